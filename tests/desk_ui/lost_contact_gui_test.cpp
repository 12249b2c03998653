#include "tests/desk_ui/desk_stage.h"
#include "ui/shell/failure_bar.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("whom the server took away is named over the next person, until she has gone on", "[desk_ui][gui]")
{
    DeskStage stage;
    stage.desk.signInAs(Role::NurseAdviser);
    stage.desk.bring(someMember(stage.clock.now()));
    const auto* bar = stage.window->findChild<FailureBar*>();
    REQUIRE(bar != nullptr);
    CHECK_FALSE(bar->isVisible());
    stage.desk.edit().lost = LostContact{QStringLiteral("Martin A."), false};
    stage.desk.say();
    CHECK(bar->isVisible());
    CHECK(stage.allTexts().contains(QStringLiteral("Martin A.")));
    stage.key(Qt::Key_Escape);
    stage.desk.say();
    CHECK_FALSE(bar->isVisible()); // read once, it is not pushed again
    stage.desk.edit().lost = LostContact{QStringLiteral("Petit B."), true};
    stage.desk.say();
    CHECK(bar->isVisible());
    stage.desk.edit().lost.reset();
    stage.desk.say();
    CHECK_FALSE(bar->isVisible());
}

TEST_CASE("after an undo by keys the mark is still chosen and the letters go into the note", "[desk_ui][gui]")
{
    DeskStage stage;
    stage.desk.signInAs(Role::NurseAdviser);
    stage.desk.bring(someMember(stage.clock.now()));
    stage.key(Qt::Key_F5);
    stage.desk.endCall(LineCause::NoAnswer, OutcomeCode::NoAnswer);
    DeskStage::settle();
    stage.key(Qt::Key_F7);
    stage.key(Qt::Key_D);
    stage.key(Qt::Key_Return);
    stage.key(Qt::Key_T);
    REQUIRE(stage.desk.closed.size() == 1);
    REQUIRE(stage.desk.closed.back().marks.size() == 1);
    stage.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(stage.desk.undone == 1);
    REQUIRE(stage.desk.closed.empty());
    stage.key(Qt::Key_A);
    CHECK(stage.desk.closed.empty());
    stage.key(Qt::Key_F7);
    stage.key(Qt::Key_A);
    REQUIRE(stage.desk.closed.size() == 1);
    CHECK(stage.desk.closed.back().outcome == OutcomeCode::NoAnswer);
    REQUIRE(stage.desk.closed.back().marks.size() == 1);
    CHECK(stage.desk.closed.back().marks.front().kind == MarkKind::Deceased);
}
