"""Detentions are read by their places where no frame knows the verb, of those alone to whom something was done."""

import pytest
from reading import args_of


def held(text: str) -> list[tuple[object, object]]:
    """Person and facility of each detention in a facility."""
    found = args_of(text, "DETENTION", "2016-06-01")
    return [(args["person"], args["facility"]) for args in found if args["facility"]]


@pytest.mark.parametrize(
    "text",
    [
        "She lost fifteen kilos in Borsk Prison.",
        "Her cell in Borsk Prison has no window.",
        "Doctors examined her at Borsk Prison.",
        "In Borsk Prison she fell ill.",
    ],
)
def test_somebody_who_was_arrested_is_held_where_the_text_places_her(text: str) -> None:
    assert held(f"Mira Tolland was arrested on 3 May 2015. {text}") == [("Mira Tolland", "Borsk Prison")]


@pytest.mark.parametrize(
    "text",
    [
        "Mira Tolland gave a concert in Borsk Prison.",
        "Mira Tolland was arrested on 3 May 2015. In 2012 she had visited a pupil in Borsk Prison.",
        "Mira Tolland was arrested on 3 May 2015. She may end up in Borsk Prison.",
        "Mira Tolland was arrested on 3 May 2015. She had made a film about beatings at Borsk Prison.",
    ],
)
def test_a_prison_that_is_only_spoken_of_holds_nobody(text: str) -> None:
    assert held(text) == []
