"""The statements that a store gets before its rows."""

from pathlib import Path

import pytest

import ontology
from ontology.kinds import PRIMARY_LABELS, RELATIONSHIPS

TEXT = Path(ontology.__file__).with_name("constraints.cypher").read_text("utf-8")
STATEMENTS = [line for line in TEXT.splitlines() if not line.startswith("//")]


def test_one_statement_stands_on_a_line_and_can_run_again() -> None:
    assert all(line.startswith("CREATE ") and line.endswith(";") and line.count(";") == 1 for line in STATEMENTS)
    assert all(" IF NOT EXISTS " in line for line in STATEMENTS)


def test_no_two_have_one_name() -> None:
    names = [line.split(" IF NOT EXISTS ")[0].split()[-1] for line in STATEMENTS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("label", PRIMARY_LABELS)
def test_an_id_is_unique_under_each_primary_label(label: str) -> None:
    assert any(f"FOR (n:{label}) REQUIRE n.id IS UNIQUE" in line for line in STATEMENTS)


@pytest.mark.parametrize("kind", RELATIONSHIPS)
def test_an_id_is_unique_in_each_type_of_relationship(kind: str) -> None:
    assert any(f"FOR ()-[r:{kind}]-() REQUIRE r.id IS UNIQUE" in line for line in STATEMENTS)


@pytest.mark.parametrize("slot", ["start_earliest", "start_latest", "end_earliest", "end_latest", "observed"])
def test_who_was_held_on_a_day_is_found_by_index(slot: str) -> None:
    assert any(f"FOR (n:Detention) ON (n.{slot})" in line for line in STATEMENTS)


def test_names_are_found_in_full_text() -> None:
    (line,) = (line for line in STATEMENTS if "FULLTEXT" in line)
    assert all(label in line for label in ("Person", "Organisation", "Facility", "Place"))
    assert "[n.name, n.names]" in line
