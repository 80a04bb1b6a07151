"""What the graph holds, what came of the cases over the years, what is disputed."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.questions.asking import Graph
from graph.questions.picture import PictureNode, picture_node
from graph.questions.rows import node, number, text, texts

OUTCOMES = (
    ("arrested", ("Arrest",), ()),
    ("sentenced", ("Sentence",), ()),
    ("parole refused", ("LegalStep",), ("parole_denied",)),
    ("released", ("Release",), ()),
    ("cleared", ("LegalStep",), ("acquitted", "charges_dropped", "conviction_overturned")),
    ("killed or missing", ("Death", "Disappearance"), ()),
    ("institution closed, investigated or reformed", ("InstitutionalOutcome",), ()),
)
"""Outcomes as they are counted over the years: their name, labels, and types where not all of a label count."""

MOST_DISPUTED = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many events of one sort fall into a year by the last day that their date allows. year: None for undated."""

    year: int | None
    outcome: str
    events: int


@dataclass(frozen=True, slots=True)
class Disputed:
    """An event about which voices differ, and whom it befell."""

    event: PictureNode
    disputed_on: tuple[str, ...]
    subject: str | None
    subject_title: str | None


@dataclass(frozen=True)
class Overview:
    """counts: nodes by label. statuses: people by status."""

    counts: Mapping[str, int]
    statuses: Mapping[str, int]
    outcomes: tuple[Outcome, ...]
    disputed: tuple[Disputed, ...]


def overview(graph: Graph) -> Overview:
    """Count and list."""
    counts = {str(row["label"]): number(row["nodes"]) for row in graph.ask("count_labels")}
    statuses = {str(row["status"]): number(row["people"]) for row in graph.ask("count_statuses")}
    outcomes: dict[tuple[int | None, str], int] = {}
    for row in graph.ask("count_outcomes"):
        for name, labels, types in OUTCOMES:
            if set(labels) & set(texts(row["labels"])) and (not types or row["type"] in types):
                year = row["year"] if isinstance(row["year"], int) else None
                outcomes[year, name] = outcomes.get((year, name), 0) + number(row["events"])
    disputed = [
        Disputed(
            event=picture_node(node(row["labels"], row["properties"])),
            disputed_on=texts(row["disputed_on"]),
            subject=text(row["subject"]),
            subject_title=text(row["subject_name"]),
        )
        for row in graph.ask("disputed_events", limit=MOST_DISPUTED)
    ]
    order = sorted(outcomes.items(), key=lambda item: (item[0][0] or 9999, item[0][1]))
    return Overview(counts, statuses, tuple(Outcome(y, n, c) for (y, n), c in order), tuple(disputed))


@dataclass(frozen=True, slots=True)
class Status:
    """A person by the latest that the sources say."""

    person: PictureNode
    status: str
    as_of: str | None
    events: int


def people(graph: Graph, status: str | None = None, *, most: int = 500) -> list[Status]:
    """People with their status, those with most events first. status: only these."""
    return [
        Status(
            picture_node(node(row["labels"], row["properties"])),
            str(row["status"]),
            text(row["as_of"]),
            number(row["events"]),
        )
        for row in graph.ask("people", status=status, limit=most)
    ]
