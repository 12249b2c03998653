#include "core/telephony/call_state_machine.h"

namespace relais {

namespace {

int orderOf(LineState state)
{
    switch (state) {
    case LineState::Idle: return 0;
    case LineState::AgentRinging: return 1;
    case LineState::Dialing: return 2;
    case LineState::Ringing: return 3;
    case LineState::Incoming: return 3;
    case LineState::Connected: return 4;
    case LineState::Ended: return 5;
    }
    return 5;
}

} // namespace

LineEvent CallStateMachine::event() const
{
    LineEvent event;
    event.callId = m_callId;
    event.state = m_state;
    return event;
}

std::optional<LineEvent> CallStateMachine::step(LineState to)
{
    if (!isRunning() || orderOf(to) <= orderOf(m_state)) {
        return std::nullopt;
    }
    m_state = to;
    return event();
}

std::optional<LineEvent> CallStateMachine::incoming(const QString& callerNumber)
{
    if (m_state != LineState::Idle) {
        return std::nullopt;
    }
    auto told = step(LineState::Incoming);
    if (told) {
        told->callerNumber = callerNumber;
    }
    return told;
}

std::optional<LineEvent> CallStateMachine::connected(Moment now)
{
    auto told = step(LineState::Connected);
    if (told) {
        m_connectedAt = now;
    }
    return told;
}

LineCause CallStateMachine::causeOf(LineCause said) const
{
    if (m_ours) {
        return m_connectedAt ? LineCause::Completed : LineCause::Cancelled;
    }
    if (m_ringTimer && !m_connectedAt) {
        return LineCause::NoAnswer;
    }
    if (m_connectedAt) {
        const bool lost = said == LineCause::Unknown || said == LineCause::Network;
        return m_machine ? LineCause::Machine : lost ? said : LineCause::Completed;
    }
    // Nobody was connected: an end that pretends so is an end of which we know nothing.
    return said == LineCause::Completed ? LineCause::Unknown : said;
}

std::optional<LineEvent> CallStateMachine::ended(LineCause cause, Moment now, std::optional<ErrorCode> problem)
{
    if (!isRunning()) {
        return std::nullopt;
    }
    m_state = LineState::Ended;
    auto told = event();
    told.cause = causeOf(cause);
    told.problem = problem;
    const bool lost = told.cause == LineCause::Unknown || told.cause == LineCause::Network;
    if (m_ours || (m_ringTimer && !m_connectedAt)) {
        told.whoHungUp = WhoHungUp::Us;
    } else if (!lost && cause != LineCause::HandedOver) {
        told.whoHungUp = WhoHungUp::Them;
    }
    if (m_connectedAt) {
        told.talk = std::chrono::duration_cast<std::chrono::milliseconds>(now - *m_connectedAt);
    }
    return told;
}

} // namespace relais
