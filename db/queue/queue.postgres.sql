-- What a server is told of many entries at once. Rows are found one by one by their index and written by their place (see lease.postgres.sql).

-- name: lent
UPDATE queue_entry q SET state = :state
FROM unnest(CAST(:entries AS uuid[])) AS each(id) CROSS JOIN LATERAL (
    SELECT ctid AS place FROM queue_entry WHERE centre_id = :centre AND id = each.id OFFSET 0
) AS found
WHERE q.ctid = found.place;

-- No ON CONFLICT: it locks what it is about to change, and several jobs of one commit would leave a list of lockers at each version of the row,
-- which whoever passes by must look up for as long as a snapshot keeps the versions.
-- name: count_many
WITH wanted AS (
    SELECT * FROM unnest(CAST(:centre AS text[]), CAST(:lane AS bigint[]), CAST(:state AS bigint[]), CAST(:change AS bigint[]))
        AS w(centre_id, lane_id, state, change)
), changed AS (
    UPDATE lane_counter c SET value = value + w.change
    FROM wanted w CROSS JOIN LATERAL (
        SELECT ctid AS place FROM lane_counter WHERE centre_id = w.centre_id AND lane_id = w.lane_id AND state = w.state OFFSET 0
    ) AS found
    WHERE c.ctid = found.place RETURNING c.centre_id, c.lane_id, c.state
)
INSERT INTO lane_counter (centre_id, lane_id, state, value)
SELECT centre_id, lane_id, state, change FROM wanted w
WHERE NOT EXISTS (SELECT 1 FROM changed c WHERE c.centre_id = w.centre_id AND c.lane_id = w.lane_id AND c.state = w.state);

-- name: update_many
UPDATE queue_entry q SET lane_id = w.lane_id, state = w.state, rank = w.rank, due_at = w.due_at, due_until = w.due_until,
    promote_at = w.promote_at, shared_at = w.shared_at, owner = w.owner, promise_id = w.promise_id, suspended = w.suspended,
    done_code = w.done_code, letter = w.letter, ineligible = w.ineligible
FROM unnest(CAST(:lane AS bigint[]), CAST(:state AS bigint[]), CAST(:rank AS bigint[]), CAST(:due_at AS bigint[]),
    CAST(:due_until AS bigint[]), CAST(:promote_at AS bigint[]), CAST(:shared_at AS bigint[]), CAST(:owner AS uuid[]),
    CAST(:promise AS uuid[]), CAST(:suspended AS bigint[]), CAST(:done_code AS text[]), CAST(:letter AS text[]),
    CAST(:ineligible AS text[]), CAST(:centre AS text[]), CAST(:id AS uuid[]))
    AS w(lane_id, state, rank, due_at, due_until, promote_at, shared_at, owner, promise_id, suspended, done_code, letter, ineligible,
        centre_id, id)
CROSS JOIN LATERAL (
    SELECT ctid AS place FROM queue_entry WHERE centre_id = w.centre_id AND id = w.id OFFSET 0
) AS found
WHERE q.ctid = found.place;
