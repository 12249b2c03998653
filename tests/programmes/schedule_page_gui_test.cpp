#include "tests/desk_ui/desk_stage.h"

#include "ui/programmes/schedule_timeline.h"
#include "ui/shell/office_page.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("the preview is operated by keyboard alone, and the arrows name each step", "[programmes][preview][gui]")
{
    for (const LookChoice look : {LookChoice::Light, LookChoice::Dark}) {
        DeskStage stage(look);
        stage.desk.signInAs(Role::MedicalOfficer);
        DeskStage::settle();
        auto* office = stage.window->findChild<OfficePage*>();
        REQUIRE(office != nullptr);
        stage.key(Qt::Key_2, Qt::AltModifier);
        CHECK(office->currentPage() == u"schedule");
        auto* timeline = stage.window->findChild<ScheduleTimeline*>();
        REQUIRE(timeline != nullptr);
        timeline->setFocus(Qt::TabFocusReason);
        const QString first = timeline->accessibleName();
        CHECK_FALSE(first.isEmpty());
        QTest::keyClick(timeline, Qt::Key_Right);
        CHECK(timeline->current() == 1);
        CHECK(timeline->accessibleName() != first);
        QTest::keyClick(timeline, Qt::Key_Home);
        CHECK(timeline->accessibleName() == first);
        stage.shoot(
            (look == LookChoice::Dark ? QStringLiteral("dark-") : QStringLiteral("light-")) + QStringLiteral("41-schedule"));
    }
}
