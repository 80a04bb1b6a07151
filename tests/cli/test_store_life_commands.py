"""`defenders store start`, `stop`, `status` and `dump` as a user types them; the server would soon end by itself."""

import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph.store import artifacts, local
from graph.workspace import Workspace

CHECKOUT = Path(local.__file__).parents[2]


@pytest.fixture
def impatient(defenders, release, tmp_path) -> Iterator[Path]:
    """A workspace with one release, whose server ends a second after nobody needs it any more."""
    if not artifacts.is_installed():
        artifacts.install(lambda _there, _all: None)
    root = tmp_path / "workspace"
    root.mkdir()
    (root / "defenders.toml").write_text("idle_minutes = 0.02\nheap_mb = 400\n", "utf-8")
    assert defenders("ingest", release, "--no-graph").code == 0
    yield root
    local.stop(Workspace(root))


def test_start_holds_the_server_until_stop(defenders, impatient, tmp_path):
    assert defenders("store", "status", "--json").json()["state"] == "empty"
    started = defenders("store", "start", "--json")
    assert started.code == 0, started.err
    assert started.json()["state"] == "running"
    time.sleep(3)
    assert defenders("store", "status", "--json").json() == started.json()
    assert defenders("store", "start", "--json").json() == started.json()

    file = Path(started.json()["password_file"])
    assert file.is_absolute()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text("utf-8").isalnum()

    target = tmp_path / "graph.jsonl"
    assert defenders("store", "dump", "-o", target).code == 0
    assert target.read_text("utf-8") == defenders("store", "dump").out
    assert stat.S_IMODE(target.stat().st_mode) == 0o600

    # a reader that has gone, as `head` has when it has seen enough, is no error worth a traceback
    reading, writing = os.pipe()
    os.close(reading)
    words = [sys.executable, "-c", "from cli import main; main()", "store", "dump"]
    environment = {**os.environ, "DEFENDERS_WORKSPACE": str(impatient)}
    piped = subprocess.run(words, env=environment, cwd=CHECKOUT, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert piped.stderr == ""

    stopped = defenders("store", "stop")
    assert (stopped.code, stopped.out) == (0, "stopped\n")
    assert not psutil.pid_exists(started.json()["pid"])
    again = defenders("store", "stop")
    assert (again.code, again.out) == (0, "it was not running\n")
    after = defenders("store", "status", "--json").json()
    assert (after["state"], after["uri"], after["pid"]) == ("stopped", None, None)


def test_without_a_workspace_nothing_is_started_or_made(defenders, tmp_path):
    assert defenders("store", "status", "--json").json()["state"] in ("empty", "not installed")
    assert defenders("store", "stop").out == "it was not running\n"
    for command in ("start", "dump", "rebuild"):
        outcome = defenders("store", command)
        assert outcome.code == 1
        assert "defenders ingest" in outcome.err
        assert "Traceback" not in outcome.err
    assert not (tmp_path / "workspace").exists()


@pytest.mark.parametrize("command", ["start", "dump", "rebuild"])
def test_a_neo4j_of_ones_own_that_does_not_answer_is_named(defenders, release, monkeypatch, command):
    assert defenders("ingest", release, "--no-graph").code == 0
    monkeypatch.setenv("DEFENDERS_NEO4J_URI", "bolt://127.0.0.1:9")
    assert defenders("store", "status", "--json").json()["state"] == "served"
    outcome = defenders("store", command)
    assert outcome.code == 1
    assert outcome.err.startswith("defenders: bolt://127.0.0.1:9: no Neo4j answers")
    assert "Traceback" not in outcome.err
