"""The language of a text."""

import pytest

from ingest.text.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A court in Yarovo freed the teacher after two years in prison.", "en"),
        ("El tribunal condenó a la defensora a siete años de cárcel y la trasladó a otra prisión.", "es"),
        ("Le tribunal a condamné l’enseignant à trois ans de prison ferme et l’a fait incarcérer.", "fr"),
        ("Суд приговорил правозащитника к пяти годам колонии и взял его под стражу в зале.", "ru"),
    ],
)
def test_a_sentence_is_enough(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "12345 – 678", "Mira Tolland", "\ufeff"])
def test_what_does_not_tell_has_no_language(text: str) -> None:
    assert detect(text) is None
