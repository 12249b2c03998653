#pragma once

#include "core/base/id_maker.h"
#include "core/queue/leased_contact.h"
#include "tests/bench/bare_sqlite.h"
#include "tests/bench/filled_queue.h"

namespace relais::bench {

/// The statements of FilledQueue's hand-out and upload in a bare loop over the C interface, without rules and without threads, one
/// commit a round. Works on a copy of the store: a second connection would empty the other's cache at each commit.
class BareQueue {
public:
    BareQueue(const QString& path, FilledQueue& like) : m_bare(path), m_like(like) {}

    struct Taken {
        QByteArray entry;
        QByteArray person;
        QByteArray desk;
        QByteArray lease;
        std::int64_t fence = 0;
    };
    std::vector<Taken> leaseAll()
    {
        const QByteArray agent = m_like.agent().bytes();
        const std::int64_t now = microsecondsOf(m_like.now());
        const std::int64_t until = now + 9000000000;
        std::vector<Taken> taken;
        m_bare.execute("BEGIN IMMEDIATE");
        for (int desk = 0; desk < desksPerRound; ++desk) {
            const QByteArray deskId = newId();
            m_bare.run("queue/lease.held_by", "albi", deskId);
            m_bare.run("queue/queue.common_lanes", "albi");
            m_bare.run("queue/queue.lanes_of", "albi", agent);
            std::vector<Taken> heads;
            m_bare.rows(
                "queue/queue.ready",
                [&](sqlite3_stmt* row) {
                    heads.push_back({BareSqlite::bytes(row, 0), BareSqlite::bytes(row, 1), deskId, newId(), 0});
                },
                "albi", 1, contactsPerDesk);
            for (Taken& one : heads) {
                m_bare.rows(
                    "people/person.find", [&](sqlite3_stmt* row) { one.fence = sqlite3_column_int64(row, 1) + 1; }, "albi",
                    one.person);
                m_bare.run("outbox/fact.of_person", "albi", one.person);
                m_bare.run("queue/queue.set_state", 2, "albi", one.entry);
                m_bare.run("queue/lease.raise_fence", one.fence, until, "albi", one.person);
                m_bare.run(
                    "queue/lease.insert", "albi", one.lease, one.entry, one.person, one.desk, agent, one.fence, now, until);
                m_bare.run(
                    "queue/lease.remember", "albi", one.lease, one.entry, one.person, one.desk, agent, one.fence, 0, now, until);
                taken.push_back(one);
            }
            m_bare.run("queue/queue.count", "albi", 1, 1, -contactsPerDesk);
            m_bare.run("queue/queue.count", "albi", 1, 2, contactsPerDesk);
        }
        m_bare.execute("COMMIT");
        return taken;
    }

    void uploadAll(const std::vector<Taken>& taken)
    {
        const QByteArray agent = m_like.agent().bytes();
        const std::int64_t now = microsecondsOf(m_like.now());
        std::int64_t seq = 0;
        m_bare.execute("BEGIN IMMEDIATE");
        for (std::size_t i = 0; i < taken.size(); ++i) {
            const Taken& one = taken[i];
            const QByteArray started = newId();
            const QByteArray closed = newId();
            m_bare.run("people/person.find", "albi", one.person);
            m_bare.run("outbox/fact.of_person", "albi", one.person);
            m_bare.run("queue/lease.of_person", "albi", one.person);
            for (const bool first : {true, false}) {
                const QByteArray& fact = first ? started : closed;
                m_bare.run("outbox/fact.find", "albi", fact);
                m_bare.run("outbox/fact.insert", "albi", fact, first ? 0 : 1, 1, one.person, agent, one.desk, ++seq, now, now,
                    one.fence, nullptr, nullptr);
                if (first) {
                    m_bare.run("outbox/fact.insert_attempt_started", "albi", fact, "diabete-ecart", one.entry, 0, "+33639980001",
                        "tel", nullptr);
                } else {
                    m_bare.run("outbox/fact.insert_attempt_closed", "albi", fact, started, "diabete-ecart", "no_answer", 0,
                        nullptr, 0, 0, nullptr, nullptr, "", "", nullptr);
                }
            }
            m_bare.run("queue/lease.close", now, "albi", one.lease);
            m_bare.run("queue/lease.remember", "albi", one.lease, one.entry, one.person, one.desk, agent, one.fence, 4, now, now);
            m_bare.run("people/person.set_flags", 0, 0, 0, 0, "albi", one.person);
            m_bare.run("queue/lease.of_person", "albi", one.person);
            m_bare.run("queue/queue.of_person", "albi", one.person);
            m_bare.run("queue/queue.update", 1, 0, 60, now + 90000000000, now + 99000000000, now + 90000000000, nullptr, nullptr,
                nullptr, 0, nullptr, nullptr, "albi", one.entry);
            m_bare.run("outbox/feed.append", "albi", 0, now, one.person, nullptr, nullptr, 2, nullptr);
            if ((i + 1) % contactsPerDesk == 0) {
                for (const char* name : {"attempts", "counted", "dialled", "outcome.no_answer"}) {
                    m_bare.run("queue/funnel.add", "albi", "diabete-ecart", name, contactsPerDesk);
                }
                m_bare.run("queue/queue.count", "albi", 1, 2, -contactsPerDesk);
                m_bare.run("queue/queue.count", "albi", 1, 0, contactsPerDesk);
            }
        }
        m_bare.execute("COMMIT");
    }

private:
    QByteArray newId() { return m_like.ids().next().bytes(); }

    BareSqlite m_bare;
    FilledQueue& m_like;
};

} // namespace relais::bench
