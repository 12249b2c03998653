#pragma once

#include "app/server/api_routes.h"
#include "core/accounts/sign_in.h"

namespace relais {

/// What signing in and out needs of the rest of the server.
struct AccountNeighbours {
    std::function<Result<QString>(const CentreId&)> feedEpoch;
    /// Ends the session, with what its desk holds.
    std::function<Result<Done>(const AgentSession&, const QByteArray& token)> signOut;
};

/// enrolDesk, signIn, signOut. Borrows what it is given.
void addAccountRoutes(ApiRoutes& routes, SignIn& signIn, const Clock& clock, const AccountNeighbours& neighbours);

} // namespace relais
