"""Burmese names: in Burmese letters by their syllables, and in the Latin spellings of habit.

A name is written without spaces and falls into syllables; words such as U and Daw before it are left out.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

import yaml

from graph.identity.scripts import LATIN, Spelled
from graph.identity.traditions.respelling import respelled, rules

name = "Burmese"

_SYLLABLE = re.compile(r"([က-အဣ-ဩ])(?:္[က-အ])?([ျ-ှ]*)([ါ-ဲံ်]*(?:[က-အ]့?်)?[ါ-ဲံ]*)[့း]*")
_Y, _R, _W, _H = "ျ", "ြ", "ွ", "ှ"
_RULES = rules(
    [
        (r"^hs", "s"),
        (r"^ht", "t"),
        (r"^hp", "ph"),
        (r"^hk", "kh"),
        (r"^gy", "ky"),
        (r"(?:aye|ae|eh|ay|ey|ei|ai)$", "e"),
        (r"(?:or|au|aw)$", "aw"),
        (r"(?:oe|oh|o)$", "o"),
        (r"(?<=.)(?:ar|ah|aa)$", "a"),
        (r"(?:ain|ein|eine)$", "ein"),
        (r"(?:one|ohn|oun|on)$", "on"),
        (r"(?:oke|oat|out|ok|ote)$", "ok"),
        (r"(?:ate|eik|eit)$", "eik"),
        (r"(?:aik|ike)$", "aik"),
        (r"(?:aing|ine)$", "aing"),
        (r"(?:ee|ii|ie|yi(?<=[^k]yi)|y)$", "i"),
        (r"(?:oo|uu|u)$", "u"),
        (r"(?:utt|ut)$", "ut"),
        (r"(?:itt|it)$", "it"),
        (r"(?:ett|et)$", "et"),
        (r"(?:att|at)$", "at"),
    ]
)


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether it is written in Burmese, the country is Burma, or two or more words are elements of Burmese names."""
    if "MM" in countries or any(part.script == "Myanmar" for part in parts):
        return True
    return sum(part.script == LATIN and part.text in _table()["elements"] for part in parts) > 1


def quality(a: Spelled, b: Spelled) -> float:
    """1 for spellings of the same syllables."""
    return 1.0 if skeletons(a) & skeletons(b) else 0.0


@lru_cache(maxsize=1 << 16)
def skeletons(part: Spelled) -> frozenset[str]:
    """The spelling by rules; of Burmese letters all that they can be."""
    if part.script == LATIN:
        return frozenset({"".join(respelled(syllable, _RULES) for syllable in part.syllables)})
    if part.script != "Myanmar":
        return frozenset()
    return frozenset(map("".join, product(*(_readings(syllable) for syllable in part.syllables))))


@lru_cache(maxsize=1 << 14)
def split(written: str) -> tuple[Spelled, ...]:
    """The syllables of a name in Burmese letters, each as one part, without titles."""
    syllables = [match.group() for match in _SYLLABLE.finditer(written)]
    while len(syllables) > 2 and syllables[0] in _table()["titles"]:
        del syllables[0]
    return tuple(map(_part, syllables))


@lru_cache(maxsize=1 << 14)
def _part(syllable: str) -> Spelled:
    text = _readings(syllable)[0]
    return Spelled(text, text, "Myanmar", (syllable,), written=syllable)


@lru_cache(maxsize=1 << 14)
def _readings(syllable: str) -> tuple[str, ...]:
    match = _SYLLABLE.match(syllable)
    if match is None:
        return ("",)
    letter, medials, rhyme = match.groups()
    onset = _onset(_table()["onsets"].get(letter, ""), medials)
    found = _table()["rhymes"].get(re.sub("[့း]", "", rhyme), [""])
    if _W in medials:
        found = [{"an": "un", "ang": "un", "at": "ut"}.get(one, "w" + one) for one in found]
    return tuple(dict.fromkeys(onset + one for one in found))


def _onset(onset: str, medials: str) -> str:
    if _Y in medials or _R in medials:
        onset = {"k": "ky", "kh": "ch", "g": "ky"}.get(onset, onset + "y")
    if _H in medials:
        onset = "sh" if onset == "y" else "h" + onset
    return onset


@cache
def _table() -> Mapping[str, Any]:
    read: dict[str, Any] = yaml.safe_load(files("graph.identity").joinpath("names/burmese.yaml").read_text("utf-8"))
    return {**read, "elements": frozenset(map(str, read["elements"])), "titles": frozenset(read["titles"])}
