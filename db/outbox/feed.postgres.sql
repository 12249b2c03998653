-- The change feed, many changes of one centre in one statement.

-- name: append_many
INSERT INTO feed (centre_id, seq, kind, at, person_id, lease_id, campaign, version, code)
SELECT w.centre_id,
    coalesce((SELECT max(seq) FROM feed WHERE centre_id = (CAST(:centre AS text[]))[1]), 0) + w.nth,
    w.kind, w.at, w.person_id, w.lease_id, w.campaign, w.version, w.code
FROM unnest(CAST(:centre AS text[]), CAST(:kind AS bigint[]), CAST(:at AS bigint[]), CAST(:person AS uuid[]), CAST(:lease AS uuid[]),
        CAST(:campaign AS text[]), CAST(:version AS bigint[]), CAST(:code AS text[])) WITH ORDINALITY
    AS w(centre_id, kind, at, person_id, lease_id, campaign, version, code, nth);
