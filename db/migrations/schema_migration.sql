CREATE TABLE IF NOT EXISTS schema_migration (
    number     {int} PRIMARY KEY,
    name       TEXT NOT NULL,
    hash       {bytes} NOT NULL,
    applied_at {instant} NOT NULL
) {strict};
