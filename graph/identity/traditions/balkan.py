"""South Slavic and Albanian names with their marks, without them, and as their neighbours write them.

č and ć become c, ch or tch; đ is dj or dz; Albanian q, xh, ç and ë stand for ć, dž, č and a silent vowel.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.identity.scripts import Spelled

name = "Balkan"

COUNTRIES = frozenset(["RS", "HR", "BA", "ME", "MK", "SI", "AL", "XK", "BG"])

_SURE = re.compile(r"(?:[oea]vich?|ovitch|[njlkrst]ich?|aj|xh.*|evski|ovski|haj)$")
_LETTERS = (
    (re.compile(r"tch|ch|q|c"), "c"),
    (re.compile(r"dj|dzh|xh|gj|dz|đ"), "D"),
    (re.compile(r"sh"), "s"),
    (re.compile(r"zh"), "z"),
    (re.compile(r"x"), "D"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"w"), "v"),
    (re.compile(r"[yj]"), "j"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether a surname ends so, or the country is one of these."""
    return bool(countries & COUNTRIES) or any(len(p.text) > 4 and _SURE.search(p.text) for p in parts)


def quality(a: Spelled, b: Spelled) -> float:
    """0.97 for two spellings of one word."""
    return 0.97 if skeletons(a) & skeletons(b) else 0.0


@lru_cache(maxsize=1 << 17)
def skeletons(part: Spelled) -> frozenset[str]:
    """The word in one spelling, with and without its marks; đ without its mark is d."""
    return frozenset(_key(text) for text in {part.text, part.marked, re.sub(r"dj|dz", "d", part.text)})


def _key(text: str) -> str:
    for pattern, letter in _LETTERS:
        text = pattern.sub(letter, text)
    return text
