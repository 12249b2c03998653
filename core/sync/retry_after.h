#pragma once

#include <QByteArray>

#include <chrono>

namespace relais {

/// However long a server asks to be left alone, after this it is asked again.
inline constexpr std::chrono::seconds longestRetryAfter{300};

/// What the header Retry-After asks for (RFC 9110 §10.2.3): seconds, or a moment by the sender's own clock, which the header Date of the
/// same answer tells. Zero when it says nothing that can be read, is over already, or names a moment without a Date; never above
/// longestRetryAfter. Pure.
std::chrono::seconds retryAfterOf(const QByteArray& retryAfter, const QByteArray& date);

} // namespace relais
