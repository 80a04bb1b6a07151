"""Mongolian names: the father's name may stand in the genitive, and vowels are written long or short."""

from collections.abc import Sequence
from functools import lru_cache

from graph.identity.scripts import LATIN, Spelled
from graph.identity.traditions.respelling import respelled, rules

name = "Mongolian"

_RULES = rules(
    [
        (r"(?<=.{3})(?:iin|iyn|yin|yn|iin|giin|giyn)$", ""),
        (r"uu|oo|ou", "u"),
        (r"[iy]+", "i"),
        (r"kh|x", "h"),
        (r"ts|tz|c(?!h)", "ts"),
        (r"zh|dj|j|z", "z"),
        (r"w|v", "v"),
        (r"(?<=[a-z])ie", "e"),
        (r"(.)\1+", r"\1"),
    ]
)


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether the country is Mongolia."""
    return "MN" in countries


def quality(a: Spelled, b: Spelled) -> float:
    """1 for spellings of one name."""
    return 1.0 if skeletons(a) & skeletons(b) else 0.0


@lru_cache(maxsize=1 << 14)
def skeletons(part: Spelled) -> frozenset[str]:
    """The spelling by rules."""
    return frozenset({respelled(part.text, _RULES)}) if part.script in (LATIN, "Cyrillic") else frozenset()
