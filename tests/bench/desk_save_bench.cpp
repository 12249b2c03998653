// How long an adviser waits between saving an outcome and the next contact on her screen: a desk with its store on disk, a central
// server in a process of its own on loopback, a telephone at which nobody answers.
//
// Fair: timed from the save to the next contact in the state that the screen shows, on the interface thread. First as an adviser
// works, with what was saved before sent meanwhile; then back to back, faster than anybody calls, so that saves, upload and hand-out
// meet. Before each save a bare commit of as much is timed on the same disk: what the machine takes by itself.
#include "tests/bench/bench_report.h"
#include "tests/bench/bench_wait.h"
#include "tests/support/headless_desk.h"
#include "tests/support/server_process.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace relais;
using namespace relais::test;
using relais::bench::waitFor;

namespace {

constexpr int saves = 300;

/// The invented centre with the shared list beside its own people, so that the queue does not run dry.
bool startWithList(ServerProcess& server)
{
    if (!server.start() || server.stop() != 0) {
        std::fprintf(stderr, "desk_save_bench: no server: %s\n", server.said().constData());
        return false;
    }
    Program import(QStringLiteral("relaisctl"));
    import.start({QStringLiteral("targets"), QStringLiteral("import"), QStringLiteral("--campaign"),
        QStringLiteral("diabete-ecart"), QStringLiteral("--reference-date"), QStringLiteral("2026-11-02"),
        QStringLiteral("--centre"), QStringLiteral("albi"), QStringLiteral("--database"),
        QStringLiteral("sqlite:") + server.database(), QStringLiteral(RELAIS_TEST_DATA "/cible-diabete.csv")});
    if (import.waitForEnd() != 0) {
        std::fprintf(stderr, "desk_save_bench: no import: %s\n", import.standardError().constData());
        return false;
    }
    if (!server.start()) {
        std::fprintf(stderr, "desk_save_bench: no server after the import: %s\n", server.said().constData());
        return false;
    }
    return true;
}

QJsonObject enrolmentCaller(const QJsonObject& centre)
{
    for (const auto& item : centre[u"agents"].toArray()) {
        if (item[u"role"].toString() == u"enrolment_caller") {
            return item.toObject();
        }
    }
    return {};
}

/// Commits of three rows of 600 bytes, as a save has them, by the C interface and on the disk at once.
class BareCommit {
public:
    explicit BareCommit(const QString& path)
        : m_store(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE), m_row(600, 'x')
    {
        m_store.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (row BLOB)");
    }
    double milliseconds()
    {
        QElapsedTimer timer;
        timer.start();
        m_store.exec("BEGIN IMMEDIATE");
        for (int i = 0; i < 3; ++i) {
            SQLite::Statement insert(m_store, "INSERT INTO t VALUES (?1)");
            insert.bind(1, m_row);
            insert.exec();
        }
        m_store.exec("COMMIT");
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }

private:
    SQLite::Database m_store;
    std::string m_row;
};

void report(bool calm, const std::vector<double>& milliseconds, const std::vector<double>& bare)
{
    const double p99 = bench::percentile(milliseconds, 0.99);
    const double bareP99 = bench::percentile(bare, 0.99);
    bench::print({.what = calm ? QStringLiteral("desk: save to next contact, p99")
                               : QStringLiteral("desk: save to next contact, back to back, p99"),
        .size = saves,
        .figure = p99,
        .unit = QStringLiteral("ms"),
        .against = QStringLiteral("a bare commit on the same disk, p99: %1 ms").arg(bareP99, 0, 'f', 2),
        .ratio = p99 / bareP99,
        .goal = QStringLiteral("p99 ≤ 30 ms"),
        .held = p99 <= 30,
        .note = QStringLiteral("median %1 ms (bare %2 ms), longest %3 ms")
                    .arg(bench::percentile(milliseconds, 0.5), 0, 'f', 2)
                    .arg(bench::percentile(bare, 0.5), 0, 'f', 2)
                    .arg(bench::percentile(milliseconds, 1), 0, 'f', 1)});
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    ServerProcess server;
    if (!startWithList(server)) {
        return 1;
    }
    const QTemporaryDir folder;
    HeadlessDesk headless({QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port())), folder.path(),
        server.about()[u"desk_enrolment_code"].toString(), HeadlessDesk::nobodyAnswers()});
    CallDesk& desk = headless.desk();
    const auto agent = enrolmentCaller(server.about());
    const auto signedIn = desk.signIn(agent[u"login"].toString(), agent[u"password"].toString());
    waitFor("the sign-in", [&] { return signedIn.isFinished(); });
    if (const auto in = signedIn.result(); !in) {
        std::fprintf(stderr, "desk_save_bench: no sign-in: %s\n", qPrintable(in.error().detail));
        return 1;
    }
    desk.ready();

    BareCommit bare(folder.filePath(QStringLiteral("bare.db")));
    const auto onScreen = [&] { return desk.state().contact && desk.state().call.phase == CallPhase::NotDialed; };
    const auto isSent = [&] { return desk.state().sync.unsent == 0 && desk.state().sync.state == SyncState::UpToDate; };
    for (const bool calm : {true, false}) {
        std::vector<double> milliseconds;
        std::vector<double> bareMilliseconds;
        for (int i = 0; i < saves; ++i) {
            waitFor("a contact", onScreen);
            if (calm) {
                waitFor("what was saved to be sent", isSent);
            }
            bareMilliseconds.push_back(bare.milliseconds());
            const PersonId before = desk.state().contact->contact.person.id;
            desk.dial(desk.state().contact->contact.person.contactPoints.at(0).number);
            waitFor("the end of the call", [&] { return desk.state().call.phase == CallPhase::Ended; });
            CloseRequest request;
            request.outcome = OutcomeCode::NoAnswer;
            QElapsedTimer timer;
            timer.start();
            const auto saved = desk.close(request);
            waitFor("the next contact",
                [&] { return saved.isFinished() && onScreen() && desk.state().contact->contact.person.id != before; });
            milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            if (!saved.result()) {
                std::fprintf(stderr, "desk_save_bench: a save failed\n");
                return 1;
            }
        }
        report(calm, milliseconds, bareMilliseconds);
    }
    return 0;
}
