#include "tests/desk_ui/view_model_stage.h"
#include "tests/support/member_story.h"
#include "ui/people/consent_view_model.h"
#include "ui/people/person_view_model.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

struct ConsentStage : ViewModelStage {
    PathwaySources sources{std::make_shared<const ProgrammeBook>(MemberStory::book()), outcomes, calendar};
    ConsentViewModel model{desk, sources, time};

    void begin(Role role, IdentityCheck identity)
    {
        ContactOnScreen contact = someMember(clock.now());
        contact.identity = identity;
        desk.signInAs(role);
        desk.bring(contact);
    }
};

} // namespace

TEST_CASE("the hand-over tells what was promised, the open goals with their day, and then three contacts", "[people][file]")
{
    const ViewModelStage s;
    PersonSlice person = someMember(s.clock.now()).contact.person;
    person.history.push_back(person.history[2]); // a fourth one is history, not hand-over
    const auto rows = handOver(person, true, s.time, s.clock.now());
    REQUIRE(rows.size() == 6);
    CHECK(rows[0].label == QStringLiteral("Promis"));
    CHECK(rows[0].text.startsWith(QStringLiteral("envoyer le livret")));
    CHECK(rows[1].text.endsWith(QStringLiteral("pour le 31 décembre 2026")));
    CHECK_FALSE(rows[1].late);
    CHECK(rows[2].text.endsWith(QStringLiteral("en retard, prévu pour le 20 octobre 2026")));
    CHECK(rows[2].late);
    CHECK(rows[3].text.startsWith(QStringLiteral("Paul D. · Fructueux — a pris rendez-vous")));
    CHECK(rows[4].text.startsWith(QStringLiteral("Anne K. · ")));
    CHECK(rows[5].text == QStringLiteral("Anne K. · Absent"));
}

TEST_CASE("the hand-over of a role without health data holds notes alone, and none at a first contact", "[people][file]")
{
    const ViewModelStage s;
    PersonSlice person = someMember(s.clock.now()).contact.person;
    const auto rows = handOver(person, false, s.time, s.clock.now());
    CHECK(rows.size() == 2);
    for (const HandOverRow& row : rows) {
        CHECK(row.label != QStringLiteral("Objectif"));
        CHECK(row.label != QStringLiteral("Promis"));
    }
    person.history.clear();
    person.health->goals.clear();
    CHECK(handOver(person, true, s.time, s.clock.now()).empty());
}

TEST_CASE("an exam says who says so and the day of the data", "[people][file]")
{
    const ViewModelStage s;
    const PersonView view = personView(someMember(s.clock.now()), Role::NurseAdviser, s.time, s.clock.now());
    CHECK(view.dataOf == QStringLiteral("données du 31 août 2026"));
    CHECK(view.exams[0].source == QStringLiteral("dit par elle, 12/10"));
    CHECK(view.exams[1].source == QStringLiteral("données du 31/08"));
    ContactOnScreen undated = someMember(s.clock.now());
    undated.contact.person.health->dataAsOf.reset();
    CHECK(personView(undated, Role::NurseAdviser, s.time, s.clock.now()).dataOf == QStringLiteral("date des données inconnue"));
}

TEST_CASE("consents are flags of their own, each with day, channel and wording", "[people][file]")
{
    ConsentStage s;
    s.begin(Role::NurseAdviser, IdentityCheck::Confirmed);
    const auto rows = s.model.rows();
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].title == QStringLiteral("Participer au programme (Sophia)"));
    CHECK(rows[0].given == true);
    CHECK(rows[0].said == QStringLiteral("donné le 4 mars 2025, par courrier, texte 2025-01"));
    CHECK_FALSE(rows[1].given);
    CHECK(rows[1].said == QStringLiteral("pas encore demandé"));
}

TEST_CASE("a consent is said on the telephone with the wording in force, and can be taken back", "[people][file]")
{
    ConsentStage s;
    s.begin(Role::NurseAdviser, IdentityCheck::Confirmed);
    s.model.say(1, true);
    s.model.say(0, false);
    ViewModelStage::settle();
    REQUIRE(s.desk.recorded.size() == 2);
    CHECK(std::get<ConsentSaid>(s.desk.recorded[0])
        == ConsentSaid{QStringLiteral("electronic_messages"), QStringLiteral("sophia"), true, QStringLiteral("phone"),
            QStringLiteral("2026-11")});
    CHECK_FALSE(std::get<ConsentSaid>(s.desk.recorded[1]).given);
    CHECK(s.model.rows()[1].given == true);
    CHECK(s.model.rows()[0].said.startsWith(QStringLiteral("retiré le 3 novembre 2026, par téléphone, texte 2026-11")));
    s.model.say(1, true); // said already: no second fact
    CHECK(s.desk.recorded.size() == 2);
}

TEST_CASE("a consent that could not be kept is said to be so", "[people][file]")
{
    ConsentStage s;
    s.begin(Role::NurseAdviser, IdentityCheck::Confirmed);
    s.desk.nextError = Error{ErrorCode::StoreFull, {}};
    s.model.say(1, true);
    ViewModelStage::settle();
    CHECK(s.desk.recorded.empty());
    CHECK_FALSE(s.model.message().isEmpty());
    CHECK_FALSE(s.model.rows()[1].given);
}

TEST_CASE("consents are for who sees health data, once she is who she says", "[people][file]")
{
    ConsentStage s;
    s.begin(Role::NurseAdviser, IdentityCheck::NotConfirmed);
    CHECK(s.model.rows().empty());
    s.model.say(0, false);
    s.begin(Role::EnrolmentCaller, IdentityCheck::Confirmed);
    CHECK(s.model.rows().empty());
    s.model.say(0, false);
    CHECK(s.desk.recorded.empty());
}
