"""The original bytes of sources, content-addressed: `sources/<first two digits>/<sha256>`."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from graph.canonical import sha256


def path_of(folder: Path, source_id: str) -> Path:
    """Where the bytes of a source lie."""
    return folder / source_id[:2] / source_id


def keep(folder: Path, content: bytes) -> None:
    """Keep `content`, readable by the owner alone. A file that is there is not touched; half a file never appears."""
    target = path_of(folder, sha256(content))
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = target.with_name(f".{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def load(folder: Path, source_id: str) -> bytes | None:
    """The bytes of a source; None where they are not kept here."""
    path = path_of(folder, source_id)
    return path.read_bytes() if path.exists() else None


def kept(folder: Path) -> Iterator[str]:
    """The ids of all sources whose bytes are kept."""
    yield from sorted(path.name for path in folder.glob("[0-9a-f][0-9a-f]/*"))


def remove(folder: Path, source_id: str) -> None:
    """Remove the bytes of a source, as a withdrawal asks."""
    path_of(folder, source_id).unlink(missing_ok=True)
