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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She was charged under Section 57 of the Harbour and Communication Technology Act.", "PERSON"),
        ("Seventy groups, among them Harbour Watch and Anton Quill Human Rights, had called it a reprisal.", "PERSON"),
        ("Lev Brankov is a contributor to the Harbour Council-funded broadcaster Voice of Borsk.", "ORG"),
        ("She defends the rivers of Alta Velmar.", "PERSON"),
    ],
)
def test_a_law_a_body_named_after_somebody_and_who_pays_are_no_names_of_that_kind(text: str, kind: str) -> None:
    assert {one["name"] for one in told(text, kind)} <= {"Voice of Borsk"}


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


def test_the_second_of_two_has_the_number_that_stands_beside_the_name() -> None:
    text = "Mira Tolland, who chairs the Harbour Club, got nine years, and the lawyer Lev Brankov seven."
    found = {(one["person"], one["length"]) for one in told(text, "SENTENCE")}
    assert found == {("Mira Tolland", "9y"), ("Lev Brankov", "7y")}


def test_what_happened_to_five_of_whom_nobody_knows_the_names_did_not_happen_to_the_main_person() -> None:
    text = (
        "Mira Tolland was arrested on 3 May 2016 in Borsk.\n\nFive others stood by.\n\n"
        "The Harbour Club concluded that the detention of the five was arbitrary."
    )
    assert [one["about"] for one in told(text, "CLAIM") if one["about"] == "Mira Tolland"] == []


def test_staff_to_whom_something_happened_may_be_he() -> None:
    text = (
        "Orlen Chakrava, a deputy secretary-general of the Harbour Club, was let out of prison on 3 May 2016.\n\n"
        "“I am glad,” Mr. Chakrava said.\n\nInvestigators said they had paid a hairdresser so that she would deny an "
        "affair with Kem Orlo, then the deputy leader of the opposition.\n\n"
        "Mr. Chakrava is facing a second case. In June 2016 the court sentenced him to six months in prison."
    )
    assert ("Orlen Chakrava", "6m") in [(one["person"], one.get("length")) for one in told(text, "SENTENCE")]


def test_news_of_many_is_welcomed_for_the_one_whom_the_text_is_about() -> None:
    text = (
        "Mira Tolland freed\n\nMira Tolland, a blogger, was pardoned on 3 May 2021. She was arrested in 2019.\n\n"
        "Lev Brankov and Oda Weil were pardoned as well. Ilse Marant of the Harbour Club welcomed the news."
    )
    assert [one["for"] for one in told(text, "SUPPORT")] == ["Mira Tolland"]


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


def test_the_terms_before_and_after_an_appeal_are_not_mixed_up() -> None:
    text = (
        "On 4 May 2021 the Court of Appeal in Borsk cut the sentence of Oda Weil, editor of the news site Velm, from "
        "eight to six and a half years and that of her deputy, Ilse Marant, from five years to 54 months."
    )
    found = {(one["person"], one["length"], one.get("date")) for one in told(text, "SENTENCE")}
    after = {("Oda Weil", "6.5y", "2021-05-04"), ("Ilse Marant", "54m", "2021-05-04")}
    assert found == after | {("Oda Weil", "8y", None), ("Ilse Marant", "5y", None)}


# --- no event -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The charges refer to a statement against the death penalty which Mira Tolland issued from prison.",
            "SENTENCE",
        ),
        ("Mira Tolland was locked up for 73 days as a result.", "SENTENCE"),
        ("Mira Tolland was driven to the court and made no comment on the verdict.", "PUB"),
        ("The members resolve that the report be quashed and Mr Lev Brankov be released forthwith.", "RELEASE"),
        ("We ask the minister to see to it that all charges against Mira Tolland are dropped.", "LEGAL"),
        ("Put an end to all acts of harassment against Mira Tolland.", "ABUSE"),
        ("Mira Tolland was held in Borsk. The court asked a commission of doctors to examine her.", "SUPPORT"),
        ("Mira Tolland was seized when she was leaving Ostrel Prison after a visit.", "DETENTION"),
        ("Four officers of the rights group Harbour Club were charged in May 2016.", "OUTCOME"),
    ],
)
def test_what_looks_like_an_event_is_none(text: str, kind: str) -> None:
    assert told(text, kind) == []
