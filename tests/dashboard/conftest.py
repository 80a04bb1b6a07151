"""The pages of the dashboard in their real navigation, run without a browser, on workspaces of different kinds."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "graph"))

from hostile import make_hostile

from graph.store import artifacts, local
from graph.store.refresh import bring_up_to_date
from graph.workspace import Workspace
from ingest.described import Given
from ingest.pipeline import ingest

CASES = Path(__file__).parents[2] / "data" / "cases"
SCRIPT = "from app import PAGES\nfrom dashboard.shell import serve\nserve(PAGES, first={page!r})\n"
PATIENCE = 180

Visit = Callable[..., AppTest]


@pytest.fixture(scope="session")
def installed() -> None:
    """Neo4j in the user's cache."""
    if not artifacts.is_installed():
        artifacts.install(lambda _there, _all: None)


@pytest.fixture(scope="session")
def cases(installed: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with the sample cases, its store running."""
    yield from _with_store(Workspace(tmp_path_factory.mktemp("cases")), [CASES])


@pytest.fixture(scope="session")
def hostile(installed: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace in which every text tries to be markup, its store running."""
    space = Workspace(tmp_path_factory.mktemp("hostile"))
    make_hostile(space)
    yield from _with_store(space, [])


@pytest.fixture(autouse=True)
def main_module_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest puts its script in the place of the main module; processes that a later test starts would run it."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Visit:
    """Open a page as somebody who follows a link to it: `visit("case", workspace, entity=...)`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DEFENDERS_AUTHOR", "a tester")

    def open_page(page: str, space: Workspace, **parameters: str) -> AppTest:
        monkeypatch.setenv("DEFENDERS_WORKSPACE", str(space.root))
        test = AppTest.from_string(SCRIPT.format(page=page), default_timeout=PATIENCE)
        for name, value in parameters.items():
            test.query_params[name] = value
        return test.run()

    return open_page


@pytest.fixture
def no_neo4j(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine on which Neo4j is not installed."""
    monkeypatch.setenv("DEFENDERS_CACHE", str(tmp_path / "empty cache"))


def _with_store(space: Workspace, inputs: list[Path]) -> Iterator[Workspace]:
    report = ingest(space, inputs, Given(), "a tester", lambda done, total, name: None)
    assert report.refused == []
    bring_up_to_date(space)
    try:
        yield space
    finally:
        local.stop(space)
