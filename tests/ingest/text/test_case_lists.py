"""Lists of cases, each below the name of somebody: who is named, and whose the lines below are."""

import pytest
from reading import args_of

CASES = """In this update

MIRA TOLLAND
Arrested on 3 May 2016. Charged with fraud.

LEV BRANKOV
Arrested on 4 May 2016. Released on bail on 5 May 2016.

WHAT YOU CAN DO
Write to the minister.
"""
SHEETS = """THREE EMPTY CHAIRS

1. MIRA TOLLAND (ERITREA)
Profession: poet
Arrested: September 2001, in Borsk
Details: Tolland was beaten.

2. LEV BRANKOV (TURKEY)
Profession: novelist
Sentence: 7 years
"""
LINES = """Mira Tolland (45)
Lawyer
Sentenced to five years in prison on 3 May 2016

Lev Brankov (33)
Teacher
Sentenced to three years in prison on 4 May 2016
"""


@pytest.mark.parametrize("text", [CASES, SHEETS, LINES])
def test_who_heads_a_case_is_a_person(text: str) -> None:
    assert {args["name"].title() for args in args_of(text, "PERSON")} == {"Mira Tolland", "Lev Brankov"}


def test_what_stands_below_a_name_is_about_that_person() -> None:
    arrests = {(args["person"].title(), args["date"]) for args in args_of(CASES, "ARREST")}
    assert arrests == {("Mira Tolland", "2016-05-03"), ("Lev Brankov", "2016-05-04")}
    assert {args["person"].title() for args in args_of(SHEETS, "SENTENCE")} == {"Lev Brankov"}
    terms = {(args["person"], args["length"]) for args in args_of(LINES, "SENTENCE")}
    assert terms == {("Mira Tolland", "5y"), ("Lev Brankov", "3y")}


@pytest.mark.parametrize(
    "heading", ["EMPTY CHAIRS", "WHAT NOW", "KEY EVENTS", "BORSK AND VELMAR", "A LAWYER WITH NO WINDOW"]
)
def test_a_heading_of_a_part_is_nobody(heading: str) -> None:
    text = f"{heading}\n\nThe lawyer Mira Tolland was arrested on 3 May 2016."
    assert [args["name"] for args in args_of(text, "PERSON")] == ["Mira Tolland"]
