"""The life of the local store on a real Neo4j: started, shared, killed, mended, loaded beside, ended."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import neo4j
import psutil
import pytest

from graph.errors import StoreError
from graph.store import homes, local
from graph.store.connection import Address, connect
from graph.store.leases import live_leases
from graph.store.processes import ProcessKey
from graph.store.state import ServerState, read_state, write_state
from graph.workspace import Settings, Workspace

CHECKOUT = Path(local.__file__).parents[2]
LEASE_IN_A_PROCESS = """
import sys
from pathlib import Path
from graph.store import local
from graph.workspace import Workspace
space = Workspace(Path(sys.argv[1]))
with local.lease(space):
    print(local.status(space).pid)
"""
LOAD_AND_BE_KILLED = """
import os, signal, sys
from pathlib import Path
from graph.store import local
from graph.workspace import Workspace
local.load(Workspace(Path(sys.argv[1])), lambda home, admin: None, lambda driver: os.kill(os.getpid(), signal.SIGKILL))
"""
OFFICIAL_DRIVER = """
import json, pathlib, sys, neo4j
store = json.loads(sys.stdin.read())
auth = (store["user"], pathlib.Path(store["password_file"]).read_text())
with neo4j.GraphDatabase.driver(store["uri"], auth=auth) as driver:
    print(driver.execute_query("MATCH (k:Kept) RETURN k.word", database_=store["database"]).records[0][0])
"""


def nothing_to_import(_home: Path, _admin: local.Admin) -> None:
    pass


def load(workspace: Workspace, word: str) -> None:
    """Load a graph of one node that bears `word`."""

    def write(driver: neo4j.Driver) -> None:
        driver.execute_query("CREATE (:Kept {word: $word})", word=word)

    local.load(workspace, nothing_to_import, write)


def kept(address: Address) -> list[str]:
    """The words of the graph at `address`."""
    with connect(address) as driver:
        return [record[0] for record in driver.execute_query("MATCH (k:Kept) RETURN k.word").records]


def word_of(workspace: Workspace) -> list[str]:
    """The words of the current graph, its server started where it does not run."""
    with local.lease(workspace) as address:
        return kept(address)


def server(workspace: Workspace) -> ServerState:
    """What is known of the current server, which runs."""
    home = homes.current_home(workspace)
    assert home
    state = read_state(home)
    assert state
    assert state.is_running()
    return state


def pids(workspace: Workspace) -> tuple[int, int]:
    """The supervisor and the Java process of the current server."""
    state = server(workspace)
    assert state.java
    return state.supervisor.pid, state.java.pid


def javas(workspace: Workspace) -> list[int]:
    """Every Java process of the workspace that runs."""
    mark = f"@{homes.homes(workspace)}"
    found = []
    for process in psutil.process_iter(["cmdline", "status"]):
        words = process.info["cmdline"] or []
        if process.info["status"] != psutil.STATUS_ZOMBIE and any(word.startswith(mark) for word in words):
            found.append(process.pid)
    return found


def eventually(holds: Callable[[], bool], seconds: float = 40) -> bool:
    """Whether it comes to hold; the seconds are only how long we are ready to wait."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def kill(*numbers: int) -> None:
    for number in numbers:
        os.kill(number, signal.SIGKILL)
    assert eventually(lambda: not any(_runs(number) for number in numbers))


def _runs(pid: int) -> bool:
    try:
        return ProcessKey.of(pid).is_alive()
    except psutil.NoSuchProcess:
        return False


@pytest.fixture(scope="module")
def workspace(installed: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with a graph of one node, `first`, in a folder whose name is no plain word."""
    space = Workspace(tmp_path_factory.mktemp("life") / 'Дело №1 "a b"', Settings(heap_mb=400))
    load(space, "first")
    try:
        yield space
    finally:
        local.stop(space)
        assert javas(space) == []


@pytest.fixture
def short_lived(installed: None, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace whose server ends a second after nobody needs it any more."""
    space = Workspace(tmp_path / "short", Settings(idle_minutes=1 / 60, heap_mb=400))
    load(space, "short")
    try:
        yield space
    finally:
        local.stop(space)
        assert javas(space) == []


def test_it_listens_on_loopback_and_nowhere_else(workspace):
    assert word_of(workspace) == ["first"]
    listening = [
        (pid, connection.laddr)
        for pid in pids(workspace)
        for connection in psutil.Process(pid).net_connections("inet")
        if connection.status == psutil.CONN_LISTEN or connection.type == 2
    ]
    assert [(place.ip.removeprefix("::ffff:"), place.port) for _, place in listening] == [
        ("127.0.0.1", server(workspace).port)
    ]


def test_the_password_stands_in_one_file_that_only_its_owner_reads(workspace):
    assert word_of(workspace) == ["first"]
    file = homes.password_file(workspace)
    password = file.read_text("utf-8")
    assert len(password) == 48
    assert password.isalnum()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(workspace.graph.stat().st_mode) == 0o700
    for process in psutil.process_iter(["cmdline"]):
        assert not any(password in word for word in process.info["cmdline"] or [])
    for pid in pids(workspace):
        assert password not in psutil.Process(pid).environ().values()
    elsewhere = [
        p for p in workspace.root.rglob("*") if p.is_file() and p != file and password.encode() in p.read_bytes()
    ]
    assert elsewhere == []
    for arguments in workspace.root.rglob("*.args"):
        assert stat.S_IMODE(arguments.stat().st_mode) == 0o600


def test_the_heap_is_what_the_settings_say(workspace):
    home = homes.current_home(workspace)
    assert home
    assert '"-Xmx400m"' in (home / "Neo4jCommunity.args").read_text("utf-8").splitlines()


def test_one_server_serves_all_who_ask(workspace):
    with local.lease(workspace) as one, local.lease(workspace) as other:
        assert one == other
        home = homes.current_home(workspace)
        assert home
        assert live_leases(home) == 2
    assert live_leases(home) == 0
    assert len(javas(workspace)) == 1


def test_the_official_driver_reads_with_what_the_status_says(workspace):
    assert word_of(workspace) == ["first"]
    status = local.status(workspace)
    assert status.state == "running"
    assert status.pid == pids(workspace)[1]
    said = json.dumps({name: getattr(status, name) for name in ("uri", "user", "database", "password_file")})
    words = [sys.executable, "-c", OFFICIAL_DRIVER]
    assert subprocess.run(words, input=said, capture_output=True, text=True, check=True).stdout.strip() == "first"


def test_a_wrong_password_is_said(workspace):
    with local.lease(workspace) as right:
        wrong = Address(right.uri, right.user, "not the password", right.database)
        with pytest.raises(StoreError, match="the password is not taken"):
            connect(wrong)


def test_a_neo4j_of_the_users_own_is_used_and_none_is_started(workspace, monkeypatch, tmp_path):
    with local.lease(workspace) as own:
        monkeypatch.setenv("DEFENDERS_NEO4J_URI", own.uri)
        monkeypatch.setenv("DEFENDERS_NEO4J_USER", own.user)
        monkeypatch.setenv("DEFENDERS_NEO4J_PASSWORD", own.password)
        monkeypatch.setenv("DEFENDERS_NEO4J_DATABASE", own.database)
        elsewhere = Workspace(tmp_path / "elsewhere")
        with local.lease(elsewhere) as served:
            assert served == Address(own.uri, own.user, own.password, own.database, served=True)
            assert kept(served) == ["first"]
        assert local.status(elsewhere).uri == own.uri
        assert not elsewhere.root.exists()


@pytest.mark.parametrize(
    "uri", ["localhost:7687", "http://127.0.0.1:7687", "bolt://:port", "bolt://127.0.0.1:9", "bolt+s://127.0.0.1:9"]
)
def test_an_address_at_which_no_neo4j_answers_is_named(monkeypatch, tmp_path, uri):
    monkeypatch.setenv("DEFENDERS_NEO4J_URI", uri)
    with local.lease(Workspace(tmp_path)) as served, pytest.raises(StoreError, match="DEFENDERS_NEO4J_URI") as said:
        connect(served)
    assert str(said.value).startswith(uri)


def test_a_load_that_fails_leaves_the_former_graph(workspace):
    assert word_of(workspace) == ["first"]
    before = homes.current_home(workspace), pids(workspace)

    def fails(_home: Path, admin: local.Admin) -> None:
        admin("database", "import", "full", "neo4j", "--nodes=there-is-no-such-file.csv")

    with pytest.raises(StoreError, match=r"(?s)neo4j-admin database import failed .*there-is-no-such-file"):
        local.load(workspace, fails, lambda _driver: None)

    def dies(driver: neo4j.Driver) -> None:
        driver.execute_query("CREATE (:Kept {word: 'never'})")
        (new,) = set(javas(workspace)) - {before[1][1]}
        os.kill(new, signal.SIGKILL)
        while True:
            driver.execute_query("CREATE (:Kept {word: 'never'})")

    with pytest.raises(StoreError, match="the former graph stays"):
        local.load(workspace, nothing_to_import, dies)
    assert (homes.current_home(workspace), pids(workspace)) == before
    assert homes.other_homes(workspace) == []
    assert word_of(workspace) == ["first"]


def test_a_loader_that_is_killed_leaves_the_former_graph_and_the_next_load_clears_up(workspace):
    words = [sys.executable, "-c", LOAD_AND_BE_KILLED, str(workspace.root)]
    assert subprocess.run(words, cwd=CHECKOUT).returncode == -signal.SIGKILL
    assert word_of(workspace) == ["first"]
    assert eventually(lambda: len(javas(workspace)) == 1), "the server that was being loaded lives on"
    left = homes.other_homes(workspace)
    assert len(left) == 1

    with local.lease(workspace) as former, connect(former) as reader:
        load(workspace, "second")
        assert not left[0].exists()
        assert word_of(workspace) == ["second"]
        assert reader.execute_query("MATCH (k:Kept) RETURN k.word").records[0][0] == "first"
    # its readers are gone: the former server ends and takes its home along
    assert eventually(lambda: len(javas(workspace)) == 1 and homes.other_homes(workspace) == [])
    assert word_of(workspace) == ["second"]


def test_four_commands_at_once_start_one_server_on_the_port_of_old(workspace):
    word = word_of(workspace)
    local.stop(workspace)
    assert local.status(workspace).state == "stopped"
    port = int((workspace.graph / "port").read_text("utf-8"))
    words = [sys.executable, "-c", LEASE_IN_A_PROCESS, str(workspace.root)]
    commands = [subprocess.Popen(words, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    printed = {command.communicate()[0].strip() for command in commands}
    assert printed == {str(pid) for pid in javas(workspace)}
    assert len(printed) == 1
    assert server(workspace).port == port
    assert word_of(workspace) == word


def test_after_a_crash_of_the_server_the_next_command_mends_it(workspace):
    word = word_of(workspace)
    supervisor, java = pids(workspace)
    kill(java)
    assert word_of(workspace) == word
    assert java not in pids(workspace)
    assert eventually(lambda: not _runs(supervisor))


def test_after_a_crash_of_the_supervisor_no_server_is_left_without_one(workspace):
    word = word_of(workspace)
    supervisor, java = pids(workspace)
    kill(supervisor)
    assert local.status(workspace).state == "stopped"
    assert word_of(workspace) == word
    assert len(javas(workspace)) == 1
    assert not _runs(java)


def test_after_a_crash_of_both_a_pid_that_is_somebody_elses_by_now_is_left_alone(workspace):
    word = word_of(workspace)
    state = server(workspace)
    home = homes.current_home(workspace)
    assert home
    kill(*pids(workspace))
    bystander = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    try:
        mistaken = ProcessKey(bystander.pid, ProcessKey.of(bystander.pid).started - 1000)
        write_state(home, ServerState(mistaken, mistaken, state.port, state.version, ready=True))
        assert local.status(workspace).state == "stopped"
        assert word_of(workspace) == word
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_a_port_that_was_taken_between_the_look_and_the_start_is_no_obstacle(workspace, monkeypatch):
    word = word_of(workspace)
    local.stop(workspace)
    look = homes.free_port
    with _listener() as taken:
        answers = iter([taken.getsockname()[1]])
        monkeypatch.setattr(homes, "free_port", lambda space: next(answers, None) or look(space))
        assert word_of(workspace) == word
        assert server(workspace).port != taken.getsockname()[1]
        assert taken.accepted == []


def test_it_ends_when_nobody_needs_it_and_not_before(short_lived):
    home = homes.current_home(short_lived)
    assert home
    with local.lease(short_lived):
        time.sleep(3)
        assert local.status(short_lived).state == "running"
    with local.lease(short_lived) as address:
        driver = connect(address)
    with driver:  # no lease, but a connection, as from a notebook
        time.sleep(3)
        assert local.status(short_lived).state == "running"

    # whom a crash kept from giving its lease back does not count
    key = ProcessKey.of()
    (home / "leases" / f"{key.pid}-{key.started - 1000!r}-left").touch()
    assert eventually(lambda: javas(short_lived) == [])
    assert eventually(lambda: local.status(short_lived).state == "stopped")
    assert list((home / "leases").iterdir()) == []
    assert word_of(short_lived) == ["short"]

    local.hold_open(short_lived)
    time.sleep(3)
    assert local.status(short_lived).state == "running"
    assert local.stop(short_lived)
    assert javas(short_lived) == []
    assert not local.stop(short_lived)


def test_it_ends_when_its_home_vanishes(short_lived):
    local.hold_open(short_lived)
    supervisor, java = pids(short_lived)
    shutil.rmtree(short_lived.graph, ignore_errors=True)
    assert eventually(lambda: not _runs(java) and not _runs(supervisor))
    assert local.status(short_lived).state == "empty"
    with pytest.raises(StoreError, match="store rebuild"), local.lease(short_lived):
        pass


def test_a_graph_folder_that_cannot_be_written_is_named(installed, tmp_path):
    (tmp_path / "graph").touch()
    with pytest.raises(StoreError, match=r"graph: .*check room and permissions"):
        local.load(Workspace(tmp_path), nothing_to_import, lambda _driver: None)


def test_without_neo4j_it_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("DEFENDERS_CACHE", str(tmp_path / "empty"))
    assert local.status(Workspace(tmp_path)).state == "not installed"
    with pytest.raises(StoreError, match="defenders store install"):
        local.load(Workspace(tmp_path), nothing_to_import, lambda _driver: None)


class _Listener:
    """Somebody else's program on a port of loopback, which notes who calls."""

    def __init__(self) -> None:
        import socket
        import threading

        self.socket = socket.create_server(("127.0.0.1", 0))
        self.getsockname = self.socket.getsockname
        self.accepted: list[object] = []
        self.thread = threading.Thread(target=self._accept)

    def _accept(self) -> None:
        while True:
            try:
                caller, _ = self.socket.accept()
            except OSError:
                return
            self.accepted.append(caller.recv(1))
            caller.close()

    def __enter__(self) -> "_Listener":
        self.thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        import socket

        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join()


def _listener() -> _Listener:
    return _Listener()
