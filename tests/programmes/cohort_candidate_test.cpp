#include "core/programmes/cohort_candidate.h"

#include "core/programmes/cohort_pathway.h"
#include "core/programmes/daily_cohort.h"
#include "tests/support/sample_people.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <random>

using namespace relais;

namespace {

using Standing = CohortCandidate::Standing;

const QString diabetes = QStringLiteral("sophia-diabetes");
const QString asked = QStringLiteral("sophia-physician-coaching");
const CampaignCode coaching{QStringLiteral("sophia-diabete")};

Instant at(const char* text)
{
    return instantFromText(QString::fromLatin1(text)).value();
}

/// A member of Sophia diabetes since January, and what else was said of her.
struct Member {
    Member()
    {
        file.id = test::sampleId<PersonId>(7);
        file.territory = QStringLiteral("metropole");
        file.contactPoints = {{PhoneNumber{QStringLiteral("+33639980001")}, ContactPointKind::Mobile, true}};
        file.careGap = true;
        say("2026-01-05T09:00:00Z",
            PathwaySaid{diabetes, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true}});
    }
    FactId say(const char* when, FactBody body)
    {
        Fact fact;
        fact.id = test::sampleId<FactId>(static_cast<std::uint32_t>(100 + facts.size()));
        fact.person = file.id;
        fact.occurredAt = at(when);
        fact.deskSeq = static_cast<std::int64_t>(facts.size());
        fact.body = std::move(body);
        facts.push_back(fact);
        return fact.id;
    }
    void said(const char* when, const char* name, AttributeValue value)
    {
        say(when, PathwaySaid{diabetes, AttributeSaid{QString::fromLatin1(name), std::move(value)}});
    }
    AttemptId call(const char* when, OutcomeCode outcome, const std::optional<PromiseId>& promise = {})
    {
        AttemptStarted started;
        started.campaign = coaching;
        started.number = PhoneNumber{QStringLiteral("+33639980001")};
        started.promise = promise;
        const AttemptId attempt = say(when, started);
        AttemptClosed closed;
        closed.attempt = attempt;
        closed.campaign = coaching;
        closed.outcome = outcome;
        say(when, closed);
        return attempt;
    }
    PromiseId promise(const char* when, const char* due)
    {
        PromiseMade made;
        made.campaign = coaching;
        made.due = {at(due), at(due) + std::chrono::minutes(30)};
        return say(when, made);
    }
    std::optional<CohortCandidate> candidate(const QString& pathway = diabetes) const
    {
        static const RuleBook rules = test::TestCentre(QStringLiteral("france")).rules;
        return cohortCandidate(
            rules, file, derivePerson(file, facts), pathway, {QStringLiteral("albi")}, at("2026-11-29T08:00:00Z"));
    }

    PersonFile file;
    std::vector<Fact> facts;
};

} // namespace

TEST_CASE("whether a member may, can or must be called follows from her facts", "[programmes][cohort]")
{
    struct Row {
        const char* name;
        std::function<void(Member&)> told;
        Standing standing;
    };
    const Row rows[] = {
        {"nothing else", [](Member&) {}, Standing::Ranked},
        {"she objects",
            [](Member& m) {
                m.say("2026-02-01T09:00:00Z", MarkSet{MarkKind::Objection, true, {}, {}});
            },
            Standing::Never},
        {"she withdraws",
            [](Member& m) {
                m.say("2026-02-01T09:00:00Z", MarkSet{MarkKind::Withdrawal, true, {}, {}});
            },
            Standing::Never},
        {"she dies",
            [](Member& m) {
                m.say("2026-02-01T09:00:00Z", MarkSet{MarkKind::Deceased, true, {}, {}});
            },
            Standing::Never},
        {"that was a mistake",
            [](Member& m) {
                m.say("2026-02-01T09:00:00Z", MarkSet{MarkKind::Deceased, true, {}, {}});
                m.say("2026-02-02T09:00:00Z", MarkSet{MarkKind::Deceased, false, {}, {}});
            },
            Standing::Ranked},
        {"she refuses the pathway",
            [](Member& m) {
                m.say("2026-02-01T09:00:00Z", PathwaySaid{diabetes, PathwayStopped{ExitCause::Refusal, false}});
            },
            Standing::Never},
        {"she refuses an invitation now", [](Member& m) { m.call("2026-02-01T09:00:00Z", OutcomeCode::Refused); },
            Standing::Never},
        {"she had refused one before she joined", [](Member& m) { m.call("2025-02-01T09:00:00Z", OutcomeCode::Refused); },
            Standing::Ranked},
        {"a physician's request comes before an objection in time, never in rank",
            [](Member& m) {
                m.promise("2026-11-20T09:00:00Z", "2026-12-01T09:00:00Z");
                m.say("2026-11-21T09:00:00Z", MarkSet{MarkKind::Objection, true, {}, {}});
            },
            Standing::Never},
        {"she asked for a time to come", [](Member& m) { m.promise("2026-11-20T09:00:00Z", "2026-12-01T09:00:00Z"); },
            Standing::Always},
        {"for one that was missed lately", [](Member& m) { m.promise("2026-11-20T09:00:00Z", "2026-11-25T09:00:00Z"); },
            Standing::Always},
        {"for one that nobody remembers", [](Member& m) { m.promise("2026-10-20T09:00:00Z", "2026-10-25T09:00:00Z"); },
            Standing::Ranked},
        {"for one that was kept",
            [](Member& m) {
                const auto promise = m.promise("2026-11-20T09:00:00Z", "2026-11-25T09:00:00Z");
                m.call("2026-11-25T09:05:00Z", OutcomeCode::Fruitful, promise);
            },
            Standing::Ranked},
        {"for one that she cancelled",
            [](Member& m) {
                const auto promise = m.promise("2026-11-20T09:00:00Z", "2026-12-01T09:00:00Z");
                m.say("2026-11-21T09:00:00Z", PromiseCancelled{promise, {}});
            },
            Standing::Ranked},
        {"she asked for her next call at a time",
            [](Member& m) {
                m.say("2026-11-20T09:00:00Z",
                    PathwaySaid{diabetes,
                        StepAsked{QStringLiteral("first_call"), 1, {at("2026-12-01T09:00:00Z"), at("2026-12-01T10:00:00Z")}}});
            },
            Standing::Always},
        {"her physician asks",
            [](Member& m) {
                m.say("2026-10-20T09:00:00Z",
                    PathwaySaid{asked, AnchorSaid{AnchorKind::PhysicianRequest, at("2026-10-20T10:00:00Z"), true}});
            },
            Standing::Always},
        {"what he asked for has ended",
            [](Member& m) {
                m.say("2026-01-20T09:00:00Z",
                    PathwaySaid{asked, AnchorSaid{AnchorKind::PhysicianRequest, at("2026-01-20T10:00:00Z"), true}});
            },
            Standing::Ranked},
        {"she has no number", [](Member& m) { m.file.contactPoints.clear(); }, Standing::Never},
        {"she has none any more, and is in",
            [](Member& m) {
                m.said("2026-02-01T09:00:00Z", "in_phone_cohort", true);
                m.file.contactPoints.clear();
            },
            Standing::Ranked},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        Member member;
        row.told(member);
        const auto candidate = member.candidate();
        REQUIRE(candidate);
        CHECK(candidate->standing == row.standing);
    }
    CHECK_FALSE(Member().candidate(QStringLiteral("sophia-asthma"))); // she is not on it
}

TEST_CASE("her rank follows from data, from what was said, and from her calls", "[programmes][cohort]")
{
    Member member;
    auto now = member.candidate().value();
    CHECK_FALSE(now.in);
    CHECK(now.careGap); // no exam is known
    CHECK_FALSE(now.risk);
    CHECK_FALSE(now.lastContact);

    member.said("2026-02-01T09:00:00Z", "in_phone_cohort", true);
    CHECK(member.candidate()->in);
    member.said("2026-02-02T09:00:00Z", "in_phone_cohort", false);
    CHECK_FALSE(member.candidate()->in);

    member.said("2026-02-02T09:00:00Z", "risk_level", QStringLiteral("moderate"));
    CHECK(member.candidate()->risk == RiskLevel::Moderate);
    member.said("2026-02-03T09:00:00Z", "cardiovascular_event", true);
    CHECK(member.candidate()->risk == RiskLevel::High);

    member.call("2026-03-01T09:00:00Z", OutcomeCode::Fruitful);
    member.call("2026-04-01T09:00:00Z", OutcomeCode::NoAnswer);
    CHECK(member.candidate()->lastContact == at("2026-03-01T09:00:00Z"));

    for (const ExamKind kind : {ExamKind::Dental, ExamKind::Renal, ExamKind::EyeFundus}) {
        CHECK(member.candidate()->careGap);
        member.file.exams.push_back({kind, QDate(2026, 5, 4), ExamSource::Data, QDate(2026, 6, 1)});
    }
    CHECK_FALSE(member.candidate()->careGap);

    auto shuffled = member;
    std::mt19937 random(20261129);
    std::shuffle(shuffled.facts.begin(), shuffled.facts.end(), random);
    CHECK(shuffled.candidate() == member.candidate());
}

TEST_CASE("a pathway has a phone cohort when a step of it asks for it", "[programmes][cohort]")
{
    const auto book = ProgrammeBook::shipped().value();
    const auto found = cohortProtocols(book, QDate(2026, 11, 29));
    REQUIRE(found.size() == 1);
    CHECK(found.front()->pathway == diabetes);
    CHECK(cohortProtocols(book, QDate(2000, 1, 1)).empty());
}

TEST_CASE("a cohort is chosen once a night by the centre's clock, and made up for before the day begins", "[programmes][cohort]")
{
    const auto calendar = Calendar::shipped(QStringLiteral("france")).value();
    struct Row {
        const char* name;
        const char* last; ///< empty: never
        const char* now;
        const char* centre;
        bool due;
    };
    const Row rows[] = {
        {"never yet, before its time", "", "2026-11-29T01:59:00Z", "albi", false}, // 2 h 59 in Albi
        {"at its time", "", "2026-11-29T02:00:00Z", "albi", true},
        {"within four hours", "", "2026-11-29T05:59:00Z", "albi", true},
        {"not into the day", "", "2026-11-29T06:00:00Z", "albi", false},
        {"done tonight", "2026-11-29T02:00:10Z", "2026-11-29T03:00:00Z", "albi", false},
        {"done last night", "2026-11-28T02:00:10Z", "2026-11-29T02:00:00Z", "albi", true},
        {"elsewhere it is another time", "", "2026-11-29T07:00:00Z", "martinique", true},
        {"and here not yet", "", "2026-11-29T02:00:00Z", "martinique", false},
        {"in summer an hour earlier", "", "2026-07-01T01:00:00Z", "albi", true},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        const QString last = QString::fromLatin1(row.last);
        CHECK(isDailyCohortDue(last.isEmpty() ? std::nullopt : std::optional(at(row.last)), QTime(3, 0), at(row.now), calendar,
                  {QString::fromLatin1(row.centre)})
            == row.due);
    }
    // Over midnight: the night's beginning counts.
    CHECK(isDailyCohortDue({}, QTime(23, 0), at("2026-11-29T00:30:00Z"), calendar, {QStringLiteral("albi")}));
    CHECK_FALSE(isDailyCohortDue(
        at("2026-11-28T22:00:00Z"), QTime(23, 0), at("2026-11-29T00:30:00Z"), calendar, {QStringLiteral("albi")}));
}
