"""What is known of a home's server: `server.json`, written by its supervisor, believed only after looking."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.store.processes import ProcessKey


@dataclass(frozen=True, slots=True)
class ServerState:
    """The server of a home. ready: it has answered. java: None while it is being started."""

    supervisor: ProcessKey
    java: ProcessKey | None
    port: int
    version: str
    ready: bool

    @property
    def uri(self) -> str:
        """Where it answers."""
        return f"bolt://127.0.0.1:{self.port}"

    def is_running(self) -> bool:
        """Whether both processes run, it has answered, and its port is still its own."""
        return self.ready and self.supervisor.is_alive() and self.java is not None and self.java.listens_on(self.port)

    def has_remains(self) -> bool:
        """Whether anything of it still runs."""
        return self.supervisor.is_alive() or (self.java is not None and self.java.is_alive())


def state_file(home: Path) -> Path:
    """Where the state lies."""
    return home / "server.json"


def write_state(home: Path, state: ServerState) -> None:
    """Write the state; readers see the old one or the new one."""
    partial = home / ".server.json"
    partial.write_text(json.dumps(asdict(state)), "utf-8")
    partial.replace(state_file(home))


def read_state(home: Path) -> ServerState | None:
    """Read the state; None where there is none or half of one."""
    try:
        raw = json.loads(state_file(home).read_text("utf-8"))
        java = ProcessKey(**raw.pop("java")) if raw["java"] else raw.pop("java")
        return ServerState(supervisor=ProcessKey(**raw.pop("supervisor")), java=java, **raw)
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError):
        return None
