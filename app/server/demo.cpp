#include "app/server/demo.h"

#include "app/server/central_work.h"
#include "app/server/provision.h"
#include "core/accounts/secret.h"
#include "core/base/json_writer.h"
#include "core/simulation/demo_scenario.h"
#include "db/simulation/demo_store.h"

namespace relais {

namespace {

Provision provisionOf(const DemoScenario& scenario)
{
    Provision provision{scenario.centre, scenario.centreName, scenario.calendar, scenario.deskEnrolmentCode, {}};
    for (const auto& agent : scenario.agents) {
        provision.agents.push_back({agent.id, agent.login, agent.password, agent.displayName, agent.role, agent.competences});
    }
    return provision;
}

/// Somebody of a centre next door: an id that exists, and is nobody's business here.
PersonId writeNeighbour(CentralJob& job, const DemoScenario& scenario, IdMaker& ids)
{
    const CentreId elsewhere{scenario.centre.code + QStringLiteral("-voisin")};
    job.accounts.putCentre({elsewhere, QStringLiteral("Centre voisin"), scenario.calendar});
    DemoPerson person = scenario.people.front();
    person.id = ids.make<PersonId>();
    person.nir = {}; // A centre that is started again gets another neighbour, and a NIR stands once.
    writeDemoPerson(job.connection, elsewhere, person, scenario.campaigns.front(), ids.make<ImportId>(), 2, job.now);
    return person.id;
}

/// The token of a session that ended an hour ago.
QByteArray writeStaleToken(CentralJob& job, const DemoScenario& scenario, const EnrolledDesk& desk, Random& random)
{
    const QByteArray token = makeSecret(random);
    AgentSession session;
    session.agent.id = scenario.agents.front().id;
    session.agent.centre = scenario.centre;
    session.desk = desk;
    session.expiresAt = job.now - std::chrono::hours(1);
    job.accounts.openSession(session, secretHash(token), job.now - std::chrono::hours(13));
    return token;
}

QJsonObject agentJson(const DemoAgent& agent)
{
    return JsonWriter()
        .text("login", agent.login)
        .text("password", agent.password)
        .text("display_name", agent.displayName)
        .text("says", agent.says)
        .text("role", codeOf(agent.role))
        .codes("competences", agent.competences)
        .done();
}

} // namespace

Result<QJsonObject> writeDemoCentre(RelaisServer& server, std::uint64_t seed)
{
    const auto scenario = makeDemoScenario(seed, server.clock().now());
    if (!scenario) {
        return failure(scenario.error());
    }
    CentralWork& work = server.work();
    const auto known =
        work.read(scenario->centre, [&](CentralJob& job) { return job.accounts.centre(scenario->centre).has_value(); });
    if (!known) {
        return failure(known.error());
    }
    if (!*known) {
        const auto added =
            provision(server.database(), server.hasher(), server.ids(), provisionOf(*scenario), server.clock().now());
        if (!added) {
            return failure(added.error());
        }
        server.rules().assign(scenario->centre, scenario->calendar);
        const auto written = work.run(Access::WriteAlone, scenario->centre, [&](CentralJob& job) {
            job.accounts.putDesk({scenario->historyDesk, scenario->centre, scenario->historyDeskName},
                secretHash(makeSecret(server.random())), job.now);
            return writeDemo(job.connection, job.stores, job.rules, *scenario, job.now);
        });
        if (!written) {
            return failure(written.error());
        }
        if (const auto kept = server.keepQueues(); !kept) {
            return failure(kept.error());
        }
    }
    const CampaignCode campaign = scenario->campaigns.front();
    const QByteArray credential = makeSecret(server.random());
    const EnrolledDesk desk{server.ids().make<DeskId>(), scenario->centre, QStringLiteral("Poste de démonstration")};
    return work.run(Access::WriteAlone, scenario->centre, [&](CentralJob& job) {
        job.accounts.putDesk(desk, secretHash(credential), job.now);
        const auto counts = job.unit.funnel.of(campaign);
        const auto ready = counts.find(QStringLiteral("entries.ready"));
        return JsonWriter()
            .text("campaign", campaign.code)
            .integer("contacts_ready", ready == counts.end() ? 0 : ready->second)
            .text("centre_id", scenario->centre.code)
            .text("desk_enrolment_code", scenario->deskEnrolmentCode)
            .object("desk", JsonWriter().id("desk_id", desk.id).text("credential", QString::fromLatin1(credential)).done())
            .list("agents", scenario->agents, agentJson)
            .text("expired_token", QString::fromLatin1(writeStaleToken(job, *scenario, desk, server.random())))
            .id("foreign_person_id", writeNeighbour(job, *scenario, server.ids()))
            .done();
    });
}

} // namespace relais
