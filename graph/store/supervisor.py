"""The small process beside each Neo4j server: `python -m graph.store.supervisor HOME`, started by `graph.store.local`.

It starts the server, says so in the home's `server.json`, and ends it when it is asked to, when nobody has needed it
for a while, when another home has become current, or when its home has vanished. A current home on which `store start`
holds does not idle out. A home that is not current any more is removed when its server has ended.
"""

import argparse
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import FrameType

import neo4j
import psutil

from graph.store.artifacts import VERSION
from graph.store.java import server_class, start_java
from graph.store.leases import last_change, live_leases
from graph.store.processes import ProcessKey
from graph.store.state import ServerState, state_file, write_state

LOOK_EVERY = 0.5
LOOK_AT_READERS_EVERY = 10.0
"""Seconds; counting connections costs more than the other looks."""
START_PATIENCE = 120.0
END_PATIENCE = 20.0
GRACE = 2.0
"""Seconds that a server of a former home stays for readers that are just about to connect."""


class Supervisor:
    """Watches one server. home: absolute. idle: seconds without a lease or a connection until it ends."""

    def __init__(self, home: Path, port: int, heap_mb: int, idle: float) -> None:
        self.home, self.port, self.heap_mb, self.idle = home, port, heap_mb, idle
        self.graph = home.parent.parent
        self.asked_to_end = False

    def run(self) -> int:
        """Run the server until it has to end; return the exit code of this process."""
        signal.signal(signal.SIGTERM, self._ask_to_end)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        own = ProcessKey.of()
        write_state(self.home, ServerState(own, None, self.port, VERSION, ready=False))
        words = (f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}")
        log = self.home / "logs" / "server.log"
        java = start_java(self.home, server_class(), *words, heap_mb=self.heap_mb, log=log)
        try:
            key = ProcessKey.of(java.pid)
            state = ServerState(own, key, self.port, VERSION, ready=False)
            write_state(self.home, state)
            if not self._await_answer(java, key):
                return 1
            state = replace(state, ready=True)
            write_state(self.home, state)
            self._watch(java, state)
            return 0
        finally:
            self._end(java)

    def _ask_to_end(self, _signal: int, _frame: FrameType | None) -> None:
        self.asked_to_end = True

    def _await_answer(self, java: subprocess.Popen[bytes], key: ProcessKey) -> bool:
        """Wait for the first answer. Whoever else may have taken the port meanwhile is not shown the password."""
        deadline = time.monotonic() + START_PATIENCE
        password = (self.graph / "password").read_text("utf-8")
        address = f"bolt://127.0.0.1:{self.port}"
        with neo4j.GraphDatabase.driver(address, auth=("neo4j", password), telemetry_disabled=True) as driver:
            while time.monotonic() < deadline and java.poll() is None and not self.asked_to_end:
                if not key.listens_on(self.port):
                    time.sleep(0.1)
                    continue
                try:
                    driver.verify_connectivity()
                except (neo4j.exceptions.DriverError, neo4j.exceptions.TransientError):
                    time.sleep(0.1)  # not yet: the port opens before the database does
                except neo4j.exceptions.Neo4jError as error:
                    sys.stderr.write(f"{error}\n")
                    return False
                else:
                    return True
        return False

    def _watch(self, java: subprocess.Popen[bytes], state: ServerState) -> None:
        needed, looked, was_current = time.monotonic(), 0.0, self._is_current()
        leases = last_change(self.home)
        while java.poll() is None and not self.asked_to_end and state_file(self.home).exists():
            now, current = time.monotonic(), self._is_current()
            limit = self.idle if current else GRACE
            if current != was_current:
                needed, was_current = now, current
            if (changed := last_change(self.home)) != leases:
                needed, leases = now, changed
            if now - looked > min(limit / 20, LOOK_AT_READERS_EVERY):
                looked = now
                held = current and (self.graph / "held").exists()
                if held or live_leases(self.home) or self._connections(java.pid):
                    needed = now
                elif now - needed > limit:
                    if self._close(state):
                        return
                    needed = now
            time.sleep(LOOK_EVERY)

    def _close(self, state: ServerState) -> bool:
        """Say that it does not run any more, unless somebody took a lease just now: who comes later starts another."""
        write_state(self.home, replace(state, ready=False))
        if not live_leases(self.home):
            return True
        write_state(self.home, state)
        return False

    def _connections(self, pid: int) -> int:
        """How many Bolt connections are open."""
        try:
            connections = psutil.Process(pid).net_connections("tcp")
        except psutil.Error:
            return 0
        return sum(c.status == psutil.CONN_ESTABLISHED and c.laddr.port == self.port for c in connections)

    def _is_current(self) -> bool:
        """Whether the pointer names this home, or none yet: a first load is verified before the pointer is written."""
        try:
            return (self.graph / "current").read_text("utf-8").strip() == self.home.name
        except FileNotFoundError:
            return True

    def _end(self, java: subprocess.Popen[bytes]) -> None:
        java.terminate()
        try:
            java.wait(END_PATIENCE)
        except subprocess.TimeoutExpired:
            java.kill()
            java.wait()
        state_file(self.home).unlink(missing_ok=True)
        loading = (self.home / "loading").exists()  # the loader still has to read why it failed, and removes it
        if not loading and not self._is_current():
            shutil.rmtree(self.home, ignore_errors=True)


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description="Run one Neo4j server for a workspace (started by `defenders store`).")
    parser.add_argument("home", type=Path)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--heap-mb", type=int, required=True)
    parser.add_argument("--idle", type=float, required=True, help="seconds")
    options = parser.parse_args()
    return Supervisor(options.home, options.port, options.heap_mb, options.idle).run()


if __name__ == "__main__":
    sys.exit(main())
