#pragma once

#include "core/calls/line_cause.h"

#include <QByteArray>

#include <optional>

namespace relais {

/// What a line of a command hook's output says: {"event":"ringing"}, {"event":"ended","cause":"busy"}.
struct HookEvent {
    enum class Kind { AgentRinging, Dialing, Ringing, Connected, Machine, Ended };
    Kind kind = Kind::Dialing;
    LineCause cause = LineCause::Completed; ///< with Ended; completed when it says none
    bool operator==(const HookEvent&) const = default;
};

/// One line, without its newline. Anything that is not such an object gives nothing: a dialler may chat.
std::optional<HookEvent> hookEventFromLine(const QByteArray& line);

/// What the exit of a hook means that did not print an end: 0 handed over, 10 busy, 11 no_answer, 12 machine, 13 rejected,
/// 14 invalid_number, 15 cancelled; everything else network.
LineCause causeOfExitCode(int exitCode);

} // namespace relais
