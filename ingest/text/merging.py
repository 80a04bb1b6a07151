"""What a document tells twice is one event: drafts joined, each telling kept as a piece of evidence."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.edtf import parse
from ingest.text.draft import Draft, subject_key
from ontology.model import ClaimProperty, MentionKind

CORE: dict[MentionKind, tuple[ClaimProperty, ...]] = {
    "Charge": ("offence",),
    "LegalStep": ("type",),
    "Abuse": ("type",),
    "SupportAction": ("type", "actor"),
    "Assessment": ("type", "actor"),
    "InstitutionalOutcome": ("type",),
    "Work": ("type",),
    "Affiliation": ("organisation", "role"),
}
"""The properties of which a difference makes another event."""
INFORMATIVE: dict[MentionKind, tuple[ClaimProperty, ...]] = {
    "Sentence": ("length",),
    "Detention": ("facility",),
    "Release": ("how",),
    "LegalStep": ("count",),
    "Abuse": ("facility",),
    "Arrest": ("place",),
}
"""The properties that must not differ where two tellings both have them."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the document and its tellings, in the order of the text."""

    drafts: tuple[Draft, ...]

    @property
    def first(self) -> Draft:
        return self.drafts[0]


def merge(drafts: Iterable[Draft]) -> list[Event]:
    """Join drafts that tell of one event: same kind, force, subject and core, nothing that differs, dates that agree.

    A telling without a date joins what was told before it; several events that fit, the last of them.
    """
    events: list[list[Draft]] = []
    told: dict[tuple[str, ...], list[list[Draft]]] = defaultdict(list)
    for draft in sorted(drafts, key=_place):
        alike = told[draft.kind, draft.force, subject_key(draft.subject)]
        fitting = [event for event in alike if _same(event, draft)]
        if fitting:
            same_date = [event for event in fitting if _dated(draft) and any(_dated(other) for other in event)]
            (same_date or fitting)[-1].append(draft)
        else:
            events.append([draft])
            alike.append(events[-1])
    return [Event(tuple(event)) for event in events]


def _place(draft: Draft) -> tuple[object, ...]:
    """The place of a draft in the text; two of one trigger by whom and what they are about."""
    values = tuple(
        (a.start, a.end, a.property, a.entity.number if a.entity else -1, a.value or "") for a in draft.arguments
    )
    return (
        draft.trigger,
        draft.kind,
        draft.frame,
        draft.start,
        draft.subject.start,
        subject_key(draft.subject),
        values,
    )


def _same(event: Sequence[Draft], draft: Draft) -> bool:
    first = event[0]
    if (
        first.trigger == draft.trigger
        and first.frame == draft.frame
        and first.start == draft.start
        and draft.kind != "Charge"
    ):
        return _core(first) == _core(draft) and first.voice == draft.voice
    spoken = draft.kind in ("SupportAction", "Assessment")
    pairs = zip(_core(first), _core(draft), strict=True)
    if not all(one == other or (spoken and _alike(one, other)) for one, other in pairs):
        return False
    for other in event:
        for property in INFORMATIVE.get(draft.kind, ()):
            mine, theirs = _informative(draft, property), _informative(other, property)
            if mine is not None and theirs is not None and mine != theirs:
                return False
        if not _dates_agree(other, draft):
            return False
    return True


def _informative(draft: Draft, property: ClaimProperty) -> str | None:
    """A property, comparable: terms in months, `30m` for `2.5y`."""
    years = re.fullmatch(r"(\d+)(\.5)?y", draft.value(property) or "") if property == "length" else None
    return f"{int(years[1]) * 12 + (6 if years[2] else 0)}m" if years else draft.key_of(property)


def _core(draft: Draft) -> tuple[str | None, ...]:
    return tuple(draft.key_of(property) for property in CORE.get(draft.kind, ()))


def _alike(one: str | None, other: str | None) -> bool:
    """Whether of two actors in words one says the other in short: `UN experts`, `experts`."""
    if one is None or other is None:
        return False
    short, long = sorted((one, other), key=len)
    return not long.startswith("#") and not short.startswith("#") and long.endswith(f" {short}")


def _dated(draft: Draft) -> bool:
    return draft.date is not None and (draft.date.value is not None or draft.date.unknown_publication)


def _dates_agree(one: Draft, other: Draft) -> bool:
    if not _dated(one) or not _dated(other):
        return True
    assert one.date is not None
    assert other.date is not None
    if one.date.value is None or other.date.value is None:
        return one.date.value is other.date.value
    a, b = parse(one.date.value), parse(other.date.value)
    if one.kind == "Detention" and one.ends != other.ends and one.key_of("facility") is not None:
        first, last = (b, a) if one.ends else (a, b)
        told_in_order = first.earliest is None or last.latest is None or first.earliest <= last.latest
        return told_in_order and one.key_of("facility") == other.key_of("facility")
    starts = a.earliest is None or b.latest is None or a.earliest <= b.latest
    return starts and (b.earliest is None or a.latest is None or b.earliest <= a.latest)
