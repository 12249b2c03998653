-- The change feed.

-- name: append
INSERT INTO feed (centre_id, seq, kind, at, person_id, lease_id, campaign, version, code)
VALUES (:centre, coalesce((SELECT max(seq) FROM feed WHERE centre_id = :centre), 0) + 1, :kind, :at, :person, :lease, :campaign, :version, :code);

-- name: epoch
SELECT epoch FROM store_epoch WHERE centre_id = '';

-- name: cursor_key
SELECT key FROM cursor_key WHERE centre_id = '';

-- name: renew_epoch
UPDATE store_epoch SET epoch = :epoch WHERE centre_id = '';

-- name: written_at
SELECT at FROM feed WHERE centre_id = :centre AND seq = :seq;

-- name: head
SELECT coalesce(max(seq), 0) FROM feed WHERE centre_id = :centre;

-- name: after
SELECT seq, kind, person_id, lease_id, campaign, version, code, at FROM feed WHERE centre_id = :centre AND seq > :seq ORDER BY seq LIMIT :limit;
