#pragma once

#include "ui/people/consent_view_model.h"

#include <QWidget>

class QVBoxLayout;

namespace relais {

class Chip;
class TextLabel;

/// Each consent with how it stands, and two marks to say it anew: yes or no. By mouse, or Tab and the space bar. Interface thread.
class ConsentPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ConsentPanel(ConsentViewModel& model, QWidget* parent = nullptr);

private:
    struct Line {
        TextLabel* said;
        Chip* yes;
        Chip* no;
    };
    void rebuild();
    void refresh();
    Chip* mark(QWidget* holder, int row, bool given);

    ConsentViewModel& m_model;
    QVBoxLayout* m_column;
    TextLabel* m_message;
    QWidget* m_content = nullptr;
    QStringList m_titles;
    std::vector<Line> m_lines;
};

} // namespace relais
