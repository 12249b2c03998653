#pragma once

#include "ui/activity/agent_state_view_model.h"

#include <QWidget>

namespace relais {

class KeyButton;
class Pill;
class PillButton;
class StatusDot;
class TextLabel;

/// The bar above the desk: who, which state and for how long, the network, the offer to undo, the emergency. Interface thread.
class DeskHeader final : public QWidget {
    Q_OBJECT
public:
    explicit DeskHeader(AgentStateViewModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void emergency();
    void problems();
    void keys();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void refreshClock();
    void fold();

    AgentStateViewModel& m_model;
    TextLabel* m_agent;
    StatusDot* m_dot;
    TextLabel* m_state;
    TextLabel* m_clock;
    Pill* m_after;
    TextLabel* m_undoText;
    KeyButton* m_undo;
    KeyButton* m_refused;
    PillButton* m_sync;
    Pill* m_line;
    KeyButton* m_keys;
};

} // namespace relais
