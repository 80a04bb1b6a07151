-- The ledger: one row a record, in the order in which they were recorded. Nothing is ever changed or deleted here;
-- `defenders ledger withdraw` writes a new ledger beside this one and puts it in its place.
CREATE TABLE record (
    sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT NOT NULL,
    id          TEXT NOT NULL UNIQUE,
    body        TEXT NOT NULL,
    recorded_at TEXT NOT NULL
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
