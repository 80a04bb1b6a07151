"""Ctrl-C is noted and acted on between two files."""

import os
import signal
import threading

import pytest

from ingest.interruption import noted_interruption


def test_the_first_ctrl_c_is_noted_and_the_second_means_at_once():
    former = signal.getsignal(signal.SIGINT)
    with noted_interruption() as interruption:
        assert not interruption.came
        os.kill(os.getpid(), signal.SIGINT)
        assert interruption.came
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is former


def test_in_another_thread_nothing_can_be_noted_and_nothing_breaks():
    came: list[bool] = []

    def run() -> None:
        with noted_interruption() as interruption:
            came.append(interruption.came)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert came == [False]
