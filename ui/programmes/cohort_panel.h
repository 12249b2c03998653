#pragma once

#include "ui/programmes/cohort_view_model.h"

#include <QWidget>

namespace relais {

class KeyButton;
class TextLabel;

/// The phone cohort under the load of its frequency: how it stands, how many fit, and a button that asks before it has the server choose anew.
/// Escape takes the question back. Interface thread.
class CohortPanel final : public QWidget {
    Q_OBJECT
public:
    CohortPanel(CallDesk& desk, const Calendar& calendar, const CentreId& centre, QWidget* parent = nullptr);

    CohortViewModel& model() { return m_model; }

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();

    CohortViewModel m_model;
    TextLabel* m_standing;
    TextLabel* m_bound;
    TextLabel* m_question;
    TextLabel* m_message;
    KeyButton* m_ask;
    KeyButton* m_choose;
    KeyButton* m_takeBack;
};

} // namespace relais
