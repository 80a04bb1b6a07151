"""Relations of a verb or noun as the frames name them."""

import pytest
from spacy.tokens import Token

from ingest.text.analysis import analyse
from ingest.text.grammar import relation
from ingest.text.verbs import is_lasting, is_passive


def token(text: str, word: str) -> Token:
    return next(t for sentence in analyse(text).sentences for t in sentence.span if t.text == word)


def related(text: str, word: str, name: str) -> list[str]:
    return [t.text for t in relation(token(text, word), name)]


@pytest.mark.parametrize(
    ("text", "word", "name", "expected"),
    [
        ("Police arrested Mira Tolland and Lev Brankov.", "arrested", "patient", ["Tolland", "Brankov"]),
        ("Mira Tolland was arrested by soldiers.", "arrested", "patient", ["Tolland"]),
        ("Mira Tolland was arrested by soldiers.", "arrested", "agent", ["soldiers"]),
        ("Tolland, arrested in May, is at home.", "arrested", "patient", ["Tolland"]),
        ("Tolland was arrested in May and charged with fraud.", "charged", "patient", ["Tolland"]),
        ("Tolland has had two applications turned down.", "turned", "patient", ["applications"]),
        ("Tolland has had two applications turned down.", "turned", "causer", ["Tolland"]),
        ("The film told of torture and other abuse at Ostrel.", "torture", "at", ["Ostrel"]),
        (
            "Searches took place at the homes of Tolland, of Brankov and of Weil.",
            "homes",
            "of",
            ["Tolland", "Brankov", "Weil"],
        ),
        ("The court cut the sentence of Tolland.", "cut", "patient.of", ["Tolland"]),
        ("Tolland is the founder and chair of the Harbour Club.", "founder", "of", ["Club"]),
        ("Charges that many believed to have been invented were dropped.", "invented", "patient", ["Charges"]),
    ],
)
def test_a_relation_gives_the_heads_of_its_phrases(text: str, word: str, name: str, expected: list[str]) -> None:
    assert related(text, word, name) == expected


def test_a_sentence_that_opens_with_a_date_keeps_its_subject() -> None:
    text = "On 14 May 2010 Mira Tolland was sentenced to five years."
    verb = next(t for s in analyse(text, dates=[(3, 14)]).sentences for t in s.span if t.text == "sentenced")
    assert [t.text for t in relation(verb, "patient")] == ["Tolland"]


@pytest.mark.parametrize(
    ("text", "word", "passive"),
    [("Tolland was released.", "released", True), ("Tolland released a film.", "released", False)],
)
def test_a_passive_is_told_from_an_active(text: str, word: str, passive: bool) -> None:
    assert is_passive(token(text, word)) is passive


@pytest.mark.parametrize(
    ("text", "lasting"),
    [
        ("Tolland is being held in Borsk.", True),
        ("Tolland has been held since May.", True),
        ("Tolland was detained in May.", False),
    ],
)
def test_a_state_is_told_from_an_act(text: str, lasting: bool) -> None:
    verb = next(t for s in analyse(text).sentences for t in s.span if t.text in ("held", "detained"))
    assert is_lasting(verb) is lasting
