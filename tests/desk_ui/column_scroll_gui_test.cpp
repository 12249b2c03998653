#include "ui/base/column_scroll.h"

#include <catch2/catch.hpp>

#include <QApplication>
#include <QPushButton>
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
    SECTION("backwards from after it")
    {
        stage.after->setFocus();
        QTest::keyClick(stage.after, Qt::Key_Tab, Qt::ShiftModifier);
    }
    SECTION("by a key that leads there")
    {
        stage.inside.back()->setFocus(Qt::ShortcutFocusReason);
    }
    REQUIRE(QApplication::focusWidget() == stage.inside.back());
    CHECK(stage.whole(stage.inside.back()));
    stage.before->setFocus();
    QTest::keyClick(stage.before, Qt::Key_Tab);
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
