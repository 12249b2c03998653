#pragma once

#include "core/base/result.h"
#include "core/outbox/desk_meta.h"

namespace relais {

/// May she sign in without the server? For `offlineHours` after her last online sign-in on this desk, by this machine's clock
/// corrected as last heard; a clock that was set back before that sign-in counts as too late. Pure.
/// OfflineUnknownAgent, OfflineSignInExpired.
Result<Done> maySignInOffline(const std::optional<OfflineSignIn>& known, Instant now);

} // namespace relais
