"""Who calls, who gives a prize, who holds a view: lists, `we`, clauses put in, and what the text says by itself."""

import pytest
from reading import PUBLISHER, told


def test_organisations_named_after_such_as_make_the_call() -> None:
    text = "Groups such as the Lantern Network, Free Borsk and the Tarn Union called for the release of Mira Tolland."
    assert {by for _, _, by in told(text, "SUPPORT")} == {"Lantern Network", "Free Borsk", "Tarn Union"}


def test_a_number_of_people_is_an_actor_with_its_people() -> None:
    text = "Dozens of writers and artists signed an open letter for Mira Tolland."
    assert told(text, "SUPPORT") == [("Mira Tolland", "letters", "Dozens of writers and artists")]


def test_we_in_a_quotation_is_the_one_who_speaks() -> None:
    text = "“We condemn the arrest of Mira Tolland,” said Ilse Marant of the Lantern Network."
    assert ("Mira Tolland", "condemn", "Ilse Marant") in told(text, "SUPPORT")


def test_a_speaker_does_not_call_himself_him() -> None:
    text = "Lev Brankov was arrested in May 2016. “There is no legal basis for keeping him there,” he said."
    assert told(text, "CLAIM") == []


@pytest.mark.parametrize(
    "words",
    [
        "on charges he claimed were politically motivated",
        "on charges which he says were politically motivated",
    ],
)
def test_a_claim_put_into_the_clause_is_the_claimant_s(words: str) -> None:
    text = f"Lev Brankov was arrested in May 2016. He was jailed {words}."
    assert told(text, "CLAIM") == [("Lev Brankov", "politically_motivated", "Lev Brankov")]


def test_an_assessment_by_nobody_is_the_text_s_own() -> None:
    text = "Mira Tolland was jailed on trumped-up charges after an unfair trial."
    assert sorted(told(text, "CLAIM")) == [
        ("Mira Tolland", "fabricated", "narrator"),
        ("Mira Tolland", "unfair_trial", "narrator"),
    ]


def test_what_a_paper_holds_is_nobody_s_assessment() -> None:
    text = "Mira Tolland was arrested in May 2016. A document maintains that her trial was unfair."
    assert told(text, "CLAIM") == []


def test_who_was_freed_is_welcomed_not_who_was_named_last() -> None:
    text = (
        "Mira Tolland was released on bail in May 2016. Her colleague Lev Brankov had been killed in April 2016. "
        "Harbour Rights Watch welcomes the ruling."
    )
    assert told(text, "SUPPORT") == [("Mira Tolland", "welcome", PUBLISHER)]


def test_them_after_an_object_means_the_object() -> None:
    text = (
        "Mira Tolland and Lev Brankov are held in a system which deprives detainees of rights and exposes them "
        "to torture."
    )
    assert told(text, "ABUSE") == []


def test_several_kinds_of_ill_treatment_are_told_apart() -> None:
    text = "Mira Tolland was subjected to beatings and threats in May 2016."
    assert sorted(told(text, "ABUSE")) == [("Mira Tolland", "beaten"), ("Mira Tolland", "threatened")]


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("In 2019 Mira Tolland won the Harbour Prize for Freedom.", "Harbour Prize for Freedom"),
        ("Mira Tolland, who received the 2019 Freedom to Write Award, is ill.", "Freedom to Write Award"),
        ("The Lantern Network chose Mira Tolland for its Courage Award.", "Lantern Network"),
    ],
)
def test_a_prize_is_given_by_who_is_said_to_else_by_its_name(text: str, giver: str) -> None:
    assert told(text, "SUPPORT") == [("Mira Tolland", "award", giver)]


def test_an_item_is_not_parted_after_its_verb() -> None:
    text = "Please write, urging the authorities to:\n- release Daw Mira San, U Lev Brankov and Oda Weil at once;\n"
    assert {type for _, type, _ in told(text, "SUPPORT")} == {"call_release"}
