#include "tests/desk_ui/desk_stage.h"

#include "ui/shell/office_page.h"

#include <catch2/catch.hpp>

#include <QLineEdit>

using namespace relais;
using namespace relais::test;

namespace {

struct Office : DeskStage {
    explicit Office(Role role, LookChoice look = LookChoice::Light) : DeskStage(look)
    {
        desk.signInAs(role);
        settle();
    }
    OfficePage* office() const { return window->findChild<OfficePage*>(); }
    void retype(const QString& field, const QString& text)
    {
        auto* input = qobject_cast<QLineEdit*>(control(field));
        REQUIRE(input != nullptr);
        input->selectAll();
        QTest::keyClicks(input, text);
        settle();
    }
};

} // namespace

TEST_CASE("who does not phone gets the office and none of the desk", "[desk_ui][gui][office]")
{
    for (const Role role : {Role::MedicalOfficer, Role::CampaignLead, Role::TeamManager, Role::Administrator}) {
        INFO(codeOf(role).toStdString());
        Office stage(role);
        REQUIRE(stage.office() != nullptr);
        CHECK(stage.office()->isVisible());
        CHECK(stage.page() == nullptr);
        CHECK(stage.control(QStringLiteral("Se déconnecter")) != nullptr);
        CHECK_FALSE(stage.allTexts().contains(QStringLiteral("Prêt à appeler")));
        stage.key(Qt::Key_Q, Qt::AltModifier);
        CHECK(stage.control(QStringLiteral("Nom")) != nullptr);
    }
}

TEST_CASE("the page list is that of the role, also when another one signs in", "[desk_ui][gui][office]")
{
    Office stage(Role::CampaignLead);
    CHECK(stage.office()->currentPage() == u"load");
    CHECK(stage.control(QStringLiteral("Charge des appels")) != nullptr);
    (void)stage.desk.signOut();
    stage.desk.signInAs(Role::MedicalOfficer);
    DeskStage::settle();
    CHECK(stage.control(QStringLiteral("Charge des appels")) == nullptr);
    stage.key(Qt::Key_1, Qt::AltModifier);
    CHECK(stage.office()->currentPage() != u"load");
    (void)stage.desk.signOut();
    stage.desk.signInAs(Role::NurseAdviser);
    DeskStage::settle();
    REQUIRE(stage.page() != nullptr);
    CHECK(stage.page()->isVisible());
    CHECK_FALSE(stage.office()->isVisible());
}

TEST_CASE("a frequency above the capacity warns and says what would fit", "[desk_ui][gui][office]")
{
    for (const LookChoice look : {LookChoice::Light, LookChoice::Dark}) {
        Office stage(Role::CampaignLead, look);
        const QString prefix = look == LookChoice::Dark ? QStringLiteral("dark-") : QStringLiteral("light-");
        CHECK(stage.allTexts().contains(QStringLiteral("Cela tient")));
        stage.shoot(prefix + QStringLiteral("40-load"));
        stage.retype(QStringLiteral("Infirmiers, en temps plein"), QStringLiteral("2,5"));
        CHECK(stage.allTexts().contains(QStringLiteral("C’est trop")));
        CHECK(stage.allTexts().contains(QStringLiteral("Appelez moins de personnes")));
        stage.shoot(prefix + QStringLiteral("41-load-above"));
        stage.retype(QStringLiteral("Personnes appelées"), QStringLiteral("x"));
        CHECK(stage.allTexts().contains(QStringLiteral("Le nombre de personnes doit être")));
        CHECK_FALSE(stage.allTexts().contains(QStringLiteral("C’est trop")));
    }
}
