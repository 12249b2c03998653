#pragma once

#include "ui/activity/agent_state_view_model.h"
#include "ui/calls/line_view_model.h"
#include "ui/queue/waiting_view_model.h"

#include <QObject>

namespace relais {

/// What the desk says aloud to a screen reader when its state has changed: who is on screen and how the call stands, somebody who calls in, and
/// the network when it goes or comes back. Each once. Borrows what it speaks of. Interface thread.
class DeskVoice final : public QObject {
    Q_OBJECT
public:
    DeskVoice(CallDesk& desk, const Clock& clock, const TimeWords& time, const LineViewModel& line,
        const WaitingViewModel& waiting, const AgentStateViewModel& agent, QObject* parent = nullptr);

    /// `contactKey` tells one contact on screen from another.
    void tell(const QString& contactKey);

Q_SIGNALS:
    void announced(const QString& text);

private:
    CallDesk& m_desk;
    const Clock& m_clock;
    TimeWords m_time;
    const LineViewModel& m_line;
    const WaitingViewModel& m_waiting;
    const AgentStateViewModel& m_agent;
    QString m_lastPhase;
    QString m_lastSync;
    bool m_incoming = false;
};

} // namespace relais
