"""Greek names in Greek letters and in the Latin spellings of ELOT 743, of English and of French."""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.identity.scripts import Spelled

name = "Greek"

_ENDING = re.compile(
    r"(?:opoulos|opoulou|akis|aki|idis|idou|adis|adou|oglou|akos|eas|atos|atou|elis|otis|iotis|ou|os|is)$"
)
_SURE = re.compile(r"(?:opoulos|opoulou|poylos|akis|idis|oglou|iadis|adou|akaki|idou)$")
_LETTERS = (
    (re.compile(r"oy|ou"), "u"),
    (re.compile(r"(?:[ae])[uyv](?=[aeiouvgdzlmnr])"), "ev"),
    (re.compile(r"(?:[ae])[uyfv](?=[^aeiou]|$)"), "ef"),
    (re.compile(r"gch|gh|gk|gg|ng"), "g"),
    (re.compile(r"ch|kh|h|x(?=[aeiou])"), "h"),
    (re.compile(r"mp"), "b"),
    (re.compile(r"nt|nd"), "d"),
    (re.compile(r"tz|ts|dz"), "ts"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ai"), "e"),
    (re.compile(r"ei|oi|yi|gi(?=[aou])|[yj]"), "i"),
    (re.compile(r"w"), "o"),
    (re.compile(r"b(?=[aeiou])"), "v"),
    (re.compile(r"c"), "k"),
    (re.compile(r"q"), "k"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[aeiou])h(?=i)|g(?=i)"), ""),
    (re.compile(r"i+"), "i"),
)


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether it is written in Greek, comes from Greece or Cyprus, or ends as only Greek surnames do."""
    if any(part.script == "Greek" for part in parts):
        return True
    likely = any(len(part.text) > 4 and _ENDING.search(part.text) for part in parts)
    return (bool(countries & {"GR", "CY"}) and likely) or any(_SURE.search(part.text) for part in parts)


def quality(a: Spelled, b: Spelled) -> float:
    """1 for two spellings of one Greek word."""
    return 1.0 if skeletons(a) & skeletons(b) else 0.0


@lru_cache(maxsize=1 << 17)
def skeletons(part: Spelled) -> frozenset[str]:
    """The word in one spelling."""
    text = part.text
    for pattern, letter in _LETTERS:
        text = pattern.sub(letter, text)
    return frozenset([text])
