"""Finding a name however it is written, and masking it in place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.masking import MASK, Matcher, masked

NAME = Matcher(["Gulya Quill-Osk", "Gulya"])


@pytest.mark.parametrize(
    "text",
    [
        "Gulya Quill-Osk",
        "GULYA QUILL-OSK",
        "gulya quill osk",
        "Gulya\n  Quill\u2011Osk",
        "Gu\u0301lya Quill-Osk",
        "Gúlya Quill-Osk",
        "Gulya Quill\u00ad-Osk",
        "Gulya Qu-\nill-Osk",
        "Quill-Osk, Gulya",
        "#FreeGulyaQuillOsk",
        "gulya_quill_osk.pdf",
        "Gulya Quill-Osk's",
        "Gulya Quill-Oska",
        "Ｇｕｌｙａ Quill-Osk",
    ],
)
def test_a_full_name_is_found_in_every_spelling(text: str) -> None:
    assert NAME.found_in(text)
    assert "ill" not in NAME.masked(text).casefold()


@pytest.mark.parametrize("text", ["Gul Quill", "Gulyas", "Otto Brand", "", None])
def test_other_names_are_left(text: str | None) -> None:
    assert not NAME.found_in(text)


def test_a_short_full_name_is_not_found_within_words() -> None:
    assert not Matcher(["An Li"]).found_in("a man lived here")
    assert Matcher(["An Li"]).found_in("This is An Li, here")


def test_a_single_word_in_prose_has_a_capital() -> None:
    may = Matcher(["May"])
    assert may.spans("May may say may", prose=True) == [(0, 3)]
    assert len(may.spans("May may say may")) == 3
    assert may.spans("мая Мая", prose=True) == []
    assert Matcher(["دنيا"]).spans("قالت دنيا", prose=True) == [(5, 9)]


def test_names_without_letters_are_never_found() -> None:
    assert not Matcher(["", "—", "..."]).found_in("Text — and more...")


@given(
    st.text(max_size=30),
    st.sampled_from(["Gulya Quill-Osk", "GULYA QUILL OSK", "gúlya quill-osk"]),
    st.text(max_size=30),
)
def test_masking_moves_nothing_and_leaves_no_name(before: str, name: str, after: str) -> None:
    text = f"{before} {name} {after}"
    result = NAME.masked(text)
    assert len(result) == len(text)
    assert not NAME.found_in(result)
    assert MASK in result
    assert all(letter in (MASK, text[place]) for place, letter in enumerate(result))


def test_overlapping_spans_are_masked_once() -> None:
    assert masked("abcdef", [(1, 3), (2, 5)]) == f"a{MASK * 4}f"
