"""Uyghur names: the Latin alphabet of Uyghur, English spellings, and what Chinese characters make of them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.identity.scripts import LATIN, Spelled
from graph.identity.traditions.respelling import respelled, rules

name = "Uyghur"

_SHOWN = re.compile(
    r"(?:^g[uü]l|g[uü]l$|g[uü]li$|jan$|nis(?:a|ahan|akhan)$|^abdu|^abl[aie]|^m[ea]mt?[ei]|^tursun|^[qk]urban|^ro[zs]i|^dil|ahun$|akhun$|^t[ou]hti)"
)
_LATIN = rules(
    [
        (r"kh|x|h", "h"),
        (r"gh", "g"),
        (r"zh", "j"),
        (r"sh", "S"),
        (r"ch", "C"),
        (r"q", "k"),
        (r"f|v(?=[^aeiou]|$)", "p"),
        (r"v", "w"),
        (r"[ae]+", "a"),
        (r"y?i|ee|iy", "i"),
        (r"oo|ue|oe", "u"),
        (r"(.)\1+", r"\1"),
    ]
)
_SOUNDS = rules(
    [
        (r"gh|kh|x|q|k", "h"),
        (r"g", "g"),
        (r"zh|j", "j"),
        (r"sh|s|z|ch", "s"),
        (r"f|p|b|v", "p"),
        (r"d|t", "t"),
        (r"ng", "n"),
        (r"l|r", "r"),
        (r"[aeiouyw]", ""),
        (r"(.)\1+", r"\1"),
    ]
)
_CHARACTERS = rules(
    [
        (r"er(?= |$)", "r"),
        (r"zh|j", "j"),
        (r"x|sh|s|z|ch|q|c", "s"),
        (r"g", "g"),
        (r"k|h", "h"),
        (r"f|p|b", "p"),
        (r"d|t", "t"),
        (r"ng?(?= |$)", "n"),
        (r"l|r", "r"),
        (r"[aeiouyw ]", ""),
        (r"(.)\1+", r"\1"),
    ]
)
_LONG_ENOUGH = 3
"""Consonants by which characters and Latin letters are compared: they leave out the vowels."""


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether characters spell out long names, or a name is Uyghur by its form and not Chinese."""
    if any(part.systems for part in parts):
        return False
    if any(part.script == "Han" for part in parts):
        return any(part.script == "Han" and len(part.syllables) > 2 for part in parts)
    return any(part.script == LATIN and ("CN" in countries or _SHOWN.search(part.text)) for part in parts)


@lru_cache(maxsize=1 << 16)
def quality(a: Spelled, b: Spelled) -> float:
    """0.95 for spellings of one name: they are less exact than an alphabet."""
    if a.script == b.script == LATIN:
        return 0.95 if respelled(a.text, _LATIN) == respelled(b.text, _LATIN) else 0.0
    if {a.script, b.script} != {LATIN, "Han"}:
        return 0.0
    x, y = _sounds(a), _sounds(b)
    return 0.95 if x == y and len(x) >= _LONG_ENOUGH else 0.0


def _sounds(part: Spelled) -> str:
    if part.script == "Han":
        return respelled(" ".join(part.syllables), _CHARACTERS) if len(part.syllables) > 1 else ""
    return respelled(part.text, _SOUNDS)


@lru_cache(maxsize=1 << 16)
def skeletons(part: Spelled) -> frozenset[str]:
    """The sounds of the consonants."""
    return frozenset({_sounds(part)} - {""}) if part.script in (LATIN, "Han") else frozenset()
