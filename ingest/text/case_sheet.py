"""Case sheets: what lines such as `Date of arrest: 3 May 2016` say, and whom they are about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.lexicons.load import words
from ingest.text.analysis import Analysis
from ingest.text.argument import Argument
from ingest.text.clusters import Entity
from ingest.text.coreference import Resolver
from ingest.text.offences import numbered_offences
from ingest.text.referent import Referent
from ingest.text.terms import find_terms
from ingest.text.timing import Dated, Timeline
from ontology.model import ClaimProperty, EntityClass, MentionKind

LEXICON = "case-sheet.en.yaml"
CONFIDENCE = 0.82
FIELDS: dict[str, MentionKind] = {
    "arrest": "Arrest",
    "arrest-place": "Arrest",
    "arrest-agency": "Arrest",
    "charge": "Charge",
    "sentence": "Sentence",
    "detention": "Detention",
    "release": "Release",
    "trial": "LegalStep",
    "status": "LegalStep",
}
NEEDS_DATE = frozenset({"arrest", "release", "trial"})
LONGEST_CHARGE = 100
LONGEST_LINE = 200
WRAPPED = 50
"""Characters from which on a line may have been broken by its length."""
_NEXT_LINE = re.compile(r"[ \t]*\n[ \t]*(\S[^\n]*?)(?=[ \t]*(?:\n|\Z))")
_PARTS = re.compile(r"\s*(?:;\s*(?:and\s+)?|\(\d{1,2}\)\s*|\s\d\.\s+)")
_APPEAL_PENDING = re.compile(r"\bappeals?\s(?:is\s|still\s)*pending|\bawaiting\sappeal", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[].*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of a case sheet tells. start, end: label and value in the text."""

    field: str
    kind: MentionKind
    start: int
    end: int
    subject: Referent
    arguments: tuple[Argument, ...]
    date: Dated | None


def case_sheet(analysis: Analysis, resolver: Resolver, timeline: Timeline) -> list[Line]:
    """All lines of the case sheets of a document, in the order of the text."""
    reader = _Sheet(analysis, resolver, timeline)
    return [line for match in _label().finditer(analysis.text) for line in reader.read(match)]


def in_label(text: str, position: int) -> bool:
    """Whether a word is a part of a label, so that it tells nothing by itself: `Released: expected in May`."""
    if text.find(":", position, position + LONGEST_LINE) < 0:
        return False
    line = text.rfind("\n", 0, position) + 1
    return any(
        match.start("label") <= position < match.end("label")
        for match in _label().finditer(text, line, position + LONGEST_LINE)
    )


class _Sheet:
    def __init__(self, analysis: Analysis, resolver: Resolver, timeline: Timeline) -> None:
        self.text, self.analysis, self.resolver, self.timeline = analysis.text, analysis, resolver, timeline
        self.readable = [(block.start, block.end, block.content) for block in analysis.blocks]
        self.person: Entity | None = None

    def read(self, match: re.Match[str]) -> Iterator[Line]:
        field = _fields()[" ".join(match["label"].lower().split())]
        start, end = match.start("value"), match.end("value")
        if field == "charge":
            end = self._end_of_wrapped(start, end)
        block = next((block for block in self.readable if block[0] <= match.start("label") < block[1]), None)
        if block is None:
            return
        if field == "name":
            self.person = self._first("Person", start, end) or self.person
            return
        subject = self._subject(block[2], match.start("label"))
        if subject is None:
            return
        for low, high in self._parts(field, start, end):
            if field != "status" and _not_yet().search(self.text, low, self._head_of_value(low, high)):
                continue
            arguments = tuple(self._arguments(field, low, high))
            date = self._date(field, low, high)
            if (field in NEEDS_DATE and date is None) or (field not in NEEDS_DATE and not arguments):
                continue
            anchor = subject.names[0]
            who = Referent(anchor.start, anchor.end, subject, anchor=anchor)
            if field != "charge":
                yield Line(field, FIELDS[field], match.start("label"), high, who, arguments, date)
                continue
            for one in arguments:
                near = one.end - match.start("label") < LONGEST_LINE
                first = match.start("label") if near else one.start
                yield Line(field, FIELDS[field], first, one.end, who, (one,), date)

    def _end_of_wrapped(self, start: int, end: int) -> int:
        """The end of a value that goes on in the next lines: they are long, none is blank and none has a label."""
        while end < len(self.text):
            line = self.text.rfind("\n", 0, end) + 1
            following = _NEXT_LINE.match(self.text, end)
            if following is None or end - line < WRAPPED or _label().match(self.text, following.start(1)):
                break
            end = following.end(1)
        return end

    def _parts(self, field: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The single charges of a value; else the value."""
        if field != "charge":
            yield start, end
            return
        if numbered_offences(self.text, start, self._head_of_value(start, end)):
            yield start, end
            return
        position = start
        for separator in _PARTS.finditer(self.text, start, end):
            if position < separator.start():
                yield position, separator.start()
            position = separator.end()
        if position < end:
            yield position, end

    def _head_of_value(self, start: int, end: int) -> int:
        aside = _ASIDE.search(self.text, start, end)
        return aside.start() if aside else end

    def _subject(self, content: int, position: int) -> Entity | None:
        """Who is named at the head of the same block, else by the last line `Name:`, else the main defender."""
        for name, entity in self.resolver.names_in(content, position):
            if entity.kind == "Person" and not self.text[content : name.start].strip(" >*•"):
                return entity
        return self.resolver.segments.case_at(position) or self.person or self.resolver.main

    def _first(self, kind: EntityClass, start: int, end: int) -> Entity | None:
        return next((entity for _, entity in self.resolver.names_in(start, end) if entity.kind == kind), None)

    def _date(self, field: str, start: int, end: int) -> Dated | None:
        if field == "charge":
            return None
        dates = [date for date in self.timeline.between(start, end) if date.relation not in ("until", "before")]
        return dates[0] if dates else None

    def _arguments(self, field: str, start: int, end: int) -> Iterator[Argument]:
        if field in ("arrest", "arrest-place"):
            yield from self._entity("place", "Place", start, end)
        elif field == "arrest-agency":
            yield from self._entity("agency", "Organisation", start, end)
        elif field == "detention":
            yield from self._entity("facility", "Facility", start, end)
        elif field == "sentence":
            terms = find_terms(self.text, start, end)
            if terms:
                yield Argument("length", terms[0].start, terms[0].end, value=terms[0].length)
        elif field == "charge":
            yield from self._charge(start, end)
        elif field == "release":
            return
        elif field == "status":
            if pending := _APPEAL_PENDING.search(self.text, start, end):
                yield Argument("type", *pending.span(), value="appeal_pending")
        elif field == "trial":
            yield Argument("type", start, end, value="trial_opened")

    def _entity(self, property: ClaimProperty, kind: EntityClass, start: int, end: int) -> Iterator[Argument]:
        for name, entity in self.resolver.names_in(start, end):
            if entity.kind == kind:
                yield Argument(property, name.start, name.end, entity=entity)
                return

    def _charge(self, start: int, end: int) -> Iterator[Argument]:
        if numbered := numbered_offences(self.text, start, self._head_of_value(start, end)):
            yield from numbered
            return
        value = _ASIDE.sub("", self.text[start:end])
        bare = value.strip(" .,;“”\"«»'")
        if bare and len(bare) <= LONGEST_CHARGE:
            at = start + value.index(bare)
            yield Argument("offence", at, at + len(bare), value=" ".join(bare.split()))


@lru_cache(maxsize=1)
def _fields() -> dict[str, str]:
    return {label: field for field in (*FIELDS, "name") for label in words(LEXICON, field)}


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    labels = "|".join(
        re.escape(label).replace(r"\ ", r"\s") for label in sorted(_fields(), key=lambda label: (-len(label), label))
    )
    return re.compile(
        rf"(?:^[ \t]*(?:[•*>–-][ \t]*)?|(?<=[.;|][ \t]))(?P<label>{labels})[ \t]*:[ \t]*"
        r"(?P<value>[^\n]+?)(?=\.?[ \t]*$|\.[ \t]+[A-Z]|[ \t]+\|)",
        re.IGNORECASE | re.MULTILINE,
    )


@lru_cache(maxsize=1)
def _not_yet() -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(words(LEXICON, "not-yet")))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)
