-- Messages of schedules that are due, and their exports. An open message is found by the index of open steps by channel and due time,
-- which ends in the key of the table.

-- name: open
SELECT due_from, person_id, pathway, step, occurrence FROM pathway_step
WHERE centre_id = :centre AND channel = :channel AND state = 1 AND due_from >= :from AND due_from < :until
  AND (due_from, person_id, pathway, step, occurrence) > (:from, :person, :pathway, :step, :occurrence)
ORDER BY due_from, person_id, pathway, step, occurrence LIMIT :limit;

-- name: unfinished
SELECT id, channel, file, started_at, state FROM reminder_export WHERE centre_id = :centre AND channel = :channel AND state < 2;

-- name: begin
INSERT INTO reminder_export (centre_id, id, channel, file, started_at, state)
VALUES (:centre, :id, :channel, :file, :started_at, :state);

-- name: set_state
UPDATE reminder_export SET state = :state WHERE centre_id = :centre AND id = :id;

-- name: sent_by
SELECT fact_id FROM reminder_sent WHERE centre_id = :centre AND export_id = :export AND fact_id > :after ORDER BY fact_id LIMIT :limit;

-- name: add_sent
INSERT INTO reminder_sent (centre_id, export_id, fact_id) VALUES (:centre, :export, :fact);

-- name: remove_sent
DELETE FROM reminder_sent WHERE centre_id = :centre AND export_id = :export AND fact_id = :fact;

-- name: email
SELECT l.email FROM person p JOIN listing l ON l.centre_id = p.centre_id AND l.person_id = p.id AND l.seq = p.listing_seq
WHERE p.centre_id = :centre AND p.id = :person;

-- name: take_turn
SELECT 1;
