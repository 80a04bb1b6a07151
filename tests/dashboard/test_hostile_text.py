"""Documents whose texts try to be markup: on every page they stand as text."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hostile import FRAGMENTS, name_of
from seeing import AFTERWARDS, MARKDOWN, elements, shown, texts

from app import PAGES
from dashboard.components.text import WORD_JOINER
from graph.project_ledger import project_ledger
from graph.workspace import Workspace

OUR_TAGS = {"div", "span", "mark", "b", "i", "ul", "li", "p", "em", "style", "svg", "circle", "path", "rect", "line"}
OUR_ATTRIBUTES = {"class", "style", "title", "dir", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx"}
OUR_ATTRIBUTES |= {"width", "height", "viewbox", "fill", "stroke", "stroke-width", "stroke-dasharray", "aria-hidden"}
PLAIN_TOKENS = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "softbreak"}
PLAIN_TOKENS |= {"strong_open", "strong_close", "em_open", "em_close"}
READ_AS_MARKUP = {"body", "label", "help", "content"}
"""Fields that Streamlit's browser side reads as Markdown. The rest it shows as it is, or they are ours."""
PLAIN_BODIES = {"text", "code", "html", "metric"}


class Tags(HTMLParser):
    """Collects the tags and attributes of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, str] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name: value or "" for name, value in attrs}


def bodies(test) -> Iterator[tuple[str, str, str]]:
    """Type of element, field and text of everything that is read as Markdown or HTML."""
    for node in elements(test):
        for field, text in texts(node):
            if field in READ_AS_MARKUP:
                yield node.type, field, text


def assert_only_text(test) -> None:
    assert not test.exception
    for kind, _, text in bodies(test):
        if kind == "html":
            found = Tags(text)
            assert found.tags <= OUR_TAGS, text
            assert found.attributes.keys() <= OUR_ATTRIBUTES, text
            assert "evil" not in " ".join(found.attributes.get(name, "") for name in ("style", "class")), text
            assert not set("\u202e\u2066") & set(text)
        elif kind not in PLAIN_BODIES:
            assert_plain(text)


def assert_plain(markdown: str) -> None:
    """No link, picture, HTML or code comes of it; emphasis is ours."""
    tokens = MARKDOWN.parse(markdown)
    inline = [child for token in tokens for child in token.children or ()]
    assert {t.type for t in (*tokens, *inline)} <= PLAIN_TOKENS, markdown
    assert not AFTERWARDS.search("".join(child.content for child in inline)), markdown
    assert not re.search(r"(?<!\\)(?:\\\\)*\$", markdown), markdown
    assert not set("\u202e\u2066") & set(markdown), markdown


@pytest.fixture(scope="module")
def ids(hostile: Workspace) -> dict[str, str]:
    """Ids of the people by the kind of fragment in their name, and of one node of each class."""
    nodes = project_ledger(hostile).graph.nodes
    names = {name_of(kind): kind for kind in FRAGMENTS}
    people = {names[str(n.properties["name"])]: n.id for n in nodes if "Person" in n.labels}
    assert people.keys() == FRAGMENTS.keys()
    return {label: n.id for n in nodes for label in n.labels} | people


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_no_page_takes_text_for_markup(visit, hostile, page):
    assert_only_text(visit(page.key, hostile))


@pytest.mark.parametrize("kind", FRAGMENTS)
@pytest.mark.parametrize("page", ["explore", "case"])
def test_a_person_with_such_a_name_is_shown_by_it(visit, hostile, ids, page, kind):
    seen = visit(page, hostile, entity=ids[kind])
    assert_only_text(seen)
    assert "Mira" in shown(seen)


@pytest.mark.parametrize(
    "label", ["Arrest", "Detention", "Charge", "Place", "Organisation", "Facility", "Offence", "Work"]
)
def test_whatever_is_picked_in_the_picture_is_text(visit, hostile, ids, label):
    assert_only_text(visit("explore", hostile, entity=ids[label], pick=ids[label]))


@pytest.mark.parametrize("words", ["Mira", *FRAGMENTS.values()])
def test_what_is_searched_is_text_too(visit, hostile, words):
    assert_only_text(visit("explore", hostile, q=words))
    assert_only_text(visit("path", hostile, start=words, end=words))


def test_a_path_between_two_of_them_is_text(visit, hostile, ids):
    assert_only_text(visit("path", hostile, start=ids["image"], end=ids["Organisation"]))
    assert_only_text(visit("path", hostile, start=ids["image"], end=ids["svg"]))


def test_each_document_and_each_mark_in_it_is_text(visit, hostile):
    records = project_ledger(hostile).records
    for document in records.documents:
        assert_only_text(visit("sources", hostile, document=document))
    for key, mention in list(records.mentions.items())[:12]:
        document = next(d.id for d in records.documents.values() if mention_is_of(mention, d))
        assert_only_text(visit("sources", hostile, document=document, mark=key))


def mention_is_of(mention, document) -> bool:
    return (
        getattr(mention, "document", document.id) == document.id
        and getattr(mention, "source", document.source) == document.source
    )


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n:Person) RETURN n.name AS name, n",
        "MATCH (c:Claim)-[:FROM]->(s:Source) RETURN c.quote, s.publisher, s",
        "MATCH path = (:Person)-[:SUBJECT_OF]->() RETURN path",
        *(f"RETURN '{word}' AS x" for word in FRAGMENTS.values() if "'" not in word and "\\" not in word),
        *(f"MATCH (n) RETRUN {word}" for word in FRAGMENTS.values()),
    ],
)
def test_results_of_queries_and_what_is_wrong_with_queries_are_text(visit, hostile, cypher):
    assert_only_text(visit("query", hostile, cypher=cypher))


@pytest.mark.parametrize("kind", FRAGMENTS)
def test_a_document_that_is_only_looked_at_is_text(visit, tmp_path, no_neo4j, kind):
    words = FRAGMENTS[kind]
    seen = visit("add", Workspace(tmp_path / "new"))
    seen.button_group[0].select("A text that I paste").run()
    seen.text_area[0].input(f"Title {words}\n\nMira Tolland {words} was arrested in Borsk on 3 May 2016. {words}\n")
    for field, value in zip(seen.text_input, (f"Post {words}", words, words, words), strict=True):
        field.input(value)
    assert_only_text(seen.run())
    seen.text_input[1].input("2016-05-04")
    seen.text_input[3].input("en")
    assert_only_text(seen.run())
    next(button for button in seen.button if button.label == "Ingest this document").click().run()
    assert_only_text(seen)
    assert seen.success


def test_the_joiner_is_the_only_sign_that_is_added(visit, hostile, ids):
    seen = visit("case", hostile, entity=ids["image"])
    heading = next(text for kind, _, text in bodies(seen) if kind == "subheader" and "Mira" in text)
    assert re.sub(r"\\(.)", r"\1", heading).replace(WORD_JOINER, "") == name_of("image")
