"""Carry out a withdrawal on disk: a new ledger in the place of the old, originals gone, old exports listed."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph import originals
from graph.exports import existing_exports
from graph.ledger import Ledger, record_body
from graph.withdrawal import Withdrawn, withdraw
from graph.workspace import Workspace
from graph.writing import only_writer


@dataclass(frozen=True, slots=True)
class WithdrawalReport:
    """removed: records that went. redacted: documents whose text was masked.

    still_held: exports made before, which may still hold what was withdrawn; only their owner can mend them.
    still_named: sources that keep the name because it is somebody else's there.
    """

    removed: int
    redacted: int
    still_held: tuple[Path, ...]
    still_named: tuple[str, ...]


def withdraw_from(workspace: Workspace, targets: Sequence[str], reason: str, author: str) -> WithdrawalReport:
    """Withdraw sources or entities from the ledger of `workspace`. Graph homes are the store's to renew afterwards.

    The new ledger is complete on disk before it takes the old one's place: whatever happens, one whole ledger is there.
    """
    with only_writer(workspace):
        with Ledger.open(workspace.ledger) as ledger:
            identity = ledger.workspace_id
            withdrawn = withdraw(ledger.entries(), targets, reason, author)
        fresh = workspace.ledger.with_suffix(".new")
        _remove(fresh)
        try:
            _write(fresh, identity, withdrawn)
            _close_journal(workspace.ledger)
            fresh.replace(workspace.ledger)
        finally:
            _remove(fresh)
        for source in withdrawn.originals:
            originals.remove(workspace.sources, source)
        from graph.identity.resolve import resolve  # the matcher takes long to load, and few commands need it

        with Ledger.open(workspace.ledger) as ledger:
            resolve(ledger, workspace.settings.threshold)  # who was joined through a mention that went is joined anew
    exports = tuple(existing_exports(workspace))
    return WithdrawalReport(withdrawn.removed, withdrawn.redacted_documents, exports, withdrawn.still_named)


def _write(path: Path, identity: str, withdrawn: Withdrawn) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.adopt_identity(identity)
        ledger.append_entries(
            (entry.sequence, type(entry.record).__name__, entry.record.id, record_body(entry.record), entry.recorded_at)
            for entry in withdrawn.entries
        )
    _close_journal(path)


def _close_journal(path: Path) -> None:
    """Bring everything into the one file and leave no write-ahead log beside it."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=30)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")
    finally:
        connection.close()


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
