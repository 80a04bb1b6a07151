"""What would be told of the wrong person, twice, or although it did not happen."""

from typing import Any

import pytest
from reading import args_of


def told(text: str, kind: str) -> list[dict[str, Any]]:
    """The arguments of all facts of a kind, however sure, missing ones left out."""
    return [{n: v for n, v in args.items() if v is not None} for args in args_of(text, kind, "2021-06-10")]


# --- whose name it is ---------------------------------------------------------------------------------------------


def test_an_organisation_that_an_apposition_makes_one_is_no_person_however_often_the_parser_thinks_so() -> None:
    text = (
        "Khan is secretary and founder of Velmikar, a rights group known abroad for its records. Velmikar said that 61 "
        "people had been killed. The detectives raided Velmikar's office. Khan added that Velmikar would carry on "
        "with its work. For Velmikar it was a reprisal for Velmikar's work. Velmikar has been unable to operate."
    )
    assert "Velmikar" in [one["name"] for one in told(text, "ORG")]
    assert [one["name"] for one in told(text, "PERSON")] == ["Khan"]


def test_the_two_bodies_of_a_joint_one_are_no_people() -> None:
    text = (
        "STATEMENT - THE OBSERVATORY (HRLD-OMRT)\n\nBorsk, 3 March 2021 - The Observatory, a programme of HRLD and "
        "OMRT, condemns the verdict against Mira Tolland. Oda Weil, President of HRLD, wrote to OMRT."
    )
    assert [one["name"] for one in told(text, "PERSON")] == ["Mira Tolland", "Oda Weil"]


def test_a_slogan_is_about_the_person_whom_it_names() -> None:
    text = (
        "Bring Nodira!\n\nNodira Tolland has been in prison since May 2019.\n\nNodira is a poet. She was arrested, "
        "and on 3 May 2020 a court sentenced her to six years."
    )
    assert [one["name"] for one in told(text, "PERSON")] == ["Nodira Tolland"]
    assert [one["person"] for one in told(text, "SENTENCE")] == ["Nodira Tolland"]


def test_a_prison_is_a_prison_without_the_word_too() -> None:
    text = (
        "Lev Brankov has spent three years in Letpan Orlung Prison. Inmates who have since left Letpan Orlung say that "
        "guards beat him. We want to send cards to Letpan Orlung."
    )
    assert [one["name"] for one in told(text, "PERSON")] == ["Lev Brankov"]
    assert [one["target"] for one in told(text, "ABUSE")] == ["Lev Brankov"]


# --- whom the words mean ------------------------------------------------------------------------------------------


def test_whose_daughter_stands_beside_him_is_no_relative() -> None:
    text = (
        "Lev Druvik was freed.\n\n"
        '"I am glad to be out and I will go on with my work," Mr. Druvik said at the gate, his youngest daughter on '
        "his arm."
    )
    assert [one["role"] for one in told(text, "PERSON")] == ["defender"]


def test_who_sentences_somebody_is_an_official() -> None:
    text = "Lev Brankov is a blogger. Julfikar Orlen of the Borsk Tribunal sentenced each of them to two years."
    assert ("Julfikar Orlen", "official") in [(one["name"], one["role"]) for one in told(text, "PERSON")]


def test_a_count_of_members_is_not_of_those_who_are_listed_after_others() -> None:
    text = (
        "The court convicted four people, including two former heads of the Harbour Club. Mira Tolland was fined.\n\n"
        "It acquitted Lev Brankov and Oda Weil."
    )
    assert told(text, "AFFIL") == []


def test_a_quotation_that_a_colon_announces_is_of_whom_it_announces() -> None:
    text = (
        "Responding to the verdict against Lev Brankov, Oda Weil, director of the Harbour Club, said:\n\n"
        "“The judges could have put this right. Lev Brankov should never have been jailed at all.”"
    )
    assert [one["by"] for one in told(text, "CLAIM")] == ["Oda Weil"]


# --- one event or two ---------------------------------------------------------------------------------------------


def test_a_term_in_months_is_the_same_as_in_years() -> None:
    text = (
        "Mira Tolland was given 30 months in prison. On 3 May 2016 a court sentenced Mira Tolland to two and a half "
        "years in prison."
    )
    assert len(told(text, "SENTENCE")) == 1


def test_the_beginning_and_the_end_of_a_detention_in_one_place_are_one() -> None:
    text = "On 3 May 2016 Mira Tolland was taken to Ostrel Prison. Mira Tolland left Ostrel Prison on 7 July 2017."
    (detention,) = told(text, "DETENTION")
    assert (detention["start"], detention["end"]) == ("2016-05-03", "2017-07-07")


def test_an_end_before_the_beginning_is_that_of_another_detention() -> None:
    text = "Mira Tolland left Ostrel Prison on 7 July 2015. On 3 May 2016 Mira Tolland was taken to Ostrel Prison."
    assert len(told(text, "DETENTION")) == 2


# --- no event -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The charges refer to a statement against the death penalty which Mira Tolland issued from prison.",
            "SENTENCE",
        ),
        ("Mira Tolland was locked up for 73 days as a result.", "SENTENCE"),
        ("Put an end to all acts of harassment against Mira Tolland.", "ABUSE"),
        ("Mira Tolland was held in Borsk. The court asked a commission of doctors to examine her.", "SUPPORT"),
        ("Mira Tolland was seized when she was leaving Ostrel Prison after a visit.", "DETENTION"),
        ("Four officers of the rights group Harbour Club were charged in May 2016.", "OUTCOME"),
    ],
)
def test_what_looks_like_an_event_is_none(text: str, kind: str) -> None:
    assert told(text, kind) == []
