-- Who exports, on a server: a lock of the connection ("RELR"), gone with it.

-- name: take_turn
SELECT CASE WHEN pg_try_advisory_lock(1380272210, 0) THEN 1 ELSE 0 END;
