#pragma once

#include "ui/programmes/pathway_acts_view_model.h"

#include <QWidget>

class QHBoxLayout;

namespace relais {

class Chip;
class TextField;
class TextLabel;

/// What one act asks for: a day with or without an hour, a number, a few words, or one answer of several. Shows the fields of the act that is chosen, and
/// what is wrong with them beside. Interface thread.
class PathwayActForm final : public QWidget {
    Q_OBJECT
public:
    explicit PathwayActForm(PathwayActsViewModel& model, QWidget* parent = nullptr);

    /// Puts the focus where the first answer goes; false: the act asks for nothing.
    bool takeFocus();

private:
    void refresh();
    void listChoices();

    PathwayActsViewModel& m_model;
    TextLabel* m_label;
    QWidget* m_row;
    TextField* m_day;
    TextLabel* m_at;
    TextField* m_hour;
    TextField* m_count;
    TextField* m_words;
    QWidget* m_wordsBox;
    TextLabel* m_doubt;
    QWidget* m_choices;
    TextLabel* m_clock;
    TextLabel* m_problem;
    std::vector<PathwayActsViewModel::Choice> m_shown;
    QString m_shownField;
    std::vector<Chip*> m_chips;
};

} // namespace relais
