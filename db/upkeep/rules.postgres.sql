-- The checks of PostgreSQL itself.

-- name: engine
SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = current_schema() AND NOT (i.indisvalid AND i.indisready);

-- name: index_checker
-- The extension amcheck, where somebody has put it in and we may use it.
SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.proname = 'bt_index_check' AND p.pronargs = 1 AND n.nspname = ANY (current_schemas(false)) AND has_function_privilege(p.oid, 'EXECUTE');

-- name: check_index
SELECT 1 FROM (SELECT bt_index_check('{index}'::regclass)) AS checked;
