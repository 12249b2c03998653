#include "ui/base/accessible_faces.h"
#include "ui/base/column_scroll.h"
#include "ui/base/key_button.h"
#include "ui/base/text_label.h"
#include "ui/shell/main_window.h"

#include <catch2/catch.hpp>

#include <QAccessible>
#include <QApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

using namespace relais;

namespace {

/// A button, a column too tall for its room, and a button: Tab passes through all of them.
struct Tall {
    Tall()
    {
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(before);
        layout->addWidget(scroll, 1);
        layout->addWidget(after);
        for (int i = 0; i < 30; ++i) {
            // As panels are: a holder that comes first, its controls later.
            auto* holder = new QWidget(scroll->widget());
            scroll->column()->addWidget(holder);
            auto* line = new QVBoxLayout(holder);
            auto* button = new QPushButton(QString::number(i), holder);
            line->addWidget(button);
            inside.push_back(button);
        }
        window.resize(300, 260);
        window.show();
        window.activateWindow();
        QCoreApplication::processEvents();
    }
    bool whole(const QWidget* control) const
    {
        const QRect place(control->mapTo(scroll->viewport(), QPoint(0, 0)), control->size());
        return scroll->viewport()->rect().contains(place);
    }

    QWidget window;
    QPushButton* before = new QPushButton(&window);
    ColumnScroll* scroll = new ColumnScroll(&window);
    QPushButton* after = new QPushButton(&window);
    std::vector<QPushButton*> inside;
};

} // namespace

TEST_CASE("a column shows what has the focus, wherever the focus comes from", "[desk_ui][gui]")
{
    Tall stage;
    CHECK_FALSE(stage.whole(stage.inside.back()));
    SECTION("backwards, from outside")
    {
        // Tab goes by the order in which they were made: before, after, and round through the column.
        stage.before->setFocus();
        QTest::keyClick(stage.before, Qt::Key_Tab, Qt::ShiftModifier);
    }
    SECTION("by a key that leads there")
    {
        stage.inside.back()->setFocus(Qt::ShortcutFocusReason);
    }
    REQUIRE(QApplication::focusWidget() == stage.inside.back());
    CHECK(stage.whole(stage.inside.back()));
    stage.after->setFocus();
    QTest::keyClick(stage.after, Qt::Key_Tab);
    REQUIRE(QApplication::focusWidget() == stage.inside.front());
    CHECK(stage.whole(stage.inside.front()));
}

TEST_CASE("a column that grows smaller keeps what has the focus", "[desk_ui][gui]")
{
    Tall stage;
    stage.inside[4]->setFocus();
    stage.window.resize(300, 200);
    QCoreApplication::processEvents();
    CHECK(stage.whole(stage.inside[4]));
}

TEST_CASE("what is added later is followed, too", "[desk_ui][gui]")
{
    Tall stage;
    auto* late = new QPushButton(QStringLiteral("late"));
    stage.scroll->column()->addWidget(late);
    QCoreApplication::processEvents();
    late->setFocus();
    CHECK(stage.whole(late));
}

TEST_CASE("Tab that only passes by leaves the column where it stood, and a key meant for it does not", "[desk_ui][gui]")
{
    Tall stage;
    stage.after->setFocus();
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    REQUIRE(stage.inside[11]->hasFocus());
    const bool meant = GENERATE(false, true);
    if (meant) {
        QTest::keyClick(stage.inside[11], Qt::Key_Space);
    }
    const int there = stage.scroll->verticalScrollBar()->value();
    CHECK(there > 0);
    // Out of it at its far end.
    for (int i = 11; i < 30; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (i < 29) {
            REQUIRE(stage.whole(stage.inside[static_cast<std::size_t>(i) + 1]));
        }
    }
    REQUIRE(stage.before->hasFocus());
    CHECK(stage.scroll->verticalScrollBar()->value() == (meant ? there : 0));
}

TEST_CASE("a screen reader is told what is scrolled out of sight, and that a window is one", "[desk_ui][gui]")
{
    installAccessibleFaces();
    Tall stage;
    auto* text = new TextLabel(TextRole::Body, QStringLiteral("Bonjour"));
    auto* button = new KeyButton(QStringLiteral("Enregistrer"), {});
    stage.scroll->column()->insertWidget(0, text);
    stage.scroll->column()->addWidget(button);
    QCoreApplication::processEvents();
    auto* face = QAccessible::queryAccessibleInterface(button);
    auto* textFace = QAccessible::queryAccessibleInterface(text);
    CHECK(face->text(QAccessible::Name) == QStringLiteral("Enregistrer"));
    CHECK(textFace->text(QAccessible::Name) == QStringLiteral("Bonjour"));
    CHECK(face->role() == QAccessible::Button);
    CHECK(face->state().offscreen);
    CHECK_FALSE(textFace->state().offscreen);
    button->setFocus();
    CHECK_FALSE(face->state().offscreen);
    CHECK(textFace->state().offscreen);
    int pressed = 0;
    QObject::connect(button, &QAbstractButton::clicked, [&] { ++pressed; });
    face->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCoreApplication::processEvents();
    CHECK(pressed == 1);
    MainWindow window(QStringLiteral("Relais"));
    CHECK(QAccessible::queryAccessibleInterface(&window)->role() == QAccessible::Window);
    CHECK(QAccessible::queryAccessibleInterface(&window)->text(QAccessible::Name) == QStringLiteral("Relais"));
}
