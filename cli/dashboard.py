"""`defenders dashboard`: the web pages, served on this machine alone."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from cli.options import WorkspacePath
from cli.output import out
from graph.errors import BadInput, DefendersError
from graph.workspace import Workspace, open_workspace

APP = Path(__file__).parents[1] / "app.py"
"""Beside the packages, in a checkout and where it is installed."""
HOST = "127.0.0.1"
PORT = 8501
SETTINGS = "streamlit.yaml"
NOBODY = {name: "http://127.0.0.1:9" for way in ("http_proxy", "https_proxy") for name in (way, way.upper())}
"""When a page of another origin knocks, Streamlit asks a server abroad who this machine is: that is sent nowhere."""
ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""What ends it as Ctrl-C does: a request, a closed terminal (which Windows does not know)."""
PATIENCE = 60.0
"""Seconds until the pages have to answer."""


def dashboard(
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help=f"Port. Default: {PORT}, or a free one where that is taken."),
    ] = None,
    open_browser: Annotated[
        bool | None,
        typer.Option("--open/--no-open", help="Open the browser. Default: where there is a terminal and a display."),
    ] = None,
    workspace: WorkspacePath = None,
) -> None:
    """Serve the dashboard on this machine, for this machine alone. Ctrl-C ends it.

    Example: `defenders dashboard --workspace workspace/demo`
    """
    space = open_workspace(workspace)
    chosen = _port(port)
    address = f"http://{HOST}:{chosen}"
    threading.Thread(target=_start_store, args=(space,), daemon=True).start()
    with suppress(KeyboardInterrupt), _served(space, chosen) as process:
        _await_answer(process, chosen)
        out.print(f"Dashboard of {space.root}: [bold]{address}[/]   (Ctrl-C ends it)")
        if _has_screen() if open_browser is None else open_browser:
            import webbrowser

            webbrowser.open(address)
        if process.wait():
            raise DefendersError(
                f"the dashboard ended by itself (exit {process.returncode}); what it said stands above"
            )


def flags(settings: Mapping[str, object], prefix: str = "--") -> Iterator[str]:
    """Settings of Streamlit as words of its command line, `--server.headless=true`; a list is a word an item."""
    for name, value in settings.items():
        if isinstance(value, Mapping):
            yield from flags(value, f"{prefix}{name}.")
        else:
            for one in value if isinstance(value, list) else [value]:
                yield f"{prefix}{name}={str(one).lower() if isinstance(one, bool) else one}"


def settings() -> Mapping[str, object]:
    """What Streamlit is told, by section."""
    import yaml

    read: Mapping[str, object] = yaml.safe_load(files("dashboard").joinpath(SETTINGS).read_text("utf-8"))
    return read


@contextmanager
def _served(space: Workspace, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run Streamlit while the context lasts; whatever ends it, a closed terminal too, ends Streamlit."""
    words = [sys.executable, "-P", "-m", "streamlit", "run", str(APP), f"--server.port={port}", *flags(settings())]
    words.append("--logger.level=warning")
    environment = {**os.environ, **NOBODY, "DEFENDERS_WORKSPACE": str(space.root.absolute())}
    former = {sign: signal.signal(sign, _interrupt) for sign in ENDING}
    process = subprocess.Popen(  # noqa: S603 - our own words
        words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment, start_new_session=True
    )  # a session of its own: Streamlit answers a Ctrl-C of the terminal with a traceback, so only we get it
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for sign, handler in former.items():
            signal.signal(sign, handler)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _await_answer(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise DefendersError(f"the dashboard did not start (exit {process.returncode}); what it said stands above")
        with suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return
        time.sleep(0.05)
    raise DefendersError(f"the dashboard did not answer within {PATIENCE:.0f} s; try again")


def _port(asked: int | None) -> int:
    """A free port: the one asked for, else the usual one, else any. Raises BadInput where `asked` is taken."""
    for port in (asked or PORT, 0):
        with suppress(OSError), socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
            return int(probe.getsockname()[1])
        if asked:
            break
    raise BadInput(
        f"port {asked}: cannot be used, probably another program has it; leave --port out to take a free one"
    )


def _start_store(space: Workspace) -> None:
    """Bring the graph up to date and start its store, so that the first page does not have to wait for it.

    What is missing is said by the pages, which do the same when they are asked.
    """
    from graph.store.refresh import current

    with suppress(DefendersError), current(space):
        pass


def _has_screen() -> bool:
    """Whether somebody sits here who can see a browser."""
    has_display = sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return sys.stdout.isatty() and has_display
