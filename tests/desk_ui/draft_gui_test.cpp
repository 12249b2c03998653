#include "tests/support/desk_harness.h"
#include "ui/shell/desk_window.h"
#include "ui/shell/main_window.h"

#include <catch2/catch.hpp>

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace relais;
using namespace relais::test;

namespace {

/// The window over a real desk, with its store.
struct RealDesk {
    explicit RealDesk(DeskWorld& world) : desk(world)
    {
        DeskWindowOptions options;
        options.zone = QTimeZone("Europe/Paris");
        window = makeDeskWindow(desk.desk, world.rules.outcomes, world.rules.calendar, world.clock, options);
        window->resize(1366, 768);
        window->show();
        desk.begin();
        settle();
    }
    void settle()
    {
        desk.settle();
        for (int i = 0; i < 4; ++i) {
            QCoreApplication::processEvents();
        }
    }
    void key(Qt::Key key)
    {
        QWidget* at = QApplication::focusWidget();
        QTest::keyClick(at != nullptr && window->isAncestorOf(at) ? at : window.get(), key);
        settle();
    }
    template <typename Widget>
    Widget* control(const QString& name) const
    {
        for (auto* widget : window->findChildren<Widget*>()) {
            if (widget->isVisible() && widget->accessibleName() == name) {
                return widget;
            }
        }
        return nullptr;
    }

    DeskHarness desk;
    std::unique_ptr<MainWindow> window;
};

} // namespace

TEST_CASE("after a kill the note and the report that were begun stand on the screen again", "[desk_ui][gui]")
{
    DeskWorld world;
    world.fillQueue(3);
    for (LeasedContact& contact : world.server.queue) {
        contact.campaign = {QStringLiteral("sophia-diabete")};
    }
    {
        DeskHarness desk(world);
        desk.begin();
        desk.dial();
        desk.desk.setNote(QStringLiteral("fille au 06"));
        CallReport report;
        report.themes = {QStringLiteral("eye_fundus")};
        report.promised = QStringLiteral("Envoyer le livret");
        desk.desk.setReportDraft(report);
        desk.advance(std::chrono::seconds(1));
    }
    RealDesk stage(world);
    const auto open = stage.desk.get(stage.desk.desk.openAttempts());
    REQUIRE(open);
    REQUIRE(open->size() == 1);
    REQUIRE(stage.desk.get(stage.desk.desk.resumeAttempt(open->front().attempt)));
    stage.settle();
    auto* notes = stage.control<QPlainTextEdit>(QStringLiteral("Notes"));
    REQUIRE(notes != nullptr);
    CHECK(notes->toPlainText() == QStringLiteral("fille au 06"));
    QTest::keyClicks(notes, QStringLiteral(", le soir"));
    CHECK(stage.desk.state().contact->note == QStringLiteral("fille au 06, le soir"));
    stage.key(Qt::Key_F6);
    auto* promised = stage.control<QLineEdit>(QStringLiteral("Ce qui a été promis"));
    REQUIRE(promised != nullptr);
    CHECK(promised->text() == QStringLiteral("Envoyer le livret"));
    QTest::keyClicks(promised, QStringLiteral(" bleu"));
    REQUIRE(stage.desk.state().contact->reportDraft);
    CHECK(stage.desk.state().contact->reportDraft->promised == QStringLiteral("Envoyer le livret bleu"));
    CHECK(stage.desk.state().contact->reportDraft->themes == QStringList{QStringLiteral("eye_fundus")});
}

TEST_CASE("what was typed before the draft came stands below it", "[desk_ui][gui]")
{
    DeskWorld world;
    world.fillQueue(3);
    {
        DeskHarness desk(world);
        desk.begin();
        desk.dial();
        desk.desk.setNote(QStringLiteral("fille au 06"));
        desk.advance(std::chrono::seconds(1));
    }
    RealDesk stage(world);
    const auto open = stage.desk.get(stage.desk.desk.openAttempts());
    REQUIRE(open->size() == 1);
    const auto resumed = stage.desk.desk.resumeAttempt(open->front().attempt);
    // The draft is read behind the attempt: here it has not come yet.
    REQUIRE(world.loop.runUntil([&] { return resumed.isFinished(); }));
    stage.desk.desk.setNote(QStringLiteral("a rappelé"));
    stage.settle();
    CHECK(stage.control<QPlainTextEdit>(QStringLiteral("Notes"))->toPlainText() == QStringLiteral("fille au 06\na rappelé"));
}
