-- Statements that are the same for every table. The tokens are names of the catalogue (see Connection::assembled).

-- name: first
SELECT {columns} FROM {table} ORDER BY {key} LIMIT :limit;

-- name: after
SELECT {columns} FROM {table} WHERE ({key}) > ({after}) ORDER BY {key} LIMIT :limit;

-- name: insert
INSERT INTO {table} ({columns}) VALUES ({values});

-- name: count
SELECT count(*) FROM {table};

-- name: any
SELECT 1 FROM {table} LIMIT 1;

-- name: clear
DELETE FROM {table};
