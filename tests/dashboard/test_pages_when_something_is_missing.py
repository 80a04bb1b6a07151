"""A workspace with nothing in it, a store that is not installed, does not answer or dies: each page says what to do."""

import socket

import psutil
import pytest
from seeing import shown

from app import PAGES
from graph.project_ledger import project_ledger
from graph.store import local
from graph.workspace import Workspace
from ingest.described import Given
from ingest.pipeline import ingest

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
CYPHER = "MATCH (p:Person) RETURN p.name"
WITHOUT_STORE = ("sources", "add")
"""Pages that read the ledger alone."""


@pytest.fixture
def read_only_ledger(tmp_path, no_neo4j) -> Workspace:
    """A workspace with a document, on a machine without Neo4j."""
    space = Workspace(tmp_path / "workspace")
    file = tmp_path / "release.txt"
    file.write_text("Mira Tolland was arrested in Borsk on 3 May 2016.\n", "utf-8")
    ingest(space, [file], Given(), "a tester", lambda done, total, name: None)
    return space


@pages
def test_an_empty_workspace_says_how_to_begin(visit, tmp_path, page):
    seen = visit(page.key, Workspace(tmp_path / "nothing"), cypher=CYPHER)
    assert not seen.exception
    said = shown(seen)
    if page.key == "add":
        assert "Day of publication" in said
    else:
        assert "Nothing is here yet" in said
        assert "Add a document" in said
    assert not (tmp_path / "nothing").exists()


@pages
def test_without_neo4j_each_page_works_or_says_how_to_install_it(visit, read_only_ledger, page):
    seen = visit(page.key, read_only_ledger, cypher=CYPHER)
    assert not seen.exception
    if page.key in WITHOUT_STORE:
        assert not seen.error
        assert "not installed" not in shown(seen)
    else:
        assert "defenders store install" in shown(seen)


def test_without_neo4j_a_document_is_still_shown(visit, read_only_ledger):
    document = next(iter(project_ledger(read_only_ledger).records.documents))
    seen = visit("sources", read_only_ledger, document=document)
    assert not seen.exception
    assert "Mira Tolland" in shown(seen)


@pages
def test_a_store_that_does_not_answer_is_said(visit, read_only_ledger, page, monkeypatch):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        monkeypatch.setenv("DEFENDERS_NEO4J_URI", f"bolt://127.0.0.1:{probe.getsockname()[1]}")
        seen = visit(page.key, read_only_ledger, cypher=CYPHER)
    assert not seen.exception
    if page.key not in WITHOUT_STORE:
        assert "does not answer" in shown(seen)
        assert [button.label for button in seen.button if "again" in button.label.lower()] == ["Try again"]


@pytest.mark.parametrize("page", ["overview", "explore", "query"])
def test_a_store_that_dies_while_a_page_is_open_is_started_anew(visit, cases, page):
    seen = visit(page, cases, cypher=CYPHER, q="Sokolov")
    pid = local.status(cases).pid
    assert pid is not None
    psutil.Process(pid).kill()
    seen.run()
    assert not seen.exception
    if "does not answer" in shown(seen):
        next(button for button in seen.button if button.label == "Try again").click().run()
    assert not seen.exception
    assert "does not answer" not in shown(seen)


@pages
def test_a_damaged_ledger_is_said(visit, tmp_path, page):
    space = Workspace(tmp_path / "damaged")
    space.root.mkdir()
    space.ledger.write_bytes(b"no database at all" * 100)
    seen = visit(page.key, space, cypher=CYPHER)
    assert not seen.exception
    assert page.key == "add" or seen.error


@pages
def test_settings_that_are_not_understood_are_said(visit, tmp_path, page):
    space = Workspace(tmp_path / "workspace")
    space.root.mkdir()
    (space.root / "defenders.toml").write_text("treshold = 2\n", "utf-8")
    seen = visit(page.key, space, cypher=CYPHER)
    assert not seen.exception
    assert page.key == "add" or "treshold" in shown(seen)
