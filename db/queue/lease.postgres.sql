-- What a lease writes, in one answer: every wait for the server counts while a centre waits for its writer.

-- name: lend
WITH raised AS (
    UPDATE person SET fence = :fence, leased_until = :until WHERE centre_id = :centre AND id = :person AND fence = :fence - 1
    RETURNING fence
), lent AS (
    INSERT INTO lease (centre_id, id, entry_id, person_id, desk_id, agent_id, fence, leased_at, expires_at)
    SELECT :centre, :id, :entry, :person, :desk, :agent, fence, :leased_at, :until FROM raised
), kept AS (
    INSERT INTO lease_history (centre_id, seq, lease_id, entry_id, person_id, desk_id, agent_id, fence, what, at, expires_at)
    SELECT :centre, coalesce((SELECT max(seq) FROM lease_history WHERE centre_id = :centre), 0) + 1, :id, :entry, :person, :desk, :agent,
        fence, :what, :leased_at, :until FROM raised
)
-- Nobody waits for the answer: another fence than the next is a fault that says itself.
SELECT 1 / count(*) FROM raised;
