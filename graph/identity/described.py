"""What the ledger tells the matcher of each entity mention: its names, and what live claims say beside them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph import edtf
from graph.errors import BadInput
from graph.identity.contexts import context_of
from graph.identity.named import Context, Named
from graph.live import Records, Statement
from graph.names import normalise
from ontology.model import EntityMention, EventMention, TextSelector

DATES = frozenset({"date", "start", "end", "observed"})
WHERE = frozenset({"place", "facility"})

NEAR = 80
"""Characters within which a place in the same sentence says where a facility is."""

_END = re.compile(r"[.!?…]\s|\n")


def describe(known: Records, threshold: float) -> dict[str, Named]:
    """Each entity mention that live claims name, as the matcher sees it, by id."""
    live = [s for s in known.live(threshold) if s.claim.modality == "actual" and s.claim.stance != "denied"]
    names = _names(known, live)
    beside = {key: _Beside(set(), set(), set()) for key in names}
    _from_events(known, live, names, beside)
    _from_nearby(known, live, names, beside)
    return {
        key: Named(
            _mention(known, key).entity_class,
            tuple(sorted(found, key=lambda name: (-len(name), name))),
            beside[key].context(),
        )
        for key, found in names.items()
    }


class _Beside:
    """What is known beside the names of one mention, while it is gathered."""

    def __init__(self, words: set[str], years: set[int], organisations: set[str]) -> None:
        self.words = words
        self.years = years
        self.organisations = organisations

    def context(self) -> Context:
        """All of it as a context."""
        read = context_of(sorted(self.words))
        return replace(read, years=read.years | self.years, organisations=frozenset(self.organisations))


def _mention(known: Records, key: str) -> EntityMention:
    mention = known.mentions[key]
    assert isinstance(mention, EntityMention)
    return mention


def _names(known: Records, live: Iterable[Statement]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for s in live:
        if s.claim.property == "name" and s.claim.value and isinstance(known.mentions[s.claim.subject], EntityMention):
            found.setdefault(s.claim.subject, set()).add(s.claim.value)
    return found


def _from_events(
    known: Records, live: Iterable[Statement], names: Mapping[str, set[str]], beside: Mapping[str, _Beside]
) -> None:
    """What happened to somebody says when and where; an affiliation says with whom and as what."""
    told: dict[str, list[Statement]] = {}
    for s in live:
        told.setdefault(s.claim.subject, []).append(s)
        if s.claim.property == "role" and s.claim.value and s.claim.subject in beside:
            beside[s.claim.subject].words.add(s.claim.value)
    for key, statements in told.items():
        mention = known.mentions[key]
        if not isinstance(mention, EventMention):
            continue
        for subject in {s.claim.object or "" for s in statements if s.claim.property == "subject"}:
            if subject in beside:
                _add(beside[subject], mention, statements, names)


def _add(one: _Beside, event: EventMention, statements: Iterable[Statement], names: Mapping[str, set[str]]) -> None:
    for s in statements:
        called = names.get(s.claim.object or "", set())
        if s.claim.property in DATES and s.claim.value:
            one.years.update(_years(s.claim.value))
        elif s.claim.property in WHERE:
            one.words.update(called)
        elif event.kind == "Affiliation":
            one.organisations.update(normalise(name) for name in called)
            if s.claim.property == "role" and s.claim.value:
                one.words.add(s.claim.value)


def _years(date: str) -> Iterator[int]:
    try:
        read = edtf.parse(date)
    except BadInput:
        return
    if read.earliest and read.latest and read.earliest.year == read.latest.year:
        yield read.earliest.year


def _from_nearby(
    known: Records, live: Iterable[Statement], names: Mapping[str, set[str]], beside: Mapping[str, _Beside]
) -> None:
    """A facility is where the place is that its sentence names close by."""
    spans: dict[str, dict[str, list[tuple[int, int]]]] = {}
    texts = {}
    for s in live:
        kind = getattr(known.mentions[s.claim.subject], "entity_class", None)
        if s.claim.property != "name" or kind not in ("Facility", "Place"):
            continue
        texts[s.document.id] = s.document.text
        of_document = spans.setdefault(s.document.id, {})
        of_document.setdefault(s.claim.subject, []).extend(
            (e.start, e.end) for e in s.row.evidence if isinstance(e, TextSelector)
        )
    for document, of_document in spans.items():
        places = [
            (start, end, key)
            for key, found in of_document.items()
            if _mention(known, key).entity_class == "Place"
            for start, end in found
        ]
        for key, found in of_document.items():
            if _mention(known, key).entity_class == "Facility":
                for start, end in found:
                    for place_start, place_end, place in places:
                        if _near(texts[document], start, end, place_start, place_end):
                            beside[key].words.update(names.get(place, ()))


def _near(text: str, start: int, end: int, place_start: int, place_end: int) -> bool:
    between = text[end:place_start] if place_start >= end else text[place_end:start]
    return len(between) <= NEAR and not _END.search(between)
