#pragma once

#include <QByteArray>

namespace relais::bench {

/// What pgbench runs against the hand-out over REST, one contact a transaction and each statement one transaction of its own: no round
/// trip is wasted. Leases and fences as the product writes them; ids are drawn by PostgreSQL. The next number of the history comes from a
/// sequence, since its greatest one more is nothing that sixteen may ask for at once.
namespace OneByOne {

/// The head of the lane, and nothing else of what a lease is.
inline QByteArray take()
{
    return R"(WITH head AS MATERIALIZED (
  SELECT id FROM queue_entry WHERE centre_id = 'albi' AND lane_id = 1 AND state = 1
  ORDER BY rank, due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
UPDATE queue_entry q SET state = 2 FROM head WHERE q.centre_id = 'albi' AND q.id = head.id RETURNING q.id, q.person_id;
)";
}

/// All that a lease must write: entry, fence, lease and its line of history, and the counters of the lane, which every client wants at the
/// same time, so that one waits for the commit of the other. `counted` false: without these, for whoever says that is unfair.
inline QByteArray lend(bool counted)
{
    const QByteArray counters = counted
        ? ", counted AS (INSERT INTO lane_counter (centre_id, lane_id, state, value)"
          " SELECT 'albi', 1, c.state, c.change FROM lent CROSS JOIN (VALUES (1, -1), (2, 1)) AS c(state, change)"
          " ON CONFLICT (centre_id, lane_id, state) DO UPDATE SET value = lane_counter.value + excluded.value)"
        : "";
    return R"(WITH head AS MATERIALIZED (
  SELECT id, person_id FROM queue_entry WHERE centre_id = 'albi' AND lane_id = 1 AND state = 1
  ORDER BY rank, due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED),
taken AS (
  UPDATE queue_entry q SET state = 2 FROM head WHERE q.centre_id = 'albi' AND q.id = head.id RETURNING q.id, q.person_id),
fenced AS (
  UPDATE person p SET fence = p.fence + 1, leased_until = (extract(epoch FROM now()) * 1000000)::bigint + 9000000000
  FROM taken WHERE p.centre_id = 'albi' AND p.id = taken.person_id RETURNING p.id AS person_id, p.fence, p.leased_until, taken.id AS entry_id),
lent AS (
  INSERT INTO lease (centre_id, id, entry_id, person_id, desk_id, agent_id, fence, leased_at, expires_at)
  SELECT 'albi', gen_random_uuid(), entry_id, person_id, gen_random_uuid(), gen_random_uuid(), fence, leased_until - 9000000000, leased_until
  FROM fenced RETURNING id, entry_id, person_id, desk_id, agent_id, fence, leased_at, expires_at),
told AS (
  INSERT INTO lease_history (centre_id, seq, lease_id, entry_id, person_id, desk_id, agent_id, fence, what, at, expires_at)
  SELECT 'albi', nextval('bench_history'), id, entry_id, person_id, desk_id, agent_id, fence, 0, leased_at, expires_at FROM lent))"
        + counters + "\nSELECT id, entry_id, person_id, fence FROM lent;\n";
}

/// Once, and before each turn of lend(): the history goes on where the server left it.
inline const char* makeSequence = "CREATE SEQUENCE bench_history";
inline const char* setSequence = "SELECT setval('bench_history', 1 + (SELECT coalesce(max(seq), 0) FROM lease_history))";

} // namespace OneByOne

} // namespace relais::bench
