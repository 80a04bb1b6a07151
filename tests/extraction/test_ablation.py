"""Each mechanism that can be taken out matters to some document, and is there again afterwards."""

import sys
from functools import lru_cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import ablation
import evaluate
import score

DOCUMENT = {
    "distribution": "n05-addis-weekly-editor",
    "lists": "q02-douala-military-court",
    "names": "r08-chin-poet",
    "subject": "r08-chin-poet",
    "modality": "r08-chin-poet",
    "facility as topic": "r10-falkenberg-prize",
    "terms": "n16-osh-life-term",
    "several charges": "r09-makran-bar",
    "forms of a name": "r08-chin-poet",
    "mending of sentences": "r08-chin-poet",
    "date of the event": "r08-chin-poet",
    "attribution": "r08-chin-poet",
    "coreference": "r08-chin-poet",
    "date of the document": "p06-mukono-newsletter",
    "calibration": "r04-arusha-embassies",
    "threshold": "r04-arusha-embassies",
}
"""A document of the corpus in which a mechanism matters, a short one."""
MADE_UP = {
    "detention by its place": "Mira Tolland was arrested on 3 May 2016.\n\nIn Borsk Prison she wrote letters.\n",
}
"""A text in which one matters that no document of the corpus needs, because frames read there what it would."""


@lru_cache(maxsize=1)
def corpus() -> dict[str, score.Gold]:
    return {gold.id: gold for gold in score.read_gold([evaluate.CORPUS])}


def made_up(text: str, folder: Path) -> score.Gold:
    path = folder / "made-up.txt"
    path.write_text(text, "utf-8")
    return score.Gold("made-up", path, None, None, "en", "tune", [])


def facts_of(gold: score.Gold, without: ablation.Ablation = ablation.NOTHING) -> list[str]:
    return sorted(f"{fact} {fact.evidence}" for fact in ablation.read_without(without, [gold])[gold.id])


def test_every_mechanism_has_a_document() -> None:
    assert {*DOCUMENT, *MADE_UP} == {one.name for one in ablation.ABLATIONS}


@pytest.mark.parametrize("one", ablation.ABLATIONS, ids=lambda one: one.name)
def test_without_a_mechanism_a_document_is_read_otherwise_and_afterwards_as_before(
    one: ablation.Ablation, tmp_path: Path
) -> None:
    gold = made_up(MADE_UP[one.name], tmp_path) if one.name in MADE_UP else corpus()[DOCUMENT[one.name]]
    assert gold.split == "tune"
    swapped = [(owner, name, vars(owner)[name]) for owner, name, _ in one.swaps()]
    before = facts_of(gold)

    assert facts_of(gold, one) != before

    assert all(vars(owner)[name] is original for owner, name, original in swapped)
    assert facts_of(gold) == before


def test_a_mechanism_is_there_again_after_an_error() -> None:
    one = next(one for one in ablation.ABLATIONS if one.name == "attribution")
    swapped = [(owner, name, vars(owner)[name]) for owner, name, _ in one.swaps()]
    with pytest.raises(ZeroDivisionError), ablation.without(one):
        1 / 0  # noqa: B018
    assert all(vars(owner)[name] is original for owner, name, original in swapped)
