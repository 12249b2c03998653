#include "tests/desk_ui/desk_stage.h"

#include "ui/programmes/load_bars.h"
#include "ui/shell/office_page.h"

#include <catch2/catch.hpp>

#include <QComboBox>
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
        auto* bars = stage.window->findChild<LoadBars*>();
        REQUIRE(bars != nullptr);
        CHECK(bars->accessibleDescription().contains(QStringLiteral("tient")));
        CHECK_FALSE(bars->accessibleDescription().contains(QStringLiteral("au-dessus de la capacité")));
        const QString prefix = look == LookChoice::Dark ? QStringLiteral("dark-") : QStringLiteral("light-");
        CHECK(stage.allTexts().contains(QStringLiteral("Cela tient")));
        stage.shoot(prefix + QStringLiteral("40-load"));
        stage.retype(QStringLiteral("Infirmiers, en temps plein"), QStringLiteral("2,5"));
        CHECK(stage.allTexts().contains(QStringLiteral("C’est trop")));
        CHECK(stage.allTexts().contains(QStringLiteral("Appelez moins de personnes")));
        CHECK(bars->accessibleDescription().contains(QStringLiteral("au-dessus de la capacité")));
        const QImage picture = bars->grab().toImage(); // what is above is painted, whatever colours somebody sees
        CHECK(picture.pixelColor(picture.width() / 40, picture.height() - 40) != picture.pixelColor(picture.width() / 40, 30));
        stage.shoot(prefix + QStringLiteral("41-load-above"));
        stage.retype(QStringLiteral("Personnes appelées"), QStringLiteral("x"));
        CHECK(stage.allTexts().contains(QStringLiteral("Le nombre de personnes doit être")));
        CHECK_FALSE(stage.allTexts().contains(QStringLiteral("C’est trop")));
    }
}

TEST_CASE("the load page takes interval and planned calls, and says when the server is silent", "[desk_ui][gui][office]")
{
    Office stage(Role::TeamManager);
    stage.desk.centrePlanned = {QDate(2026, 11, 2), 3,
        {{QStringLiteral("sophia-asthma"), 40, {700, 20}}, {QStringLiteral("sophia-diabetes"), 600, {90}}}};
    stage.key(Qt::Key_2, Qt::AltModifier);
    stage.key(Qt::Key_1, Qt::AltModifier); // shown again: asked again
    auto* pathway = qobject_cast<QComboBox*>(stage.control(QStringLiteral("Volet")));
    REQUIRE(pathway != nullptr);
    CHECK(pathway->hasFocus());
    REQUIRE(pathway->count() > 2);
    const auto field = [&](const char* name) {
        auto* input = qobject_cast<QLineEdit*>(stage.control(QString::fromUtf8(name)));
        return input ? input->text() : QString();
    };
    while (!pathway->currentText().contains(QStringLiteral("Asthme"))) {
        const int before = pathway->currentIndex();
        stage.key(Qt::Key_Down);
        REQUIRE(pathway->currentIndex() != before);
    }
    CHECK(field("Jours entre deux appels") == u"90");
    CHECK(field("Personnes appelées") == u"40");
    CHECK(field("Infirmiers, en temps plein") == u"3");
    QTest::keyClick(pathway, Qt::Key_Home);
    while (!pathway->currentText().contains(QStringLiteral("Diabète"))) {
        const int before = pathway->currentIndex();
        stage.key(Qt::Key_Down);
        REQUIRE(pathway->currentIndex() != before);
    }
    CHECK(field("Jours entre deux appels") == u"60");
    CHECK(stage.allTexts().contains(QStringLiteral("dont 700 la première semaine")));
    CHECK(stage.allTexts().contains(QStringLiteral("Une semaine sur 12 dépasse la capacité")));
    stage.shoot(QStringLiteral("light-42-load-due"));
    Office silent(Role::CampaignLead);
    (void)silent.desk.signOut();
    silent.desk.nextError = Error{ErrorCode::Unreachable, {}};
    silent.desk.signInAs(Role::TeamManager);
    DeskStage::settle();
    CHECK(silent.allTexts().contains(QStringLiteral("ne sont pas connus")));
    silent.shoot(QStringLiteral("light-43-load-offline"));
}
