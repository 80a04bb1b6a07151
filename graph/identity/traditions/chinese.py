"""Chinese names: characters of both kinds, pinyin, Wade-Giles and the Cantonese spelling of Hong Kong.

Which readings count is asked of the whole name (`east_asian.arranged`): Chu is Zhu beside Hsiao-ming, and is not
beside Xiaoming.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product

from graph.identity.scripts import LATIN, Spelled, simplified, spell
from graph.identity.traditions.syllables import keys, table

name = "Chinese"

MANDARIN_AND_CANTONESE, ONE_OF_TWO_READINGS = 0.75, 0.75
"""How sure it is that a Cantonese and a Mandarin spelling, or two spellings that may be read as one, are one name."""


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether it is written in Chinese characters, or all of it is syllables beside a Chinese surname."""
    return any(part.script == "Han" or set(part.systems) & set("PWC") for part in parts)


@lru_cache(maxsize=1 << 17)
def quality(a: Spelled, b: Spelled) -> float:
    """1 for one name, less where the two need not be read alike."""
    if a.script == b.script == "Han":
        return 1.0 if simplified(a.written) == simplified(b.written) else 0.0
    if "Han" in (a.script, b.script):
        han, latin = (a, b) if a.script == "Han" else (b, a)
        return _of_characters(han, latin) if latin.script == LATIN else 0.0
    if a.script != LATIN or b.script != LATIN or not a.systems or not b.systems:
        return 0.0
    found = [_of_systems(a, b, s, t) for s in a.systems if s in "PWC" for t in b.systems if t in "PWC"]
    return max(found, default=0.0)


def _of_characters(han: Spelled, latin: Spelled) -> float:
    mandarin = " ".join(han.syllables)
    found = 0.0
    for system in latin.systems or "PW":
        if system in "PW" and mandarin in keys(latin.syllables, system):
            found = 1.0
        elif system == "C" and _cantonese(han.written) & keys(latin.syllables, "C"):
            found = max(found, 0.97)
    return found


def _of_systems(a: Spelled, b: Spelled, s: str, t: str) -> float:
    if s == t or {s, t} == {"P", "W"}:
        if not keys(a.syllables, s) & keys(b.syllables, t):
            return 0.0
        doubtful = (s == "W" and "P" in a.systems) or (t == "W" and "P" in b.systems)
        return ONE_OF_TWO_READINGS if doubtful else 1.0
    cantonese, other = (a, keys(b.syllables, t)) if s == "C" else (b, keys(a.syllables, s))
    return MANDARIN_AND_CANTONESE if _in_mandarin(cantonese.syllables) & other else 0.0


@lru_cache(maxsize=1 << 16)
def _in_mandarin(syllables: tuple[str, ...]) -> frozenset[str]:
    """The Mandarin readings of a Cantonese spelling, by the characters that it can stand for."""
    return frozenset(
        " ".join(choice)
        for way in keys(syllables, "C")
        for choice in product(*(sorted(_mandarin_of().get(syllable, ())) for syllable in way.split()))
    )


@cache
def _mandarin_of() -> dict[str, frozenset[str]]:
    return {
        spelling: frozenset(spell(character).text for character in characters)
        for spelling, characters in _spellings().items()
    }


@cache
def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for spellings, characters in table("cantonese").items():
        for spelling in spellings.split("/"):
            found[spelling] = found.get(spelling, "") + characters
    return found


@cache
def _characters() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for spelling, characters in _spellings().items():
        for character in characters:
            found[simplified(character)] = (*found.get(simplified(character), ()), spelling)
    return found


@lru_cache(maxsize=1 << 16)
def _cantonese(written: str) -> frozenset[str]:
    known = _characters()
    return frozenset(" ".join(choice) for choice in product(*(known.get(c, ()) for c in simplified(written))))


@lru_cache(maxsize=1 << 17)
def skeletons(part: Spelled) -> frozenset[str]:
    """All Mandarin readings, for Cantonese too."""
    if part.script == "Han":
        return frozenset({" ".join(part.syllables)})
    systems = part.systems if part.script == LATIN else ""
    mandarin = frozenset(key for s in systems if s in "PW" for key in keys(part.syllables, s))
    return mandarin | (_in_mandarin(part.syllables) if "C" in systems else frozenset())
