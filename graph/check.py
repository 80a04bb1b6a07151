"""`defenders ledger check`: every hash, offset, quote and reference of a ledger, verified against what is stored."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph import edtf, originals
from graph.canonical import sha256
from graph.errors import BadInput, LedgerError
from graph.evidence import problems
from graph.ledger import Ledger, checksum, record_body, record_of
from graph.live import Records, gather
from graph.projection.context import DATES
from graph.records import expected_id
from graph.withdrawal import fingerprint, is_withdrawal, redactions
from ontology.model import (
    Claim,
    Decision,
    Description,
    Document,
    EntityMention,
    EventMention,
    Record,
    Run,
    RunRow,
    Source,
)

_ID = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one record, in words. sequence: 0 for a file that no record speaks of."""

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
    damaged = list(_damaged_rows(ledger))
    if any(not readable for _, readable in damaged):
        return CheckReport(len(list(ledger.rows())), tuple(finding for finding, _ in damaged), ())
    entries = list(ledger.entries())
    records = gather(entries)
    redacted = redactions(records.decisions)
    withheld = {records.documents[key].source for key in redacted if key in records.documents}
    findings = [finding for finding, _ in damaged]
    for entry in entries:
        record = entry.record
        wrong = [*content_problems(record, redacted), *_problems(record, records)]
        if isinstance(record, Source):
            wrong += _original_problems(record, sources, record.id in withheld)
        findings += [Finding(entry.sequence, type(record).__name__, record.id, problem) for problem in wrong]
    for source in originals.kept(sources):
        if source not in records.sources:
            path = originals.path_of(sources, source)
            findings.append(Finding(0, "Source", source, f"{path} belongs to no record: remove the file"))
    missing = tuple(s for s in records.sources if originals.load(sources, s) is None and s not in withheld)
    return CheckReport(len(entries), tuple(findings), missing)


def content_problems(record: Record, redacted: Mapping[str, Decision]) -> Iterator[str]:
    """What shows that the content of `record` is not what was recorded. redacted: `graph.withdrawal.redactions`."""
    if withdrawal := redacted.get(record.id):
        if fingerprint(record) != withdrawal.decided_value:
            yield "it is not as the withdrawal left it that redacted it"
        return
    if not (isinstance(record, Decision) and is_withdrawal(record)) and expected_id(record) != record.id:
        yield "its content does not give its id: it was changed after it was recorded"
    if isinstance(record, Document) and sha256(record.text) != record.text_sha256:
        yield "its text is not the one that was read"


def _damaged_rows(ledger: Ledger) -> Iterator[tuple[Finding, bool]]:
    """Rows that are not as they were written, and whether they can be read all the same."""
    for row in ledger.rows():
        problem, readable = None, True
        try:
            record = record_of(row.kind, row.body)
        except LedgerError as error:
            problem, readable = str(error), False
        else:
            if record.id != row.id:
                problem = f"is stored under another id than its own, {record.id[:12]}"
            elif record_body(record) != row.body:
                problem = "is not in canonical form"
            elif checksum(*row[1:5]) != row.checksum:
                problem = "does not match its checksum: it was changed after it was recorded"
        if problem:
            yield Finding(row.sequence, row.kind, row.id, problem), readable


def _original_problems(source: Source, folder: Path, withheld: bool) -> Iterator[str]:
    content = originals.load(folder, source.id)
    path = originals.path_of(folder, source.id)
    if content is None:
        return
    if withheld:
        yield f"{path} is still there, though a withdrawal redacted its text: remove the file"
    elif sha256(content) != source.id:
        yield f"{path} is not the original any more"
    elif len(content) != source.size:
        yield f"it says {source.size} bytes, its original has {len(content)}"


def _problems(record: Record, records: Records) -> Iterator[str]:
    if isinstance(record, Run):
        yield from _run_problems(record, records)
    elif isinstance(record, Claim) and record.property in DATES:
        yield from _date_problems(record.value)
    elif isinstance(record, Description) and record.date:
        yield from _date_problems(record.date)
    yield from (f"refers to {what} {key[:12]}, which is not there" for what, key in _dangling(record, records))


def _date_problems(value: str | None) -> Iterator[str]:
    try:
        edtf.parse(value or "")
    except BadInput as error:
        yield str(error)


def _run_problems(run: Run, records: Records) -> Iterator[str]:
    document, description = records.documents.get(run.document), records.descriptions.get(run.description)
    if document is None:
        return
    if description and description.source != document.source:
        yield "its document and its description are of different sources"
    for row in run.rows:
        for problem in problems(row, document, records.descriptions.get):
            yield f"claim {row.claim[:12]}: {problem}"


def _dangling(record: Record, records: Records) -> Iterator[tuple[str, str]]:
    """What `record` refers to and is not there: the kind of it, and its id."""
    if isinstance(record, Document | Description | EntityMention) and record.source not in records.sources:
        yield "source", record.source
    elif isinstance(record, EventMention):
        if record.document not in records.documents:
            yield "document", record.document
        if _ID.fullmatch(record.subject) and record.subject not in records.mentions:
            yield "mention", record.subject
    elif isinstance(record, Claim):
        yield from (("mention", key) for key in _mentions_of(record) if key not in records.mentions)
    elif isinstance(record, Run):
        if record.document not in records.documents:
            yield "document", record.document
        if record.description not in records.descriptions:
            yield "description", record.description
        yield from (("claim", key) for row in record.rows for key in _claims_of(row) if key not in records.claims)
    elif isinstance(record, Decision):
        yield from (("record", key) for key in _records_of(record) if key not in records.sequence)


def _mentions_of(claim: Claim) -> Iterator[str]:
    yield from (key for key in (claim.subject, claim.object, claim.speaker) if key)


def _claims_of(row: RunRow) -> Iterator[str]:
    yield row.claim
    if row.derived and row.derived.anchor_claim:
        yield row.derived.anchor_claim


def _records_of(decision: Decision) -> Iterator[str]:
    yield from (key for key in (*decision.targets, decision.replacement) if key)
