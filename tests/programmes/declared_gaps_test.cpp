// What she declares closes a gap as long as somebody stands by it.
#include "core/programmes/declared_gaps.h"
#include "db/programmes/pathway_repository.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace relais;
using namespace relais::test;

namespace {

const CampaignCode coaching{QStringLiteral("sophia-diabete")};
using Counts = std::pair<std::int64_t, std::int64_t>; ///< declared, data

/// Somebody who calls in and declares exams to a nurse.
class Declaring {
public:
    QDate today() const { return centre.rules.calendar.localTime(centre.clock.now(), {}).date; }

    AttemptClosed closing(const AttemptId& attempt, ExamKind kind, QDate date) const
    {
        AttemptClosed closed;
        closed.attempt = attempt;
        closed.campaign = coaching;
        closed.outcome = OutcomeCode::Fruitful;
        closed.identity = IdentityCheck::Confirmed;
        closed.report = CallReport{};
        closed.report->themes = {QStringLiteral("exams")};
        closed.report->exams = {{kind, date, ExamSource::DeclaredByPerson, today()}};
        return closed;
    }
    /// A call with its report; not sent yet.
    std::vector<Fact> call(ExamKind kind, QDate date)
    {
        centre.clock.advance(std::chrono::minutes(10));
        const Fact started =
            centre.fact(desk, person, AttemptStarted{coaching, {}, CallDirection::Inbound, {}, QStringLiteral("tel"), {}});
        centre.clock.advance(std::chrono::minutes(10));
        return {started, centre.fact(desk, person, closing(started.id, kind, date))};
    }
    Fact correcting(const Fact& closed, FactBody body)
    {
        centre.clock.advance(std::chrono::minutes(1));
        Fact fact = centre.fact(desk, person, std::move(body));
        fact.corrects = closed.id;
        return fact;
    }
    void send(const std::vector<Fact>& facts)
    {
        for (const FactAnswer& answer : centre.upload(desk, facts)) {
            REQUIRE(answer.verdict != FactVerdict::Refused);
        }
    }
    /// A call that is sent at once; the fact that closed it.
    Fact declare(ExamKind kind, QDate date)
    {
        const auto facts = call(kind, date);
        send(facts);
        return facts.back();
    }
    void shownByData(ExamKind kind, QDate date)
    {
        centre.inUnit([&](CentralUnit& unit) {
            unit.pathways.noteClosedGap(person, {kind, date, ExamSource::Data}, centre.clock.now());
            return true;
        });
    }
    Counts counted()
    {
        return centre.inUnit([&](CentralUnit& unit) {
            const auto counts = unit.pathways.closedGaps({Instant(), centre.clock.now() + std::chrono::hours(1)});
            return Counts{counts.declared, counts.data};
        });
    }
    std::vector<ClosedGap> gaps()
    {
        return centre.inUnit([&](CentralUnit& unit) { return unit.pathways.closedGapsOf(person); });
    }

    TestCentre centre{QStringLiteral("france")};
    PersonId person = centre.addTarget(coaching);
    TestDesk desk = centre.addDesk(Role::NurseAdviser);
};

ClosedGap declared(ExamKind kind, QDate date)
{
    return {kind, date, ExamSource::DeclaredByPerson};
}

} // namespace

TEST_CASE(
    "a declared exam closes a gap once, told apart from data, and counts no more when it is taken back", "[programmes][outbox]")
{
    Declaring her;
    const QDate today = her.today();
    CHECK(her.counted() == Counts{0, 0});
    const Fact first = her.declare(ExamKind::Dental, today);
    CHECK(her.counted() == Counts{1, 0});
    const Fact again = her.declare(ExamKind::Dental, today); // the same exam, told once more
    CHECK(her.counted() == Counts{1, 0});
    her.shownByData(ExamKind::Renal, today);
    CHECK(her.counted() == Counts{1, 1});

    her.send({her.correcting(first, Retracted{})});
    CHECK(her.counted() == Counts{1, 1}); // she has told it twice
    her.send({her.correcting(again, Retracted{})});
    CHECK(her.counted() == Counts{0, 1}); // and what data show is not hers to take back
    her.declare(ExamKind::Dental, today);
    CHECK(her.counted() == Counts{1, 1});
}

TEST_CASE("an exam whose day is corrected counts on the right one, and none where there was none", "[programmes][outbox]")
{
    Declaring her;
    const QDate today = her.today();
    const Fact said = her.declare(ExamKind::Dental, today);
    const AttemptId attempt = std::get<AttemptClosed>(said.body).attempt;
    her.send({her.correcting(said, her.closing(attempt, ExamKind::Dental, today.addDays(-5)))});
    CHECK(her.gaps() == std::vector{declared(ExamKind::Dental, today.addDays(-5))});
    her.send({her.correcting(said, her.closing(attempt, ExamKind::EyeFundus, today.addDays(-5)))});
    CHECK(her.gaps() == std::vector{declared(ExamKind::EyeFundus, today.addDays(-5))});
    her.send({her.correcting(said, her.closing(attempt, ExamKind::Dental, QDate(2015, 5, 5)))}); // too long ago
    CHECK(her.gaps().empty());
}

TEST_CASE("when the exam that had closed a gap is taken back, the one that she told after it closes it", "[programmes][outbox]")
{
    Declaring her;
    const QDate today = her.today();
    const Fact first = her.declare(ExamKind::Dental, today.addDays(-9));
    her.declare(ExamKind::Dental, today);
    CHECK(her.gaps() == std::vector{declared(ExamKind::Dental, today.addDays(-9))});
    her.send({her.correcting(first, Retracted{})});
    CHECK(her.gaps() == std::vector{declared(ExamKind::Dental, today)});
}

TEST_CASE("in whatever order the reports arrive, the same gaps count as closed", "[programmes][outbox]")
{
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 10; ++round) {
        Declaring her;
        const QDate today = her.today();
        std::vector<Fact> facts;
        for (const auto& [kind, day] :
            {std::pair{ExamKind::Dental, today.addDays(-9)}, {ExamKind::Dental, today}, {ExamKind::EyeFundus, today}}) {
            for (const Fact& fact : her.call(kind, day)) {
                facts.push_back(fact);
            }
        }
        facts.push_back(her.correcting(facts[1], Retracted{}));
        std::shuffle(facts.begin(), facts.end(), random);
        for (const Fact& fact : facts) {
            her.send({fact});
        }
        CHECK(her.gaps() == std::vector{declared(ExamKind::EyeFundus, today), declared(ExamKind::Dental, today)});
    }
}

TEST_CASE("what she declared stays counted when data confirm it afterwards, and closes nothing that data had closed before",
    "[programmes]")
{
    Declaring her;
    const QDate today = her.today();
    her.declare(ExamKind::Dental, today.addDays(-9));
    const auto closings = [&](const std::vector<Exam>& data) {
        return her.centre.inUnit([&](CentralUnit& unit) {
            const auto file = unit.people.find(her.person);
            const auto facts = unit.facts.factsOf(her.person);
            return declaredClosings(her.centre.rules, derivePerson(*file, facts), data, file->territory).size();
        });
    };
    const auto dental = [](QDate date) { return std::vector<Exam>{{ExamKind::Dental, date, ExamSource::Data, date}}; };
    CHECK(closings({}) == 1);
    CHECK(closings(dental(today.addDays(-30))) == 0);
    CHECK(closings(dental(today.addDays(1))) == 1); // younger than the call: nobody knew it then
    CHECK(closings(dental(QDate(2015, 5, 5))) == 1);
}
