"""Documents analysed by several processes: the same records as by one, also when a process is killed."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from graph import records
from graph.errors import BadInput
from graph.ledger import Ledger
from graph.workspace import Workspace
from ingest.analysts import Analysts, sensible_workers
from ingest.described import Given
from ingest.pipeline import Report, ingest
from ontology.model import Description, Document

NAMES = ("Mira Tolland", "Lev Brankov", "Anton Quill", "Ilse Marant", "Oleg Drobek", "Sela Varn")
NOTHING = Given()


def text_of(number: int) -> str:
    return f"{NAMES[number]} was arrested in Borsk on {number + 1} May 2016.\n\nShe was released on 9 June 2016.\n"


def document(number: int) -> tuple[Document, Description]:
    text = text_of(number)
    source = records.source(text.encode(), "text/plain")
    return records.document(source, "plain", "1", text), records.description(source, "person", language="en")


def ingested(folder: Path, files: Path, workers: int) -> tuple[Report, list[tuple[int, str, str]]]:
    """The report, and every record with its place."""
    workspace = Workspace(folder)
    report = ingest(workspace, [files], NOTHING, "a tester", lambda *_: None, workers)
    with Ledger.open(workspace.ledger) as ledger:
        kept = [(row.sequence, row.kind, row.body) for row in ledger.rows() if row.kind != "Decision"]
    return report, kept


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(len(NAMES)):
        (folder / f"{number}.txt").write_text(text_of(number), "utf-8")
    (folder / "again.txt").write_text(text_of(0), "utf-8")
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02\xff\xfe" * 50)
    (folder / "ru.txt").write_text("Мира Толланд была задержана в Борске третьего мая. " * 5, "utf-8")
    return folder


@contextmanager
def killing(first_only: bool) -> Iterator[list[int]]:
    """Kill the workers of this process as they appear: once, or again and again. Gives the ids of those killed."""
    killed: list[int] = []
    done = threading.Event()

    def kill() -> None:
        while not done.wait(0.05):
            for child in psutil.Process().children():
                with suppress(psutil.NoSuchProcess):  # it has ended meanwhile
                    if "spawn_main" in " ".join(child.cmdline()):
                        child.kill()
                        killed.append(child.pid)
            if killed and first_only:
                return

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield killed
    finally:
        done.set()
        thread.join()


def test_several_processes_record_what_one_does_in_the_same_order(tmp_path: Path, files: Path) -> None:
    one, alone = ingested(tmp_path / "one", files, 1)
    two, together = ingested(tmp_path / "two", files, 2)
    assert together == alone
    assert (one.documents, one.known, len(one.unread)) == (two.documents, two.known, len(two.unread))
    assert [r.reason for r in one.refused] == [r.reason for r in two.refused]
    assert one.documents >= len(NAMES)


def test_a_worker_that_is_killed_is_replaced_and_its_documents_are_done_again() -> None:
    with Analysts(2) as analysts, killing(first_only=True) as killed:
        tasks = [analysts.begin(*document(number)) for number in range(len(NAMES))]
        while not killed:
            time.sleep(0.05)
        found = [analysts.result(task) for task in tasks]
    assert killed
    assert all(extraction is not None and extraction.claims for extraction in found)


def test_a_document_that_kills_its_worker_twice_is_refused_and_the_next_one_is_read() -> None:
    with Analysts(2) as analysts:
        with killing(first_only=False):
            task = analysts.begin(*document(0))
            with pytest.raises(BadInput, match="killed twice"):
                analysts.result(task)
        assert analysts.result(analysts.begin(*document(1))) is not None


def test_one_worker_is_this_process() -> None:
    before = len(psutil.Process().children())
    with Analysts(1) as analysts:
        assert analysts.result(analysts.begin(*document(0))) is not None
        assert len(psutil.Process().children()) == before


def test_few_documents_need_no_second_process() -> None:
    assert sensible_workers(40, 8) == 1
    assert sensible_workers(128, 8) == 2
    assert sensible_workers(100_000, 8) == 8
