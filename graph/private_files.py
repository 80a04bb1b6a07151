"""Files that name people at risk: readable by their owner alone, and there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from graph.errors import BadInput

BUFFER = 1 << 20
"""Bytes that are collected before they are written: a file has millions of lines."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write; at the end it takes the place of `path`, and where something fails nothing is left of it.

    Raises BadInput, naming the file, where it cannot be written.
    """
    partial = path.with_name(f"{path.name}.partial")
    try:
        with os.fdopen(os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb", BUFFER) as file:
            yield file
        partial.replace(path)
    except OSError as error:
        raise BadInput(f"{path}: cannot be written ({error.strerror}); name another file.") from error
    finally:
        partial.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder for such files. Raises BadInput, naming it, where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{folder}: cannot be written ({error.strerror}); name another folder.") from error
