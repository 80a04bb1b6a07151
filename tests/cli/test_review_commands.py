"""`defenders review` as a user types it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Defenders = Callable[..., Any]


@pytest.fixture
def ingested(defenders: Defenders, release: Path, tmp_path: Path, no_neo4j: None) -> Defenders:
    """A workspace with a threshold under which everything waits."""
    folder = tmp_path / "workspace"
    folder.mkdir()
    (folder / "defenders.toml").write_text("threshold = 0.99\n", "utf-8")
    assert defenders("ingest", release, "--no-graph").code == 0
    return defenders


def test_what_waits_is_listed_shown_accepted_and_gone(ingested: Defenders) -> None:
    listed = ingested("review", "list", "--json").json()
    arrest = next(one for one in listed if one["kind"] == "Arrest")
    assert arrest["title"] == "Arrest: Mira Tolland"
    shown = ingested("review", "show", arrest["id"][:12])
    assert "arrested in Borsk on 3 May 2016" in shown.out
    assert "date: 2016-05-03" in shown.out
    people = [one["id"] for one in listed if one["kind"] in ("Person", "Place")]
    assert "claims accepted by a tester" in ingested("review", "accept", arrest["id"][:12], *people).out
    left = [one["id"] for one in ingested("review", "list", "--json").json()]
    assert arrest["id"] not in left
    assert ingested("status", "--json").json()["events"] == 1
    assert "2016-05-03" in ingested("explain", "Mira Tolland").out


def test_a_date_is_corrected_and_the_former_stays_in_the_ledger(ingested: Defenders) -> None:
    listed = ingested("review", "list", "--json").json()
    ids = [one["id"] for one in listed if one["kind"] in ("Arrest", "Person", "Place")]
    date = next(c for one in listed if one["kind"] == "Arrest" for c in one["claims"] if c["property"] == "date")
    assert ingested("review", "accept", *ids).code == 0
    assert ingested("review", "correct", date["id"][:16], "2016-05-13", "--reason", "misread").code == 0
    told = ingested("explain", "Mira Tolland").out
    assert "2016-05-13" in told
    assert "2016-05-03" not in told
    assert ingested("ledger", "check").code == 0


def test_mistakes_are_said_in_one_line(ingested: Defenders) -> None:
    assert "defenders review list" in ingested("review", "accept", "zzz").err
    several = next(one for one in ingested("review", "list", "--json").json() if len(one["claims"]) > 1)
    assert "name the one to correct" in ingested("review", "correct", several["id"], "x").err
    assert ingested("review", "orphans", "--json").json() == []


def test_the_list_says_how_many_wait(ingested: Defenders) -> None:
    assert "wait below 0.99" in ingested("review", "list", "--limit", "1").out
