"""Syllables of Chinese and Korean in the romanisations that people use, and how a word falls into them.

Sources: Hanyu Pinyin and Wade-Giles (apostrophes left out), the Hong Kong government's spelling of Cantonese, the
revised romanisation of Korean and McCune-Reischauer with the spellings that passports have.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

import yaml

Readings = Mapping[str, frozenset[str]]
"""Syllables as one romanisation writes them, and what each can stand for."""

LONGEST, MOST = 7, 4
"""Letters of a syllable; syllables of a word."""

_WADE_INITIALS = {
    "b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "r": "j", "z": "ts", "c": "ts",
}  # fmt: skip
_WADE_WHOLE = {
    "zi": ("tzu",), "ci": ("tzu",), "si": ("ssu", "szu", "sze"), "zhi": ("chih",), "chi": ("chih",), "shi": ("shih",),
    "ri": ("jih",), "er": ("erh",), "yan": ("yen",), "ye": ("yeh",), "you": ("yu",), "yi": ("i", "yi"),
    "yong": ("yung",), "yue": ("yueh",), "gui": ("kuei",), "kui": ("kuei",), "ge": ("ko",), "ke": ("ko",),
    "he": ("ho",), "guo": ("kuo",), "kuo": ("kuo",), "huo": ("huo",), "shuo": ("shuo",), "yuan": ("yuan",),
}  # fmt: skip
_WADE_FINALS = (
    (re.compile(r"iong$"), "iung"),
    (re.compile(r"ong$"), "ung"),
    (re.compile(r"ian$"), "ien"),
    (re.compile(r"(i|u)e$"), r"\1eh"),
    (re.compile(r"uo$"), "o"),
)

_KOREAN_INITIALS = {
    "g": "g k", "kk": "kk gg k", "n": "n", "d": "d t", "tt": "tt dd", "r": "r l", "m": "m", "b": "b p", "pp": "pp bb",
    "s": "s", "ss": "ss s", "": "", "j": "j ch", "jj": "jj", "ch": "ch", "k": "k", "t": "t", "p": "p", "h": "h",
}  # fmt: skip
_KOREAN_VOWELS = {
    "a": "a ah", "ae": "ae ai", "ya": "ya", "yae": "yae", "eo": "eo", "e": "e", "yeo": "yeo", "ye": "ye yea",
    "o": "o oh", "wa": "wa", "wae": "wae", "oe": "oe oi", "yo": "yo", "u": "u oo", "wo": "wo weo", "we": "we",
    "wi": "wi wee", "yu": "yu yoo", "eu": "eu u", "ui": "ui ee eui i", "i": "i ee",
}  # fmt: skip
_KOREAN_FINALS = {"": "", "k": "k g", "n": "n", "t": "t d", "l": "l", "m": "m", "p": "p b", "ng": "ng"}


@cache
def table(name: str) -> Any:
    """One table of `names/chinese.yaml`."""
    return _read("chinese")[name]


@cache
def _read(file: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(files("graph.identity").joinpath(f"names/{file}.yaml").read_text("utf-8"))
    return read


@cache
def readings(system: str) -> Readings:
    """The syllables of a romanisation. system: P pinyin, W Wade-Giles, C Cantonese, K Korean."""
    return {"P": _pinyin, "W": _wade_giles, "C": _cantonese, "K": _korean}[system]()


def surnames(system: str) -> frozenset[str]:
    """Surnames in a romanisation."""
    return frozenset(korean_surnames()) if system == "K" else frozenset(table("surnames"))


@cache
def korean_surnames() -> Readings:
    """Korean surnames in usual spellings, each with its revised romanisation."""
    return _inverted((reading, spelling) for reading, all_ in _read("korean").items() for spelling in all_)


@lru_cache(maxsize=1 << 16)
def divided(text: str, system: str) -> tuple[tuple[str, ...], ...]:
    """All ways in which a word falls into syllables of a romanisation.

    >>> divided("xiaoping", "P")
    (('xiao', 'ping'), ('xi', 'ao', 'ping'))
    """
    known = readings(system)
    ways: list[tuple[str, ...]] = []

    def go(start: int, found: tuple[str, ...]) -> None:
        if start == len(text):
            ways.append(found)
        elif len(found) < MOST:
            for end in range(min(len(text), start + LONGEST), start, -1):
                if text[start:end] in known:
                    go(end, (*found, text[start:end]))

    if len(text) <= LONGEST * MOST:
        go(0, ())
    return tuple(sorted(ways, key=len))


@lru_cache(maxsize=1 << 16)
def keys(syllables: tuple[str, ...], system: str) -> frozenset[str]:
    """What syllables can stand for, in the romanisation or none; syllables that are several are divided."""
    known = readings(system)
    ways: list[tuple[str, ...]] = []
    if len(syllables) == 1:
        fewest = min(map(len, divided(syllables[0], system)), default=0)
        ways = [way for way in divided(syllables[0], system) if len(way) == fewest or len(way) <= 2]
    elif all(syllable in known for syllable in syllables):
        ways = [syllables]
    return frozenset(
        " ".join(choice) for way in ways for choice in product(*(sorted(known[syllable]) for syllable in way))
    )


def _inverted(pairs: Any) -> Readings:
    found: dict[str, set[str]] = {}
    for reading, spelling in pairs:
        found.setdefault(spelling, set()).add(reading)
    return {spelling: frozenset(all_) for spelling, all_ in found.items()}


def _pinyin() -> Readings:
    whole = {initial + final for initial, finals in table("finals").items() for final in finals}
    return {s: frozenset({s}) for s in whole} | {"lv": frozenset({"lu"}), "nv": frozenset({"nu"})}


def _wade_giles() -> Readings:
    return _inverted((reading, spelling) for reading in readings("P") for spelling in _as_wade_giles(reading))


def _as_wade_giles(reading: str) -> tuple[str, ...]:
    if reading in _WADE_WHOLE:
        return _WADE_WHOLE[reading]
    initial = next((i for i in ("zh", "ch", "sh") if reading.startswith(i)), reading[:1])
    initial, final = (initial, reading[len(initial) :]) if initial in table("finals") else ("", reading)
    for pattern, letters in _WADE_FINALS:
        final = pattern.sub(letters, final)
    spelling = _WADE_INITIALS.get(initial, initial) + final
    return (spelling, "tz" + final) if initial in ("z", "c") and final.startswith("u") else (spelling,)


def _cantonese() -> Readings:
    return _inverted((spelling, spelling) for all_ in table("cantonese") for spelling in all_.split("/"))


def _korean() -> Readings:
    pairs = [
        (initial + vowel + final, i + v + f)
        for initial, initials in _KOREAN_INITIALS.items()
        for vowel, vowels in _KOREAN_VOWELS.items()
        for final, finals in _KOREAN_FINALS.items()
        for i in initials.split() or [""]
        for v in (*vowels.split(), *_other_vowels(initial, vowel, final))
        for f in finals.split() or [""]
    ]
    pairs += [
        ("s" + vowel + final, "sh" + v + final) for vowel, v in (("i", "i"), ("i", "ee")) for final in _KOREAN_FINALS
    ]
    return _inverted(pairs)


def _other_vowels(initial: str, vowel: str, final: str) -> list[str]:
    """Spellings that only some places allow: 영 young, 현 hyun, 성 sung, 우 woo, 이 yi."""
    found = []
    if vowel == "eo":
        found += ["u"] if final else ["uh"] if initial in ("", "s", "h") else []
    if vowel == "yeo" and final:
        found += ["ou"] if final == "ng" and initial else ["you"] if final == "ng" else []
        found += ["yu", "you"] if initial else []
    if vowel == "yu" and final == "n":
        found += ["you"]
    if vowel == "u" and not initial:
        found += ["woo"] + (["wu"] if not final else [])
    if vowel == "i" and not initial and not final:
        found += ["yi", "yee"]
    if vowel == "yeo" and not final and not initial:
        found += ["yuh"]
    return found
