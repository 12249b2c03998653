#include "app/server/queue_keeper.h"

#include "core/queue/keep_queue.h"
#include "db/campaigns/import_repository.h"

namespace relais {

namespace {

/// Of each kind in one write: behind an import there are rounds for minutes, and desks wait for one at most.
constexpr int fewAtOnce = 200;

} // namespace

QueueKeeper::QueueKeeper(Database& database, CentralWork& work, const Clock& clock, ServerLog& log)
    : m_database(database), m_work(work), m_clock(clock), m_log(log), m_thread([this] { loop(); })
{}

QueueKeeper::~QueueKeeper()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

Result<Done> QueueKeeper::keepAll()
{
    for (;;) {
        const auto more = round();
        if (!more) {
            return failure(more.error());
        }
        if (!*more) {
            return Done{};
        }
    }
}

Result<bool> QueueKeeper::round()
{
    const auto centres =
        m_database.runAndWait(Access::Read, [](Connection& connection) { return AccountRepository(connection).centres(); });
    if (!centres) {
        return failure(centres.error());
    }
    bool more = false;
    std::optional<Error> failed;
    for (const auto& centre : *centres) {
        // Before what time it is, so that a wait for the lock counts as a clock that is ahead, and not as one that was put back.
        const auto monotonic = m_clock.monotonic();
        const auto kept = m_work.write(centre.id, [&](CentralJob& job) {
            const auto behind = m_steps.behind(monotonic, job.now, job.rules.leaseTime);
            return keepQueue(job.unit, job.rules, job.now, fewAtOnce, behind);
        });
        if (!kept) {
            failed = failed.value_or(kept.error()); // the others' people wait for nobody else's fault
            continue;
        }
        more = more || kept->more;
    }
    return failed ? Result<bool>(failure(*failed)) : Result<bool>(more);
}

/// What nobody committed within a day is purged, at start and once an hour.
void QueueKeeper::purge()
{
    const auto now = m_clock.monotonic();
    if (m_purgedAt && now - *m_purgedAt < std::chrono::hours(1)) {
        return;
    }
    m_purgedAt = now;
    const auto before = m_clock.now() - std::chrono::hours(24);
    const auto left = m_database.runAndWait(
        Access::Read, [before](Connection& connection) { return ImportRepository::leftOver(connection, before); });
    if (!left) {
        m_log.failed("purge_imports", left.error());
        return;
    }
    for (const auto& [centre, id] : *left) {
        const auto purged = m_database.runAndWait(Access::Write, centre.code, [&, of = centre, one = id](Connection& connection) {
            // One that somebody decided meanwhile stays.
            static_cast<void>(ImportRepository(connection, of).abandon(one));
            return Done{};
        });
        if (!purged) {
            m_log.failed("purge_imports", purged.error());
        }
    }
}

void QueueKeeper::loop()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        lock.unlock();
        bool more = false;
        try {
            purge();
            if (const auto kept = round()) {
                more = *kept;
            } else {
                m_log.failed("keep_queue", kept.error());
            }
        } catch (const std::exception&) {
            m_log.brokenOff("keep_queue"); // the next round tries again
        }
        lock.lock();
        if (!more) {
            m_wake.wait_for(lock, std::chrono::seconds(1), [this] { return m_stopping; });
        }
    }
}

} // namespace relais
