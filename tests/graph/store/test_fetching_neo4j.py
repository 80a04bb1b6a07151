"""Fetching by the lock file, from a Maven repository on loopback: what is kept, what is refused, what is said."""

import gc
import hashlib
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.store import artifacts

pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning"
)  # jgo leaves the socket of a refusal to the collector

FILES = {
    "org/made/one/1.0/one-1.0.jar": b"one" * 1000,
    "org/made/two/2.0/two-2.0-linux-x86_64.jar": b"two" * 1000,
    "org/made/three/3.0/three-3.0.jar": b"three" * 100_000,
}
COORDINATES = ("org.made:one:1.0", "org.made:two:2.0:linux-x86_64", "org.made:three:3.0")
LOCK = "".join(
    f"{hashlib.sha256(content).hexdigest()}  {coordinates}\n"
    for coordinates, content in zip(COORDINATES, FILES.values(), strict=True)
)
CHILD = """
import sys
from graph.store import artifacts
artifacts.lock_text = lambda: sys.argv[2]
artifacts.install(lambda there, wanted: None, repository=sys.argv[1])
"""


class Repository:
    """A Maven repository. files: what it serves by path. broken: paths it cuts short. asked: the jars asked for."""

    def __init__(self) -> None:
        self.files = dict(FILES)
        self.broken: set[str] = set()
        self.asked: list[str] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        repository = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.lstrip("/")
                if path.endswith(".jar"):
                    repository.asked.append(path)
                content = repository.files.get(path)
                self.send_response(404 if content is None else 200)
                self.send_header("Content-Length", str(len(content or b"")))
                self.end_headers()
                self.wfile.write((content or b"")[: 10 if path in repository.broken else None])

            def log_message(self, *_words: object) -> None:
                pass

        return Handler


@pytest.fixture
def repository() -> Iterator[Repository]:
    served = Repository()
    thread = threading.Thread(target=served.server.serve_forever)
    thread.start()
    yield served
    served.server.shutdown()
    served.server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def lib(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """The folder of the jars, in a cache of its own, with a lock file of three lines."""
    monkeypatch.setenv("DEFENDERS_CACHE", str(tmp_path / "my cache"))
    monkeypatch.setattr(artifacts, "lock_text", lambda: LOCK)
    yield artifacts.library()
    gc.collect()  # while the warnings about them are off


def install(repository: Repository | str, progress: Callable[[int, int], None] = lambda _there, _all: None) -> None:
    address = repository if isinstance(repository, str) else repository.address
    artifacts.install(progress, repository=address)


def everything_below(folder: Path) -> set[str]:
    """The files, but for the lock that keeps two installs apart, which is empty."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return found - {"install.lock"}


def test_the_lock_file_of_the_package_names_every_jar_once(monkeypatch):
    monkeypatch.undo()
    found = artifacts.locked_artifacts(artifacts.lock_text())
    assert len({artifact.file for artifact in found}) == len(found) == 225
    assert all(len(artifact.sha256) == 64 and int(artifact.sha256, 16) for artifact in found)
    assert f"org.neo4j.app:neo4j-server:{artifacts.VERSION}" in {artifact.coordinates for artifact in found}


def test_what_the_lock_names_is_fetched_once(repository, lib):
    assert not artifacts.is_installed()
    seen: list[tuple[int, int]] = []
    install(repository, lambda there, wanted: seen.append((there, wanted)))
    assert artifacts.is_installed()
    assert {file.name: file.read_bytes() for file in lib.iterdir()} == {
        Path(path).name: content for path, content in FILES.items()
    }
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]

    asked = list(repository.asked)
    install(repository)
    assert repository.asked == asked
    assert artifacts.is_installed()


def test_an_install_that_failed_goes_on_where_it_stopped(repository, lib):
    absent = "org/made/two/2.0/two-2.0-linux-x86_64.jar"
    del repository.files[absent]
    with pytest.raises(StoreError, match=r"org\.made:two:2\.0:linux-x86_64 could not be fetched .* goes on where it"):
        install(repository)
    assert not artifacts.is_installed()
    there = {file.name for file in lib.iterdir()}

    repository.files = dict(FILES)
    repository.asked.clear()
    install(repository)
    assert artifacts.is_installed()
    assert {Path(path).name for path in repository.asked} == {Path(path).name for path in FILES} - there


def test_other_bytes_than_the_lock_names_are_refused_and_not_kept(repository, lib):
    repository.files["org/made/one/1.0/one-1.0.jar"] = b"something else"
    with pytest.raises(StoreError, match=r"org\.made:one:1\.0: not the bytes that the lock file names"):
        install(repository)
    assert not (lib / "one-1.0.jar").exists()
    assert not any(b"something else" in path.read_bytes() for path in lib.parent.rglob("*") if path.is_file())
    assert not artifacts.is_installed()


@pytest.mark.parametrize("content", [b"changed afterwards", FILES["org/made/one/1.0/one-1.0.jar"][::-1]])
def test_a_jar_that_was_changed_is_noticed_and_only_that_is_fetched_again(repository, lib, content):
    install(repository)
    repository.asked.clear()
    (lib / "one-1.0.jar").write_bytes(content)
    assert not artifacts.is_installed()
    install(repository)
    assert artifacts.is_installed()
    assert repository.asked == ["org/made/one/1.0/one-1.0.jar"]


def test_a_changed_jar_is_gone_even_where_it_cannot_be_fetched_again(repository, lib):
    install(repository)
    (lib / "one-1.0.jar").write_bytes(b"changed afterwards")
    repository.files.clear()
    with pytest.raises(StoreError, match=r"org\.made:one:1\.0 could not be fetched"):
        install(repository)
    assert {file.name for file in lib.iterdir()} == {"two-2.0-linux-x86_64.jar", "three-3.0.jar"}


def test_without_a_network_it_says_what_to_do_and_leaves_nothing(lib):
    with pytest.raises(StoreError, match=r"could not be fetched .*Check the network and run `defenders store install`"):
        install("http://127.0.0.1:9")
    assert everything_below(lib.parent) == set()
    assert not artifacts.is_installed()


def test_a_transfer_that_breaks_off_leaves_no_half_file(repository, lib):
    repository.broken.add("org/made/three/3.0/three-3.0.jar")
    with pytest.raises(StoreError, match=r"org\.made:three:3\.0"):
        install(repository)
    assert {Path(name).name for name in everything_below(lib.parent)} <= {"one-1.0.jar", "two-2.0-linux-x86_64.jar"}


def test_ctrl_c_leaves_nothing_broken(repository, lib):
    def stop_after_one(there: int, _all: int) -> None:
        if there == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install(repository, stop_after_one)
    assert not artifacts.is_installed()
    assert all(name.startswith("lib/") for name in everything_below(lib.parent))
    install(repository)
    assert artifacts.is_installed()


def test_what_a_killed_install_left_behind_is_cleared_away(repository, lib):
    abandoned = lib.parent / f"{artifacts.SCRATCH}abandoned"
    abandoned.mkdir(parents=True)
    (abandoned / "half.jar").write_bytes(b"half")
    install(repository)
    assert not abandoned.exists()


def test_two_installs_at_once_fetch_each_jar_once(repository):
    words = [sys.executable, "-c", CHILD, repository.address, LOCK]
    running = [subprocess.Popen(words) for _ in range(2)]
    assert [process.wait(60) for process in running] == [0, 0]
    assert sorted(repository.asked) == sorted(FILES)
    assert artifacts.is_installed()


def test_a_cache_that_cannot_be_made_is_named(repository, monkeypatch, tmp_path):
    (tmp_path / "a file").touch()
    monkeypatch.setenv("DEFENDERS_CACHE", str(tmp_path / "a file"))
    with pytest.raises(StoreError, match=r"a file.*check room and permissions"):
        install(repository)
    assert not artifacts.is_installed()


def test_what_the_system_trusts_is_trusted_while_fetching_and_no_longer(repository):
    import ssl

    import truststore

    trusted = []
    install(repository, lambda _there, _all: trusted.append(ssl.SSLContext is truststore.SSLContext))
    assert trusted == [False, True, True, True]
    assert ssl.SSLContext is not truststore.SSLContext
