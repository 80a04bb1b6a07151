"""Readers: a file of a known kind becomes a text with stable offsets, and what it says of itself."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ingest.readers.delivered import LIMIT, LONGEST, Delivered, UnknownKind, content_of, too_large, too_long
from ingest.readers.html import read_html
from ingest.readers.plain import read_plain

__all__ = ["LIMIT", "LONGEST", "Delivered", "UnknownKind", "is_known_kind", "read", "read_content"]

Reader = Callable[[bytes, str], Delivered]
READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
"""The reader of each kind of file, by its suffix."""
_HTML_BEGINS = (b"<!doctype html", b"<html", b"<?xml")


def is_known_kind(path: Path) -> bool:
    """Does a reader know files of this suffix?"""
    return path.suffix.lower() in READERS


def read(path: Path) -> Delivered:
    """Read the file at `path`.

    Raises UnknownKind for a suffix that no reader knows, BadInput for what cannot be read; both name the file and say
    what to do. A file without a suffix is a page or a plain text by how it begins.
    """
    if path.suffix and not is_known_kind(path) and path.exists():
        raise UnknownKind(
            f"{path}: no reader knows {path.suffix} files; save its text as .txt (UTF-8) or as .html and name that"
        )
    return read_content(content_of(path), str(path))


def read_content(content: bytes, name: str) -> Delivered:
    """Read the bytes of a source called `name`, whose suffix tells its kind."""
    from ingest.text.language import detect
    from ingest.text.masthead import masthead

    if len(content) > LIMIT:
        raise too_large(name, len(content))
    delivered = _reader(content, name)(content, name)
    if len(delivered.text) > LONGEST:
        raise too_long(name, len(delivered.text))
    language = delivered.language or detect(delivered.text)
    own = masthead(delivered.text)
    return replace(
        delivered,
        title=delivered.title or own.title,
        publisher=delivered.publisher or own.publisher,
        date=delivered.date or own.date,
        language=language,
    )


def _reader(content: bytes, name: str) -> Reader:
    suffix = Path(name).suffix.lower()
    if suffix in READERS:
        return READERS[suffix]
    begins = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return read_html if begins.startswith(_HTML_BEGINS) else read_plain
