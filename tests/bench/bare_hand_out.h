#pragma once

#include "core/base/clock.h"
#include "core/base/id_maker.h"
#include "core/base/instant.h"
#include "tests/bench/bare_sqlite.h"
#include "tests/bench/central_fill.h"

#include <vector>

namespace relais::bench {

/// The statements of the hand-out of a BenchCentre's file in a bare loop over the C interface, without HTTP, rules and threads: desks that
/// take one contact each, in batches of one commit. Works on a copy of the file: a second connection would empty the other's cache at
/// each commit.
class BareHandOut {
public:
    explicit BareHandOut(const QString& path) : m_bare(path) {}

    /// So many contacts, one commit for `batch` of them; seconds.
    double lend(int contacts, int batch)
    {
        const auto began = std::chrono::steady_clock::now();
        for (int done = 0; done < contacts; done += batch) {
            m_bare.execute("BEGIN IMMEDIATE");
            lendBatch(std::min(batch, contacts - done));
            m_bare.execute("COMMIT");
        }
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    }

private:
    /// As the server answers desks that wait together: lanes, heads and counters once for all of them.
    void lendBatch(int count)
    {
        const QByteArray agent = CentralFill::idBytes(CentralFill::Kind::Agent, 0);
        std::vector<QByteArray> desks;
        for (int i = 0; i < count; ++i) {
            desks.push_back(m_ids.next().bytes());
            m_bare.run("queue/lease.held_by", "albi", desks.back());
        }
        m_bare.run("queue/queue.common_lanes", "albi");
        m_bare.run("queue/queue.lanes_of", "albi", agent);
        std::vector<std::pair<QByteArray, QByteArray>> heads;
        m_bare.rows(
            "queue/queue.ready",
            [&](sqlite3_stmt* row) { heads.emplace_back(BareSqlite::bytes(row, 0), BareSqlite::bytes(row, 1)); }, "albi", 1,
            count);
        if (static_cast<int>(heads.size()) < count) {
            giveUp(QStringLiteral("the bare loop has no entries left"));
        }
        for (int i = 0; i < count; ++i) {
            lendOne(agent, desks[static_cast<std::size_t>(i)], heads[static_cast<std::size_t>(i)]);
        }
        m_bare.run("queue/queue.count", "albi", 1, 1, -count);
        m_bare.run("queue/queue.count", "albi", 1, 2, count);
    }

    void lendOne(const QByteArray& agent, const QByteArray& desk, const std::pair<QByteArray, QByteArray>& head)
    {
        const auto& [entry, person] = head;
        const QByteArray lease = m_ids.next().bytes();
        const std::int64_t now = microsecondsOf(m_clock.now());
        const std::int64_t until = now + 9'000'000'000;
        std::int64_t fence = 1;
        m_bare.rows(
            "people/person.find", [&](sqlite3_stmt* row) { fence += sqlite3_column_int64(row, 1); }, "albi", person);
        m_bare.run("outbox/fact.of_person", "albi", person);
        m_bare.run("queue/queue.set_state", 2, "albi", entry);
        m_bare.run("queue/lease.raise_fence", fence, until, "albi", person);
        m_bare.run("queue/lease.insert", "albi", lease, entry, person, desk, agent, fence, now, until);
        m_bare.run("queue/lease.remember", "albi", lease, entry, person, desk, agent, fence, 0, now, until);
    }

    BareSqlite m_bare;
    SystemClock m_clock;
    SeededRandom m_random{20261130};
    IdMaker m_ids{m_clock, m_random};
};

} // namespace relais::bench
