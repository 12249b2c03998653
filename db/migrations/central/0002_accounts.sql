-- Who may speak to the server: centres, desks, agents, their sessions, and the trail of what was done.
-- Secrets are stored as hashes only: passwords by Argon2id, credentials and tokens by SHA-256.

CREATE TABLE centre (
    id         TEXT NOT NULL,
    name       TEXT NOT NULL,
    calendar   TEXT NOT NULL,         -- code in resources/calendars
    PRIMARY KEY (id)
) {strict}, WITHOUT ROWID;

CREATE TABLE agent (
    centre_id     TEXT NOT NULL,
    id            {id} NOT NULL,
    login         TEXT NOT NULL,
    display_name  TEXT NOT NULL,
    role          TEXT NOT NULL,      -- code of Role
    password_hash TEXT NOT NULL,
    active        {int} NOT NULL DEFAULT 1,
    created_at    {instant} NOT NULL,
    PRIMARY KEY (centre_id, id)
) {strict}, WITHOUT ROWID;
CREATE UNIQUE INDEX agent_login ON agent (centre_id, login);

-- In force from the first instant, until before the second; NULL: from ever, for ever.
CREATE TABLE agent_competence (
    centre_id   TEXT NOT NULL,
    agent_id    {id} NOT NULL,
    competence  TEXT NOT NULL,
    valid_from  {instant},
    valid_until {instant},
    PRIMARY KEY (centre_id, agent_id, competence)
) {strict}, WITHOUT ROWID;

CREATE TABLE desk (
    centre_id       TEXT NOT NULL,
    id              {id} NOT NULL,
    name            TEXT NOT NULL,
    credential_hash {bytes} NOT NULL,
    enrolled_at     {instant} NOT NULL,
    lost_at         {instant},        -- declared lost: its credential is void
    PRIMARY KEY (centre_id, id)
) {strict}, WITHOUT ROWID;
CREATE UNIQUE INDEX desk_credential ON desk (credential_hash);

CREATE TABLE enrolment_code (
    centre_id  TEXT NOT NULL,
    code_hash  {bytes} NOT NULL,
    expires_at {instant},             -- NULL: until it is taken away
    PRIMARY KEY (centre_id, code_hash)
) {strict}, WITHOUT ROWID;

CREATE TABLE agent_session (
    centre_id  TEXT NOT NULL,
    token_hash {bytes} NOT NULL,
    agent_id   {id} NOT NULL,
    desk_id    {id} NOT NULL,
    opened_at  {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    ended_at   {instant},
    PRIMARY KEY (centre_id, token_hash)
) {strict}, WITHOUT ROWID;
CREATE UNIQUE INDEX agent_session_token ON agent_session (token_hash);

-- act: AuditAct. Codes and ids only.
CREATE TABLE audit_event (
    centre_id TEXT NOT NULL,
    seq       {int} NOT NULL,
    at        {instant} NOT NULL,
    act       {int} NOT NULL,
    agent_id  {id},
    desk_id   {id},
    person_id {id},
    reason    TEXT,
    PRIMARY KEY (centre_id, seq)
) {strict}, WITHOUT ROWID;
CREATE INDEX audit_of_agent ON audit_event (centre_id, agent_id, person_id, act, at) WHERE agent_id IS NOT NULL;
CREATE TRIGGER audit_event_stays BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;
CREATE TRIGGER audit_event_kept BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;
