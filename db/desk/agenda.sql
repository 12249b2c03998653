-- name: put
INSERT INTO agenda (promise_id, person_id, campaign, due_from, key_id, version, sealed)
VALUES (:promise_id, :person_id, :campaign, :due_from, :key_id, :version, :sealed)
ON CONFLICT (promise_id) DO UPDATE SET due_from = excluded.due_from, key_id = excluded.key_id, version = excluded.version,
    sealed = excluded.sealed;

-- name: remove
DELETE FROM agenda WHERE promise_id = :promise_id;

-- name: remove_of_person_in
DELETE FROM agenda WHERE person_id = :person_id AND campaign = :campaign;

-- name: remove_of_person
DELETE FROM agenda WHERE person_id = :person_id;

-- name: clear
DELETE FROM agenda;

-- name: all
SELECT promise_id, key_id, version, sealed FROM agenda ORDER BY due_from, promise_id;

-- name: knows
SELECT EXISTS (SELECT 1 FROM agenda WHERE person_id = :person_id);
