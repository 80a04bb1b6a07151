"""Persian, Dari and Tajik names: in Arabic or Cyrillic letters, and in Latin ones as in Tehran, Kabul and Dushanbe.

Sources: BGN/PCGN and ALA-LC romanisation of Persian, the spelling of Iranian passports, Tajik Cyrillic. Gh and q are
one sound, v and w one letter, the long a is o in Tajik, a last -eh is -a in Dari, -zoda is -zadeh.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.identity.scripts import LATIN, Spelled
from graph.identity.traditions.consonants import Alphabet, Shapes, is_given, likeness, two_names

name = "Persian"

COUNTRIES = frozenset(["AF", "IR", "TJ"])
CULTURES = frozenset(["arabic", "persian", "turkic", "kurdish"])
"""Lists of given names that peoples who write Arabic letters share."""

_VOWELS = {"a": "a", "E": "aei", "i": "ie", "u": "uo", "O": "uo"}
_TAJIK_VOWELS = {"a": "aå", "E": "aei", "i": "ie", "u": "uo", "O": "uoå"}
_LETTERS = {
    "kh": ("X",), "x": ("X",), "gh": ("q", "gh"), "q": ("q",), "sh": ("S", "sh"), "ch": ("C",), "tch": ("C",),
    "sch": ("S",), "zh": ("j", "Z", "zh"), "j": ("j", "Z"), "dj": ("j",), "th": ("t", "s", "th"), "dh": ("z", "d"),
    "c": ("k",), "ck": ("k",), "ph": ("f",), "g": ("g",),
}  # fmt: skip
LATIN_LETTERS = Alphabet(_LETTERS, _VOWELS)
TAJIK_LETTERS = Alphabet({**_LETTERS, "g": ("g", "q"), "k": ("k", "q"), "kh": ("X", "h")}, _TAJIK_VOWELS)
ARABIC_LETTERS = Alphabet(
    {
        "kh": ("X", "kh"), "gh": ("q", "gh"), "q": ("q",), "sh": ("S", "sh"), "ch": ("C",), "zh": ("Z", "zh"),
        "j": ("j",), "th": ("s", "th"), "dh": ("z", "dh"), "d": ("d", "z"),
    },
    _VOWELS,
    splits_first=True,
)  # fmt: skip

_REWRITTEN = (
    (re.compile(r"gu(?=[ei])"), "g"),
    (re.compile(r"v"), "w"),
    (re.compile(r"^abd[aeou]?l(?=.{3})|^abdo(?=rr)"), "abd"),
    (re.compile(r"^abd(?=[^aeiou]..)"), "abdu"),
    (re.compile(r"(?<=.{2})(?:[aeou]l|[aeou])d+i?[iey]e?n$"), "din"),
    (re.compile(r"(?<=.{2})[aeou]ll+a+h?$"), "ulah"),
    (re.compile(r"(?<=.{3})z[ao]d(?:eh|e|a|ah)$"), "zade"),
    (re.compile(r"(?<=.{3})n[ei](?:j|zh)ad$"), "nejad"),
    (re.compile(r"(?<=.{3})iy?an$|(?<=.{3})yan$"), "ian"),
    (re.compile(r"iy(?=[ae])|i(?=[ae])"), "y"),
)
_ARTICLE = re.compile(r"(?<=.{3})[aeou]l(?=[^aeioulz][a-z]{2})")
_SIGN = re.compile(
    r"(?:z[ao]de?[ah]?|zadeh|zadegan|nezhad|nejad|ollah|ullah|p[uo]u?r|khani|khah|doost|dust|manesh|abadi|[eou]ddin|bakhsh)$"
)
_TAJIK = re.compile(r"o(?:n|d|b|r|m|l|z|v|h)|zod")


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether it is written in Arabic letters, holds a name of the Persian list, or the country is one of these."""
    if countries & COUNTRIES:
        return True
    return any(
        part.script == "Arabic" or (part.script == LATIN and (is_given(part.text, CULTURES) or _SIGN.search(part.text)))
        for part in parts
    )


@lru_cache(maxsize=1 << 17)
def quality(a: Spelled, b: Spelled) -> float:
    """1 for spellings of one word, less where a vowel is left out, 0 for two names."""
    best = _quality(a, b)
    return 0.0 if best and two_names(a, b) else best


def _quality(a: Spelled, b: Spelled) -> float:
    if not {a.script, b.script} <= {LATIN, "Arabic", "Cyrillic"}:
        return 0.0
    if "Arabic" in (a.script, b.script):
        if a.script == b.script or "Cyrillic" in (a.script, b.script):
            return 0.0
        return likeness(ARABIC_LETTERS, shapes(a), shapes(b), a.script == LATIN, b.script == LATIN)
    best = likeness(LATIN_LETTERS, shapes(a), shapes(b))
    if not best and (_tajik(a) or _tajik(b)):
        best = min(0.97, likeness(TAJIK_LETTERS, _tajik_shapes(a), _tajik_shapes(b)))
    return best


def skeletons(part: Spelled) -> frozenset[str]:
    """The sounds of the consonants."""
    return frozenset({*shapes(part), *(_tajik_shapes(part) if _tajik(part) else ())})


def _tajik(part: Spelled) -> bool:
    return part.script == "Cyrillic" or bool(_TAJIK.search(part.text))


@lru_cache(maxsize=1 << 17)
def shapes(part: Spelled) -> Shapes:
    """All readings of a word."""
    if part.script == "Arabic":
        return ARABIC_LETTERS.shapes(_script_readings(part.text))
    if part.script not in (LATIN, "Cyrillic"):
        return {}
    return LATIN_LETTERS.shapes({reading for text in {part.text, part.marked} for reading in _readings(text)})


@lru_cache(maxsize=1 << 16)
def _tajik_shapes(part: Spelled) -> Shapes:
    return TAJIK_LETTERS.shapes({reading for text in {part.text, part.marked} for reading in _readings(text)})


def _readings(text: str) -> set[str]:
    for pattern, letters in _REWRITTEN:
        text = pattern.sub(letters, text)
    found = {text}
    if text.endswith(("eh", "ah")):
        found.add(text[:-1])
    for reading in tuple(found):
        found.add(_ARTICLE.sub("", reading))
    return found


def _script_readings(text: str) -> set[str]:
    text = re.sub(r"^3bdal(?=.{2})", "3bd", text)
    text = re.sub(r"(?<=..)aldyn$", "dyn", text)
    text = re.sub(r"(?<=..)allh$", "lh", text)
    text = re.sub(r"(?<=..)h(?=ay$)", "", text)
    found = {text}
    if text.endswith("h") and len(text) > 2:
        found.add(f"{text[:-1]}a")
    return found
