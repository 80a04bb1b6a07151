"""Names made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.names import normalise, words

NAMES = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("name", "normalised"),
    [
        ("Đặng  Quốc Khiêm", "dang quoc khiem"),
        ("Penal Colony No. 40", "penal colony no 40"),
        ("IK-2", "ik 2"),
        ("Алёна Тестова", "алена тестова"),
        ("O\u2019Quill", "oquill"),
        ("Derev\u02bcianko", "derevianko"),
        ("Łódź, Straße", "lodz strasse"),
        ("İstanbul", "istanbul"),
        ("Ｑｕｉｌｌ", "quill"),
        ("", ""),
        ("—", ""),
    ],
)
def test_case_accents_and_punctuation_go_and_the_script_stays(name: str, normalised: str) -> None:
    assert normalise(name) == normalised


@given(NAMES)
def test_normalising_twice_changes_nothing(name: str) -> None:
    assert normalise(normalise(name)) == normalise(name)


@given(NAMES)
def test_capitals_and_small_letters_are_one(name: str) -> None:
    assert normalise(name.upper()) == normalise(name) == normalise(name.casefold())


@given(st.lists(NAMES))
def test_words_are_never_empty(names: list[str]) -> None:
    assert all(words(" ".join(names)))
