-- People, many in one statement (see lease.postgres.sql for how rows are found).

-- name: set_flags_many
UPDATE person p SET is_member = w.is_member, withdrawn = w.withdrawn, objected = w.objected, deceased = w.deceased, version = p.version + 1
FROM unnest(CAST(:is_member AS bigint[]), CAST(:withdrawn AS bigint[]), CAST(:objected AS bigint[]), CAST(:deceased AS bigint[]),
    CAST(:centre AS text[]), CAST(:id AS uuid[])) AS w(is_member, withdrawn, objected, deceased, centre_id, id)
CROSS JOIN LATERAL (
    SELECT ctid AS place FROM person WHERE centre_id = w.centre_id AND id = w.id OFFSET 0
) AS found
WHERE p.ctid = found.place;
