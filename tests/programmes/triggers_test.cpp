// What an outcome sets off beside its effect: each trigger that the shipped files hold, by name, and the letters that need none.
#include "core/correspondence/sheet_of_call.h"
#include "core/programmes/memberships.h"
#include "core/programmes/queue_steps.h"
#include "core/queue/history_of_facts.h"
#include "core/queue/plan.h"
#include "tests/support/sample_people.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

#include <set>

using namespace relais;
using namespace relais::test;

namespace {

const QString diabetes = QStringLiteral("sophia-diabetes");
const CampaignCode coaching{QStringLiteral("sophia-diabete")};

/// On Sophia diabetes since January, called once in February with that outcome; her plan in the queue.
EntryPlan planAfter(OutcomeCode outcome, int numbers)
{
    const TestCentre centre(QStringLiteral("france"));
    std::vector<Fact> facts;
    const auto say = [&](const char* when, FactBody body) {
        Fact fact;
        fact.id = sampleId<FactId>(static_cast<int>(facts.size()) + 1);
        fact.occurredAt = instantFromText(QString::fromLatin1(when)).value();
        fact.deskSeq = static_cast<std::int64_t>(facts.size()) + 1;
        fact.body = std::move(body);
        facts.push_back(fact);
        return fact.id;
    };
    const PhoneNumber number{QStringLiteral("+33639980001")};
    say("2026-01-05T09:00:00Z",
        PathwaySaid{diabetes, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true}});
    say("2026-01-05T09:00:01Z", PathwaySaid{diabetes, AttributeSaid{QStringLiteral("in_phone_cohort"), true}});
    const AttemptId attempt =
        say("2026-02-04T09:30:00Z", AttemptStarted{coaching, {}, CallDirection::Outbound, number, QStringLiteral("tel"), {}});
    AttemptClosed closed;
    closed.attempt = attempt;
    closed.campaign = coaching;
    closed.outcome = outcome;
    if (outcome == OutcomeCode::WrongNumber || outcome == OutcomeCode::NumberNotInService) {
        closed.badNumber = number;
    }
    say("2026-02-04T09:32:00Z", closed);
    say("2026-02-04T09:32:01Z", PathwaySaid{diabetes, StepDialled{attempt, QStringLiteral("first_call"), 1}});
    ContactHistory known;
    known.numbers = {number};
    if (numbers > 1) {
        known.numbers.push_back({QStringLiteral("+33639980002")});
    }
    const ContactHistory history = historyWith(known, facts);
    EntryFacts entry;
    entry.campaign = coaching;
    entry.territory = QStringLiteral("metropole");
    entry.centre = {QStringLiteral("albi")};
    entry.enteredAt = facts.front().occurredAt;
    const RuleBook& rules = centre.rules;
    return planEntry(*rules.campaign(coaching), rules.outcomes, rules.calendar, withPathways(entry, rules, history), history);
}

} // namespace

TEST_CASE("the shipped files hold one trigger, physician_sheet, and each pathway that holds it makes a sheet", "[programmes]")
{
    const auto book = ProgrammeBook::shipped().value();
    std::set<QString> triggers;
    for (const Protocol& protocol : book.protocols()) {
        bool holds = false;
        for (const OutcomeRule& rule : protocol.outcomes) {
            triggers.insert(rule.triggers.begin(), rule.triggers.end());
            holds = holds || !rule.triggers.isEmpty();
        }
        Membership member;
        member.protocol = &protocol;
        CAPTURE(protocol.pathway);
        CHECK((sheetPathway({member}) != nullptr) == holds);
    }
    CHECK(triggers == std::set<QString>{QStringLiteral("physician_sheet")});
    // The one-page sheet of Vivoptim: of the version of today alone, whose members are asked whether their physician is told.
    for (const char* pathway : {"vivoptim-impulsion", "vivoptim-envol"}) {
        for (const char* version : {"2015-01", "2018-01"}) {
            INFO(pathway << " " << version);
            const Protocol* protocol = book.version(QString::fromLatin1(pathway), QString::fromLatin1(version));
            REQUIRE(protocol);
            Membership member;
            member.protocol = protocol;
            const bool today = std::string_view(version) == "2018-01";
            CHECK((sheetPathway({member}) != nullptr) == today);
            const bool asks = std::any_of(protocol->consents.begin(), protocol->consents.end(),
                [](const ConsentSpec& one) { return one.code == u"physician_sharing" && !one.required; });
            CHECK(asks == today);
        }
    }
}

TEST_CASE("the letters of an outcome go out on a pathway without a word of its file", "[programmes][queue]")
{
    CHECK(planAfter(OutcomeCode::InfoRequest, 1).letter == QLatin1String("information"));
    CHECK(planAfter(OutcomeCode::WrongNumber, 1).letter == QLatin1String("verify_number"));
    CHECK(planAfter(OutcomeCode::NumberNotInService, 1).letter == QLatin1String("verify_number"));
    // The next number comes before any letter.
    CHECK(planAfter(OutcomeCode::WrongNumber, 2).letter.isEmpty());
    CHECK(planAfter(OutcomeCode::WrongNumber, 2).state == PlanState::Open);
    CHECK(planAfter(OutcomeCode::NoAnswer, 1).letter.isEmpty());
}
