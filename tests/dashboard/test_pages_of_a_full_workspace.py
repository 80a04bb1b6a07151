"""Every page on the sample cases, as somebody sees it who follows a link to it."""

import json

import pytest
from seeing import elements, shown, texts

from app import PAGES
from graph.project_ledger import project_ledger
from graph.workspace import Workspace

SOKOLOV = "Aleksei Sokolov"


@pytest.fixture(scope="module")
def ids(cases: Workspace) -> dict[str, str]:
    """Ids of what has a name, and the first of each class, by name and by class."""
    nodes = project_ledger(cases).graph.nodes
    return {label: n.id for n in nodes for label in n.labels} | {
        str(n.properties["name"]): n.id for n in nodes if "name" in n.properties and "Claim" not in n.labels
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_each_page_opens_without_any_parameter(visit, cases, page):
    seen = visit(page.key, cases)
    assert not seen.exception
    assert not seen.error
    assert not seen.warning
    assert seen.title


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_an_address_that_names_nothing_is_explained(visit, cases, page):
    wrong = dict.fromkeys(
        ("entity", "document", "start", "end", "pick", "mark", "open", "at", "status", "unread"), "0" * 64
    )
    seen = visit(page.key, cases, **wrong)
    assert not seen.exception
    assert len(shown(seen)) > 100


@pytest.mark.parametrize("spelling", ["Sokolov", "sokolov aleksei", "ALEXEY SOKOLOV"])
def test_he_is_found_in_any_spelling(visit, cases, spelling):
    seen = visit("explore", cases, q=spelling)
    assert not seen.exception
    assert "Sokolov" in shown(seen)


@pytest.mark.parametrize("page", ["explore", "case"])
def test_a_person_is_shown_with_words_of_the_sources(visit, cases, ids, page):
    seen = visit(page, cases, entity=ids[SOKOLOV])
    assert not seen.exception
    assert SOKOLOV in shown(seen)
    assert '<div class="quote">' in shown(seen)


def test_what_two_names_have_in_common_is_shown_or_its_absence_explained(visit, cases, ids):
    seen = visit("path", cases, start=ids[SOKOLOV], end=ids["Amnesty International"])
    assert not seen.exception
    assert "step" in shown(seen)
    assert '<div class="quote">' in shown(seen)


def test_a_document_is_shown_with_its_text(visit, cases):
    document = next(iter(project_ledger(cases).records.documents.values()))
    seen = visit("sources", cases, document=document.id)
    assert not seen.exception
    (drawn,) = (text for node in elements(seen) for field, text in texts(node) if field == "json")
    assert "".join(piece[0] for piece in json.loads(drawn)["pieces"]) == document.text
