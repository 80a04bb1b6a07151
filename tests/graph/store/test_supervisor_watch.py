"""What a supervisor counts as being needed, seen on a stand-in for the server: only the watching is looked at."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store.leases import lease
from graph.store.processes import ProcessKey
from graph.store.state import ServerState, read_state, state_file, write_state
from graph.store.supervisor import Supervisor

IDLE = 2.0
PATIENCE = 30.0


class Watch:
    """A supervisor that watches a program which does nothing. home: its home, the only one of the workspace."""

    def __init__(self, home: Path, program: "subprocess.Popen[bytes]") -> None:
        self.home = home
        state = ServerState(ProcessKey.of(), ProcessKey.of(program.pid), 1, "1", ready=True)
        write_state(home, state)
        self.supervisor = Supervisor(home, state.port, 256, IDLE)
        self.thread = threading.Thread(target=self.supervisor._watch, args=(program, state))
        self.thread.start()

    def goes_on(self) -> bool:
        return self.thread.is_alive()

    def ends(self) -> bool:
        self.thread.join(PATIENCE)
        return not self.thread.is_alive()


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    home = tmp_path / "graph" / "homes" / "only"
    (home / "leases").mkdir(parents=True)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as program:
        watching = Watch(home, program)
        yield watching
        watching.supervisor.asked_to_end = True
        program.kill()
        assert watching.ends()


def test_commands_too_short_to_be_seen_keep_the_server_up(watch):
    until = time.monotonic() + 3 * IDLE
    while time.monotonic() < until:
        with lease(watch.home):
            pass
        time.sleep(0.1)
    assert watch.goes_on()
    assert watch.ends()
    state = read_state(watch.home)
    assert state
    assert not state.ready


def test_a_lease_keeps_it_up_until_it_is_given_back(watch):
    with lease(watch.home):
        time.sleep(2 * IDLE)
        assert watch.goes_on()
    assert watch.ends()


def test_the_leases_of_a_process_that_crashed_keep_nothing_up(watch):
    key = ProcessKey.of()
    (watch.home / "leases" / f"{key.pid}-{key.started - 1000!r}-left").touch()
    assert watch.ends()


def test_without_its_state_it_ends_although_somebody_holds_a_lease(watch):
    with lease(watch.home):
        state_file(watch.home).unlink()
        assert watch.ends()
