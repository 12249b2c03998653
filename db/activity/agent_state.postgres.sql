-- Where each agent stands, many in one statement. Of what one agent did the last counts, as if each had come alone.

-- name: record_many
INSERT INTO agent_now (centre_id, agent_id, desk_id, state, reason, since, desk_seq)
SELECT DISTINCT ON (centre_id, agent_id) *
FROM unnest(CAST(:centre AS text[]), CAST(:agent AS uuid[]), CAST(:desk AS uuid[]), CAST(:state AS bigint[]), CAST(:reason AS text[]),
        CAST(:since AS bigint[]), CAST(:desk_seq AS bigint[])) AS w(centre_id, agent_id, desk_id, state, reason, since, desk_seq)
ORDER BY centre_id, agent_id, since DESC, desk_seq DESC
ON CONFLICT (centre_id, agent_id) DO UPDATE SET desk_id = excluded.desk_id, state = excluded.state, reason = excluded.reason,
    since = excluded.since, desk_seq = excluded.desk_seq
WHERE (excluded.since, excluded.desk_seq) > (agent_now.since, agent_now.desk_seq);
