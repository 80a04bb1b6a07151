"""Armenian and Georgian names: in their own letters, from Russian, from Western Armenian.

Western Armenian exchanges voiced and voiceless consonants (Sarkis, Sargis; Bedros, Petros); Russian writes h as g or
leaves it out (Hakob, Akop).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.identity.scripts import Spelled

name = "Armenian and Georgian"

_ENDING = re.compile(r"(?:[iy]ants?|[iy]ane?ts|[ij]an|yan|shvili|dze|idze|adze|uri|uli|ava|aia|eishvili|iani)$")
_SURE = re.compile(r"(?:shvili|[aei]dze|[^aeiou][iy]an|[iy]ants|schwili)$")
_LETTERS = (
    (re.compile(r"ow"), "u"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"dj|dzh|dsch|tch|tsch|ch|j(?=[aeiou])"), "J"),
    (re.compile(r"tz|ts|dz|c(?=[^h])"), "C"),
    (re.compile(r"sch|sh"), "S"),
    (re.compile(r"zh"), "Z"),
    (re.compile(r"kh|gh|x"), "X"),
    (re.compile(r"^[gh](?=[aeiour])|h"), ""),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"q|g"), "k"),
    (re.compile(r"d"), "t"),
    (re.compile(r"b"), "p"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?:[iy]an[tc]s?|[iy]anC|[iy]an|ian|jan)$"), "ian"),
    (re.compile(r"[yj](?=[aeiou])"), "i"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether it is written so, or ends as Armenian or Georgian surnames do."""
    if any(part.script in ("Armenian", "Georgian") for part in parts):
        return True
    likely = any(_ENDING.search(part.text) for part in parts if len(part.text) > 4)
    return (bool(countries & {"AM", "GE"}) and likely) or any(_SURE.search(part.text) for part in parts)


def quality(a: Spelled, b: Spelled) -> float:
    """0.97 for two spellings of one word."""
    return 0.97 if len(a.text) > 3 and skeletons(a) & skeletons(b) else 0.0


@lru_cache(maxsize=1 << 17)
def skeletons(part: Spelled) -> frozenset[str]:
    """The word in one spelling."""
    text = part.text
    for pattern, letter in _LETTERS:
        text = pattern.sub(letter, text)
    return frozenset([text])
