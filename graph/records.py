"""Make records: each id is the hash of what makes the record what it is (`identity` in `ontology/defenders.yaml`).

The classes themselves are generated: `ontology/model.py`.
"""

from datetime import UTC, datetime
from typing import TypeVar

from graph.canonical import content_id, sha256
from graph.names import normalise
from ontology.model import (
    IDENTITY,
    Claim,
    Decision,
    DecisionType,
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
)
from ontology.model import ClaimProperty as Property

R = TypeVar("R", bound=Record)
KINDS: dict[str, type[Record]] = {
    kind.__name__: kind for kind in (Source, Document, Description, EntityMention, EventMention, Claim, Run, Decision)
}
"""The records by the name under which the ledger keeps them."""


def expected_id(record: Record) -> str:
    """Return the id that the content of `record` gives; a source's hashes its bytes and is returned as it is."""
    kind = type(record).__name__
    if kind not in IDENTITY:
        return record.id
    body = record.model_dump(mode="json", include=set(IDENTITY[kind]))
    return content_id({"record": kind, **body})


def with_id(record: R) -> R:
    """Return `record` with the id that its content gives."""
    return record.model_copy(update={"id": expected_id(record)})


def source(content: bytes, media_type: str) -> Source:
    """The record of the original bytes."""
    return Source(id=sha256(content), media_type=media_type, size=len(content))


def document(source: Source, reader: str, reader_version: str, text: str) -> Document:
    """The record of the text that `reader` delivered for `source`."""
    return with_id(
        Document(
            id="", source=source.id, reader=reader, reader_version=reader_version, text_sha256=sha256(text), text=text
        )
    )


def description(
    source: Source,
    given_by: DescribedBy,
    *,
    publisher: str | None = None,
    date: str | None = None,
    address: str | None = None,
    language: str | None = None,
    title: str | None = None,
    file: str | None = None,
    licence: str | None = None,
) -> Description:
    """The record of who published `source`, when and where. date: EDTF."""
    return with_id(
        Description(
            id="",
            source=source.id,
            given_by=given_by,
            publisher=publisher,
            date=date,
            address=address,
            language=language,
            title=title,
            file=file,
            licence=licence,
        )
    )


def entity_mention(source_id: str, entity_class: EntityClass, name: str, number: int = 0) -> EntityMention:
    """The mention of an entity in a source. number: which of several namesakes, from 0."""
    return with_id(
        EntityMention(
            id="", source=source_id, entity_class=entity_class, normalised_name=normalise(name), number=number
        )
    )


def event_mention(
    document_id: str, kind: MentionKind, subject: str, trigger_start: int, core: tuple[str, ...] = ()
) -> EventMention:
    """The mention of an event, work or affiliation in a document.

    subject: id of an entity mention, or the words for an unnamed group. core: `property=value`, sorted here.
    """
    return with_id(
        EventMention(
            id="",
            document=document_id,
            kind=kind,
            subject=subject,
            trigger_start=trigger_start,
            core=tuple(sorted(core)),
        )
    )


def claim(
    subject: str,
    property: Property,
    value: str | None = None,
    *,
    object: str | None = None,
    speaker: str | None = None,
    speaker_text: str | None = None,
    stance: Stance = "asserted",
    modality: Modality = "actual",
) -> Claim:
    """One statement about the mention `subject`: either a `value` in words or an `object`, the id of a mention."""
    return with_id(
        Claim(
            id="",
            subject=subject,
            property=property,
            value=value,
            object=object,
            speaker=speaker,
            speaker_text=speaker_text,
            stance=stance,
            modality=modality,
        )
    )


def run(
    document: Document,
    description: Description,
    extractor: str,
    extractor_version: str,
    configuration: str,
    rows: tuple[RunRow, ...],
) -> Run:
    """What one extractor found. configuration: SHA-256 of its settings and lexicons."""
    return with_id(
        Run(
            id="",
            document=document.id,
            description=description.id,
            extractor=extractor,
            extractor_version=extractor_version,
            configuration=configuration,
            rows=rows,
        )
    )


def decision(
    decision_type: DecisionType,
    targets: tuple[str, ...],
    author: str,
    *,
    replacement: str | None = None,
    decided_value: str | None = None,
    reason: str | None = None,
    time: str | None = None,
) -> Decision:
    """What a person or a rule settled. time: RFC 3339 in UTC, now unless given."""
    return with_id(
        Decision(
            id="",
            decision_type=decision_type,
            targets=targets,
            author=author,
            replacement=replacement,
            decided_value=decided_value,
            reason=reason,
            time=time or datetime.now(UTC).isoformat(timespec="microseconds"),
        )
    )
