"""Lengths of sentences in words."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lexicons.load import lexicon
from ingest.text.numbers import number
from ingest.text.terms import find_terms, sentence_length

EXAMPLES: Any = lexicon("dates.en.yaml")["terms"]


@pytest.mark.parametrize("example", EXAMPLES["examples"], ids=lambda e: e["text"])
def test_the_examples_of_the_lexicon_hold(example: Any) -> None:
    assert [term.length for term in find_terms(example["text"])] == example["lengths"]


def test_each_of_two_defendants_gets_his_own_words() -> None:
    text = "to 10, 12 and five days respectively"
    assert [text[term.start : term.end] for term in find_terms(text)] == ["10", "12", "five days"]


def test_a_term_without_a_number_has_no_length() -> None:
    assert sentence_length("a suspended sentence") is None
    assert sentence_length("several years") is None


def test_numbers_in_words_and_digits_are_the_same() -> None:
    assert [number(words) for words in ("fifty-four", "54", "eleven", "some")] == [54, 54, 11, None]


@given(st.text(max_size=80))
def test_every_term_stands_where_it_says(text: str) -> None:
    for term in find_terms(text):
        assert 0 <= term.start < term.end <= len(text)
