"""Pairs of names in a table, to be scored: so that anybody can measure the matcher."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from graph.identity import matching
from graph.identity.contexts import other_names, read_context
from graph.identity.matching import Prepared
from graph.identity.named import Match, Named
from ontology.model import EntityClass

COLUMNS = ("id", "kind", "left", "right")
"""What a table of pairs must have; `left_context` and `right_context` may be there too, and others are ignored."""

KINDS: dict[str, EntityClass] = {
    **dict.fromkeys(("person", "people"), "Person"),
    **dict.fromkeys(("organisation", "organization", "org"), "Organisation"),
    "facility": "Facility",
    **dict.fromkeys(("place", "location"), "Place"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be scored."""

    id: str
    left: Named
    right: Named


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot, by its number in the file, and why."""

    number: int
    reason: str


def read_pairs(file: TextIO) -> Iterator[Row | BadRow]:
    """The rows of a CSV table with a header. A row that is damaged is told and the rest goes on."""
    reader = csv.DictReader(file)
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        yield BadRow(
            1, f"no column {', '.join(missing)}; a table of pairs has {', '.join(COLUMNS)} and may have contexts"
        )
        return
    for row in reader:
        yield _row(
            reader.line_num,
            {key: (value or "").strip() for key, value in row.items() if key and not isinstance(value, list)},
        )


def score_pair(row: Row) -> Match:
    """Match one pair."""
    return matching.match(*_prepared(row))


def odds_of(rows: Iterable[Row]) -> Iterator[tuple[Row, float]]:
    """The odds of each pair as logarithm, without reasons."""
    for row in rows:
        yield row, matching.odds(*_prepared(row))


def _prepared(row: Row) -> tuple[Prepared, Prepared]:
    return matching.prepare(row.left), matching.prepare(row.right)


def _row(number: int, row: dict[str, str]) -> Row | BadRow:
    kind = KINDS.get(row["kind"].casefold())
    if kind is None:
        return BadRow(number, f"kind {row['kind']!r} is none of person, organisation, facility, place")
    if not row["left"] or not row["right"]:
        return BadRow(number, "a name is missing")
    left, right = (_named(kind, row[side], row.get(f"{side}_context", "")) for side in ("left", "right"))
    return Row(row["id"], left, right)


def _named(kind: EntityClass, name: str, context: str) -> Named:
    return Named(kind, (name, *other_names(context)), read_context(context))
