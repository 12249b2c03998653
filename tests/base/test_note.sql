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
