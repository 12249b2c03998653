#pragma once

#include "ui/programmes/questionnaire_view_model.h"

#include <QWidget>

class QCheckBox;
class QVBoxLayout;

namespace relais {

class KeyButton;
class TextLabel;

/// The end of a questionnaire: the level in words, what it means and what follows, the consents, and joining. Interface thread.
class QuestionnaireEnd final : public QWidget {
    Q_OBJECT
public:
    explicit QuestionnaireEnd(QuestionnaireViewModel& model, QWidget* parent = nullptr);

    void takeFocus();
    bool toggle(int consent); ///< by its key; false: there is no such one

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void rebuild();

    QuestionnaireViewModel& m_model;
    TextLabel* m_level;
    TextLabel* m_meaning;
    TextLabel* m_follows;
    TextLabel* m_heading;
    QVBoxLayout* m_list;
    std::vector<QWidget*> m_rows;
    std::vector<QCheckBox*> m_boxes;
    QStringList m_shape;
    TextLabel* m_missing;
    KeyButton* m_back;
    KeyButton* m_finish;
};

} // namespace relais
