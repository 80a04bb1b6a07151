"""Processes by pid and start time: a pid alone may belong to somebody else by now."""

import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import psutil

TOLERANCE = 0.02
"""Seconds by which a start time may differ when it is read again from text."""
STARTTIME = 22 - 3
"""Place of `starttime` in `/proc/PID/stat` behind the name of the program (proc_pid_stat(5))."""


@dataclass(frozen=True, slots=True)
class ProcessKey:
    """One process for ever. started: clock ticks since the machine started on Linux, else seconds since the epoch."""

    pid: int
    started: float

    @classmethod
    def of(cls, pid: int | None = None) -> Self:
        """The key of a running process, of this one unless `pid` names another. Raises psutil.NoSuchProcess."""
        process = psutil.Process(pid)
        return cls(process.pid, _started(process))

    def process(self) -> psutil.Process | None:
        """The process while it runs; None where it has ended, is a zombie, or its pid is another's by now."""
        try:
            process = psutil.Process(self.pid)
            if abs(_started(process) - self.started) > TOLERANCE or process.status() == psutil.STATUS_ZOMBIE:
                return None
        except psutil.NoSuchProcess:
            return None
        return process

    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self.process() is not None

    def listens_on(self, port: int) -> bool:
        """Whether it is this process, and no other program, that accepts connections on `port`."""
        process = self.process()
        try:
            connections = process.net_connections("tcp") if process else []
        except psutil.Error:
            return False
        return any(c.status == psutil.CONN_LISTEN and c.laddr.port == port for c in connections)

    def end(self, patience: float) -> None:
        """Ask it to end, wait up to `patience` seconds, then kill it. Does nothing where it has ended.

        A zombie has ended: whoever started it may be a dashboard that lives on and looks after it later or never.
        """
        for ask in (psutil.Process.terminate, psutil.Process.kill):
            process = self.process()
            if process is None:
                return
            with suppress(psutil.NoSuchProcess):
                ask(process)
            deadline = time.monotonic() + patience
            while self.is_alive() and time.monotonic() < deadline:
                time.sleep(0.02)


def _started(process: psutil.Process) -> float:
    """When `process` started. Linux counts ticks, which stay as they are when the machine's clock is set."""
    if not psutil.LINUX:
        return process.create_time()
    try:
        stat = Path(f"/proc/{process.pid}/stat").read_text("utf-8", "replace")
    except (FileNotFoundError, ProcessLookupError) as error:
        raise psutil.NoSuchProcess(process.pid) from error
    return float(stat.rpartition(")")[2].split()[STARTTIME])
