"""Builders for made-up cases: a source with its text, what is said in it, and the ledger entries that come of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph import records
from graph.ledger import Entry
from graph.live import Records, gather
from ontology.model import (
    Claim,
    ClaimProperty,
    Decision,
    Derivation,
    DescribedBy,
    Description,
    Document,
    EntityClass,
    EntityMention,
    EventMention,
    MentionKind,
    Modality,
    Record,
    Run,
    RunRow,
    Source,
    Stance,
    TextSelector,
)

CONFIGURATION = "0" * 64
AT = "2020-01-01T00:00:00+00:00"


def quote(document: Document, words: str, occurrence: int = 0) -> TextSelector:
    """The span of the `occurrence`-th `words` in the text."""
    start = -1
    for _ in range(occurrence + 1):
        start = document.text.index(words, start + 1)
    return TextSelector(start=start, end=start + len(words), quote=words)


@dataclass
class Telling:
    """One document under one description, and what an extractor found in it, in the order in which it was said."""

    source: Source
    document: Document
    description: Description
    found: list[EntityMention | EventMention | Claim] = field(default_factory=list)
    rows: list[RunRow] = field(default_factory=list)

    def entity(self, entity_class: EntityClass, name: str, *, number: int = 0, said: bool = True) -> EntityMention:
        """A mention of an entity, with its name as the text has it, unless it is not `said`."""
        mention = records.entity_mention(self.source.id, entity_class, name, number)
        self.found.append(mention)
        if said:
            self.claim(mention, "name", name)
        return mention

    def person(self, name: str, *, number: int = 0) -> EntityMention:
        return self.entity("Person", name, number=number)

    def event(
        self,
        kind: MentionKind,
        subject: EntityMention | str,
        trigger: int = 0,
        *,
        core: tuple[str, ...] = (),
        stance: Stance = "asserted",
        modality: Modality = "actual",
        speaker: EntityMention | None = None,
        confidence: float = 0.9,
        **values: str | EntityMention | tuple[str, ...],
    ) -> EventMention:
        """An event: its kind, its subject, and `values` by property, words or the mention of an entity."""
        by = subject.id if isinstance(subject, EntityMention) else subject
        mention = records.event_mention(self.document.id, kind, by, trigger, core)
        self.found.append(mention)
        said: list[tuple[str, str | EntityMention]] = [("kind", kind), ("subject", subject)]
        for prop, value in values.items():
            said += [(prop, one) for one in value] if isinstance(value, tuple) else [(prop, value)]
        for prop, value in said:
            self.claim(mention, prop, value, stance=stance, modality=modality, speaker=speaker, confidence=confidence)
        return mention

    def claim(
        self,
        subject: EntityMention | EventMention,
        prop: str,
        value: str | EntityMention,
        *,
        stance: Stance = "asserted",
        modality: Modality = "actual",
        speaker: EntityMention | None = None,
        speaker_text: str | None = None,
        confidence: float = 0.9,
        words: str | None = None,
        derived: Derivation | None = None,
    ) -> Claim:
        """One claim with its row; `words` of the text are its evidence, by default the value where it stands there."""
        named: ClaimProperty = prop  # type: ignore[assignment]
        made = records.claim(
            subject.id,
            named,
            None if isinstance(value, EntityMention) else value,
            object=value.id if isinstance(value, EntityMention) else None,
            speaker=speaker.id if speaker else None,
            speaker_text=speaker_text,
            stance=stance,
            modality=modality,
        )
        self.found.append(made)
        if words is None:
            words = (
                value if isinstance(value, str) and value and value in self.document.text else self.document.text[:1]
            )
        evidence = (quote(self.document, words),)
        self.rows.append(RunRow(claim=made.id, confidence=confidence, evidence=evidence, derived=derived))
        return made

    def run(self, version: str = "1", extractor: str = "rules", rows: Iterable[RunRow] | None = None) -> Run:
        return records.run(
            self.document,
            self.description,
            extractor,
            version,
            CONFIGURATION,
            tuple(self.rows if rows is None else rows),
        )

    def records(self, version: str = "1", extractor: str = "rules") -> list[Record]:
        """Everything, in the order in which an ingest appends it."""
        return [self.source, self.document, self.description, *self.found, self.run(version, extractor)]


def telling(
    text: str,
    publisher: str | None = "The Testing Post",
    date: str | None = "2011-07-27",
    *,
    title: str | None = None,
    file: str | None = None,
    address: str | None = None,
    given_by: DescribedBy = "person",
    reader: str = "text",
) -> Telling:
    """A source of which `text` is the whole content."""
    source = records.source(text.encode(), "text/plain")
    document = records.document(source, reader, "1", text)
    return Telling(
        source,
        document,
        records.description(
            source, given_by, publisher=publisher, date=date, title=title, file=file, address=address, language="en"
        ),
    )


def reprinted(original: Telling, publisher: str, date: str | None = "2011-07-28") -> Telling:
    """The same bytes with what was found in them, under the description of a second publisher."""
    description = records.description(original.source, "person", publisher=publisher, date=date, language="en")
    return Telling(original.source, original.document, description, list(original.found), list(original.rows))


def entries(*parts: Telling | Record | Iterable[Record]) -> list[Entry]:
    """The entries of a ledger to which `parts` were appended in this order; none is added twice."""
    flat: list[Record] = []
    for part in parts:
        flat += part.records() if isinstance(part, Telling) else [part] if isinstance(part, Record) else list(part)
    seen: dict[str, Record] = {}
    for record in flat:
        seen.setdefault(record.id, record)
    return [Entry(number, record, AT) for number, record in enumerate(seen.values(), 1)]


def gathered(*parts: Telling | Record | Iterable[Record]) -> Records:
    return gather(entries(*parts))


def decided(
    decision_type: str, *targets: Record | str, author: str = "Reviewer", day: int = 1, **more: str
) -> Decision:
    """A decision on records, or on ids."""
    ids = tuple(target if isinstance(target, str) else target.id for target in targets)
    return records.decision(
        decision_type,  # type: ignore[arg-type]
        ids,
        author,
        time=f"2020-02-{day:02d}T00:00:00+00:00",
        **more,
    )
