-- What must hold in a central store: each counts how often it does not. A rule is one statement, so that it sees one moment of a served store.

-- name: one_open_lease
SELECT count(*) FROM (SELECT 1 FROM lease WHERE closed_at IS NULL GROUP BY centre_id, person_id HAVING count(*) > 1) AS doubled;

-- name: one_live_entry
SELECT count(*) FROM (SELECT 1 FROM queue_entry WHERE state IN (1, 2) GROUP BY centre_id, person_id HAVING count(*) > 1) AS doubled;

-- name: lane_counters
SELECT count(*) FROM (
    SELECT 1 FROM (
        SELECT centre_id, lane_id, state, value FROM lane_counter
        UNION ALL
        SELECT centre_id, lane_id, state, -count(*) FROM queue_entry GROUP BY centre_id, lane_id, state
    ) AS sides
    GROUP BY centre_id, lane_id, state HAVING sum(value) <> 0
) AS wrong;

-- name: known_lane
SELECT count(*) FROM queue_entry q WHERE NOT EXISTS (SELECT 1 FROM lane l WHERE l.centre_id = q.centre_id AND l.id = q.lane_id)
    OR NOT EXISTS (SELECT 1 FROM lane l WHERE l.centre_id = q.centre_id AND l.id = q.home_lane_id);

-- name: feed_gapless
SELECT count(*) FROM (SELECT 1 FROM feed GROUP BY centre_id HAVING min(seq) <> 1 OR max(seq) <> count(*)) AS broken;

-- name: fence
SELECT count(*) FROM lease l
WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.centre_id = l.centre_id AND p.id = l.person_id AND p.fence >= l.fence);

-- name: envelope
SELECT count(*) FROM {table} t
WHERE NOT EXISTS (SELECT 1 FROM fact f WHERE f.centre_id = t.centre_id AND f.id = t.fact_id AND f.type = :type);

-- name: typed_row
SELECT count(*) FROM fact f
WHERE f.type = :type AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.centre_id = f.centre_id AND t.fact_id = f.id);

-- name: known_type
SELECT count(*) FROM fact WHERE type < 0 OR type >= :types;

-- name: engine
-- Two checks of the file: its pages and indexes, and its references.
SELECT (SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok') + (SELECT count(*) FROM pragma_foreign_key_check);

-- name: index_checker
SELECT 0;

-- name: check_index
SELECT {index};

-- name: fact_page
SELECT centre_id, id, type FROM fact WHERE (centre_id, id) > (:centre, :after) ORDER BY centre_id, id LIMIT :limit;
