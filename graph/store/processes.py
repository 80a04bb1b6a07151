"""Processes by pid and start time: a pid alone may belong to somebody else by now."""

from dataclasses import dataclass
from typing import Self

import psutil

TOLERANCE = 0.02
"""Seconds by which a start time may differ when it is read again from text."""


@dataclass(frozen=True, slots=True)
class ProcessKey:
    """One process for ever. started: seconds since the epoch."""

    pid: int
    started: float

    @classmethod
    def of(cls, pid: int | None = None) -> Self:
        """The key of a running process, of this one unless `pid` names another. Raises psutil.NoSuchProcess."""
        process = psutil.Process(pid)
        return cls(process.pid, process.create_time())

    def process(self) -> psutil.Process | None:
        """The process while it runs; None where it has ended, is a zombie, or its pid is another's by now."""
        try:
            process = psutil.Process(self.pid)
            if abs(process.create_time() - self.started) > TOLERANCE or process.status() == psutil.STATUS_ZOMBIE:
                return None
        except psutil.NoSuchProcess:
            return None
        return process

    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self.process() is not None

    def end(self, patience: float) -> None:
        """Ask it to end, wait up to `patience` seconds, then kill it."""
        process = self.process()
        if process is None:
            return
        try:
            process.terminate()
            process.wait(patience)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(patience)
        except psutil.NoSuchProcess:
            return
