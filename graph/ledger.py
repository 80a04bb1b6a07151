"""The ledger: every record, append-only, in one SQLite file. It is the truth; every graph is made from it."""

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
from typing import Self, TypeVar

from pydantic import ValidationError

from graph.canonical import canonical_json
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
        if not create and not path.exists():
            raise LedgerError(f"{path.parent}: no workspace here. `defenders ingest FILE...` makes one.")
        try:
            connection = sqlite3.connect(path, isolation_level=None, timeout=30)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            _migrate(path, connection)
        except sqlite3.DatabaseError as error:
            raise _explained(path, error) from error
        if create:
            path.chmod(0o600)
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
        return str(self._connection.execute("SELECT workspace FROM identity").fetchone()[0])

    def head(self) -> int:
        """The highest sequence, 0 for an empty ledger."""
        return int(self._connection.execute("SELECT coalesce(max(sequence), 0) FROM record").fetchone()[0])

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
                    "INSERT INTO record (sequence, kind, id, body, recorded_at) VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT (id) DO NOTHING",
                    row,
                )
                added[row[1]] += done.rowcount
        return +added

    def entries(self, *kinds: type[Record]) -> Iterator[Entry]:
        """All records, or those of some kinds, in the order of their sequence."""
        names = [kind.__name__ for kind in kinds] or list(KINDS)
        marks = ", ".join("?" * len(names))
        rows = self._connection.execute(
            f"SELECT sequence, kind, body, recorded_at, id FROM record WHERE kind IN ({marks}) ORDER BY sequence",  # noqa: S608
            names,
        )
        for sequence, kind, body, recorded_at, record_id in rows:
            yield Entry(sequence, _record(self.path, sequence, kind, body, record_id), recorded_at)

    def rows(self) -> Iterator[tuple[int, str, str, str, str]]:
        """All rows as they are stored: sequence, kind, id, body, recorded_at."""
        yield from self._connection.execute(
            "SELECT sequence, kind, id, body, recorded_at FROM record ORDER BY sequence"
        )

    def of(self, kind: type[R]) -> Iterator[R]:
        """The records of one kind, in the order of their sequence."""
        for entry in self.entries(kind):
            if isinstance(entry.record, kind):
                yield entry.record

    def has(self, record_id: str) -> bool:
        """Whether a record of this id is there."""
        return self._connection.execute("SELECT 1 FROM record WHERE id = ?", (record_id,)).fetchone() is not None

    def ids(self, kind: type[Record]) -> set[str]:
        """The ids of all records of one kind, without reading what they hold."""
        return {row[0] for row in self._connection.execute("SELECT id FROM record WHERE kind = ?", (kind.__name__,))}

    def adopt_identity(self, workspace: str) -> None:
        """Take over the id of the workspace from which an import comes. Only an empty ledger can."""
        if self.head():
            raise LedgerError(f"{self.path}: not empty, so it keeps its workspace's id")
        with self._transaction():
            self._connection.execute("DROP TRIGGER identity_is_never_changed")
            self._connection.execute("UPDATE identity SET workspace = ?", (workspace,))
            self._connection.execute(
                "CREATE TRIGGER identity_is_never_changed BEFORE UPDATE ON identity "
                "BEGIN SELECT RAISE(ABORT, 'a workspace keeps its id'); END"
            )

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


def _migrate(path: Path, connection: sqlite3.Connection) -> None:
    """Run the migrations that this ledger has not seen, each in a transaction of its own."""
    steps = sorted(step.name for step in files("graph.migrations").iterdir() if step.name.endswith(".sql"))
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(steps):
        raise LedgerError(f"{path}: written by a newer version (schema {version}, this one knows {len(steps)})")
    if version == 0 and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise LedgerError(f"{path}: an SQLite database, but no ledger")
    for number, step in enumerate(steps[version:], version + 1):
        script = files("graph.migrations").joinpath(step).read_text("utf-8")
        connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version={number};\nCOMMIT;")
    if version == 0:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("INSERT INTO identity VALUES (?)", (uuid.uuid4().hex,))


def _explained(path: Path, error: sqlite3.DatabaseError) -> LedgerError:
    text = str(error)
    if "full" in text:
        return LedgerError(
            f"{path}: the disk is full; nothing of this step was recorded. Free some room and run it again."
        )
    if "locked" in text:
        return LedgerError(f"{path}: another program is writing to it; try again when that has ended.")
    if "readonly" in text or "unable to open" in text:
        return LedgerError(f"{path}: cannot be written here ({text}); check the permissions of the folder.")
    if "not a database" in text or "malformed" in text:
        return LedgerError(f"{path}: no ledger, or damaged ({text}). Import your last `defenders ledger export`.")
    return LedgerError(f"{path}: {text}")
