-- Target lists: people by NIR, what lists said of them, what is to be settled, imports as a resource.

-- name: anybody
SELECT EXISTS (SELECT 1 FROM person WHERE centre_id = :centre);

-- name: anybody_anywhere
SELECT EXISTS (SELECT 1 FROM person);

-- name: drop_nir_index
DROP INDEX person_nir;

-- name: make_nir_index
CREATE UNIQUE INDEX person_nir ON person (centre_id, nir) WHERE nir IS NOT NULL;

-- name: known
-- The newest listing is the one of the latest reference date, and of those the last to arrive; contested rows count for nothing.
SELECT p.id, coalesce((SELECT max(s.seq) FROM listing s WHERE s.centre_id = p.centre_id AND s.person_id = p.id), 0),
       l.birth_name, l.birth_date, l.reference_date,
       (SELECT max(c.reference_date) FROM listing c WHERE c.centre_id = p.centre_id AND c.person_id = p.id AND c.campaign = :campaign
        AND c.contested = 0),
       (SELECT c.content_hash FROM listing c WHERE c.centre_id = p.centre_id AND c.person_id = p.id AND c.campaign = :campaign
        AND c.contested = 0 ORDER BY c.reference_date DESC, c.seq DESC LIMIT 1) IS NOT DISTINCT FROM :hash
       OR EXISTS (SELECT 1 FROM listing c WHERE c.centre_id = p.centre_id AND c.person_id = p.id AND c.campaign = :campaign
                  AND c.contested = 0 AND c.reference_date = :reference_date AND c.content_hash = :hash)
FROM person p LEFT JOIN listing l ON l.centre_id = p.centre_id AND l.person_id = p.id AND l.seq = p.listing_seq
WHERE p.centre_id = :centre AND p.nir = :nir;

-- name: insert_person
INSERT INTO person (centre_id, id, nir, territory, is_member, deceased, created_at)
VALUES (:centre, :id, :nir, :territory, :is_member, :deceased, :created_at);

-- name: insert_listing
INSERT INTO listing (centre_id, person_id, seq, import_id, line, campaign, reference_date, content_hash,
    birth_name, used_name, first_name, birth_date, landline, mobile, email, address_line, postal_code, town, scheme, ald,
    physician_rpps, dental_on, renal_on, eye_fundus_on, ineligible,
    sex, deliveries, letters_sent, enrolled, refused, deceased, care_gap, gap_years, contested)
VALUES (:centre, :person, :seq, :import, :line, :campaign, :reference_date, :content_hash,
    :birth_name, :used_name, :first_name, :birth_date, :landline, :mobile, :email, :address_line, :postal_code, :town, :scheme, :ald,
    :physician_rpps, :dental_on, :renal_on, :eye_fundus_on, :ineligible,
    :sex, :deliveries, :letters_sent, :enrolled, :refused, :deceased, :care_gap, :gap_years, :contested);

-- name: point_to_listing
UPDATE person SET listing_seq = :seq, territory = :territory WHERE centre_id = :centre AND id = :id;

-- name: insert_letter
INSERT INTO letter_due (centre_id, person_id, campaign, letter, since) VALUES (:centre, :person, :campaign, 'invitation', :since)
ON CONFLICT DO NOTHING;

-- name: no_letter
DELETE FROM letter_due WHERE centre_id = :centre AND person_id = :person AND campaign = :campaign AND letter = 'invitation';

-- name: already_contested
SELECT EXISTS (SELECT 1 FROM listing WHERE centre_id = :centre AND person_id = :person AND contested = 1 AND content_hash = :hash);

-- name: open_conflicts
SELECT c.import_id, c.line, c.field, c.reason, i.campaign, i.committed_at, c.person_id, k.birth_name, k.birth_date, l.birth_name, l.birth_date
FROM import_problem c INDEXED BY import_problem_open
JOIN import i ON i.centre_id = c.centre_id AND i.id = c.import_id AND i.state = 1
LEFT JOIN person p ON p.centre_id = c.centre_id AND p.id = c.person_id
LEFT JOIN listing k ON k.centre_id = p.centre_id AND k.person_id = p.id AND k.seq = p.listing_seq
LEFT JOIN listing l ON l.centre_id = p.centre_id AND l.person_id = p.id AND l.import_id = c.import_id AND l.line = c.line AND l.contested = 1
WHERE c.centre_id = :centre AND c.settled = 0 AND (c.import_id, c.line) > (:import, :line)
ORDER BY c.import_id, c.line LIMIT :limit;

-- name: conflict
SELECT c.person_id, i.campaign, c.settled,
       (SELECT s.decision FROM import_settlement s WHERE s.centre_id = c.centre_id AND s.import_id = c.import_id AND s.line = c.line)
FROM import_problem c JOIN import i ON i.centre_id = c.centre_id AND i.id = c.import_id AND i.state = 1
WHERE c.centre_id = :centre AND c.import_id = :import AND c.line = :line LIMIT 1;

-- name: contested_row
SELECT seq, postal_code, landline, mobile, gap_years, ineligible FROM listing
WHERE centre_id = :centre AND person_id = :person AND import_id = :import AND line = :line AND contested = 1;

-- name: settle_conflict
UPDATE import_problem SET settled = 1 WHERE centre_id = :centre AND import_id = :import AND line = :line;

-- name: remember_settlement
INSERT INTO import_settlement (centre_id, import_id, line, decision, settled_at, settled_by)
VALUES (:centre, :import, :line, :decision, :at, :by);

-- name: take_listed
INSERT INTO listing (centre_id, person_id, seq, import_id, line, campaign, reference_date, content_hash,
    birth_name, used_name, first_name, birth_date, sex, landline, mobile, email, address_line, postal_code, town, scheme, ald,
    physician_rpps, deliveries, letters_sent, dental_on, renal_on, eye_fundus_on, enrolled, refused, deceased, care_gap, gap_years,
    ineligible, contested)
SELECT l.centre_id, l.person_id,
    (SELECT max(s.seq) FROM listing s WHERE s.centre_id = l.centre_id AND s.person_id = l.person_id) + 1,
    l.import_id, l.line, l.campaign, l.reference_date, l.content_hash,
    l.birth_name, l.used_name, l.first_name, l.birth_date, l.sex, l.landline, l.mobile, l.email, l.address_line, l.postal_code, l.town,
    l.scheme, l.ald, l.physician_rpps, l.deliveries, l.letters_sent, l.dental_on, l.renal_on, l.eye_fundus_on, l.enrolled, l.refused,
    l.deceased, l.care_gap, l.gap_years, l.ineligible, 0
FROM listing l WHERE l.centre_id = :centre AND l.person_id = :person AND l.seq = :seq
RETURNING seq;

-- name: insert_problem
INSERT INTO import_problem (centre_id, import_id, line, field, reason, person_id)
VALUES (:centre, :import, :line, :field, :reason, :person);

-- name: start_campaign
INSERT INTO campaign (centre_id, code, started_at) VALUES (:centre, :code, :at) ON CONFLICT DO NOTHING;

-- name: insert_import
INSERT INTO import (centre_id, id, campaign, reference_date, state, created_at, created_by)
VALUES (:centre, :id, :campaign, :reference_date, 0, :at, :by) ON CONFLICT DO NOTHING;

-- name: commit_import
UPDATE import SET state = 1, committed_at = :at, summary = :summary, file_hash = :file_hash WHERE centre_id = :centre AND id = :id AND state = 0;

-- name: decide_import
UPDATE import SET state = 3, committed_at = :at, summary = :summary, file_hash = :file_hash WHERE centre_id = :centre AND id = :id AND state = 0;

-- name: complete_import
UPDATE import SET state = 1 WHERE centre_id = :centre AND id = :id AND state = 3 RETURNING campaign;

-- name: undone_imports
SELECT centre_id, id FROM import WHERE state = 3 ORDER BY committed_at;

-- name: progress
SELECT line, fresh, updated, unchanged, conflicts FROM import_progress WHERE centre_id = :centre AND import_id = :id;

-- name: set_progress
INSERT INTO import_progress (centre_id, import_id, line, fresh, updated, unchanged, conflicts)
VALUES (:centre, :id, :line, :fresh, :updated, :unchanged, :conflicts)
ON CONFLICT (centre_id, import_id) DO UPDATE SET line = excluded.line, fresh = excluded.fresh, updated = excluded.updated,
    unchanged = excluded.unchanged, conflicts = excluded.conflicts;

-- name: abandon_import
UPDATE import SET state = 2 WHERE centre_id = :centre AND id = :id AND state = 0;

-- name: find_import
SELECT campaign, reference_date, state, created_at, created_by, committed_at, summary,
       CASE WHEN state IN (0, 3)
            THEN (SELECT count(*) FROM import_chunk c WHERE c.centre_id = import.centre_id AND c.import_id = import.id) ELSE 0 END
FROM import WHERE centre_id = :centre AND id = :id;

-- name: put_chunk
INSERT INTO import_chunk (centre_id, import_id, number, content) VALUES (:centre, :id, :number, :content) ON CONFLICT DO NOTHING;

-- name: chunk
SELECT content FROM import_chunk WHERE centre_id = :centre AND import_id = :id AND number = :number;

-- name: chunk_sizes
SELECT number, length(content) FROM import_chunk WHERE centre_id = :centre AND import_id = :id ORDER BY number;

-- name: drop_chunks
DELETE FROM import_chunk WHERE centre_id = :centre AND import_id = :id AND number IN
    (SELECT number FROM import_chunk WHERE centre_id = :centre AND import_id = :id ORDER BY number LIMIT :few);

-- name: needless_chunks
SELECT DISTINCT c.centre_id, c.import_id FROM import_chunk c
JOIN import i ON i.centre_id = c.centre_id AND i.id = c.import_id AND i.state IN (1, 2);

-- name: left_over
SELECT centre_id, id FROM import WHERE state = 0 AND created_at < :before;
