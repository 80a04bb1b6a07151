"""Figures of a workspace: documents, claims, people, events, what is disputed, what is not read yet."""

from dataclasses import dataclass

from graph.live import Records
from graph.property_graph import PropertyGraph


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts. claims: live ones of the ledger. in_review: claims below the threshold that nobody decided."""

    sources: int
    documents: int
    unread: int
    claims: int
    in_review: int
    people: int
    organisations: int
    facilities: int
    places: int
    events: int
    disputed: int
    judgements: int
    unsure: int


def summarise(graph: PropertyGraph, records: Records, threshold: float) -> Summary:
    """Count what `graph` shows and what the ledger holds beside it."""
    labels: dict[str, int] = {}
    for node in graph.nodes:
        for label in node.labels:
            labels[label] = labels.get(label, 0) + 1
    live = {statement.claim.id for statement in records.live(threshold)}
    every = {statement.claim.id for statement in records.live(0.0)}
    standing = records.standing_decisions
    return Summary(
        sources=len(records.sources),
        documents=len(records.documents),
        unread=len(records.unread()),
        claims=len(live),
        in_review=len(every - live),
        people=labels.get("Person", 0),
        organisations=labels.get("Organisation", 0),
        facilities=labels.get("Facility", 0),
        places=labels.get("Place", 0),
        events=labels.get("Event", 0),
        disputed=sum(node.properties.get("disputed") is True and "Event" in node.labels for node in graph.nodes),
        judgements=sum(decision.decision_type in ("same", "different") for decision in standing),
        unsure=sum(decision.decision_type == "unsure" for decision in standing),
    )
