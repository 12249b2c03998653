// The longest time in which the workstation's window could not have answered a key while 100 000 changes of the centre come in: the
// whole workstation with its window, over a real server whose feed has grown by that much; and the memory that it holds then.
//
// Every event is timed from its delivery to its end. Beside it a thread posts a heartbeat to the interface thread, one at a time, and
// times the answer: what a key would wait, with all that the machine does besides. The same heartbeat is timed for two seconds before
// the sync, for comparison.
#include "app/relais/french.h"
#include "app/relais/startup.h"
#include "tests/bench/bench_report.h"
#include "tests/bench/bench_wait.h"
#include "tests/support/server_process.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace relais;
using relais::bench::waitFor;

namespace {

constexpr int changes = 100'000;

/// Times every event from its delivery to its end: while one runs, no key is answered.
class TimedApplication final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0) {
            return QApplication::notify(receiver, event);
        }
        // Asked before: either may be gone afterwards.
        const char* name = receiver->metaObject()->className();
        const auto type = event->type();
        QElapsedTimer timer;
        timer.start();
        ++m_depth;
        const bool done = QApplication::notify(receiver, event);
        --m_depth;
        const double took = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        if (took > m_longest) {
            m_longest = took;
            m_where = QStringLiteral("%1, event %2").arg(QLatin1String(name)).arg(type);
        }
        ++m_events;
        return done;
    }

    void beginAgain()
    {
        m_longest = 0;
        m_events = 0;
    }
    double longest() const { return m_longest; }
    QString where() const { return m_where; }
    qint64 events() const { return m_events; }

private:
    int m_depth = 0;
    double m_longest = 0;
    qint64 m_events = 0;
    QString m_where;
};

/// Posts an event to the interface thread, waits until it is handled, posts the next; keeps the longest wait.
class Heartbeat {
public:
    Heartbeat()
        : m_thread([this] {
              while (!m_stop) {
                  const auto sent = std::chrono::steady_clock::now();
                  m_beating = true;
                  if (m_stop) {
                      return; // nobody answers any more
                  }
                  QMetaObject::invokeMethod(
                      &m_receiver,
                      [this] {
                          m_beating = false;
                          m_beating.notify_one();
                      },
                      Qt::QueuedConnection);
                  m_beating.wait(true);
                  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - sent;
                  m_longest = std::max(m_longest.load(), took.count());
                  std::this_thread::sleep_for(std::chrono::milliseconds(2));
              }
          })
    {}
    ~Heartbeat()
    {
        m_stop = true;
        m_beating = false;
        m_beating.notify_one();
        m_thread.join();
    }
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;
    double longest() const { return m_longest; }
    void beginAgain() { m_longest = 0; }

private:
    QObject m_receiver;
    std::atomic<bool> m_stop = false;
    std::atomic<bool> m_beating = false;
    std::atomic<double> m_longest = 0;
    std::thread m_thread;
};

/// As if the centre had worked for days while this desk slept: changes of people, a tenth of them held by this desk.
void growFeed(const QString& path)
{
    SQLite::Database store(path.toStdString(), SQLite::OPEN_READWRITE, 10000);
    SQLite::Transaction transaction(store);
    SQLite::Statement add(store,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1),"
        " held AS (SELECT row_number() OVER () - 1 AS at, person_id FROM lease WHERE closed_at IS NULL),"
        " p AS (SELECT row_number() OVER () - 1 AS at, id FROM person),"
        " c AS (SELECT centre_id FROM person LIMIT 1), top AS (SELECT coalesce(max(seq), 0) AS seq FROM feed)"
        " INSERT INTO feed (centre_id, seq, kind, at, person_id, version)"
        " SELECT c.centre_id, top.seq + i, 0, 0,"
        " CASE WHEN i % 10 = 0 THEN (SELECT person_id FROM held WHERE at = (i / 10) % (SELECT count(*) FROM held))"
        " ELSE (SELECT id FROM p WHERE at = i % (SELECT count(*) FROM p)) END, 2 FROM n, c, top");
    add.bind(1, changes);
    add.exec();
    transaction.commit();
}

} // namespace

int main(int argc, char** argv)
{
    TimedApplication application(argc, argv);
    speakFrench(application);
    test::ServerProcess server;
    if (!server.start()) {
        std::fprintf(stderr, "sync_stall_bench: no server: %s\n", server.said().constData());
        return 1;
    }
    const QTemporaryDir folder;
    QFile settings(folder.filePath(QStringLiteral("settings.ini")));
    if (!settings.open(QIODevice::WriteOnly)) {
        return 1;
    }
    Options options;
    options.server = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port()));
    options.dataFolder = folder.path();
    settings.write(("[server]\nenrolment_code=" + server.about()[u"desk_enrolment_code"].toString() + "\n").toUtf8());
    settings.close();
    options.settingsFile = settings.fileName();
    options.calendar = QStringLiteral("demo");
    Startup startup(options, {});
    if (const auto prepared = startup.prepare(); !prepared) {
        std::fprintf(stderr, "sync_stall_bench: %s\n", qUtf8Printable(prepared.error().detail));
        return 1;
    }
    auto& workstation = startup.workstation();
    workstation.window().resize(1366, 768);
    workstation.window().show();
    startup.connectToServer([](const QUrl& url) { return url; });
    CallDesk& desk = workstation.desk();
    const auto agent = server.about()[u"agents"][0].toObject();
    const auto signedIn = desk.signIn(agent[u"login"].toString(), agent[u"password"].toString());
    waitFor("the sign-in", [&] { return signedIn.isFinished(); });
    if (const auto in = signedIn.result(); !in) {
        std::fprintf(stderr, "sync_stall_bench: no sign-in: %s\n", qPrintable(in.error().detail));
        return 1;
    }
    desk.ready();
    waitFor("a contact", [&] { return desk.state().contact.has_value() && desk.state().sync.state == SyncState::UpToDate; });

    if (server.stop() != 0) {
        std::fprintf(stderr, "sync_stall_bench: the server does not stop\n");
        return 1;
    }
    growFeed(server.database());
    if (!server.start()) {
        std::fprintf(stderr, "sync_stall_bench: no server: %s\n", server.said().constData());
        return 1;
    }
    Heartbeat heartbeat;
    QElapsedTimer calm;
    calm.start();
    waitFor("two seconds", [&] { return calm.elapsed() > 2000; });
    const double calmBeat = heartbeat.longest();
    heartbeat.beginAgain();
    const auto freshBefore = desk.state().sync.freshAt;
    application.beginAgain();
    QElapsedTimer whole;
    whole.start();
    desk.syncNow();
    waitFor(
        "the changes", [&] { return desk.state().sync.state == SyncState::UpToDate && desk.state().sync.freshAt > freshBefore; });
    const double seconds = static_cast<double>(whole.elapsed()) / 1000;
    const double beat = heartbeat.longest();

    bench::print({.what = QStringLiteral("workstation: longest stall of the interface thread while changes are synced"),
        .size = changes,
        .figure = application.longest(),
        .unit = QStringLiteral("ms"),
        .against = QStringLiteral("heartbeat without a sync: %1 ms").arg(calmBeat, 0, 'f', 1),
        .ratio = application.longest() / calmBeat,
        .goal = QStringLiteral("< 50 ms"),
        .held = application.longest() < 50,
        .note = QStringLiteral("longest heartbeat meanwhile: %1 ms; whole sync: %2 s, %3 events; longest in %4")
                    .arg(beat, 0, 'f', 1)
                    .arg(seconds, 0, 'f', 2)
                    .arg(application.events())
                    .arg(application.where())});
    const double memory = bench::residentMegabytes();
    bench::print({.what = QStringLiteral("workstation: resident memory at work, after the sync"),
        .size = changes,
        .figure = memory,
        .unit = QStringLiteral("MB"),
        .goal = QStringLiteral("≤ 90 MB"),
        .held = memory <= 90});
    return 0;
}
