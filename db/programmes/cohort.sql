-- Runs of phone cohorts.

-- name: open
SELECT id, pathway, cause, agent_id, desk_id, nurse_hundredths, every_days, asked_at, touched_at, state, ended_at, capacity, people_before,
       people_after, entered, people_left
FROM cohort_run WHERE centre_id = :centre AND pathway = :pathway AND state = 0;

-- name: find
SELECT id, pathway, cause, agent_id, desk_id, nurse_hundredths, every_days, asked_at, touched_at, state, ended_at, capacity, people_before,
       people_after, entered, people_left
FROM cohort_run WHERE centre_id = :centre AND id = :id;

-- name: all_open
SELECT id, pathway, cause, agent_id, desk_id, nurse_hundredths, every_days, asked_at, touched_at, state, ended_at, capacity, people_before,
       people_after, entered, people_left
FROM cohort_run WHERE centre_id = :centre AND state = 0 ORDER BY asked_at, id;

-- name: newest
SELECT id, pathway, cause, agent_id, desk_id, nurse_hundredths, every_days, asked_at, touched_at, state, ended_at, capacity, people_before,
       people_after, entered, people_left
FROM cohort_run WHERE centre_id = :centre AND pathway = :pathway AND state = 1 ORDER BY asked_at DESC, id DESC LIMIT 1;

-- name: newest_of
SELECT id, pathway, cause, agent_id, desk_id, nurse_hundredths, every_days, asked_at, touched_at, state, ended_at, capacity, people_before,
       people_after, entered, people_left
FROM cohort_run WHERE centre_id = :centre AND pathway = :pathway AND cause = :cause ORDER BY asked_at DESC, id DESC LIMIT 1;

-- name: last_said
SELECT nurse_hundredths, every_days FROM cohort_run
WHERE centre_id = :centre AND pathway = :pathway AND cause <> :daily ORDER BY asked_at DESC, id DESC LIMIT 1;

-- name: begin
INSERT INTO cohort_run (centre_id, id, pathway, cause, agent_id, desk_id, nurse_hundredths, every_days, asked_at, touched_at, state, ended_at,
                        capacity, people_before, people_after, entered, people_left)
VALUES (:centre, :id, :pathway, :cause, :agent, :desk, :nurses, :every, :asked, :touched, :state, :ended, :capacity, :before, :after, :entered,
        :people_left);

-- name: keep
UPDATE cohort_run SET touched_at = :touched, state = :state, ended_at = :ended, capacity = :capacity, people_before = :before,
                      people_after = :after, entered = :entered, people_left = :people_left
WHERE centre_id = :centre AND id = :id AND state = 0;
