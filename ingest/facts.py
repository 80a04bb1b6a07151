"""The flat view of an extraction: facts with their arguments, as `extract --facts` prints them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.canonical import Json
from graph.wording import kind_in_words
from ingest.extract import EXTRACTOR, VERSION
from ingest.extraction import UNKNOWN_PUBLICATION_DAY, Extraction
from ontology.model import Claim, Description, Document, EntityMention, EventMention, MentionKind, RunRow, TextSelector

ENTITY_KINDS = {"Person": "PERSON", "Organisation": "ORG", "Facility": "FACILITY", "Place": "PLACE"}
SHAPES: dict[MentionKind, tuple[str, dict[str, str]]] = {
    "Arrest": ("ARREST", {"person": "subject", "date": "date", "place": "place", "agency": "agency"}),
    "Detention": ("DETENTION", {"person": "subject", "facility": "facility", "start": "start", "end": "end"}),
    "Charge": ("CHARGE", {"person": "subject", "charge": "offence", "date": "date"}),
    "Sentence": ("SENTENCE", {"person": "subject", "length": "length", "date": "date", "court": "court"}),
    "LegalStep": ("LEGAL", {"person": "subject", "type": "type", "date": "date", "count": "count"}),
    "Release": ("RELEASE", {"person": "subject", "date": "date", "how": "how"}),
    "Affiliation": ("AFFIL", {"person": "subject", "org": "organisation", "role": "role"}),
    "Assessment": ("CLAIM", {"by": "actor", "type": "type", "about": "subject"}),
    "Abuse": ("ABUSE", {"target": "subject", "type": "type", "facility": "facility", "date": "date"}),
    "SupportAction": ("SUPPORT", {"by": "actor", "for": "subject", "type": "type", "date": "date"}),
    "Work": ("PUB", {"person": "subject", "type": "type", "about": "topic"}),
    "InstitutionalOutcome": ("OUTCOME", {"subject": "subject", "type": "type", "date": "date"}),
}
"""For each kind of event mention, the kind of fact and which property each argument is."""
KINDS_IN_WORDS = {
    **{kind: kind_in_words(entity_class) for entity_class, kind in ENTITY_KINDS.items()},
    **{kind: kind_in_words(event) for event, (kind, _) in SHAPES.items()},
}
"""The kinds of facts as people say them."""
_DATES = ("date", "start")


def facts(
    extraction: Extraction, description: Description, *, threshold: float = 0.6, everything: bool = False
) -> list[Json]:
    """The facts of an extraction in the order of the text.

    threshold: confidence below which a fact waits for review and is left out. everything: with these, and with what is
    planned, requested, hypothetical or denied.
    """
    view = _View(extraction, description)
    found = [fact for mention in extraction.mentions for fact in view.facts_of(mention)]
    if not everything:
        found = [
            fact
            for fact in found
            if fact.confidence >= threshold and fact.modality in ("factual", "alleged", "believed")
        ]
    found.sort(key=lambda fact: (not fact.is_entity, fact.evidence.start, fact.kind))
    return [fact.as_json() for fact in found]


def facts_document(document: Document, description: Description, found: list[Json]) -> dict[str, Json]:
    """The whole object that `extract --facts` prints."""
    return {
        "document": {
            "title": description.title,
            "publisher": description.publisher,
            "date": description.date,
            "language": description.language,
            "sha256": document.source,
        },
        "facts": found,
    }


class _Fact:
    def __init__(
        self,
        kind: str,
        args: dict[str, Json],
        evidence: TextSelector,
        asserted_by: str | None,
        modality: str,
        confidence: float,
    ) -> None:
        self.kind, self.args, self.evidence = kind, args, evidence
        self.asserted_by, self.modality, self.confidence = asserted_by, modality, confidence
        self.is_entity = kind in ENTITY_KINDS.values()

    def as_json(self) -> Json:
        return {
            "kind": self.kind,
            "args": self.args,
            "evidence": {"start": self.evidence.start, "end": self.evidence.end, "quote": self.evidence.quote},
            "asserted_by": self.asserted_by,
            "modality": self.modality,
            "confidence": round(self.confidence, 3),
            "extractor": EXTRACTOR,
            "version": VERSION,
        }


class _View:
    """Claims by mention and property, best first."""

    def __init__(self, extraction: Extraction, description: Description) -> None:
        self.description = description
        rows = {row.claim: row for row in extraction.rows}
        self._claims: dict[str, dict[str, list[tuple[Claim, RunRow]]]] = defaultdict(lambda: defaultdict(list))
        for claim in extraction.claims:
            self._claims[claim.subject][claim.property].append((claim, rows[claim.id]))
        self._names = {
            mention.id: self._value(mention.id, "name")
            for mention in extraction.mentions
            if isinstance(mention, EntityMention)
        }

    def _value(self, mention: str, property: str) -> str | None:
        listed = self._claims[mention][property]
        return listed[0][0].value if listed else None

    def facts_of(self, mention: EntityMention | EventMention) -> Iterable[_Fact]:
        if isinstance(mention, EntityMention):
            yield from self._entity(mention)
        else:
            yield from self._event(mention)

    def _entity(self, mention: EntityMention) -> Iterable[_Fact]:
        named = [(claim, row) for claim, row in self._claims[mention.id]["name"] if _text(row)]
        if not named:
            return
        args: dict[str, Json] = {"name": named[0][0].value}
        if mention.entity_class == "Person":
            args["role"] = self._value(mention.id, "role")
        evidence = _text(named[0][1])
        assert evidence is not None
        yield _Fact(
            ENTITY_KINDS[mention.entity_class],
            args,
            evidence,
            self.description.publisher,
            "factual",
            named[0][1].confidence,
        )

    def _event(self, mention: EventMention) -> Iterable[_Fact]:
        told = self._claims[mention.id]["kind"]
        if not told:
            return
        claim, row = max(told, key=lambda item: item[1].confidence)
        evidence = _text(row)
        if evidence is None:
            return
        kind, shape = SHAPES[mention.kind]
        args: dict[str, Json] = {name: self._argument(mention.id, property) for name, property in shape.items()}
        unknown = any(r.derived and r.derived.rule == UNKNOWN_PUBLICATION_DAY for _, r in told)
        for name, property in shape.items():
            if property in _DATES and args[name] is None and unknown:
                args[name] = "PUB"
        if kind == "LEGAL" and isinstance(args["count"], str):
            args["count"] = int(args["count"])
        if kind == "CLAIM" and args["by"] is None:
            args["by"] = "narrator"
        yield _Fact(kind, args, evidence, self._speaker(claim), _modality(claim), row.confidence)

    def _argument(self, mention: str, property: str) -> str | None:
        listed = self._claims[mention][property]
        if not listed:
            return None
        if property in (*_DATES, "end"):
            claim = max((claim for claim, _ in listed), key=lambda c: len(_coarse(c.value or "")))
        else:
            claim = max(listed, key=lambda item: item[1].confidence)[0]
        if property in (*_DATES, "end") and claim.value:
            return _coarse(claim.value)
        return self._names.get(claim.object) if claim.object else claim.value

    def _speaker(self, claim: Claim) -> str | None:
        if claim.speaker_text:
            return claim.speaker_text
        return self._names.get(claim.speaker) if claim.speaker else self.description.publisher


def _text(row: RunRow) -> TextSelector | None:
    return next((selector for selector in row.evidence if isinstance(selector, TextSelector)), None)


def _modality(claim: Claim) -> str:
    if claim.modality != "actual":
        return claim.modality
    return "factual" if claim.stance == "asserted" else claim.stance


def table(found: Sequence[Json]) -> list[tuple[str, str, str, str]]:
    """Facts as rows for people: kind, arguments, who says so, the words."""
    rows = []
    for fact in found:
        if isinstance(fact, dict):
            args, evidence = fact["args"], fact["evidence"]
            assert isinstance(args, dict)
            assert isinstance(evidence, dict)
            words = ", ".join(f"{name} {value}" for name, value in args.items() if value is not None)
            said = str(fact["asserted_by"] or "") + ("" if fact["modality"] == "factual" else f" ({fact['modality']})")
            rows.append((str(fact["kind"]), words, said, " ".join(str(evidence["quote"]).split())))
    return rows


def _coarse(date: str) -> str:
    """An EDTF date, one of a set of days (`last week`) as about the month or year in which they lie.

    >>> _coarse("[2016-06-13..2016-06-19]")
    '2016-06~'
    """
    days = re.fullmatch(r"\[(\d{4})-(\d\d)-\d\d\.\.(\d{4})-(\d\d)-\d\d\]", date)
    if days is None:
        return date
    return f"{days[1]}-{days[2]}~" if days.group(1, 2) == days.group(3, 4) else f"{days[1]}~"
