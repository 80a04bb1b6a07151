"""Which process is meant, and who still needs a server: looked at, never believed."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from graph.store.leases import lease, live_leases
from graph.store.processes import ProcessKey
from graph.store.state import ServerState, read_state, write_state
from graph.store.supervisor import Supervisor

OWN = ProcessKey.of()
STATE = ServerState(OWN, OWN, 7687, "1", ready=True)


def test_a_process_is_its_pid_and_its_start():
    assert OWN.pid == os.getpid()
    assert OWN.is_alive()
    assert not replace(OWN, started=OWN.started - 1).is_alive()


def test_a_process_that_has_ended_is_gone_before_anybody_waits_for_it():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        key = ProcessKey.of(child.pid)
        assert key.is_alive()
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert psutil.Process(child.pid).status() == psutil.STATUS_ZOMBIE
        assert not key.is_alive()


PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE)
child.stdout.read(1)
print(child.pid, flush=True)
input()
"""


@pytest.mark.parametrize("deaf", ["", "signal.signal(signal.SIGTERM, signal.SIG_IGN); "])
def test_a_process_is_ended_although_whoever_started_it_lives_on_and_does_not_look(deaf):
    child = f"import signal, time; {deaf}print(1, flush=True); time.sleep(600)"
    words = [sys.executable, "-c", PARENT, child]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        key = ProcessKey.of(int(parent.stdout.readline()))
        key.end(patience=1)
        assert not key.is_alive()
        key.end(patience=1)
        assert parent.poll() is None


@pytest.mark.skipif(not psutil.LINUX, reason="elsewhere the system keeps no time that clocks leave alone")
def test_setting_the_clock_of_the_machine_changes_nothing(monkeypatch):
    start = psutil.boot_time()
    monkeypatch.setattr("psutil._pslinux.boot_time", lambda: start + 3600)
    assert psutil.Process().create_time() > start + 3600
    assert OWN.is_alive()
    assert ProcessKey.of() == OWN


def test_leases_count_while_their_process_runs(tmp_path):
    with lease(tmp_path), lease(tmp_path):
        assert live_leases(tmp_path) == 2
        (tmp_path / "leases" / f"{OWN.pid}-{OWN.started - 1!r}-crashed").touch()
        (tmp_path / "leases" / ".DS_Store").touch()
        assert live_leases(tmp_path) == 2
    assert live_leases(tmp_path) == 0
    assert [file.name for file in (tmp_path / "leases").iterdir()] == [".DS_Store"]


def test_a_lease_outlives_the_home_that_it_was_for(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    with lease(home):
        (home / "leases").rename(tmp_path / "taken away")
    assert live_leases(home) == 0


def test_a_server_about_to_end_says_so_unless_somebody_has_come_meanwhile(tmp_path):
    supervisor = Supervisor(tmp_path, STATE.port, 256, 1)
    write_state(tmp_path, STATE)
    with lease(tmp_path):
        assert not supervisor._close(STATE)
        assert read_state(tmp_path) == STATE
    assert supervisor._close(STATE)
    assert read_state(tmp_path) == replace(STATE, ready=False)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "{}", '{"supervisor": 1, "java": null}', '{"java": {"pid": 1}}']
)
def test_a_state_that_is_none_is_none(tmp_path, text):
    (tmp_path / "server.json").write_text(text, "utf-8")
    assert read_state(tmp_path) is None


def test_a_state_is_read_as_it_was_written(tmp_path):
    for state in (STATE, replace(STATE, java=None, ready=False)):
        write_state(tmp_path, state)
        assert read_state(tmp_path) == state
    assert [file.name for file in Path(tmp_path).iterdir()] == ["server.json"]
