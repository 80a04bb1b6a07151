"""Who counts as one voice."""

import pytest
from making import Telling, gathered, reprinted, telling

from graph.projection.context import context_of
from graph.voices import organisation


def voices(*told: Telling) -> list[str]:
    """The voices of all statements, each once."""
    return sorted({said.voice for said in context_of(gathered(*told), 0.5).said})


def spoken(text: str, publisher: str | None, *, speaker: str | None = None, words: str | None = None) -> Telling:
    told = telling(text, publisher)
    by = told.entity("Organisation", speaker, said=False) if speaker else None
    mara = told.entity("Person", "Mara Quill", said=False)
    told.claim(mara, "name", "Mara Quill", speaker=by, speaker_text=words)
    return told


def test_the_publisher_speaks_where_nobody_else_is_named() -> None:
    assert voices(spoken("a", "The Testing Post")) == ["the testing post"]


def test_the_mention_of_the_publisher_is_the_same_voice() -> None:
    assert len(voices(spoken("a", "The Post"), spoken("b", "Another", speaker="The Post"))) == 1


@pytest.mark.parametrize(
    ("section", "whole"),
    [
        ("Justice Watch USA", "Justice Watch"),
        ("Justice Watch United Kingdom", "Justice Watch"),
        ("JUSTICE WATCH Deutschland", "Justice Watch"),
        ("Amnesty International USA", "Amnesty International"),
    ],
)
def test_a_national_section_is_the_voice_of_its_organisation(section: str, whole: str) -> None:
    assert organisation(section) == organisation(whole)
    assert len(voices(spoken("a", section), spoken("b", whole))) == 1


@pytest.mark.parametrize("name", ["Radio France", "Free Testland", "Belarus Watch"])
def test_a_country_that_is_half_of_the_name_stays(name: str) -> None:
    assert organisation(name) == name.lower()


def test_a_reprint_is_no_second_voice() -> None:
    told = spoken("a", "The Post")
    assert len(voices(told, reprinted(told, "The Star"))) == 1


def test_neither_is_a_reprint_whose_narrator_is_the_second_publisher() -> None:
    told = spoken("a", "The Post", speaker="The Post")
    star = reprinted(spoken("a", "The Post", speaker="The Star"), "The Star")
    assert len(voices(told, star)) == 1


def test_a_source_that_was_first_kept_without_a_publisher_speaks_with_the_one_that_is_found_later() -> None:
    nameless = spoken("a", None)
    named = reprinted(nameless, "The Post")
    assert voices(nameless, named, spoken("b", "The Post")) == ["the post"]


def test_sources_without_a_publisher_are_a_voice_each() -> None:
    assert len(voices(spoken("a", None), spoken("b", None))) == 2


def test_unnamed_speakers_of_two_publishers_are_two_voices() -> None:
    first, second = spoken("a", "The Post", words="many"), spoken("b", "The Star", words="many")
    assert voices(first, second) == ["many in the post", "many in the star"]
    assert voices(first, spoken("c", "The Post", words="Many")) == ["many in the post"]
