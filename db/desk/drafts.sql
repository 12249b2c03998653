-- name: put
INSERT INTO draft (person_id, key_id, version, sealed) VALUES (:person_id, :key_id, :version, :sealed)
ON CONFLICT (person_id) DO UPDATE SET key_id = excluded.key_id, version = excluded.version, sealed = excluded.sealed;

-- name: remove
DELETE FROM draft WHERE person_id = :person_id;

-- name: find
SELECT key_id, version, sealed FROM draft WHERE person_id = :person_id;
