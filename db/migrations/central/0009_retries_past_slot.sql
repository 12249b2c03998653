-- Retries that are ready, by the end of their slot: one that nobody called in it waits for the slot of the next open day.
CREATE INDEX queue_retries ON queue_entry (centre_id, due_until) WHERE state = 1 AND rank = 60;
