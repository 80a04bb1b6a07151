"""What became of a person, as far as the latest event tells."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from graph import edtf
from graph.projection.context import Said, bounds_of
from graph.property_graph import Value

STATUS = {
    "Death": "deceased",
    "Disappearance": "missing",
    "Arrest": "detained",
    "Detention": "detained",
    "Release": "released",
}


class Dated(Protocol):
    """What the status needs of an event."""

    @property
    def said(self) -> tuple[Said, ...]:
        """Everything said of it."""

    def value(self, prop: str) -> str | None:
        """The value that is shown for a property."""


def statuses(events: Iterable[tuple[Dated, tuple[str, ...], Iterable[str]]]) -> dict[str, Mapping[str, Value]]:
    """Return `status` and `status_as_of` by canonical id of the person.

    events: each with its labels and the entities that it befell. The latest event counts; where two events of the same
    latest day say different things, or the latest is a detention of which only the end is told, the status is unknown.
    """
    latest: dict[str, list[tuple[date, str, Dated]]] = {}
    for event, labels, subjects in events:
        status = next((STATUS[label] for label in STATUS if label in labels), None)
        if status is None or (last := _last_day(event)) is None:
            continue
        known = "unknown" if "Detention" in labels and event.value("end") else status
        for person in subjects:
            latest.setdefault(person, []).append((last, known, event))
    return {person: _of_latest(found) for person, found in latest.items()}


def _of_latest(found: list[tuple[date, str, Dated]]) -> Mapping[str, Value]:
    day = max(last for last, _, _ in found)
    decisive = [(status, event) for last, status, event in found if last == day]
    said = {status for status, _ in decisive if status != "unknown"}
    properties: dict[str, Value] = {"status": said.pop() if len(said) == 1 else "unknown"}
    days = [
        bounds.latest
        for _, event in decisive
        for s in event.said
        if (bounds := bounds_of(s.description.date)) and bounds.latest
    ]
    return properties | ({"status_as_of": max(days)} if days else {})


def _last_day(event: Dated) -> date | None:
    for prop in ("end", "date", "observed", "start"):
        values = (
            [event.value(prop)]
            if prop != "observed"
            else [s.claim.value for s in event.said if s.claim.property == "observed"]
        )
        days = [day for value in values if value and (day := edtf.parse(value).latest)]
        if days:
            return max(days)
    return None
