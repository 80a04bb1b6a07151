"""Kurdish names: in the Latin letters of Kurmanji, the Arabic ones of Sorani, and as their neighbours spell them.

Kurmanji writes c, j, ş and x where English has j, zh, sh and kh, e where Arabic and Persian have a, and ê for ai.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.identity.given_names import bearings
from graph.identity.scripts import LATIN, Spelled
from graph.identity.traditions.consonants import Alphabet, Shapes, likeness, two_names

name = "Kurdish"

COUNTRIES = frozenset(["IQ", "IR", "SY"])

_VOWELS = {"a": "a", "E": "aei", "i": "i", "u": "uo", "O": "uo"}
_LETTERS = {
    "c": ("J", "C"), "j": ("J", "Z"), "dj": ("J",), "zh": ("Z", "zh"), "ch": ("C",), "sh": ("S", "sh"), "kh": ("X",),
    "x": ("X",), "q": ("q",), "k": ("k", "q"), "gh": ("X", "G", "gh"), "th": ("t", "s"), "dh": ("d", "z"),
}  # fmt: skip
LATIN_LETTERS = Alphabet(_LETTERS, _VOWELS, first_e_is_a=True)
ARABIC_LETTERS = Alphabet({**_LETTERS, "j": ("J",), "k": ("k",), "gh": ("G",)}, _VOWELS, long_a="a", splits_first=True)

_REWRITTEN = (
    (re.compile(r"v"), "w"),
    (re.compile(r"(?<=.{3})zad(?:eh|e|a|ah)$"), "zade"),
    (re.compile(r"^abd[eu]?l(?=.{3})|^ebd[eu]?l(?=.{3})"), "abd"),
)


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether it holds a name that only the Kurdish list has, or the country is one of these."""
    if countries & COUNTRIES:
        return True
    return any(
        (part.script == "Arabic" and "e" in part.text)
        or ((found := bearings(part.text)) and all(bearing.culture == "kurdish" for bearing in found))
        for part in parts
    )


@lru_cache(maxsize=1 << 17)
def quality(a: Spelled, b: Spelled) -> float:
    """1 for spellings of one word, less where a vowel is left out, 0 for two names."""
    best = _quality(a, b)
    return 0.0 if best and two_names(a, b) else best


def _quality(a: Spelled, b: Spelled) -> float:
    if not {a.script, b.script} <= {LATIN, "Arabic"}:
        return 0.0
    if a.script == b.script == LATIN:
        return likeness(LATIN_LETTERS, shapes(a), shapes(b))
    if a.script == b.script:
        return 0.0
    return likeness(ARABIC_LETTERS, shapes(a), shapes(b), a.script == LATIN, b.script == LATIN)


def skeletons(part: Spelled) -> frozenset[str]:
    """The sounds of the consonants."""
    return frozenset(shapes(part))


@lru_cache(maxsize=1 << 17)
def shapes(part: Spelled) -> Shapes:
    """All readings of a word."""
    if part.script == "Arabic":
        return ARABIC_LETTERS.shapes({re.sub(r"^y(?=[aeiouw])", "", part.text).replace("v", "w")})
    if part.script != LATIN:
        return {}
    texts = {part.text, part.marked}
    for pattern, letters in _REWRITTEN:
        texts = {pattern.sub(letters, text) for text in texts}
    return LATIN_LETTERS.shapes(texts | {text[:-1] for text in texts if text.endswith(("eh", "ah"))})
