-- Files of reminders for the printer or the gateway, so that one that was broken off is ended and none goes out twice. state: 0 messages
-- are still recorded, 1 the file is whole beside its name, 2 it stands under its name.
CREATE TABLE reminder_export (
    centre_id  TEXT NOT NULL,
    id         {id} NOT NULL,
    channel    {int} NOT NULL,   -- StepChannel
    file       TEXT NOT NULL,    -- its path; names nobody
    started_at {instant} NOT NULL,
    state      {int} NOT NULL,
    PRIMARY KEY (centre_id, id)
) {strict}, WITHOUT ROWID;
CREATE UNIQUE INDEX reminder_export_unfinished ON reminder_export (centre_id, channel) WHERE state < 2;

-- The facts that say what an export sends: from them the file is made, and made again.
CREATE TABLE reminder_sent (
    centre_id TEXT NOT NULL,
    export_id {id} NOT NULL,
    fact_id   {id} NOT NULL,
    PRIMARY KEY (centre_id, export_id, fact_id)
) {strict}, WITHOUT ROWID;
