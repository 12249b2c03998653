-- A row that contradicts what the store knows of its NIR waits beside it, whole, and counts for nothing until a person has settled it.
ALTER TABLE listing ADD COLUMN contested {int} NOT NULL DEFAULT 0;  -- 1 waits or was set aside
CREATE INDEX import_problem_open ON import_problem (centre_id, import_id, line) WHERE settled = 0;

-- Who settled what, how and when; never changed.
CREATE TABLE import_settlement (
    centre_id  TEXT NOT NULL,
    import_id  {id} NOT NULL,
    line       {int} NOT NULL,
    decision   TEXT NOT NULL,        -- keep_known, take_listed
    settled_at {instant} NOT NULL,
    settled_by {id} NOT NULL,        -- agent
    PRIMARY KEY (centre_id, import_id, line)
) {strict}, WITHOUT ROWID;

-- Why the newest list of its campaign keeps somebody out of the queue: codes, comma-separated; empty: it does not.
ALTER TABLE queue_entry ADD COLUMN ineligible TEXT NOT NULL DEFAULT '';
