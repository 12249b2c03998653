-- What each version of a pathway said when the server worked by it last: whoever joined it keeps it, so that another text under the same name is
-- noticed at the next start. Of the whole store: programmes are the server's, not a centre's.
CREATE TABLE pathway_version_text (
    pathway TEXT NOT NULL,
    version TEXT NOT NULL,
    file    TEXT NOT NULL,   -- where it stood
    digest  TEXT NOT NULL,   -- SHA-256 of what it promises, 64 hexadecimal digits
    PRIMARY KEY (pathway, version)
) {strict}, WITHOUT ROWID;
