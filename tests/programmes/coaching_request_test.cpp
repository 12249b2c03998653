#include "core/programmes/request_coaching.h"
#include "tests/support/sample_people.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::TestCentre;

namespace {

CoachingRequest requestFor(const PersonId& person, QDate on)
{
    CoachingRequest request;
    request.id = test::sampleId<FactId>(77);
    request.person = person;
    request.theme = QStringLiteral("tobacco");
    request.askedOn = on;
    return request;
}

Result<CoachingAnswer> ask(TestCentre& centre, const test::TestDesk& lead, const CoachingRequest& request)
{
    // In a list, so that a refusal is an answer here and not a failure of the job.
    return centre
        .inUnit([&](CentralUnit& unit) {
            return std::vector{requestCoaching(unit, centre.rules, {lead.agent.id, lead.id}, request, centre.clock.now())};
        })
        .front();
}

} // namespace

TEST_CASE("a physician's request for somebody who is no member puts her before the campaign's first attempts", "[programmes]")
{
    TestCentre centre(QStringLiteral("france"));
    const PersonId person = centre.addTarget();
    const auto lead = centre.addDesk(Role::CampaignLead);
    const QDate today = centre.rules.calendar.localTime(centre.clock.now(), {}).date;
    CHECK(centre.entryOf(person)->rank > 60);
    const auto request = requestFor(person, today);
    CHECK(ask(centre, lead, request) == CoachingAnswer::Invitation);
    CHECK(centre.entryOf(person)->rank == 50);
    CHECK(ask(centre, lead, request) == CoachingAnswer::Invitation); // again: nothing more
    CHECK(centre.inUnit([&](CentralUnit& unit) { return unit.facts.factsOf(person).size(); }) == 2);

    auto again = request; // by a list without ids that was broken off
    again.id = test::sampleId<FactId>(78);
    CHECK(ask(centre, lead, again) == CoachingAnswer::Invitation);
    CHECK(centre.inUnit([&](CentralUnit& unit) { return unit.facts.factsOf(person).size(); }) == 2);

    auto other = request;
    other.theme = QStringLiteral("exams");
    CHECK(ask(centre, lead, other).error().code == ErrorCode::Conflict);
    other.theme = QStringLiteral("no_such_theme");
    CHECK(ask(centre, lead, other).error().code == ErrorCode::InvalidInput);
    CHECK(ask(centre, lead, requestFor(person, today.addDays(2))).error().code == ErrorCode::InvalidInput);
    CHECK(ask(centre, lead, requestFor(test::sampleId<PersonId>(4711), today)).error().code == ErrorCode::NotFound);
}

TEST_CASE("a physician's request for a member opens six monthly calls in her queue", "[programmes]")
{
    TestCentre centre(QStringLiteral("france"));
    const PersonId person = centre.addTarget();
    auto nurse = centre.addDesk(Role::NurseAdviser);
    const auto lead = centre.addDesk(Role::CampaignLead);
    centre.upload(nurse,
        {centre.fact(nurse, person,
            PathwaySaid{
                QStringLiteral("sophia-diabetes"), PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true}})});
    const QDate today = centre.rules.calendar.localTime(centre.clock.now(), {}).date;
    CHECK(ask(centre, lead, requestFor(person, today)) == CoachingAnswer::Coaching);
    const auto stored = centre.inUnit([&](CentralUnit& unit) { return unit.pathways.of(person); });
    REQUIRE(stored.size() == 2);
    CHECK(stored[1].pathway == QLatin1String("sophia-physician-coaching"));
    const auto entries = centre.inUnit([&](CentralUnit& unit) { return unit.queue.entriesOf(person); });
    CHECK(std::any_of(entries.begin(), entries.end(), [](const QueueEntry& one) {
        return one.campaign.code == QLatin1String("sophia-diabete") && one.state != EntryState::Done && one.rank == 40;
    }));
}

TEST_CASE("a request names one person, by id or by number", "[programmes]")
{
    const QString id = test::sampleId<FactId>(1).text();
    const QJsonObject whole{{QStringLiteral("id"), id}, {QStringLiteral("nir"), QStringLiteral("2 55 08 14 168 025")},
        {QStringLiteral("theme"), QStringLiteral("tobacco")}, {QStringLiteral("asked_on"), QStringLiteral("2026-11-20")}};
    CHECK(coachingRequestFromJson(whole));
    auto both = whole;
    both[QStringLiteral("person_id")] = id;
    CHECK_FALSE(coachingRequestFromJson(both));
    auto none = whole;
    none.remove(QStringLiteral("nir"));
    CHECK_FALSE(coachingRequestFromJson(none));
    auto wrong = whole;
    wrong[QStringLiteral("nir")] = QStringLiteral("12");
    CHECK_FALSE(coachingRequestFromJson(wrong));
}

TEST_CASE("who asked is kept with the request, and a medical officer may bring it in as well", "[programmes]")
{
    TestCentre centre(QStringLiteral("france"));
    const PersonId person = centre.addTarget();
    const auto officer = centre.addDesk(Role::MedicalOfficer);
    auto request = requestFor(person, centre.rules.calendar.localTime(centre.clock.now(), {}).date);
    request.physician = Rpps::fromText(u"99700218896");
    CHECK(ask(centre, officer, request) == CoachingAnswer::Invitation);
    CHECK(ask(centre, officer, request) == CoachingAnswer::Invitation); // again: nothing more
    const auto facts = centre.inUnit([&](CentralUnit& unit) { return unit.facts.factsOf(person); });
    CHECK(facts.size() == 3);
    CHECK(std::any_of(facts.begin(), facts.end(), [](const auto& one) {
        const auto* said = std::get_if<PathwaySaid>(&one.body);
        return said && said->body == PathwayBody(AttributeSaid{QStringLiteral("physician"), QStringLiteral("rpps-99700218896")});
    }));
}

TEST_CASE("a request and its answer keep what they say through JSON", "[programmes]")
{
    CoachingRequest request = requestFor(test::sampleId<PersonId>(4), QDate(2026, 11, 20));
    CHECK(coachingRequestFromJson(toJson(request)) == request);
    request.person.reset();
    request.nir = Nir::fromText(u"2550814168025");
    request.physician = Rpps::fromText(u"99700218896");
    CHECK(coachingRequestFromJson(toJson(request)) == request);
    auto wrong = toJson(request);
    wrong[QStringLiteral("physician_rpps")] = QStringLiteral("99700218897");
    CHECK_FALSE(coachingRequestFromJson(wrong));
    for (const CoachingAnswer answer : {CoachingAnswer::Coaching, CoachingAnswer::Invitation}) {
        CHECK(coachingAnswerFromJson(toJson(answer)) == answer);
    }
    CHECK_FALSE(coachingAnswerFromJson({{QStringLiteral("opens"), QStringLiteral("door")}}));
}
