"""Where sources contradict one another: all sides with their words, and which value is shown and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph import records
from graph.canonical import Json
from graph.errors import BadInput
from graph.identity import events as event_rule
from graph.live import Records
from graph.names import words
from graph.projection.context import DATES, Context, Said, context_of
from graph.projection.events import Event, events_of
from graph.projection.tellings import gather_tellings
from graph.truthy import same_date, width
from graph.wording import date_in_words
from ontology.model import Decision, TextSelector


@dataclass(frozen=True, slots=True)
class Testimony:
    """Who gives a value, where and in which words. claim: id of the claim in the ledger."""

    claim: str
    value: str
    voice: str
    publisher: str | None
    date: str | None
    file: str | None
    source: str
    stance: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A value of which others cannot be true beside it. voices: how many independent ones give it."""

    value: str
    voices: tuple[str, ...]
    testimonies: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A property of one event on which voices differ.

    subjects: names of whom it befell, by id. also: statements that agree with every side, as a year with its days.
    shown: the value that the graph shows. why: by what it was chosen. denied: who says that it is not so.
    """

    event: str
    kind: str
    property: str
    subjects: Mapping[str, str]
    sides: tuple[Side, ...]
    also: tuple[Testimony, ...]
    denied: tuple[Testimony, ...]
    shown: str
    why: str

    def as_json(self) -> Json:
        """For scripts."""
        return {
            "event": self.event,
            "kind": self.kind,
            "property": self.property,
            "subjects": [{"id": key, "name": name} for key, name in self.subjects.items()],
            "shown": self.shown,
            "why": self.why,
            "sides": [
                {"value": s.value, "voices": list(s.voices), "statements": [_json_of(t) for t in s.testimonies]}
                for s in self.sides
            ],
            "compatible_with_all": [_json_of(t) for t in self.also],
            "denied_by": [_json_of(t) for t in self.denied],
        }


def contradictions(known: Records, threshold: float, about: str | None = None) -> list[Contradiction]:
    """All contradictions, by whom they befell and date. about: an id, its beginning, or words of a name.

    Raises BadInput where `about` names nobody.
    """
    context = context_of(known, threshold)
    tellings = gather_tellings(context)
    joined = event_rule.join((t.for_rule(context) for t in tellings), context.judged, known.sequence)
    wanted = _entities(context, about) if about else None
    found = []
    for event in events_of(context, tellings, joined.canonical):
        subjects = _subjects(context, event)
        if wanted is None or wanted & subjects.keys():
            found += [
                _contradiction(context, event, prop, subjects) for prop, shown in event.shown.items() if shown.disputed
            ]
    return sorted(found, key=lambda c: (sorted(c.subjects.values()), c.kind, c.event, c.property))


def choose(known: Records, threshold: float, event: str, prop: str, value: str, author: str, reason: str) -> Decision:
    """The decision that `value` is the one to show. event: the first digits of its id. The dispute stays marked.

    Raises BadInput where there is no such contradiction, or nobody gives that value.
    """
    found = [c for c in contradictions(known, threshold) if c.event.startswith(event) and c.property == prop]
    if not event or len(found) != 1:
        raise BadInput(f"{event!r} {prop} names {len(found)} contradictions; `defenders contradictions` lists them")
    claims = [t.claim for side in found[0].sides if side.value == value for t in side.testimonies if t.value == value]
    if not claims:
        given = ", ".join(side.value for side in found[0].sides)
        raise BadInput(f"nobody says {value!r}; it is one of: {given}")
    return records.decision("choose", tuple(sorted(set(claims))), author, decided_value=value, reason=reason)


def _contradiction(context: Context, event: Event, prop: str, subjects: Mapping[str, str]) -> Contradiction:
    said = [s for s in event.said if s.claim.property == prop]
    asserted = [s for s in said if s.claim.stance != "denied"]
    shown = event.shown[prop].claim
    values = _values(context, prop, asserted)
    by_value: dict[str, list[Said]] = {value: [] for value in values}
    also: list[Said] = []
    for s in asserted:
        fitting = [value for value in values if _agree(context, prop, s, value)]
        if len(fitting) == 1:
            by_value[fitting[0]].append(s)
        else:
            also.append(s)
    sides = tuple(_side(context, prop, value, found) for value, found in by_value.items() if found)
    return Contradiction(
        event=event.id,
        kind=event.kind,
        property=prop,
        subjects=subjects,
        sides=sides,
        also=tuple(_testimony(context, s) for s in also),
        denied=tuple(_testimony(context, s) for s in said if s.claim.stance == "denied"),
        shown=_value(context, shown.object, shown.value),
        why=_why(context, prop, asserted, sides),
    )


def _values(context: Context, prop: str, asserted: Iterable[Said]) -> list[str]:
    """The values of which each is as narrow as any that agrees with it."""
    found = sorted({context.core_key(s.claim) for s in asserted})
    if prop not in DATES:
        return found
    return [v for v in found if not any(width(o) < width(v) and same_date(o, v) for o in found)]


def _agree(context: Context, prop: str, said: Said, value: str) -> bool:
    key = context.core_key(said.claim)
    return same_date(key, value) if prop in DATES else key == value


def _side(context: Context, prop: str, value: str, said: list[Said]) -> Side:
    first = next((s for s in said if context.core_key(s.claim) == value), said[0])
    return Side(
        _value(context, first.claim.object, first.claim.value),
        tuple(sorted({s.voice for s in said})),
        tuple(_testimony(context, s) for s in said),
    )


def _testimony(context: Context, s: Said) -> Testimony:
    return Testimony(
        claim=s.claim.id,
        value=_value(context, s.claim.object, s.claim.value),
        voice=s.voice,
        publisher=s.description.publisher,
        date=s.description.date,
        file=s.description.file,
        source=s.document.source,
        stance=s.claim.stance,
        quotes=tuple(e.quote for e in s.row.evidence if isinstance(e, TextSelector)),
    )


def _value(context: Context, entity: str | None, value: str | None) -> str:
    leader = context.canonical.get(entity) if entity else None
    return context.names.get(leader, leader) if leader else value or ""


def _why(context: Context, prop: str, asserted: list[Said], sides: tuple[Side, ...]) -> str:
    if any(s.claim.id in context.chosen for s in asserted):
        return "a person chose it"
    voices = sorted((len(side.voices) for side in sides), reverse=True)
    if len(voices) > 1 and voices[0] > voices[1]:
        return f"{voices[0]} voices say it, more than any other"
    widths = sorted(width(side.value) for side in sides) if prop in DATES else []
    if len(widths) > 1 and widths[0] < widths[1]:
        return "as many voices say it as another, and it is the narrower date"
    return "as many voices say it as another; nothing but the order of ids decides"


def _json_of(testimony: Testimony) -> Json:
    return {
        "claim": testimony.claim,
        "value": testimony.value,
        "voice": testimony.voice,
        "publisher": testimony.publisher,
        "date": testimony.date,
        "file": testimony.file,
        "stance": testimony.stance,
        "quotes": list(testimony.quotes),
    }


def _subjects(context: Context, event: Event) -> dict[str, str]:
    found: dict[str, str] = {}
    for s in event.said:
        if s.claim.property in ("subject", "organisation") and (entity := context.entity(s.claim.object)):
            found[entity] = context.names[entity]
    return found


def _entities(context: Context, about: str) -> frozenset[str]:
    wanted = set(words(about))
    found = {
        key
        for key, said in context.entities.items()
        if key.startswith(about)
        or (wanted and any(wanted <= set(words(s.claim.value or "")) for s in said if s.claim.property == "name"))
    }
    if not found:
        raise BadInput(f"nobody and nothing is called {about!r}")
    return frozenset(found)


def in_words(value: str, prop: str) -> str:
    """A value as a reader of English writes it."""
    return date_in_words(value) if prop in DATES else value
