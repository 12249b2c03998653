#pragma once

#include "core/people/person_state.h"

#include <QString>

namespace relais {

/// Why a message that is due is not sent. TooLate: an SMS or an e-mail whose window is over says something that is not true any more; a letter
/// is sent all the same. OutsideHours: it only waits for the hours of messages, and goes out with the next export inside them.
enum class SendingObstacle { NoAddress, NoMobile, NoEmail, TooLate, OutsideHours };
constexpr std::size_t sendingObstacleCount = 5;
QString codeOf(SendingObstacle obstacle); ///< "no_address", "no_mobile", "no_email", "too_late", "outside_hours"

/// What is missing to reach somebody by this channel; nothing: she can be reached. A number that was found wrong is none. Pure.
std::optional<SendingObstacle> obstacleTo(
    StepChannel channel, const PersonFile& file, const PersonState& state, const QString& email);

/// The mobile number by which she is reached: the first that nobody said is wrong.
std::optional<PhoneNumber> mobileOf(const PersonState& state);

} // namespace relais
