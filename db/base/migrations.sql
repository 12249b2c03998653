-- The migrator's own statements.

-- name: applied
SELECT number, name, hash FROM schema_migration ORDER BY number;

-- name: are_there
SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration';

-- name: remember
INSERT INTO schema_migration (number, name, hash, applied_at) VALUES (:number, :name, :hash, :applied_at);

-- name: forget
DELETE FROM schema_migration WHERE number = :number;
