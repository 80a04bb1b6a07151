"""Nodes and relationships of events, works and affiliations."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph import edtf
from graph.canonical import content_id
from graph.projection.context import Context, Said, Shown, grounds
from graph.projection.entities import offence_id
from graph.projection.status import statuses
from graph.projection.tellings import Telling
from graph.property_graph import Node, Relationship, Value
from ontology.kinds import EVENT_KINDS, EXTRA_LABELS
from ontology.model import MentionKind

LINKS: Mapping[str, tuple[str, bool]] = {
    "subject": ("SUBJECT_OF", False),
    "actor": ("ACTOR_OF", False),
    "facility": ("AT", True),
    "place": ("IN", True),
    "agency": ("BY", True),
    "court": ("BY", True),
    "concerns": ("CONCERNS", True),
}
"""The relationship that a property makes, and whether it leads away from the event."""

PLAIN = ("type", "length", "how", "topic", "role")
DATED = ("date", "start", "end")
IN_WORDS = {"subject": "target", "actor": "speaker", "agency": "agency", "court": "court"}
"""The text property that holds what is no entity: a group without a name, `many`, an agency that is only described."""


@dataclass(frozen=True)
class EventElements:
    """Nodes and relationships, `status` and `status_as_of` of each person by canonical id.

    happened: canonical ids of events that somebody asserts, affiliations among them.
    """

    nodes: list[Node]
    relationships: list[Relationship]
    happened: frozenset[str]
    statuses: Mapping[str, Mapping[str, Value]]


@dataclass(frozen=True)
class Event:
    """One event: its canonical id, its kind and everything said of it in all documents."""

    id: str
    kind: MentionKind
    said: tuple[Said, ...]
    shown: Mapping[str, Shown]

    def value(self, prop: str) -> str | None:
        """The value in words that is shown for a property."""
        return self.shown[prop].claim.value if prop in self.shown else None

    @property
    def grounds(self) -> dict[str, Value]:
        """On which claims the event rests; disputed where anything about it is."""
        found = grounds(s for s in self.said if s.claim.property == "kind")
        disputed_on = tuple(sorted(prop for prop, shown in self.shown.items() if shown.disputed))
        found["claims"] = tuple(sorted({s.claim_node for s in self.said}))
        found["disputed"] = bool(found["disputed"] or disputed_on)
        return found | ({"disputed_on": disputed_on} if disputed_on else {})


def event_elements(context: Context, tellings: Iterable[Telling], canonical: Mapping[str, str]) -> EventElements:
    """Make the nodes and relationships. canonical: the event of each event mention (`graph.identity.events`)."""
    events = events_of(context, tellings, canonical)
    nodes: list[Node] = []
    relationships: list[Relationship] = []
    for event in events:
        if event.kind == "Affiliation":
            relationships += _affiliations(context, event)
        else:
            nodes.append(Node(event.id, _labels(event), _properties(context, event)))
            relationships += _links(context, event)
    befell = [(event, _labels(event), _objects(context, event, "subject")) for event in events]
    return EventElements(nodes, relationships, frozenset(event.id for event in events), statuses(befell))


def events_of(context: Context, tellings: Iterable[Telling], canonical: Mapping[str, str]) -> list[Event]:
    """The events that somebody asserts, by id. canonical: as in `event_elements`."""
    grouped: dict[str, list[Telling]] = {}
    for telling in tellings:
        grouped.setdefault(canonical[telling.mention.id], []).append(telling)
    return [event for key, group in sorted(grouped.items()) if (event := _event(context, key, group))]


def _event(context: Context, key: str, group: list[Telling]) -> Event | None:
    """One event, or None where nobody asserts that it happened: a denial alone makes no node."""
    said = tuple(s for telling in group for s in telling.said)
    if all(s.claim.stance == "denied" for s in said if s.claim.property == "kind"):
        return None
    single = EVENT_KINDS[group[0].mention.kind].single_valued
    shown: dict[str, Shown] = {prop: found for prop in sorted(single) if (found := context.shown(said, prop))}
    return Event(key, group[0].mention.kind, said, shown)


def _labels(event: Event) -> tuple[str, ...]:
    kind = EVENT_KINDS[event.kind]
    extra = EXTRA_LABELS.get((event.kind, event.value("type") or ""), ())
    return tuple(sorted({*kind.labels, *extra}))


def _properties(context: Context, event: Event) -> dict[str, Value]:
    found: dict[str, Value] = {"id": event.id, **event.grounds}
    found |= {prop: value for prop in PLAIN if (value := event.value(prop))}
    if count := whole_number(event.value("count")):
        found["count"] = count
    found |= {name: words for prop, name in IN_WORDS.items() if (words := _in_words(event, prop))}
    return found | _dates(event)


def _dates(event: Event) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for prop in DATED:
        if value := event.value(prop):
            bounds, prefix = edtf.parse(value), "" if prop == "date" else f"{prop}_"
            found[prop] = value
            found |= {prefix + k: v for k, v in (("earliest", bounds.earliest), ("latest", bounds.latest)) if v}
    if days := [day for s in event.said if s.claim.property == "observed" and (day := exact_day(s.claim.value))]:
        found["observed"] = max(days)
    return found


def whole_number(value: str | None) -> int | None:
    """The number that `value` writes in digits; None where it is none above zero."""
    number = int(value) if value and re.fullmatch("[0-9]{1,9}", value) else 0
    return number or None


def exact_day(value: str | None) -> date | None:
    """The day that an EDTF date names; None where it allows more than one."""
    bounds = edtf.parse(value) if value else None
    return bounds.earliest if bounds and bounds.earliest == bounds.latest else None


def _in_words(event: Event, prop: str) -> str | None:
    values = sorted(
        s.claim.value
        for s in event.said
        if s.claim.property == prop and s.claim.object is None and s.claim.value and s.claim.stance != "denied"
    )
    return values[0] if values else None


def _objects(context: Context, event: Event, prop: str) -> dict[str, list[Said]]:
    """What is said, and denied, of the entities that a property names, by canonical id.

    Those not in the graph are left out, and those of which it is only denied.
    """
    found: dict[str, list[Said]] = {}
    for s in event.said:
        if s.claim.property == prop and (entity := context.entity(s.claim.object)):
            found.setdefault(entity, []).append(s)
    return {key: said for key, said in found.items() if any(s.claim.stance != "denied" for s in said)}


def _links(context: Context, event: Event) -> Iterable[Relationship]:
    for prop, (link, away) in LINKS.items():
        kind = "CREATED" if event.kind == "Work" and prop == "subject" else link
        disputed = prop in event.shown and event.shown[prop].disputed
        for entity, said in _objects(context, event, prop).items():
            start, end = (event.id, entity) if away else (entity, event.id)
            extra: dict[str, Value] = {"role": prop} if kind == "BY" else {}
            yield _relationship(kind, start, end, said, disputed, extra)
    offences: dict[str, list[Said]] = {}
    for s in event.said:
        if s.claim.property == "offence" and s.claim.value:
            offences.setdefault(offence_id(s.claim.value), []).append(s)
    for offence, said in offences.items():
        if all(s.claim.stance == "denied" for s in said):
            continue
        yield _relationship("FOR", event.id, offence, said, "offence" in _disputed(event), {})


def _affiliations(context: Context, event: Event) -> Iterable[Relationship]:
    """One relationship for each person and organisation of an affiliation; more than one only where voices differ."""
    properties: dict[str, Value] = event.grounds | _dates(event)
    if role := event.value("role"):
        properties["role"] = role
    for person in _objects(context, event, "subject"):
        for organisation in _objects(context, event, "organisation"):
            key = content_id(["AFFILIATED_WITH", event.id, person, organisation])
            yield Relationship(key, "AFFILIATED_WITH", person, organisation, {"id": key, **properties})


def _disputed(event: Event) -> set[str]:
    return {prop for prop, shown in event.shown.items() if shown.disputed}


def _relationship(
    kind: str, start: str, end: str, said: Iterable[Said], disputed: bool, extra: Mapping[str, Value]
) -> Relationship:
    key = content_id([kind, start, end, *(str(value) for value in extra.values())])
    properties = {"id": key, **grounds(said), **extra}
    return Relationship(key, kind, start, end, properties | ({"disputed": True} if disputed else {}))
