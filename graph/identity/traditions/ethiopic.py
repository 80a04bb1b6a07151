"""Ethiopian and Eritrean names: Ge'ez letters, English spellings, and the Italian ones of Eritrea."""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.identity.scripts import LATIN, Spelled
from graph.identity.traditions.respelling import respelled, rules

name = "Ethiopic"

COUNTRIES = frozenset(["ET", "ER"])

_BEGINNING = re.compile(
    r"^(?:gh?ebre|w[eo]ld[eo]|haile|tekle|tesfa|kidane|berhane|habte|gebru|tewolde|ts?ega|mulu|amare|fikre|zere)"
)
_RULES = rules(
    [
        (r"michael|mika?el|michae", "mikael"),
        (r"b[ie]n[iy]+am", "biniam"),
        (r"gh", "g"),
        (r"ou|oo", "u"),
        (r"g[ae]bre|g[ae]bir", "gebre"),
        (r"w[oe]ld[oeu]", "welde"),
        (r"w[oe]nd[iy]?", "wend"),
        (r"sel+as+[iye]+|s[iy]l+as+[iye]+|selase", "selase"),
        (r"g[iy]+or+gh?[iy]s|george", "giorgis"),
        (r"tch|ch", "c"),
        (r"ts|tz", "s"),
        (r"q|kh", "k"),
        (r"ph", "f"),
        (r"dj", "j"),
        (r"gn|ny", "n"),
        (r"(?<=[aeo])[iy]+e?$", "i"),
        (r"ye", "e"),
        (r"[iy]+", "i"),
        (r"nes$|nis$", "nis"),
        (r"ie", "e"),
        (r"ae(?=l)", "e"),
        (r"(?<=[aeiou])h$", ""),
        (r"(.)\1+", r"\1"),
    ]
)


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether it is written in Ge'ez, begins as these names do, or the country is one of these."""
    if countries & COUNTRIES:
        return True
    return any(part.script == "Ethiopic" or _BEGINNING.search(part.text) for part in parts)


def quality(a: Spelled, b: Spelled) -> float:
    """1 for spellings of one name."""
    return 1.0 if skeletons(a) & skeletons(b) else 0.0


@lru_cache(maxsize=1 << 16)
def skeletons(part: Spelled) -> frozenset[str]:
    """The spelling by rules."""
    return frozenset({respelled(part.text, _RULES)}) if part.script in (LATIN, "Ethiopic") else frozenset()
