"""The content-free records that withdrawals leave, and what they say of records that were redacted."""

from collections.abc import Iterable

from graph.canonical import canonical_json, sha256
from ontology.model import Decision, Record

REASONS = ("leaked-relative", "revoked-consent", "court-order", "wrong-person", "other")
"""Reason codes: a record of a withdrawal holds no words that could name anybody."""


def is_withdrawal(decision: Decision) -> bool:
    """Whether a decision is the content-free record of a withdrawal; its id is random.

    It names nothing, or a record that was redacted and the fingerprint of what is left of it. To take back a decision
    is also called `withdraw`: that names a decision and has no fingerprint.
    """
    return (
        decision.decision_type == "withdraw"
        and decision.reason in REASONS
        and (decision.decided_value is not None or not decision.targets)
    )


def redactions(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Return for each redacted record, by its id, the latest withdrawal that redacted it."""
    return {target: decision for decision in decisions if is_withdrawal(decision) for target in decision.targets}


def fingerprint(record: Record) -> str:
    """SHA-256 of all that `record` holds: its id does not cover what a withdrawal leaves of it."""
    return sha256(canonical_json(record.model_dump(mode="json", exclude_none=True)))
