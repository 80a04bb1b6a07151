-- The ledger: one row a record, in the order in which they were recorded. Nothing is ever changed or deleted here;
-- `defenders ledger withdraw` writes a new ledger beside this one and puts it in its place.
CREATE TABLE record (
    sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT NOT NULL,
    id          TEXT NOT NULL UNIQUE,
    body        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    checksum    TEXT NOT NULL
) STRICT;

CREATE INDEX record_kind ON record (kind, sequence);

CREATE TABLE identity (
    workspace TEXT NOT NULL PRIMARY KEY
) STRICT;

CREATE TRIGGER record_is_never_changed BEFORE UPDATE ON record
BEGIN SELECT RAISE(ABORT, 'records are append-only'); END;

CREATE TRIGGER record_is_never_deleted BEFORE DELETE ON record
BEGIN SELECT RAISE(ABORT, 'records are append-only'); END;

CREATE TRIGGER identity_is_never_changed BEFORE UPDATE ON identity
BEGIN SELECT RAISE(ABORT, 'a workspace keeps its id'); END;

CREATE TRIGGER identity_is_never_deleted BEFORE DELETE ON identity
BEGIN SELECT RAISE(ABORT, 'a workspace keeps its id'); END;

-- REPLACE deletes without firing the triggers above. What is there already is left as it is, in silence where it is the
-- same record, so that appending twice is no error.
CREATE TRIGGER record_is_never_replaced BEFORE INSERT ON record
WHEN EXISTS (SELECT 1 FROM record WHERE sequence = NEW.sequence AND id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'records are append-only'); END;

CREATE TRIGGER record_is_there_once BEFORE INSERT ON record
WHEN EXISTS (SELECT 1 FROM record WHERE id = NEW.id)
BEGIN SELECT RAISE(IGNORE); END;

CREATE TRIGGER identity_is_there_once BEFORE INSERT ON identity
WHEN EXISTS (SELECT 1 FROM identity)
BEGIN SELECT RAISE(ABORT, 'a workspace keeps its id'); END;
