-- Live promises, derived from the facts.

-- name: clear
DELETE FROM promise_live WHERE centre_id = :centre AND person_id = :person AND campaign = :campaign;

-- name: insert
INSERT INTO promise_live (centre_id, id, person_id, campaign, due_from, due_until, owner, made_by, reason)
VALUES (:centre, :id, :person, :campaign, :due_from, :due_until, :owner, :made_by, :reason);

-- name: agenda
SELECT v.id, v.person_id, v.campaign, v.due_from, v.due_until, v.owner, v.made_by, v.reason, l.birth_name, l.used_name, l.first_name
FROM promise_live v
JOIN person p ON p.centre_id = v.centre_id AND p.id = v.person_id
LEFT JOIN listing l ON l.centre_id = p.centre_id AND l.person_id = p.id AND l.seq = p.listing_seq
WHERE v.centre_id = :centre AND v.due_from < :until AND (v.owner IS NULL OR v.owner = :agent) ORDER BY v.due_from LIMIT :limit;

-- name: count_due
SELECT count(*) FROM promise_live WHERE centre_id = :centre AND due_from >= :from AND due_from < :until;
