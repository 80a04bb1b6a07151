"""Korean names: Hangul, the revised romanisation, McCune-Reischauer and the spellings that people chose.

A spelling may be read in several ways (Jung: 정 or 중); two are one name where they have a reading in common.
"""

from collections.abc import Sequence
from functools import lru_cache

from graph.identity.scripts import LATIN, Spelled
from graph.identity.traditions.syllables import keys, korean_surnames

name = "Korean"

_INITIALS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
)  # fmt: skip
_FINALS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t", "k", "t", "p", "t",
)  # fmt: skip
"""Parts of a Hangul syllable in the order of Unicode; what sounds alike at the end is one."""

_DOUBLE = {
    "namgung": "nam gung",
    "hwangbo": "hwang bo",
    "jegal": "je gal",
    "seonu": "seon u",
    "dokgo": "dok go",
    "sagong": "sa gong",
}


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether it is written in Hangul, or all of it is syllables beside a Korean surname."""
    return any(part.script == "Hangul" or "K" in part.systems for part in parts)


@lru_cache(maxsize=1 << 17)
def quality(a: Spelled, b: Spelled) -> float:
    """1 where a reading is common to both."""
    if a.script == b.script == "Hangul":
        return 1.0 if a.written == b.written else 0.0
    return 1.0 if skeletons(a) & skeletons(b) else 0.0


@lru_cache(maxsize=1 << 17)
def skeletons(part: Spelled) -> frozenset[str]:
    """All its readings in the revised romanisation, by syllable."""
    if part.script == "Hangul":
        return frozenset({" ".join(map(reading, part.written))})
    if part.script != LATIN or "K" not in part.systems:
        return frozenset()
    found = korean_surnames().get(part.text, frozenset()) | keys(part.syllables, "K")
    if part.marked != part.text:
        found = keys((part.marked,), "K") or found
    return frozenset(_DOUBLE.get(one, one) for one in found)


def reading(syllable: str) -> str:
    """A Hangul syllable in the revised romanisation, its end as it sounds alone."""
    number = ord(syllable) - 0xAC00
    if not 0 <= number < 11172:
        return syllable
    initial, vowel, final = _INITIALS[number // 588], _VOWELS[number // 28 % 21], _FINALS[number % 28]
    return initial + vowel + final
