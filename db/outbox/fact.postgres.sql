-- Facts, many in one statement: a hundred of them take a quarter of what a hundred statements take.

-- name: insert_many
INSERT INTO fact (centre_id, id, type, v, person_id, agent_id, desk_id, desk_seq, occurred_at, received_at, fence, corrects, conflict)
SELECT * FROM unnest(CAST(:centre AS text[]), CAST(:id AS uuid[]), CAST(:type AS bigint[]), CAST(:v AS bigint[]), CAST(:person AS uuid[]),
    CAST(:agent AS uuid[]), CAST(:desk AS uuid[]), CAST(:desk_seq AS bigint[]), CAST(:occurred_at AS bigint[]),
    CAST(:received_at AS bigint[]), CAST(:fence AS bigint[]), CAST(:corrects AS uuid[]), CAST(:conflict AS text[]));

-- name: insert_attempt_started_many
INSERT INTO fact_attempt_started (centre_id, fact_id, campaign, entry_id, direction, number, line, promise)
SELECT * FROM unnest(CAST(:centre AS text[]), CAST(:fact AS uuid[]), CAST(:campaign AS text[]), CAST(:entry AS uuid[]),
    CAST(:direction AS bigint[]), CAST(:number AS text[]), CAST(:line AS text[]), CAST(:promise AS uuid[]));

-- name: insert_attempt_closed_many
INSERT INTO fact_attempt_closed (centre_id, fact_id, attempt, campaign, outcome, identity, line_cause, talk, wrap_up, bad_number, until,
    help, note, report)
SELECT * FROM unnest(CAST(:centre AS text[]), CAST(:fact AS uuid[]), CAST(:attempt AS uuid[]), CAST(:campaign AS text[]),
    CAST(:outcome AS text[]), CAST(:identity AS bigint[]), CAST(:line_cause AS bigint[]), CAST(:talk AS bigint[]), CAST(:wrap_up AS bigint[]),
    CAST(:bad_number AS text[]), CAST(:until AS text[]), CAST(:help AS text[]), CAST(:note AS text[]), CAST(:report AS text[]));

-- name: insert_agent_state_changed_many
INSERT INTO fact_agent_state_changed (centre_id, fact_id, was, became, reason)
SELECT * FROM unnest(CAST(:centre AS text[]), CAST(:fact AS uuid[]), CAST(:was AS bigint[]), CAST(:became AS bigint[]),
    CAST(:reason AS text[]));
