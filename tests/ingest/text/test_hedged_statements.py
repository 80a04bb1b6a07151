"""What nobody stands for, or only a rumour, is marked as alleged or believed and never asserted."""

from typing import Any

import pytest
from reading import PUBLISHER, facts_of


def told(text: str) -> list[tuple[Any, ...]]:
    """Kind, type, modality and speaker of the events of an undated release of a made-up publisher."""
    found = facts_of(text)
    return [(f["kind"], f["args"]["type"], f["modality"], f["asserted_by"]) for f in found if "type" in f["args"]]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Lev Brankov is believed to have been tortured.", "believed"),
        ("Lev Brankov is thought to have been tortured.", "believed"),
        ("It is understood that Lev Brankov was tortured.", "believed"),
        ("Lev Brankov appears to have been tortured.", "believed"),
        ("Lev Brankov is said to have been tortured.", "alleged"),
        ("Lev Brankov is reported to have been tortured.", "alleged"),
        ("It was alleged that Lev Brankov had been tortured.", "alleged"),
        ("There are rumours that Lev Brankov was tortured.", "alleged"),
        ("According to reports, Lev Brankov was tortured.", "alleged"),
        ("Lev Brankov was apparently tortured.", "alleged"),
        ("Lev Brankov was allegedly arrested and tortured.", "alleged"),
        ("Lev Brankov was tortured.", "factual"),
    ],
)
def test_passives_of_reporting_and_hedging_words_take_the_assertion_back(text: str, modality: str) -> None:
    assert ("ABUSE", "torture", modality, PUBLISHER) in told(text)


def test_information_is_no_speaker() -> None:
    found = told("Information from Ostrel Prison says that Lev Brankov was tortured.")
    assert found == [("ABUSE", "torture", "alleged", PUBLISHER)]


def test_who_passes_an_allegation_on_stands_for_it_as_alleged() -> None:
    found = told("Lev Brankov is a poet. “The reports that he was tortured are extremely serious,” said Ilse Marant.")
    assert ("ABUSE", "torture", "alleged", "Ilse Marant") in found
