// The hand-out over REST on PostgreSQL: the real server, a store of 3 000 000 queue entries, desks that ask for one contact each.
//
// Against: pgbench with 16 clients that run the one-by-one statement on the same database (one_by_one.h), which does what a lease must
// write. Beside it the same without the counters of the lane, and the head of the lane alone. Both sides commit to the disk and use the
// same tables and indexes, in turn, round by round; the median of the rounds' ratios counts, and the first round is thrown away. The
// client of the desks is a process of its own with one thread, and shares the cores with the server and PostgreSQL, as pgbench does.
//
// Then the median time of a hand-out beside a store of 10 000 entries, on the same PostgreSQL, as many hand-outs in turn; the rate while
// another connection keeps a snapshot open; and the rate while all priorities are computed again in batches. Each of the latter stands
// between two times without, and is compared with their mean; each begins on a store of its own, as every entry is handed out once.
// usage: lease_rest_bench [ENTRIES [SECONDS-A-ROUND [SECONDS-OF-A-SNAPSHOT]]]
#include "tests/bench/bench_centre.h"
#include "tests/bench/bench_cluster.h"
#include "tests/bench/lease_load.h"
#include "tests/bench/one_by_one.h"
#include "tests/bench/pg_bench.h"
#include "tests/bench/queue_recompute.h"

using namespace relais;
using namespace relais::bench;

namespace {

constexpr int rounds = 5;
constexpr int clients = 16;
constexpr int fewEntries = 10'000;
constexpr int mostASecond = 15'000; ///< hand-outs that are thought of
constexpr int leasesARound = 1200;  ///< of the two sizes; rounds and one to warm up leave the small one a head

struct Sizes {
    int entries = 3'000'000;
    int seconds = 8;
    int held = 60;
};

/// One filled store with its server.
struct Side {
    Side(BenchCluster& cluster, const QString& name, int entries, int desks)
        : url(cluster.database(name)), centre(url), load(desks)
    {
        CentralFill fill(url);
        fill.people(entries);
        fill.agents(100);
        fill.desks(desks);
        fill.settle();
        centre.start();
    }
    QString url;
    BenchCentre centre;
    LeaseLoad load;
};

void againstOneByOne(BenchCluster& cluster, Side& side, const Sizes& sizes)
{
    cluster.query(QStringLiteral("large"), QString::fromLatin1(OneByOne::makeSequence));
    const PgBench whole(side.url, OneByOne::lend(true));
    const PgBench uncounted(side.url, OneByOne::lend(false));
    const PgBench bare(side.url, OneByOne::take());
    const auto pgbench = [&](const PgBench& script) {
        cluster.query(QStringLiteral("large"), QString::fromLatin1(OneByOne::setSequence));
        return script.run(clients, sizes.seconds).perSecond;
    };
    std::vector<double> wholeRates;
    std::vector<double> uncountedRates;
    std::vector<double> bareRates;
    std::map<int, std::vector<double>> ours{{32, {}}, {128, {}}};
    std::map<int, std::vector<double>> medians{{32, {}}, {128, {}}};
    for (int round = 0; round <= rounds; ++round) {
        const auto rest = [&](int connections) {
            const LeaseRun run = side.load.run(side.centre.port(), connections, sizes.seconds);
            ours[connections].push_back(run.perSecond);
            medians[connections].push_back(run.p50);
        };
        rest(round % 2 == 0 ? 32 : 128);
        wholeRates.push_back(pgbench(whole));
        rest(round % 2 == 0 ? 128 : 32);
        uncountedRates.push_back(pgbench(uncounted));
        bareRates.push_back(pgbench(bare));
        if (round == 0) {
            for (auto* rates : {&wholeRates, &uncountedRates, &bareRates, &ours[32], &ours[128], &medians[32], &medians[128]}) {
                rates->clear();
            }
        }
    }
    for (const auto& [connections, rates] : ours) {
        const double goal = connections == 32 ? 1.7 : 2.5;
        const double ratio = medianRatio(rates, wholeRates);
        print({.what = QStringLiteral("lease over REST on PostgreSQL, %1 connections").arg(connections),
            .size = sizes.entries,
            .figure = percentile(rates, 0.5),
            .unit = QStringLiteral("contacts/s"),
            .against = QStringLiteral("pgbench, the same writes one by one, %1 clients: %2")
                           .arg(clients)
                           .arg(percentile(wholeRates, 0.5), 0, 'f', 0),
            .ratio = ratio,
            .goal = QStringLiteral("≥ %1 ×").arg(goal),
            .held = ratio >= goal,
            .note = QStringLiteral(
                "p50 %1 ms; pgbench without the counters of the lane: %2 (%3 ×), the head of the lane alone, without "
                "lease, fence and history: %4 (%5 ×)")
                        .arg(percentile(medians[connections], 0.5), 0, 'f', 1)
                        .arg(percentile(uncountedRates, 0.5), 0, 'f', 0)
                        .arg(medianRatio(rates, uncountedRates), 0, 'f', 2)
                        .arg(percentile(bareRates, 0.5), 0, 'f', 0)
                        .arg(medianRatio(rates, bareRates), 0, 'f', 2)});
    }
}

void againstFewEntries(BenchCluster& cluster, Side& large, const Sizes& sizes)
{
    Side small(cluster, QStringLiteral("small"), fewEntries, fewEntries);
    std::vector<double> largeMedians;
    std::vector<double> smallMedians;
    for (int round = 0; round <= rounds; ++round) {
        const auto ask = [&](Side& side, std::vector<double>& medians) {
            medians.push_back(side.load.run(side.centre.port(), 32, 120, leasesARound).p50);
        };
        round % 2 == 0 ? ask(large, largeMedians) : ask(small, smallMedians);
        round % 2 == 0 ? ask(small, smallMedians) : ask(large, largeMedians);
        if (round == 0) {
            largeMedians.clear();
            smallMedians.clear();
        }
    }
    small.centre.stop();
    const double ratio = medianRatio(largeMedians, smallMedians);
    print({.what = QStringLiteral("median time of a hand-out over REST on PostgreSQL, 32 connections"),
        .size = sizes.entries,
        .figure = percentile(largeMedians, 0.5),
        .unit = QStringLiteral("ms"),
        .against = QStringLiteral("with %1 entries: %2 ms").arg(fewEntries).arg(percentile(smallMedians, 0.5), 0, 'f', 2),
        .ratio = ratio,
        .goal = QStringLiteral("≤ 1.5 ×"),
        .held = ratio <= 1.5});
}

/// The rate while something else goes on, between two times without. `begin` begins it on the store of that address.
void beside(BenchCluster& cluster, const Sizes& sizes, const char* what,
    const std::function<std::function<QString()>(const QString& url)>& begin, bool isGoal)
{
    const QString name = QStringLiteral("beside");
    auto own = std::make_unique<Side>(cluster, name, sizes.entries, mostASecond * 2 * sizes.held);
    Side& side = *own;
    const auto rate = [&](int seconds) { return side.load.run(side.centre.port(), 128, seconds); };
    const double before = rate(sizes.held / 2).perSecond;
    LeaseRun meanwhile;
    QString said;
    {
        const auto end = begin(side.url);
        meanwhile = rate(sizes.held);
        said = end();
    }
    const double after = rate(sizes.held / 2).perSecond;
    side.centre.stop();
    own.reset();
    cluster.query(QStringLiteral("postgres"), QStringLiteral("DROP DATABASE ") + name);
    const double without = (before + after) / 2;
    const double ratio = meanwhile.perSecond / without;
    print({.what = QStringLiteral("lease over REST on PostgreSQL, 128 connections, ") + QString::fromUtf8(what),
        .size = sizes.entries,
        .figure = meanwhile.perSecond,
        .unit = QStringLiteral("contacts/s"),
        .against = QStringLiteral("itself without, before %1 and after %2").arg(before, 0, 'f', 0).arg(after, 0, 'f', 0),
        .ratio = ratio,
        .goal = isGoal ? QStringLiteral("≥ 0.8 ×") : QString(),
        .held = isGoal ? std::optional(ratio >= 0.8) : std::nullopt,
        .note = QStringLiteral("in its last ten seconds: %1; p99 %2 ms; %3")
                    .arg(meanwhile.perSecondAtTheEnd(10), 0, 'f', 0)
                    .arg(meanwhile.p99, 0, 'f', 0)
                    .arg(said)});
}

void besideSnapshot(BenchCluster& cluster, const Sizes& sizes)
{
    beside(
        cluster, sizes, "a snapshot held open meanwhile",
        [&](const QString& url) -> std::function<QString()> {
            auto held = std::make_shared<std::unique_ptr<Connection>>(must(StoreAddress::fromText(url).value().open()));
            (*held)->execute("SET idle_in_transaction_session_timeout = 0"); // a dump sets none
            (*held)->execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT value FROM lane_counter");
            return [held, seconds = sizes.held] {
                (*held)->execute("SELECT value FROM lane_counter; ROLLBACK");
                return QStringLiteral("held for %1 s").arg(seconds);
            };
        },
        true);
}

void besideRecompute(
    BenchCluster& cluster, const Sizes& sizes, QueueRecompute::Way way, int batch, double rest, const char* what, bool isGoal)
{
    beside(
        cluster, sizes, what,
        [&](const QString& url) -> std::function<QString()> {
            auto running = std::make_shared<std::unique_ptr<QueueRecompute>>(
                std::make_unique<QueueRecompute>(url, way, sizes.entries, batch, rest));
            return [running, way, batch, rest, &sizes] {
                const double perSecond = static_cast<double>((*running)->done()) / sizes.held;
                running->reset();
                return QStringLiteral("batches of %1, a rest of %2 × each: %3 entries/s, all of them in %4 min")
                    .arg(way == QueueRecompute::Way::Rules ? QStringLiteral("a moment") : QString::number(batch))
                    .arg(rest)
                    .arg(perSecond, 0, 'f', 0)
                    .arg(sizes.entries / std::max(1.0, perSecond) / 60, 0, 'f', 0);
            };
        },
        isGoal);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (const auto done = LeaseLoad::client(argc, argv)) {
        return *done;
    }
    Sizes sizes;
    sizes.entries = argc > 1 ? std::atoi(argv[1]) : sizes.entries;
    sizes.seconds = argc > 2 ? std::atoi(argv[2]) : sizes.seconds;
    sizes.held = argc > 3 ? std::atoi(argv[3]) : sizes.held;
    BenchCluster cluster;
    {
        // A desk for each hand-out.
        Side large(cluster, QStringLiteral("large"), sizes.entries, mostASecond * 2 * sizes.seconds * (rounds + 1));
        againstOneByOne(cluster, large, sizes);
        againstFewEntries(cluster, large, sizes);
        large.centre.stop();
    }
    besideSnapshot(cluster, sizes);
    besideRecompute(cluster, sizes, QueueRecompute::Way::Statement, 1000, 4,
        "all priorities computed again meanwhile by the statement", true);
    besideRecompute(cluster, sizes, QueueRecompute::Way::Statement, 1000, 0,
        "all priorities computed again meanwhile by the statement, without a rest", false);
    besideRecompute(cluster, sizes, QueueRecompute::Way::Rules, BatchPace::first, BatchPace::besideDesks,
        "all priorities computed again meanwhile by the rules, person by person", true);
    return 0;
}
