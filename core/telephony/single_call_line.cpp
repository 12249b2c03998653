#include "core/telephony/single_call_line.h"

namespace relais {

SingleCallLine::SingleCallLine(const Clock& clock, Timers& timers) : m_clock(clock), m_timers(timers), m_telling(timers) {}

void SingleCallLine::dial(const QString& callId, const PhoneNumber& number)
{
    if (m_call.isRunning()) {
        CallStateMachine second(callId);
        tell(second.ended(LineCause::Network, m_clock.monotonic(), ErrorCode::LineUnavailable));
        return;
    }
    m_call = CallStateMachine(callId);
    if (!mayBeDialled(number)) {
        over(LineCause::InvalidNumber, ErrorCode::NumberRefused);
        return;
    }
    begin(callId, number);
}

void SingleCallLine::hangUp(const QString& callId)
{
    if (!m_call.isRunning() || m_call.callId() != callId || !capabilities().canHangUp) {
        return;
    }
    m_call.weHangUp();
    drop();
}

bool SingleCallLine::beginIncoming(const QString& callId, const QString& callerNumber)
{
    if (m_call.isRunning()) {
        return false;
    }
    m_call = CallStateMachine(callId);
    tell(m_call.incoming(callerNumber));
    return true;
}

void SingleCallLine::over(LineCause cause, std::optional<ErrorCode> problem)
{
    tell(m_call.ended(cause, m_clock.monotonic(), problem));
}

void SingleCallLine::tell(std::optional<LineEvent> event)
{
    if (!event) {
        return;
    }
    m_waiting.push_back(*event);
    if (!m_telling.isPending()) {
        m_telling.start(std::chrono::milliseconds(0), [this] { flush(); });
    }
}

void SingleCallLine::flush()
{
    // A listener may dial again at once: what that tells waits for the next turn.
    const auto now = std::exchange(m_waiting, {});
    for (const auto& event : now) {
        Q_EMIT happened(event);
    }
}

} // namespace relais
