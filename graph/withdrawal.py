"""Withdrawal: the only deletion there is, for a leaked relative or a revoked consent.

A source goes with all that rests on it. An entity goes out of every source: its spans become `█` of equal length in the
stored text and in every quote, so that other offsets hold, and the original bytes go. The ledger is written anew; what
stays is one record without content for each withdrawal.
"""

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from graph.canonical import sha256
from graph.errors import BadInput
from graph.ledger import Entry
from graph.live import Records, gather
from graph.names import normalise
from ontology.model import (
    Decision,
    Description,
    Document,
    EntityMention,
    EventMention,
    Record,
    Run,
    RunRow,
    TextSelector,
)

MASK = "█"
REASONS = ("leaked-relative", "revoked-consent", "court-order", "wrong-person", "other")
"""Reason codes: a record of a withdrawal holds no words that could name anybody."""


@dataclass(frozen=True)
class Withdrawn:
    """The entries of the new ledger, in their order, and the sources whose original bytes have to go."""

    entries: list[Entry]
    originals: frozenset[str]
    removed: int
    redacted_documents: int


@dataclass
class _Doomed:
    """What goes: ids of records, spans by document, words that must not stand anywhere."""

    ids: set[str] = field(default_factory=set)
    spans: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)


def is_withdrawal(decision: Decision) -> bool:
    """Whether a decision is the content-free record of a withdrawal; its id is random."""
    return decision.decision_type == "withdraw" and decision.reason in REASONS


def withdraw(entries: Iterable[Entry], targets: Iterable[str], reason: str, author: str) -> Withdrawn:
    """Return the ledger without the sources and entity mentions named by `targets`.

    Raises BadInput where a target is neither, where the reason is no code of REASONS, and where a person to be
    withdrawn is the publisher of a source: then the source has to go.
    """
    if reason not in REASONS:
        raise BadInput(f"reason {reason!r} is not one of {', '.join(REASONS)}")
    ordered = sorted(entries, key=lambda entry: entry.sequence)
    records = gather(ordered)
    doomed = _Doomed()
    for target in targets:
        if target in records.sources:
            _doom_source(target, records, doomed)
        elif isinstance(mention := records.mentions.get(target), EntityMention):
            _doom_mention(mention, records, doomed)
        else:
            raise BadInput(f"{target}: neither a source nor an entity; `defenders explain NAME` shows the ids")
    _spread(records, doomed)
    return _rewritten(ordered, records, doomed, reason, author)


def _doom_source(source: str, records: Records, doomed: _Doomed) -> None:
    documents = {d.id for d in records.documents.values() if d.source == source}
    doomed.sources.add(source)
    doomed.ids |= {source} | documents
    doomed.ids |= {d.id for d in records.descriptions.values() if d.source == source}
    doomed.ids |= {r.id for r in records.runs if r.document in documents}
    for mention in records.mentions.values():
        place = mention.source if isinstance(mention, EntityMention) else mention.document
        if place == source or place in documents:
            doomed.ids.add(mention.id)


def _doom_mention(mention: EntityMention, records: Records, doomed: _Doomed) -> None:
    publishers = {d.publisher for d in records.descriptions.values() if d.source == mention.source and d.publisher}
    if any(normalise(publisher) == mention.normalised_name for publisher in publishers):
        raise BadInput(f"{mention.id[:12]} is the publisher of source {mention.source[:12]}: withdraw the source")
    doomed.ids.add(mention.id)
    doomed.sources.add(mention.source)
    names = {c.value for c in records.claims.values() if c.subject == mention.id and c.property == "name" and c.value}
    doomed.names |= names
    about = {c.id for c in records.claims.values() if c.subject == mention.id and c.property == "name"}
    for run in records.runs:
        document = records.documents[run.document]
        if document.source != mention.source:
            continue
        spans = doomed.spans.setdefault(document.id, set())
        for row in run.rows:
            if row.claim in about:
                spans |= {(s.start, s.end) for s in row.evidence if isinstance(s, TextSelector)}
        for name in names:
            spans |= {m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", document.text, re.IGNORECASE)}


def _spread(records: Records, doomed: _Doomed) -> None:
    """Take along what cannot stand without the doomed: events, claims and decisions, and whoever's name overlaps."""
    named = {normalise(name) for name in doomed.names}

    def holds_name(text: str | None) -> bool:
        words = f" {normalise(text)} " if text else ""
        return any(f" {name} " in words for name in named)

    for mention in records.mentions.values():
        if isinstance(mention, EventMention):
            core = any(holds_name(value.partition("=")[2]) for value in mention.core)
            if mention.subject in doomed.ids or core or holds_name(mention.subject):
                doomed.ids.add(mention.id)
        elif mention.source in doomed.sources and holds_name(mention.normalised_name):
            doomed.ids.add(mention.id)
    for claim in records.claims.values():
        rests_on = {claim.subject, claim.object, claim.speaker} & doomed.ids
        if rests_on or holds_name(claim.value) or holds_name(claim.speaker_text):
            doomed.ids.add(claim.id)
    emptied = {
        mention.id
        for mention in records.mentions.values()
        if isinstance(mention, EventMention) and mention.id not in doomed.ids
    } - {claim.subject for claim in records.claims.values() if claim.id not in doomed.ids}
    doomed.ids |= emptied
    for decision in records.decisions:
        rests_on = {*decision.targets, decision.replacement} & doomed.ids
        if rests_on or holds_name(decision.reason) or holds_name(decision.decided_value):
            doomed.ids.add(decision.id)


def _rewritten(ordered: list[Entry], records: Records, doomed: _Doomed, reason: str, author: str) -> Withdrawn:
    texts = {key: _masked(records.documents[key].text, spans) for key, spans in doomed.spans.items()}
    kept: list[Entry] = []
    for entry in ordered:
        if entry.record.id in doomed.ids:
            continue
        kept.append(Entry(entry.sequence, _redacted(entry.record, texts, doomed), entry.recorded_at))
    now = datetime.now(UTC)
    changed = {key: text for key, text in texts.items() if key not in doomed.ids and MASK in text}
    last = ordered[-1].sequence if ordered else 0
    for offset, (key, text) in enumerate([*sorted(changed.items())] or [("", "")], 1):
        record = Decision(
            id=secrets.token_hex(32),
            decision_type="withdraw",
            targets=(key,) if key else (),
            decided_value=sha256(text) if key else None,
            reason=reason,
            author=author,
            time=now.isoformat(timespec="microseconds"),
        )
        kept.append(Entry(last + offset, record, now.isoformat(timespec="seconds")))
    return Withdrawn(kept, frozenset(doomed.sources), len(doomed.ids), len(changed))


def _masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = MASK * (end - start)
    return "".join(letters)


def _redacted(record: Record, texts: Mapping[str, str], doomed: _Doomed) -> Record:
    """The record without the doomed: masked text and quotes, no rows of claims that went, no name in a title."""
    if isinstance(record, Document) and record.id in texts:
        return record.model_copy(update={"text": texts[record.id]})
    if isinstance(record, Run):
        rows = tuple(
            _redacted_row(row, texts.get(record.document)) for row in record.rows if row.claim not in doomed.ids
        )
        return record.model_copy(update={"rows": rows})
    if isinstance(record, Description) and record.source in doomed.sources:
        return record.model_copy(
            update={"title": _without_names(record.title, doomed), "file": _without_names(record.file, doomed)}
        )
    return record


def _redacted_row(row: RunRow, text: str | None) -> RunRow:
    if text is None:
        return row
    evidence = tuple(_requoted(s, text) if isinstance(s, TextSelector) else s for s in row.evidence)
    derived = row.derived
    if derived and derived.anchor:
        derived = derived.model_copy(update={"anchor": _requoted(derived.anchor, text)})
    return row.model_copy(update={"evidence": evidence, "derived": derived})


def _requoted(selector: TextSelector, text: str) -> TextSelector:
    return TextSelector(start=selector.start, end=selector.end, quote=text[selector.start : selector.end])


def _without_names(text: str | None, doomed: _Doomed) -> str | None:
    for name in sorted(doomed.names, key=len, reverse=True):
        if text:
            text = re.sub(re.escape(name), lambda m: MASK * len(m[0]), text, flags=re.IGNORECASE)
    return text
