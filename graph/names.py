"""Names made comparable without losing which script they are in."""

import re
import unicodedata

_LETTERS = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "ə": "a", "ё": "е", "æ": "ae", "œ": "oe"})
_WORD = re.compile(r"\w+")


def normalise(name: str) -> str:
    """Return `name` without case, accents and punctuation, its words in their order.

    >>> normalise("Đặng  Quốc Khiêm")
    'dang quoc khiem'
    >>> normalise("Penal Colony No. 40")
    'penal colony no 40'
    """
    folded = name.casefold().translate(_LETTERS).replace("'", "").replace("\u2019", "")
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(plain))


def words(name: str) -> tuple[str, ...]:
    """Return the words of the normalised name."""
    return tuple(normalise(name).split())
