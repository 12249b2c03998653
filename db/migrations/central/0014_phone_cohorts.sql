-- Each choosing of a pathway's phone cohort: who asked for it, by what numbers, what came of it. cause: CohortRun::Cause, state:
-- CohortRun::State. Whom it moved stands in the facts and in the trail.
CREATE TABLE cohort_run (
    centre_id        TEXT NOT NULL,
    id               {id} NOT NULL,
    pathway          TEXT NOT NULL,
    cause            {int} NOT NULL,
    agent_id         {id},
    desk_id          {id},
    nurse_hundredths {int},           -- full-time equivalents as said; NULL: the active accounts
    every_days       {int},           -- as said; NULL: of the version in force
    asked_at         {instant} NOT NULL,
    touched_at       {instant} NOT NULL,
    state            {int} NOT NULL,
    ended_at         {instant},
    capacity         {int} NOT NULL,
    people_before    {int} NOT NULL,
    people_after     {int} NOT NULL,
    entered          {int} NOT NULL,
    people_left      {int} NOT NULL,
    PRIMARY KEY (centre_id, id)
) {strict}, WITHOUT ROWID;
CREATE UNIQUE INDEX cohort_run_open ON cohort_run (centre_id, pathway) WHERE state = 0;
CREATE INDEX cohort_run_of_pathway ON cohort_run (centre_id, pathway, asked_at);
