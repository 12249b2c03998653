// The phone cohort as facts on a real store: who enters is called, who leaves is not, once, whatever breaks off.
#include "tests/programmes/cohort_centre.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

/// With room for so many people at least, to the hundredth of a nurse; nothing kept in reserve.
CohortChoice choiceFor(CohortCentre& centre, std::int64_t people)
{
    centre.capacity.cohortReserve = 0;
    CohortChoice choice;
    for (int hundredths = 1; choice.capacity < people && hundredths < 1000; ++hundredths) {
        choice = centre.choose(hundredths / 100.0, 2); // every other day: a hundredth of a nurse is a small part of a person
    }
    return choice;
}

std::int64_t cohortFacts(CohortCentre& centre, const PersonId& person)
{
    return centre.inUnit([&](CentralUnit& unit) {
        const auto facts = unit.facts.factsOf(person);
        return std::count_if(facts.begin(), facts.end(), [](const Fact& fact) {
            const auto* said = std::get_if<PathwaySaid>(&fact.body);
            const auto* attribute = said ? std::get_if<AttributeSaid>(&said->body) : nullptr;
            return attribute && attribute->name == u"in_phone_cohort";
        });
    });
}

} // namespace

TEST_CASE(
    "who enters the cohort is planned a call, who leaves it is not, and the trail says by which run", "[programmes][cohort]")
{
    CohortCentre centre;
    std::vector<PersonId> people;
    for (int i = 0; i < 7; ++i) {
        people.push_back(centre.addMember());
    }
    const auto openCall = [&](const PersonId& person) {
        return centre.inUnit([&](CentralUnit& unit) {
            const auto stored = unit.pathways.of(person);
            return std::any_of(stored.at(0).steps.begin(), stored.at(0).steps.end(), [](const StoredStep& step) {
                return step.channel == StepChannel::Call && step.state == StoredStep::State::Open;
            });
        });
    };
    for (const PersonId& person : people) {
        CHECK_FALSE(openCall(person)); // whoever enrols is called by nobody
    }
    const CohortRun entered = centre.commit(1, 60);
    CHECK(entered.state == CohortRun::State::Done);
    CHECK(entered.entered == 7);
    CHECK(entered.left == 0);
    CHECK(entered.before == 0);
    CHECK(entered.after == 7);
    for (const PersonId& person : people) {
        CHECK(openCall(person));
        CHECK(cohortFacts(centre, person) == 1);
    }
    const auto facts = centre.inUnit([&](CentralUnit& unit) { return unit.facts.factsOf(people[0]); });
    CHECK(facts.back().desk == DeskId()); // the centre itself says it

    // Again: nobody moves, nothing is written of anybody.
    const CohortRun again = centre.commit(1, 60);
    CHECK(again.entered + again.left == 0);
    CHECK(again.after == 7);
    CHECK(cohortFacts(centre, people[0]) == 1);

    // Nobody phones any more: all leave.
    const CohortRun left = centre.commit(0, 60);
    CHECK(left.left == 7);
    CHECK(left.after == 0);
    for (const PersonId& person : people) {
        CHECK_FALSE(openCall(person));
    }
    const auto trail = centre.store.database().runAndWait(
        Access::Read, [&](Connection& connection) { return AccountRepository(connection).auditTrail(centre.centre); });
    REQUIRE(trail);
    const auto lines = [&](AuditAct act, const CohortRun& run) {
        return std::count_if(trail->begin(), trail->end(), [&](const AuditEvent& event) {
            return event.act == act && event.person && event.reason == QStringLiteral("operator ") + run.id.text();
        });
    };
    CHECK(lines(AuditAct::CohortEntered, entered) == 7);
    CHECK(lines(AuditAct::CohortLeft, left) == 7);
}

TEST_CASE("a run that is broken off and begun again moves whoever is left, nobody twice", "[programmes][cohort]")
{
    CohortCentre centre;
    std::vector<PersonId> people;
    for (int i = 0; i < 10; ++i) {
        people.push_back(centre.addMember());
    }
    const auto first = centre.begin(1, 60);
    PatientWatch impatient;
    impatient.stopAfter = 2;
    const auto broken = carryOutCohort(centre, first, centre.choose(1, 60), 3, impatient);
    REQUIRE_FALSE(broken);
    CHECK(broken.error().code == ErrorCode::Cancelled);
    CHECK(centre.called(people) == 6);

    // The same run goes on, as the server does at its start.
    CohortRun kept;
    REQUIRE(centre.read([&](CohortWork& work) { kept = work.runs.open(CohortCentre::pathway()).value(); }));
    CHECK(kept.id == first.id);
    CHECK(kept.entered == 6);
    PatientWatch patient;
    const auto whole = carryOutCohort(centre, kept, centre.choose(1, 60), 3, patient);
    REQUIRE(whole);
    CHECK(whole->entered == 10);
    CHECK(whole->before == 0);
    CHECK(whole->after == 10);
    for (const PersonId& person : people) {
        CHECK(cohortFacts(centre, person) == 1);
    }
    REQUIRE(centre.read([&](CohortWork& work) { CHECK_FALSE(work.runs.open(CohortCentre::pathway())); }));
}

TEST_CASE("each person is judged again before she is moved", "[programmes][cohort]")
{
    CohortCentre centre;
    const PersonId objects = centre.addMember();
    const PersonId stays = centre.addMember();
    const auto choice = centre.choose(1, 60);
    CHECK(choice.plan.entering.size() == 2);
    centre.told(objects, MarkSet{MarkKind::Objection, true, {}, {}});
    PatientWatch watch;
    const auto run = carryOutCohort(centre, centre.begin(1, 60), choice, 10, watch).value();
    CHECK(run.entered == 1);
    CHECK(run.after == 1);
    CHECK_FALSE(centre.isIn(objects));
    CHECK(cohortFacts(centre, objects) == 0);

    const auto none = centre.choose(0, 60);
    CHECK(none.plan.leaving == std::vector<PersonId>{stays});
    centre.told(stays,
        PathwaySaid{CohortCentre::pathway(),
            StepAsked{QStringLiteral("first_call"), 1,
                {centre.clock.now() + std::chrono::hours(48), centre.clock.now() + std::chrono::hours(49)}}});
    const auto asked = carryOutCohort(centre, centre.begin(0, 60), none, 10, watch).value();
    CHECK(asked.left == 0);
    CHECK(asked.after == 1);
    CHECK(centre.isIn(stays));
}

TEST_CASE("the cohort fills its capacity, whoever enrols later enters when there is room", "[programmes][cohort]")
{
    CohortCentre centre;
    std::vector<PersonId> people;
    for (int i = 0; i < 6; ++i) {
        people.push_back(centre.addMember());
    }
    const auto choice = choiceFor(centre, 4);
    REQUIRE(choice.capacity >= 4);
    REQUIRE(choice.capacity < 6);
    const auto bound = static_cast<int>(choice.capacity);
    CHECK_FALSE(choice.after.above);
    CHECK(choice.plan.waiting == 6 - bound);
    centre.commit(choice.nurses, 2);
    CHECK(centre.called(people) == bound);

    // One who is in leaves the programme: a place is free, and whoever enrolled meanwhile may take it.
    const auto in = std::find_if(people.begin(), people.end(), [&](const PersonId& one) { return centre.isIn(one); });
    centre.told(*in, MarkSet{MarkKind::Withdrawal, true, {}, {}});
    people.push_back(centre.addMember());
    const CohortRun night = centre.commit(choice.nurses, 2);
    CHECK(night.left == 1);
    CHECK(night.entered == 1);
    CHECK(night.after == bound);
    CHECK(centre.called(people) == bound);
    CHECK_FALSE(centre.isIn(*in));
}

TEST_CASE("one run at a time: another waits until the first is left alone", "[programmes][cohort]")
{
    using Cause = CohortRun::Cause;
    struct Row {
        const char* name;
        Cause open;
        Cause by;
        int minutes;
        bool replaces;
    };
    const Row rows[] = {
        {"the server is at it", Cause::Agent, Cause::Operator, 1, false},
        {"the tool is at it", Cause::Operator, Cause::Daily, 1, false},
        {"nobody touches it any more", Cause::Operator, Cause::Daily, 15, true},
        {"an operator knows that the first was broken off", Cause::Operator, Cause::Operator, 0, true},
        {"the night's was broken off for good", Cause::Daily, Cause::Agent, 20, true},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        CohortCentre centre;
        const auto open = centre.begin(1, 60, row.open);
        centre.clock.advance(std::chrono::minutes(row.minutes));
        REQUIRE(centre.write([&](CohortWork& work) {
            CohortRun next;
            next.id = work.unit.ids.make<CohortRunId>();
            next.pathway = CohortCentre::pathway();
            next.cause = row.by;
            const auto begun = beginCohort(work, next);
            CHECK(begun.has_value() == row.replaces);
            CHECK((work.runs.find(open.id)->state == CohortRun::State::GivenUp) == row.replaces);
            CHECK(work.runs.open(CohortCentre::pathway())->id == (row.replaces ? next.id : open.id));
        }));
        // Sent again, a request is the run that it was.
        REQUIRE(centre.write([&](CohortWork& work) { CHECK(beginCohort(work, open).value().askedAt == open.askedAt); }));
    }
}

TEST_CASE("what a person said of nurses and frequency holds until somebody says otherwise", "[programmes][cohort]")
{
    CohortCentre centre;
    const auto last = [&] {
        CohortRun::Said said;
        REQUIRE(centre.read([&](CohortWork& work) { said = work.runs.lastSaid(CohortCentre::pathway()); }));
        return said;
    };
    CHECK(last() == CohortRun::Said());
    centre.commit(2.5, 45);
    CHECK(last() == CohortRun::Said{250, 45});
    centre.clock.advance(std::chrono::hours(24));
    PatientWatch watch;
    carryOutCohort(centre, centre.begin(9, 9, CohortRun::Cause::Daily), centre.choose(9, 9), 10, watch).value();
    CHECK(last() == CohortRun::Said{250, 45}); // the server says nothing new
}

TEST_CASE("a pathway without a cohort, or a frequency of nothing, is refused", "[programmes][cohort]")
{
    CohortCentre centre;
    PatientWatch watch;
    const auto code = [&](const char* pathway, const CohortRun::Said& said) {
        const auto choice = chooseCohort(centre, centre.capacity, QString::fromLatin1(pathway), said, watch);
        return choice ? std::optional<ErrorCode>() : std::optional(choice.error().code);
    };
    CHECK(code("sophia-asthma", {}) == ErrorCode::NotFound);
    CHECK(code("nowhere", {}) == ErrorCode::NotFound);
    CHECK(code("sophia-diabetes", {100, 0}) == ErrorCode::InvalidInput);
    CHECK_FALSE(code("sophia-diabetes", {}));
    watch.stopAfter = 0;
    CHECK(code("sophia-diabetes", {}) == ErrorCode::Cancelled);
}
