#include "core/accounts/offline_rule.h"

namespace relais {

Result<Done> maySignInOffline(const std::optional<OfflineSignIn>& known, Instant now)
{
    // What two machines' clocks may differ by without anybody having set them.
    constexpr std::chrono::minutes tolerance{5};
    if (!known) {
        return failure(ErrorCode::OfflineUnknownAgent, QStringLiteral("no online sign-in on this desk yet"));
    }
    if (now < known->at - tolerance || now >= known->at + std::chrono::hours(known->session.offlineHours)) {
        return failure(ErrorCode::OfflineSignInExpired, QStringLiteral("too long since the last online sign-in"));
    }
    return Done{};
}

} // namespace relais
