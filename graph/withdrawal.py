"""Withdrawal: the only deletion there is, for a leaked relative or a revoked consent.

A source goes with all that rests on it. An entity goes out of every source: its names become `█` of equal length in the
stored texts and in every quote, so that other offsets hold, and the original bytes go. The ledger is written anew; what
stays is a record without content for each withdrawal.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from graph.errors import BadInput
from graph.ledger import Entry
from graph.live import Records, gather
from graph.masking import MASK, Matcher, masked
from graph.records import expected_id
from graph.withdrawal_records import REASONS, fingerprint, is_withdrawal, redactions
from graph.withdrawal_scope import Doomed, doomed_by, maskable_words
from ontology.model import Decision, Description, Document, EntityMention, Record, Run, RunRow, Selector, TextSelector

S = TypeVar("S", bound=Selector)

__all__ = ["MASK", "REASONS", "Withdrawn", "fingerprint", "is_withdrawal", "redactions", "withdraw"]


@dataclass(frozen=True)
class Withdrawn:
    """The entries of the new ledger, in their order, and the sources whose original bytes have to go.

    removed, redacted_documents: how many. still_named: sources that keep the name because it is somebody else's there.
    """

    entries: list[Entry]
    originals: frozenset[str]
    removed: int
    redacted_documents: int
    still_named: tuple[str, ...] = ()


def withdraw(entries: Iterable[Entry], targets: Iterable[str], reason: str, author: str) -> Withdrawn:
    """Return the ledger without the sources and the entities of the mentions that `targets` names.

    An entity goes with all mentions that are joined to the one that is named. Raises BadInput where a target is
    neither, where the reason is no code of REASONS, and where the name is the publisher of a source: then the source
    has to go.
    """
    if reason not in REASONS:
        raise BadInput(f"reason {reason!r} is not one of {', '.join(REASONS)}")
    ordered = sorted(entries, key=lambda entry: entry.sequence)
    records = gather(ordered)
    sources: set[str] = set()
    named: set[str] = set()
    for target in targets:
        if target in records.sources:
            sources.add(target)
        elif isinstance(records.mentions.get(target), EntityMention):
            named.add(target)
        else:
            raise BadInput(f"{target}: neither a source nor an entity; `defenders explain NAME` shows the ids")
    return _rewritten(ordered, records, doomed_by(sources, named, records), reason, author)


def _rewritten(ordered: list[Entry], records: Records, doomed: Doomed, reason: str, author: str) -> Withdrawn:
    texts = {
        key: masked(records.documents[key].text, spans) for key, spans in doomed.spans.items() if key not in doomed.ids
    }
    kept: list[Entry] = []
    redacted: list[Record] = []
    gone = set(doomed.ids)
    for entry in ordered:
        record = None if entry.record.id in doomed.ids else _redacted(entry.record, texts, records, doomed, gone)
        if record is None:
            gone.add(entry.record.id)
            continue
        kept.append(Entry(entry.sequence, record, entry.recorded_at))
        if record != entry.record and _needs_notice(record):
            redacted.append(record)
    now = datetime.now(UTC)
    last = ordered[-1].sequence if ordered else 0
    for offset, left in enumerate(redacted or [None], 1):
        notice = Decision(
            id=secrets.token_hex(32),
            decision_type="withdraw",
            targets=(left.id,) if left else (),
            decided_value=fingerprint(left) if left else None,
            reason=reason,
            author=author,
            time=now.isoformat(timespec="microseconds"),
        )
        kept.append(Entry(last + offset, notice, now.isoformat(timespec="seconds")))
    documents = sum(isinstance(record, Document) for record in redacted)
    originals = frozenset(doomed.sources | doomed.touched)
    return Withdrawn(kept, originals, len(gone), documents, tuple(sorted(doomed.still_named)))


def _needs_notice(record: Record) -> bool:
    """Whether `ledger check` would take the redaction for damage if no withdrawal spoke of it."""
    if isinstance(record, Decision) and is_withdrawal(record):
        return False
    return isinstance(record, Document) or expected_id(record) != record.id


def _redacted(
    record: Record, texts: Mapping[str, str], records: Records, doomed: Doomed, gone: set[str]
) -> Record | None:
    """The record without the doomed, or None where nothing of it is left. gone: what went before it."""
    if isinstance(record, Document) and record.id in texts:
        return record.model_copy(update={"text": texts[record.id]})
    if isinstance(record, Run):
        names = doomed.names_in(records.documents[record.document].source)
        rows = (_redacted_row(row, texts.get(record.document), names, doomed) for row in record.rows)
        return record.model_copy(update={"rows": tuple(row for row in rows if row.claim not in doomed.ids)})
    if isinstance(record, Description):
        names = doomed.names_in(record.source)
        return record.model_copy(update={key: names.masked(text) for key, text in maskable_words(record).items()})
    if isinstance(record, Decision):
        return _redacted_decision(record, doomed.anywhere, gone)
    return record


def _redacted_decision(decision: Decision, names: Matcher, gone: set[str]) -> Decision | None:
    """A decision goes with all that it is about, a judgement with one of the two; otherwise the rest of it stays."""
    targets = tuple(target for target in decision.targets if target not in gone)
    if is_withdrawal(decision):
        return (
            decision
            if targets == decision.targets
            else decision.model_copy(update={"targets": (), "decided_value": None})
        )
    fewest = 2 if decision.decision_type in ("same", "different", "unsure") else 1
    if decision.targets and len(targets) < min(fewest, len(decision.targets)):
        return None
    return decision.model_copy(
        update={
            "targets": targets,
            "replacement": None if decision.replacement in gone else decision.replacement,
            "decided_value": names.masked(decision.decided_value) if decision.decided_value else None,
            "reason": names.masked(decision.reason) if decision.reason else None,
            "author": names.masked(decision.author),
        }
    )


def _redacted_row(row: RunRow, text: str | None, names: Matcher, doomed: Doomed) -> RunRow:
    """A row with the words that now stand where its evidence is; other kinds of selectors without the names."""
    derived = row.derived
    if derived and derived.anchor and text is not None:
        derived = derived.model_copy(update={"anchor": _redacted_selector(derived.anchor, text, names)})
    if derived and derived.anchor_claim in doomed.ids:
        derived = derived.model_copy(update={"anchor_claim": None})
    evidence = tuple(_redacted_selector(selector, text, names) for selector in row.evidence)
    return row.model_copy(update={"evidence": evidence, "derived": derived})


def _redacted_selector(selector: S, text: str | None, names: Matcher) -> S:
    if isinstance(selector, TextSelector):
        return selector if text is None else selector.model_copy(update={"quote": text[selector.start : selector.end]})
    written = selector.model_dump(include={"sheet", "column", "text", "pointer", "author", "note"})
    masked_words = {key: names.masked(value) for key, value in written.items() if isinstance(value, str)}
    return selector.model_copy(update=masked_words)
