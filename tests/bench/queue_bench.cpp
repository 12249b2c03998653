// Lease hand-out and fact upload per second on stores of 3 000, 300 000 and 3 000 000 queue entries, against the same statements in
// a bare C loop. Goal: cost flat within 1.5 × over the sizes.
//
// Fair: all stores are filled first, then every round does the same 132 contacts on each of them, ours and bare in turn, so that a
// machine that grows slower in between slows all alike; sizes are compared round by round and the median of these ratios counts. The
// bare loop has a copy of the file, because two connections that write to one file empty each other's cache. One round warms up.
//
// The goal is for queues as an import leaves them. The same is measured without a goal on a queue in no order at all, the worst there can
// be: each contact then dirties pages of its own (its person, its entry), and each page goes into the log and back into the file.
// usage: queue_bench [SIZE…]
#include "tests/bench/bare_queue.h"
#include "tests/bench/bench_report.h"
#include "tests/bench/filled_queue.h"

#include <QCoreApplication>
#include <QFile>

#include <ctime>

using namespace relais;
using namespace relais::bench;

namespace {

constexpr int rounds = 15;
constexpr int scatteredSize = 300'000;
constexpr double contactsPerRound = desksPerRound * contactsPerDesk;

double seconds(clockid_t clock)
{
    timespec at{};
    clock_gettime(clock, &at);
    return static_cast<double>(at.tv_sec) + static_cast<double>(at.tv_nsec) / 1e9;
}

/// Seconds a thing of one kind took, round by round.
struct Costs {
    std::vector<double> wall;
    std::vector<double> processor;

    void measure(double things, const std::function<void()>& work)
    {
        const double wallBefore = seconds(CLOCK_MONOTONIC);
        const double processorBefore = seconds(CLOCK_PROCESS_CPUTIME_ID);
        work();
        processor.push_back((seconds(CLOCK_PROCESS_CPUTIME_ID) - processorBefore) / things);
        wall.push_back((seconds(CLOCK_MONOTONIC) - wallBefore) / things);
    }
    double perSecond() const { return 1 / percentile(wall, 0.5); }
    double against(const Costs& smallest) const { return medianRatio(wall, smallest.wall); }
    double processorAgainst(const Costs& smallest) const { return medianRatio(processor, smallest.processor); }

private:
    static double medianRatio(const std::vector<double>& costs, const std::vector<double>& smallest)
    {
        std::vector<double> ratios;
        for (std::size_t i = 0; i < costs.size(); ++i) {
            ratios.push_back(costs[i] / smallest[i]);
        }
        return percentile(ratios, 0.5);
    }
};

class Contest {
public:
    Contest(int size, FilledQueue::Order order, const QString& path) : m_order(order), m_ours(size, order, path)
    {
        const QString copy = path + QStringLiteral("-bare");
        if (!QFile::copy(m_ours.path(), copy)) {
            std::fprintf(stderr, "queue_bench: a store cannot be copied, is the disk full?\n");
            std::exit(1);
        }
        m_ours.open();
        m_bare = std::make_unique<BareQueue>(copy, m_ours);
    }
    int size() const { return m_ours.size(); }
    bool isScattered() const { return m_order == FilledQueue::Order::Scattered; }

    void round(bool oursFirst)
    {
        oursFirst ? ours() : bare();
        oursFirst ? bare() : ours();
    }
    void forget() { lease = upload = leaseBare = uploadBare = {}; }

    Costs lease;
    Costs upload;
    Costs leaseBare;
    Costs uploadBare;

private:
    void ours()
    {
        FilledQueue::Given given;
        lease.measure(contactsPerRound, [&] { given = m_ours.leaseAll(); });
        const auto uploads = m_ours.attempts(given);
        upload.measure(2 * contactsPerRound, [&] { m_ours.uploadAll(uploads); });
    }
    void bare()
    {
        std::vector<BareQueue::Taken> taken;
        leaseBare.measure(contactsPerRound, [&] { taken = m_bare->leaseAll(); });
        uploadBare.measure(2 * contactsPerRound, [&] { m_bare->uploadAll(taken); });
    }

    FilledQueue::Order m_order;
    FilledQueue m_ours;
    std::unique_ptr<BareQueue> m_bare;
};

void report(
    const char* what, const char* unit, const Contest& contest, const Contest& small, Costs Contest::*ours, Costs Contest::*bare)
{
    const double rate = (contest.*ours).perSecond();
    const double times = (contest.*ours).against(small.*ours);
    const QString kind = contest.isScattered() ? QStringLiteral(", queue in no order") : QString();
    print({.what = QString::fromLatin1(what) + kind,
        .size = contest.size(),
        .figure = rate,
        .unit = QString::fromLatin1(unit),
        .against = QStringLiteral("the same statements in a bare C loop: %1").arg((contest.*bare).perSecond(), 0, 'f', 0),
        .ratio = rate / (contest.*bare).perSecond(),
        .goal = contest.isScattered() ? QString() : QStringLiteral("cost ≤ 1.5 × that of the smallest size"),
        .held = contest.isScattered() ? std::nullopt : std::optional(times <= 1.5),
        .note = QStringLiteral("cost %1 × that of the smallest size (bare loop: %2 ×), in processor time %3 ×: %4 µs each")
                    .arg(times, 0, 'f', 2)
                    .arg((contest.*bare).against(small.*bare), 0, 'f', 2)
                    .arg((contest.*ours).processorAgainst(small.*ours), 0, 'f', 2)
                    .arg(percentile((contest.*ours).processor, 0.5) * 1e6, 0, 'f', 0)});
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    std::vector<int> sizes;
    for (int i = 1; i < argc; ++i) {
        sizes.push_back(std::atoi(argv[i]));
    }
    if (sizes.empty()) {
        sizes = {3000, 300000, 3000000};
    }
    const QTemporaryDir folder;
    std::vector<std::unique_ptr<Contest>> contests;
    for (const int size : sizes) {
        if (size < contactsPerRound * (rounds + 1)) {
            std::fprintf(stderr, "queue_bench: %d entries are too few for %d rounds\n", size, rounds + 1);
            return 1;
        }
        const auto add = [&](FilledQueue::Order order) {
            contests.push_back(std::make_unique<Contest>(size, order, folder.filePath(QString::number(contests.size()))));
        };
        add(FilledQueue::Order::Imported);
        if (size == scatteredSize) {
            add(FilledQueue::Order::Scattered);
        }
    }
    for (int round = 0; round <= rounds; ++round) {
        for (std::size_t i = 0; i < contests.size(); ++i) {
            contests[(i + static_cast<std::size_t>(round)) % contests.size()]->round(round % 2 == 0);
        }
        if (round == 0) {
            for (const auto& contest : contests) {
                contest->forget();
            }
        }
    }
    const Contest& small = *contests.front();
    for (const auto& contest : contests) {
        report("lease hand-out", "contacts/s", *contest, small, &Contest::lease, &Contest::leaseBare);
        report("fact upload", "facts/s", *contest, small, &Contest::upload, &Contest::uploadBare);
    }
    return 0;
}
