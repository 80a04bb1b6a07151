"""The local store when it is interrupted: Ctrl-C, a loader that is killed, a full disk, files that somebody removed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from graph.errors import StoreError
from graph.store import homes, local
from graph.store.connection import connect
from graph.store.java import java_of, server_class, start_java
from graph.store.state import ServerState, read_state, state_file
from graph.workspace import Settings, Workspace

pytestmark = pytest.mark.skipif(os.name != "posix", reason="named pipes, signals and limits are POSIX")

CHECKOUT = Path(local.__file__).parents[2]
LOADER = """
import os, resource, sys, time
from pathlib import Path
from graph.errors import StoreError
from graph.store import local
from graph.workspace import Settings, Workspace

space, step = Workspace(Path(sys.argv[1]), Settings(heap_mb=400)), sys.argv[2]

def fill(home, admin):
    if step == "import":
        table = home / "import" / "nodes.csv"
        os.mkfifo(table)  # the importer waits for rows, which never come
        admin("database", "import", "full", "neo4j", f"--nodes={table}")

def verify(driver):
    if step == "verify":
        print("verifying", flush=True)
        time.sleep(600)

if step.isdecimal():
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(step), int(step)))
try:
    local.load(space, fill, verify)
except StoreError as error:
    sys.exit(str(error))
"""


def processes_of(workspace: Workspace) -> list[psutil.Process]:
    """Whatever runs for a home of the workspace: servers, importers, supervisors."""
    mark = f"{workspace.graph.absolute()}{os.sep}homes{os.sep}"
    return [
        process
        for process in psutil.process_iter(["cmdline", "status"])
        if process.info["status"] != psutil.STATUS_ZOMBIE
        and any(mark in word for word in process.info["cmdline"] or ())
    ]


def programs_of(workspace: Workspace) -> set[str]:
    """The argument files with which Java runs for the workspace."""
    words = (word for process in processes_of(workspace) for word in process.info["cmdline"])
    return {Path(word).name for word in words if word.startswith("@")}


def eventually(holds: Callable[[], bool], seconds: float = 40) -> bool:
    """Whether it comes to hold; the seconds are only how long we are ready to wait."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def load(workspace: Workspace, word: str) -> None:
    """Load a graph of one node that bears `word`."""
    local.load(
        workspace,
        lambda _home, _admin: None,
        lambda driver: driver.execute_query("CREATE (:Kept {word: $word})", word=word) and None,
    )


def words_of(workspace: Workspace) -> list[str]:
    """The words of the current graph, its server started where it does not run."""
    with local.lease(workspace) as address, connect(address) as driver:
        return [record[0] for record in driver.execute_query("MATCH (k:Kept) RETURN k.word").records]


def current(workspace: Workspace) -> tuple[Path, ServerState]:
    """The current home and what is known of its server, which runs."""
    home = homes.current_home(workspace)
    assert home
    state = read_state(home)
    assert state
    assert state.is_running()
    return home, state


def start_loader(workspace: Workspace, step: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", LOADER, str(workspace.root), step], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )


def hold_table(workspace: Workspace) -> int:
    """Open the table that a new home's importer reads: it waits for rows while this process lives, and no longer."""

    def tables() -> list[Path]:
        found = [home / "import" / "nodes.csv" for home in homes.other_homes(workspace)]
        return [table for table in found if table.exists()]

    assert eventually(lambda: len(tables()) == 1)
    return os.open(tables()[0], os.O_RDWR)


@pytest.fixture(scope="module")
def workspace(installed: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace whose graph of one node, `first`, is never to be lost."""
    space = Workspace(tmp_path_factory.mktemp("interrupted"), Settings(heap_mb=400))
    load(space, "first")
    try:
        yield space
    finally:
        local.stop(space)
        assert processes_of(space) == []


@pytest.fixture
def untouched(workspace: Workspace) -> Iterator[Workspace]:
    """The workspace; after the test its graph answers from the same home and no other home or process is left."""
    words = words_of(workspace)
    before, _ = current(workspace)
    yield workspace
    assert words_of(workspace) == words
    assert current(workspace)[0] == before
    assert homes.other_homes(workspace) == []
    assert eventually(lambda: len(processes_of(workspace)) == 2)


@pytest.mark.parametrize("step", ["import", "start", "verify"])
def test_ctrl_c_in_a_load_leaves_the_former_graph_and_nothing_running(untouched, step):
    (own,) = programs_of(untouched)
    known = len(processes_of(untouched))
    with start_loader(untouched, step) as loader:
        assert loader.stdout
        if step == "verify":
            assert loader.stdout.readline() == "verifying\n"
        elif step == "import":
            rows = hold_table(untouched)
            assert eventually(lambda: programs_of(untouched) == {own, "AdminTool.args"})
        else:  # the new server's supervisor is there, its server perhaps not yet
            assert eventually(lambda: bool([p for p in processes_of(untouched) if "python" in p.name()][1:]))
        assert len(processes_of(untouched)) > known
        loader.send_signal(signal.SIGINT)
        assert loader.wait(60) != 0
    assert len(processes_of(untouched)) == known
    if step == "import":
        os.close(rows)


def test_after_loaders_were_killed_the_next_load_ends_their_importer_and_lets_readers_finish(workspace):
    with start_loader(workspace, "import") as loader:
        rows = hold_table(workspace)
        assert eventually(lambda: "AdminTool.args" in programs_of(workspace))
        loader.kill()
    (left,) = homes.other_homes(workspace)
    assert words_of(workspace) == ["first"]
    assert java_of(left)

    former, _ = current(workspace)
    (former / "loading").touch()  # what a loader leaves that is killed just behind the switch
    with local.lease(workspace) as address, connect(address) as reader:
        load(workspace, "second")
        assert java_of(left) == []
        assert not left.exists()
        assert words_of(workspace) == ["second"]
        assert reader.execute_query("MATCH (k:Kept) RETURN k.word").records[0][0] == "first"
    os.close(rows)
    assert eventually(lambda: homes.other_homes(workspace) == [] and len(processes_of(workspace)) == 2)


@pytest.mark.parametrize("room", [0, 300, 100_000])
def test_a_full_disk_in_a_load_is_said_and_the_former_graph_stays(untouched, room):
    """A process that may write no file of more than `room` bytes stands for a disk that fills up at that point."""
    words = [sys.executable, "-c", LOADER, str(untouched.root), str(room)]
    ended = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr.splitlines()[0]
    assert str(untouched.graph / "homes") in ended.stderr or "neo4j-admin" in ended.stderr


def test_where_the_first_home_finds_no_room_no_half_of_one_is_left(installed, tmp_path):
    words = [sys.executable, "-c", LOADER, str(tmp_path), "0"]
    ended = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True)
    assert ended.returncode == 1
    assert "check room and permissions" in ended.stderr
    assert list((tmp_path / "graph" / "homes").iterdir()) == []
    assert not [path.name for path in (tmp_path / "graph").iterdir() if "password" in path.name]


def test_a_graph_that_is_not_what_was_meant_does_not_become_current(untouched):
    def refuses(_driver: object) -> None:
        raise StoreError("not what was meant")

    with pytest.raises(StoreError, match="not what was meant"):
        local.load(untouched, lambda _home, _admin: None, refuses)


def test_a_server_of_which_no_state_is_left_is_found_by_the_next_start_and_by_stop(untouched):
    words = words_of(untouched)
    home, state = current(untouched)
    os.kill(state.supervisor.pid, signal.SIGKILL)
    assert eventually(lambda: not state.supervisor.is_alive())
    state_file(home).unlink()
    assert state.java
    assert words_of(untouched) == words
    assert not state.java.is_alive()

    home, state = current(untouched)
    os.kill(state.supervisor.pid, signal.SIGKILL)
    assert eventually(lambda: not state.supervisor.is_alive())
    state_file(home).unlink()
    assert local.stop(untouched)
    assert processes_of(untouched) == []
    assert not local.stop(untouched)


def test_a_second_server_on_the_same_home_ends_by_itself(untouched):
    home, state = current(untouched)
    words = (f"--home-dir={home}", f"--config-dir={home / 'conf'}")
    second = start_java(home, server_class(), *words, heap_mb=400, log=home / "logs" / "second.log")
    try:
        assert second.wait(60) != 0
    finally:
        second.kill()
        second.wait()
    assert current(untouched) == (home, state)


def test_a_home_that_a_load_removed_between_the_look_and_the_lease_is_no_obstacle(untouched, monkeypatch):
    look = homes.current_home
    answers = iter([homes.homes(untouched) / "removed"])
    monkeypatch.setattr(homes, "current_home", lambda space: next(answers, None) or look(space))
    assert len(words_of(untouched)) == 1
    assert not (homes.homes(untouched) / "removed").exists()


def test_a_server_that_is_stopped_while_it_starts_is_ended_and_the_next_one_starts(untouched):
    local.stop(untouched)
    words = [
        sys.executable,
        "-c",
        "import sys; from pathlib import Path; from graph.store import local; from graph.workspace import Workspace\n"
        "with local.lease(Workspace(Path(sys.argv[1]))): pass",
        str(untouched.root),
    ]
    with subprocess.Popen(words, cwd=CHECKOUT, stderr=subprocess.DEVNULL) as command:
        assert eventually(lambda: programs_of(untouched) == {"Neo4jCommunity.args"})
        assert local.stop(untouched)
        command.wait(60)
    assert local.status(untouched).state in ("stopped", "running")


def test_without_its_password_a_graph_is_none_and_is_made_anew(workspace):
    words_of(workspace)
    _, state = current(workspace)
    homes.password_file(workspace).unlink()
    assert local.status(workspace).state == "empty"
    with pytest.raises(StoreError, match="store rebuild"):
        words_of(workspace)
    load(workspace, "third")
    assert words_of(workspace) == ["third"]
    assert eventually(lambda: not state.has_remains() and homes.other_homes(workspace) == [])


def test_a_neo4j_that_the_user_serves_is_not_held_open(monkeypatch, tmp_path):
    monkeypatch.setenv("DEFENDERS_NEO4J_URI", "bolt://127.0.0.1:9")
    local.hold_open(Workspace(tmp_path / "nowhere"))
    assert not (tmp_path / "nowhere").exists()


def test_a_graph_folder_that_is_a_file_is_named_by_stop(tmp_path):
    (tmp_path / "graph").touch()
    with pytest.raises(StoreError, match=r"graph.*check room and permissions"):
        local.stop(Workspace(tmp_path))
