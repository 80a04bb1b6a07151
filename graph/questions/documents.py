"""Documents with what they say: read from the ledger alone, without the store."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.ledger import Entry, Ledger
from graph.live import Records, Statement, gather
from ontology.model import (
    CellSelector,
    Claim,
    Decision,
    Derivation,
    Description,
    DescriptionSelector,
    Document,
    EntityMention,
    EventMention,
    JsonSelector,
    PageSelector,
    PersonSelector,
    Run,
    Selector,
    TextSelector,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a document on which a claim rests. mention: what it is about. value: what it states, in words."""

    start: int
    end: int
    claim: str
    mention: str
    kind: str
    property: str
    value: str
    stance: str
    modality: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Note:
    """What a claim rests on besides its words, in words. derived: how its value was reached."""

    claim: str
    words: str
    derived: bool


@dataclass(frozen=True)
class Reading:
    """The text of a document, its description, and what live claims rest on in it. mentions: names by id."""

    document: str
    source: str
    text: str
    description: Description | None
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in the list of all. read: an extractor has read it."""

    document: str
    source: str
    title: str
    publisher: str | None
    date: str | None
    language: str | None
    file: str | None
    read: bool


def listed(ledger: Ledger) -> list[Listed]:
    """All sources by their newest document, the newest publication first, then by title."""
    entries = [*ledger.entries(Description, Decision)]
    records = gather(entries)
    first: dict[str, Description] = {}
    for description in sorted(records.current_descriptions.values(), key=lambda d: records.sequence[d.id]):
        first.setdefault(description.source, description)
    found = []
    for document, source, read in ledger.newest_documents():
        described = first.get(source)
        found.append(
            Listed(
                document=document,
                source=source,
                title=_title(described) or f"document {document[:12]}",
                publisher=described.publisher if described else None,
                date=described.date if described else None,
                language=described.language if described else None,
                file=described.file if described else None,
                read=read,
            )
        )
    return sorted(sorted(found, key=lambda d: d.title), key=lambda d: d.date or "", reverse=True)


def read_document(ledger: Ledger, key: str, threshold: float) -> Reading | None:
    """A document with the passages on which its live claims rest; None where the ledger has no such document.

    threshold: confidence from which a claim counts that nobody accepted or rejected.
    """
    document = next((e.record for e in ledger.get([key]) if isinstance(e.record, Document)), None)
    if document is None:
        return None
    records = _records_of(ledger, document.source)
    statements = [s for s in records.live(threshold) if s.document.id == document.id]
    names = _names(records, statements)
    first = min(
        (d for d in records.current_descriptions.values() if d.source == document.source),
        key=lambda d: records.sequence[d.id],
        default=None,
    )
    return Reading(
        document=document.id,
        source=document.source,
        text=document.text,
        description=first,
        passages=tuple(sorted(_passages(records, statements, names), key=lambda p: (p.start, -p.end, p.claim))),
        notes=tuple(note for statement in statements for note in _notes(statement)),
    )


def _records_of(ledger: Ledger, source: str) -> Records:
    """Everything that bears on one source."""
    documents = [*ledger.belonging(Document, "source", source)]
    runs = [run for document in documents for run in ledger.belonging(Run, "document", document.record.id)]
    claims = [*ledger.get(row.claim for run in runs if isinstance(run.record, Run) for row in run.record.rows)]
    mentioned = {
        key
        for entry in claims
        if isinstance(entry.record, Claim)
        for key in (entry.record.subject, entry.record.object, entry.record.speaker)
        if key
    }
    entries: Iterable[Entry] = (
        *documents,
        *ledger.belonging(Description, "source", source),
        *runs,
        *claims,
        *ledger.get(mentioned),
        *ledger.entries(Decision),
    )
    return gather(entries)


def _names(records: Records, statements: Iterable[Statement]) -> Mapping[str, str]:
    """Names of entity mentions as the document has them."""
    found = {m.id: m.normalised_name for m in records.mentions.values() if isinstance(m, EntityMention)}
    for s in statements:
        if s.claim.property == "name" and s.claim.value:
            found[s.claim.subject] = s.claim.value
    return found


def _passages(records: Records, statements: Iterable[Statement], names: Mapping[str, str]) -> Iterable[Passage]:
    for s in statements:
        mention = records.mentions[s.claim.subject]
        kind = mention.kind if isinstance(mention, EventMention) else mention.entity_class
        value = names.get(s.claim.object, s.claim.object) if s.claim.object else s.claim.value or ""
        for selector in s.row.evidence:
            if isinstance(selector, TextSelector):
                yield Passage(
                    start=selector.start,
                    end=selector.end,
                    claim=s.claim.id,
                    mention=mention.id,
                    kind=kind,
                    property=s.claim.property,
                    value=value,
                    stance=s.claim.stance,
                    modality=s.claim.modality,
                    confidence=s.row.confidence,
                )


def _notes(statement: Statement) -> Iterable[Note]:
    for selector in statement.row.evidence:
        if words := _in_words(selector):
            yield Note(statement.claim.id, words, derived=False)
    if derived := statement.row.derived:
        yield Note(statement.claim.id, f"{statement.claim.property} {_derivation(derived)}", derived=True)


def _derivation(derived: Derivation) -> str:
    words = DERIVATIONS.get(derived.rule, f"worked out ({derived.rule.replace('_', ' ')})")
    return f"{words} from “{derived.anchor.quote}”" if derived.anchor else words


DERIVATIONS = {"coreference": "understood", "unknown_publication_day": "not known: the day of publication is missing"}
"""Words for rules whose name alone would not be understood."""


def _in_words(selector: Selector) -> str | None:
    """Evidence that is no span of text; None for a span, which is shown in its place."""
    match selector:
        case PageSelector():
            return f"page {selector.page}"
        case CellSelector():
            return f"row {selector.row}, column {selector.column}: {selector.text}"
        case JsonSelector():
            return f"{selector.pointer}: {selector.text}"
        case PersonSelector():
            return f"entered by {selector.author}" + (f": {selector.note}" if selector.note else "")
        case DescriptionSelector():
            return f"the {selector.field} in the description of the source"
    return None


def _title(description: Description | None) -> str | None:
    return (description.title or description.file) if description else None
