"""A graph of made-up documents in a real store, asked by all tests of this folder."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from graph.ledger import Ledger
from graph.questions.asking import Graph, asking
from graph.store import artifacts, local
from graph.workspace import Workspace
from ingest.described import Given
from ingest.pipeline import ingest

DOCUMENTS = {
    "harbour.txt": (
        "Harbour Rights Watch",
        "2016-05-10",
        "Mira Tolland, the founder of Borsk Legal Aid, was arrested in Borsk on 3 May 2016.\n\n"
        "She was charged with libel on 4 May 2016. Mira Tolland made a film about torture at IK-17, "
        "a holding center in Borsk. It led to the closure of the center.\n",
    ),
    "monitor.txt": (
        "Northern Monitor",
        "2016-06-01",
        "Mira Tolland was arrested in Borsk on 5 May 2016.\n\nShe is being held at Penal Colony No. 9.\n",
    ),
    "quill.txt": (
        "Northern Monitor",
        "2017-02-01",
        "Anton Quill is the chairman of Borsk Legal Aid. He was released on parole in January 2017.\n",
    ),
    "khiem.txt": (
        "Northern Monitor",
        "2018-02-01",
        "The blogger Đặng Quốc Khiêm was allegedly beaten at Penal Colony No. 9 in March 2016.\n",
    ),
}


@pytest.fixture(scope="session")
def documented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with the documents; its server ends with the tests."""
    if not artifacts.is_installed():
        artifacts.install(lambda _there, _all: None)
    folder = tmp_path_factory.mktemp("documented")
    workspace = Workspace(folder / "workspace")
    for name, (publisher, date, text) in DOCUMENTS.items():
        file = folder / name
        file.write_text(text, "utf-8")
        given = Given(publisher=publisher, date=date, language="en")
        report = ingest(workspace, [file], given, "a tester", lambda *_: None)
        assert report.refused == []
    yield workspace
    local.stop(workspace)


@pytest.fixture(scope="session")
def graph(documented: Workspace) -> Iterator[Graph]:
    """The graph of these documents."""
    with asking(documented) as opened:
        yield opened


@pytest.fixture
def ledger(documented: Workspace) -> Iterator[Ledger]:
    """The ledger of these documents."""
    with Ledger.open(documented.ledger) as opened:
        yield opened
