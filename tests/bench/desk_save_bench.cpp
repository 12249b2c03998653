// How long an adviser waits between saving an outcome and the next contact on her screen: a desk with its store on disk, a central
// server in a process of its own on loopback.
#include "tests/bench/bench_report.h"
#include "tests/bench/bench_wait.h"
#include "tests/support/headless_desk.h"
#include "tests/support/server_process.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace relais;
using namespace relais::test;
using relais::bench::waitFor;

namespace {

constexpr int saves = 400;

/// The invented centre with the shared list beside its own people, so that the queue does not run dry.
bool startWithList(ServerProcess& server)
{
    if (!server.start() || server.stop() != 0) {
        return false;
    }
    Program import(QStringLiteral("relaisctl"));
    import.start({QStringLiteral("targets"), QStringLiteral("import"), QStringLiteral("--campaign"),
        QStringLiteral("diabete-ecart"), QStringLiteral("--reference-date"), QStringLiteral("2026-11-02"),
        QStringLiteral("--centre"), QStringLiteral("albi"), QStringLiteral("--database"),
        QStringLiteral("sqlite:") + server.database(), QStringLiteral(RELAIS_TEST_DATA "/cible-diabete.csv")});
    return import.waitForEnd() == 0 && server.start();
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

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    ServerProcess server;
    if (!startWithList(server)) {
        std::fprintf(stderr, "desk_save_bench: no server: %s\n", server.said().constData());
        return 1;
    }
    const QTemporaryDir folder;
    HeadlessDesk headless({QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port())), folder.path(),
        server.about()[u"desk_enrolment_code"].toString(), HeadlessDesk::nobodyAnswers()});
    CallDesk& desk = headless.desk();
    const auto agent = enrolmentCaller(server.about());
    const auto signedIn = desk.signIn(agent[u"login"].toString(), agent[u"password"].toString());
    waitFor("the sign-in", [&] { return signedIn.isFinished(); });
    desk.ready();

    std::vector<double> milliseconds;
    const auto onScreen = [&] { return desk.state().contact && desk.state().call.phase == CallPhase::NotDialed; };
    for (int i = 0; i < saves; ++i) {
        waitFor("a contact", onScreen);
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
    const double p99 = bench::percentile(milliseconds, 0.99);
    bench::print({.what = QStringLiteral("desk: save to next contact, p99"),
        .size = saves,
        .figure = p99,
        .unit = QStringLiteral("ms"),
        .against = QStringLiteral("median: %1 ms").arg(bench::percentile(milliseconds, 0.5), 0, 'f', 2),
        .ratio = p99 / bench::percentile(milliseconds, 0.5),
        .goal = QStringLiteral("p99 ≤ 30 ms"),
        .held = p99 <= 30});
    return 0;
}
