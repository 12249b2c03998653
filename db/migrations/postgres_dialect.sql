-- How the migrations' own wording is said to PostgreSQL: see Migrator::expanded.

-- name: kept_rows_there
CREATE TRIGGER (\w+) BEFORE (UPDATE|DELETE) ON (\w+) BEGIN SELECT RAISE\(ABORT, '[^']*'\); END;

-- name: kept_rows
CREATE TRIGGER \1 BEFORE \2 ON \3 FOR EACH ROW EXECUTE FUNCTION relais_append_only();
