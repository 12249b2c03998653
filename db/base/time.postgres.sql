-- What time it is by the server's clock, whenever it is asked: now() would be when the transaction began.

-- name: now
SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint);
