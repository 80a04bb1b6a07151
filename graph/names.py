"""Names made comparable without losing which script they are in."""

import re
import unicodedata

_LETTERS = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "ə": "a", "æ": "ae", "œ": "oe"})
APOSTROPHES = "'\u2019\u2018\u02bc\u02b9\u2032"
"""Signs within a name that transliterations write or leave out."""
_APOSTROPHE = str.maketrans("", "", APOSTROPHES)
_WORD = re.compile(r"\w+")


def normalise(name: str) -> str:
    """Return `name` without case, accents and punctuation, its words in their order.

    >>> normalise("Đặng  Quốc Khiêm")
    'dang quoc khiem'
    >>> normalise("Penal Colony No. 40")
    'penal colony no 40'
    """
    return " ".join(_WORD.findall(fold(name)))


def fold(text: str) -> str:
    """Return `text` without case, accents and apostrophes; what is neither letter nor digit stays."""
    if text.isascii():
        return text.lower().replace("'", "")
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return letters.translate(_LETTERS).translate(_APOSTROPHE)


def words(name: str) -> tuple[str, ...]:
    """Return the words of the normalised name."""
    return tuple(normalise(name).split())
