-- The migrator's own statements.

-- name: applied
SELECT number, name, hash FROM schema_migration ORDER BY number;

-- name: remember
INSERT INTO schema_migration (number, name, hash, applied_at) VALUES (:number, :name, :hash, :applied_at);
