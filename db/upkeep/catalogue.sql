-- What an engine says of the tables of a store.

-- name: tables
SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY rowid;

-- name: columns
SELECT name, type, pk FROM pragma_table_info(:table) ORDER BY cid;

-- name: indexes
SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid;

-- name: triggers
SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid;
