-- Statements of the storage tests, which need some that stand in a file.

-- name: insert
INSERT INTO note (id, written_at, text, seq) VALUES (:id, :written_at, :text, :seq);

-- name: count
SELECT count(*) FROM note;

-- name: all
SELECT id, written_at, text FROM note ORDER BY id;

-- name: take
UPDATE note SET seq = :seq WHERE seq = 0 RETURNING id;

-- name: rows_given
-- Of a table, by its indexes, to this transaction (PostgreSQL).
SELECT idx_tup_fetch + seq_tup_read FROM pg_stat_xact_user_tables WHERE relname = :table;

-- name: version
-- Moves with each commit that wrote (PostgreSQL).
SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint);

-- name: digests
-- Of all rows of each table (PostgreSQL).
SELECT CAST(table_name AS text),
       md5(CAST(query_to_xml(format('SELECT t.* FROM %I t ORDER BY CAST(t AS text)', table_name), true, false, '') AS text))
FROM information_schema.tables
WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name NOT IN ('audit_event', 'write_probe');
