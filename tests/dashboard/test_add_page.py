"""The page Add: what would be recorded, then recording it; in a workspace that is not there yet, without the store."""

import tempfile

import pytest
from seeing import shown

from graph.ledger import Ledger
from graph.store import local
from graph.workspace import Workspace
from ingest.pipeline import Report
from ontology.model import Description

TEXT = "Mira Tolland, the founder of Harbour Rights Watch, was arrested in Borsk on 3 May 2016.\n"


@pytest.fixture
def space(tmp_path) -> Workspace:
    return Workspace(tmp_path / "workspace")


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def pasted(visit, space, text=TEXT, **fields: str):
    """The page with a pasted text; fields by the first word of their label."""
    seen = visit("add", space)
    seen.button_group[0].select("A text that I paste").run()
    seen.text_area[0].input(text)
    for field in seen.text_input:
        field.input(fields.get(field.label.split()[0].lower(), ""))
    return seen.run()


def press(seen, label: str):
    return next(button for button in seen.button if button.label == label).click().run()


def test_a_pasted_text_is_seen_and_recorded_where_nothing_was_yet(visit, space, no_neo4j, temporary):
    seen = pasted(visit, space, publisher="The Post", day="2016-05-04", web="https://post.example/1")
    assert not seen.exception
    table = seen.dataframe[0].value
    assert "arrest" in set(table["kind"])
    assert '<mark title="arrest' in shown(seen)
    assert not space.exists()

    press(seen, "Ingest this document")
    assert not seen.exception
    assert "1 document added" in seen.success[0].value
    assert "defenders store install" in shown(seen)
    assert "pasted\\.txt" in shown(seen)
    with Ledger.open(space.ledger) as ledger:
        (described,) = (entry.record for entry in ledger.entries(Description))
    assert (described.publisher, described.date, described.address) == (
        "The Post",
        "2016-05-04",
        "https://post.example/1",
    )
    assert list(temporary.iterdir()) == []

    press(seen, "Add more")
    assert [field.value for field in seen.text_input] == ["", "", "", ""]
    assert not seen.dataframe


def test_the_link_leads_to_what_was_added(visit, space, no_neo4j):
    seen = press(pasted(visit, space), "Ingest this document")
    link = next(node for node in seen.get("page_link") if "pasted" in node.proto.label)
    name, _, key = link.proto.query_string.partition("=")
    assert name == "document"
    assert "Mira Tolland" in shown(visit("sources", space, document=key))


def test_a_text_that_is_known_is_not_recorded_twice(visit, space, no_neo4j):
    press(pasted(visit, space), "Ingest this document")
    again = press(pasted(visit, space), "Ingest this document")
    assert not again.exception
    assert not again.success
    assert "1 document known already" in again.info[0].value


def test_a_wrong_date_is_explained_and_keeps_the_text_from_being_recorded(visit, space):
    seen = pasted(visit, space, day="13/32/2016")
    assert not seen.exception
    assert "is no EDTF" in seen.error[0].value
    assert not [button for button in seen.button if "Ingest" in button.label]
    assert "about May 2016" in shown(pasted(visit, space, day="2016-05~"))


def test_a_language_that_is_not_analysed_is_stored_and_said(visit, space, no_neo4j):
    seen = pasted(visit, space, "Η ακτιβίστρια συνελήφθη τον Μάιο του 2016 και παραμένει υπό κράτηση.\n")
    assert "nothing is looked for in it" in seen.warning[0].value
    press(seen, "Ingest this document")
    assert not seen.exception
    assert "1 document added" in seen.success[0].value
    assert "not read yet" in seen.warning[0].value


def test_a_text_without_any_fact_is_said(visit, space):
    seen = pasted(visit, space, "It rained all day, and the river rose by a little.\n")
    assert "Nothing that the program knows" in seen.info[0].value


def test_a_workspace_that_cannot_be_made_is_said(visit, tmp_path):
    (tmp_path / "taken").write_text("a file", "utf-8")
    seen = press(pasted(visit, Workspace(tmp_path / "taken" / "workspace")), "Ingest this document")
    assert not seen.exception
    assert "Nothing was recorded" in seen.error[0].value
    assert "name another" in seen.error[0].value


def test_a_defect_is_reported_and_not_hidden(visit, space, monkeypatch, capfd):
    def broken(*_: object, **__: object) -> Report:
        raise ZeroDivisionError("for the test")

    monkeypatch.setattr("ingest.uploads.ingest", broken)
    seen = press(pasted(visit, space), "Ingest this document")
    assert not seen.exception
    assert "a defect of the program" in seen.error[0].value
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_with_the_store_the_graph_holds_what_was_added(visit, space, installed):
    try:
        seen = press(pasted(visit, space), "Ingest this document")
        assert not seen.exception
        assert "1 document added" in seen.success[0].value
        assert "not installed" not in shown(seen)
        found = visit("query", space, cypher="MATCH (p:Person) RETURN p.name AS name")
        assert list(found.dataframe[0].value["name"]) == ["Mira Tolland"]
    finally:
        local.stop(space)
