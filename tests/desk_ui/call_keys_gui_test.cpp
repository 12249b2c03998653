#include "tests/desk_ui/desk_stage.h"
#include "tests/support/sample_people.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

/// A stage with a nurse and a member on screen.
struct MemberStage : DeskStage {
    MemberStage()
    {
        desk.signInAs(Role::NurseAdviser);
        desk.bring(someMember(clock.now()));
        settle();
    }
};

} // namespace

TEST_CASE("the keys of the list go on when the line ends meanwhile", "[desk_ui][gui]")
{
    MemberStage stage;
    stage.desk.queue(someTarget(stage.clock.now()));
    stage.key(Qt::Key_F5);
    stage.key(Qt::Key_F7);
    stage.key(Qt::Key_Down);
    const QWidget* at = QApplication::focusWidget();
    REQUIRE(at != nullptr);
    const QString row = at->accessibleName();
    stage.desk.endCall(LineCause::NoAnswer, OutcomeCode::NoAnswer);
    DeskStage::settle();
    REQUIRE(QApplication::focusWidget() != nullptr);
    CHECK(QApplication::focusWidget()->accessibleName() == row);
    SECTION("a letter")
    {
        stage.key(Qt::Key_A);
        REQUIRE(stage.desk.closed.size() == 1);
        CHECK(stage.desk.closed.front().outcome == OutcomeCode::NoAnswer);
    }
    SECTION("Return")
    {
        stage.key(Qt::Key_Up);
        stage.key(Qt::Key_Return);
        CHECK(stage.desk.closed.size() == 1);
    }
    SECTION("the list itself becomes another")
    {
        auto changed = std::make_shared<CampaignSpec>(*stage.desk.state().contact->campaign);
        std::erase(changed->outcomes, OutcomeCode::Busy);
        stage.desk.edit().contact->campaign = changed;
        stage.desk.say();
        DeskStage::settle();
        stage.key(Qt::Key_A);
        CHECK(stage.desk.closed.size() == 1);
    }
}

TEST_CASE("a NIR that is told late does not stand under another person's name", "[desk_ui][gui]")
{
    MemberStage stage;
    stage.desk.nirIsLate = true;
    stage.key(Qt::Key_R, Qt::AltModifier);
    CHECK(stage.desk.revealed == 1);
    ContactOnScreen other = someMember(stage.clock.now());
    other.contact.person.id = sampleId<PersonId>(4711);
    stage.desk.bring(other);
    DeskStage::settle();
    stage.desk.answerNir();
    DeskStage::settle();
    CHECK_FALSE(stage.allTexts().contains(QStringLiteral("2 64 09 75 123 456 78")));
}

TEST_CASE(
    "a call that is over is not dialled again before its outcome, and one that no line ends is ended by F5", "[desk_ui][gui]")
{
    MemberStage stage;
    stage.key(Qt::Key_F5);
    CHECK(stage.control(QStringLiteral("Raccrocher")) != nullptr);
    stage.desk.edit().call.phase = CallPhase::HandedOver;
    stage.desk.edit().call.byHand = true;
    stage.desk.say();
    DeskStage::settle();
    REQUIRE(stage.control(QStringLiteral("Appel terminé")) != nullptr);
    stage.key(Qt::Key_F5);
    CHECK(stage.desk.state().call.phase == CallPhase::Ended);
    CHECK(stage.control(QStringLiteral("Appel terminé")) == nullptr);
    CHECK(stage.control(QStringLiteral("Appeler")) == nullptr);
    CHECK(stage.allTexts().contains(QStringLiteral("Dites d’abord ce que l’appel a donné")));
    stage.key(Qt::Key_F5);
    CHECK(stage.desk.state().call.phase == CallPhase::Ended);
}
