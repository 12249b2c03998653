-- Facts: envelope and one typed table per type. Reads join nothing: a person has few facts.

-- name: find
SELECT id, type, v, person_id, agent_id, desk_id, desk_seq, occurred_at, fence, corrects
FROM fact WHERE centre_id = :centre AND id = :id;

-- name: is_there
SELECT 1 FROM fact WHERE centre_id = :centre AND id = :id;

-- name: received_at
SELECT received_at FROM fact WHERE centre_id = :centre AND id = :id;

-- name: of_person
SELECT id, type, v, person_id, agent_id, desk_id, desk_seq, occurred_at, fence, corrects, received_at, conflict
FROM fact WHERE centre_id = :centre AND person_id = :person ORDER BY occurred_at, desk_id, desk_seq;

-- name: in_conflict
SELECT id, type, v, person_id, agent_id, desk_id, desk_seq, occurred_at, fence, corrects, received_at, conflict
FROM fact WHERE centre_id = :centre AND conflict IS NOT NULL ORDER BY received_at DESC LIMIT :limit;

-- name: insert
INSERT INTO fact (centre_id, id, type, v, person_id, agent_id, desk_id, desk_seq, occurred_at, received_at, fence, corrects, conflict)
VALUES (:centre, :id, :type, :v, :person, :agent, :desk, :desk_seq, :occurred_at, :received_at, :fence, :corrects, :conflict);

-- name: insert_attempt_started
INSERT INTO fact_attempt_started (centre_id, fact_id, campaign, entry_id, direction, number, line, promise)
VALUES (:centre, :fact, :campaign, :entry, :direction, :number, :line, :promise);

-- name: attempt_started
SELECT campaign, entry_id, direction, number, line, promise FROM fact_attempt_started WHERE centre_id = :centre AND fact_id = :fact;

-- name: insert_attempt_closed
INSERT INTO fact_attempt_closed (centre_id, fact_id, attempt, campaign, outcome, identity, line_cause, talk, wrap_up, bad_number, until,
    help, note, report)
VALUES (:centre, :fact, :attempt, :campaign, :outcome, :identity, :line_cause, :talk, :wrap_up, :bad_number, :until, :help, :note, :report);

-- name: attempt_closed
SELECT attempt, campaign, outcome, identity, line_cause, talk, wrap_up, bad_number, until, help, note, report
FROM fact_attempt_closed WHERE centre_id = :centre AND fact_id = :fact;

-- name: insert_mark_set
INSERT INTO fact_mark_set (centre_id, fact_id, kind, is_set, attempt, said_by) VALUES (:centre, :fact, :kind, :is_set, :attempt, :said_by);

-- name: mark_set
SELECT kind, is_set, attempt, said_by FROM fact_mark_set WHERE centre_id = :centre AND fact_id = :fact;

-- name: insert_notice_read
INSERT INTO fact_notice_read (centre_id, fact_id, version, campaign) VALUES (:centre, :fact, :version, :campaign);

-- name: notice_read
SELECT version, campaign FROM fact_notice_read WHERE centre_id = :centre AND fact_id = :fact;

-- name: insert_number_marked
INSERT INTO fact_number_marked (centre_id, fact_id, number, usable) VALUES (:centre, :fact, :number, :usable);

-- name: number_marked
SELECT number, usable FROM fact_number_marked WHERE centre_id = :centre AND fact_id = :fact;

-- name: insert_promise_made
INSERT INTO fact_promise_made (centre_id, fact_id, campaign, entry_id, due_from, due_until, owner, reason, attempt)
VALUES (:centre, :fact, :campaign, :entry, :due_from, :due_until, :owner, :reason, :attempt);

-- name: promise_made
SELECT campaign, entry_id, due_from, due_until, owner, reason, attempt FROM fact_promise_made WHERE centre_id = :centre AND fact_id = :fact;

-- name: insert_promise_cancelled
INSERT INTO fact_promise_cancelled (centre_id, fact_id, promise, reason) VALUES (:centre, :fact, :promise, :reason);

-- name: promise_cancelled
SELECT promise, reason FROM fact_promise_cancelled WHERE centre_id = :centre AND fact_id = :fact;

-- name: insert_agent_state_changed
INSERT INTO fact_agent_state_changed (centre_id, fact_id, was, became, reason) VALUES (:centre, :fact, :was, :became, :reason);

-- name: agent_state_changed
SELECT was, became, reason FROM fact_agent_state_changed WHERE centre_id = :centre AND fact_id = :fact;

-- name: insert_pathway_said
INSERT INTO fact_pathway_said (centre_id, fact_id, pathway, kind, body) VALUES (:centre, :fact, :pathway, :kind, :body);

-- name: pathway_said
SELECT body FROM fact_pathway_said WHERE centre_id = :centre AND fact_id = :fact;

-- name: insert_consent_said
INSERT INTO fact_consent_said (centre_id, fact_id, consent, programme, given, channel, wording)
VALUES (:centre, :fact, :consent, :programme, :given, :channel, :wording);

-- name: consent_said
SELECT consent, programme, given, channel, wording FROM fact_consent_said WHERE centre_id = :centre AND fact_id = :fact;

-- name: insert_alert_answered
INSERT INTO fact_alert_answered (centre_id, fact_id, alert, note) VALUES (:centre, :fact, :alert, :note);

-- name: alert_answered
SELECT alert, note FROM fact_alert_answered WHERE centre_id = :centre AND fact_id = :fact;
