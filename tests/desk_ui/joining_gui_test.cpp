// Enrolling in a call: each consent is asked, none is ticked beforehand, all of it by the keyboard.
#include "tests/desk_ui/desk_stage.h"

#include <catch2/catch.hpp>

#include <QCheckBox>
#include <QLabel>

using namespace relais;
using namespace relais::test;

namespace {

struct TargetStage : DeskStage {
    explicit TargetStage(LookChoice look = LookChoice::Light) : DeskStage(look)
    {
        desk.signInAs(Role::NurseAdviser);
        ContactOnScreen target = someTarget(clock.now());
        const auto book = ProgrammeBook::shipped().value();
        const Protocol* joined = book.joinedOn(target.campaign->joins, QDate(2026, 11, 3));
        REQUIRE(joined);
        target.joins = JoiningOffer{joined->programmeTitle, joined->consents};
        target.noticeNeeded = false;
        target.identity = IdentityCheck::Confirmed;
        desk.bring(target);
        settle();
        key(Qt::Key_F5);
        key(Qt::Key_F7);
        key(Qt::Key_V);
    }
    std::vector<QCheckBox*> boxes() const
    {
        std::vector<QCheckBox*> shown;
        for (QCheckBox* box : window->findChildren<QCheckBox*>()) {
            if (box->isVisible() && box->accessibleDescription().startsWith(QStringLiteral("Texte"))) {
                shown.push_back(box);
            }
        }
        return shown;
    }
};

} // namespace

TEST_CASE("whoever enrols is asked for each consent, and none is given beforehand", "[desk_ui][gui][programmes]")
{
    TargetStage stage;
    const auto boxes = stage.boxes();
    REQUIRE(boxes.size() == 4);
    CHECK(stage.desk.closed.empty());
    for (const QCheckBox* box : boxes) {
        CHECK_FALSE(box->isChecked());
        CHECK_FALSE(box->text().isEmpty());
    }
    CHECK(boxes.front()->hasFocus());
    stage.key(Qt::Key_Space);
    CHECK(boxes.front()->isChecked());
    stage.key(Qt::Key_Tab);
    stage.key(Qt::Key_Tab);
    stage.key(Qt::Key_Space);
    CHECK(boxes[2]->isChecked());
    stage.key(Qt::Key_Space);
    stage.key(Qt::Key_Return);
    REQUIRE(stage.desk.closed.size() == 1);
    CHECK(stage.desk.closed.front().outcome == OutcomeCode::Enrolled);
    CHECK(stage.desk.closed.front().consents == QStringList{QStringLiteral("programme")});
}

TEST_CASE("an enrolment without a required consent is not saved, and says why", "[desk_ui][gui][programmes]")
{
    TargetStage stage;
    stage.key(Qt::Key_Return);
    CHECK(stage.desk.closed.empty());
    CHECK(stage.boxes().size() == 4);
    bool said = false;
    for (const QLabel* label : stage.window->findChildren<QLabel*>()) {
        said = said || (label->isVisible() && label->text().contains(QStringLiteral("Il manque un accord nécessaire")));
    }
    CHECK(said);
}
