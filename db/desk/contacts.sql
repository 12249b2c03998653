-- name: put
INSERT INTO contact (lease_id, entry_id, person_id, rank, due_from, expires_at, key_id, version, sealed)
VALUES (:lease_id, :entry_id, :person_id, :rank, :due_from, :expires_at, :key_id, :version, :sealed)
ON CONFLICT (lease_id) DO UPDATE SET rank = excluded.rank, due_from = excluded.due_from, expires_at = excluded.expires_at,
    key_id = excluded.key_id, version = excluded.version, sealed = excluded.sealed;

-- name: set_state
UPDATE contact SET state = :state WHERE lease_id = :lease_id;

-- name: set_expiry
UPDATE contact SET expires_at = :expires_at WHERE lease_id = :lease_id;

-- name: remove
DELETE FROM contact WHERE lease_id = :lease_id;

-- name: remove_closed
DELETE FROM contact WHERE state = 1;

-- name: clear
DELETE FROM contact;

-- First attempts (class 70) in the order in which the server handed them out.
-- name: held
SELECT lease_id, expires_at, key_id, version, sealed FROM contact WHERE state = 0
ORDER BY rank, CASE WHEN rank = 70 THEN 0 ELSE due_from END, lease_id;

-- name: find
SELECT lease_id, expires_at, key_id, version, sealed FROM contact WHERE lease_id = :lease_id;

-- name: closed
SELECT lease_id FROM contact WHERE state = 1;

-- name: of_person
SELECT lease_id FROM contact WHERE person_id = :person_id AND state = 0;

-- name: count_held
SELECT COUNT(*) FROM contact WHERE state = 0;
