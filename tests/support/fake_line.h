#pragma once

#include "core/calls/line.h"

#include <vector>

namespace relais::test {

/// A telephone line that does what a test says. Keeps what was dialled.
class FakeLine final : public Line {
    Q_OBJECT
public:
    struct Dialled {
        QString callId;
        PhoneNumber number;
    };

    LineCapabilities capabilities() const override { return {true, true, true, true, false}; }
    QString kind() const override { return QStringLiteral("simulated"); }
    void dial(const QString& callId, const PhoneNumber& number) override
    {
        calls.push_back({callId, number});
        if (onDial) {
            onDial();
        }
        tell(LineState::Dialing);
    }
    void hangUp(const QString& callId) override
    {
        if (!calls.empty() && calls.back().callId == callId) {
            ++hungUp;
            end(LineCause::Cancelled, std::chrono::milliseconds{0}, WhoHungUp::Us);
        }
    }

    /// About the last call dialled.
    void tell(LineState state)
    {
        LineEvent event;
        event.callId = calls.back().callId;
        event.state = state;
        Q_EMIT happened(event);
    }
    void connectPerson() { tell(LineState::Ringing), tell(LineState::Connected); }
    void end(LineCause cause, std::chrono::milliseconds talk = std::chrono::milliseconds{0}, WhoHungUp who = WhoHungUp::Them)
    {
        LineEvent event;
        event.callId = calls.back().callId;
        event.state = LineState::Ended;
        event.cause = cause;
        event.whoHungUp = who;
        event.talk = talk;
        Q_EMIT happened(event);
    }
    void ringIn(const QString& callId, const QString& callerNumber)
    {
        LineEvent event;
        event.callId = callId;
        event.state = LineState::Incoming;
        event.callerNumber = callerNumber;
        Q_EMIT happened(event);
    }

    std::vector<Dialled> calls;
    int hungUp = 0;
    std::function<void()> onDial; ///< looked at by tests that want to know what was committed before
};

} // namespace relais::test
