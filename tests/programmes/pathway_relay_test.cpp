// Prado heart failure closes into Sophia's: by a fact, before the next nurse has her on screen.
#include "core/programmes/pathway_relay.h"

#include "core/people/person_state.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::TestCentre;

namespace {

const CampaignCode coaching{QStringLiteral("sophia-insuffisance-cardiaque")};
const QString prado = QStringLiteral("prado-heart-failure");
const QString sophia = QStringLiteral("sophia-heart-failure");

std::vector<PathwayJoined> joinings(const std::vector<PathwayRecord>& records, const QString& pathway)
{
    std::vector<PathwayJoined> found;
    for (const PathwayRecord& record : records) {
        const auto* joined = std::get_if<PathwayJoined>(&record.said.body);
        if (joined != nullptr && record.said.pathway == pathway) {
            found.push_back(*joined);
        }
    }
    return found;
}

} // namespace

TEST_CASE("the end of Prado is carried to Sophia by a fact, once, before she is handed to a nurse", "[programmes][queue]")
{
    TestCentre centre(QStringLiteral("france"));
    centre.rules.campaigns.push_back(CampaignSpec::shipped(coaching).value());
    auto nurse = centre.addDesk(Role::NurseAdviser);
    centre.clock.setWall(instantFromText(u"2026-04-20T08:00:00Z").value());
    const PersonId person = centre.addTarget(coaching);
    const auto say = [&](PathwayBody body) {
        const auto answers = centre.upload(nurse, {centre.fact(nurse, person, PathwaySaid{prado, std::move(body)})});
        REQUIRE(answers.front().verdict == FactVerdict::Accepted);
        centre.clock.advance(std::chrono::minutes(1));
    };
    say(PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false});
    say(AnchorSaid{AnchorKind::Discharge, centre.clock.now(), true});
    say(StepNoted{QStringLiteral("nurse"), 1, StepNoted::What::Honoured, centre.clock.now()});

    const auto owed = [&] {
        return centre.inUnit([&](CentralUnit& unit) {
            const auto file = unit.people.find(person);
            const auto facts = unit.facts.factsOf(person);
            const auto history = derivePerson(*file, facts).history;
            return relaysOwed(centre.rules, history, file->territory, centre.centre, centre.clock.now()).size();
        });
    };
    CHECK(owed() == 0); // not before it ends
    centre.clock.setWall(instantFromText(u"2026-11-10T10:00:00Z").value());
    CHECK(owed() == 1);
    centre.keep();
    const auto answer = centre.lease(nurse, 1);
    REQUIRE(answer.contacts.size() == 1);
    const auto& contact = answer.contacts.front();
    CHECK(contact.person.id == person);
    const auto joined = joinings(contact.history.pathways, sophia);
    REQUIRE(joined.size() == 1);
    CHECK(joined.front().entry == QStringLiteral("prado_relay"));
    CHECK(contact.history.isMember);
    CHECK(owed() == 0);

    // What the nurse's card shows: the same way, from the same day, still known as the one that Prado opened.
    const auto members = membershipsOf(
        *centre.rules.programmes, centre.rules.calendar, contact.history, QStringLiteral("metropole"), centre.centre);
    REQUIRE(members.size() == 2);
    CHECK(members[1].protocol->pathway == sophia);
    CHECK(members[1].from == prado);
    CHECK(centre.rules.calendar.localTime(members[1].joinedAt, {}).date == QDate(2026, 10, 21)); // the day after Prado's last

    // Handed out again, it is not said again.
    const auto facts = [&] { return centre.inUnit([&](CentralUnit& unit) { return unit.facts.factsOf(person).size(); }); };
    const auto before = facts();
    centre.clock.advance(std::chrono::hours(24));
    centre.keep();
    centre.lease(nurse, 1);
    CHECK(facts() == before);
}

TEST_CASE("whoever had refused Sophia is not joined to it by the end of Prado, and has no call of it", "[programmes][queue]")
{
    TestCentre centre(QStringLiteral("france"));
    centre.rules.campaigns.push_back(CampaignSpec::shipped(coaching).value());
    auto nurse = centre.addDesk(Role::NurseAdviser);
    centre.clock.setWall(instantFromText(u"2026-02-10T09:00:00Z").value());
    const PersonId person = centre.addTarget(); // of the invitation to Sophia diabetes
    const auto say = [&](FactBody body) {
        const Fact fact = centre.fact(nurse, person, std::move(body));
        REQUIRE(centre.upload(nurse, {fact}).front().verdict != FactVerdict::Refused);
        centre.clock.advance(std::chrono::minutes(1));
        return fact.id;
    };
    const CampaignCode invitation{QStringLiteral("diabete-ecart")};
    AttemptClosed refusal;
    refusal.attempt = say(AttemptStarted{invitation, {}, CallDirection::Outbound, {}, QStringLiteral("tel"), {}});
    refusal.campaign = invitation;
    refusal.outcome = OutcomeCode::Refused;
    refusal.identity = IdentityCheck::Confirmed;
    say(refusal);
    centre.clock.setWall(instantFromText(u"2026-04-20T08:00:00Z").value());
    say(PathwaySaid{prado, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false}});
    say(PathwaySaid{prado, AnchorSaid{AnchorKind::Discharge, centre.clock.now(), true}});
    centre.clock.setWall(instantFromText(u"2026-11-10T10:00:00Z").value());
    centre.keep();
    centre.lease(nurse, 1);
    const auto known = centre.inUnit([&](CentralUnit& unit) {
        const auto file = unit.people.find(person);
        const auto facts = unit.facts.factsOf(person);
        return std::pair(derivePerson(*file, facts).history, unit.pathways.of(person));
    });
    CHECK(joinings(known.first.pathways, sophia).empty());
    CHECK_FALSE(known.first.isMember);
    REQUIRE(known.second.size() == 1);
    CHECK(known.second[0].pathway == prado);
}

TEST_CASE("whoever left Prado is joined to nothing", "[programmes][queue]")
{
    TestCentre centre(QStringLiteral("france"));
    centre.rules.campaigns.push_back(CampaignSpec::shipped(coaching).value());
    auto nurse = centre.addDesk(Role::NurseAdviser);
    centre.clock.setWall(instantFromText(u"2026-04-20T08:00:00Z").value());
    const PersonId person = centre.addTarget(coaching);
    for (const PathwayBody& body : {PathwayBody(PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false}),
             PathwayBody(AnchorSaid{AnchorKind::Discharge, centre.clock.now(), true}),
             PathwayBody(PathwayStopped{ExitCause::Refusal, false})}) {
        centre.upload(nurse, {centre.fact(nurse, person, PathwaySaid{prado, body})});
        centre.clock.advance(std::chrono::minutes(1));
    }
    centre.clock.setWall(instantFromText(u"2026-11-10T10:00:00Z").value());
    centre.keep();
    centre.lease(nurse, 1);
    const auto history = centre.inUnit([&](CentralUnit& unit) {
        const auto file = unit.people.find(person);
        const auto facts = unit.facts.factsOf(person);
        return derivePerson(*file, facts).history;
    });
    CHECK(joinings(history.pathways, sophia).empty());
}
