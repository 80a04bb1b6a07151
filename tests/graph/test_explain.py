"""Says who: finding what is meant, and the claims behind it with their words."""

import pytest
from making import Telling, decided, gathered, telling

from graph.errors import BadInput
from graph.explain import explain, find
from graph.projection import project
from graph.property_graph import PropertyGraph


def case() -> tuple[Telling, Telling, PropertyGraph]:
    first = telling("Mara Quill was arrested in May 2009.", "The Post", file="a.txt", address="https://example.org/a")
    mara = first.person("Mara Quill")
    arrest = first.event("Arrest", mara, 11)
    first.claim(arrest, "date", "2009-05", words="in May 2009")
    second = telling("Mara E. Quill was released; Otto Quill was not.", "The Star")
    again = second.person("Mara E. Quill")
    second.person("Otto Quill")
    second.event("Release", again, 14)
    joined = decided("same", mara, again)
    return first, second, project(gathered(first, second, joined), 0.5).graph


FIRST, SECOND, GRAPH = case()
MARA = FIRST.found[0].id


@pytest.mark.parametrize(
    "text", [MARA, MARA[:8], SECOND.found[0].id, "Mara Quill", "MARA  QUILL", "Mara E. Quill", "Quill Mara", "mara"]
)
def test_an_entity_is_found_by_id_beginning_alias_name_and_words(text: str) -> None:
    assert [node.id for node in find(GRAPH, text)] == [MARA]


def test_words_of_several_names_find_all_and_a_full_name_only_its_own() -> None:
    assert len(find(GRAPH, "Quill")) == 2
    assert len(find(GRAPH, "Otto Quill")) == 1


@pytest.mark.parametrize("text", ["", "—", "Nobody", MARA[:5], "f" * 64])
def test_what_names_nothing_is_said_to(text: str) -> None:
    with pytest.raises(BadInput, match="names nothing in the graph"):
        explain(GRAPH, text)


def test_a_claim_comes_with_quotes_source_and_speaker_in_the_order_of_the_events() -> None:
    (explanation,) = explain(GRAPH, "Mara Quill")
    assert explanation.name == "Mara Quill" or explanation.name == "Mara E. Quill"
    arrest = next(claim for claim in explanation.claims if claim.kind == "Arrest")
    assert arrest.arguments == {"date": "2009-05", "subject": explanation.name}
    assert "in May 2009" in arrest.quotes
    assert (arrest.publisher, arrest.date, arrest.file) == ("The Post", "2011-07-27", "a.txt")
    assert (arrest.url, arrest.source) == ("https://example.org/a", FIRST.source.id)
    assert (arrest.stance, arrest.speaker, arrest.confidence) == ("asserted", "The Post", 0.9)
    assert [claim.kind for claim in explanation.claims] == ["Arrest", "Person", "Person", "Release"]


def test_an_event_is_explained_too() -> None:
    event = next(node for node in GRAPH.nodes if "Arrest" in node.labels)
    (explanation,) = explain(GRAPH, event.id)
    assert explanation.name == "Arrest"
    assert explanation.properties["date"] == "2009-05"
    assert explanation.properties["earliest"] == "2009-05-01"
    assert [claim.kind for claim in explanation.claims] == ["Arrest"]
