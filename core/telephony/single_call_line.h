#pragma once

#include "core/base/clock.h"
#include "core/base/one_shot.h"
#include "core/telephony/call_state_machine.h"

#include <deque>

namespace relais {

/// What all our lines share: the gate, one call at a time, the state machine, and events that never come from inside a call
/// to the line. An adapter says how a call begins and how it is dropped, and reports steps. Interface thread; borrows its ports.
class SingleCallLine : public Line {
    Q_OBJECT
public:
    SingleCallLine(const Clock& clock, Timers& timers);

    /// Refused numbers end as invalid_number (NumberRefused), a second call at once as network (LineUnavailable).
    void dial(const QString& callId, const PhoneNumber& number) final;
    /// Of a call that is not the running one, or on a line that cannot: nothing.
    void hangUp(const QString& callId) final;

protected:
    /// The number has passed the gate.
    virtual void begin(const QString& callId, const PhoneNumber& number) = 0;
    /// The intent is noted; the adapter reports the end by `over`.
    virtual void drop() = 0;

    const CallStateMachine& call() const { return m_call; }
    /// Starts an inbound call; false while another one runs.
    bool beginIncoming(const QString& callId, const QString& callerNumber);
    void agentRinging() { tell(m_call.agentRinging()); }
    void dialing() { tell(m_call.dialing()); }
    void ringing() { tell(m_call.ringing()); }
    void connected() { tell(m_call.connected(m_clock.monotonic())); }
    void machineDetected() { m_call.machineDetected(); }
    void stopRinging() { m_call.weStopRinging(); }
    void over(LineCause cause, std::optional<ErrorCode> problem = {});
    Timers& timers() { return m_timers; }

private:
    void tell(std::optional<LineEvent> event);
    void flush();

    const Clock& m_clock;
    Timers& m_timers;
    CallStateMachine m_call;
    std::deque<LineEvent> m_waiting;
    OneShot m_telling;
};

} // namespace relais
