-- The migrator's own statements, where PostgreSQL says it otherwise.

-- name: are_there
SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = current_schema() AND c.relname = 'schema_migration' AND c.relkind = 'r';
