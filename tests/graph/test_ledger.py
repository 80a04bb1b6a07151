"""The ledger on disk: append-only, durable, private, and clear about what it cannot do."""

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import telling

from graph import ledger as ledger_module
from graph import records
from graph.errors import LedgerError
from graph.ledger import APPLICATION_ID, Ledger
from ontology.model import Claim, EntityMention, Record

SOME = telling("Mara Quill was arrested in Testburg.")
MARA = SOME.person("Mara Quill")
SOME.event("Arrest", MARA, 11)


def raw(ledger: Ledger) -> sqlite3.Connection:
    """A connection that knows nothing of this program."""
    return sqlite3.connect(ledger.path, isolation_level=None)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET body = '{}'",
        "UPDATE record SET recorded_at = '1999-01-01T00:00:00+00:00' WHERE sequence = 1",
        "UPDATE OR REPLACE record SET sequence = 99 WHERE sequence = 1",
        "DELETE FROM record",
        "DELETE FROM record WHERE sequence = 1",
        "REPLACE INTO record VALUES (1, 'Claim', 'x', '{}', '', '')",
        "UPDATE identity SET workspace = 'other'",
        "DELETE FROM identity",
        "INSERT INTO identity VALUES ('another')",
    ],
)
def test_nothing_is_changed_or_deleted_also_not_by_another_program(ledger: Ledger, statement: str) -> None:
    ledger.append(SOME.records())
    before = list(ledger.rows()), ledger.workspace_id
    connection = raw(ledger)
    with pytest.raises(sqlite3.IntegrityError, match=r"append-only|keeps its id"):
        connection.execute(statement)
    connection.close()
    assert (list(ledger.rows()), ledger.workspace_id) == before


@pytest.mark.parametrize("how", ["REPLACE", "INSERT OR REPLACE", "INSERT OR IGNORE", "INSERT"])
def test_a_record_that_is_there_is_never_replaced_by_another_of_its_id(ledger: Ledger, how: str) -> None:
    ledger.append(SOME.records())
    before = list(ledger.rows())
    connection = raw(ledger)
    connection.execute(
        f"{how} INTO record (kind, id, body, recorded_at, checksum) "
        "SELECT kind, id, '{}', recorded_at, checksum FROM record WHERE sequence = 1"
    )
    connection.close()
    assert list(ledger.rows()) == before


def test_what_is_appended_survives_a_crash_of_the_machine(ledger: Ledger) -> None:
    assert ledger._connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert ledger._connection.execute("PRAGMA synchronous").fetchone()[0] == 2


def test_records_come_back_as_they_went_in_and_in_their_order(ledger: Ledger) -> None:
    ledger.append(SOME.records())
    assert [entry.record for entry in ledger.entries()] == SOME.records()
    assert [entry.sequence for entry in ledger.entries()] == list(range(1, len(SOME.records()) + 1))
    assert list(ledger.of(EntityMention)) == [MARA]
    assert ledger.ids(EntityMention) == {MARA.id}


def test_only_the_kinds_that_are_asked_for_come_back(ledger: Ledger) -> None:
    ledger.append(SOME.records())
    kinds = {type(entry.record) for entry in ledger.entries(Claim, EntityMention)}
    assert kinds == {Claim, EntityMention}


def test_appending_twice_adds_nothing(ledger: Ledger) -> None:
    first = ledger.append(SOME.records())
    rows = list(ledger.rows())
    assert first == {
        "Source": 1, "Document": 1, "Description": 1, "EntityMention": 1, "EventMention": 1, "Claim": 3, "Run": 1
    }  # fmt: skip
    assert ledger.append(SOME.records()) == {}
    assert list(ledger.rows()) == rows


def test_a_step_that_fails_midway_leaves_nothing(ledger: Ledger) -> None:
    def failing() -> Iterator[Record]:
        yield from SOME.records()
        raise RuntimeError("the reader fails")

    with pytest.raises(RuntimeError, match="the reader fails"):
        ledger.append(failing())
    assert ledger.head() == 0
    assert ledger.append(SOME.records())["Claim"] == 3


def test_ctrl_c_midway_leaves_nothing(ledger: Ledger) -> None:
    def interrupted() -> Iterator[Record]:
        yield from SOME.records()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.append(interrupted())
    assert ledger.head() == 0


def test_a_full_disk_is_named_and_leaves_the_ledger_as_it_was(ledger: Ledger) -> None:
    ledger.append(SOME.records())
    before = list(ledger.rows())
    pages = ledger._connection.execute("PRAGMA page_count").fetchone()[0]
    ledger._connection.execute(f"PRAGMA max_page_count={pages + 2}")
    long = telling("A very long text. " * 10_000)
    with pytest.raises(LedgerError, match=r"disk is full; nothing of this step was recorded\. Free some room"):
        ledger.append(long.records())
    assert list(ledger.rows()) == before
    ledger._connection.execute("PRAGMA max_page_count=100000")
    assert ledger.append(long.records())["Document"] == 1
    assert ledger._connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_the_state_is_another_whenever_something_is_recorded(ledger: Ledger) -> None:
    states = [ledger.state()]
    for record in SOME.records():
        ledger.append([record])
        states.append(ledger.state())
    ledger.append(SOME.records())
    assert len(set(states)) == len(states)
    assert ledger.state() == states[-1]


def test_only_the_owner_can_read_the_files(ledger: Ledger) -> None:
    ledger.append(SOME.records())
    files = [path for path in ledger.path.parent.iterdir() if path.name.startswith("ledger.sqlite")]
    assert {path.name for path in files} >= {"ledger.sqlite", "ledger.sqlite-wal"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_a_workspace_keeps_its_id(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.sqlite", create=True) as one, Ledger.open(tmp_path / "b.sqlite", create=True) as two:
        first, second = one.workspace_id, two.workspace_id
    with Ledger.open(tmp_path / "a.sqlite") as again:
        assert again.workspace_id == first != second


def test_only_an_empty_ledger_takes_over_an_id(ledger: Ledger) -> None:
    ledger.adopt_identity("a" * 32)
    assert ledger.workspace_id == "a" * 32
    connection = raw(ledger)
    with pytest.raises(sqlite3.IntegrityError, match="keeps its id"):
        connection.execute("UPDATE identity SET workspace = 'other'")
    connection.close()
    ledger.append(SOME.records())
    with pytest.raises(LedgerError, match="not empty"):
        ledger.adopt_identity("b" * 32)


def test_where_there_is_no_ledger_the_message_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no workspace here\. `defenders ingest FILE\.\.\.` makes one"):
        Ledger.open(tmp_path / "ledger.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"This is a letter and no database. " * 100)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"ledger\.sqlite: no ledger, or damaged"):
        Ledger.open(path, create=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [0, 1, 7])
def test_the_database_of_another_program_is_refused_untouched(tmp_path: Path, version: int) -> None:
    path = tmp_path / "ledger.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmark (url TEXT)")
    connection.execute(f"PRAGMA user_version={version}")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="an SQLite database, but no ledger"):
        Ledger.open(path, create=True)
    assert path.read_bytes() == before


def test_a_ledger_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    Ledger.open(path, create=True).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(LedgerError, match=r"written by a newer version \(schema 99.*Update defenders"):
        Ledger.open(path)


def test_the_file_says_what_it_is(ledger: Ledger) -> None:
    assert ledger.path.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"DEFD"


def test_a_folder_that_is_not_there_or_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be made here"):
        Ledger.open(tmp_path / "nowhere" / "ledger.sqlite", create=True)
    with pytest.raises(LedgerError, match="cannot be written here"):
        Ledger.open(tmp_path)


def test_a_damaged_record_is_named_when_it_is_read(ledger: Ledger) -> None:
    ledger.append_entries([(None, "Claim", "f" * 64, '{"id":"x"}', "2020-01-01T00:00:00+00:00")])
    with pytest.raises(LedgerError, match=r"record 1 \(ffffffffffff\) is damaged: Claim: subject: Field required"):
        list(ledger.entries())


def test_a_ledger_whose_pages_are_damaged_is_named_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, create=True) as ledger:
        ledger.append(telling("A very long text. " * 10_000).records())
    content = bytearray(path.read_bytes())
    content[4096 : len(content)] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="damaged"), Ledger.open(path) as ledger:
        list(ledger.entries())


WRITER = """
import sys
from pathlib import Path
from graph import ledger as ledger_module
from graph import records
from graph.ledger import Ledger
with Ledger.open(Path(sys.argv[1]), create=True) as ledger:
    for number in range(40):
        ledger.append([records.source(f"{sys.argv[2]} {number}".encode(), "text/plain") for _ in range(2)])
"""


def test_processes_that_make_and_fill_a_ledger_at_once_all_get_their_records_in(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in ("one", "two", "three")]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    with Ledger.open(path) as ledger:
        expected = {
            records.source(f"{name} {number}".encode(), "text/plain").id
            for name in ("one", "two", "three")
            for number in range(40)
        }
        assert {entry.record.id for entry in ledger.entries()} == expected
        assert [entry.sequence for entry in ledger.entries()] == list(range(1, 121))
        assert len(ledger.workspace_id) == 32


def test_a_process_that_comes_second_finds_the_ledger_that_the_first_has_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger.sqlite"
    look = ledger_module._version

    def overtaken(at: Path, connection: sqlite3.Connection, known: int) -> int:
        """Look at the version, and let another process make the ledger before anything is done about it."""
        version = look(at, connection, known)
        monkeypatch.setattr(ledger_module, "_version", look)
        with Ledger.open(path) as first:
            first.append(SOME.records())
        return version

    monkeypatch.setattr(ledger_module, "_version", overtaken)
    with Ledger.open(path, create=True) as second:
        assert second.append(SOME.records()) == {}


def test_a_reader_sees_the_ledger_as_it_was_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, create=True) as writer, Ledger.open(path) as reader:
        writer.append(SOME.records())
        head = reader.head()
        with writer._transaction():
            writer._connection.execute(
                "INSERT INTO record (kind, id, body, recorded_at, checksum) VALUES ('Source', 'x', '{}', '', '')"
            )
            assert reader.head() == head
