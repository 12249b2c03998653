#include "tests/desk_ui/desk_stage.h"
#include "ui/base/system_look.h"

#include <catch2/catch.hpp>

#include <QLabel>

using namespace relais;
using namespace relais::test;

TEST_CASE("the look follows the system while the desk is open", "[desk_ui][gui]")
{
    DeskStage stage;
    stage.desk.signInAs(Role::NurseAdviser);
    stage.desk.bring(someMember(stage.clock.now()));
    DeskStage::settle();
    bool dark = false;
    SystemLook look(Theme::Density::Comfortable, *stage.window, [&dark] { return dark; });
    const auto colours = [&stage] {
        QString all;
        for (const auto* label : stage.window->findChildren<QLabel*>()) {
            all += label->text() + label->palette().color(QPalette::WindowText).name();
        }
        return all;
    };
    const QString before = colours();
    for (const bool now : {true, true, false}) {
        dark = now;
        QEvent news(QEvent::ThemeChange);
        QCoreApplication::sendEvent(stage.window.get(), &news);
        DeskStage::settle();
        const Theme theme = now ? Theme::dark() : Theme::light();
        CHECK(themeOf(stage.window.get()).appearance == theme.appearance);
        CHECK(stage.window->palette().color(QPalette::Window) == theme.ground);
        // Also where a text carries its colour itself.
        CHECK(colours().contains(theme.accent.name()));
        CHECK((colours() == before) == !now);
    }
    applyLook(LookChoice::Light, Theme::Density::Comfortable);
}
