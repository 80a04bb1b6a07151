"""Ctrl-C between two files, not somewhere within one: an exception in the middle of a library can be lost there."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interruption:
    """Whether Ctrl-C came."""

    def __init__(self) -> None:
        self.came = False

    def note(self, _signal: int, _frame: FrameType | None) -> None:
        """Remember the first Ctrl-C; the second one means at once."""
        if self.came:
            raise KeyboardInterrupt
        self.came = True


@contextmanager
def noted_interruption() -> Iterator[Interruption]:
    """Take note of Ctrl-C while the context lasts.

    Nothing is noted outside of the main thread, and in a job whose shell makes it ignore Ctrl-C.
    """
    interruption = Interruption()
    ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    if ignored or threading.current_thread() is not threading.main_thread():
        yield interruption
        return
    former = signal.signal(signal.SIGINT, interruption.note)
    try:
        yield interruption
    finally:
        signal.signal(signal.SIGINT, former)
