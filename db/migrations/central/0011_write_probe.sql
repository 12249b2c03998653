-- One row that the server writes to know whether it can: a store that can be read and not written serves nobody.
CREATE TABLE write_probe (
    id         {int} NOT NULL,
    written_at {instant} NOT NULL,
    filler     {bytes} NOT NULL, -- so that room for a few pages is wanted
    PRIMARY KEY (id)
) {strict};
