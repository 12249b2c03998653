// The questionnaire in its column: for the person who is at the telephone, and nobody else.
#include "tests/desk_ui/desk_stage.h"
#include "ui/programmes/questionnaire_desk.h"
#include "ui/programmes/questionnaire_page.h"

#include <catch2/catch.hpp>

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>

using namespace relais;
using namespace relais::test;

namespace {

struct Asking : DeskStage {
    explicit Asking(Role role = Role::NurseAdviser, LookChoice look = LookChoice::Light) : DeskStage(look)
    {
        desk.signInAs(role);
        ContactOnScreen contact = someMember(clock.now());
        contact.contact.person.identity.birthDate = QDate(1974, 5, 2); // Vivoptim takes whoever is between 30 and 70
        desk.bring(contact);
        desk.setIdentity(IdentityCheck::NotConfirmed);
        settle();
    }
    void open() { key(Qt::Key_K, Qt::AltModifier); }
    /// The page while it is to be seen.
    QuestionnairePage* questions() const
    {
        auto* found = window->findChild<QuestionnairePage*>();
        return found != nullptr && found->isVisible() ? found : nullptr;
    }
    bool says(const QString& part) const
    {
        for (const QLabel* label : window->findChild<QuestionnaireDesk*>()->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(part)) {
                return true;
            }
        }
        return false;
    }
    void press(Qt::Key digit)
    {
        key(digit);
        key(Qt::Key_Return);
    }
    void type(const QString& text)
    {
        QTest::keyClicks(QApplication::focusWidget(), text);
        key(Qt::Key_Return);
    }
    /// The eight that everybody answers, then to the end.
    void answer()
    {
        press(Qt::Key_2);
        type(QStringLiteral("45"));
        for (const Qt::Key digit : {Qt::Key_1, Qt::Key_1, Qt::Key_2, Qt::Key_1, Qt::Key_1, Qt::Key_1}) {
            press(digit);
        }
        key(Qt::Key_End, Qt::AltModifier);
    }
    bool focusInside() const { return questions() != nullptr && questions()->isAncestorOf(QApplication::focusWidget()); }
};

} // namespace

TEST_CASE("nobody is asked about her health before she is who she says", "[desk_ui][gui][questionnaire]")
{
    Asking stage;
    stage.open();
    CHECK(stage.questions() == nullptr);
    CHECK(stage.says(QStringLiteral("Replié tant que l’identité")));
    stage.desk.setIdentity(IdentityCheck::ThirdParty);
    DeskStage::settle();
    CHECK(stage.questions() == nullptr);
    stage.key(Qt::Key_F8);
    REQUIRE(stage.questions() != nullptr);
    CHECK_FALSE(stage.says(QStringLiteral("Replié")));
    CHECK(stage.focusInside());
}

TEST_CASE("whoever is no longer confirmed is not enrolled, and her answers wait out of sight", "[desk_ui][gui][questionnaire]")
{
    Asking stage;
    stage.desk.setIdentity(IdentityCheck::Confirmed);
    stage.open();
    stage.answer();
    REQUIRE(stage.questions() != nullptr);
    REQUIRE(stage.questions()->model().stage() == QuestionnaireViewModel::Stage::Ended);
    REQUIRE(stage.questions()->model().isTaken());
    stage.key(Qt::Key_1);
    stage.desk.setIdentity(IdentityCheck::ThirdParty);
    DeskStage::settle();
    CHECK(stage.questions() == nullptr);
    CHECK(stage.says(QStringLiteral("Replié tant que l’identité")));
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(stage.desk.recorded.empty());
    stage.desk.setIdentity(IdentityCheck::Confirmed);
    DeskStage::settle();
    REQUIRE(stage.questions() != nullptr);
    CHECK(stage.questions()->model().canFinish());
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK_FALSE(stage.desk.recorded.empty());
}

TEST_CASE("what is asked, the consents and the way to enrol stand in sight on a small screen", "[desk_ui][gui][questionnaire]")
{
    Asking stage;
    stage.desk.setIdentity(IdentityCheck::Confirmed);
    stage.open();
    REQUIRE(stage.questions() != nullptr);
    auto* whole = stage.window->findChild<QuestionnaireDesk*>();
    CHECK(stage.questions()->height() == whole->height());
    stage.shoot(QStringLiteral("questionnaire-on-desk"));
    stage.answer();
    REQUIRE(stage.questions()->model().stage() == QuestionnaireViewModel::Stage::Ended);
    stage.key(Qt::Key_1);
    DeskStage::settle();
    const auto inSight = [&](QWidget* widget) {
        const QRect at(widget->mapTo(stage.questions(), QPoint()), widget->size());
        return widget->isVisible() && stage.questions()->rect().contains(at)
            && widget->visibleRegion().boundingRect() == widget->rect();
    };
    for (QCheckBox* box : stage.questions()->findChildren<QCheckBox*>()) {
        CHECK(inSight(box));
    }
    REQUIRE(stage.control(QStringLiteral("Inscrire")) != nullptr);
    CHECK(inSight(stage.control(QStringLiteral("Inscrire"))));
    stage.shoot(QStringLiteral("questionnaire-on-desk-end"));
}

TEST_CASE(
    "the questionnaire has the focus on what is answered, at first and when it is opened again", "[desk_ui][gui][questionnaire]")
{
    Asking stage;
    stage.desk.setIdentity(IdentityCheck::Confirmed);
    stage.open();
    REQUIRE(stage.focusInside());
    stage.press(Qt::Key_2);
    auto* field = stage.questions()->findChild<QLineEdit*>();
    CHECK(field->hasFocus());
    stage.key(Qt::Key_M, Qt::AltModifier);
    CHECK(stage.questions() == nullptr);
    stage.open();
    CHECK(field->hasFocus());
    stage.open();
    CHECK(field->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("45"));
    CHECK(field->text() == QStringLiteral("45"));
    // Escape is the page's own here: it asks, and goes on.
    stage.key(Qt::Key_Escape);
    CHECK(stage.says(QStringLiteral("efface toutes les réponses")));
    stage.key(Qt::Key_Escape);
    CHECK_FALSE(stage.says(QStringLiteral("efface toutes les réponses")));
    CHECK(field->hasFocus());
    // Wiped, it begins anew.
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_Tab);
    stage.key(Qt::Key_Space);
    CHECK(stage.questions() == nullptr);
    CHECK(stage.desk.recorded.empty());
    stage.open();
    REQUIRE(stage.focusInside());
    CHECK(stage.questions()->model().position() == 0);
}

TEST_CASE("a role that asks no health questions is told that it is the reason", "[desk_ui][gui][questionnaire]")
{
    Asking stage(GENERATE(Role::HospitalAdviser, Role::EnrolmentCaller));
    stage.open();
    CHECK(stage.questions() == nullptr);
    CHECK(stage.says(QStringLiteral("Votre rôle ne voit pas les données de santé")));
    CHECK_FALSE(stage.says(QStringLiteral("Amenez d’abord")));
}
