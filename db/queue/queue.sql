-- The hand-out queue. Every walk follows an index that is named, since without statistics SQLite takes the primary key of a
-- centre for narrow and reads all of it; nothing counts rows.

-- name: find
SELECT id, person_id, campaign, lane_id, home_lane_id, state, rank, due_at, due_until, promote_at, shared_at, owner, promise_id, entered_at,
       gap_years, manager_first, suspended, done_code, letter, ineligible
FROM queue_entry WHERE centre_id = :centre AND id = :id;

-- name: of_person
SELECT id, person_id, campaign, lane_id, home_lane_id, state, rank, due_at, due_until, promote_at, shared_at, owner, promise_id, entered_at,
       gap_years, manager_first, suspended, done_code, letter, ineligible
FROM queue_entry INDEXED BY queue_person WHERE centre_id = :centre AND person_id = :person;

-- name: ready
SELECT id, person_id, campaign, lane_id, home_lane_id, state, rank, due_at, due_until, promote_at, shared_at, owner, promise_id, entered_at,
       gap_years, manager_first, suspended, done_code, letter, ineligible
FROM queue_entry INDEXED BY queue_ready WHERE centre_id = :centre AND lane_id = :lane AND state = 1
ORDER BY rank, due_at, id LIMIT :limit;

-- name: ready_from
SELECT id, person_id, campaign, lane_id, home_lane_id, state, rank, due_at, due_until, promote_at, shared_at, owner, promise_id, entered_at,
       gap_years, manager_first, suspended, done_code, letter, ineligible
FROM queue_entry INDEXED BY queue_ready WHERE centre_id = :centre AND lane_id = :lane AND state = 1
  AND (rank, due_at, id) >= (:rank, :due_at, :id)
ORDER BY rank, due_at, id LIMIT :limit;

-- name: ready_after
SELECT id, person_id, campaign, lane_id, home_lane_id, state, rank, due_at, due_until, promote_at, shared_at, owner, promise_id, entered_at,
       gap_years, manager_first, suspended, done_code, letter, ineligible
FROM queue_entry INDEXED BY queue_ready WHERE centre_id = :centre AND lane_id = :lane AND state = 1
  AND (rank, due_at, id) > (:rank, :due_at, :id)
ORDER BY rank, due_at, id LIMIT :limit;

-- name: to_share
SELECT id, person_id, campaign, lane_id, home_lane_id, state, rank, due_at, due_until, promote_at, shared_at, owner, promise_id, entered_at,
       gap_years, manager_first, suspended, done_code, letter, ineligible
FROM queue_entry INDEXED BY queue_shared WHERE centre_id = :centre AND state = 1 AND shared_at IS NOT NULL AND shared_at <= :now
ORDER BY shared_at LIMIT :limit;

-- name: overdue
SELECT id, person_id, campaign, lane_id, home_lane_id, state, rank, due_at, due_until, promote_at, shared_at, owner, promise_id, entered_at,
       gap_years, manager_first, suspended, done_code, letter, ineligible
FROM queue_entry INDEXED BY queue_steps WHERE centre_id = :centre AND state = 1 AND rank = 40 AND due_until <= :now
ORDER BY due_until LIMIT :limit;

-- name: missed
SELECT id, person_id, campaign, lane_id, home_lane_id, state, rank, due_at, due_until, promote_at, shared_at, owner, promise_id, entered_at,
       gap_years, manager_first, suspended, done_code, letter, ineligible
FROM queue_entry INDEXED BY queue_retries WHERE centre_id = :centre AND state = 1 AND rank = 60 AND due_until <= :now
ORDER BY due_until LIMIT :limit;

-- name: due
-- Lane by lane, so that a lane which waits for long costs the others nothing.
SELECT q.id, q.person_id, q.campaign, q.lane_id, q.home_lane_id, q.state, q.rank, q.due_at, q.due_until, q.promote_at, q.shared_at, q.owner,
       q.promise_id, q.entered_at, q.gap_years, q.manager_first, q.suspended, q.done_code, q.letter, q.ineligible
FROM lane_counter c CROSS JOIN queue_entry q INDEXED BY queue_scheduled
WHERE q.centre_id = c.centre_id AND q.lane_id = c.lane_id
  AND c.centre_id = :centre AND c.state = 0 AND c.value > 0 AND q.state = 0 AND q.promote_at <= :now LIMIT :limit;

-- name: insert
INSERT INTO queue_entry (centre_id, id, person_id, campaign, lane_id, home_lane_id, state, rank, due_at, due_until, promote_at, shared_at,
    owner, promise_id, entered_at, gap_years, manager_first, suspended, done_code, letter, ineligible)
VALUES (:centre, :id, :person, :campaign, :lane, :home, :state, :rank, :due_at, :due_until, :promote_at, :shared_at,
    :owner, :promise, :entered_at, :gap_years, :manager_first, :suspended, :done_code, :letter, :ineligible);

-- name: set_state
UPDATE queue_entry SET state = :state WHERE centre_id = :centre AND id = :id;

-- name: promote_one
UPDATE queue_entry SET state = 1 WHERE centre_id = :centre AND id = :id
  AND NOT EXISTS (SELECT 1 FROM queue_entry live WHERE live.centre_id = :centre AND live.person_id = :person AND live.state IN (1, 2));

-- name: update
UPDATE queue_entry SET lane_id = :lane, state = :state, rank = :rank, due_at = :due_at, due_until = :due_until, promote_at = :promote_at,
    shared_at = :shared_at, owner = :owner, promise_id = :promise, suspended = :suspended, done_code = :done_code, letter = :letter, ineligible = :ineligible
WHERE centre_id = :centre AND id = :id;

-- name: next_due
SELECT promote_at FROM queue_entry INDEXED BY queue_scheduled
WHERE centre_id = :centre AND lane_id = :lane AND state = 0 ORDER BY promote_at LIMIT 1;

-- name: common_lane
SELECT id FROM lane WHERE centre_id = :centre AND campaign = :campaign AND territory = :territory AND owner IS NULL;

-- name: own_lane
SELECT id FROM lane WHERE centre_id = :centre AND owner = :owner;

-- name: insert_lane
INSERT INTO lane (centre_id, id, campaign, territory, owner)
VALUES (:centre, coalesce((SELECT max(id) FROM lane WHERE centre_id = :centre), 0) + 1, :campaign, :territory, :owner) RETURNING id;

-- name: all_lanes
SELECT l.id, l.campaign, l.territory, l.owner,
       coalesce((SELECT value FROM lane_counter c WHERE c.centre_id = l.centre_id AND c.lane_id = l.id AND c.state = 0), 0),
       coalesce((SELECT value FROM lane_counter c WHERE c.centre_id = l.centre_id AND c.lane_id = l.id AND c.state = 1), 0),
       coalesce((SELECT value FROM lane_counter c WHERE c.centre_id = l.centre_id AND c.lane_id = l.id AND c.state = 2), 0)
FROM lane l WHERE l.centre_id = :centre ORDER BY l.id;

-- name: common_lanes
SELECT l.id, l.campaign, l.territory, l.owner,
       coalesce((SELECT value FROM lane_counter c WHERE c.centre_id = l.centre_id AND c.lane_id = l.id AND c.state = 0), 0),
       coalesce((SELECT value FROM lane_counter c WHERE c.centre_id = l.centre_id AND c.lane_id = l.id AND c.state = 1), 0),
       coalesce((SELECT value FROM lane_counter c WHERE c.centre_id = l.centre_id AND c.lane_id = l.id AND c.state = 2), 0)
FROM lane l WHERE l.centre_id = :centre AND l.owner IS NULL ORDER BY l.id;

-- name: lanes_of
SELECT l.id, l.campaign, l.territory, l.owner,
       coalesce((SELECT value FROM lane_counter c WHERE c.centre_id = l.centre_id AND c.lane_id = l.id AND c.state = 0), 0),
       coalesce((SELECT value FROM lane_counter c WHERE c.centre_id = l.centre_id AND c.lane_id = l.id AND c.state = 1), 0),
       coalesce((SELECT value FROM lane_counter c WHERE c.centre_id = l.centre_id AND c.lane_id = l.id AND c.state = 2), 0)
FROM lane l WHERE l.centre_id = :centre AND l.owner = :agent ORDER BY l.id;

-- name: count
INSERT INTO lane_counter (centre_id, lane_id, state, value) VALUES (:centre, :lane, :state, :change)
ON CONFLICT (centre_id, lane_id, state) DO UPDATE SET value = lane_counter.value + excluded.value;

-- name: set_letter
INSERT INTO letter_due (centre_id, person_id, campaign, letter, since) VALUES (:centre, :person, :campaign, :letter, :since)
ON CONFLICT DO NOTHING;

-- name: drop_letter
DELETE FROM letter_due WHERE centre_id = :centre AND person_id = :person AND campaign = :campaign AND letter = :letter;

-- name: drop_letters_but
DELETE FROM letter_due WHERE centre_id = :centre AND person_id = :person AND campaign = :campaign AND letter <> :kept;

-- name: listed_only
-- What the newest list of each campaign says.
SELECT campaign, eligible FROM (
    SELECT l.campaign, l.ineligible IS NULL AS eligible,
           row_number() OVER (PARTITION BY l.campaign ORDER BY l.reference_date DESC, l.seq DESC) AS age
    FROM listing l WHERE l.centre_id = :centre AND l.person_id = :person AND l.contested = 0
      AND NOT EXISTS (SELECT 1 FROM queue_entry e INDEXED BY queue_person
                      WHERE e.centre_id = l.centre_id AND e.person_id = l.person_id AND e.campaign = l.campaign)) AS listed
WHERE age = 1 ORDER BY campaign;

-- name: start_campaign
INSERT INTO campaign (centre_id, code, started_at) VALUES (:centre, :code, :started_at) ON CONFLICT DO NOTHING;

-- name: centres
SELECT DISTINCT centre_id FROM campaign;
