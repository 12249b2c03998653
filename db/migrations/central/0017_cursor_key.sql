-- What signs the cursors of the change feed: whoever names a line that the store has forgotten was given that line by the store. A copy and a
-- backup keep the key, so that a restored store knows the cursors of what it was.
CREATE TABLE cursor_key (
    centre_id TEXT NOT NULL DEFAULT '',
    key       {id} NOT NULL,
    PRIMARY KEY (centre_id)
) {strict};
INSERT INTO cursor_key (key) VALUES (randomblob(16));
-- Cursors from before bear no signature: a new epoch has every desk begin at the head of the feed, and tell again what it holds.
UPDATE store_epoch SET epoch = randomblob(16);
