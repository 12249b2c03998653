-- Who still waits for her search keys, written with the person. "Up to this id" lost those who came after the clock had been set back:
-- ids grow within one run of the server only.
CREATE TABLE person_without_keys (
    centre_id TEXT NOT NULL,
    person_id {id} NOT NULL,
    PRIMARY KEY (centre_id, person_id)
) {strict}, WITHOUT ROWID;
INSERT INTO person_without_keys (centre_id, person_id)
SELECT centre_id, id FROM person WHERE (centre_id, id) NOT IN (SELECT centre_id, person_id FROM person_key);
DROP TABLE person_key_progress;
