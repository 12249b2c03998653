#include "tests/support/neighbour_centre.h"

#include "app/server/provision.h"
#include "core/simulation/demo_scenario.h"
#include "db/simulation/demo_store.h"

#include <QJsonArray>

namespace relais::test {

namespace {

/// An invented centre of its own ids; each text about a person is the one word.
DemoScenario markedScenario(Instant now)
{
    DemoScenario scenario = makeDemoScenario(4711, now, {20, 6, 1}).value();
    const QString word = QString::fromLatin1(NeighbourCentre::canary);
    scenario.centre = CentreId{QStringLiteral("voisine")};
    scenario.centreName = word;
    scenario.deskEnrolmentCode = QStringLiteral("VOISINE-1");
    scenario.historyDeskName = word;
    for (DemoAgent& agent : scenario.agents) {
        agent.displayName = word;
    }
    for (DemoPerson& person : scenario.people) {
        person.identity.birthName = word;
        person.identity.usedName.clear();
        person.identity.firstName = word;
        person.addressLine = word;
        person.town = word;
        person.treatingPhysicianName = word;
    }
    for (Fact& fact : scenario.facts) {
        fact.centre = scenario.centre;
        if (auto* closed = std::get_if<AttemptClosed>(&fact.body)) {
            closed->note = word;
        }
    }
    return scenario;
}

} // namespace

NeighbourCentre::NeighbourCentre(RunningServer& run)
{
    RelaisServer& server = run.server();
    const Instant now = run.clock.now();
    const DemoScenario scenario = markedScenario(now);
    Provision plan{scenario.centre, scenario.centreName, scenario.calendar, scenario.deskEnrolmentCode, {}};
    for (const auto& one : scenario.agents) {
        plan.agents.push_back({one.id, one.login, one.password, one.displayName, one.role, one.competences});
    }
    provision(server.database(), run.hasher(), server.ids(), plan, now).value();
    server.rules().assign(scenario.centre, scenario.calendar);
    server.work()
        .run(Access::WriteAlone, scenario.centre,
            [&](CentralJob& job) {
                job.accounts.putDesk({scenario.historyDesk, scenario.centre, scenario.historyDeskName},
                    secretHash(makeSecret(server.random())), job.now);
                return writeDemo(job.connection, job.stores, job.rules, scenario, job.now);
            })
        .value();
    server.keepQueues().value();

    centre = scenario.centre.code;
    const HttpClient client = run.client();
    const auto enrolled = client.post("/api/v1/desks", {},
        {{QStringLiteral("enrolment_code"), scenario.deskEnrolmentCode}, {QStringLiteral("desk_name"), QStringLiteral("Poste")}});
    credential = enrolled.json.value(QStringLiteral("credential")).toString().toLatin1();
    desk = enrolled.json.value(QStringLiteral("desk_id")).toString();
    token = signIn(client, QStringLiteral("sonia"));
    leadToken = signIn(client, QStringLiteral("julie"));
    const auto lent = client.post("/api/v1/leases", token, {{QStringLiteral("max"), 6}});
    for (const auto& item : lent.json.value(QStringLiteral("items")).toArray()) {
        const auto contact = item.toObject();
        people.append(contact.value(QStringLiteral("person_id")).toString());
        leases.append(contact.value(QStringLiteral("lease_id")).toString());
        entries.append(contact.value(QStringLiteral("entry_id")).toString());
    }
    import = client
                 .post("/api/v1/imports", leadToken,
                     {{QStringLiteral("campaign"), scenario.campaigns.front().code},
                         { QStringLiteral("reference_date"),
                             QStringLiteral("2026-11-01") }})
                 .json.value(QStringLiteral("import_id"))
                 .toString();
    if (people.isEmpty() || import.isEmpty()) {
        throw std::runtime_error("the centre next door is not at work");
    }
}

QByteArray NeighbourCentre::signIn(const HttpClient& client, const QString& login)
{
    const auto signedIn = client.post("/api/v1/sessions", credential,
        {{QStringLiteral("login"), login}, {QStringLiteral("password"), QStringLiteral("demo-") + login}});
    agent = signedIn.json.value(QStringLiteral("agent_id")).toString();
    return signedIn.json.value(QStringLiteral("token")).toString().toLatin1();
}

} // namespace relais::test
