#pragma once

#include "tests/support/fake_call_desk.h"
#include "tests/support/fake_coaching_desk.h"
#include "tests/support/fake_paper_place.h"
#include "ui/shell/desk_page.h"
#include "ui/shell/desk_window.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QSet>
#include <QTest>

namespace relais::test {

/// The whole window over a fake desk, at a quarter past three on a Tuesday in November, Paris.
struct DeskStage {
    explicit DeskStage(LookChoice look = LookChoice::Light, QSize size = {1366, 768}, std::vector<DemoSignIn> demo = {})
        : clock(instantFromText(u"2026-11-03T14:02:00Z").value()), desk(clock), outcomes(OutcomeCatalogue::shipped().value()),
          calendar(Calendar::shipped(QStringLiteral("france")).value())
    {
        applyLook(look, Theme::Density::Comfortable);
        DeskWindowOptions options;
        options.look = look;
        options.demoAgents = std::move(demo);
        options.zone = QTimeZone("Europe/Paris");
        options.programmes = std::make_shared<const ProgrammeBook>(ProgrammeBook::shipped().value());
        options.requests = &requests;
        options.papers = {
            &papers, {QStringLiteral("Centre d’Albi"), {QStringLiteral("12 rue du Relais"), QStringLiteral("81000 Albi")}, {}}};
        window = makeDeskWindow(desk, outcomes, calendar, clock, options);
        window->resize(size);
        window->show();
        settle();
    }

    /// Lets what was asked for be answered; nothing here waits for a time.
    static void settle()
    {
        for (int i = 0; i < 6; ++i) {
            QCoreApplication::processEvents(QEventLoop::AllEvents);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* at = QApplication::focusWidget();
        QTest::keyClick(at != nullptr && window->isAncestorOf(at) ? at : window.get(), key, modifiers);
        settle();
    }
    DeskPage* page() const { return window->findChild<DeskPage*>(); }
    /// A visible control by its accessible name.
    QWidget* control(const QString& name) const
    {
        for (QWidget* widget : window->findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->accessibleName() == name) {
                return widget;
            }
        }
        return nullptr;
    }
    /// Every text that stands on the screen, for what must or must not be said.
    QString allTexts() const
    {
        QStringList texts;
        for (QWidget* widget : window->findChildren<QWidget*>()) {
            for (const char* property :
                {"text", "plainText", "placeholderText", "accessibleName", "accessibleDescription", "toolTip"}) {
                texts << widget->property(property).toString();
            }
        }
        return texts.join(u'\n');
    }
    /// Keeps a picture for a person to look at. What a machine can see is checked here: it fits its screen, and something is drawn.
    void shoot(const QString& name) const
    {
        const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/../gallery");
        QDir().mkpath(folder);
        settle();
        const QImage picture = window->grab().toImage();
        INFO(name.toStdString());
        CHECK(window->minimumSizeHint().width() <= window->width());
        CHECK(window->minimumSizeHint().height() <= window->height());
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 3) {
            for (int x = 0; x < picture.width(); ++x) {
                colours.insert(picture.pixel(x, y));
            }
        }
        CHECK(colours.size() > 20);
        CHECK(picture.save(folder + u'/' + name + QStringLiteral(".png")));
    }

    TestClock clock;
    FakeCallDesk desk;
    FakeCoachingDesk requests;
    FakePaperPlace papers;
    OutcomeCatalogue outcomes;
    Calendar calendar;
    std::unique_ptr<MainWindow> window;
};

} // namespace relais::test
