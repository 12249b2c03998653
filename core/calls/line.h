#pragma once

#include "core/base/error.h"
#include "core/calls/line_cause.h"
#include "core/people/phone_number.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <optional>

namespace relais {

/// What a line can tell and do; the desk shows only that.
struct LineCapabilities {
    bool reportsRinging = false;
    bool reportsOutcome = false;
    bool canHangUp = false;
    bool inbound = false;
    bool machineDetection = false;
    bool operator==(const LineCapabilities&) const = default;
};

enum class LineState { Idle, AgentRinging, Dialing, Ringing, Connected, Incoming, Ended };
enum class WhoHungUp { Nobody, Us, Them };

/// How a call stands. `talk` is person connected to person gone, on a monotonic clock.
struct LineEvent {
    QString callId; ///< opaque, ours: never a name or a number
    LineState state = LineState::Idle;
    LineCause cause = LineCause::Unknown;    ///< when Ended
    WhoHungUp whoHungUp = WhoHungUp::Nobody; ///< when Ended
    std::chrono::milliseconds talk{0};       ///< when Ended
    QString callerNumber;                    ///< when Incoming: a suggestion only, caller ids are spoofed
    std::optional<ErrorCode> problem{};      ///< when Ended by a failure of ours: LineUnavailable, NumberRefused
    bool operator==(const LineEvent&) const = default;
};

/// A telephone line: a port. One call at a time. Owned by the composition root; lives on the interface thread; no call blocks.
/// `dial` never throws and never fails by value: a refusal is an Ended event with its cause. The first end wins, later ones are dropped.
/// The number passes the gate (`mayBeDialled`) before every adapter: refuse, never strip. No event comes from inside `dial` or `hangUp`.
class Line : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual LineCapabilities capabilities() const = 0;
    /// "simulated", "tel", "command": goes into the attempt.
    virtual QString kind() const = 0;
    virtual void dial(const QString& callId, const PhoneNumber& number) = 0;
    virtual void hangUp(const QString& callId) = 0;

Q_SIGNALS:
    void happened(const relais::LineEvent& event);
};

} // namespace relais
