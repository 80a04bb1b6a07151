"""A real browser on `defenders dashboard`: one server and one workspace for all tests, every request on record."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "dashboard"))
sys.path.insert(0, str(Path(__file__).parents[1] / "graph"))

from hostile import make_hostile
from surfing import Visitor, visiting

from graph.store import artifacts, local
from graph.workspace import Workspace
from ingest.described import Given
from ingest.pipeline import ingest

CHECKOUT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
ARGUMENTS += ("--disable-component-update", "--disable-sync")
HOW = "no Chromium here. On Debian: apt install chromium. The tests in tests/e2e need it"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Without one the test is skipped; DEFENDERS_REQUIRE_BROWSER=1 makes it fail instead."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        if os.environ.get("DEFENDERS_REQUIRE_BROWSER") == "1":
            pytest.fail(HOW)
        pytest.skip(HOW)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with the sample cases and with documents whose texts try to be markup."""
    if not artifacts.is_installed():
        artifacts.install(lambda _there, _all: None)
    made = Workspace(tmp_path_factory.mktemp("e2e"))
    report = ingest(made, [CHECKOUT / "data" / "cases"], Given(), "a tester", lambda done, total, name: None)
    assert report.refused == []
    make_hostile(made)
    try:
        yield made
    finally:
        local.stop(made)


@pytest.fixture(scope="session")
def address(browser: Browser, space: Workspace) -> Iterator[str]:
    """Where `defenders dashboard` answers."""
    words = [sys.executable, "-c", "from cli import main; main()", "dashboard", "--no-open"]
    process = subprocess.Popen(
        [*words, "--workspace", str(space.root)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    try:
        found = re.search(r"http://\S+", process.stdout.readline() if process.stdout else "")
        assert found
        yield found[0]
    finally:
        process.terminate()
        process.communicate(timeout=30)


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """Somebody at a desk, in light mode; at the end nothing was asked of any other host, and no script failed."""
    with visiting(browser, address) as found:
        yield found
