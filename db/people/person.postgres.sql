-- People, many in one statement (see lease.postgres.sql for how rows are found).

-- name: set_flags_many
UPDATE person p SET is_member = w.is_member, withdrawn = w.withdrawn, objected = w.objected, deceased = w.deceased, version = p.version + 1
FROM unnest(CAST(:is_member AS bigint[]), CAST(:withdrawn AS bigint[]), CAST(:objected AS bigint[]), CAST(:deceased AS bigint[]),
    CAST(:centre AS text[]), CAST(:id AS uuid[])) AS w(is_member, withdrawn, objected, deceased, centre_id, id)
CROSS JOIN LATERAL (
    SELECT ctid AS place FROM person WHERE centre_id = w.centre_id AND id = w.id OFFSET 0
) AS found
WHERE p.ctid = found.place;

-- What her lists say is gathered in one walk over them; when a death was told is looked for where one was.
-- name: find
SELECT p.version, p.fence, p.leased_until, p.nir, p.territory, p.is_member, p.withdrawn, p.objected, p.deceased,
       l.birth_name, l.used_name, l.first_name, l.birth_date, l.sex, l.landline, l.mobile, l.address_line, l.postal_code, l.town,
       said.enrolled, said.refused, said.deceased, l.care_gap, l.ald, l.physician_rpps, l.reference_date, l.eye_fundus_on, l.renal_on, l.dental_on,
       c.member_since, c.physician_name, c.shares_with_physician, c.preferred_time, c.pinned,
       CASE WHEN said.deceased = 1 THEN (SELECT min(coalesce(s.settled_at, i.committed_at)) FROM listing told
        JOIN import i ON i.centre_id = told.centre_id AND i.id = told.import_id
        LEFT JOIN import_settlement s ON s.centre_id = told.centre_id AND s.import_id = told.import_id AND s.line = told.line
        WHERE told.centre_id = p.centre_id AND told.person_id = p.id AND told.contested = 0 AND told.deceased = 1) END
FROM person p
LEFT JOIN listing l ON l.centre_id = p.centre_id AND l.person_id = p.id AND l.seq = p.listing_seq
LEFT JOIN person_card c ON c.centre_id = p.centre_id AND c.person_id = p.id
CROSS JOIN LATERAL (
    SELECT max(o.enrolled) FILTER (WHERE o.reference_date = l.reference_date) AS enrolled, max(o.refused) AS refused, max(o.deceased) AS deceased
    FROM listing o WHERE o.centre_id = p.centre_id AND o.person_id = p.id AND o.contested = 0
) AS said
WHERE p.centre_id = :centre AND p.id = :id;
