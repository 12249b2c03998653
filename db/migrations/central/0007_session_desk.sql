-- Which agents have worked at a desk: each upload asks, because a desk speaks for nobody else.
CREATE INDEX agent_session_desk ON agent_session (centre_id, desk_id, agent_id);
