// A day of 1 100 desks with their people, 60 times as fast as a clock, against one real server on PostgreSQL with 300 000 queue entries: every
// request that the desks of a campaign make from sign-in to sign-out (day_plan.h, day_replay.h). What is judged is the time of a hand-out,
// from the wish of the desk, and that nothing fails.
//
// What people do is sped up; a workstation pulls by a clock of its own, each 15 seconds, and that clock is not: the whole day is replayed
// with as many pulls a second as 1 100 desks really make. Then one hour is replayed again with the pulls sped up like all the rest, which
// is 66 000 desks' worth of pulls. Leases last two and a half hours of the real clock in both.
// usage: day_replay_bench [HOURS [HOURS-WITH-ALL-PULLS [DESKS [SPEED]]]]   (10 is the whole day; fewer: everybody at her desk; 0: not)
#include "tests/bench/bench_centre.h"
#include "tests/bench/bench_cluster.h"
#include "tests/bench/bench_report.h"
#include "tests/bench/day_replay.h"

#include <QCoreApplication>

#include <sys/resource.h>

using namespace relais;
using namespace relais::bench;

namespace {

constexpr DaySeconds realPull = 15;

struct Day {
    int desks = 1100;
    double speed = 60;
    std::uint64_t seed = 20261130;
};

void replay(BenchCentre& centre, const Day& day, double hours, DaySeconds pullEvery, const char* pulls)
{
    if (hours <= 0) {
        return;
    }
    SystemClock clock;
    SystemRandom random;
    IdMaker ids(clock, random);
    DayPlan plan(hours, day.seed);
    DayReplay replayed(centre.port(), plan, {.desks = day.desks, .speed = day.speed, .pullEvery = pullEvery}, ids);
    const double before = processorSeconds(centre.pid());
    const auto began = std::chrono::steady_clock::now();
    const DaySeen seen = replayed.run();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    const double processor = processorSeconds(centre.pid()) - before;
    if (seen.leases.empty()) {
        giveUp(QStringLiteral("nobody was handed a contact: ") + seen.firstFailure);
    }
    QStringList counts;
    for (const auto& [name, count] : seen.answered) {
        counts << QStringLiteral("%1 %2").arg(count).arg(name);
    }
    const QString part = hours < DayPlan::wholeDay ? QStringLiteral("%1 h of a day").arg(hours) : QStringLiteral("a whole day");
    const QString all = QStringLiteral(
        "%1 at %2 × in %3 s, seed %4: %5 attempts; %6; %7 times no contact to dial, %8 facts not plainly accepted; the server "
        "took %9 s of processor time")
                            .arg(part)
                            .arg(day.speed)
                            .arg(seconds, 0, 'f', 0)
                            .arg(day.seed)
                            .arg(seen.attempts)
                            .arg(counts.join(QStringLiteral(", ")))
                            .arg(seen.withoutContact)
                            .arg(seen.notPlainlyTaken)
                            .arg(processor, 0, 'f', 0);
    const double p99 = percentile(seen.leases, 0.99);
    print({.what = QStringLiteral("a day replayed, %1: time of a hand-out").arg(QString::fromUtf8(pulls)),
        .size = day.desks,
        .figure = p99,
        .unit = QStringLiteral("ms"),
        .goal = QStringLiteral("p99 ≤ 50 ms"),
        .held = p99 <= 50,
        .note = QStringLiteral("p50 %1 ms, longest %2 ms; the plan itself was begun late by p99 %3 ms; %4")
                    .arg(percentile(seen.leases, 0.5), 0, 'f', 1)
                    .arg(percentile(seen.leases, 1), 0, 'f', 0)
                    .arg(percentile(seen.late, 0.99), 0, 'f', 1)
                    .arg(all)});
    const int failures = seen.failures + seen.refusals;
    print({.what = QStringLiteral("a day replayed, %1: failures").arg(QString::fromUtf8(pulls)),
        .size = day.desks,
        .figure = static_cast<double>(failures),
        .unit = QStringLiteral("requests"),
        .goal = QStringLiteral("none"),
        .held = failures == 0,
        .note = QStringLiteral("%1 without an answer or 5xx, %2 refused; first: %3")
                    .arg(seen.failures)
                    .arg(seen.refusals)
                    .arg(seen.firstFailure.isEmpty() ? QStringLiteral("none") : seen.firstFailure)});
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    const double hours = argc > 1 ? std::atof(argv[1]) : DayPlan::wholeDay;
    const double hoursOfPulls = argc > 2 ? std::atof(argv[2]) : 1;
    Day day;
    day.desks = argc > 3 ? std::atoi(argv[3]) : day.desks;
    day.speed = argc > 4 ? std::atof(argv[4]) : day.speed;
    BenchCluster cluster;
    const QString url = cluster.database(QStringLiteral("day"));
    BenchCentre centre(url);
    {
        CentralFill fill(url);
        fill.people(300'000);
        fill.agents(day.desks);
        fill.desks(day.desks, false);
        fill.settle();
    }
    centre.start();
    replay(centre, day, hours, realPull * day.speed, "pulls as often as really");
    ++day.seed;
    replay(centre, day, hoursOfPulls, realPull, "pulls sped up, too");
    centre.stop();
    return 0;
}
