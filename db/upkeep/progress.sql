-- How far a copy has come, in the store that is being filled; gone when it is whole. what: a table, or '' for the copy itself, whose last_key
-- is the epoch of its source and whose row_count is the number of migrations.

-- name: create
CREATE TABLE IF NOT EXISTS copy_progress (
    what      TEXT PRIMARY KEY,
    last_key  {bytes},
    row_count {int} NOT NULL,
    sum_high  {int} NOT NULL,
    sum_low   {int} NOT NULL,
    done      {int} NOT NULL
) {strict};

-- name: drop
DROP TABLE copy_progress;

-- name: settle
SELECT 1;

-- name: of
SELECT last_key, row_count, sum_high, sum_low, done FROM copy_progress WHERE what = :what;

-- name: begin
INSERT INTO copy_progress (what, last_key, row_count, sum_high, sum_low, done) VALUES (:what, :last_key, :rows, 0, 0, 0);

-- name: advance
UPDATE copy_progress SET last_key = :last_key, row_count = :rows, sum_high = :high, sum_low = :low, done = :done
WHERE what = :what AND row_count = :before AND done = 0;

-- A backup keeps what it held, table by table, until a server works on it.
-- name: keep
ALTER TABLE copy_progress RENAME TO backup_sums;

-- name: sum_of
SELECT row_count, sum_high, sum_low FROM backup_sums WHERE what = :what;

-- name: forget_sums
DROP TABLE IF EXISTS backup_sums;
