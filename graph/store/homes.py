"""Homes of the local store: `graph/homes/<random>`, one of them current.

Community has one database, so each full load gets a home of its own. The port and the password belong to the workspace.
"""

import os
import secrets
import shutil
import socket
from pathlib import Path

from graph.errors import StoreError
from graph.store.java import run_admin
from graph.workspace import Workspace

CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=256m
server.directories.import=import
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
db.tx_log.preallocate=false
db.tx_log.rotation.retention_policy=keep_none
db.logs.query.enabled=OFF
db.transaction.timeout=10m
dbms.memory.transaction.total.max={half}m
internal.dbms.bolt.netty_server_shutdown_timeout=1s
internal.server.bolt.thread_pool_shutdown_wait_time=1s
internal.server.bolt.connection_shutdown_wait_time=1s
"""
"""Loopback only, nothing but Bolt, no telemetry, no reading of files or addresses, a quick end."""


def homes(workspace: Workspace) -> Path:
    """The folder of all homes."""
    return workspace.graph.absolute() / "homes"


def current_home(workspace: Workspace) -> Path | None:
    """The home that the pointer names; None where there is no graph yet, or somebody removed it or its password."""
    try:
        home = homes(workspace) / (workspace.graph / "current").read_text("utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return home if (home / "conf" / "neo4j.conf").exists() and password_file(workspace).exists() else None


def switch_to(workspace: Workspace, home: Path) -> None:
    """Make `home` the current one; readers see the old one or the new one, never neither."""
    partial = workspace.graph / ".current"
    partial.write_text(home.name, "utf-8")
    partial.replace(workspace.graph / "current")


def other_homes(workspace: Workspace) -> list[Path]:
    """All homes but the current one."""
    current = current_home(workspace)
    folder = homes(workspace)
    return [home for home in sorted(folder.iterdir()) if home != current] if folder.exists() else []


def new_home(workspace: Workspace) -> Path:
    """Make an empty home with the workspace's password. Raises StoreError where Neo4j refuses."""
    home = homes(workspace) / secrets.token_hex(4)
    try:
        (home / "conf").mkdir(parents=True)
        home.chmod(0o700)
        for name in ("leases", "logs", "import"):
            (home / name).mkdir()
        configure(home, free_port(workspace), workspace.settings.heap_mb)
        word = password(workspace)
        run_admin(home, "dbms", "set-initial-password", word, heap_mb=workspace.settings.heap_mb)
    except BaseException as error:
        shutil.rmtree(home, ignore_errors=True)
        if isinstance(error, OSError):
            raise StoreError(f"{home}: cannot be made ({error.strerror}); check room and permissions.") from error
        raise
    return home


def configure(home: Path, port: int, heap_mb: int) -> None:
    """Write the home's configuration for a Bolt port; transactions get half of the heap at most."""
    (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=port, half=heap_mb // 2), "utf-8")


def password_file(workspace: Workspace) -> Path:
    """The file that holds the password alone, readable by its owner."""
    return workspace.graph / "password"


def password(workspace: Workspace) -> str:
    """The workspace's password; made at the first call. It never begins with a hyphen, which the admin tool refuses."""
    file = password_file(workspace)
    if not file.exists():
        workspace.graph.mkdir(parents=True, exist_ok=True)
        workspace.graph.chmod(0o700)
        partial = file.with_name(f".password-{secrets.token_hex(4)}")
        try:
            with os.fdopen(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as out:
                out.write(secrets.token_hex(24))
            partial.replace(file)
        finally:
            partial.unlink(missing_ok=True)
    return file.read_text("utf-8")


def free_port(workspace: Workspace) -> int:
    """The workspace's own port where it is free, else any free one, which becomes its own if it had none."""
    remembered = workspace.graph / "port"
    known = remembered.read_text("utf-8").strip() if remembered.exists() else ""
    if known.isdecimal() and is_free(int(known)):
        return int(known)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    if not known.isdecimal():
        remembered.parent.mkdir(parents=True, exist_ok=True)
        remembered.write_text(str(port), "utf-8")
    return port


def is_free(port: int) -> bool:
    """Whether nothing listens on a port of this machine's loopback."""
    if not 1024 <= port < 65536:
        return False
    with socket.socket() as probe:
        if os.name == "posix":  # as servers do: connections that have just ended do not keep the port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
