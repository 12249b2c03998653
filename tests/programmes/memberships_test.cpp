#include "core/people/person_state.h"
#include "core/programmes/keep_pathways.h"
#include "core/programmes/memberships.h"
#include "core/programmes/queue_steps.h"
#include "core/queue/history_of_facts.h"
#include "tests/support/sample_people.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace relais;
using relais::test::TestCentre;

namespace {

const QString diabetes = QStringLiteral("sophia-diabetes");
const CampaignCode coaching{QStringLiteral("sophia-diabete")};
const CampaignCode invitation{QStringLiteral("diabete-ecart")};

RuleBook rules()
{
    TestCentre centre(QStringLiteral("france"));
    return centre.rules;
}

Instant at(const char* text)
{
    return instantFromText(QString::fromLatin1(text)).value();
}

/// The facts of one person, made on one desk.
struct Told {
    std::vector<Fact> facts;
    std::int64_t seq = 0;

    FactId say(const char* when, FactBody body)
    {
        Fact fact;
        fact.id = test::sampleId<FactId>(static_cast<int>(++seq));
        fact.occurredAt = at(when);
        fact.deskSeq = seq;
        fact.body = std::move(body);
        facts.push_back(fact);
        return fact.id;
    }
    FactId join(const char* when, const QString& pathway, const char* version)
    {
        return say(when, PathwaySaid{pathway, PathwayJoined{QString::fromLatin1(version), QStringLiteral("campaign"), true}});
    }
    void attribute(const char* when, const QString& pathway, const char* name, AttributeValue value)
    {
        say(when, PathwaySaid{pathway, AttributeSaid{QString::fromLatin1(name), std::move(value)}});
    }
    AttemptId call(const char* when, OutcomeCode outcome, const char* step = nullptr, int occurrence = 1)
    {
        const AttemptId attempt = say(when,
            AttemptStarted{
                coaching, {}, CallDirection::Outbound, PhoneNumber{QStringLiteral("+33639980001")}, QStringLiteral("tel"), {}});
        AttemptClosed closed;
        closed.attempt = attempt;
        closed.campaign = coaching;
        closed.outcome = outcome;
        say(when, closed);
        if (step) {
            say(when, PathwaySaid{diabetes, StepDialled{attempt, QString::fromLatin1(step), occurrence}});
        }
        return attempt;
    }
    ContactHistory history() const
    {
        ContactHistory base;
        base.numbers = {PhoneNumber{QStringLiteral("+33639980001")}};
        return historyWith(base, facts);
    }
};

std::vector<Membership> membershipsIn(const RuleBook& book, const ContactHistory& history)
{
    static const QString territory = QStringLiteral("metropole");
    static const CentreId centre{QStringLiteral("albi")};
    return membershipsOf(*book.programmes, book.calendar, history, territory, centre);
}

EntryFacts entry(const CampaignCode& campaign)
{
    EntryFacts facts;
    facts.campaign = campaign;
    facts.territory = QStringLiteral("metropole");
    facts.centre = {QStringLiteral("albi")};
    facts.enteredAt = at("2026-01-01T08:00:00Z");
    return facts;
}

} // namespace

TEST_CASE("who joins keeps the version she joined until somebody moves her", "[programmes]")
{
    const RuleBook book = rules();
    Told told;
    told.join("2016-05-02T09:00:00Z", QStringLiteral("vivoptim-envol"), "2015-01");
    auto memberships = membershipsIn(book, told.history());
    REQUIRE(memberships.size() == 1);
    CHECK(memberships[0].protocol->version == QLatin1String("2015-01"));
    told.join("2018-02-01T09:00:00Z", QStringLiteral("vivoptim-envol"), "2018-01");
    memberships = membershipsIn(book, told.history());
    REQUIRE(memberships.size() == 1);
    CHECK(memberships[0].protocol->version == QLatin1String("2018-01"));
    CHECK(memberships[0].joinedAt == at("2016-05-02T09:00:00Z"));
}

TEST_CASE("a joining that was taken back is no joining, also when the server had told it", "[programmes]")
{
    const RuleBook book = rules();
    Told told;
    const FactId joined = told.join("2026-03-02T09:00:00Z", diabetes, "2026-11");
    const ContactHistory known = told.history();
    CHECK(membershipsIn(book, known).size() == 1);
    Told later;
    later.seq = 50;
    later.say("2026-03-02T09:05:00Z", Retracted{});
    later.facts.back().corrects = joined;
    CHECK(membershipsIn(book, historyWith(known, later.facts)).empty());
}

TEST_CASE("the end of Prado heart failure opens Sophia heart failure, leaving it opens nothing", "[programmes]")
{
    const RuleBook book = rules();
    const QString prado = QStringLiteral("prado-heart-failure");
    Told told;
    told.say("2026-03-02T09:00:00Z",
        PathwaySaid{prado, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false}});
    told.say("2026-03-02T09:01:00Z", PathwaySaid{prado, AnchorSaid{AnchorKind::Discharge, at("2026-03-05T11:00:00Z"), true}});
    const auto memberships = membershipsIn(book, told.history());
    REQUIRE(memberships.size() == 2);
    const Membership& sophia = memberships[1];
    CHECK(sophia.protocol->pathway == QLatin1String("sophia-heart-failure"));
    CHECK(sophia.from == prado);
    CHECK(book.calendar.localTime(sophia.joinedAt, {}).date == QDate(2026, 9, 6)); // the day after the last
    CHECK_FALSE(told.history().isMember); // a hospital stay makes nobody a member of Sophia

    SECTION("a withdrawal")
    {
        told.say("2026-04-01T09:00:00Z", MarkSet{MarkKind::Withdrawal, true, {}, {}});
    }
    SECTION("a refusal, whatever else was taken back")
    {
        told.say("2026-04-01T09:00:00Z", PathwaySaid{prado, PathwayStopped{ExitCause::Withdrawal, false}});
        told.say("2026-04-02T09:00:00Z", PathwaySaid{prado, PathwayStopped{ExitCause::Refusal, true}});
    }
    SECTION("a refusal on the phone")
    {
        const AttemptId attempt = told.call("2026-04-01T09:00:00Z", OutcomeCode::Refused);
        told.say("2026-04-01T09:00:00Z", PathwaySaid{prado, StepDialled{attempt, QStringLiteral("call_1"), 1}});
    }
    SECTION("a discharge that nobody has confirmed")
    {
        told.say(
            "2026-03-04T09:00:00Z", PathwaySaid{prado, AnchorSaid{AnchorKind::Discharge, at("2026-03-05T11:00:00Z"), false}});
    }
    SECTION("a refusal of the pathway")
    {
        told.say("2026-04-01T09:00:00Z", PathwaySaid{prado, PathwayStopped{ExitCause::Refusal, false}});
    }
    CHECK(membershipsIn(book, told.history()).size() == 1);
}

TEST_CASE("who takes back her consent to a programme is not called by it any more", "[programmes][outbox]")
{
    TestCentre centre(QStringLiteral("france"));
    const PersonId person = centre.addTarget(coaching);
    auto desk = centre.addDesk(Role::NurseAdviser);
    const auto say = [&](FactBody body) {
        REQUIRE(centre.upload(desk, {centre.fact(desk, person, std::move(body))}).front().verdict == FactVerdict::Accepted);
        centre.clock.advance(std::chrono::minutes(1));
    };
    const auto consent = [](bool given) {
        return ConsentSaid{
            QStringLiteral("programme"), QStringLiteral("sophia"), given, QStringLiteral("phone"), QStringLiteral("2026-11")};
    };
    say(PathwaySaid{diabetes, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true}});
    say(PathwaySaid{diabetes, AttributeSaid{QStringLiteral("in_phone_cohort"), true}});
    say(consent(true));
    CHECK(centre.entryOf(person)->state != EntryState::Done);
    say(consent(false));
    CHECK(centre.entryOf(person)->state == EntryState::Done);
    say(consent(true)); // a word that comes back brings the pathway back
    CHECK(centre.entryOf(person)->state != EntryState::Done);
}

TEST_CASE("a second stay inherits nothing of the first, and another request of the physician begins anew", "[programmes]")
{
    const RuleBook book = rules();
    Told told;
    const auto stateOf = [&](const QString& pathway, const char* code, const char* now) {
        for (const Membership& member : membershipsIn(book, told.history())) {
            const auto step = member.protocol->stepIndex(QString::fromLatin1(code));
            if (member.protocol->pathway != pathway || !step) {
                continue;
            }
            for (const PlannedStep& one : nextSteps(*member.protocol, book.outcomes, book.calendar, member.facts, at(now))) {
                if (one.step == *step && one.occurrence == 1) {
                    return codeOf(one.state);
                }
            }
        }
        return QStringLiteral("nowhere");
    };
    SECTION("a pathway that was left is joined again")
    {
        told.join("2026-01-05T09:00:00Z", diabetes, "2026-11");
        told.attribute("2026-01-05T09:01:00Z", diabetes, "in_phone_cohort", true);
        told.call("2026-02-04T09:30:00Z", OutcomeCode::Fruitful, "first_call");
        told.join("2026-02-10T09:00:00Z", diabetes, "2026-11"); // said twice while she is on it: the same way
        CHECK(stateOf(diabetes, "first_call", "2026-02-11T09:00:00Z") == QLatin1String("done"));
        told.call("2026-04-06T09:30:00Z", OutcomeCode::Refused, "coaching_call");
        CHECK(stateOf(diabetes, "coaching_call", "2026-04-07T09:00:00Z") == QLatin1String("dropped"));
        told.join("2026-09-01T09:00:00Z", diabetes, "2026-11");
        CHECK(stateOf(diabetes, "first_call", "2026-09-02T09:00:00Z") == QLatin1String("planned")); // still in the cohort
    }
    SECTION("a second stay")
    {
        const QString prado = QStringLiteral("prado-heart-failure");
        const auto stay = [&](const char* joined, const char* discharge) {
            told.say(joined, PathwaySaid{prado, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false}});
            told.say(joined, PathwaySaid{prado, AnchorSaid{AnchorKind::Discharge, at(discharge), true}});
        };
        stay("2024-03-02T09:00:00Z", "2024-03-05T11:00:00Z");
        told.say("2024-03-08T09:00:00Z",
            PathwaySaid{prado, StepNoted{QStringLiteral("gp_1"), 1, StepNoted::What::Honoured, at("2024-03-08T09:00:00Z")}});
        CHECK(stateOf(prado, "gp_1", "2024-03-09T09:00:00Z") == QLatin1String("done"));
        stay("2026-11-02T09:00:00Z", "2026-11-20T11:00:00Z");
        CHECK(stateOf(prado, "gp_1", "2026-11-20T12:00:00Z") != QLatin1String("done"));
    }
    SECTION("another request")
    {
        const QString pathway = QStringLiteral("sophia-physician-coaching");
        told.join("2025-01-05T09:00:00Z", diabetes, "2026-11");
        const auto ask = [&](const char* when) {
            told.say(when, PathwaySaid{pathway, AnchorSaid{AnchorKind::PhysicianRequest, at(when), true}});
        };
        ask("2025-03-02T09:00:00Z");
        const AttemptId attempt = told.call("2025-03-10T09:30:00Z", OutcomeCode::Fruitful);
        told.say("2025-03-10T09:30:00Z", PathwaySaid{pathway, StepDialled{attempt, QStringLiteral("monthly_call"), 1}});
        CHECK(stateOf(pathway, "monthly_call", "2025-03-11T09:00:00Z") == QLatin1String("done"));
        ask("2026-10-05T09:00:00Z");
        CHECK(stateOf(pathway, "monthly_call", "2026-10-06T09:00:00Z") != QLatin1String("done"));
    }
}

TEST_CASE("a cycle that nobody answers, or that is declined, is followed by the next one", "[programmes][queue]")
{
    const RuleBook book = rules();
    Told told;
    told.join("2026-01-05T09:00:00Z", diabetes, "2026-11");
    told.attribute("2026-01-05T09:01:00Z", diabetes, "in_phone_cohort", true);
    const auto next = [&] { return withPathways(entry(coaching), book, told.history()).step; };
    SECTION("declined")
    {
        told.call("2026-02-04T09:30:00Z", OutcomeCode::DeclinesThisCall, "first_call");
        REQUIRE(next());
        CHECK(next()->step == QLatin1String("coaching_call"));
        CHECK(next()->letter.isEmpty());
        CHECK(book.calendar.localTime(next()->due.from, {}).date >= QDate(2026, 4, 5)); // P60D after that call
    }
    SECTION("unreachable: a letter and the next cycle; after two the number is to be verified")
    {
        for (const char* tried : {"2026-02-04T09:30:00Z", "2026-02-05T14:30:00Z", "2026-02-10T09:30:00Z"}) {
            told.call(tried, OutcomeCode::NoAnswer, "first_call");
        }
        REQUIRE(next());
        CHECK(next()->step == QLatin1String("coaching_call"));
        CHECK(next()->letter == QLatin1String("unreachable"));
        for (const char* tried : {"2026-04-13T09:30:00Z", "2026-04-14T14:30:00Z", "2026-04-20T09:30:00Z"}) {
            told.call(tried, OutcomeCode::NoAnswer, "coaching_call");
        }
        REQUIRE(next());
        CHECK(next()->occurrence == 2);
        CHECK(next()->letter == QLatin1String("verify_number"));
    }
}

TEST_CASE("a pathway whose time is over calls nobody any more, whatever it still owes", "[programmes][queue]")
{
    const RuleBook book = rules();
    Told told;
    const QString pathway = QStringLiteral("sophia-physician-coaching");
    told.join("2026-01-02T09:00:00Z", diabetes, "2026-11");
    told.say(
        "2026-01-05T09:00:00Z", PathwaySaid{pathway, AnchorSaid{AnchorKind::PhysicianRequest, at("2026-01-05T09:00:00Z"), true}});
    const auto stepAt = [&](const char* now) { return withPathways(entry(coaching), book, told.history(), at(now)).step; };
    const auto before = stepAt("2026-07-05T12:00:00Z");
    REQUIRE(before);
    CHECK(before->pathway == pathway);
    const auto after = stepAt("2026-07-06T12:00:00Z");
    CHECK((!after || after->pathway != pathway));
    const CampaignSpec& campaign = *book.campaign(coaching);
    const auto mayAt = [&](const char* now) {
        const ContactHistory history = told.history();
        return mayCall(
            campaign, book.outcomes, book.calendar, withPathways(entry(coaching), book, history, at(now)), history, at(now));
    };
    CHECK(mayAt("2026-07-03T12:00:00Z").allowed);
    CHECK(mayAt("2026-07-06T12:00:00Z").code == QLatin1String("done"));
}

TEST_CASE("the queue calls a member when her schedule says so", "[programmes][queue]")
{
    const RuleBook book = rules();
    const CampaignSpec& campaign = *book.campaign(coaching);
    Told told;
    told.join("2026-01-05T09:00:00Z", diabetes, "2026-11");
    const auto plan = [&] {
        const ContactHistory history = told.history();
        return planEntry(campaign, book.outcomes, book.calendar, withPathways(entry(coaching), book, history), history);
    };

    SECTION("not at all while she is not in the cohort that is called")
    {
        CHECK(plan().doneCode == QLatin1String("pathway_over"));
    }
    SECTION("a week after she is called at all, as a step inside its window")
    {
        told.attribute("2026-01-05T09:01:00Z", diabetes, "in_phone_cohort", true);
        const EntryPlan first = plan();
        CHECK(first.state == PlanState::Open);
        CHECK(first.rank == 40);
        CHECK(book.calendar.localTime(first.due.from, {}).date == QDate(2026, 1, 12));
        REQUIRE(first.planned);
        CHECK(first.planned->until < first.due.until); // the window goes on, that day ends
        CHECK(book.calendar.localTime(first.due.until, {}).date == QDate(2026, 3, 9));
    }
    SECTION("a fruitful call brings the next step, an absence another half-day")
    {
        told.attribute("2026-01-05T09:01:00Z", diabetes, "in_phone_cohort", true);
        told.call("2026-02-04T09:30:00Z", OutcomeCode::NoAnswer, "first_call");
        const ContactHistory history = told.history();
        const auto step = withPathways(entry(coaching), book, history).step;
        REQUIRE(step);
        CHECK(step->step == QLatin1String("first_call"));
        CHECK(step->attempts == 1);
        CHECK(book.calendar.localTime(plan().due.from, {}).time >= QTime(13, 0));
        told.call("2026-02-05T14:30:00Z", OutcomeCode::Fruitful, "first_call");
        CHECK(withPathways(entry(coaching), book, told.history()).step->step == QLatin1String("coaching_call"));
    }
    SECTION("a call that belongs to no step moves nothing")
    {
        told.attribute("2026-01-05T09:01:00Z", diabetes, "in_phone_cohort", true);
        told.call("2026-02-04T09:30:00Z", OutcomeCode::Fruitful);
        CHECK(withPathways(entry(coaching), book, told.history()).step->step == QLatin1String("first_call"));
    }
    SECTION("a withdrawal, an objection, a death stop it")
    {
        told.attribute("2026-01-05T09:01:00Z", diabetes, "in_phone_cohort", true);
        const MarkKind kind = GENERATE(MarkKind::Withdrawal, MarkKind::Objection, MarkKind::Deceased);
        told.say("2026-01-20T09:00:00Z", MarkSet{kind, true, {}, {}});
        CHECK(plan().state == PlanState::Done);
        for (const Membership& member : membershipsIn(book, told.history())) {
            for (const PlannedStep& step :
                nextSteps(*member.protocol, book.outcomes, book.calendar, member.facts, at("2026-01-21T09:00:00Z"))) {
                CHECK((step.state == StepState::Dropped || step.state == StepState::Done));
            }
        }
    }
}

TEST_CASE("a physician asks for a member, or opens an invitation", "[programmes][queue]")
{
    const RuleBook book = rules();
    const QString pathway = QStringLiteral("sophia-physician-coaching");
    Told told;
    told.say(
        "2026-03-02T09:00:00Z", PathwaySaid{pathway, AnchorSaid{AnchorKind::PhysicianRequest, at("2026-03-01T11:00:00Z"), true}});
    told.attribute("2026-03-02T09:00:00Z", pathway, "theme", QStringLiteral("tobacco"));
    SECTION("no member: she is invited, before the first attempts of the campaign")
    {
        CHECK(membershipsIn(book, told.history()).empty());
        const EntryFacts facts = withPathways(entry(invitation), book, told.history());
        CHECK(facts.physicianRequest);
        const auto plan = planEntry(*book.campaign(invitation), book.outcomes, book.calendar, facts, told.history());
        CHECK(plan.rank == 50);
    }
    SECTION("a member: six calls, one a month")
    {
        told.join("2026-01-05T09:00:00Z", diabetes, "2026-11");
        const auto memberships = membershipsIn(book, told.history());
        REQUIRE(memberships.size() == 2);
        CHECK(memberships[1].entry == QLatin1String("physician_request"));
        const auto steps =
            nextSteps(*memberships[1].protocol, book.outcomes, book.calendar, memberships[1].facts, at("2026-03-02T09:00:00Z"));
        CHECK(std::count_if(steps.begin(), steps.end(), [](const PlannedStep& one) { return one.state != StepState::Dropped; })
            == 6);
        CHECK_FALSE(withPathways(entry(invitation), book, told.history()).physicianRequest);
    }
}

TEST_CASE("the stored schedule is the one that follows from the facts, in any order of arrival", "[programmes]")
{
    TestCentre centre(QStringLiteral("france"));
    const PersonId person = centre.addTarget(coaching);
    auto desk = centre.addDesk(Role::NurseAdviser);
    std::vector<Fact> facts;
    const auto say = [&](FactBody body) {
        facts.push_back(centre.fact(desk, person, std::move(body)));
        centre.clock.advance(std::chrono::minutes(1));
        return facts.back().id;
    };
    say(PathwaySaid{diabetes, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true}});
    say(PathwaySaid{diabetes, AnchorSaid{AnchorKind::Enrolment, centre.clock.now() - std::chrono::days(40), true}});
    say(PathwaySaid{diabetes, AttributeSaid{QStringLiteral("in_phone_cohort"), true}});
    const FactId attempt = say(AttemptStarted{coaching, {}, CallDirection::Inbound, {}, QStringLiteral("tel"), {}});
    AttemptClosed closed;
    closed.attempt = attempt;
    closed.campaign = coaching;
    closed.outcome = OutcomeCode::CallbackRequested;
    say(closed);
    say(PathwaySaid{diabetes, StepDialled{attempt, QStringLiteral("first_call"), 1}});
    say(PathwaySaid{diabetes, StepNoted{QStringLiteral("welcome_letter"), 1, StepNoted::What::Sent, centre.clock.now()}});
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::shuffle(facts.begin(), facts.end(), random);
    for (const Fact& fact : facts) {
        const auto answers = centre.upload(desk, {fact});
        REQUIRE(answers.front().verdict != FactVerdict::Refused);
    }
    const auto stored = centre.inUnit([&](CentralUnit& unit) { return unit.pathways.of(person); });
    const auto derived = centre.inUnit([&](CentralUnit& unit) {
        const auto file = unit.people.find(person);
        const auto known = unit.facts.factsOf(person);
        return storedMemberships(centre.rules, derivePerson(*file, known).history, file->territory, centre.centre);
    });
    REQUIRE(stored.size() == 1);
    CHECK(stored == derived);
    CHECK(stored[0].steps.size() > 5);
    const auto entry = centre.entryOf(person);
    REQUIRE(entry);
    CHECK(entry->rank <= 40);
}

TEST_CASE("a pathway that is nobody's is refused, and who may not say it is too", "[programmes][outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto nurse = centre.addDesk(Role::NurseAdviser);
    auto caller = centre.addDesk(Role::EnrolmentCaller);
    const auto verdict = [&](test::TestDesk& desk, FactBody body) {
        return centre.upload(desk, {centre.fact(desk, person, std::move(body))}).front();
    };
    CHECK(verdict(nurse, PathwaySaid{QStringLiteral("no-such"), AttributeSaid{QStringLiteral("a"), true}}).code
        == QLatin1String("unknown_pathway"));
    CHECK(verdict(nurse, PathwaySaid{diabetes, PathwayJoined{QStringLiteral("zzz"), QStringLiteral("campaign"), true}}).code
        == QLatin1String("unknown_pathway_version"));
    CHECK(
        verdict(nurse, PathwaySaid{diabetes, StepNoted{QStringLiteral("zzz"), 1, StepNoted::What::Sent, centre.clock.now()}}).code
        == QLatin1String("unknown_step"));
    CHECK(verdict(caller, PathwaySaid{diabetes, AttributeSaid{QStringLiteral("care_gap_open"), true}}).code
        == QLatin1String("not_permitted"));
    // A version lets in by its own channels, and its form asks for its own words.
    CHECK(verdict(nurse, PathwaySaid{diabetes, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), true}}).code
        == QLatin1String("unknown_entry_channel"));
    CHECK(verdict(nurse, PathwaySaid{diabetes, FormTextSaid{QStringLiteral("ward"), QStringLiteral("Orthopédie")}}).code
        == QLatin1String("unknown_field"));
    CHECK(verdict(nurse,
              PathwaySaid{QStringLiteral("prado-surgery"), FormTextSaid{QStringLiteral("ward"), QStringLiteral("Orthopédie")}})
              .verdict
        == FactVerdict::Accepted);
    CHECK(
        verdict(caller, PathwaySaid{diabetes, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true}}).verdict
        == FactVerdict::Accepted);
    CHECK(verdict(nurse, AlertAnswered{FactId(), {}}).code == QLatin1String("not_permitted"));
}
