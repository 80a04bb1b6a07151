"""What is read of a text whose accents stand apart, and where it stands in the text as delivered."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import args_of, facts_of

from ingest.text.reading_form import reading_form

ODD = st.text(alphabet="Oo\u0308\u0323\u0301ﬁ\u00ad\u200b\u200fa ẹ1.\n", max_size=40)


@given(st.one_of(ODD, st.text(max_size=60)))
def test_every_character_that_is_read_stands_somewhere_in_the_text_and_none_before_another(text: str) -> None:
    form = reading_form(text)
    spans = [form.span(index, index + 1) for index in range(len(form.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Mira Tolland", "Mira Tolland"),
        (unicodedata.normalize("NFD", "Đặng Nurgül Özkara"), "Đặng Nurgül Özkara"),
        ("Ade\u0301bo\u0323\u0301la\u0301", "Adébọlá"),
        ("con\u00adﬁrmed by\u200b her", "confirmed by her"),
        ("1\u0301 \u0301", "1\u0301 \u0301"),
    ],
)
def test_accents_are_composed_and_what_is_not_seen_is_left_out(text: str, read: str) -> None:
    assert reading_form(text).text == read


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_same_is_read_of_a_text_whose_accents_stand_apart(form: str) -> None:
    text = unicodedata.normalize(
        "NFD" if form == "NFD" else "NFC",
        "Nurgül Özkara was arrested in Körvé on 3 May 2016. Özkara was sentenced to two years in prison.",
    )
    found = facts_of(text, threshold=0.6)
    assert {fact["kind"] for fact in found} >= {"PERSON", "PLACE", "ARREST", "SENTENCE"}
    for fact in found:
        evidence = fact["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    person = next(fact["args"] for fact in found if fact["kind"] == "PERSON")
    assert person["name"] == "Nurgül Özkara"


def test_a_name_keeps_the_marks_that_no_letter_is_composed_with() -> None:
    text = "Ade\u0301bo\u0323\u0301la\u0301 Tolland was arrested on 3 May 2016."
    assert args_of(text, "PERSON", threshold=0.6) == [{"name": "Adébọ́lá Tolland", "role": "defender"}]
