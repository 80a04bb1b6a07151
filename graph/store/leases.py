"""Leases: files by which a server knows that somebody still needs it, `leases/<pid>-<start time>-<random>`."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.store.processes import ProcessKey


@contextmanager
def lease(home: Path) -> Iterator[None]:
    """Hold the server of `home` open while the context lasts, or until this process ends."""
    key = ProcessKey.of()
    file = home / "leases" / f"{key.pid}-{key.started!r}-{secrets.token_hex(4)}"
    file.parent.mkdir(exist_ok=True)
    file.touch()
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def live_leases(home: Path) -> int:
    """How many leases are held by processes that still run; those of processes that ended are removed."""
    held = 0
    for file in sorted((home / "leases").glob("*-*-*")):
        pid, started, _ = file.name.split("-")
        if ProcessKey(int(pid), float(started)).is_alive():
            held += 1
        else:
            file.unlink(missing_ok=True)
    return held


def last_change(home: Path) -> int:
    """A number that changes whenever a lease is taken or given back, be it ever so short."""
    try:
        return (home / "leases").stat().st_mtime_ns
    except FileNotFoundError:
        return 0
