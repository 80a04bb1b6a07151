"""Documents analysed in processes beside this one: one that is killed is replaced, and its documents are done again."""

import multiprocessing
import signal
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from graph.errors import BadInput
from ingest.extract import extract
from ingest.extraction import Extraction
from ontology.model import Description, Document

DOCUMENTS_PER_WORKER = 64
"""Fewer are read sooner in this process than a second one has loaded its model."""


@dataclass
class Task:
    """A document that is being analysed. pool: the one that has it."""

    document: Document
    description: Description
    pool: ProcessPoolExecutor | None = None
    future: "Future[Extraction | None] | None" = None


class Analysts:
    """Processes that analyse documents; with one worker it is done in this process, when the result is asked for.

    Use it as a context manager. Results are asked for in the order in which tasks were begun.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    @property
    def ahead(self) -> int:
        """How many documents should be begun before the first result is asked for, so that nobody waits."""
        return 1 if self.workers == 1 else 4 * self.workers

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def begin(self, document: Document, description: Description) -> Task:
        """Hand over a document."""
        task = Task(document, description)
        if self.workers > 1:
            self._submit(task)
        return task

    def result(self, task: Task) -> Extraction | None:
        """What was found in the document; None where its language has no analyser.

        Raises BadInput where the process that read it was killed twice, the second time with nothing else to do, and
        whatever the analyser raises.
        """
        if task.future is None:
            return extract(task.document, task.description)
        for last in (False, True):
            try:
                return task.future.result()
            except BrokenProcessPool as error:
                if task.pool is self._pool:
                    self._pool = None  # the first to notice; those that waited in it find out in their turn
                if last:
                    raise BadInput(
                        "the process that read it was killed twice, perhaps for want of memory; nothing of it was "
                        "recorded. Ingest it by itself, or cut it into parts."
                    ) from error
                self._submit(task)
        return None

    def _submit(self, task: Task) -> None:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.workers, multiprocessing.get_context("spawn"), _deaf_to_ctrl_c)
        task.pool = self._pool
        try:
            task.future = self._pool.submit(extract, task.document, task.description)
        except BrokenProcessPool:  # it broke since the last look
            self._pool = None
            self._submit(task)


def sensible_workers(documents: int, processors: int) -> int:
    """How many processes read that many documents soonest."""
    return max(1, min(processors, documents // DOCUMENTS_PER_WORKER))


def _deaf_to_ctrl_c() -> None:
    """In a worker: Ctrl-C goes to the process that gives the work, which finishes what it has and ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
