"""`defenders ledger check`: every hash, offset, quote and reference of a ledger, verified against what is stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph import originals
from graph.canonical import sha256
from graph.errors import LedgerError
from graph.evidence import problems
from graph.ledger import Ledger, record_body, record_of
from graph.live import Records, gather
from graph.records import expected_id
from graph.withdrawal import MASK, is_withdrawal
from ontology.model import Claim, Decision, Description, Document, EntityMention, EventMention, Record, Run, Source


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one record, in words."""

    sequence: int
    kind: str
    id: str
    problem: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """records: how many were checked. findings: defects. missing: sources whose original bytes are not kept here."""

    records: int
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]


def check(ledger: Ledger, sources: Path) -> CheckReport:
    """Verify the whole ledger. sources: folder of the originals."""
    unreadable = list(_unreadable(ledger))
    if unreadable:
        return CheckReport(len(unreadable), tuple(unreadable), ())
    entries = list(ledger.entries())
    records = gather(entries)
    findings = [
        Finding(entry.sequence, type(entry.record).__name__, entry.record.id, problem)
        for entry in entries
        for problem in _problems(entry.record, records, sources)
    ]
    withdrawn = {target for decision in records.decisions if is_withdrawal(decision) for target in decision.targets}
    redacted = {records.documents[target].source for target in withdrawn if target in records.documents}
    missing = tuple(s for s in records.sources if originals.load(sources, s) is None and s not in redacted)
    return CheckReport(len(entries), tuple(findings), missing)


def _unreadable(ledger: Ledger) -> Iterator[Finding]:
    for sequence, kind, record_id, body, _ in ledger.rows():
        try:
            record = record_of(kind, body)
        except LedgerError as error:
            yield Finding(sequence, kind, record_id, str(error))
            continue
        if record.id != record_id:
            yield Finding(sequence, kind, record_id, f"is stored under another id than its own, {record.id[:12]}")
        elif record_body(record) != body:
            yield Finding(sequence, kind, record_id, "is not in canonical form")


def _problems(record: Record, records: Records, sources: Path) -> Iterator[str]:
    if not (isinstance(record, Decision) and is_withdrawal(record)) and expected_id(record) != record.id:
        yield "its content does not give its id: it was changed after it was recorded"
    if isinstance(record, Source):
        content = originals.load(sources, record.id)
        if content is not None and sha256(content) != record.id:
            yield f"{originals.path_of(sources, record.id)} is not the original any more"
    elif isinstance(record, Document):
        yield from _text_problems(record, records)
    elif isinstance(record, Run):
        yield from _run_problems(record, records)
    yield from (f"refers to {what} {key[:12]}, which is not there" for what, key in _dangling(record, records))


def _text_problems(document: Document, records: Records) -> Iterator[str]:
    """A text must hash to what its id says, or to what the latest withdrawal that redacted it says."""
    redactions = [d for d in records.decisions if is_withdrawal(d) and document.id in d.targets]
    expected = redactions[-1].decided_value if redactions else document.text_sha256
    if sha256(document.text) != expected:
        yield "its text is not the one that was read"
    if redactions and MASK not in document.text:
        yield "a withdrawal says that its text is redacted, and it is not"


def _run_problems(run: Run, records: Records) -> Iterator[str]:
    document = records.documents.get(run.document)
    if document is None:
        return
    for row in run.rows:
        for problem in problems(row, document, records.descriptions.get):
            yield f"claim {row.claim[:12]}: {problem}"


def _dangling(record: Record, records: Records) -> Iterator[tuple[str, str]]:
    if isinstance(record, Document | Description | EntityMention) and record.source not in records.sources:
        yield "source", record.source
    elif isinstance(record, EventMention) and record.document not in records.documents:
        yield "document", record.document
    elif isinstance(record, Claim):
        for key in (record.subject, record.object, record.speaker):
            if key and key not in records.mentions:
                yield "mention", key
    elif isinstance(record, Run):
        if record.document not in records.documents:
            yield "document", record.document
        if record.description not in records.descriptions:
            yield "description", record.description
        for row in record.rows:
            if row.claim not in records.claims:
                yield "claim", row.claim
    elif isinstance(record, Decision):
        for key in (*record.targets, record.replacement):
            if key and key not in records.sequence:
                yield "record", key
