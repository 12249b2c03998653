#pragma once

#include "core/base/id_maker.h"
#include "tests/bench/central_fill.h"

#include <libpq-fe.h>

#include <atomic>
#include <thread>

namespace relais::bench {

/// The rows of an upload of attempts and nothing else, by one statement over arrays a batch: what PostgreSQL itself makes of them. Each
/// connection has a thread. Ids rise, as the desks' do.
class BareUpload {
public:
    enum class Rows {
        Facts, ///< what was said
        All,   ///< and what it leaves: lease closed, entry planned, person told of, history and feed
    };

    /// `firstLent`: the person from whom on leases with fence 1 are open, one a call (for Rows::All).
    BareUpload(const QString& url, int connections, Rows rows, int firstLent) : m_rows(rows), m_lent(firstLent)
    {
        const std::string statement = std::string(facts) + (rows == Rows::All ? allThatFollows : "") + lastly;
        for (int i = 0; i < connections; ++i) {
            m_connections.push_back(PQconnectdb(url.toUtf8().constData()));
            check(PQprepare(m_connections.back(), "upload", statement.c_str(), 0, nullptr), m_connections.back());
        }
    }
    ~BareUpload()
    {
        for (PGconn* connection : m_connections) {
            PQfinish(connection);
        }
    }
    BareUpload(const BareUpload&) = delete;
    BareUpload& operator=(const BareUpload&) = delete;

    /// Seconds for so many batches of so many calls, two facts each, of the people from the end of the queue.
    double run(int batches, int calls, int people, IdMaker& ids)
    {
        std::vector<Batch> all;
        m_line += linesARun; // what a server wrote meanwhile follows the last
        for (int i = 0; i < batches; ++i) {
            all.push_back(batchOf(calls, people, ids));
        }
        std::atomic<std::size_t> next = 0;
        std::vector<std::thread> threads;
        const auto began = std::chrono::steady_clock::now();
        for (PGconn* connection : m_connections) {
            threads.emplace_back([&, connection] {
                for (std::size_t at = next++; at < all.size(); at = next++) {
                    const Batch& one = all[at];
                    const std::array<const char*, 8> values{one.started.constData(), one.closed.constData(),
                        one.persons.constData(), one.entries.constData(), one.desk.constData(), one.at.constData(),
                        one.leases.constData(), one.line.constData()};
                    const int count = static_cast<int>(values.size()) - (m_rows == Rows::All ? 0 : 2);
                    check(PQexecPrepared(connection, "upload", count, values.data(), nullptr, nullptr, 0), connection);
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    }

private:
    struct Batch {
        QByteArray started;
        QByteArray closed;
        QByteArray persons;
        QByteArray entries;
        QByteArray desk;
        QByteArray at;
        QByteArray leases;
        QByteArray line; ///< of history and feed, behind which the batch writes its own
    };
    static constexpr auto facts =
        "WITH said AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) WITH ORDINALITY"
        " AS s(started, closed, person, entry, n)),"
        " facts AS (INSERT INTO fact (centre_id, id, type, v, person_id, agent_id, desk_id, desk_seq, occurred_at, received_at, "
        "fence)"
        " SELECT 'albi', started, 0, 1, person, $5::uuid, $5::uuid, 2 * n - 1, $6::bigint + n, $6::bigint, 1 FROM said UNION ALL"
        " SELECT 'albi', closed, 1, 1, person, $5::uuid, $5::uuid, 2 * n, $6::bigint + n, $6::bigint, 1 FROM said"
        " ON CONFLICT DO NOTHING),"
        " begun AS (INSERT INTO fact_attempt_started (centre_id, fact_id, campaign, entry_id, direction, number, line)"
        " SELECT 'albi', started, 'diabete-ecart', entry, 0, '+33639980001', 'tel' FROM said)";
    static constexpr auto allThatFollows =
        ", lent AS (SELECT * FROM unnest($7::uuid[]) WITH ORDINALITY AS l(lease, n)),"
        " ended AS (UPDATE lease l SET closed_at = $6::bigint FROM lent WHERE l.centre_id = 'albi' AND l.id = lent.lease),"
        " planned AS (UPDATE queue_entry q SET state = 0, rank = 60, due_at = $6::bigint + 7200000000,"
        " due_until = $6::bigint + 14400000000, promote_at = $6::bigint + 7200000000"
        " FROM said WHERE q.centre_id = 'albi' AND q.id = said.entry),"
        " told AS (UPDATE person p SET version = version + 1 FROM said WHERE p.centre_id = 'albi' AND p.id = said.person),"
        " remembered AS (INSERT INTO lease_history (centre_id, seq, lease_id, entry_id, person_id, desk_id, agent_id, fence, "
        "what, at)"
        " SELECT 'albi', $8::bigint + n, lease, entry, person, $5::uuid, $5::uuid, 1, 4, $6::bigint FROM said JOIN lent USING "
        "(n)),"
        " lines AS (INSERT INTO feed (centre_id, seq, kind, at, person_id, version)"
        " SELECT 'albi', $8::bigint + n, 0, $6::bigint, person, 2 FROM said)";
    static constexpr auto lastly =
        " INSERT INTO fact_attempt_closed (centre_id, fact_id, attempt, campaign, outcome, identity, talk, wrap_up)"
        " SELECT 'albi', closed, started, 'diabete-ecart', 'no_answer', 0, 0, 0 FROM said";

    Batch batchOf(int calls, int people, IdMaker& ids)
    {
        Batch batch;
        const auto add = [](QByteArray& list, const QString& id) { list += (list.isEmpty() ? "{" : ",") + id.toLatin1(); };
        for (int i = 0; i < calls; ++i) {
            const int person = m_rows == Rows::All ? m_lent++ : people - m_said++ % (people / 2);
            add(batch.started, ids.next().text());
            add(batch.closed, ids.next().text());
            add(batch.persons, CentralFill::idText(CentralFill::Kind::Person, person));
            add(batch.entries, CentralFill::idText(CentralFill::Kind::Entry, person));
            add(batch.leases, CentralFill::idText(CentralFill::Kind::Lease, person));
        }
        for (QByteArray* list : {&batch.started, &batch.closed, &batch.persons, &batch.entries, &batch.leases}) {
            list->append('}');
        }
        batch.desk = ids.next().text().toLatin1();
        batch.at = QByteArray::number(static_cast<qint64>(microsecondsOf(SystemClock().now())));
        batch.line = QByteArray::number(m_line);
        m_line += calls;
        return batch;
    }
    static void check(PGresult* result, PGconn* connection)
    {
        const auto status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK) {
            giveUp(QStringLiteral("bare upload: ") + QString::fromUtf8(PQerrorMessage(connection)));
        }
        PQclear(result);
    }

    static constexpr qint64 linesARun = 10'000'000;

    std::vector<PGconn*> m_connections;
    Rows m_rows;
    int m_lent;
    int m_said = 0;
    qint64 m_line = 0;
};

} // namespace relais::bench
