// What 15 000 desks cost that are signed in and say nothing: each has asked for the head of the feed with a session of its own and keeps its
// connection, from clients in several processes. The memory of the server (PSS), and the time of a ping meanwhile: a live check and a
// cheap signed-in question, fifty of each a second for twenty seconds, on connections of their own, whether the one before was answered
// or not. All are counted again at the end, so that nobody was lost in between.
// usage: idle_desks_bench [DESKS [SECONDS]]
#include "tests/bench/bench_centre.h"
#include "tests/bench/bench_cluster.h"
#include "tests/bench/lease_load.h"

#include <sys/resource.h>

#include <thread>

using namespace relais;
using namespace relais::bench;

namespace {

constexpr int processes = 5;
constexpr int pingsASecond = 50;
constexpr int atOnce = 16; ///< sign on together in one process

/// One of the processes: signs its desks on, says how many, keeps them until it is told, says how many are left.
int keepDesks(std::uint16_t port, int first, int count)
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    int next = 0;
    std::optional<LoadClient> client;
    const auto ask = [&] {
        if (next < count) {
            const int desk = next++;
            client->ask(desk, requestText("GET", "/changes/head", CentralFill::token(first + desk).toStdString()));
        }
    };
    client.emplace(port, count, [&](const LoadClient::Answer& answer) {
        if (answer.status != 200) {
            giveUp(QStringLiteral("a desk is answered %1").arg(answer.status));
        }
        ask();
    });
    for (int i = 0; i < atOnce; ++i) {
        ask();
    }
    while (client->waiting() > 0) {
        client->wait(std::chrono::milliseconds(100));
    }
    answerParent({{QStringLiteral("desks"), client->connected()}});
    waitForParent();
    for (int i = 0; i < count / 500 + 1; ++i) {
        client->wait(std::chrono::milliseconds(0)); // hears who was cut off
    }
    answerParent({{QStringLiteral("desks"), client->connected()}});
    return 0;
}

struct Pings {
    std::vector<double> live;
    std::vector<double> signedIn;
};

Pings ping(std::uint16_t port, int seconds)
{
    // More connections than a ping may take turns, so that a slow one holds up no other.
    constexpr int pairs = 2 * pingsASecond;
    Pings pings;
    LoadClient client(port, 2 * pairs, [&](const LoadClient::Answer& answer) {
        if (answer.status != 200) {
            giveUp(QStringLiteral("a ping is answered %1").arg(answer.status));
        }
        (answer.connection < pairs ? pings.live : pings.signedIn).push_back(answer.milliseconds);
    });
    const std::string live = requestText("GET", "/health/live", {});
    const std::string signedIn = requestText("GET", "/changes/head", CentralFill::token(0).toStdString());
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < seconds * pingsASecond; ++i) {
        const auto due = began + std::chrono::milliseconds(1000) * i / pingsASecond;
        for (auto now = std::chrono::steady_clock::now(); now < due; now = std::chrono::steady_clock::now()) {
            client.wait(std::max(std::chrono::milliseconds(1), std::chrono::duration_cast<std::chrono::milliseconds>(due - now)));
        }
        if (!client.isFree(i % pairs) || !client.isFree(pairs + i % pairs)) {
            giveUp(QStringLiteral("a ping was not answered within two seconds"));
        }
        client.ask(i % pairs, live);
        client.ask(pairs + i % pairs, signedIn);
    }
    while (client.waiting() > 0) {
        client.wait(std::chrono::milliseconds(100));
    }
    return pings;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 5 && std::string_view(argv[1]) == "--idle-client") {
        return keepDesks(static_cast<std::uint16_t>(std::atoi(argv[2])), std::atoi(argv[3]), std::atoi(argv[4]));
    }
    const int desks = argc > 1 ? std::atoi(argv[1]) : 15'000;
    const int seconds = argc > 2 ? std::atoi(argv[2]) : 20;
    BenchCluster cluster;
    const QString url = cluster.database(QStringLiteral("idle"));
    BenchCentre centre(url);
    {
        CentralFill fill(url);
        fill.people(1000);
        fill.agents(1100);
        fill.desks(desks);
        fill.settle();
    }
    centre.start();
    const Pings calm = ping(centre.port(), std::min(seconds, 5));
    const double alone = proportionalMegabytes(centre.pid());
    std::vector<std::unique_ptr<BenchChild>> children;
    for (int i = 0; i < processes; ++i) {
        const int first = desks / processes * i;
        const int count = i == processes - 1 ? desks - first : desks / processes;
        children.push_back(std::make_unique<BenchChild>(QStringList{
            QStringLiteral("--idle-client"), QString::number(centre.port()), QString::number(first), QString::number(count)}));
    }
    int connected = 0;
    for (const auto& child : children) {
        connected += child->line(std::chrono::minutes(2))[u"desks"].toInt();
    }
    const double before = proportionalMegabytes(centre.pid());
    const Pings pings = ping(centre.port(), seconds);
    const double memory = std::max(before, proportionalMegabytes(centre.pid()));
    int left = 0;
    for (const auto& child : children) {
        child->tell();
        left += child->line(std::chrono::minutes(1))[u"desks"].toInt();
        child->waitForEnd();
    }
    centre.stop();
    if (connected != desks || left != desks) {
        giveUp(QStringLiteral("%1 of %2 desks were signed in, %3 at the end").arg(connected).arg(desks).arg(left));
    }
    print({.what = QStringLiteral("memory of the server with idle desks signed in (PSS)"),
        .size = desks,
        .figure = memory,
        .unit = QStringLiteral("MB"),
        .against = QStringLiteral("without any: %1 MB").arg(alone, 0, 'f', 1),
        .ratio = memory / alone,
        .goal = QStringLiteral("≤ 115 MB"),
        .held = memory <= 115,
        .note = QStringLiteral("%1 kB a desk").arg((memory - alone) * 1024 / desks, 0, 'f', 1)});
    const auto report = [&](const char* what, const std::vector<double>& times, const std::vector<double>& calmTimes) {
        const double p99 = percentile(times, 0.99);
        print({.what = QString::fromLatin1(what),
            .size = desks,
            .figure = p99,
            .unit = QStringLiteral("ms"),
            .against = QStringLiteral("without any desk: %1 ms").arg(percentile(calmTimes, 0.99), 0, 'f', 2),
            .ratio = p99 / percentile(calmTimes, 0.99),
            .goal = QStringLiteral("p99 ≤ 20 ms"),
            .held = p99 <= 20,
            .note = QStringLiteral("p50 %1 ms").arg(percentile(times, 0.5), 0, 'f', 2)});
    };
    report("ping while they are there, live check", pings.live, calm.live);
    report("ping while they are there, signed in", pings.signedIn, calm.signedIn);
    return 0;
}
