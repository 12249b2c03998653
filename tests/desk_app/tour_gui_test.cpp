#include "app/adapters/qt_timers.h"
#include "app/tour/cuttable_network.h"
#include "app/tour/eye.h"
#include "app/tour/hand.h"
#include "app/tour/tour_runner.h"

#include <catch2/catch.hpp>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QVBoxLayout>

using namespace relais;
using namespace Qt::StringLiterals;

namespace {

template <typename Condition>
bool until(Condition condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < 20'000) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    return condition();
}

/// A window with what a person uses: a field, a button, a key.
struct SmallDesk {
    SmallDesk()
    {
        auto* layout = new QVBoxLayout(&window);
        name.setAccessibleName(u"Identifiant"_s);
        layout->addWidget(&name);
        layout->addWidget(&button);
        layout->addWidget(&label);
        QObject::connect(&button, &QPushButton::clicked, &label, [this] { label.setText(u"Bonjour "_s + name.text()); });
        auto* key = new QShortcut(QKeySequence(Qt::Key_F7), &window);
        QObject::connect(key, &QShortcut::activated, &label, [this] { label.setText(u"F7 pressé"_s); });
        window.show();
        window.activateWindow();
        until([this] { return window.isActiveWindow(); });
    }
    QWidget window;
    QLineEdit name{&window};
    QPushButton button{u"&Entrer"_s, &window};
    QLabel label{&window};
    Hand hand{window};
    Eye eye{window};
};

} // namespace

TEST_CASE("the tour's hand types, clicks and uses keys as a person would", "[tour]")
{
    SmallDesk desk;
    REQUIRE(desk.hand.go(u"Identifiant"_s));
    desk.hand.type(u"Hélène"_s);
    desk.hand.press(QKeySequence(u"X"_s));
    CHECK(desk.name.text() == u"Hélènex"_s);
    CHECK(desk.hand.click(u"Entrer"_s));
    CHECK(desk.eye.sees(u"bonjour hélènex"_s));
    desk.hand.press(QKeySequence(Qt::Key_F7));
    CHECK(desk.eye.misses({u"F7 pressé"_s}).isEmpty());
    CHECK_FALSE(desk.hand.click(u"Sortir"_s));
}

TEST_CASE("the tour's eye sees only what is visible", "[tour]")
{
    SmallDesk desk;
    desk.label.setText(u"secret"_s);
    CHECK(desk.eye.stillShows({u"secret"_s}).contains(u"secret"_s));
    desk.label.hide();
    CHECK(desk.eye.stillShows({u"secret"_s}).isEmpty());
    CHECK(desk.eye.misses({u"secret"_s}).contains(u"secret"_s));
    desk.button.setEnabled(false);
    CHECK(desk.eye.control(u"Entrer"_s) == nullptr);
}

TEST_CASE("a tour leaves numbered pictures and stops at the first step that did not do what it must", "[tour]")
{
    SmallDesk desk;
    QTemporaryDir folder;
    SystemClock clock;
    QtTimers timers;
    TourRunner runner(desk.window, clock, timers, folder.path());
    std::optional<QString> end;
    QObject::connect(&runner, &TourRunner::ended, &desk.window, [&](const QString& problem) { end = problem; });
    int acted = 0;
    runner.play({{.picture = u"accueil"_s},
        {.picture = u"touche"_s,
            .act = [&] { desk.hand.press(QKeySequence(Qt::Key_F7)); },
            .missing = [&] { return desk.eye.misses({u"F7 pressé"_s}); }},
        {.picture = u"jamais"_s,
            .missing = [&] { return desk.eye.misses({u"ce qui ne vient pas"_s}); },
            .patience = std::chrono::milliseconds(50)},
        {.picture = u"apres"_s, .act = [&] { ++acted; }}});
    REQUIRE(until([&] { return end.has_value(); }));
    CHECK(end->contains(u"ce qui ne vient pas"_s));
    CHECK(acted == 0);
    CHECK(QDir(folder.path()).entryList({u"*.png"_s}) == QStringList{u"01-accueil.png"_s, u"02-touche.png"_s, u"03-echec.png"_s});
}

TEST_CASE("the tour's network can be cut and mended at the same address", "[tour]")
{
    QTcpServer server;
    REQUIRE(server.listen(QHostAddress::LocalHost));
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        auto* socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->write(socket->readAll()); });
    });
    CuttableNetwork network(QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort())));
    const auto echoes = [&] {
        QTcpSocket client;
        client.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(network.url().port()));
        client.write("allô");
        until([&] { return client.bytesAvailable() > 0 || client.state() == QAbstractSocket::UnconnectedState; });
        return client.readAll() == QByteArray("allô");
    };
    CHECK(echoes());
    network.cut();
    CHECK_FALSE(echoes());
    network.mend();
    CHECK(echoes());
}
