-- People: the file is the person, her newest listing and her card.

-- name: knows
SELECT 1 FROM person WHERE centre_id = :centre AND id = :id;

-- name: with_nir
SELECT id FROM person WHERE centre_id = :centre AND nir = :nir;

-- What a list said of a death or a refusal stands, whatever a later list does not know; an enrolment stands against every list
-- that does not speak of a later day.
-- name: find
SELECT p.version, p.fence, p.leased_until, p.nir, p.territory, p.is_member, p.withdrawn, p.objected, p.deceased,
       l.birth_name, l.used_name, l.first_name, l.birth_date, l.sex, l.landline, l.mobile, l.address_line, l.postal_code, l.town,
       (SELECT max(said.enrolled) FROM listing said
        WHERE said.centre_id = p.centre_id AND said.person_id = p.id AND said.contested = 0 AND said.reference_date = l.reference_date),
       (SELECT max(said.refused) FROM listing said WHERE said.centre_id = p.centre_id AND said.person_id = p.id AND said.contested = 0),
       (SELECT max(said.deceased) FROM listing said WHERE said.centre_id = p.centre_id AND said.person_id = p.id AND said.contested = 0), l.care_gap, l.ald, l.physician_rpps, l.reference_date, l.eye_fundus_on, l.renal_on, l.dental_on,
       c.member_since, c.physician_name, c.shares_with_physician, c.preferred_time, c.pinned,
       (SELECT min(coalesce(s.settled_at, i.committed_at)) FROM listing said
        JOIN import i ON i.centre_id = said.centre_id AND i.id = said.import_id
        LEFT JOIN import_settlement s ON s.centre_id = said.centre_id AND s.import_id = said.import_id AND s.line = said.line
        WHERE said.centre_id = p.centre_id AND said.person_id = p.id AND said.contested = 0 AND said.deceased = 1)
FROM person p
LEFT JOIN listing l ON l.centre_id = p.centre_id AND l.person_id = p.id AND l.seq = p.listing_seq
LEFT JOIN person_card c ON c.centre_id = p.centre_id AND c.person_id = p.id
WHERE p.centre_id = :centre AND p.id = :id;

-- name: set_flags
UPDATE person SET is_member = :is_member, withdrawn = :withdrawn, objected = :objected, deceased = :deceased, version = version + 1
WHERE centre_id = :centre AND id = :id RETURNING version;

-- name: with_key
SELECT k.person_id, l.birth_name, l.used_name, l.first_name, l.birth_date, l.sex, l.town
FROM (SELECT DISTINCT person_id FROM (SELECT person_id FROM person_key
      WHERE centre_id = :centre AND key >= :prefix AND key < :end ORDER BY key, person_id LIMIT :scan) AS hit LIMIT :limit) k
JOIN person p ON p.centre_id = :centre AND p.id = k.person_id
JOIN listing l ON l.centre_id = p.centre_id AND l.person_id = p.id AND l.seq = p.listing_seq;

-- name: wants_keys
INSERT INTO person_without_keys (centre_id, person_id) VALUES (:centre, :person);

-- name: without_keys
SELECT w.person_id, l.birth_name, l.used_name, l.first_name, l.birth_date, l.landline, l.mobile
FROM person_without_keys w
LEFT JOIN person p ON p.centre_id = w.centre_id AND p.id = w.person_id
LEFT JOIN listing l ON l.centre_id = p.centre_id AND l.person_id = p.id AND l.seq = p.listing_seq
WHERE w.centre_id = :centre ORDER BY w.person_id LIMIT :limit;

-- name: has_keys
DELETE FROM person_without_keys WHERE centre_id = :centre AND person_id = :person;

-- name: insert_key
INSERT INTO person_key (centre_id, key, person_id) VALUES (:centre, :key, :person) ON CONFLICT DO NOTHING;
