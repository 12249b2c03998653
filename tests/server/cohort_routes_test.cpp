#include "core/programmes/cohort_json.h"
#include "core/programmes/cohort_place.h"
#include "db/programmes/cohort_repository.h"
#include "tests/support/demo_desk.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

const QString diabetes = QStringLiteral("sophia-diabetes");

CohortRequest asking(int number, int nurseHundredths)
{
    std::array<std::uint8_t, 16> bytes{0x01, 0x93, 0, 0, 0, 0, 0x70, 0, 0x80};
    bytes[15] = static_cast<std::uint8_t>(number);
    return {CohortRunId(Uuid(bytes)), diabetes, nurseHundredths, 60};
}

PhoneCohorts cohortsSeenBy(const DemoDesk& desk)
{
    const auto answer = desk.get("/phone-cohorts");
    REQUIRE(answer.status == 200);
    return phoneCohortsFromJson(answer.json).value();
}

} // namespace

TEST_CASE("a phone cohort is chosen by a manager or a campaign lead, by nobody else", "[server][cohort]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    struct Row {
        const char* login;
        int reads;
        int chooses;
    };
    const Row rows[] = {{"helene", 200, 202}, {"julie", 200, 202}, {"marie", 403, 403}, {"sonia", 403, 403}, {"vidal", 403, 403},
        {"admin", 403, 403}};
    int number = 0;
    for (const Row& row : rows) {
        INFO(row.login);
        const DemoDesk desk(run, row.login);
        CHECK(desk.get("/phone-cohorts").status == row.reads);
        CHECK(desk.post("/phone-cohorts", toJson(asking(++number, 1000))).status == row.chooses);
        REQUIRE(run.server().keepCohorts()); // before the next one asks
    }
    CHECK(run.client().get("/api/v1/phone-cohorts").status == 401);
}

TEST_CASE("a cohort that a manager asks for is chosen by the server, once for one request", "[server][cohort]")
{
    ServerSettings settings;
    settings.cohortDaily.reset();
    RunningServer run(settings, RunningServer::Centre::Demo);
    const DemoDesk manager(run, "helene");
    const auto before = cohortsSeenBy(manager);
    REQUIRE(before.of(diabetes) != nullptr);
    CHECK_FALSE(before.of(diabetes)->done); // never chosen
    CHECK_FALSE(before.daily);

    const auto taken = manager.post("/phone-cohorts", toJson(asking(1, 0))); // nobody phones any more
    REQUIRE(taken.status == 202);
    REQUIRE(run.server().keepCohorts());
    const auto after = cohortsSeenBy(manager);
    REQUIRE(after.of(diabetes)->done);
    const CohortRun& done = *after.of(diabetes)->done;
    CHECK(done.id == asking(1, 0).id);
    CHECK(done.cause == CohortRun::Cause::Agent);
    CHECK(done.capacity == 0);
    CHECK(done.left > 0); // the demo's members were called
    CHECK(done.before >= done.left);

    // Sent again it is the same one; another id is another one.
    CHECK(manager.post("/phone-cohorts", toJson(asking(1, 0))).status == 202);
    REQUIRE(run.server().keepCohorts());
    CHECK(cohortsSeenBy(manager) == after);
    CHECK(manager.post("/phone-cohorts", toJson(asking(2, 1000))).status == 202);
    REQUIRE(run.server().keepCohorts());
    const auto back = cohortsSeenBy(manager).of(diabetes)->done.value();
    CHECK(back.entered >= done.left); // there is room again
    CHECK(back.after == back.before + back.entered - back.left);

    CohortRequest nowhere = asking(3, 100);
    nowhere.pathway = QStringLiteral("sophia-asthma");
    CHECK(manager.post("/phone-cohorts", toJson(nowhere)).status == 404); // everybody on it is called
    const auto trail = run.server().database().runAndWait(
        Access::Read, [&](Connection& connection) { return AccountRepository(connection).auditTrail(run.centre); });
    REQUIRE(trail);
    CHECK(std::any_of(trail->begin(), trail->end(), [&](const AuditEvent& event) {
        return event.act == AuditAct::CohortLeft && event.agent && event.agent->text() == manager.agent
            && event.reason.startsWith(QStringLiteral("agent "));
    }));
}

TEST_CASE("once a night the server chooses by itself, by what a manager said last", "[server][cohort]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    const DemoDesk manager(run, "helene");
    REQUIRE(manager.post("/phone-cohorts", toJson(asking(1, 725))).status == 202);
    REQUIRE(run.server().keepCohorts());
    CHECK(cohortsSeenBy(manager).of(diabetes)->done->cause == CohortRun::Cause::Agent); // by day nothing is due
    run.clock.setWall(instantFromText(u"2026-11-04T02:00:30Z").value());                // three in the morning
    REQUIRE(run.server().keepCohorts());
    const auto newest = [&] {
        const auto found = run.server().database().runAndWait(
            Access::Read, [&](Connection& connection) { return CohortRepository(connection, run.centre).newest(diabetes); });
        REQUIRE(found);
        return found->value();
    };
    const CohortRun night = newest();
    CHECK(night.cause == CohortRun::Cause::Daily);
    CHECK(night.said == CohortRun::Said{725, 60});
    CHECK(night.state == CohortRun::State::Done);
    run.clock.advance(std::chrono::hours(1));
    REQUIRE(run.server().keepCohorts());
    CHECK(newest().id == night.id); // once
    run.clock.setWall(instantFromText(u"2026-11-05T02:00:30Z").value());
    REQUIRE(run.server().keepCohorts());
    CHECK(newest().id != night.id);
}

TEST_CASE("a run that an end of the server broke off is ended at the next start", "[server][cohort]")
{
    ServerSettings settings;
    settings.cohortDaily.reset();
    RunningServer run(settings, RunningServer::Centre::Demo);
    // As a request leaves it that was taken in just before the end.
    CohortRun left;
    left.id = asking(9, 0).id;
    left.pathway = diabetes;
    left.cause = CohortRun::Cause::Agent;
    left.said = {0, 60};
    left.askedAt = run.clock.now() - std::chrono::hours(2);
    left.touchedAt = left.askedAt;
    CohortRun gone = left;
    gone.id = asking(10, 0).id;
    gone.pathway = QStringLiteral("sophia-asthma"); // whose cohort is no more
    const auto kept = run.server().database().runAndWait(Access::Write, [&](Connection& connection) {
        CohortRepository runs(connection, run.centre);
        runs.begin(left);
        runs.begin(gone);
        return Done{};
    });
    REQUIRE(kept);
    static_cast<void>(run.server().keepCohorts()); // says that one of them cannot be
    const auto ended = run.server().database().runAndWait(Access::Read, [&](Connection& connection) {
        CohortRepository runs(connection, run.centre);
        return std::pair(runs.find(left.id).value().state, runs.find(gone.id).value().state);
    });
    REQUIRE(ended);
    CHECK(ended->first == CohortRun::State::Done);
    CHECK(ended->second == CohortRun::State::GivenUp);
}
