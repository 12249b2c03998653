// How long a desk waits for the server while a list comes in over REST, against the same without: facts and hand-outs of two desks,
// one after another, each on a connection of its own.
#include "core/base/clock.h"
#include "core/base/id_maker.h"
#include "tests/bench/bench_report.h"
#include "tests/bench/list_maker.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace relais;
using namespace relais::test;

namespace {

QJsonObject agentOf(const QJsonObject& centre, QStringView role)
{
    for (const auto& item : centre[u"agents"].toArray()) {
        if (item[u"role"].toString() == role) {
            return item.toObject();
        }
    }
    return {};
}

/// Somebody at a desk of hers, by plain REST.
struct Desk {
    Desk(const ServerProcess& server, const char16_t* role) : client(server.port())
    {
        const auto enrolled = client.post("/api/v1/desks", {},
            {{QStringLiteral("enrolment_code"), server.about()[u"desk_enrolment_code"]},
                {QStringLiteral("desk_name"), QStringLiteral("Poste")}});
        credential = enrolled.json[u"credential"].toString().toLatin1();
        desk = enrolled.json[u"desk_id"].toString();
        centre = enrolled.json[u"centre_id"].toString();
        const QJsonObject who = agentOf(server.about(), role);
        const auto in = client.post("/api/v1/sessions", credential,
            {{QStringLiteral("login"), who[u"login"]}, {QStringLiteral("password"), who[u"password"]}});
        token = in.json[u"token"].toString().toLatin1();
        agent = in.json[u"agent_id"].toString();
    }
    bool sendFact(IdMaker& ids)
    {
        const QJsonObject fact{{QStringLiteral("id"), ids.next().text()},
            {QStringLiteral("type"), QStringLiteral("agent_state_changed")}, {QStringLiteral("v"), 1},
            {QStringLiteral("centre_id"), centre}, {QStringLiteral("agent_id"), agent}, {QStringLiteral("desk_id"), desk},
            {QStringLiteral("desk_seq"), ++sequence}, {QStringLiteral("occurred_at"), textFromInstant(SystemClock().now())},
            {QStringLiteral("body"),
                QJsonObject{{QStringLiteral("from"), QStringLiteral("ready")}, {QStringLiteral("to"), QStringLiteral("pause")},
                    {QStringLiteral("reason"), QStringLiteral("lunch")}}}};
        return client.post("/api/v1/facts", credential, {{QStringLiteral("facts"), QJsonArray{fact}}}).status == 200;
    }
    bool lease()
    {
        const auto answer = client.post("/api/v1/leases", token, {{QStringLiteral("max"), 2}});
        held = {};
        for (const auto& item : answer.json[u"items"].toArray()) {
            held.append(item[u"lease_id"]);
        }
        return answer.status == 200;
    }
    bool release() const
    {
        return held.isEmpty()
            || client.post("/api/v1/leases/release", token, {{QStringLiteral("lease_ids"), held}}).status == 200;
    }

    HttpClient client;
    QByteArray credential;
    QByteArray token;
    QString desk;
    QString centre;
    QString agent;
    QJsonArray held;
    int sequence = 0;
};

struct Waits {
    std::vector<double> facts; ///< ms
    std::vector<double> leases;
    bool failed = false;
};

double timed(const std::function<bool()>& act, bool& failed)
{
    QElapsedTimer timer;
    timer.start();
    failed = !act() || failed;
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Both desks at work until `until` says so.
Waits measure(Desk& speaker, Desk& caller, IdMaker& ids, const std::function<bool()>& until)
{
    Waits waits;
    std::atomic<bool> stop = false;
    bool leaseFailed = false;
    bool factFailed = false;
    std::thread facts([&] {
        while (!stop) {
            waits.facts.push_back(timed([&] { return speaker.sendFact(ids); }, factFailed));
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });
    std::thread leases([&] {
        while (!stop) {
            waits.leases.push_back(timed([&] { return caller.lease(); }, leaseFailed));
            leaseFailed = !caller.release() || leaseFailed;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });
    while (!until()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    stop = true;
    facts.join();
    leases.join();
    waits.failed = factFailed || leaseFailed;
    return waits;
}

void report(const char* what, int rows, const std::vector<double>& during, const std::vector<double>& without)
{
    const auto most = [](const std::vector<double>& values) { return *std::max_element(values.begin(), values.end()); };
    const double p99 = bench::percentile(during, 0.99);
    const double bare = bench::percentile(without, 0.99);
    bench::print({.what = QStringLiteral("%1 while a list comes in, p99").arg(QLatin1String(what)),
        .size = rows,
        .figure = p99,
        .unit = QStringLiteral("ms"),
        .against = QStringLiteral("max %1 ms of %2; without an import p99 %3 ms, max %4 ms of %5")
                       .arg(most(during), 0, 'f', 1)
                       .arg(during.size())
                       .arg(bare, 0, 'f', 1)
                       .arg(most(without), 0, 'f', 1)
                       .arg(without.size()),
        .ratio = p99 / bare,
        .goal = QStringLiteral("max ≤ 250 ms"),
        .held = most(during) <= 250});
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const int rows = argc > 1 ? std::atoi(argv[1]) : 200'000;
    const QTemporaryDir folder;
    const QString list = folder.filePath(QStringLiteral("liste.csv"));
    ServerProcess server;
    if (!bench::writeList(list, rows, 7) || !server.start()) {
        std::fprintf(stderr, "import_latency_bench: cannot begin: %s\n", server.said().constData());
        return 1;
    }
    SystemClock clock;
    SeededRandom random(3);
    IdMaker ids(clock, random);
    Desk speaker(server, u"enrolment_caller");
    Desk caller(server, u"enrolment_caller");
    Desk lead(server, u"campaign_lead");
    QElapsedTimer quiet;
    quiet.start();
    const Waits without = measure(speaker, caller, ids, [&] { return quiet.elapsed() > 5'000; });

    Program import(QStringLiteral("relaisctl"));
    import.setEnvironment(QStringLiteral("RELAIS_TOKEN"), QString::fromLatin1(lead.token));
    QElapsedTimer took;
    took.start();
    if (!import.start(
            {QStringLiteral("targets"), QStringLiteral("import"), QStringLiteral("--campaign"), QStringLiteral("diabete-ecart"),
                QStringLiteral("--reference-date"), QStringLiteral("2026-11-02"), QStringLiteral("--server"),
                QStringLiteral("http://127.0.0.1:%1").arg(server.port()), QStringLiteral("--json"), list})) {
        return 1;
    }
    const Waits during = measure(speaker, caller, ids, [&] {
        import.readLine(std::chrono::milliseconds(1));
        return !import.running();
    });
    const double seconds = static_cast<double>(took.elapsed()) / 1000;
    if (without.failed || during.failed || import.waitForEnd() != 0) {
        std::fprintf(stderr, "import_latency_bench: something failed: %s\n", import.standardError().constData());
        return 1;
    }
    report("facts", rows, during.facts, without.facts);
    report("hand-outs", rows, during.leases, without.leases);
    bench::print({.what = QStringLiteral("import over REST beside two desks at work"),
        .size = rows,
        .figure = rows / seconds,
        .unit = QStringLiteral("rows/s")});
    return 0;
}
