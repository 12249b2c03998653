-- People on pathways, and the schedules that follow from the facts.

-- name: members
SELECT pathway, version, state, joined_at FROM pathway_member WHERE centre_id = :centre AND person_id = :person ORDER BY pathway;

-- name: steps
SELECT step, occurrence, state, channel, actor, due_from, due_until, window_from, window_until, attempts, done_at, why
FROM pathway_step WHERE centre_id = :centre AND person_id = :person AND pathway = :pathway ORDER BY position;

-- name: insert_member
INSERT INTO pathway_member (centre_id, person_id, pathway, version, state, joined_at)
VALUES (:centre, :person, :pathway, :version, :state, :joined_at);

-- name: insert_step
INSERT INTO pathway_step (centre_id, person_id, pathway, step, occurrence, position, state, channel, actor, due_from, due_until,
                          window_from, window_until, attempts, done_at, why)
VALUES (:centre, :person, :pathway, :step, :occurrence, :position, :state, :channel, :actor, :due_from, :due_until, :window_from,
        :window_until, :attempts, :done_at, :why);

-- name: delete_member
DELETE FROM pathway_member WHERE centre_id = :centre AND person_id = :person AND pathway = :pathway;

-- name: delete_steps
DELETE FROM pathway_step WHERE centre_id = :centre AND person_id = :person AND pathway = :pathway;

-- name: members_of
SELECT person_id FROM pathway_member WHERE centre_id = :centre AND pathway = :pathway AND person_id > :after ORDER BY person_id LIMIT :limit;

-- name: count_members
SELECT count(*) FROM pathway_member WHERE centre_id = :centre AND pathway = :pathway AND state < 2;

-- name: people_to_call
SELECT pathway, count(DISTINCT person_id) FROM pathway_step
WHERE centre_id = :centre AND channel = :call AND actor = :nurse AND state = 1 GROUP BY pathway;

-- name: calls_due
SELECT pathway, count(*) FROM pathway_step
WHERE centre_id = :centre AND channel = :call AND actor = :nurse AND state = 1 AND due_from >= :from AND due_from < :until GROUP BY pathway;

-- name: note_closed_gap
INSERT INTO care_gap_closed (centre_id, person_id, exam, done_on, source, noted_at)
VALUES (:centre, :person, :exam, :done_on, :source, :now) ON CONFLICT DO NOTHING;

-- name: closed_gaps_of
SELECT exam, done_on, source FROM care_gap_closed WHERE centre_id = :centre AND person_id = :person ORDER BY exam, done_on, source;

-- name: drop_closed_gap
DELETE FROM care_gap_closed
WHERE centre_id = :centre AND person_id = :person AND exam = :exam AND done_on = :done_on AND source = :source;

-- name: closed_gaps
SELECT count(*) FILTER (WHERE source = 1), count(*) FILTER (WHERE source = 0) FROM care_gap_closed
WHERE centre_id = :centre AND noted_at >= :from AND noted_at < :until;

-- name: alerts_of
SELECT fact_id, person_id, raised_at FROM alert_open WHERE centre_id = :centre AND person_id = :person ORDER BY raised_at, fact_id;

-- name: insert_alert
INSERT INTO alert_open (centre_id, fact_id, person_id, raised_at) VALUES (:centre, :fact, :person, :raised_at);

-- name: delete_alerts
DELETE FROM alert_open WHERE centre_id = :centre AND person_id = :person;

-- name: alerts
SELECT fact_id, person_id, raised_at FROM alert_open WHERE centre_id = :centre ORDER BY raised_at, fact_id LIMIT :limit;
