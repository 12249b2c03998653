-- What the versions of pathways said, and whether anybody joined one.

-- name: known
SELECT pathway, version, file, digest FROM pathway_version_text ORDER BY pathway, version;

-- name: put
INSERT INTO pathway_version_text (pathway, version, file, digest) VALUES (:pathway, :version, :file, :digest)
ON CONFLICT (pathway, version) DO UPDATE SET file = excluded.file, digest = excluded.digest;

-- name: joined
SELECT count(*) FROM (SELECT 1 FROM pathway_member WHERE pathway = :pathway AND version = :version LIMIT 1) AS joined;
