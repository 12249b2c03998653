-- Accounts of the central store.

-- name: put_centre
INSERT INTO centre (id, name, calendar) VALUES (:id, :name, :calendar)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, calendar = excluded.calendar;

-- name: centre
SELECT id, name, calendar FROM centre WHERE id = :id;

-- name: centres
SELECT id, name, calendar FROM centre ORDER BY id;

-- name: put_agent
INSERT INTO agent (centre_id, id, login, display_name, role, password_hash, active, created_at)
VALUES (:centre, :id, :login, :display_name, :role, :password_hash, :active, :created_at);

-- name: put_competence
INSERT INTO agent_competence (centre_id, agent_id, competence, valid_from, valid_until)
VALUES (:centre, :agent, :competence, :from, :until);

-- name: agent_by_login
SELECT centre_id, id, login, display_name, role, active, password_hash FROM agent WHERE centre_id = :centre AND login = :login;

-- name: agent
SELECT centre_id, id, login, display_name, role, active FROM agent WHERE centre_id = :centre AND id = :id;

-- name: agents
SELECT centre_id, id, login, display_name, role, active FROM agent WHERE centre_id = :centre ORDER BY display_name, id;

-- name: competences
SELECT competence FROM agent_competence
WHERE centre_id = :centre AND agent_id = :agent AND (valid_from IS NULL OR valid_from <= :now) AND (valid_until IS NULL OR :now < valid_until)
ORDER BY competence;

-- name: put_enrolment_code
INSERT INTO enrolment_code (centre_id, code_hash, expires_at) VALUES (:centre, :hash, :expires_at);

-- name: centre_of_enrolment_code
SELECT centre_id FROM enrolment_code WHERE code_hash = :hash AND (expires_at IS NULL OR :now < expires_at);

-- name: put_desk
INSERT INTO desk (centre_id, id, name, credential_hash, enrolled_at) VALUES (:centre, :id, :name, :hash, :at);

-- name: desk_of_credential
SELECT id, centre_id, name FROM desk WHERE credential_hash = :hash AND lost_at IS NULL;

-- name: desks
SELECT id, centre_id, name, enrolled_at, lost_at FROM desk WHERE centre_id = :centre ORDER BY enrolled_at, id;

-- name: declare_desk_lost
UPDATE desk SET lost_at = :at WHERE centre_id = :centre AND id = :id AND lost_at IS NULL;

-- name: declare_desk_found
UPDATE desk SET lost_at = NULL WHERE centre_id = :centre AND id = :id AND lost_at IS NOT NULL;

-- name: end_sessions_of_desk
UPDATE agent_session SET ended_at = :at WHERE centre_id = :centre AND desk_id = :desk AND ended_at IS NULL;

-- name: knows_desk
SELECT EXISTS (SELECT 1 FROM desk WHERE centre_id = :centre AND id = :id);

-- name: open_session
INSERT INTO agent_session (centre_id, token_hash, agent_id, desk_id, opened_at, expires_at)
VALUES (:centre, :hash, :agent, :desk, :opened_at, :expires_at);

-- name: session_of_token
-- A row for each of her competences, or one.
SELECT a.centre_id, a.id, a.login, a.display_name, a.role, a.active, d.id, d.centre_id, d.name, s.expires_at, c.competence
FROM agent_session s
JOIN agent a ON a.centre_id = s.centre_id AND a.id = s.agent_id
JOIN desk d ON d.centre_id = s.centre_id AND d.id = s.desk_id
LEFT JOIN agent_competence c ON c.centre_id = a.centre_id AND c.agent_id = a.id
  AND (c.valid_from IS NULL OR c.valid_from <= :now) AND (c.valid_until IS NULL OR :now < c.valid_until)
WHERE s.token_hash = :hash AND s.ended_at IS NULL AND :now < s.expires_at AND a.active = 1 AND d.lost_at IS NULL
ORDER BY c.competence;

-- name: is_open
SELECT 1 FROM agent_session WHERE token_hash = :hash AND ended_at IS NULL;

-- name: role_at
SELECT role FROM agent
WHERE centre_id = :centre AND id = :agent
  AND EXISTS (SELECT 1 FROM agent_session s WHERE s.centre_id = :centre AND s.desk_id = :desk AND s.agent_id = :agent);

-- name: end_session
UPDATE agent_session SET ended_at = :at WHERE token_hash = :hash AND ended_at IS NULL;

-- name: append_audit
INSERT INTO audit_event (centre_id, seq, at, act, agent_id, desk_id, person_id, reason)
SELECT :centre, coalesce(max(seq), 0) + 1, :at, :act, :agent, :desk, :person, nullif(:reason, '') FROM audit_event WHERE centre_id = :centre;

-- name: opened_since
SELECT 1 FROM audit_event
WHERE centre_id = :centre AND agent_id = :agent AND person_id = :person AND act = :act AND at >= :since LIMIT 1;

-- name: audit_trail
SELECT centre_id, at, act, agent_id, desk_id, person_id, coalesce(reason, '') FROM audit_event WHERE centre_id = :centre ORDER BY seq;
