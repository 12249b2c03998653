-- How far an import that was decided has come (import.state 3: its rows are going in), and what it has done so far. Written with each
-- batch of its rows, so that whoever goes on with it takes in each row once.
CREATE TABLE import_progress (
    centre_id TEXT NOT NULL,
    import_id {id} NOT NULL,
    line      {int} NOT NULL,        -- physical line of the last row that is in
    fresh     {int} NOT NULL,
    updated   {int} NOT NULL,
    unchanged {int} NOT NULL,
    conflicts {int} NOT NULL,
    PRIMARY KEY (centre_id, import_id)
) {strict}, WITHOUT ROWID;
