-- What leases write, many in one statement: every wait for the server counts while a centre waits for its writer.
-- Rows are found one by one by their index and written by their place, whatever the server knew of a table when it made its plan.

-- Nobody waits for the answer: another fence than the next is a fault that says itself.
-- name: lend
WITH wanted AS (
    SELECT * FROM unnest(CAST(:leases AS uuid[]), CAST(:entries AS uuid[]), CAST(:people AS uuid[]), CAST(:desks AS uuid[]),
            CAST(:agents AS uuid[]), CAST(:fences AS bigint[]), CAST(:from AS bigint[]), CAST(:until AS bigint[])) WITH ORDINALITY
        AS w(id, entry_id, person_id, desk_id, agent_id, fence, leased_at, expires_at, nth)
), raised AS (
    UPDATE person p SET fence = w.fence, leased_until = w.expires_at
    FROM wanted w CROSS JOIN LATERAL (
        SELECT ctid AS place FROM person WHERE centre_id = :centre AND id = w.person_id AND fence = w.fence - 1 OFFSET 0
    ) AS found
    WHERE p.ctid = found.place RETURNING 1
), lent AS (
    INSERT INTO lease (centre_id, id, entry_id, person_id, desk_id, agent_id, fence, leased_at, expires_at)
    SELECT :centre, id, entry_id, person_id, desk_id, agent_id, fence, leased_at, expires_at FROM wanted
), kept AS (
    INSERT INTO lease_history (centre_id, seq, lease_id, entry_id, person_id, desk_id, agent_id, fence, what, at, expires_at)
    SELECT :centre, nth + (SELECT coalesce(max(seq), 0) FROM lease_history WHERE centre_id = :centre), id, entry_id, person_id, desk_id,
        agent_id, fence, :what, leased_at, expires_at FROM wanted
)
SELECT 1 / CASE WHEN (SELECT count(*) FROM raised) = (SELECT count(*) FROM wanted) THEN 1 ELSE 0 END;

-- name: close_many
UPDATE lease l SET closed_at = w.closed_at
FROM unnest(CAST(:closed_at AS bigint[]), CAST(:centre AS text[]), CAST(:id AS uuid[])) AS w(closed_at, centre_id, id)
CROSS JOIN LATERAL (
    SELECT ctid AS place FROM lease WHERE centre_id = w.centre_id AND id = w.id OFFSET 0
) AS found
WHERE l.ctid = found.place;

-- name: renew_many
UPDATE lease l SET expires_at = w.expires_at
FROM unnest(CAST(:expires_at AS bigint[]), CAST(:centre AS text[]), CAST(:id AS uuid[])) AS w(expires_at, centre_id, id)
CROSS JOIN LATERAL (
    SELECT ctid AS place FROM lease WHERE centre_id = w.centre_id AND id = w.id OFFSET 0
) AS found
WHERE l.ctid = found.place;

-- name: leased_until_many
UPDATE person p SET leased_until = w.leased_until
FROM unnest(CAST(:until AS bigint[]), CAST(:centre AS text[]), CAST(:person AS uuid[])) AS w(leased_until, centre_id, id)
CROSS JOIN LATERAL (
    SELECT ctid AS place FROM person WHERE centre_id = w.centre_id AND id = w.id OFFSET 0
) AS found
WHERE p.ctid = found.place;

-- name: remember_many
INSERT INTO lease_history (centre_id, seq, lease_id, entry_id, person_id, desk_id, agent_id, fence, what, at, expires_at)
SELECT w.centre_id, coalesce((SELECT max(seq) FROM lease_history WHERE centre_id = (CAST(:centre AS text[]))[1]), 0) + w.nth,
    w.lease_id, w.entry_id, w.person_id, w.desk_id, w.agent_id, w.fence, w.what, w.at, w.expires_at
FROM unnest(CAST(:centre AS text[]), CAST(:lease AS uuid[]), CAST(:entry AS uuid[]), CAST(:person AS uuid[]), CAST(:desk AS uuid[]),
        CAST(:agent AS uuid[]), CAST(:fence AS bigint[]), CAST(:what AS bigint[]), CAST(:at AS bigint[]), CAST(:expires_at AS bigint[]))
    WITH ORDINALITY AS w(centre_id, lease_id, entry_id, person_id, desk_id, agent_id, fence, what, at, expires_at, nth);
