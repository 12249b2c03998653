-- Follow-up steps that are ready, by the end of their window: the one that is past it goes up a class.
CREATE INDEX queue_steps ON queue_entry (centre_id, due_until) WHERE state = 1 AND rank = 40;
