"""The projected ledger as pandas frames: entities, events, affiliations, claims and sources, a row each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

import pandas as pd

from graph.csv_export import joined
from graph.frame_columns import COLUMNS
from graph.frames_of_claims import Lookup, claim_rows
from graph.live import Records
from graph.property_graph import Node, PropertyGraph, Relationship, Value
from graph.wording import kind_of
from ontology.kinds import EVENT_KINDS

Row = Mapping[str, Value | None]

ENTITIES = {
    "people": "Person",
    "organisations": "Organisation",
    "facilities": "Facility",
    "places": "Place",
    "offences": "Offence",
}
"""The label of the nodes that are the rows of a frame."""

ROLES = {
    "SUBJECT_OF": "subject",
    "ACTOR_OF": "actor",
    "CREATED": "creator",
    "AT": "facility",
    "IN": "place",
    "CONCERNS": "concerns",
    "FOR": "offence",
}
"""The part that an entity has in an event, by type of relationship; `BY` says itself whether it is agency or court."""

KINDS = frozenset(label for kind in EVENT_KINDS.values() for label in kind.labels) - {"Event"}


@dataclass(frozen=True)
class Frames:
    """Pandas frames of one projection; docs/frames.md tells the columns of each.

    Types are the same with and without rows: text `string`, counts `Int64`, confidence `Float64`, yes or no `boolean`,
    days `datetime64[s]`. Several values in one cell are text joined by `|`, as in the CSV export. Ids are ordinary
    columns, rows stand in the order of ids; `id` of one frame is `event_id`, `entity_id`, `about_id` ... of another.
    """

    people: pd.DataFrame
    organisations: pd.DataFrame
    facilities: pd.DataFrame
    places: pd.DataFrame
    offences: pd.DataFrame
    events: pd.DataFrame
    participants: pd.DataFrame
    affiliations: pd.DataFrame
    claims: pd.DataFrame
    sources: pd.DataFrame

    def __iter__(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Each frame with its name."""
        yield from ((field.name, getattr(self, field.name)) for field in fields(self))

    def __repr__(self) -> str:
        return f"Frames({', '.join(f'{name}: {len(frame)} rows' for name, frame in self)})"


def frames_of(graph: PropertyGraph, records: Records, threshold: float) -> Frames:
    """Lay out `graph` and the live claims of its `records`. threshold: that with which the graph was projected."""
    nodes = {node.id: node for node in graph.nodes}
    parts: dict[str, list[Row]] = {}
    affiliations: list[Row] = []
    for link in graph.relationships:
        if link.type == "AFFILIATED_WITH":
            affiliations.append(_affiliation(link, nodes))
        elif link.type not in ("FROM", "ABOUT"):
            part = _participant(link, nodes)
            parts.setdefault(str(part["event_id"]), []).append(part)
    claims = list(claim_rows(Lookup(graph, records), records.live(threshold)))
    claims_of = Counter(row["source_id"] for row in claims)
    rows: dict[str, Iterable[Row]] = {
        name: [_described(node) for node in graph.nodes if label in node.labels] for name, label in ENTITIES.items()
    }
    rows["events"] = [_event(node, parts.get(node.id, [])) for node in graph.nodes if KINDS & set(node.labels)]
    rows["participants"] = sorted((row for group in parts.values() for row in group), key=lambda row: str(row["id"]))
    rows["affiliations"] = affiliations
    rows["claims"] = sorted(claims, key=lambda row: str(row["id"]))
    rows["sources"] = [
        _described(node) | {"claims": claims_of[node.id]} for node in graph.nodes if "Source" in node.labels
    ]
    return Frames(**{name: _frame(name, group) for name, group in rows.items()})


def _frame(name: str, rows: Iterable[Row]) -> pd.DataFrame:
    rows = list(rows)
    return pd.DataFrame(
        {column: pd.Series([row.get(column) for row in rows], dtype=kind) for column, kind in COLUMNS[name].items()}
    )


def _described(element: Node | Relationship) -> dict[str, Value | None]:
    """What an element says itself, lists as joined text."""
    return {key: joined(value) if isinstance(value, tuple) else value for key, value in element.properties.items()}


def _participant(link: Relationship, nodes: Mapping[str, Node]) -> Row:
    start, end = nodes[link.start], nodes[link.end]
    event, entity = (start, end) if KINDS & set(start.labels) else (end, start)
    return _described(link) | {
        "event_id": event.id,
        "role": ROLES.get(link.type) or link.properties.get("role"),
        "entity_id": entity.id,
        "entity": entity.properties.get("name"),
        "label": entity.labels[0],
    }


def _affiliation(link: Relationship, nodes: Mapping[str, Node]) -> Row:
    return _described(link) | {
        "person_id": link.start,
        "person": nodes[link.start].properties.get("name"),
        "organisation_id": link.end,
        "organisation": nodes[link.end].properties.get("name"),
    }


def _event(node: Node, parts: Iterable[Row]) -> Row:
    """An event with those who take part in it. What no entity is named for stands in the words of the sources."""
    by_role: dict[str, list[Row]] = {}
    for part in parts:
        by_role.setdefault(str(part["role"]), []).append(part)
    said = _described(node)
    actors = by_role.get("actor", []) + by_role.get("creator", [])
    return said | {
        "kind": kind_of(node.labels),
        **_best("subject", by_role.get("subject", ()), said.get("target")),
        **_best("facility", by_role.get("facility", ()), None),
        "place": _names(by_role.get("place", ())),
        "agency": _names(by_role.get("agency", ())) or said.get("agency"),
        "court": _names(by_role.get("court", ())) or said.get("court"),
        "actor": _names(actors) or said.get("speaker"),
        "offences": _names(by_role.get("offence", ())),
        "concerns": _names(by_role.get("concerns", ())),
    }


def _best(role: str, parts: Iterable[Row], words: Value | None) -> Row:
    """The one entity that most voices, then the surest, name in a role; the others are among the participants."""
    best = min(
        parts, key=lambda part: (-_number(part["sources"]), -_number(part["confidence"]), str(part["id"])), default=None
    )
    return {f"{role}_id": best["entity_id"] if best else None, role: best["entity"] if best else words}


def _number(value: Value | None) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _names(parts: Iterable[Row]) -> str | None:
    return joined(sorted(str(part["entity"]) for part in parts if part["entity"])) or None
