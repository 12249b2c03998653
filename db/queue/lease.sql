-- Leases and what happened to them.

-- name: find
SELECT id, entry_id, person_id, desk_id, agent_id, fence, leased_at, expires_at, closed_at
FROM lease WHERE centre_id = :centre AND id = :id;

-- name: held_by
SELECT id, entry_id, person_id, desk_id, agent_id, fence, leased_at, expires_at, closed_at
FROM lease INDEXED BY lease_desk WHERE centre_id = :centre AND desk_id = :desk AND coalesce(closed_at, 0) = 0 ORDER BY id;

-- name: of_person
SELECT id, entry_id, person_id, desk_id, agent_id, fence, leased_at, expires_at, closed_at
FROM lease INDEXED BY lease_fence WHERE centre_id = :centre AND person_id = :person ORDER BY fence;

-- name: by_fence
SELECT id, entry_id, person_id, desk_id, agent_id, fence, leased_at, expires_at, closed_at
FROM lease WHERE centre_id = :centre AND person_id = :person AND fence = :fence;

-- name: expired
SELECT id, entry_id, person_id, desk_id, agent_id, fence, leased_at, expires_at, closed_at
FROM lease INDEXED BY lease_expiry WHERE centre_id = :centre AND expires_at <= :now ORDER BY expires_at LIMIT :limit;

-- name: raise_fence
UPDATE person SET fence = :fence, leased_until = :until WHERE centre_id = :centre AND id = :person AND fence = :fence - 1;

-- name: recall
UPDATE person SET fence = :fence, leased_until = NULL WHERE centre_id = :centre AND id = :person AND fence < :fence;

-- name: leased_until
UPDATE person SET leased_until = :until WHERE centre_id = :centre AND id = :person;

-- name: insert
INSERT INTO lease (centre_id, id, entry_id, person_id, desk_id, agent_id, fence, leased_at, expires_at)
VALUES (:centre, :id, :entry, :person, :desk, :agent, :fence, :leased_at, :expires_at);

-- name: renew
UPDATE lease SET expires_at = :expires_at WHERE centre_id = :centre AND id = :id;

-- name: close
UPDATE lease SET closed_at = :closed_at WHERE centre_id = :centre AND id = :id;

-- name: remove
DELETE FROM lease WHERE centre_id = :centre AND id = :id;

-- name: remember
INSERT INTO lease_history (centre_id, seq, lease_id, entry_id, person_id, desk_id, agent_id, fence, what, at, expires_at)
VALUES (:centre, coalesce((SELECT max(seq) FROM lease_history WHERE centre_id = :centre), 0) + 1, :lease, :entry, :person, :desk, :agent,
    :fence, :what, :at, :expires_at);
