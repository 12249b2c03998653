-- Where each agent stands.

-- name: record
INSERT INTO agent_now (centre_id, agent_id, desk_id, state, reason, since, desk_seq)
VALUES (:centre, :agent, :desk, :state, :reason, :since, :desk_seq)
ON CONFLICT (centre_id, agent_id) DO UPDATE SET desk_id = excluded.desk_id, state = excluded.state, reason = excluded.reason,
    since = excluded.since, desk_seq = excluded.desk_seq
WHERE (excluded.since, excluded.desk_seq) > (agent_now.since, agent_now.desk_seq);

-- name: all
SELECT agent_id, desk_id, state, reason, since, desk_seq FROM agent_now WHERE centre_id = :centre;
