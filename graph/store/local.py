"""The local store: start, lease, load and stop the workspace's own Neo4j; one server however many commands run."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import neo4j
from filelock import FileLock

from graph.errors import StoreError
from graph.store import artifacts, homes
from graph.store.connection import LOCAL_DATABASE, LOCAL_USER, Address, connect, served_address
from graph.store.java import java_of, run_admin, tail
from graph.store.leases import lease as hold
from graph.store.state import ServerState, read_state, state_file
from graph.workspace import Workspace

PATIENCE = 150.0
LOGS = ("supervisor.log", "server.log", "neo4j.log")
NOT_INSTALLED = (
    "Neo4j is not installed. `defenders store install` fetches it (158 MB, once). Everything but `query`, `store` and "
    "the dashboard works without it."
)

Admin = Callable[..., None]
"""`admin(*words)` runs neo4j-admin with these words in the home that is being made."""


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """state: not installed, empty (no graph yet), stopped, starting, running or served. The rest is None where unknown.

    password_file: holds the password alone. pid: of the server.
    """

    state: str
    uri: str | None
    database: str
    user: str
    password_file: str | None
    version: str | None
    pid: int | None


def status(workspace: Workspace) -> StoreStatus:
    """Look at the store without starting it."""
    if served := served_address():
        return StoreStatus("served", served.uri, served.database, served.user, None, None, None)
    file = homes.password_file(workspace)
    name = partial(
        StoreStatus,
        database=LOCAL_DATABASE,
        user=LOCAL_USER,
        password_file=str(file.absolute()) if file.exists() else None,
        version=artifacts.VERSION,
    )
    if not artifacts.is_installed():
        return name(state="not installed", uri=None, pid=None)
    home = homes.current_home(workspace)
    known = read_state(home) if home else None
    if known and known.is_running() and known.java:
        return name(state="running", uri=known.uri, pid=known.java.pid)
    if known and known.supervisor.is_alive():
        return name(state="starting", uri=None, pid=None)
    return name(state="stopped" if home else "empty", uri=None, pid=None)


@contextmanager
def lease(workspace: Workspace) -> Iterator[Address]:
    """Give the address of the current graph and hold its server open meanwhile; start it where it does not run."""
    if served := served_address():
        yield served
        return
    for _ in range(3):
        home = homes.current_home(workspace)
        if home is None:
            raise StoreError(f"{workspace.graph}: no graph yet; `defenders store rebuild` makes it.")
        with ExitStack() as held:
            try:
                with _said_of_the_disk(home):
                    held.enter_context(hold(home))
                state = start_home(workspace, home)
            except StoreError:
                if homes.current_home(workspace) == home:
                    raise
                continue  # a load has replaced and removed it meanwhile
            if homes.current_home(workspace) == home:
                yield address(workspace, state)
                return
    raise StoreError(f"{workspace.graph}: the graph is being loaded again and again; try once more.")


def address(workspace: Workspace, state: ServerState) -> Address:
    """The address of a server of this workspace."""
    return Address(state.uri, LOCAL_USER, homes.password(workspace), LOCAL_DATABASE)


def start_home(workspace: Workspace, home: Path) -> ServerState:
    """Return the running server of `home`, starting it where none runs; what a crash left behind is cleared away."""
    if not artifacts.is_installed():
        raise StoreError(NOT_INSTALLED)
    with _said_of_the_disk(home), FileLock(home / "start.lock"):
        known = read_state(home)
        if known and known.is_running():
            return known
        _clear(home, known)
        port = homes.free_port(workspace)
        try:
            return _await_ready(home, _start_supervisor(workspace, home, port))
        except StoreError:
            if homes.is_free(port):
                raise
        # somebody took the port between the look and the start
        return _await_ready(home, _start_supervisor(workspace, home, homes.free_port(workspace)))


def stop(workspace: Workspace) -> bool:
    """End the workspace's servers; return whether one ran."""
    running = False
    folder = homes.homes(workspace)
    with _said_of_the_disk(workspace.graph):
        (workspace.graph / "held").unlink(missing_ok=True)
        for home in sorted(folder.iterdir()) if folder.exists() else []:
            running = _clear(home, read_state(home)) or running
    return running


def hold_open(workspace: Workspace) -> None:
    """Keep the server up until `stop`, also when nobody needs it. One that the user serves is not ours to keep up."""
    if served_address() is None:
        with _said_of_the_disk(workspace.graph):
            (workspace.graph / "held").touch()


def load(workspace: Workspace, fill: Callable[[Path, Admin], None], verify: Callable[[neo4j.Driver], None]) -> None:
    """Load a whole graph into a new home and make that the current one.

    fill: imports offline into the home that it is given. verify: looks at the result over Bolt and raises StoreError
    where it is not what was meant. Whatever fails, the former graph stays current and the new home is removed. Readers
    of the former graph finish; its server ends after them and takes its home along.
    """
    if not artifacts.is_installed():
        raise StoreError(NOT_INSTALLED)
    with _said_of_the_disk(workspace.graph):
        workspace.graph.mkdir(parents=True, exist_ok=True)
        with FileLock(workspace.graph / "load.lock"):
            if current := homes.current_home(workspace):
                (current / "loading").unlink(missing_ok=True)  # its loader was killed just behind the switch
            home = homes.new_home(workspace)
            try:
                (home / "loading").touch()
                fill(home, partial(run_admin, home, heap_mb=workspace.settings.heap_mb))
                with hold(home):
                    with connect(address(workspace, start_home(workspace, home))) as driver:
                        verify(driver)
                    homes.switch_to(workspace, home)
            except BaseException as error:
                if homes.current_home(workspace) == home:
                    raise  # stopped behind the switch: what is current stays
                _clear(home, read_state(home))
                shutil.rmtree(home, ignore_errors=True)
                if isinstance(error, neo4j.exceptions.DriverError | neo4j.exceptions.Neo4jError):
                    raise StoreError(
                        f"Neo4j failed while it was being loaded ({error}); the former graph stays. Try again."
                    ) from error
                raise
            (home / "loading").unlink(missing_ok=True)
            remove_former_homes(workspace, at_once=False)


def remove_former_homes(workspace: Workspace, *, at_once: bool) -> None:
    """Remove the homes that are not current; call it with the load lock held, or where nothing can be loading.

    A server that still has readers on a former home removes it itself, unless `at_once`.
    """
    for home in homes.other_homes(workspace):
        known = read_state(home)
        if at_once or known is None or not known.is_running() or (home / "loading").exists():
            _clear(home, known)
            shutil.rmtree(home, ignore_errors=True)


def _clear(home: Path, known: ServerState | None) -> bool:
    """End what still runs in a home, also an importer or a server of which no state is left; return whether any did."""
    ran = bool(known and known.has_remains())
    if known:
        known.supervisor.end(patience=30)
        if known.java:
            known.java.end(patience=30)
    for java in java_of(home):
        java.end(patience=30)
        ran = True
    state_file(home).unlink(missing_ok=True)
    return ran


@contextmanager
def _said_of_the_disk(folder: Path) -> Iterator[None]:
    """Turn what a full or forbidden disk raises into a message."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"{error.filename or folder}: {error.strerror or error}; check room and permissions. The ledger is intact."
        ) from error


def _start_supervisor(workspace: Workspace, home: Path, port: int) -> subprocess.Popen[bytes]:
    """Start the small process that starts the server of `home` and stays beside it."""
    settings = workspace.settings
    homes.configure(home, port, settings.heap_mb)
    words = [str(home), f"--port={port}", f"--heap-mb={settings.heap_mb}", f"--idle={settings.idle_minutes * 60}"]
    with (home / "logs" / "supervisor.log").open("ab") as output:
        return subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-m", "graph.store.supervisor", *words],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "DEFENDERS_CACHE": str(artifacts.cache_folder().absolute())},
            start_new_session=True,
        )


def _await_ready(home: Path, process: subprocess.Popen[bytes]) -> ServerState:
    """Wait until the server answers. Whatever ends the waiting ends the server too."""
    deadline = time.monotonic() + PATIENCE
    try:
        while time.monotonic() < deadline:
            known = read_state(home)
            if known and known.supervisor.pid == process.pid and known.is_running():
                process.returncode = 0  # it is meant to outlive this process, so nobody here waits for it
                return known
            if process.poll() is not None:
                said = "\n".join(filter(None, (tail(home / "logs" / name) for name in LOGS)))
                raise StoreError(
                    f"{home}: Neo4j did not start (exit {process.returncode}). If it stays so, `defenders store "
                    f"rebuild` makes the graph anew. It said: {said or 'nothing'}"
                )
            time.sleep(0.05)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()
    raise StoreError(f"{home}: Neo4j did not answer within {PATIENCE:.0f} s; see {home / 'logs'}.")
