"""What a document says of itself."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lexicons.load import lexicon
from ingest.text.masthead import masthead

LEXICON: Any = lexicon("masthead.en.yaml")


def examples(field: str) -> list[Any]:
    listed = [*LEXICON["date_labels"]["examples"], *LEXICON["publisher_words"]["examples"], *LEXICON["title_examples"]]
    return [pytest.param(e["text"], e[field], id=e["text"][:40].replace("\n", " ")) for e in listed if field in e]


@pytest.mark.parametrize(("text", "date"), examples("date"))
def test_the_day_of_publication_is_taken_where_it_is_sure(text: str, date: str | None) -> None:
    assert masthead(text).date == date


@pytest.mark.parametrize(("text", "publisher"), examples("publisher"))
def test_the_publisher_is_taken_where_it_is_sure(text: str, publisher: str | None) -> None:
    assert masthead(text).publisher == publisher


@pytest.mark.parametrize(("text", "title"), examples("title"))
def test_the_title_is_the_heading_above_the_story(text: str, title: str | None) -> None:
    assert masthead(text).title == title


def test_a_day_far_down_in_the_text_is_not_that_of_publication() -> None:
    assert masthead("A court freed her. " * 60 + "\n14 June 2019\n").date is None


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    found = masthead(text)
    assert found.title is None or found.title in text
