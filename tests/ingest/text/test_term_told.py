"""Sentences are read by their terms where no frame knows the verb."""

import pytest
from reading import args_of


def lengths(text: str) -> list[tuple[object, object]]:
    """Person and length of each sentence."""
    return [(args["person"], args["length"]) for args in args_of(text, "SENTENCE", "2016-06-01")]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("A court in Borsk put Mira Tolland away for six years.", "6y"),
        ("A court in Borsk punished Mira Tolland with seven years' rigorous imprisonment.", "7y"),
        ("The judge ordered 18 months behind bars for Mira Tolland.", "18m"),
        ("Mira Tolland came home after three years of a five-year jail term.", "5y"),
        (
            "Experts asked the court to quash the ten years in prison imposed on Mira Tolland last month.",
            "10y",
        ),
        ("Mira Tolland was arrested on 3 May 2015. In July the court imposed four years in prison.", "4y"),
    ],
)
def test_a_term_that_a_court_gives_is_a_sentence_whatever_the_verb(text: str, length: str) -> None:
    assert lengths(text) == [("Mira Tolland", length)]


@pytest.mark.parametrize(
    "text",
    [
        "Mira Tolland faces up to ten years in prison.",
        "The prosecutor asked for ten years in prison for Mira Tolland.",
        "Mira Tolland has spent four years in prison.",
        "Mira Tolland was freed after two years in prison.",
        "A court ordered two months of pre-trial detention for Mira Tolland.",
        "For three years Borsk Prison had refused Mira Tolland a doctor.",
        "The offence carries a maximum of three years in prison, Mira Tolland said.",
    ],
)
def test_a_term_that_nobody_got_is_none(text: str) -> None:
    assert lengths(text) == []


def test_a_term_without_its_unit_has_that_of_the_term_before() -> None:
    text = "Mira Tolland got nine years, and the lawyer Lev Brankov seven."
    assert lengths(text) == [("Mira Tolland", "9y"), ("Lev Brankov", "7y")]


def test_a_judge_who_gives_a_term_gets_none() -> None:
    text = "Judge Ana Kost of the Borsk Court gave Mira Tolland, the chair of Harbour Watch, ten years in prison."
    assert lengths(text) == [("Mira Tolland", "10y")]


def test_who_after_a_comma_is_the_person_and_not_the_paper_of_the_person() -> None:
    text = "The verdict against Mira Tolland, editor of Salt, whom a court sent to prison for seven years, is unjust."
    assert lengths(text) == [("Mira Tolland", "7y")]
