"""Whether two parts of names are one: by spelling, by the romanisations of a tradition, or as forms of a given name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from graph.identity.given_names import UNVOWELLED, relation
from graph.identity.scripts import Spelled
from graph.identity.traditions.registry import TRADITIONS

EQUAL = 1.0
FORM = 0.95
SHORT = 0.75
SLIP = 0.55
APART = 0.0
"""How surely two parts are one."""

LONG_ENOUGH = 8
"""Letters from which a part may hold one slip of the pen."""

_MISREAD = str.maketrans("015", "ols")

_PLAIN = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|qu(?=[ei])|q|c(?=[aoulr])"), "k"),
    (re.compile(r"(?<=[aeiou])z$"), "s"),
    (re.compile(r"y|ie$|ee|(?:^|(?<=[aeiou]))j(?![aou])"), "i"),
    (re.compile(r"oo"), "u"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two parts agree. quality: 0 to 1. how: for a reason, as `in romanisation (Cyrillic)`."""

    quality: float
    how: str


_APART = Agreement(APART, "differ")


@lru_cache(maxsize=1 << 20)
def agreement(a: Spelled, b: Spelled, traditions: frozenset[int]) -> Agreement:
    """Compare two parts. traditions: numbers of those in which they are read."""
    if a.written != b.written and a.script == b.script in ("Han", "Hangul"):
        return _best_in(a, b, traditions)
    spelled_alike = a.text == b.text or a.marked == b.text or a.text == b.marked
    vowels_unknown = a.script != b.script and bool(UNVOWELLED & {a.script, b.script})
    if spelled_alike and not vowels_unknown:
        return Agreement(EQUAL, "equal" if a.script == b.script else f"equal ({a.script}, {b.script})")
    best = _best_in(a, b, traditions)
    if best.quality >= FORM or spelled_alike:
        return best
    if a.systems and b.systems:
        return best if best.quality else _APART
    known = relation(a.text, b.text)
    if known == "form":
        return Agreement(FORM, "forms of one given name")
    if known == "short":
        return Agreement(SHORT, "a given name and its short form")
    if known == "apart":
        return Agreement(APART, "two given names")
    if best.quality:
        return best
    if _is_of_syllables(a) and _is_of_syllables(b):
        return _APART
    if plain(a.text) == plain(b.text):
        return Agreement(FORM, "spelling variants")
    if _is_slip(a.text, b.text):
        return Agreement(SLIP, "one letter differs")
    return _APART


def _is_of_syllables(part: Spelled) -> bool:
    """Whether another letter makes another name of it, as in Chinese and Korean."""
    return bool(part.systems) or part.script in ("Han", "Hangul")


def _is_slip(a: str, b: str) -> bool:
    """Whether one letter is mistaken. Neither the first, which nobody mistakes, nor an ending, by which
    a woman's name is told from a man's."""
    if min(len(a), len(b)) < LONG_ENOUGH or a.startswith(b) or b.startswith(a) or a[0] != b[0]:
        return False
    return OSA.distance(_reread(a), _reread(b), score_cutoff=1) <= 1


def _reread(text: str) -> str:
    """The word as it was before a machine took rn for m or l for 1."""
    return text.replace("rn", "m").replace("vv", "w").translate(_MISREAD)


def _best_in(a: Spelled, b: Spelled, traditions: frozenset[int]) -> Agreement:
    return max((_in_tradition(a, b, n) for n in sorted(traditions)), key=lambda found: found.quality, default=_APART)


def _in_tradition(a: Spelled, b: Spelled, number: int) -> Agreement:
    tradition = TRADITIONS[number]
    return Agreement(tradition.quality(a, b), f"romanisations ({tradition.name})")


@lru_cache(maxsize=1 << 18)
def plain(text: str) -> str:
    """The spelling without what writers vary in any language."""
    for pattern, letter in _PLAIN:
        text = pattern.sub(letter, text)
    return text
