"""The case of one person, organisation or facility: its events in time, who else was part of them, who speaks of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.questions.asking import Graph, Row
from graph.questions.picture import PictureNode, picture_node
from graph.questions.rows import mapping, node, number, text, texts
from graph.walking import SHOWN
from graph.wording import LINKS, date_in_words

MOST_EVENTS = 500


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what else is part of an event. link: the relationship in words."""

    id: str
    label: str
    title: str
    link: str
    role: str | None


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """An event of the case. first to last: the days that it may touch; surely: those on which it lasted for certain.

    link: what the person or institution is in it, in words. disputed_on: properties in which voices differ.
    """

    node: PictureNode
    link: str
    surely: tuple[date, date] | None
    disputed_on: tuple[str, ...]
    participants: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A part in an organisation, or of a person in this one. link: id of the relationship."""

    id: str
    label: str
    title: str
    role: str | None
    when: str
    link: str
    start: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks of the case, in how many claims."""

    name: str
    claims: int


@dataclass(frozen=True)
class Case:
    """Everything of one person, organisation or facility. events: dated ones in order, then those without a date."""

    node: PictureNode
    names: tuple[str, ...]
    roles: tuple[str, ...]
    status: str | None
    status_as_of: str | None
    events: tuple[CaseEvent, ...]
    affiliations: tuple[Affiliation, ...]
    voices: tuple[Voice, ...]
    complete: bool

    def others(self, label: str) -> Mapping[str, tuple[Participant, ...]]:
        """Those of one class who are part of its events: by id, each once an event."""
        found: dict[str, list[Participant]] = {}
        for event in self.events:
            for participant in event.participants:
                if participant.label == label:
                    found.setdefault(participant.id, []).append(participant)
        return {key: tuple(each) for key, each in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))}


def case_of(graph: Graph, key: str) -> Case | None:
    """The case of an entity, by its id or an alias; None where the graph has none."""
    found = graph.ask("entity", id=key)
    if not found:
        return None
    row = found[0]
    key, properties = str(row["id"]), mapping(row["properties"])
    rows = graph.ask("events_of", id=key, types=sorted(SHOWN), limit=MOST_EVENTS + 1)
    voices = graph.ask("voices_on", id=key, types=sorted(SHOWN))
    return Case(
        node=picture_node(node(row["labels"], properties)),
        names=texts(row["names"]),
        roles=texts(properties.get("roles")),
        status=text(row["status"]),
        status_as_of=text(properties.get("status_as_of")),
        events=tuple(sorted(map(_event, rows[:MOST_EVENTS]), key=_order)),
        affiliations=tuple(map(_affiliation, graph.ask("affiliations_of", id=key))),
        voices=tuple(Voice(str(v["voice"]), number(v["claims"])) for v in voices),
        complete=len(rows) <= MOST_EVENTS,
    )


def _event(row: Row) -> CaseEvent:
    found = node(row["labels"], row["properties"])
    properties = mapping(row["properties"])
    shown = picture_node(found)
    inner = mapping({name: properties.get(name) for name in ("start_latest", "end_earliest", "observed")})
    return CaseEvent(
        node=shown,
        link=LINKS.get(str(row["link"]), str(row["link"])),
        surely=_surely(inner.get("start_latest"), inner.get("end_earliest"), inner.get("observed")),
        disputed_on=texts(properties.get("disputed_on")),
        participants=tuple(_participants(row["others"])),
    )


def _surely(start: object, end: object, observed: object) -> tuple[date, date] | None:
    """The days between which something lasted for certain, by its ends and the day it was seen."""
    days = [date.fromisoformat(value) for value in (start, end, observed) if isinstance(value, str)]
    if isinstance(start, str) and isinstance(end, str) and days[0] > days[1]:
        return None
    return (min(days), max(days)) if days else None


def _participants(others: object) -> Iterable[Participant]:
    for other in others if isinstance(others, list) else ():
        row = mapping(other)
        found = picture_node(node(row["labels"], row["properties"]))
        yield Participant(
            id=found.id,
            label=found.label,
            title=found.title,
            link=LINKS.get(str(row["type"]), str(row["type"])),
            role=text(row.get("role")),
        )


def _affiliation(row: Row) -> Affiliation:
    found = picture_node(node(row["labels"], row["properties"]))
    link = mapping(row["link"])
    ends = [text(link.get("start")), text(link.get("end"))]
    said = [f"{word} {date_in_words(end)}" for word, end in zip(("from", "until"), ends, strict=True) if end]
    return Affiliation(
        id=found.id,
        label=found.label,
        title=found.title,
        role=text(link.get("role")),
        when=" ".join(said),
        link=str(link["id"]),
        start=str(row["start"]),
    )


def _order(event: CaseEvent) -> tuple[bool, date, date, str]:
    first = event.node.first or event.node.last
    return first is None, first or date.max, event.node.last or date.max, event.node.id
