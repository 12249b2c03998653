#pragma once

#include "ui/base/card.h"
#include "ui/calls/script_view_model.h"

class QCheckBox;
class QLabel;

namespace relais {

class Chip;
class ColumnScroll;
class StepWidget;

/// The outline of the conversation with its chips; the notice first, when it has never been read. Interface thread.
class ScriptCard final : public Card {
    Q_OBJECT
public:
    explicit ScriptCard(ScriptViewModel& model, QWidget* parent = nullptr);

    void focusFirst();

private:
    void refresh();
    void rebuild(const std::vector<ScriptStepView>& steps);

    ScriptViewModel& m_model;
    ColumnScroll* m_scroll;
    Card* m_notice;
    QLabel* m_noticeText;
    QCheckBox* m_noticeRead;
    std::vector<StepWidget*> m_widgets;
    std::vector<ScriptStepView> m_shape;
    std::vector<Goal> m_goals; ///< that the review was made of
};

} // namespace relais
