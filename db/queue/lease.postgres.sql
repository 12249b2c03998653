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
