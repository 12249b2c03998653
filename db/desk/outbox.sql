-- name: last_seq
SELECT COALESCE(MAX(desk_seq), 0) FROM outbox;

-- name: append
INSERT INTO outbox (desk_seq, fact_id, person_id, type, occurred_at, key_id, version, sealed)
VALUES (:desk_seq, :fact_id, :person_id, :type, :occurred_at, :key_id, :version, :sealed);

-- name: settle
UPDATE outbox SET state = :state, code = :code, settled_at = :at WHERE fact_id = :fact_id AND state = 0;

-- What came back as a conflict and is sent again stays one.
-- name: settle_known
UPDATE outbox SET state = CASE WHEN code = '' THEN 1 ELSE 3 END, settled_at = :at WHERE fact_id = :fact_id AND state = 0;

-- name: settle_by_hand
UPDATE outbox SET state = 4 WHERE fact_id = :fact_id AND state IN (2, 3);

-- name: pending
SELECT fact_id, key_id, version, sealed, state, code FROM outbox WHERE state = 0 ORDER BY desk_seq LIMIT :limit;

-- name: count_pending
SELECT COUNT(*) FROM outbox WHERE state = 0;

-- name: count_to_see
SELECT COUNT(*) FROM outbox WHERE state IN (2, 3);

-- name: to_see
SELECT fact_id, key_id, version, sealed, state, code FROM outbox WHERE state IN (2, 3) ORDER BY desk_seq DESC;

-- name: fact
SELECT fact_id, key_id, version, sealed, state, code FROM outbox WHERE fact_id = :fact_id;

-- name: of_person
SELECT fact_id, key_id, version, sealed, state, code FROM outbox WHERE person_id = :person_id ORDER BY desk_seq;

-- name: since
SELECT fact_id, key_id, version, sealed, state, code FROM outbox WHERE occurred_at >= :since ORDER BY desk_seq;

-- name: forget
DELETE FROM outbox WHERE state IN (1, 4) AND settled_at < :before AND desk_seq < (SELECT MAX(desk_seq) FROM outbox);

-- Whatever the server once kept; what was refused it never did.
-- name: resend_all
UPDATE outbox SET state = 0 WHERE state IN (1, 3);

-- A conflict that a person has settled is one no more.
-- name: resend_settled
UPDATE outbox SET state = 0, code = '' WHERE state = 4 AND code = :conflict;

-- What was refused for a reason that may have gone.
-- name: resend_refused
UPDATE outbox SET state = 0, code = '' WHERE state = 2 AND code = :code;
