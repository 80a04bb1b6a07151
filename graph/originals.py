"""The original bytes of sources, content-addressed: `sources/<first two digits>/<sha256>`."""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from graph.canonical import sha256
from graph.errors import LedgerError

_ID = re.compile("[0-9a-f]{64}")


def path_of(folder: Path, source_id: str) -> Path:
    """Where the bytes of a source lie."""
    return folder / source_id[:2] / source_id


def keep(folder: Path, content: bytes) -> None:
    """Keep `content`, readable by the owner alone. A file that is there is not touched; half a file never appears.

    Raises LedgerError where it cannot be written, as on a full disk.
    """
    target = path_of(folder, sha256(content))
    if target.exists():
        return
    partial = target.with_name(f".{secrets.token_hex(8)}")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        target.parent.mkdir(exist_ok=True, mode=0o700)
        with os.fdopen(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError as error:
        raise LedgerError(
            f"{target}: the original cannot be kept ({error.strerror}); nothing of this file was recorded. "
            "Free some room or mend the permissions and run it again."
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink()


def load(folder: Path, source_id: str) -> bytes | None:
    """The bytes of a source; None where they are not kept here."""
    path = path_of(folder, source_id)
    return path.read_bytes() if path.exists() else None


def kept(folder: Path) -> Iterator[str]:
    """The ids of all sources whose bytes are kept; what a crash left half-written is none."""
    yield from sorted(path.name for path in folder.glob("[0-9a-f][0-9a-f]/*") if _ID.fullmatch(path.name))


def remove(folder: Path, source_id: str) -> None:
    """Remove the bytes of a source, as a withdrawal asks."""
    path_of(folder, source_id).unlink(missing_ok=True)
