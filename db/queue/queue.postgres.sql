-- What a server is told of many entries at once. Rows are found one by one by their index and written by their place (see lease.postgres.sql).

-- name: lent
UPDATE queue_entry q SET state = :state
FROM unnest(CAST(:entries AS uuid[])) AS each(id) CROSS JOIN LATERAL (
    SELECT ctid AS place FROM queue_entry WHERE centre_id = :centre AND id = each.id OFFSET 0
) AS found
WHERE q.ctid = found.place;
