"""One writer a workspace: an ingest, a correction and a withdrawal never run beside one another."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from graph.errors import LedgerError
from graph.workspace import Workspace


@contextmanager
def only_writer(workspace: Workspace) -> Iterator[None]:
    """Hold the workspace for writing. Raises LedgerError at once where another command holds it."""
    lock = FileLock(workspace.root / ".ingest.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise LedgerError(f"{workspace.root}: another ingest is running here; wait for it to end.") from error
    try:
        yield
    finally:
        lock.release()
