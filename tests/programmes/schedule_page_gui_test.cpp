#include "tests/desk_ui/desk_stage.h"

#include "ui/base/row_list.h"
#include "ui/programmes/schedule_timeline.h"
#include "ui/programmes/schedule_tree.h"
#include "ui/shell/office_page.h"

#include <catch2/catch.hpp>

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
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

TEST_CASE("what has happened is added and taken back without losing the place of the keys", "[programmes][preview][gui]")
{
    Preview stage;
    const QString add = QStringLiteral("Ajouter ce qui s’est passé");
    REQUIRE(stage.control(add) != nullptr);
    stage.control(add)->setFocus(Qt::TabFocusReason);
    stage.key(Qt::Key_Return);
    REQUIRE(QApplication::focusWidget() != nullptr);
    CHECK(QApplication::focusWidget()->accessibleName() == QStringLiteral("Étape qui s’est passée"));
    CHECK(qobject_cast<QComboBox*>(QApplication::focusWidget()) != nullptr);
    CHECK_FALSE(QApplication::focusWidget()->visibleRegion().isEmpty());
    // Each of the three fields is named for those who see, too.
    for (const char* name : {"Étape qui s’est passée", "Ce qui en est sorti", "Quand"}) {
        INFO(name);
        const auto labels = stage.window->findChildren<QLabel*>();
        CHECK(std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text() == QString::fromUtf8(name) && label->buddy() != nullptr;
        }));
    }
    stage.shoot(QStringLiteral("light-47-schedule-line"));
    REQUIRE(stage.control(QStringLiteral("Retirer")) != nullptr);
    stage.control(QStringLiteral("Retirer"))->setFocus(Qt::TabFocusReason);
    stage.key(Qt::Key_Return);
    REQUIRE(QApplication::focusWidget() != nullptr);
    CHECK(QApplication::focusWidget()->accessibleName() == add);
}

TEST_CASE("the arrows on the bars say which step it is, and bring it into sight in the list", "[programmes][preview][gui]")
{
    Preview stage;
    REQUIRE(stage.goTo(QStringLiteral("Insuffisance cardiaque")));
    auto* timeline = stage.timeline();
    const auto said = [&](int row) {
        const auto labels = stage.window->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel* label) { return label->isVisible() && label->text() == timeline->sentence(row); });
    };
    REQUIRE(timeline->count() > 5);
    CHECK(said(0));
    auto* list = qobject_cast<QScrollArea*>(stage.control(QStringLiteral("Liste des étapes")));
    REQUIRE(list != nullptr);
    timeline->setFocus(Qt::TabFocusReason);
    stage.key(Qt::Key_End);
    CHECK(said(timeline->count() - 1));
    CHECK_FALSE(said(0));
    CHECK(list->verticalScrollBar()->value() > 0);
    stage.shoot(QStringLiteral("light-48-schedule-step"));
    stage.key(Qt::Key_Home);
    CHECK(said(0));
    CHECK(list->verticalScrollBar()->value() == 0);
}

TEST_CASE("long names leave the text its room, and no title of the tree is cut", "[programmes][preview][gui]")
{
    Preview stage;
    REQUIRE(stage.goTo(QStringLiteral("Vaccinations de l"))); // whose steps have the longest names
    auto* birth = qobject_cast<QLineEdit*>(stage.control(QStringLiteral("Date de la naissance")));
    REQUIRE(birth != nullptr);
    CHECK(birth->text().isEmpty());
    CHECK(stage.allTexts().contains(QStringLiteral("Donnez d’abord la date de la naissance")));
    birth->setFocus(Qt::TabFocusReason);
    QTest::keyClicks(birth, QStringLiteral("12/05/1958"));
    DeskStage::settle();
    auto* list = qobject_cast<QScrollArea*>(stage.control(QStringLiteral("Liste des étapes")));
    REQUIRE(list != nullptr);
    const auto rows = list->widget()->findChildren<RowList*>();
    REQUIRE(rows.size() == 1);
    int texts = 0;
    for (const QLabel* label : rows.front()->findChildren<QLabel*>()) {
        INFO(label->text().toStdString());
        if (label->x() == 0) {
            CHECK(label->width() <= rows.front()->width() / 3 + 1);
        } else {
            ++texts;
            CHECK(label->width() > rows.front()->width() / 2);
        }
    }
    CHECK(texts > 3);
    stage.shoot(QStringLiteral("light-49-schedule-vaccination"));
    const QFontMetrics metrics(stage.tree()->font());
    for (QTreeWidgetItemIterator at(stage.tree()); *at != nullptr; ++at) {
        int room = stage.tree()->viewport()->width();
        for (const QTreeWidgetItem* above = *at; above != nullptr; above = above->parent()) {
            room -= stage.tree()->indentation();
        }
        for (const QString& line : (*at)->text(0).split(u'\n')) {
            INFO(line.toStdString());
            CHECK(metrics.horizontalAdvance(line) <= room);
        }
        CHECK((*at)->toolTip(0) == (*at)->data(0, Qt::AccessibleTextRole).toString());
        CHECK_FALSE((*at)->toolTip(0).contains(u'\n'));
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
