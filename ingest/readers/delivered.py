"""What a reader delivers, and the refusals that all readers share."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadInput

LIMIT = 20_000_000
"""Bytes above which a source is refused unread."""
LONGEST = 2_000_000
"""Characters of text above which it is refused: a thousand pages, whose parse takes a minute and half a gigabyte."""


class UnknownKind(BadInput):
    """A kind of file that no reader knows: skipped in a folder, refused where it is named."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """The text of a source and what the source says of itself; None where it does not, or not surely.

    content: its bytes. text: Unicode code points, to which all offsets refer. date: EDTF.
    """

    content: bytes
    text: str
    reader: str
    reader_version: str
    media_type: str
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    address: str | None = None
    language: str | None = None


def content_of(path: Path) -> bytes:
    """Return the bytes of the file at `path`.

    Raises BadInput where it cannot be read, is empty or is larger than LIMIT, of which nothing is then read.
    """
    try:
        if not path.exists():
            raise BadInput(f"{path}: there is no such file; check the name")
        if not path.is_file():
            raise BadInput(f"{path}: not a file; name a document or a folder of documents")
        size = path.stat().st_size
        if size > LIMIT:
            raise too_large(str(path), size)
        content = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise BadInput(f"{path}: cannot be read ({reason}); check its permissions") from error
    return content


def too_large(name: str, size: int) -> BadInput:
    """The refusal of a source of `size` bytes."""
    return BadInput(
        f"{name}: {size / 1e6:.1f} MB, and up to {LIMIT // 1_000_000} MB are read; split it into its documents"
    )


def too_long(name: str, length: int) -> BadInput:
    """The refusal of a text of `length` characters."""
    return BadInput(
        f"{name}: a text of {length:,} characters, and up to {LONGEST:,} are read; split it into its documents"
    )


def decoded(content: bytes, name: str) -> str:
    """Return `content` as UTF-8 text, unchanged: line ends and a byte order mark stay, so that offsets hold.

    Raises BadInput where it is empty, no text, or text in another encoding, whose name it guesses.
    """
    if not content.strip():
        raise BadInput(f"{name}: empty; nothing to read")
    for mark, encoding in ((codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16")):
        if content.startswith(mark):
            raise BadInput(f"{name}: text in {encoding}, not in UTF-8; {_how_to_convert(name, encoding)}")
    if kind := _binary_kind(content):
        raise BadInput(f"{name}: {kind}, not a text; give the document as .txt in UTF-8 or as .html")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        guess = _guess_encoding(content)
        hint = f"it looks like {guess}; {_how_to_convert(name, guess)}" if guess else "save it anew as UTF-8"
        raise BadInput(
            f"{name}: not UTF-8 (byte 0x{content[error.start]:02x} at position {error.start}); {hint}"
        ) from error
    if not text.strip("\ufeff \t\r\n\v\f"):
        raise BadInput(f"{name}: empty; nothing to read")
    return text


_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a compressed file",
    b"SQLite format 3\x00": "a database",
    b"{\\rtf": "an RTF file",
}
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1b")


def _binary_kind(content: bytes) -> str | None:
    for magic, kind in _MAGIC.items():
        if content.startswith(magic):
            return kind
    head = content[:65536]
    if b"\x00" in content or sum(byte in _CONTROLS for byte in head) > len(head) // 50:
        return "binary data"
    return None


def _guess_encoding(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:100_000]).best()
    return best.encoding if best and best.encoding not in ("utf_8", "ascii") else None


def _how_to_convert(name: str, encoding: str) -> str:
    stem = Path(name).name
    return f"convert it: iconv -f {encoding.replace('_', '-')} -t UTF-8 {stem} > utf8-{stem}"
