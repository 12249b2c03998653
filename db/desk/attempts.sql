-- name: open
INSERT INTO open_attempt (attempt_id, started_at, key_id, version, sealed)
VALUES (:attempt_id, :started_at, :key_id, :version, :sealed) ON CONFLICT (attempt_id) DO NOTHING;

-- name: close
DELETE FROM open_attempt WHERE attempt_id = :attempt_id;

-- name: unclosed
SELECT attempt_id, started_at, key_id, version, sealed FROM open_attempt ORDER BY started_at;

-- name: find
SELECT attempt_id, started_at, key_id, version, sealed FROM open_attempt WHERE attempt_id = :attempt_id;
