#pragma once

#include "ui/activity/agent_state_view_model.h"

#include <QMenu>

namespace relais {

/// The menu of F12: pauses, activities, the last call, leaving. Never modal: it is popped up, and the call goes on. Interface thread.
class StateMenu final : public QMenu {
    Q_OBJECT
public:
    explicit StateMenu(AgentStateViewModel& model, QWidget* parent);
    /// Shows it with its lower left corner at `anchor`'s upper left one, within the screen.
    void popupAbove(QWidget* anchor);

Q_SIGNALS:
    void giveBack();
    void counters();

private:
    void fill();

    AgentStateViewModel& m_model;
};

} // namespace relais
