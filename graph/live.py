"""Which claims are live, and everything else that projections read: one picture of the ledger in memory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from graph.errors import LedgerError
from graph.ledger import Entry
from graph.withdrawal_records import is_withdrawal
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

R = TypeVar("R", bound=Record)
T = TypeVar("T")
Mention = EntityMention | EventMention


@dataclass(frozen=True, slots=True)
class Statement:
    """A live claim as one document makes it under one description."""

    claim: Claim
    row: RunRow
    document: Document
    description: Description


@dataclass(frozen=True)
class Records:
    """The records of a ledger by id. sequence: where each stands in the ledger."""

    sources: Mapping[str, Source]
    documents: Mapping[str, Document]
    descriptions: Mapping[str, Description]
    mentions: Mapping[str, Mention]
    claims: Mapping[str, Claim]
    runs: tuple[Run, ...]
    decisions: tuple[Decision, ...]
    sequence: Mapping[str, int]

    @cached_property
    def standing_decisions(self) -> tuple[Decision, ...]:
        """The decisions that no later one takes back, in the order of the ledger.

        Who takes back a taking back makes the first decision stand again.
        """
        taken_back: set[str] = set()
        standing: list[Decision] = []
        for decision in reversed(self.decisions):
            if decision.id in taken_back or is_withdrawal(decision):
                continue
            if decision.decision_type == "withdraw":
                taken_back.update(decision.targets)
            else:
                standing.append(decision)
        return tuple(reversed(standing))

    @cached_property
    def current_descriptions(self) -> Mapping[str, Description]:
        """The descriptions that no standing correction replaces, by id.

        A later correction that gives a description back its place wins over the earlier one.
        """
        replaced: set[str] = set()
        for decision in self.standing_decisions:
            if decision.decision_type == "correct" and decision.replacement in self.descriptions:
                replaced.update(target for target in decision.targets if target in self.descriptions)
                replaced.discard(decision.replacement)
        return {key: value for key, value in self.descriptions.items() if key not in replaced}

    @cached_property
    def newest_readings(self) -> Mapping[str, str]:
        """For each source the newest of its documents that an extractor has read: a better reader replaces a worse."""
        read = {run.document for run in self.runs}
        return {d.source: d.id for d in self.documents.values() if d.id in read}

    def live(self, threshold: float) -> tuple[Statement, ...]:
        """The live claims, a statement for each document and description that makes them, in the order of the ledger.

        A claim is live while the newest run of any extractor lists it at or above `threshold`, or a person accepted
        it, and no decision rejects, retracts or corrects it; the latest of such decisions counts. What a person
        accepted stays when a newer extractor misses it. Raises LedgerError where a run refers to what is not there.
        """
        verdict = self._verdicts()
        newest = {(run.document, run.description, run.extractor): run.id for run in self.runs}
        statements: dict[tuple[str, str, str], Statement] = {}
        for run in self.runs:
            document, description = self._known(self.documents, run.document, run), self._current(run)
            if description is None or self.newest_readings[document.source] != document.id:
                continue
            is_newest = newest[run.document, run.description, run.extractor] == run.id
            for row in run.rows:
                accepted = verdict.get(row.claim)
                if not (accepted or (is_newest and accepted is None and row.confidence >= threshold)):
                    continue
                key = (row.claim, run.document, run.description)
                known = statements.get(key)
                if known is None or known.row.confidence <= row.confidence:
                    claim = self._known(self.claims, row.claim, run)
                    self._known(self.mentions, claim.subject, run)
                    statements[key] = Statement(claim, row, document, description)
        return tuple(sorted(statements.values(), key=self._place))

    def statements_of(self, claim: str) -> tuple[Statement, ...]:
        """Where current documents make a claim, whatever was decided about it: by their newest runs."""
        newest = {(run.document, run.description, run.extractor): run for run in self.runs}
        found = []
        for run in newest.values():
            description = self._current(run)
            rows = [row for row in run.rows if row.claim == claim]
            if rows and description is not None:
                document = self._known(self.documents, run.document, run)
                found.append(Statement(self._known(self.claims, claim, run), rows[-1], document, description))
        return tuple(sorted(found, key=self._place))

    def _verdicts(self) -> dict[str, bool]:
        """Whether the latest decision on a claim lets it stand; claims of which nobody decided are not in it."""
        verdict: dict[str, bool] = {}
        for decision in self.standing_decisions:
            if decision.decision_type in ("accept", "reject", "retract", "correct"):
                verdict |= dict.fromkeys(decision.targets, decision.decision_type == "accept")
                if decision.replacement:
                    verdict[decision.replacement] = True
        return verdict

    def _current(self, run: Run) -> Description | None:
        """The description of a run while it is current."""
        self._known(self.descriptions, run.description, run)
        return self.current_descriptions.get(run.description)

    def _known(self, records: Mapping[str, T], key: str, run: Run) -> T:
        if key not in records:
            raise LedgerError(
                f"run {run.id[:12]} refers to {key[:12]}, which is not there. `defenders ledger check` lists what is "
                "damaged; import your last `defenders ledger export`."
            )
        return records[key]

    def unread(self) -> tuple[Document, ...]:
        """The documents that no extractor has read yet."""
        read = {run.document for run in self.runs}
        return tuple(document for document in self.documents.values() if document.id not in read)

    def _place(self, statement: Statement) -> tuple[int, int, int]:
        return (
            self.sequence[statement.claim.id],
            self.sequence[statement.document.id],
            self.sequence[statement.description.id],
        )


def gather(entries: Iterable[Entry]) -> Records:
    """Sort the entries of a ledger by kind. The order in which they come does not matter; their sequence does."""
    ordered = sorted(entries, key=lambda entry: entry.sequence)
    records = [entry.record for entry in ordered]

    return Records(
        sources=_of(records, Source),
        documents=_of(records, Document),
        descriptions=_of(records, Description),
        mentions={**_of(records, EntityMention), **_of(records, EventMention)},
        claims=_of(records, Claim),
        runs=tuple(_of(records, Run).values()),
        decisions=tuple(_of(records, Decision).values()),
        sequence={entry.record.id: entry.sequence for entry in ordered},
    )


def _of(records: list[Record], kind: type[R]) -> dict[str, R]:
    return {record.id: record for record in records if isinstance(record, kind)}
