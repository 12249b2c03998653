#include "tests/desk_ui/desk_stage.h"

#include "ui/programmes/schedule_timeline.h"
#include "ui/programmes/schedule_tree.h"
#include "ui/shell/office_page.h"

#include <catch2/catch.hpp>

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTreeWidgetItemIterator>

#include <algorithm>

using namespace relais;
using namespace relais::test;

namespace {

struct Preview : DeskStage {
    explicit Preview(LookChoice look = LookChoice::Light) : DeskStage(look)
    {
        desk.signInAs(Role::MedicalOfficer);
        settle();
        key(Qt::Key_2, Qt::AltModifier);
    }
    ScheduleTree* tree() const { return window->findChild<ScheduleTree*>(); }
    ScheduleTimeline* timeline() const { return window->findChild<ScheduleTimeline*>(); }
    /// Goes there by the arrow keys alone.
    bool goTo(const QString& text)
    {
        tree()->setFocus(Qt::TabFocusReason);
        QTest::keyClick(tree(), Qt::Key_Home);
        for (int step = 0; step < 80; ++step) {
            if (tree()->currentItem()->text(0).startsWith(text)) {
                settle();
                return true;
            }
            QTest::keyClick(tree(), Qt::Key_Down);
        }
        return false;
    }
};

} // namespace

TEST_CASE("the preview is operated by keyboard alone, and each step is a child with its sentence", "[programmes][preview][gui]")
{
    for (const LookChoice look : {LookChoice::Light, LookChoice::Dark}) {
        Preview stage(look);
        auto* office = stage.window->findChild<OfficePage*>();
        REQUIRE(office != nullptr);
        CHECK(office->currentPage() == u"schedule");
        auto* timeline = stage.timeline();
        REQUIRE(timeline != nullptr);
        timeline->setFocus(Qt::TabFocusReason);
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(timeline);
        REQUIRE(list != nullptr);
        CHECK(list->role() == QAccessible::List);
        CHECK_FALSE(list->text(QAccessible::Name).isEmpty());
        REQUIRE(list->childCount() == timeline->count());
        REQUIRE(timeline->count() > 1);
        for (int row = 0; row < timeline->count(); ++row) {
            QAccessibleInterface* step = list->child(row);
            REQUIRE(step != nullptr);
            CHECK(step->isValid());
            CHECK(step->role() == QAccessible::ListItem);
            CHECK(step->text(QAccessible::Name) == timeline->sentence(row));
            CHECK(step->parent() == list);
            CHECK(list->indexOfChild(step) == row);
            CHECK(step->state().selected == (row == 0));
            if (step->rect().isValid()) {
                const QPoint middle = step->rect().center();
                CHECK(list->childAt(middle.x(), middle.y()) == step);
            }
        }
        QTest::keyClick(timeline, Qt::Key_Right);
        CHECK(timeline->current() == 1);
        CHECK(list->child(1)->state().selected);
        CHECK_FALSE(list->child(0)->state().selected);
        QTest::keyClick(timeline, Qt::Key_Home);
        CHECK(list->child(0)->state().selected);
        stage.shoot(
            (look == LookChoice::Dark ? QStringLiteral("dark-") : QStringLiteral("light-")) + QStringLiteral("41-schedule"));
    }
}

TEST_CASE(
    "the tree says status and dates of every version, and shows the one that the arrows reach", "[programmes][preview][gui]")
{
    Preview stage;
    REQUIRE(stage.tree() != nullptr);
    QStringList rows;
    for (QTreeWidgetItemIterator at(stage.tree()); *at != nullptr; ++at) {
        rows.append((*at)->text(0));
    }
    for (const char* status : {"en cours, depuis le", "à l’essai, depuis le", "arrêté, du"}) {
        INFO(status);
        CHECK_FALSE(rows.filter(QString::fromUtf8(status)).isEmpty());
    }
    REQUIRE(stage.goTo(QStringLiteral("Insuffisance cardiaque")));
    const QString shown = stage.allTexts();
    CHECK(shown.contains(QStringLiteral("Qui peut entrer")));
    CHECK(shown.contains(QStringLiteral("Notre choix, et non celui du programme")));
    CHECK(shown.contains(QStringLiteral("et ouvre Sophia")));
    auto* nyha = qobject_cast<QComboBox*>(stage.control(QStringLiteral("Classe NYHA, dite par l’hôpital")));
    REQUIRE(nyha != nullptr);
    CHECK(nyha->findText(QStringLiteral("III")) > 0);
    stage.shoot(QStringLiteral("light-44-schedule-tree"));
    auto* tabs = stage.window->findChild<QTabBar*>();
    REQUIRE(tabs != nullptr);
    tabs->setFocus(Qt::TabFocusReason);
    QTest::keyClick(tabs, Qt::Key_Right);
    DeskStage::settle();
    auto* texts = qobject_cast<QScrollArea*>(stage.control(QStringLiteral("Contenu du volet")));
    REQUIRE(texts != nullptr);
    texts->setFocus(Qt::TabFocusReason);
    stage.shoot(QStringLiteral("light-46-schedule-who"));
    for (int page = 0; page < 40; ++page) {
        QTest::keyClick(texts, Qt::Key_PageDown);
    }
    CHECK(texts->verticalScrollBar()->value() == texts->verticalScrollBar()->maximum());
    CHECK(texts->verticalScrollBar()->maximum() > 0);
    // The last line stands at the end, not in the middle of nowhere.
    const auto labels = texts->widget()->findChildren<QLabel*>();
    int last = 0;
    for (const QLabel* label : labels) {
        last = std::max(last, label->mapTo(texts->viewport(), QPoint(0, label->height())).y());
    }
    CHECK(last <= texts->viewport()->height());
    CHECK(last > texts->viewport()->height() - 80);
    stage.shoot(QStringLiteral("light-45-schedule-says"));
    QAccessibleInterface* gone = QAccessible::queryAccessibleInterface(stage.timeline())->child(stage.timeline()->count() - 1);
    REQUIRE(gone->isValid());
    const int before = stage.timeline()->count();
    REQUIRE(stage.goTo(QStringLiteral("Plaies chroniques")));
    CHECK(gone->isValid() == (stage.timeline()->count() >= before)); // a step of another pathway is no step of this one
    CHECK(stage.allTexts().contains(QStringLiteral("arrêté, du")));
}
