// The longest time in which the workstation's window could not have answered a key while 100 000 changes of the centre come in: the
// whole workstation with its window, over a real server whose feed has grown by that much.
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
    Startup startup(application, options, {});
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
    desk.ready();
    waitFor("a contact", [&] { return desk.state().contact.has_value() && desk.state().sync.state == SyncState::UpToDate; });

    server.stop();
    growFeed(server.database());
    if (!server.start()) {
        return 1;
    }
    const auto freshBefore = desk.state().sync.freshAt;
    application.beginAgain();
    QElapsedTimer whole;
    whole.start();
    desk.syncNow();
    waitFor(
        "the changes", [&] { return desk.state().sync.state == SyncState::UpToDate && desk.state().sync.freshAt > freshBefore; });
    const double seconds = static_cast<double>(whole.elapsed()) / 1000;

    bench::print({.what = QStringLiteral("workstation: longest stall of the interface thread while changes are synced"),
        .size = changes,
        .figure = application.longest(),
        .unit = QStringLiteral("ms"),
        .against = QStringLiteral("whole sync: %1 s, %2 events; longest in %3")
                       .arg(seconds, 0, 'f', 2)
                       .arg(application.events())
                       .arg(application.where()),
        .goal = QStringLiteral("< 50 ms"),
        .held = application.longest() < 50});
    return 0;
}
