"""Hebrew and Yiddish names: in Hebrew letters, and as English, German and Israeli passports spell them.

Ch, kh and h are one sound for many writers, so are tz, ts and z; b, p and k are v, f and ch after a vowel, and German
writers have s and w for z and v.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from graph.identity.given_names import bearings
from graph.identity.scripts import LATIN, Spelled
from graph.identity.traditions.consonants import Alphabet, Shapes, likeness, two_names

name = "Hebrew"

COUNTRIES = frozenset(["IL"])

_VOWELS = {"a": "a", "E": "e", "i": "i", "u": "u", "O": "o"}
LATIN_LETTERS = Alphabet(
    {
        "ch": ("X",), "kh": ("X",), "h": ("h", "X"), "sch": ("S",), "sh": ("S", "sh"), "tz": ("c",), "ts": ("c",),
        "z": ("z", "Z", "c"), "tsch": ("C",), "s": ("s", "Z"), "th": ("t",), "ck": ("k",), "q": ("k",), "c": ("k",),
        "ph": ("f",), "w": ("v",),
    },
    _VOWELS,
)  # fmt: skip
HEBREW_LETTERS = Alphabet(
    {
        "kh": ("X", "h", "kh"), "h": ("h",), "sh": ("S", "s", "Z", "sh"), "ts": ("c", "ts"), "z": ("z", "Z"),
        "s": ("s", "Z"), "b": ("b", "v"), "k": ("k", "X"), "p": ("p", "f"), "vv": ("v",),
    },
    _VOWELS,
    long_a="[aEiuO]?",
    splits_first=True,
)  # fmt: skip

_REWRITTEN = (
    (re.compile(r"(?<=[aeou])y(?![aeiou])|(?<=[ae])i"), "i"),
    (re.compile(r"ei|ai(?=[^aeiou])"), "ai"),
    (re.compile(r"(?<=[^aeiou])ie(?=[bdgkmnpst])"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"j(?=[aeiou])"), "y"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"tzch|tsch(?=[a])"), "tzh"),
)
MOST_DOUBTFUL = 3
"""Letters waw that are tried both as v and as a vowel."""


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether it is written in Hebrew letters, holds a name that only the Hebrew list has, or the country is Israel."""
    if countries & COUNTRIES:
        return True
    return any(
        part.script == "Hebrew"
        or ((found := bearings(part.text)) and all(bearing.culture == "hebrew" for bearing in found))
        for part in parts
    )


@lru_cache(maxsize=1 << 16)
def quality(a: Spelled, b: Spelled) -> float:
    """1 for spellings of one word, less where a vowel is left out, 0 for two names."""
    best = _quality(a, b)
    return 0.0 if best and two_names(a, b) else best


def _quality(a: Spelled, b: Spelled) -> float:
    if not {a.script, b.script} <= {LATIN, "Hebrew"}:
        return 0.0
    if a.script == b.script:
        return likeness(LATIN_LETTERS, shapes(a), shapes(b)) if a.script == LATIN else 0.0
    return likeness(HEBREW_LETTERS, shapes(a), shapes(b), a.script == LATIN, b.script == LATIN)


def skeletons(part: Spelled) -> frozenset[str]:
    """The sounds of the consonants."""
    return frozenset(shapes(part))


@lru_cache(maxsize=1 << 16)
def shapes(part: Spelled) -> Shapes:
    """All readings of a word."""
    if part.script == "Hebrew":
        return HEBREW_LETTERS.shapes(_script_readings(part.text))
    if part.script != LATIN:
        return {}
    text = part.text
    for pattern, letters in _REWRITTEN:
        text = pattern.sub(letters, text)
    return LATIN_LETTERS.shapes({text, text[:-1]} if text.endswith(("ah", "eh")) else {text})


def _script_readings(text: str) -> Iterator[str]:
    """The spelling with each waw as a vowel and as v, and a last he as the vowel that it stands for."""
    endings = [text] if not text.endswith("h") or text.endswith(("kh", "sh")) else []
    if text.endswith("h") and not text.endswith("sh"):
        endings += [f"{text[:-1]}e", f"{text[:-1]}o"]
    for ending in endings:
        places = [n for n, letter in enumerate(ending) if letter == "w"][:MOST_DOUBTFUL]
        for chosen in range(1 << len(places)):
            letters = list(ending)
            for bit, place in enumerate(places):
                if chosen >> bit & 1:
                    letters[place] = "v"
            yield "".join(letters)
