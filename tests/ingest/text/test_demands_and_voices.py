"""Demands keep their object and voice; who says `I` is meant; refusals are told only where they happened."""

import pytest
from reading import PUBLISHER, args_of, told


def test_each_of_several_demands_keeps_its_own_person() -> None:
    text = (
        "Harbour Rights Watch calls on the ministry to drop the charges against Mira Tolland, to release Lev Brankov, "
        "and to investigate the killing of Oda Weil."
    )
    assert sorted(told(text, "SUPPORT")) == [
        ("Lev Brankov", "call_release", PUBLISHER),
        ("Mira Tolland", "call_drop_charges", PUBLISHER),
        ("Oda Weil", "call_investigate", PUBLISHER),
    ]


def test_each_of_several_organisations_makes_the_call() -> None:
    text = "Harbour Rights Watch and the Lantern Network called for the release of Mira Tolland."
    assert sorted(told(text, "SUPPORT")) == [
        ("Mira Tolland", "call_release", PUBLISHER),
        ("Mira Tolland", "call_release", "Lantern Network"),
    ]


def test_experts_named_in_short_are_the_experts_named_in_full() -> None:
    text = (
        "UN experts called for the release of Mira Tolland.\n\n"
        "“Mira Tolland must be released at once,” the experts said."
    )
    assert told(text, "SUPPORT") == [("Mira Tolland", "call_release", "UN experts")]


def test_demands_in_a_list_are_those_of_the_publisher() -> None:
    text = "We urge the authorities:\n- to release Mira Tolland at once;\n- to drop all charges against Lev Brankov.\n"
    assert ("Mira Tolland", "call_release", PUBLISHER) in told(text, "SUPPORT")


def test_what_is_wished_in_a_list_has_not_happened() -> None:
    text = (
        "We demand of the ministry:\n– that Mira Tolland be released at once;\n– that Lev Brankov be given a doctor.\n"
    )
    assert told(text, "SUPPORT") == [("Mira Tolland", "call_release", PUBLISHER)]
    assert told(text, "RELEASE") == []


def test_more_people_than_a_list_names_are_not_that_list() -> None:
    text = (
        "Mira Tolland and Lev Brankov are in prison. We thank the 61,000 people who signed our petition for Oda Weil."
    )
    assert told(text, "SUPPORT") == [("Oda Weil", "petition", "61,000 people")]


def test_a_case_against_others_is_not_that_of_whom_the_text_spoke() -> None:
    text = "Mira Tolland was jailed in May 2016. All charges against the three survivors must be dropped."
    assert told(text, "SUPPORT") == []


def test_the_former_and_the_latter_are_the_two_who_were_named() -> None:
    text = (
        "The lawyers Mira Tolland and Oda Weil have been threatened. On 22 April 2016 the former was followed by two "
        "men. The latter's office was broken into on 28 April 2016."
    )
    assert told(text, "ABUSE")[2:] == [("Mira Tolland", "surveillance"), ("Oda Weil", "raided")]


def test_nobody_supports_themselves() -> None:
    assert told("Mira Tolland calls for the release of Mira Tolland.", "SUPPORT") == []


def test_who_says_i_in_a_quotation_is_meant() -> None:
    text = "Lev Brankov knows the prison. “I was beaten there in May 2016,” said Mira Tolland."
    assert told(text, "ABUSE") == [("Mira Tolland", "beaten")]


@pytest.mark.parametrize(
    "text",
    [
        "Mira Tolland will not be allowed to see a lawyer.",
        "Mira Tolland should not be allowed to leave the country.",
        "Mira Tolland was allowed to see a lawyer.",
        "Mira Tolland may be denied access to a lawyer.",
        "Officers may search the home of Mira Tolland.",
        "Harbour Rights Watch fears that Mira Tolland will be tortured.",
        "The governor promised that Mira Tolland would not be placed in a punishment cell.",
        "Mira Tolland wrote that torture is a crime.",
        "Mira Tolland, who studies travel bans, spoke about passports.",
        "If Mira Tolland disappears, her brother will write to the king.",
        "Mira Tolland demanded that nobody be beaten.",
        "The police told Mira Tolland not to attack the officers.",
        "Mira Tolland was never threatened and never beaten.",
        "A law that would allow the police to search the home of Mira Tolland was withdrawn.",
        "Mira Tolland asked for a visit and was allowed one.",
    ],
)
def test_what_did_not_happen_is_no_abuse(text: str) -> None:
    assert told(text, "ABUSE") == []


def test_the_day_of_a_protest_is_not_that_of_the_deed() -> None:
    text = "On 3 May 2016 the Lantern Network condemned the killing of Mira Tolland."
    assert [args["date"] for args in args_of(text, "ABUSE", "2021-06-10", threshold=0.4)] == [None]
    assert [args["date"] for args in args_of(text, "SUPPORT", "2021-06-10", threshold=0.4)] == ["2016-05-03"]


def test_the_town_of_a_dateline_condemns_nothing() -> None:
    text = (
        "Borsk-Velmar, June 10, 2021 – The Harbour Observatory, a programme of the Lantern Network and the Velmar "
        "Desk, condemns the three-year prison sentence handed down against Mira Tolland."
    )
    assert told(text, "SUPPORT") == [("Mira Tolland", "condemn", "Harbour Observatory")]


def test_proceedings_that_should_be_ended_have_not_been() -> None:
    text = "The Lantern Network demands that Mira Tolland be freed and that all proceedings against her be ended."
    assert not told(text, "LEGAL")
    assert sorted(told(text, "SUPPORT")) == [
        ("Mira Tolland", "call_drop_charges", "Lantern Network"),
        ("Mira Tolland", "call_release", "Lantern Network"),
    ]
