-- A copy that is whole, on PostgreSQL.

-- name: settle
ANALYZE;
