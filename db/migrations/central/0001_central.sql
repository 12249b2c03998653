-- The central store: people, what lists said of them, the hand-out queue, the facts and the feed.
-- centre_id leads every key. Facts, lease history and listings are append-only: triggers refuse anything else.
-- Ranks, states and kinds are the numbers of the enums named beside them.

-- ── the store itself ──────────────────────────────────────────────────────────────────────────────────────────────
-- A dump that is restored elsewhere gets a new epoch: whoever followed the old feed starts again.
CREATE TABLE store_epoch (
    centre_id TEXT NOT NULL DEFAULT '',
    epoch     {id} NOT NULL,
    PRIMARY KEY (centre_id)
) {strict};
INSERT INTO store_epoch (epoch) VALUES (randomblob(16));

-- ── people ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Who somebody is now: the identity of the newest listing, and flags derived from listings and facts by derivePerson().
CREATE TABLE person (
    centre_id        TEXT NOT NULL,
    id               {id} NOT NULL,
    nir              {int},                    -- Nir::packed(); none for a newborn
    version          {int} NOT NULL DEFAULT 1, -- +1 at each change that a slice shows
    fence            {int} NOT NULL DEFAULT 0, -- +1 at each lease
    leased_until     {instant},                -- what the last lease allowed, whether it still stands or not
    listing_seq      {int} NOT NULL DEFAULT 1, -- the newest listing, whose identity and numbers stand
    territory        TEXT NOT NULL DEFAULT 'metropole',
    is_member        {int} NOT NULL DEFAULT 0,
    withdrawn        {int} NOT NULL DEFAULT 0,
    objected         {int} NOT NULL DEFAULT 0,
    deceased         {int} NOT NULL DEFAULT 0,
    created_at       {instant} NOT NULL,
    PRIMARY KEY (centre_id, id)
) {strict}, WITHOUT ROWID;
CREATE UNIQUE INDEX person_nir ON person (centre_id, nir) WHERE nir IS NOT NULL;

-- What one list said of a person. A list that says the same again (content_hash) adds nothing; one that says something
-- else adds the next seq. Empty text is NULL.
CREATE TABLE listing (
    centre_id      TEXT NOT NULL,
    person_id      {id} NOT NULL,
    seq            {int} NOT NULL,   -- 1, 2, 3… per person
    import_id      {id} NOT NULL,
    line           {int} NOT NULL,   -- physical line in the list, header = 1
    campaign       TEXT NOT NULL,
    reference_date TEXT NOT NULL,
    content_hash   {int} NOT NULL,   -- of all that follows
    birth_name     TEXT,
    used_name      TEXT,
    first_name     TEXT,
    birth_date     TEXT NOT NULL,
    sex            {int} NOT NULL DEFAULT 0,
    landline       TEXT,             -- E.164
    mobile         TEXT,             -- E.164
    email          TEXT,
    address_line   TEXT,
    postal_code    TEXT,
    town           TEXT,
    scheme         TEXT,
    ald            TEXT,             -- numbers of the list of 30, comma-separated
    physician_rpps TEXT,
    deliveries     {int} NOT NULL DEFAULT 0,
    letters_sent   {int} NOT NULL DEFAULT 0,
    dental_on      TEXT,
    renal_on       TEXT,
    eye_fundus_on  TEXT,
    enrolled       {int} NOT NULL DEFAULT 0,
    refused        {int} NOT NULL DEFAULT 0,
    deceased       {int} NOT NULL DEFAULT 0,
    care_gap       {int} NOT NULL DEFAULT 0,
    gap_years      {int} NOT NULL DEFAULT 0,
    ineligible     TEXT,             -- reasons, comma-separated; NULL: eligible
    PRIMARY KEY (centre_id, person_id, seq)
) {strict}, WITHOUT ROWID;

-- What no list says: set by the enrolment and by advisers.
CREATE TABLE person_card (
    centre_id              TEXT NOT NULL,
    person_id              {id} NOT NULL,
    member_since           TEXT,
    physician_name         TEXT,
    shares_with_physician  {int} NOT NULL DEFAULT 0,
    preferred_time         TEXT,
    pinned                 TEXT,     -- one notice a line
    PRIMARY KEY (centre_id, person_id)
) {strict}, WITHOUT ROWID;

-- Words under which a person is found: "n" + name key, "b" + birth date, "t" + reversed number. Filled behind an import
-- in small batches, so that an import of a million rows is not slowed by random keys.
CREATE TABLE person_key (
    centre_id TEXT NOT NULL,
    key       TEXT NOT NULL,
    person_id {id} NOT NULL,
    PRIMARY KEY (centre_id, key, person_id)
) {strict}, WITHOUT ROWID;
-- People whose id is not above this one have their keys.
CREATE TABLE person_key_progress (
    centre_id TEXT NOT NULL,
    up_to     {id} NOT NULL,
    PRIMARY KEY (centre_id)
) {strict}, WITHOUT ROWID;

-- ── lists ─────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE import (
    centre_id      TEXT NOT NULL,
    id             {id} NOT NULL,
    campaign       TEXT NOT NULL,
    reference_date TEXT NOT NULL,
    state          {int} NOT NULL,   -- 0 open, 1 committed, 2 abandoned
    created_at     {instant} NOT NULL,
    created_by     {id},             -- agent; none for the tool beside the server
    committed_at   {instant},
    file_hash      {bytes},
    summary        {json},
    PRIMARY KEY (centre_id, id)
) {strict}, WITHOUT ROWID;

CREATE TABLE import_chunk (
    centre_id TEXT NOT NULL,
    import_id {id} NOT NULL,
    number    {int} NOT NULL,
    content   {bytes} NOT NULL,
    PRIMARY KEY (centre_id, import_id, number)
) {strict};

-- What a person has to settle, or may want to know: never a value of the list.
CREATE TABLE import_problem (
    centre_id TEXT NOT NULL,
    import_id {id} NOT NULL,
    line      {int} NOT NULL,
    field     TEXT NOT NULL,
    reason    TEXT NOT NULL,
    person_id {id},                  -- whom the store knows otherwise
    settled   {int} NOT NULL DEFAULT 0,
    PRIMARY KEY (centre_id, import_id, line, field)
) {strict}, WITHOUT ROWID;

-- ── campaigns and the queue ───────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE campaign (
    centre_id  TEXT NOT NULL,
    code       TEXT NOT NULL,
    started_at {instant} NOT NULL,
    PRIMARY KEY (centre_id, code)
) {strict}, WITHOUT ROWID;

-- A lane is what an entry is taken from: a campaign in a territory (so that hours are the lane's), or one agent's promises.
CREATE TABLE lane (
    centre_id TEXT NOT NULL,
    id        {int} NOT NULL,
    campaign  TEXT NOT NULL,         -- '' in an agent's own lane
    territory TEXT NOT NULL,         -- '' in an agent's own lane
    owner     {id},
    PRIMARY KEY (centre_id, id)
) {strict}, WITHOUT ROWID;
CREATE UNIQUE INDEX lane_common ON lane (centre_id, campaign, territory) WHERE owner IS NULL;
CREATE UNIQUE INDEX lane_own ON lane (centre_id, owner) WHERE owner IS NOT NULL;

-- An entry is (person, purpose). state: 0 scheduled, 1 ready, 2 leased, 3 done. due_* and rank come from planEntry().
CREATE TABLE queue_entry (
    centre_id        TEXT NOT NULL,
    id               {id} NOT NULL,
    person_id        {id} NOT NULL,
    campaign         TEXT NOT NULL,
    lane_id          {int} NOT NULL,        -- where it is taken from now
    home_lane_id     {int} NOT NULL,        -- of its campaign and territory
    state            {int} NOT NULL,
    rank             {int} NOT NULL,
    due_at           {instant} NOT NULL,    -- may be handed out from
    due_until        {instant} NOT NULL,
    promote_at       {instant} NOT NULL,    -- due_at, or earlier for a promise: when the promoter looks at it
    shared_at        {instant},             -- an own promise goes to everybody then
    owner            {id},                  -- of the promise
    promise_id       {id},
    entered_at       {instant} NOT NULL,
    gap_years        {int} NOT NULL DEFAULT 0,
    manager_first    {int} NOT NULL DEFAULT 0,
    suspended        {int} NOT NULL DEFAULT 0,
    done_code        TEXT,                  -- state 3
    letter           TEXT,                  -- to be sent
    PRIMARY KEY (centre_id, id)
) {strict}, WITHOUT ROWID;
CREATE INDEX queue_ready ON queue_entry (centre_id, lane_id, rank, due_at, id) WHERE state = 1;
CREATE INDEX queue_scheduled ON queue_entry (centre_id, lane_id, promote_at) WHERE state = 0;
CREATE INDEX queue_shared ON queue_entry (centre_id, shared_at) WHERE state = 1 AND shared_at IS NOT NULL;
CREATE UNIQUE INDEX queue_one_live ON queue_entry (centre_id, person_id) WHERE state IN (1, 2);
CREATE UNIQUE INDEX queue_person ON queue_entry (centre_id, person_id, campaign);

-- A row stays until it expires, also when closed by an outcome: an undo takes the contact back under the same lease.
CREATE TABLE lease (
    centre_id  TEXT NOT NULL,
    id         {id} NOT NULL,
    entry_id   {id} NOT NULL,
    person_id  {id} NOT NULL,
    desk_id    {id} NOT NULL,
    agent_id   {id} NOT NULL,
    fence      {int} NOT NULL,
    leased_at  {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    closed_at  {instant},
    PRIMARY KEY (centre_id, id)
) {strict}, WITHOUT ROWID;
-- Nobody is ever leased twice at once.
CREATE UNIQUE INDEX lease_person ON lease (centre_id, person_id) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX lease_fence ON lease (centre_id, person_id, fence);
CREATE INDEX lease_desk ON lease (centre_id, desk_id, id);
CREATE INDEX lease_expiry ON lease (centre_id, expires_at);

-- what: LeaseEvent: 0 leased, 1 renewed, 2 given back, 3 expired, 4 closed by an outcome, 5 ended by a mark or a list, 6 desk lost, 7 reopened
CREATE TABLE lease_history (
    centre_id  TEXT NOT NULL,
    seq        {int} NOT NULL,
    lease_id   {id} NOT NULL,
    entry_id   {id} NOT NULL,
    person_id  {id} NOT NULL,
    desk_id    {id} NOT NULL,
    agent_id   {id} NOT NULL,
    fence      {int} NOT NULL,
    what       {int} NOT NULL,
    at         {instant} NOT NULL,
    expires_at {instant},
    PRIMARY KEY (centre_id, seq)
) {strict}, WITHOUT ROWID;

CREATE TABLE letter_due (
    centre_id TEXT NOT NULL,
    person_id {id} NOT NULL,
    campaign  TEXT NOT NULL,
    letter    TEXT NOT NULL,         -- "unreachable", "verify_number", "information"
    since     {instant} NOT NULL,
    PRIMARY KEY (centre_id, person_id, campaign, letter)
) {strict}, WITHOUT ROWID;

-- Promises that a slot can take; '*' is any slot that has no row of its own.
CREATE TABLE slot_capacity (
    centre_id TEXT NOT NULL,
    slot      TEXT NOT NULL,
    capacity  {int} NOT NULL,
    PRIMARY KEY (centre_id, slot)
) {strict}, WITHOUT ROWID;

-- Kept by the writes, because count(*) over millions takes a third of a second.
CREATE TABLE campaign_counter (
    centre_id TEXT NOT NULL,
    campaign  TEXT NOT NULL,
    name      TEXT NOT NULL,
    value     {int} NOT NULL,
    PRIMARY KEY (centre_id, campaign, name)
) {strict}, WITHOUT ROWID;
-- Entries per lane and state.
CREATE TABLE lane_counter (
    centre_id TEXT NOT NULL,
    lane_id   {int} NOT NULL,
    state     {int} NOT NULL,
    value     {int} NOT NULL,
    PRIMARY KEY (centre_id, lane_id, state)
) {strict}, WITHOUT ROWID;

-- ── facts ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- type: the order of FactBody. The envelope here and the typed row hold the whole content, so that the same id with other
-- content is seen by comparing.
CREATE TABLE fact (
    centre_id   TEXT NOT NULL,
    id          {id} NOT NULL,
    type        {int} NOT NULL,
    v           {int} NOT NULL,
    person_id   {id},
    agent_id    {id} NOT NULL,
    desk_id     {id} NOT NULL,
    desk_seq    {int} NOT NULL,
    occurred_at {instant} NOT NULL,
    received_at {instant} NOT NULL,
    fence       {int},
    corrects    {id},
    conflict    TEXT,                -- code; NULL: accepted without
    PRIMARY KEY (centre_id, id)
) {strict}, WITHOUT ROWID;
CREATE INDEX fact_of_person ON fact (centre_id, person_id, occurred_at, desk_id, desk_seq) WHERE person_id IS NOT NULL;
CREATE INDEX fact_in_conflict ON fact (centre_id, received_at) WHERE conflict IS NOT NULL;

CREATE TABLE fact_attempt_started (
    centre_id TEXT NOT NULL,
    fact_id   {id} NOT NULL,
    campaign  TEXT NOT NULL,
    entry_id  {id},
    direction {int} NOT NULL,
    number    TEXT,
    line      TEXT NOT NULL,
    promise   {id},
    PRIMARY KEY (centre_id, fact_id)
) {strict}, WITHOUT ROWID;

CREATE TABLE fact_attempt_closed (
    centre_id  TEXT NOT NULL,
    fact_id    {id} NOT NULL,
    attempt    {id} NOT NULL,
    campaign   TEXT NOT NULL,
    outcome    TEXT NOT NULL,
    identity   {int} NOT NULL,
    line_cause {int},
    talk       {int} NOT NULL,       -- microseconds
    wrap_up    {int} NOT NULL,
    bad_number TEXT,
    until      TEXT,
    help       TEXT NOT NULL DEFAULT '',
    note       TEXT NOT NULL DEFAULT '',
    report     {json},               -- only a fruitful call has one
    PRIMARY KEY (centre_id, fact_id)
) {strict}, WITHOUT ROWID;

CREATE TABLE fact_mark_set (
    centre_id TEXT NOT NULL,
    fact_id   {id} NOT NULL,
    kind      {int} NOT NULL,
    is_set    {int} NOT NULL,
    attempt   {id},
    said_by   TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (centre_id, fact_id)
) {strict}, WITHOUT ROWID;

CREATE TABLE fact_notice_read (
    centre_id TEXT NOT NULL,
    fact_id   {id} NOT NULL,
    version   TEXT NOT NULL,
    campaign  TEXT NOT NULL,
    PRIMARY KEY (centre_id, fact_id)
) {strict}, WITHOUT ROWID;

CREATE TABLE fact_number_marked (
    centre_id TEXT NOT NULL,
    fact_id   {id} NOT NULL,
    number    TEXT NOT NULL,
    usable    {int} NOT NULL,
    PRIMARY KEY (centre_id, fact_id)
) {strict}, WITHOUT ROWID;

CREATE TABLE fact_promise_made (
    centre_id TEXT NOT NULL,
    fact_id   {id} NOT NULL,
    campaign  TEXT NOT NULL,
    entry_id  {id},
    due_from  {instant} NOT NULL,
    due_until {instant} NOT NULL,
    owner     {id},
    reason    TEXT NOT NULL DEFAULT '',
    attempt   {id},
    PRIMARY KEY (centre_id, fact_id)
) {strict}, WITHOUT ROWID;

CREATE TABLE fact_promise_cancelled (
    centre_id TEXT NOT NULL,
    fact_id   {id} NOT NULL,
    promise   {id} NOT NULL,
    reason    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (centre_id, fact_id)
) {strict}, WITHOUT ROWID;

CREATE TABLE fact_agent_state_changed (
    centre_id TEXT NOT NULL,
    fact_id   {id} NOT NULL,
    was       {int} NOT NULL,
    became    {int} NOT NULL,
    reason    TEXT,
    PRIMARY KEY (centre_id, fact_id)
) {strict}, WITHOUT ROWID;

-- Live promises, derived: the agenda and the slot loads read it. A promise that is kept, replaced or cancelled leaves.
CREATE TABLE promise_live (
    centre_id TEXT NOT NULL,
    id        {id} NOT NULL,
    person_id {id} NOT NULL,
    campaign  TEXT NOT NULL,
    due_from  {instant} NOT NULL,
    due_until {instant} NOT NULL,
    owner     {id},
    made_by   {id} NOT NULL,
    reason    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (centre_id, id)
) {strict}, WITHOUT ROWID;
CREATE INDEX promise_due ON promise_live (centre_id, due_from);
CREATE UNIQUE INDEX promise_person ON promise_live (centre_id, person_id, campaign);

-- Where each agent stands, derived from the last transition.
CREATE TABLE agent_now (
    centre_id TEXT NOT NULL,
    agent_id  {id} NOT NULL,
    desk_id   {id} NOT NULL,
    state     {int} NOT NULL,
    reason    TEXT,
    since     {instant} NOT NULL,
    desk_seq  {int} NOT NULL,
    PRIMARY KEY (centre_id, agent_id)
) {strict}, WITHOUT ROWID;

-- ── the change feed ───────────────────────────────────────────────────────────────────────────────────────────────
-- kind: ChangeKind. One writer, so a plain sequence loses nothing. Never a personal value.
CREATE TABLE feed (
    centre_id TEXT NOT NULL,
    seq       {int} NOT NULL,
    kind      {int} NOT NULL,
    at        {instant} NOT NULL,
    person_id {id},
    lease_id  {id},
    campaign  TEXT,
    version   {int},
    code      TEXT,
    PRIMARY KEY (centre_id, seq)
) {strict}, WITHOUT ROWID;

-- ── append-only ───────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TRIGGER fact_stays BEFORE UPDATE ON fact BEGIN SELECT RAISE(ABORT, 'fact is append-only'); END;
CREATE TRIGGER fact_kept BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'fact is append-only'); END;
CREATE TRIGGER listing_stays BEFORE UPDATE ON listing BEGIN SELECT RAISE(ABORT, 'listing is append-only'); END;
CREATE TRIGGER listing_kept BEFORE DELETE ON listing BEGIN SELECT RAISE(ABORT, 'listing is append-only'); END;
CREATE TRIGGER lease_history_stays BEFORE UPDATE ON lease_history BEGIN SELECT RAISE(ABORT, 'lease_history is append-only'); END;
CREATE TRIGGER lease_history_kept BEFORE DELETE ON lease_history BEGIN SELECT RAISE(ABORT, 'lease_history is append-only'); END;
CREATE TRIGGER fact_attempt_started_stays BEFORE UPDATE ON fact_attempt_started BEGIN SELECT RAISE(ABORT, 'fact_attempt_started is append-only'); END;
CREATE TRIGGER fact_attempt_started_kept BEFORE DELETE ON fact_attempt_started BEGIN SELECT RAISE(ABORT, 'fact_attempt_started is append-only'); END;
CREATE TRIGGER fact_attempt_closed_stays BEFORE UPDATE ON fact_attempt_closed BEGIN SELECT RAISE(ABORT, 'fact_attempt_closed is append-only'); END;
CREATE TRIGGER fact_attempt_closed_kept BEFORE DELETE ON fact_attempt_closed BEGIN SELECT RAISE(ABORT, 'fact_attempt_closed is append-only'); END;
CREATE TRIGGER fact_mark_set_stays BEFORE UPDATE ON fact_mark_set BEGIN SELECT RAISE(ABORT, 'fact_mark_set is append-only'); END;
CREATE TRIGGER fact_mark_set_kept BEFORE DELETE ON fact_mark_set BEGIN SELECT RAISE(ABORT, 'fact_mark_set is append-only'); END;
CREATE TRIGGER fact_notice_read_stays BEFORE UPDATE ON fact_notice_read BEGIN SELECT RAISE(ABORT, 'fact_notice_read is append-only'); END;
CREATE TRIGGER fact_notice_read_kept BEFORE DELETE ON fact_notice_read BEGIN SELECT RAISE(ABORT, 'fact_notice_read is append-only'); END;
CREATE TRIGGER fact_number_marked_stays BEFORE UPDATE ON fact_number_marked BEGIN SELECT RAISE(ABORT, 'fact_number_marked is append-only'); END;
CREATE TRIGGER fact_number_marked_kept BEFORE DELETE ON fact_number_marked BEGIN SELECT RAISE(ABORT, 'fact_number_marked is append-only'); END;
CREATE TRIGGER fact_promise_made_stays BEFORE UPDATE ON fact_promise_made BEGIN SELECT RAISE(ABORT, 'fact_promise_made is append-only'); END;
CREATE TRIGGER fact_promise_made_kept BEFORE DELETE ON fact_promise_made BEGIN SELECT RAISE(ABORT, 'fact_promise_made is append-only'); END;
CREATE TRIGGER fact_promise_cancelled_stays BEFORE UPDATE ON fact_promise_cancelled BEGIN SELECT RAISE(ABORT, 'fact_promise_cancelled is append-only'); END;
CREATE TRIGGER fact_promise_cancelled_kept BEFORE DELETE ON fact_promise_cancelled BEGIN SELECT RAISE(ABORT, 'fact_promise_cancelled is append-only'); END;
CREATE TRIGGER fact_agent_state_changed_stays BEFORE UPDATE ON fact_agent_state_changed BEGIN SELECT RAISE(ABORT, 'fact_agent_state_changed is append-only'); END;
CREATE TRIGGER fact_agent_state_changed_kept BEFORE DELETE ON fact_agent_state_changed BEGIN SELECT RAISE(ABORT, 'fact_agent_state_changed is append-only'); END;
