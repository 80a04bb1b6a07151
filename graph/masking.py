"""Find a name in a text however it is written, and mask it without moving anything else.

Case, accents, apostrophes, line breaks, soft hyphens and the order "surname, given name" do not hide it.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from graph.names import APOSTROPHES, fold, words

MASK = "█"
LONG_NAME = 8
"""A full name of this many letters is also found within a word, as in a hashtag, an address or an inflected form."""

_BREAK = r"(?:'|-\s*\n\s*)*"
_NOT_IN_WORD = (r"(?<![^\W_])", r"(?![^\W_])")


class Matcher:
    """Finds the given names. One that has no letter is never found."""

    def __init__(self, names: Iterable[str]) -> None:
        forms = sorted({words(name) for name in names} - {()}, key=lambda form: (-sum(map(len, form)), form))
        self._full = _either(pattern for form in forms if len(form) > 1 for pattern in _patterns(form))
        self._single = _either(pattern for form in forms if len(form) == 1 for pattern in _patterns(form))

    def spans(self, text: str, *, prose: bool = False) -> list[tuple[int, int]]:
        """The spans of the names in `text`, in code points.

        prose: a name of a single word counts only where it has no small initial, as "May" and not "may".
        """
        if not (self._full or self._single):
            return []
        folded, places = _folded(text)
        full = [(places[m.start()], places[m.end() - 1] + 1) for m in self._full.finditer(folded)] if self._full else []
        if not self._single:
            return full
        single = [(places[m.start()], places[m.end() - 1] + 1) for m in self._single.finditer(folded)]
        return full + [span for span in single if not (prose and text[span[0]].islower())]

    def found_in(self, text: str | None) -> bool:
        """Whether one of the names stands in `text`."""
        return bool(text and self.spans(text))

    def masked(self, text: str) -> str:
        """Return `text` with the names masked."""
        return masked(text, self.spans(text))


def _either(patterns: Iterable[str]) -> re.Pattern[str] | None:
    joined = "|".join(patterns)
    return re.compile(joined) if joined else None


@lru_cache(maxsize=256)
def matcher(names: frozenset[str]) -> Matcher:
    """The matcher of `names`, made once."""
    return Matcher(names)


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return `text` with each span replaced by signs of equal number."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = MASK * (end - start)
    return "".join(letters)


def _patterns(form: tuple[str, ...]) -> list[str]:
    """Expressions for a name in its own order and turned, as in an index of surnames."""
    orders = {form[turn:] + form[:turn] for turn in range(len(form))}
    bare = [r"[\W_]*".join(_BREAK.join(map(re.escape, word)) for word in order) for order in sorted(orders)]
    if len(form) > 1 and sum(map(len, form)) >= LONG_NAME:
        return bare
    return [_NOT_IN_WORD[0] + pattern + _NOT_IN_WORD[1] for pattern in bare]


def _folded(text: str) -> tuple[str, list[int]]:
    """Return `text` folded sign by sign, and for each sign of the result where it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if unicodedata.category(sign) == "Cf":
            continue
        for letter in "'" if sign in APOSTROPHES else _folded_sign(sign):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _folded_sign(sign: str) -> str:
    return fold(sign)
