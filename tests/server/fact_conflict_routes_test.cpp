#include "tests/support/demo_desk.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using namespace Qt::StringLiterals;

namespace {

QJsonArray conflictsFor(const DemoDesk& desk)
{
    const auto answer = desk.get("/fact-conflicts");
    REQUIRE(answer.status == 200);
    return answer.json.value(u"items").toArray();
}

QJsonObject promise(DemoDesk& desk, const QJsonObject& contact, const char* from, const char* until)
{
    QJsonObject fact = desk.fact(contact, "promise_made",
        {{u"campaign"_s, contact.value(u"campaign")},
            {u"due"_s, QJsonObject{{u"from"_s, QString::fromLatin1(from)}, {u"until"_s, QString::fromLatin1(until)}}}});
    fact.remove(u"fence"_s);
    return fact;
}

} // namespace

TEST_CASE("a callback promised twice is shown to the manager and the campaign lead, with who said which, and to nobody else",
    "[server][outbox]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk first(run, "sonia");
    DemoDesk second(run, "sonia");
    DemoDesk manager(run, "helene");
    DemoDesk lead(run, "julie");
    const auto before = conflictsFor(manager).size();
    const auto contact = first.lease(1).first().toObject();
    const QJsonObject one = promise(first, contact, "2026-11-04T09:00:00Z", "2026-11-04T10:00:00Z");
    const QJsonObject two = promise(second, contact, "2026-11-05T09:00:00Z", "2026-11-05T10:00:00Z");
    run.clock.advance(std::chrono::minutes(1));
    REQUIRE(statusesOf(first.upload({one})) == QStringList{u"accepted"_s});
    REQUIRE(statusesOf(second.upload({two})) == QStringList{u"accepted_conflict"_s});

    const auto listed = conflictsFor(manager);
    REQUIRE(listed.size() == before + 1);
    const auto shown = listed.first().toObject();
    CHECK(shown.value(u"fact_id") == two.value(u"id"));
    CHECK(shown.value(u"person_id") == contact.value(u"person_id"));
    CHECK(shown.value(u"type") == u"promise_made"_s);
    CHECK(shown.value(u"code") == u"said_elsewhere"_s);
    CHECK(shown.value(u"other_at") == one.value(u"occurred_at"));
    CHECK_FALSE(shown.value(u"said_by").toString().isEmpty());
    CHECK_FALSE(shown.value(u"other_by").toString().isEmpty());
    CHECK_FALSE(shown.value(u"person_name").toString().isEmpty());
    CHECK(conflictsFor(lead) == listed);

    CHECK(first.get("/fact-conflicts").status == 403);
    CHECK(DemoDesk(run, "vidal").get("/fact-conflicts").status == 403);
    CHECK(run.client().get("/api/v1/fact-conflicts").status == 401);

    // Whose name was shown is in the trail, once for each who looked.
    const auto trail = run.server().database().runAndWait(Access::Read, [](Connection& connection) {
        AccountRepository accounts(connection);
        return accounts.auditTrail(accounts.centres().front().id);
    });
    REQUIRE(trail);
    (void)conflictsFor(manager);
    CHECK(std::count_if(trail->begin(), trail->end(), [&](const AuditEvent& event) {
        return event.act == AuditAct::PersonRead && event.person
            && event.person->text() == contact.value(u"person_id").toString();
    }) == 2);

    // After thirty days it is history.
    run.clock.advance(std::chrono::days(31));
    DemoDesk later(run, "helene");
    CHECK(conflictsFor(later).isEmpty());
}
