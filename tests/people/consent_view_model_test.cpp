#include "ui/people/consent_view_model.h"

#include "tests/desk_ui/view_model_stage.h"
#include "tests/support/member_story.h"
#include "ui/people/person_view_model.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

/// Somebody on Prado surgery and on Sophia, of whom the desk of a hospital adviser has what the server sends her.
struct ConsentStage : ViewModelStage {
    PathwaySources sources{std::make_shared<const ProgrammeBook>(MemberStory::book()), outcomes, calendar};
    ConsentViewModel model{desk, sources, time};

    ContactOnScreen patient() const
    {
        ContactOnScreen contact = someMember(clock.now());
        contact.contact.person.consents.clear();
        contact.history.pathways.push_back({FactId(), clock.now() - std::chrono::hours(72), DeskId(), 99,
            {QStringLiteral("prado-surgery"), PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false}}});
        contact.history.attributes = {
            {QStringLiteral("programme_prado"), true}, {QStringLiteral("electronic_messages_prado"), false}};
        return contact;
    }
    void bring(const ContactOnScreen& contact, Role role)
    {
        desk.signInAs(role);
        desk.bring(contact);
        settle();
    }
};

} // namespace

TEST_CASE("a hospital adviser sees the consents of her pathways as far as she is told of them", "[people]")
{
    ConsentStage s;
    ContactOnScreen contact = s.patient();
    contact.origin = ContactOrigin::Inbound;
    s.bring(contact, Role::HospitalAdviser);
    const auto rows = s.model.rows();
    REQUIRE(rows.size() == 2); // whether a physician is informed is kept from her, and Sophia is
    CHECK(rows[0].title == QStringLiteral("Participer à Prado (Prado)"));
    CHECK(rows[0].given == true);
    CHECK(rows[0].said == QStringLiteral("donné"));
    CHECK(rows[1].title == QStringLiteral("Recevoir SMS et courriels (Prado)"));
    CHECK(rows[1].given == false);
    CHECK(rows[1].said == QStringLiteral("retiré"));
    s.model.say(1, true);
    ViewModelStage::settle();
    REQUIRE(s.desk.recorded.size() == 1);
    CHECK(std::get<ConsentSaid>(s.desk.recorded[0])
        == ConsentSaid{QStringLiteral("electronic_messages"), QStringLiteral("prado"), true, QStringLiteral("bedside"),
            QStringLiteral("2026-11")});
    CHECK(s.model.rows()[1].said == QStringLiteral("donné le 3 novembre 2026, au lit du patient, texte 2026-11"));
    // Handed out, she is at the telephone, and says first who she is.
    contact.origin = ContactOrigin::Queue;
    contact.identity = IdentityCheck::NotConfirmed;
    s.bring(contact, Role::HospitalAdviser);
    CHECK(s.model.rows().empty());
    contact.identity = IdentityCheck::Confirmed;
    s.bring(contact, Role::HospitalAdviser);
    REQUIRE(s.model.rows().size() == 2);
    CHECK(s.model.rows()[0].asked.channel == QStringLiteral("phone"));
    s.bring(contact, Role::EnrolmentCaller);
    CHECK(s.model.rows().empty());
}

TEST_CASE("whether somebody has left or objected is told to a hospital adviser, and nothing of health with it", "[people]")
{
    ConsentStage s;
    ContactOnScreen contact = s.patient();
    contact.contact.person.health.reset();
    contact.contact.person.objected = true;
    const PersonView view = personView(contact, Role::HospitalAdviser, s.time, s.clock.now());
    const std::vector<LabelledText> expected{{QStringLiteral("Désinscription"), QStringLiteral("non")},
        {QStringLiteral("Opposition"), QStringLiteral("oui, ne pas solliciter")},
        {QStringLiteral("Notice d’information"), QStringLiteral("lue")}};
    CHECK(view.consents == expected);
}
