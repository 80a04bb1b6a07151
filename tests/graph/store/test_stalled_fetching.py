"""Fetching from a repository that takes a call and then says nothing: nobody is kept waiting for it."""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import artifacts

LOCK = f"{hashlib.sha256(b'one').hexdigest()}  org.made:one:1.0\n{'0' * 64}  org.made:two:2.0\n"
CHILD = """
import sys
from graph.errors import StoreError
from graph.store import artifacts
artifacts.lock_text = lambda: sys.argv[2]
try:
    artifacts.install(lambda there, wanted: None, repository=sys.argv[1])
except StoreError as error:
    sys.exit(str(error))
"""


class Stalling:
    """A repository that answers about `one` with an error if `refuses_one`, and otherwise never answers."""

    def __init__(self) -> None:
        self.refuses_one = False
        self.callers: list[socket.socket] = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.thread = threading.Thread(target=self._accept)
        self.thread.start()

    def _accept(self) -> None:
        while True:
            try:
                caller, _ = self.socket.accept()
            except OSError:
                return
            if self.refuses_one and b"/one/" in caller.recv(1000):
                caller.sendall(b"HTTP/1.1 404 None\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            self.callers.append(caller)

    def close(self) -> None:
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join()
        for caller in self.callers:
            caller.close()


@pytest.fixture
def stalling() -> Iterator[Stalling]:
    served = Stalling()
    yield served
    served.close()


@pytest.fixture(autouse=True)
def lib(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of the jars, in a cache of its own."""
    monkeypatch.setenv("DEFENDERS_CACHE", str(tmp_path / "cache"))
    return artifacts.library()


def start_install(stalling: Stalling) -> "subprocess.Popen[str]":
    words = [sys.executable, "-c", CHILD, stalling.address, LOCK]
    return subprocess.Popen(words, stderr=subprocess.PIPE, text=True)


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
def test_ctrl_c_does_not_wait_for_a_transfer_that_stalls(stalling, lib):
    with start_install(stalling) as install:
        while len(stalling.callers) < 2:
            assert install.poll() is None
            time.sleep(0.05)
        install.send_signal(signal.SIGINT)
        assert install.wait(30) != 0  # the stalled calls alone would last a minute
    assert [path.name for path in lib.parent.rglob("*") if path.is_file()] in ([], ["install.lock"])
    assert not list(lib.parent.glob(f"{artifacts.SCRATCH}*"))


def test_a_failure_is_said_while_another_transfer_stalls(stalling, lib):
    stalling.refuses_one = True
    with start_install(stalling) as install:
        _, said = install.communicate(timeout=30)
    assert install.returncode == 1
    assert "org.made:one:1.0 could not be fetched" in said
    assert not list(lib.parent.glob(f"{artifacts.SCRATCH}*"))
