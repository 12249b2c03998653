#include "core/calls/open_alerts.h"
#include "core/calls/waiting_alert_json.h"
#include "tests/support/sample_people.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("an alert is escalated once it has waited the whole delay", "[calls][emergency]")
{
    using namespace std::chrono_literals;
    const Instant raised = instantFromText(u"2026-11-03T09:00:00Z").value();
    const std::tuple<std::chrono::seconds, std::chrono::minutes, AlertStanding> rows[] = {{0s, 10min, AlertStanding::Open},
        {599s, 10min, AlertStanding::Open}, {600s, 10min, AlertStanding::Escalated}, {24h, 10min, AlertStanding::Escalated},
        {60s, 1min, AlertStanding::Escalated}, {59s, 1min, AlertStanding::Open}, {-300s, 10min, AlertStanding::Open}};
    for (const auto& [waited, delay, standing] : rows) {
        CAPTURE(waited.count(), delay.count());
        CHECK(standingOf(raised, raised + waited, delay) == standing);
    }
}

TEST_CASE("a waiting alert is read as it was written", "[calls][emergency]")
{
    WaitingAlert alert;
    alert.alert = sampleId<FactId>(1);
    alert.person = sampleId<PersonId>(2);
    alert.identity =
        PersonIdentity{QStringLiteral("Rousseau"), {}, QStringLiteral("Marguerite"), QDate(1964, 3, 14), Sex::Female};
    alert.addressLine = QStringLiteral("12 rue des Lilas");
    alert.postalCode = QStringLiteral("44000");
    alert.town = QStringLiteral("Nantes");
    alert.callBack = {PhoneNumber{QStringLiteral("+33639981234")}, PhoneNumber{QStringLiteral("+33261910001")}};
    alert.raisedAt = instantFromText(u"2026-11-03T09:00:00Z").value();
    alert.raisedBy = QStringLiteral("Marie L.");
    alert.standing = AlertStanding::Escalated;
    alert.takenBackAt = alert.raisedAt + std::chrono::minutes(3);
    WaitingAlert bare;
    bare.alert = sampleId<FactId>(3);
    bare.person = sampleId<PersonId>(4);
    bare.raisedAt = alert.raisedAt;
    const auto read = waitingAlertsFromJson(toJson(std::vector{alert, bare}));
    REQUIRE(read);
    CHECK(*read == std::vector{alert, bare});
    CHECK_FALSE(alertStandingFromCode(u"closed"));
}

TEST_CASE("an alert is open until it is answered or taken back, in any order of arrival", "[calls][emergency]")
{
    const PersonId person = sampleId<PersonId>(1);
    Fact raised;
    raised.id = sampleId<FactId>(1);
    raised.person = person;
    raised.occurredAt = instantFromText(u"2026-11-03T09:00:00Z").value();
    MarkSet emergency;
    emergency.kind = MarkKind::Emergency;
    raised.body = emergency;
    Fact answered = raised;
    answered.id = sampleId<FactId>(2);
    answered.body = AlertAnswered{raised.id, {}};
    Fact again = answered;
    again.id = sampleId<FactId>(3);
    Fact undone = raised;
    undone.id = sampleId<FactId>(4);
    undone.corrects = raised.id;
    undone.body = Retracted{};
    Fact answerTakenBack = undone;
    answerTakenBack.id = sampleId<FactId>(5);
    answerTakenBack.corrects = answered.id;
    const std::pair<std::vector<Fact>, std::size_t> rows[] = {{{raised}, 1}, {{raised, answered}, 0}, {{answered, raised}, 0},
        {{raised, answered, again}, 0}, {{raised, undone}, 0}, {{undone, raised}, 0}, {{raised, answered, answerTakenBack}, 1}};
    for (const auto& [facts, open] : rows) {
        CHECK(openAlertsOf(person, facts).size() == open);
    }
}

TEST_CASE("an alert whose mark a desk takes back stays open for the medical officer, and says so", "[calls][emergency]")
{
    using namespace std::chrono_literals;
    const PersonId person = sampleId<PersonId>(1);
    const Instant at = instantFromText(u"2026-11-03T09:00:00Z").value();
    const auto mark = [&](int id, Instant when, bool set) {
        Fact fact;
        fact.id = sampleId<FactId>(id);
        fact.person = person;
        fact.occurredAt = when;
        fact.body = MarkSet{MarkKind::Emergency, set, std::nullopt, {}};
        return fact;
    };
    const Fact raised = mark(1, at, true);
    const Fact takenBack = mark(2, at + 3min, false);
    Fact undone = mark(3, at + 4min, true);
    undone.corrects = takenBack.id;
    undone.body = Retracted{};
    Fact answered = mark(4, at + 5min, true);
    answered.body = AlertAnswered{raised.id, {}};
    struct Row {
        std::vector<Fact> facts;
        std::size_t open;
        std::optional<Instant> when;
    };
    const Row rows[] = {{{raised}, 1, {}}, {{raised, takenBack}, 1, at + 3min}, {{takenBack, raised}, 1, at + 3min},
        {{raised, takenBack, undone}, 1, {}}, {{raised, takenBack, answered}, 0, {}},
        {{mark(5, at - 1min, false), raised}, 1, {}}, // taken back before it was raised: another one
        {{raised, mark(6, at + 9min, false), takenBack}, 1, at + 3min}};
    for (const Row& row : rows) {
        const auto open = openAlertsOf(person, row.facts);
        REQUIRE(open.size() == row.open);
        if (!open.empty()) {
            CHECK(markTakenBackAt(open.front(), row.facts) == row.when);
        }
    }
}
