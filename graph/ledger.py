"""The ledger: every record, append-only, in one SQLite file. It is the truth; every graph is made from it."""

import os
import sqlite3
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NamedTuple, Self, TypeVar

from pydantic import ValidationError

from graph.canonical import canonical_json, content_id
from graph.errors import LedgerError
from graph.records import KINDS
from ontology.model import Record

APPLICATION_ID = 0x44454644
"""Marks the file as a ledger ("DEFD") for `file(1)` and for us."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with its place in the ledger. recorded_at: RFC 3339, enters no id and no projection."""

    sequence: int
    record: Record
    recorded_at: str


class Row(NamedTuple):
    """A record as it is stored. checksum: of everything but the sequence, so that every changed letter is noticed."""

    sequence: int
    kind: str
    id: str
    body: str
    recorded_at: str
    checksum: str


def checksum(kind: str, record_id: str, body: str, recorded_at: str) -> str:
    """SHA-256 over a row; the id alone leaves out what is no part of a record's identity, such as confidence."""
    return content_id([kind, record_id, body, recorded_at])


class Ledger:
    """An open ledger. Use it as a context manager, or `close` it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Self:
        """Open the ledger at `path` and bring its schema up to date.

        Raises LedgerError where there is none (and `create` is false), where the file is no ledger, or where a newer
        version of this program wrote it.
        """
        if not path.exists():
            if not create:
                raise LedgerError(f"{path.parent}: no workspace here. `defenders ingest FILE...` makes one.")
            _make_private(path)
        connection = None
        try:
            connection = sqlite3.connect(path, isolation_level=None, timeout=30)
            _migrate(path, connection)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
        except BaseException as error:
            if connection:
                connection.close()
            if isinstance(error, sqlite3.DatabaseError):
                raise _explained(path, error) from error
            raise
        return cls(path, connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @property
    def workspace_id(self) -> str:
        """The id that graphs of this workspace carry."""
        return next(str(workspace) for (workspace,) in self._read("SELECT workspace FROM identity"))

    def state(self) -> str:
        """A short text that is another whenever the ledger holds something else."""
        count = next(number for (number,) in self._read("SELECT count(*) FROM record"))
        last = self._read("SELECT sequence, id FROM record ORDER BY sequence DESC LIMIT 1")
        return " ".join(map(str, (count, *next(last, (0, "")))))

    def head(self) -> int:
        """The highest sequence, 0 for an empty ledger."""
        return next(int(head) for (head,) in self._read("SELECT coalesce(max(sequence), 0) FROM record"))

    def append(self, records: Iterable[Record]) -> Counter[str]:
        """Append what is not there yet, in one transaction; return how many of each kind were new.

        Raises LedgerError where the disk is full or the file cannot be written: then nothing of it is recorded.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return self.append_entries(
            (None, type(record).__name__, record.id, record_body(record), now) for record in records
        )

    def append_entries(self, rows: Iterable[tuple[int | None, str, str, str, str]]) -> Counter[str]:
        """Append rows of (sequence or None, kind, id, body, recorded_at) as `append` does."""
        added: Counter[str] = Counter()
        with self._transaction():
            for row in rows:
                done = self._connection.execute(
                    "INSERT INTO record (sequence, kind, id, body, recorded_at, checksum) VALUES (?, ?, ?, ?, ?, ?) "
                    "ON CONFLICT (id) DO NOTHING",
                    (*row, checksum(*row[1:])),
                )
                added[row[1]] += done.rowcount
        return +added

    def entries(self, *kinds: type[Record]) -> Iterator[Entry]:
        """All records, or those of some kinds, in the order of their sequence."""
        names = [kind.__name__ for kind in kinds] or list(KINDS)
        marks = ", ".join("?" * len(names))
        rows = self._read(
            f"SELECT sequence, kind, body, recorded_at, id FROM record WHERE kind IN ({marks}) ORDER BY sequence",  # noqa: S608
            *names,
        )
        yield from map(self._entry, rows)

    def rows(self) -> Iterator[Row]:
        """All rows as they are stored, in the order of their sequence."""
        found = self._read("SELECT sequence, kind, id, body, recorded_at, checksum FROM record ORDER BY sequence")
        yield from (Row(*row) for row in found)

    def of(self, kind: type[R]) -> Iterator[R]:
        """The records of one kind, in the order of their sequence."""
        for entry in self.entries(kind):
            if isinstance(entry.record, kind):
                yield entry.record

    def ids(self, kind: type[Record]) -> set[str]:
        """The ids of all records of one kind, without reading what they hold."""
        return {row[0] for row in self._read("SELECT id FROM record WHERE kind = ?", kind.__name__)}

    def get(self, ids: Iterable[str]) -> Iterator[Entry]:
        """The records of these ids that are there, in the order of their sequence."""
        wanted = canonical_json(sorted(set(ids)))
        yield from map(
            self._entry,
            self._read(
                "SELECT sequence, kind, body, recorded_at, id FROM record "
                "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY sequence",
                wanted,
            ),
        )

    def belonging(self, kind: type[Record], field: Literal["document", "source"], owner: str) -> Iterator[Entry]:
        """The runs of one document, the documents or the descriptions of one source."""
        where = f"kind = '{kind.__name__}' AND json_extract(iif(json_valid(body), body, '{{}}'), '$.{field}') = ?"
        query = f"SELECT sequence, kind, body, recorded_at, id FROM record WHERE {where} ORDER BY sequence"  # noqa: S608
        yield from map(self._entry, self._read(query, owner))

    def newest_documents(self) -> Iterator[tuple[str, str, bool]]:
        """For each source its id, the newest of its documents that was read, else the newest, and whether it was read.

        Gives (document, source, read). No text is loaded.
        """
        rows = self._read(
            "SELECT id, json_extract(iif(json_valid(body), body, '{}'), '$.source') AS source, EXISTS (SELECT 1 FROM "
            "record AS run WHERE run.kind = 'Run' AND json_extract(iif(json_valid(run.body), run.body, '{}'), "
            "'$.document') = record.id) AS read FROM record WHERE kind = 'Document' ORDER BY read, sequence"
        )
        newest = {source: (document, source, bool(read)) for document, source, read in rows if source}
        yield from newest.values()

    def _entry(self, row: tuple[Any, ...]) -> Entry:
        sequence, kind, body, recorded_at, record_id = row
        return Entry(sequence, _record(self.path, sequence, kind, body, record_id), recorded_at)

    def adopt_identity(self, workspace: str) -> None:
        """Take over the id of the workspace from which an import comes. Only an empty ledger can."""
        with self._transaction():
            if self.head():
                raise LedgerError(f"{self.path}: not empty, so it keeps its workspace's id")
            self._connection.execute("DROP TRIGGER identity_is_never_changed")
            self._connection.execute("UPDATE identity SET workspace = ?", (workspace,))
            self._connection.execute(
                "CREATE TRIGGER identity_is_never_changed BEFORE UPDATE ON identity "
                "BEGIN SELECT RAISE(ABORT, 'a workspace keeps its id'); END"
            )

    def _read(self, query: str, *parameters: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(query, parameters)
        except sqlite3.DatabaseError as error:
            raise _explained(self.path, error) from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.DatabaseError):
                raise _explained(self.path, error) from error
            raise


def record_body(record: Record) -> str:
    """Return a record as the ledger stores it: canonical JSON without what is empty."""
    return canonical_json(record.model_dump(mode="json", exclude_none=True))


def record_of(kind: str, body: str) -> Record:
    """Return the record that `body` holds. Raises LedgerError where it does not fit the schema."""
    if kind not in KINDS:
        raise LedgerError(f"kind {kind!r} is not known: it comes from a newer version")
    try:
        return KINDS[kind].model_validate_json(body)
    except ValidationError as error:
        first = error.errors()[0]
        raise LedgerError(f"{kind}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _record(path: Path, sequence: int, kind: str, body: str, record_id: str) -> Record:
    try:
        return record_of(kind, body)
    except LedgerError as error:
        raise LedgerError(f"{path}: record {sequence} ({record_id[:12]}) is damaged: {error}") from error


def _make_private(path: Path) -> None:
    """Make an empty file that its owner alone can read, before anything is in it; the WAL gets its mode."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise LedgerError(
            f"{path}: cannot be made here ({error.strerror}); check that the folder is there and yours to write."
        ) from error


def _migrate(path: Path, connection: sqlite3.Connection) -> None:
    """Run the migrations that this ledger has not seen, all in one transaction; refuse what is no ledger untouched."""
    steps = sorted(step.name for step in files("graph.migrations").iterdir() if step.name.endswith(".sql"))
    if _version(path, connection, len(steps)) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    version = _version(path, connection, len(steps))  # another process may have come first
    for step in steps[version:]:
        for statement in _statements(files("graph.migrations").joinpath(step).read_text("utf-8")):
            connection.execute(statement)
    if version == 0:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("INSERT INTO identity VALUES (?)", (uuid.uuid4().hex,))
    connection.execute(f"PRAGMA user_version={len(steps)}")
    connection.execute("COMMIT")


def _version(path: Path, connection: sqlite3.Connection, known: int) -> int:
    """The version of the ledger's schema, 0 for an empty file."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID and (tables or application or version):
        raise LedgerError(f"{path}: an SQLite database, but no ledger; choose another --workspace.")
    if version > known:
        raise LedgerError(
            f"{path}: written by a newer version (schema {version}, this one knows {known}). Update defenders."
        )
    return version


def _statements(script: str) -> Iterator[str]:
    """The statements of a script: `executescript` would commit in between."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _explained(path: Path, error: sqlite3.DatabaseError) -> LedgerError:
    text = str(error)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return LedgerError(
            f"{path}: the disk is full; nothing of this step was recorded. Free some room and run it again."
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LedgerError(f"{path}: another program is writing to it; try again when that has ended.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return LedgerError(f"{path}: cannot be written here ({text}); check the permissions of the folder.")
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return LedgerError(f"{path}: no ledger, or damaged ({text}). Import your last `defenders ledger export`.")
    return LedgerError(f"{path}: {text}")
