-- What a server is told of many entries at once. Rows are found one by one by their index and written by their place (see lease.postgres.sql).

-- name: lent
UPDATE queue_entry q SET state = :state
FROM unnest(CAST(:entries AS uuid[])) AS each(id) CROSS JOIN LATERAL (
    SELECT ctid AS place FROM queue_entry WHERE centre_id = :centre AND id = each.id OFFSET 0
) AS found
WHERE q.ctid = found.place;

-- No ON CONFLICT: it locks what it is about to change, and several jobs of one commit would leave a list of lockers at each version of the row,
-- which whoever passes by must look up for as long as a snapshot keeps the versions.
-- name: count
WITH changed AS (
    UPDATE lane_counter SET value = value + :change WHERE centre_id = :centre AND lane_id = :lane AND state = :state RETURNING 1
)
INSERT INTO lane_counter (centre_id, lane_id, state, value)
SELECT :centre, :lane, :state, :change WHERE NOT EXISTS (SELECT 1 FROM changed);
