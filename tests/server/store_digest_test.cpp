// The judges of the rubbish tests, judged.
#include "tests/support/store_digest.h"

#include "tests/support/demo_desk.h"
#include "tests/support/neighbour_centre.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("a digest of the store sees one fact, and no line of the audit trail", "[server][openapi]")
{
    ServerSettings settings;
    settings.cohortDaily.reset();
    RunningServer run(settings, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    const auto contact = desk.lease(1).at(0).toObject();
    REQUIRE(run.server().keepQueues());
    StoreDigest digest(run.storeAddress());
    CHECK(digest.changed() == QStringList());

    REQUIRE(desk.post("/persons/search", {{QStringLiteral("text"), QStringLiteral("Rousseau")}}).status == 200);
    CHECK(digest.moved());
    CHECK(digest.changed() == QStringList());
    digest.note();
    CHECK_FALSE(digest.moved());

    REQUIRE(statusesOf(desk.upload({desk.started(contact)})) == QStringList{QStringLiteral("accepted")});
    CHECK(digest.changed().contains(QStringLiteral("fact")));
    CHECK(digest.changed().contains(QStringLiteral("feed")));
    digest.note();
    CHECK(digest.changed() == QStringList());
}

TEST_CASE("at the neighbour's the word that is searched for is on every screen", "[server][openapi]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    const NeighbourCentre neighbour(run);
    REQUIRE(neighbour.people.size() >= 2);
    for (const QString& person : neighbour.people) {
        const auto answer = run.client().get("/api/v1/persons/" + person.toStdString(), neighbour.token);
        CHECK(answer.status == 200);
        CHECK(answer.raw.body.find(NeighbourCentre::canary) != std::string::npos);
    }
    const auto found = run.client().post(
        "/api/v1/persons/search", neighbour.token, {{QStringLiteral("text"), QString::fromLatin1(NeighbourCentre::canary)}});
    CHECK(found.raw.body.find(NeighbourCentre::canary) != std::string::npos);
    // Next door nobody of that name is known.
    const auto none =
        DemoDesk(run, "sonia").post("/persons/search", {{QStringLiteral("text"), QString::fromLatin1(NeighbourCentre::canary)}});
    CHECK(none.status == 200);
    CHECK(none.raw.body.find(NeighbourCentre::canary) == std::string::npos);
}
