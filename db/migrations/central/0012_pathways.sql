-- People on pathways: what is said of them (facts), and the schedule that follows (derived, written again at each fact).
CREATE TABLE fact_pathway_said (
    centre_id TEXT NOT NULL,
    fact_id   {id} NOT NULL,
    pathway   TEXT NOT NULL,
    kind      {int} NOT NULL,  -- the order of PathwayBody
    body      {json} NOT NULL,
    PRIMARY KEY (centre_id, fact_id)
) {strict}, WITHOUT ROWID;

CREATE TABLE fact_consent_said (
    centre_id TEXT NOT NULL,
    fact_id   {id} NOT NULL,
    consent   TEXT NOT NULL,
    programme TEXT NOT NULL DEFAULT '',
    given     {int} NOT NULL,
    channel   TEXT NOT NULL,
    wording   TEXT NOT NULL,
    PRIMARY KEY (centre_id, fact_id)
) {strict}, WITHOUT ROWID;

CREATE TABLE fact_alert_answered (
    centre_id TEXT NOT NULL,
    fact_id   {id} NOT NULL,
    alert     {id} NOT NULL,
    note      TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (centre_id, fact_id)
) {strict}, WITHOUT ROWID;

-- Alerts that a medical officer has to take; an answer, or an undo, takes them away. Derived from marks and answers.
CREATE TABLE alert_open (
    centre_id TEXT NOT NULL,
    fact_id   {id} NOT NULL,   -- of the mark
    person_id {id} NOT NULL,
    raised_at {instant} NOT NULL,
    PRIMARY KEY (centre_id, fact_id)
) {strict}, WITHOUT ROWID;
CREATE INDEX alert_of_person ON alert_open (centre_id, person_id);

-- Who is on which pathway, at the version she joined. state: 0 goes on, 1 suspended, 2 over.
CREATE TABLE pathway_member (
    centre_id TEXT NOT NULL,
    person_id {id} NOT NULL,
    pathway   TEXT NOT NULL,
    version   TEXT NOT NULL,
    state     {int} NOT NULL,
    joined_at {instant} NOT NULL,
    PRIMARY KEY (centre_id, person_id, pathway)
) {strict}, WITHOUT ROWID;
CREATE INDEX pathway_member_of ON pathway_member (centre_id, pathway, person_id);

-- Her schedule. state: 0 waiting, 1 open (planned, due or late: the clock says which), 2 suspended, 3 done, 4 dropped.
CREATE TABLE pathway_step (
    centre_id    TEXT NOT NULL,
    person_id    {id} NOT NULL,
    pathway      TEXT NOT NULL,
    step         TEXT NOT NULL,
    occurrence   {int} NOT NULL,
    position     {int} NOT NULL,  -- in the order of the protocol
    state        {int} NOT NULL,
    channel      {int} NOT NULL,  -- StepChannel
    actor        {int} NOT NULL,  -- StepActor
    due_from     {instant},
    due_until    {instant},
    window_from  {instant},
    window_until {instant},
    attempts     {int} NOT NULL DEFAULT 0,
    done_at      {instant},
    why          TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (centre_id, person_id, pathway, step, occurrence)
) {strict}, WITHOUT ROWID;
CREATE INDEX pathway_step_due ON pathway_step (centre_id, channel, due_from) WHERE state = 1;

-- A gap in somebody's care that was closed: an exam that was missing has been done. source: ExamSource, 0 read from data, 1 declared by her.
CREATE TABLE care_gap_closed (
    centre_id TEXT NOT NULL,
    person_id {id} NOT NULL,
    exam      {int} NOT NULL,     -- ExamKind
    done_on   TEXT NOT NULL,      -- of the exam
    source    {int} NOT NULL,
    noted_at  {instant} NOT NULL, -- when it was first known here
    PRIMARY KEY (centre_id, person_id, exam, done_on, source)
) {strict}, WITHOUT ROWID;
CREATE INDEX care_gap_closed_at ON care_gap_closed (centre_id, noted_at);

CREATE TRIGGER fact_pathway_said_stays BEFORE UPDATE ON fact_pathway_said BEGIN SELECT RAISE(ABORT, 'fact_pathway_said is append-only'); END;
CREATE TRIGGER fact_pathway_said_kept BEFORE DELETE ON fact_pathway_said BEGIN SELECT RAISE(ABORT, 'fact_pathway_said is append-only'); END;
CREATE TRIGGER fact_consent_said_stays BEFORE UPDATE ON fact_consent_said BEGIN SELECT RAISE(ABORT, 'fact_consent_said is append-only'); END;
CREATE TRIGGER fact_consent_said_kept BEFORE DELETE ON fact_consent_said BEGIN SELECT RAISE(ABORT, 'fact_consent_said is append-only'); END;
CREATE TRIGGER fact_alert_answered_stays BEFORE UPDATE ON fact_alert_answered BEGIN SELECT RAISE(ABORT, 'fact_alert_answered is append-only'); END;
CREATE TRIGGER fact_alert_answered_kept BEFORE DELETE ON fact_alert_answered BEGIN SELECT RAISE(ABORT, 'fact_alert_answered is append-only'); END;
