-- What a server is told of many entries at once.

-- name: lent
UPDATE queue_entry SET state = :state WHERE centre_id = :centre AND id = ANY (:entries);
