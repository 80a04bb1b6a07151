"""Belarusian beside Russian: unstressed o is written a, v after a vowel is u, soft d and t are dz and ts.

Source: the orthography of 1959/2008 and the instruction on the transliteration of place names of 2000/2007.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.identity.scripts import Spelled
from graph.identity.traditions import slavic

name = "Belarusian"

_SIGNS = re.compile(
    r"(?<=[a-z]{2}[vlnrtkmdszc])(?:[aeo]u|iou)$|dz[ie]|[aeo]u(?:sk|ch|tsk)|^al[iy]aks|^aliax|^siarh|^uladz|^katsiar|^volha$"
    r"|^hanna$|^mikal|^mikola$|^dzian|^dzmi|^yauhen|^ihar$|^aleh$|^siam|^ryhor$|^kanstan|^piatr|^viktar$|^sviatl"
)
_SHORT_U = re.compile(r"(?<=[aeo])u(?=[^aeiou]|$)")
_LETTERS = (
    (re.compile(r"J|dz"), "d"),
    (re.compile(r"c(?=[aeiou])"), "t"),
    (re.compile(r"[aoe]"), "a"),
    (re.compile(r"i(?=a)"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether a letter or a form is Belarusian, or the country is."""
    return "BY" in countries or any(_SIGNS.search(part.text) for part in parts)


def quality(a: Spelled, b: Spelled) -> float:
    """0.95 where only unstressed vowels and the letters of Belarusian differ."""
    return 0.95 if len(a.text) > 4 and skeletons(a) & skeletons(b) else 0.0


@lru_cache(maxsize=1 << 18)
def skeletons(part: Spelled) -> frozenset[str]:
    """The Slavic keys with v for a short u and one vowel for a, o and e."""
    texts = {_SHORT_U.sub("v", text) for text in (part.text, part.marked)}
    return frozenset(_key(key) for text in texts for key in slavic.keys(Spelled(text, text, part.script, (text,))))


def _key(text: str) -> str:
    for pattern, letter in _LETTERS:
        text = pattern.sub(letter, text)
    return text
