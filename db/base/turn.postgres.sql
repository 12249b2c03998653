-- Work that one process does for all (Database::tryTurn), a lock of the connection ("RELT"), gone with it.

-- name: take
SELECT CASE WHEN pg_try_advisory_lock(1380272212, :name) THEN 1 ELSE 0 END;

-- name: leave
SELECT 1 FROM pg_advisory_unlock_all();
