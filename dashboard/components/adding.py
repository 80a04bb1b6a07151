"""An ingest that goes on while the page is drawn again: clicking elsewhere neither stops it nor loses its report."""

import threading
import traceback
from collections.abc import Sequence

from graph.errors import DefendersError, StoreError
from graph.store.refresh import update_if_installed
from graph.workspace import Workspace, author_of
from ingest.described import Given
from ingest.uploads import Ingested, Upload, ingest_uploads


class Adding:
    """One ingest of uploads, in a thread of its own.

    done, total, name: documents finished, all of them, and the one that is being read. ingested: what became of them.
    fault: why nothing was recorded. graph: whether the graph is up to date now; store_fault: why it is not.
    """

    def __init__(self, workspace: Workspace, uploads: Sequence[Upload], option: Given) -> None:
        self.done, self.total, self.name = 0, len(uploads), ""
        self.ingested: Ingested | None = None
        self.fault: str | None = None
        self.graph = False
        self.store_fault: str | None = None
        self._thread = threading.Thread(target=self._run, args=(workspace, uploads, option), daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait for its end, at most so long; return whether it has ended."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self, workspace: Workspace, uploads: Sequence[Upload], option: Given) -> None:
        try:
            self.ingested = ingest_uploads(workspace, uploads, option, author_of(workspace), self._progress)
        except DefendersError as error:
            self.fault = str(error)
            return
        except Exception as error:  # without this the page would wait for a report that never comes
            traceback.print_exc()
            self.fault = f"a defect of the program ({type(error).__name__}: {error}); please report it"
            return
        try:
            self.name = "the graph"
            self.graph = workspace.exists() and update_if_installed(workspace)
        except StoreError as error:
            self.store_fault = str(error)

    def _progress(self, done: int, total: int, name: str) -> None:
        self.done, self.total, self.name = done, total, name
