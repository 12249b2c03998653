// The hand-out over REST on a store file: the real server on SQLite with 3 000 000 queue entries, 128 connections whose desks ask for one
// contact each.
//
// Against: the same statements in a bare C loop, 32 contacts a commit, on a copy of the same file; both with every commit on the disk, in
// turn, round by round, as many contacts; the median of the rounds' ratios counts and the first round is thrown away. The client of the
// desks is a process of its own and shares the cores with the server; the bare loop has them for itself.
//
// Then the median time of a hand-out beside a file of 10 000 entries, in turn.
// usage: lease_file_bench [ENTRIES [LEASES-A-ROUND]]
#include "tests/bench/bare_hand_out.h"
#include "tests/bench/bench_centre.h"
#include "tests/bench/lease_load.h"

#include <QFile>

using namespace relais;
using namespace relais::bench;

namespace {

constexpr int rounds = 7;
constexpr int connections = 128;
constexpr int batch = 32;
constexpr int fewEntries = 10'000;
constexpr int leasesOfSizes = 1000; ///< a round; rounds and one to warm up leave the small one a head

struct Side {
    Side(const QString& path, int entries, int desks) : centre(QStringLiteral("sqlite:") + path), load(desks)
    {
        CentralFill fill(QStringLiteral("sqlite:") + path);
        fill.people(entries);
        fill.agents(100);
        fill.desks(desks);
        fill.settle();
    }
    BenchCentre centre;
    LeaseLoad load;
};

void againstBareLoop(Side& side, BareHandOut& bare, int entries, int leases)
{
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<double> medians;
    const auto rest = [&] {
        const LeaseRun run = side.load.run(side.centre.port(), connections, 300, leases);
        ours.push_back(run.perSecond);
        medians.push_back(run.p50);
    };
    for (int round = 0; round <= rounds; ++round) {
        if (round % 2 == 0) {
            rest();
        }
        theirs.push_back(leases / bare.lend(leases, batch));
        if (round % 2 != 0) {
            rest();
        }
        if (round == 0) {
            ours.clear();
            theirs.clear();
            medians.clear();
        }
    }
    const double ratio = medianRatio(ours, theirs);
    print({.what = QStringLiteral("lease over REST on SQLite, %1 connections").arg(connections),
        .size = entries,
        .figure = percentile(ours, 0.5),
        .unit = QStringLiteral("contacts/s"),
        .against = QStringLiteral("a bare C loop, %1 a commit, on a copy of the file: %2")
                       .arg(batch)
                       .arg(percentile(theirs, 0.5), 0, 'f', 0),
        .ratio = ratio,
        .goal = QStringLiteral("≥ 0.65 ×"),
        .held = ratio >= 0.65,
        .note = QStringLiteral("p50 %1 ms").arg(percentile(medians, 0.5), 0, 'f', 1)});
}

void againstFewEntries(Side& large, const QString& path, int entries)
{
    Side small(path, fewEntries, fewEntries);
    small.centre.start();
    std::vector<double> largeMedians;
    std::vector<double> smallMedians;
    for (int round = 0; round <= rounds; ++round) {
        const auto ask = [&](Side& side, std::vector<double>& medians) {
            medians.push_back(side.load.run(side.centre.port(), 32, 120, leasesOfSizes).p50);
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
    print({.what = QStringLiteral("median time of a hand-out over REST on SQLite, 32 connections"),
        .size = entries,
        .figure = percentile(largeMedians, 0.5),
        .unit = QStringLiteral("ms"),
        .against = QStringLiteral("with %1 entries: %2 ms").arg(fewEntries).arg(percentile(smallMedians, 0.5), 0, 'f', 2),
        .ratio = ratio,
        .goal = QStringLiteral("≤ 1.5 ×"),
        .held = ratio <= 1.5});
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (const auto done = LeaseLoad::client(argc, argv)) {
        return *done;
    }
    const int entries = argc > 1 ? std::atoi(argv[1]) : 3'000'000;
    const int leases = argc > 2 ? std::atoi(argv[2]) : 20'000;
    const int all = (rounds + 1) * (leases + leasesOfSizes);
    if (entries < all) {
        giveUp(QStringLiteral("%1 entries are too few: %2 are handed out").arg(entries).arg(all));
    }
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("large.sqlite"));
    const QString copy = folder.filePath(QStringLiteral("bare.sqlite"));
    Side large(path, entries, all);
    if (!QFile::copy(path, copy)) {
        giveUp(QStringLiteral("the store cannot be copied, is the disk full?"));
    }
    large.centre.start();
    {
        BareHandOut bare(copy);
        againstBareLoop(large, bare, entries, leases);
    }
    QFile::remove(copy);
    againstFewEntries(large, folder.filePath(QStringLiteral("small.sqlite")), entries);
    large.centre.stop();
    return 0;
}
