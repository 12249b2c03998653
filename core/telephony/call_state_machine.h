#pragma once

#include "core/calls/line.h"

namespace relais {

/// How one call may go: idle → agent ringing → dialing → ringing → connected → ended, or incoming → connected → ended.
/// Steps only lead forward; what comes twice, too late or backwards is dropped, and the first end wins. A pure value: each
/// step answers the event to tell, or nothing. `now` is monotonic; talk runs from the person's connection to her leaving.
class CallStateMachine {
public:
    using Moment = std::chrono::nanoseconds;

    /// No call: every step answers nothing.
    CallStateMachine() = default;
    explicit CallStateMachine(QString callId) : m_active(true), m_callId(std::move(callId)) {}

    const QString& callId() const { return m_callId; }
    LineState state() const { return m_state; }
    bool isRunning() const { return m_active && m_state != LineState::Ended; }

    std::optional<LineEvent> agentRinging() { return step(LineState::AgentRinging); }
    std::optional<LineEvent> dialing() { return step(LineState::Dialing); }
    std::optional<LineEvent> ringing() { return step(LineState::Ringing); }
    std::optional<LineEvent> incoming(const QString& callerNumber);
    std::optional<LineEvent> connected(Moment now);
    /// What answered is a machine: known before the end.
    void machineDetected() { m_machine = true; }
    /// To be noted before the line is asked: an answer may already be on its way.
    void weHangUp() { m_ours = true; }
    void weStopRinging() { m_ringTimer = true; }

    /// The call is over, for the telephone's own reason. What we wanted comes first: hung up before an answer is
    /// `cancelled`, after one it is a completed call that we ended; our ring timer is `no_answer`; then a machine; else,
    /// once connected, `completed`, unless the line was lost (`unknown`, `network`).
    std::optional<LineEvent> ended(LineCause cause, Moment now, std::optional<ErrorCode> problem = {});

private:
    std::optional<LineEvent> step(LineState to);
    LineEvent event() const;
    LineCause causeOf(LineCause said) const;

    bool m_active = false;
    QString m_callId;
    LineState m_state = LineState::Idle;
    std::optional<Moment> m_connectedAt;
    bool m_machine = false;
    bool m_ours = false;
    bool m_ringTimer = false;
};

} // namespace relais
