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
