#include "app/server/account_routes.h"

#include "app/server/problem.h"
#include "core/accounts/session_json.h"
#include "core/outbox/fact_json.h"

namespace relais {

namespace {

HttpResponse refused(const SignInRefusal& refusal)
{
    if (refusal.retryAfter) {
        return problem(429, "rate_limited", refusal.retryAfter);
    }
    if (refusal.error.code == ErrorCode::NotPermitted) {
        return problem(403, "enrolment_code_refused");
    }
    return problemOf(refusal.error);
}

} // namespace

void addAccountRoutes(ApiRoutes& routes, SignIn& signIn, const Clock& clock, const AccountNeighbours& neighbours)
{
    routes.on("enrolDesk", [&signIn](const ApiCall& call) {
        const auto request = deskEnrolmentRequestFromJson(call.body);
        if (!request) {
            return problemOf(request.error());
        }
        const auto enrolled =
            signIn.enrolDesk(request->enrolmentCode, request->deskName, QString::fromStdString(call.http.remoteAddress));
        return enrolled ? jsonAnswer(toJson(*enrolled), 201) : refused(enrolled.error());
    });

    routes.on("signIn", [&signIn, &clock, neighbours](const ApiCall& call) {
        const auto request = signInRequestFromJson(call.body);
        if (!request) {
            return problemOf(request.error());
        }
        const auto epoch = neighbours.feedEpoch(call.desk->centre);
        if (!epoch) {
            return problemOf(epoch.error());
        }
        const auto signedIn = signIn.signIn(*call.desk, request->login, request->password);
        if (!signedIn) {
            return refused(signedIn.error());
        }
        const AgentAccount& agent = signedIn->session.agent;
        const SignInAnswer answer{QString::fromLatin1(signedIn->token), signedIn->session.expiresAt, clock.now(), agent.id,
            agent.centre, signedIn->centre.name, agent.role, agent.displayName, agent.competences,
            static_cast<int>(signedIn->offline.count()), newestFactVersion, signedIn->centre.calendar, *epoch};
        return jsonAnswer(toJson(answer), 201);
    });

    routes.on("signOut", [neighbours](const ApiCall& call) {
        const auto done = neighbours.signOut(*call.session, call.secret);
        return done ? emptyAnswer() : problemOf(done.error());
    });
}

} // namespace relais
