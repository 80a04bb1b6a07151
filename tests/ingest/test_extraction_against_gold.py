"""Extraction against what people read in the same documents: the sample cases, and the seed where it is at hand."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from reading import facts_of

from graph.names import normalise
from ingest.facts import ENTITY_KINDS

ROOT = Path(__file__).parents[2]
CASES = ROOT / "data" / "cases"
SHARED = ROOT.parent / "shared"
SEED_GOLD = SHARED / "extraction" / "seed.gold.json"
CORE = {
    "ARREST": ("person", "date"),
    "DETENTION": ("person", "facility", "start"),
    "CHARGE": ("person", "charge", "date"),
    "SENTENCE": ("person", "length", "date"),
    "LEGAL": ("person", "type", "date", "count"),
    "RELEASE": ("person", "date"),
    "AFFIL": ("person", "org", "role"),
    "CLAIM": ("by", "type", "about"),
    "ABUSE": ("target", "type", "date"),
    "SUPPORT": ("by", "for", "type", "date"),
    "PUB": ("person", "type", "about"),
    "OUTCOME": ("subject", "type"),
} | dict.fromkeys(ENTITY_KINDS.values(), ("name",))
"""The arguments by which two facts are the same here: more than the scorer asks for."""


def grounded_facts(path: Path, publisher: str | None, date: str | None) -> list[dict[str, Any]]:
    """The facts of a file that enter the graph, each of which stands where it says."""
    text = path.read_bytes().decode("utf-8")
    found = facts_of(text, date, publisher, threshold=0.6)
    for fact in found:
        evidence = fact["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    return found


def same(gold: dict[str, Any], fact: dict[str, Any]) -> bool:
    """Whether each core argument is one of the gold's alternatives, or both have none."""
    if gold["kind"] != fact["kind"]:
        return False
    for name in CORE[gold["kind"]]:
        expected, value = gold["args"].get(name), fact["args"].get(name)
        if expected is None and (value is None or gold.get("optional")):
            continue
        options = {normalise(option) for option in str(expected).split("|")}
        if value is None or not any(_agrees(option, normalise(str(value)), name) for option in options):
            return False
    return True


def _agrees(option: str, value: str, name: str) -> bool:
    if name in ("role", "charge", "about"):
        return option in value or value in option
    return option == value


def check(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> None:
    """Every required fact is found, and everything found is in the gold."""
    required = [fact for fact in gold if not fact.get("optional")]
    missed = [fact for fact in required if not any(same(fact, one) for one in found)]
    false = [one for one in found if not any(same(fact, one) for fact in gold)]
    assert (missed, false) == ([], [])


def described() -> list[dict[str, str]]:
    with (CASES / "index.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["language"] == "en"]


@pytest.mark.parametrize("row", described(), ids=lambda row: row["file"])
def test_a_sample_case_gives_what_its_gold_says_and_nothing_else(row: dict[str, str]) -> None:
    path = CASES / row["file"]
    gold = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
    check(gold["facts"], grounded_facts(path, row["publisher"] or None, row["date"] or None))


@pytest.mark.skipif(
    not SEED_GOLD.exists(), reason="the seed release is third-party text and lies outside the repository"
)
@pytest.mark.parametrize("date", [None, "2011-07-27"])
def test_the_seed_release_gives_every_fact_and_nothing_false(date: str | None) -> None:
    gold = json.loads(SEED_GOLD.read_text("utf-8"))
    text = (SEED_GOLD.parent / gold["text"]).resolve()
    for fact in gold["facts"]:
        if fact["args"].get("date") == "PUB" and date:
            fact["args"]["date"] = date
    check(gold["facts"], grounded_facts(text, gold["publisher"], date))
