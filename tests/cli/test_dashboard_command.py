"""`defenders dashboard` as a user types it: where it answers, how it ends, what it leaves behind."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from graph.store import artifacts, local
from graph.workspace import Workspace

CHECKOUT = Path(local.__file__).parents[2]
RUN = [sys.executable, "-c", "from cli import main; main()", "dashboard"]
Started = Callable[..., tuple[subprocess.Popen[str], str]]


@pytest.fixture
def started(tmp_path: Path, no_neo4j: None) -> Iterator[Started]:
    """Start `defenders dashboard WORDS...` and wait for the address that it prints."""
    running = []

    def start(*words: str) -> tuple[subprocess.Popen[str], str]:
        process = subprocess.Popen(
            [*RUN, "--no-open", "--workspace", str(tmp_path / "workspace"), *words],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT), "COLUMNS": "200"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        running.append(process)
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, line + (process.stderr.read() if process.poll() is not None else "")
        return process, found[0]

    yield start
    for process in running:
        for child in [*psutil.Process(process.pid).children(recursive=True)] if process.poll() is None else []:
            child.kill()
        process.kill()
        process.communicate()


def taken() -> socket.socket:
    """A port of which another program has taken hold."""
    other = socket.socket()
    other.bind(("127.0.0.1", 0))
    other.listen()
    return other


def test_it_answers_on_loopback_alone_and_asks_nobody_else(started):
    process, address = started("--port", str(free := _free()))
    assert address == f"http://127.0.0.1:{free}"
    with urllib.request.urlopen(address) as page:
        assert page.status == 200
    family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    connections = [c for member in family for c in member.net_connections("inet")]
    listening = {(c.laddr.ip, c.laddr.port) for c in connections if c.status == psutil.CONN_LISTEN}
    assert listening == {("127.0.0.1", free)}
    assert {c.raddr.ip for c in connections if c.raddr} <= {"127.0.0.1"}


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_whatever_ends_it_ends_its_server_without_a_word(started, sign):
    process, address = started("--port", str(_free()))
    with urllib.request.urlopen(address):
        pass
    children = psutil.Process(process.pid).children(recursive=True)
    assert children
    process.send_signal(sign)
    _, complaints = process.communicate(timeout=30)
    assert process.returncode == 0
    assert complaints == ""
    assert not any(child.is_running() for child in children)


def test_ctrl_c_in_a_terminal_which_reaches_the_whole_group_ends_all(started):
    process, _ = started("--port", str(_free()))
    children = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, signal.SIGINT)
    _, complaints = process.communicate(timeout=30)
    assert (process.returncode, complaints) == (0, "")
    assert not any(child.is_running() for child in children)


def test_a_server_that_dies_is_reported(started):
    process, _ = started("--port", str(_free()))
    for child in psutil.Process(process.pid).children(recursive=True):
        child.kill()
    _, complaints = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "ended by itself" in complaints
    assert "Traceback" not in complaints


def test_a_port_that_is_taken_is_said_where_it_was_asked_for_and_avoided_where_not(defenders, monkeypatch):
    from cli import dashboard

    with taken() as other:
        port = other.getsockname()[1]
        refused = defenders("dashboard", "--port", port, "--no-open")
        assert refused.code == 1
        assert f"port {port}: cannot be used" in refused.err
        monkeypatch.setattr(dashboard, "PORT", port)
        assert dashboard._port(None) not in (0, port)


def test_streamlit_run_listens_on_loopback_too_wherever_it_is_started(tmp_path, no_neo4j):
    port = _free()
    words = ["-m", "streamlit", "run", str(CHECKOUT / "app.py"), f"--server.port={port}"]
    environment = {**os.environ, "DEFENDERS_WORKSPACE": str(tmp_path / "workspace")}
    process = subprocess.Popen([sys.executable, *words], cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        listening: set[tuple[str, int]] = set()
        while not listening and time.monotonic() < deadline:
            time.sleep(0.1)
            found = psutil.Process(process.pid).net_connections("inet")
            listening = {(c.laddr.ip, c.laddr.port) for c in found if c.status == psutil.CONN_LISTEN}
        assert listening == {("127.0.0.1", port)}
    finally:
        process.terminate()
        process.wait(timeout=30)


@pytest.mark.parametrize(
    ("origin", "host", "answer"),
    [
        ("http://127.0.0.1:{port}", "127.0.0.1:{port}", 101),
        ("http://localhost:{port}", "localhost:{port}", 101),
        ("http://evil.example", "127.0.0.1:{port}", 403),
        ("http://evil.example:{port}", "evil.example:{port}", 403),  # a name that was made to point at this machine
    ],
)
def test_no_page_of_another_site_gets_in_and_nobody_is_asked_who_it_is(started, monkeypatch, origin, host, answer):
    with taken() as listener:
        listener.setblocking(False)
        for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{listener.getsockname()[1]}")
        port = _free()
        started("--port", str(port))
        assert handshake(port, origin.format(port=port), host.format(port=port)) == answer
        with pytest.raises(BlockingIOError):
            listener.accept()


def handshake(port: int, origin: str, host: str) -> int:
    """The answer to a browser that wants to open a page's connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.putrequest("GET", "/_stcore/stream", skip_host=True)
    for name, value in {
        "Host": host,
        "Origin": origin,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }.items():
        connection.putheader(name, value)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


def test_it_brings_the_store_up_before_anybody_asks(defenders, release, tmp_path):
    if not artifacts.is_installed():
        artifacts.install(lambda _there, _all: None)
    space = Workspace(tmp_path / "workspace")
    assert defenders("ingest", release, "--no-graph").code == 0
    process = subprocess.Popen([*RUN, "--no-open", "--port", str(_free())], cwd=CHECKOUT, stdout=subprocess.PIPE)
    try:
        process.stdout.readline()
        deadline = time.monotonic() + 120
        while local.status(space).state != "running" and time.monotonic() < deadline:
            time.sleep(0.2)
        assert local.status(space).state == "running"
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        local.stop(space)


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
