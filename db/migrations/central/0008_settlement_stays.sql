-- Who settled a row of a list, and how, is never changed.
CREATE TRIGGER import_settlement_stays BEFORE UPDATE ON import_settlement BEGIN SELECT RAISE(ABORT, 'import_settlement is append-only'); END;
CREATE TRIGGER import_settlement_kept BEFORE DELETE ON import_settlement BEGIN SELECT RAISE(ABORT, 'import_settlement is append-only'); END;
