-- The store of one agent on one desk. Whatever is personal lies in `sealed`, beside its key_id and version; nothing else names
-- anybody, and nothing looks into it. States are the numbers of the enums named beside them.

CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) {strict};

CREATE TABLE sealed_setting (
    name    TEXT NOT NULL PRIMARY KEY,
    key_id  {int} NOT NULL,
    version {int} NOT NULL,
    sealed  {bytes} NOT NULL
) {strict};

-- Facts made here, in order, until the server has them and two days more.
CREATE TABLE outbox (
    desk_seq    {int} NOT NULL PRIMARY KEY,
    fact_id     {id} NOT NULL UNIQUE,
    person_id   {id},
    type        TEXT NOT NULL,
    occurred_at {instant} NOT NULL,
    state       {int} NOT NULL DEFAULT 0, -- DeliveryState
    code        TEXT NOT NULL DEFAULT '',
    settled_at  {instant},
    key_id      {int} NOT NULL,
    version     {int} NOT NULL,
    sealed      {bytes} NOT NULL
) {strict};
CREATE INDEX outbox_pending ON outbox (desk_seq) WHERE state = 0;
CREATE INDEX outbox_to_see ON outbox (desk_seq) WHERE state IN (2, 3);
CREATE INDEX outbox_person ON outbox (person_id, desk_seq);
CREATE INDEX outbox_occurred ON outbox (occurred_at);

-- Contacts lent to this desk.
CREATE TABLE contact (
    lease_id   {id} NOT NULL PRIMARY KEY,
    entry_id   {id} NOT NULL,
    person_id  {id} NOT NULL,
    rank       {int} NOT NULL,
    due_from   {instant} NOT NULL,
    expires_at {instant} NOT NULL,        -- server time
    state      {int} NOT NULL DEFAULT 0,  -- HeldState
    key_id     {int} NOT NULL,
    version    {int} NOT NULL,
    sealed     {bytes} NOT NULL
) {strict};
CREATE INDEX contact_person ON contact (person_id);

-- What was typed and not saved.
CREATE TABLE draft (
    person_id {id} NOT NULL PRIMARY KEY,
    key_id    {int} NOT NULL,
    version   {int} NOT NULL,
    sealed    {bytes} NOT NULL
) {strict};

-- Attempts without an outcome.
CREATE TABLE open_attempt (
    attempt_id {id} NOT NULL PRIMARY KEY,
    started_at {instant} NOT NULL,
    key_id     {int} NOT NULL,
    version    {int} NOT NULL,
    sealed     {bytes} NOT NULL
) {strict};

-- Promises that this agent may have to keep.
CREATE TABLE agenda (
    promise_id {id} NOT NULL PRIMARY KEY,
    person_id  {id} NOT NULL,
    campaign   TEXT NOT NULL,
    due_from   {instant} NOT NULL,
    key_id     {int} NOT NULL,
    version    {int} NOT NULL,
    sealed     {bytes} NOT NULL
) {strict};
CREATE INDEX agenda_person ON agenda (person_id, campaign);
CREATE INDEX agenda_due ON agenda (due_from);
