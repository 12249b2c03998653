#include "tests/desk_ui/desk_stage.h"
#include "tests/support/sample_people.h"

#include <catch2/catch.hpp>

#include <QComboBox>
#include <QLineEdit>

using namespace relais;
using namespace relais::test;

namespace {

const QString personField = QStringLiteral("Patient (nom, date de naissance ou numéro de sécurité sociale)");

struct LeadStage : DeskStage {
    explicit LeadStage(LookChoice look = LookChoice::Light, Role role = Role::CampaignLead) : DeskStage(look)
    {
        desk.people[QStringLiteral("rousseau")] = {
            sampleId<PersonId>(101), QStringLiteral("Marguerite ROUSSEAU"), QDate(1964, 9, 12), QStringLiteral("Nantes"), {}};
        desk.signInAs(role);
        settle();
    }
    /// By the number that its button shows.
    void open()
    {
        QWidget* button = control(QStringLiteral("Demandes des médecins"));
        REQUIRE(button != nullptr);
        button->setFocus(Qt::TabFocusReason);
        key(Qt::Key_Space);
    }
    void type(const QString& text)
    {
        QTest::keyClicks(QApplication::focusWidget(), text);
        settle();
    }
};

QString focused()
{
    return QApplication::focusWidget() != nullptr ? QApplication::focusWidget()->accessibleName() : QString();
}

} // namespace

TEST_CASE("a campaign lead brings a physician's request in by keyboard alone", "[programmes][gui]")
{
    LeadStage stage;
    stage.open();
    CHECK(focused() == personField);
    stage.type(QStringLiteral("rousseau"));
    stage.key(Qt::Key_Return);
    CHECK(focused().startsWith(QStringLiteral("Marguerite ROUSSEAU, né(e) le 12 septembre 1964")));
    stage.key(Qt::Key_Space);
    REQUIRE(focused() == QStringLiteral("Thème demandé"));
    stage.key(Qt::Key_Down);
    CHECK(qobject_cast<QComboBox*>(QApplication::focusWidget())->currentText() == QStringLiteral("Tabac"));
    stage.key(Qt::Key_Tab);
    CHECK(focused() == QStringLiteral("Jour de la demande"));
    stage.key(Qt::Key_Tab);
    stage.type(QStringLiteral("99700218896"));
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(stage.requests.came.size() == 1);
    CHECK(stage.requests.came[0].person == sampleId<PersonId>(101));
    CHECK(stage.requests.came[0].theme == QStringLiteral("tobacco"));
    CHECK(stage.allTexts().contains(QStringLiteral("6 appels mensuels sont ouverts pour Marguerite ROUSSEAU")));
    CHECK(focused() == personField);
    CHECK(qobject_cast<QLineEdit*>(QApplication::focusWidget())->text().isEmpty());
}

TEST_CASE("what is missing is said, and the focus goes there", "[programmes][gui]")
{
    LeadStage stage(LookChoice::Light, Role::MedicalOfficer);
    stage.open();
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(stage.requests.came.empty());
    CHECK(focused() == personField);
    CHECK(stage.allTexts().contains(QStringLiteral("Dites d’abord de qui il s’agit.")));
    // A social security number is masked as soon as it is understood.
    stage.type(QStringLiteral("2 55 08 14 168 025 38"));
    stage.key(Qt::Key_Return);
    CHECK_FALSE(stage.allTexts().contains(QStringLiteral("168 025")));
    CHECK(stage.allTexts().contains(QStringLiteral("···")));
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(focused() == QStringLiteral("Thème demandé"));
    CHECK(stage.requests.came.empty());
}

TEST_CASE("nobody but campaign leads and medical officers sees the page of requests", "[programmes][gui]")
{
    for (const Role role : {Role::TeamManager, Role::Administrator, Role::NurseAdviser}) {
        LeadStage stage(LookChoice::Light, role);
        CHECK(stage.control(QStringLiteral("Demandes des médecins")) == nullptr);
    }
}

TEST_CASE("the page of requests is drawn empty, found, faulty, taken and failed, in both looks", "[programmes][gui][gallery]")
{
    for (const auto& [name, look] :
        {std::pair(QStringLiteral("light"), LookChoice::Light), std::pair(QStringLiteral("dark"), LookChoice::Dark)}) {
        LeadStage stage(look);
        stage.open();
        stage.shoot(name + QStringLiteral("-requests-empty"));
        stage.key(Qt::Key_Return, Qt::ControlModifier);
        stage.shoot(name + QStringLiteral("-requests-faulty"));
        stage.type(QStringLiteral("rousseau"));
        stage.key(Qt::Key_Return);
        stage.shoot(name + QStringLiteral("-requests-found"));
        stage.key(Qt::Key_Space);
        stage.key(Qt::Key_Down);
        stage.requests.answer = failure(ErrorCode::Unreachable);
        stage.key(Qt::Key_Return, Qt::ControlModifier);
        stage.shoot(name + QStringLiteral("-requests-failed"));
        stage.requests.answer = CoachingAnswer::Coaching;
        stage.key(Qt::Key_Return, Qt::ControlModifier);
        stage.shoot(name + QStringLiteral("-requests-taken"));
    }
}
