"""Names of South Asia: English spellings and the scripts of India, Bangladesh, Sri Lanka and Nepal."""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.identity.scripts import LATIN, Spelled
from graph.identity.traditions.respelling import respelled, rules

name = "South Asian"

COUNTRIES = frozenset(["IN", "BD", "LK", "NP", "PK"])
SCRIPTS = frozenset(
    ["Devanagari", "Bengali", "Tamil", "Sinhala", "Telugu", "Kannada", "Malayalam", "Gurmukhi", "Gujarati", "Odia"]
)
WITHOUT_ABDUL = 0.75

_ENDING = re.compile(
    r"(?:swam[iy]|ingham?|lingam|araj(?:ah?)?|kumari?|nathan|sekhar(?:a|an)?|singhe?|murth[iy]|reddy|wardh?ana|eswh?aran"
    r"|jee|bhai|ben|nayak[ea]|s[iu]nghe|chandran?"
    r"|ch[ao]u?w?dh?[au]r[iy]|udd?in|mukherjee|banerjee|bhattachar(?:ya|jee))$"
)
_RULES = rules(
    [
        (r"chow?dh?[au]r[iy]|cha?udh?[au]r[iy]|ch[ao]u?dh?r[iy]|caudh?ur[iy]", "codri"),
        (r"hyd", "haid"),
        (r"[ae]ra$", "ara"),
        (r"x|ksh", "ks"),
        (r"chh|ch", "c"),
        (r"sh", "s"),
        (r"([kgtdbj])h", r"\1"),
        (r"ph|f", "p"),
        (r"q", "k"),
        (r"z", "j"),
        (r"w", "v"),
        (r"oo|ou", "u"),
        (r"ee|ie$|ey$", "i"),
        (r"y(?![aeiou])", "i"),
        (r"(?<=[aeiou])y(?=[aeiou])|i(?=y)", "y"),
        (r"[ae]([rl])$", r"a\1"),
        (r"(?<=a)[iy](?=d)|ey(?=d)", "i"),
        (r"(?<=[aeiou])h$", ""),
        (r"(.)\1+", r"\1"),
    ]
)
_FROM_SCRIPT = rules([(r"[aeo]|(?<=.)y$", ""), (r"v|b", "b"), (r"m(?=[pbtdkgcj])", "n"), (r"(.)\1+", r"\1")])
_TAMIL = rules([(r"[gh]", "k"), (r"d", "t"), (r"b", "p"), (r"j|c", "s"), (r"jh|l", "l")])
_LONG_ENOUGH = 3


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether it is written in a script of South Asia, ends as these names do, or the country is one of these."""
    if countries & COUNTRIES or any(part.script in SCRIPTS for part in parts):
        return True
    return any(part.script == LATIN and not part.systems and _ENDING.search(part.text) for part in parts)


@lru_cache(maxsize=1 << 16)
def quality(a: Spelled, b: Spelled) -> float:
    """1 for English spellings of one name, 0.95 for one in another script, less where one leaves Abdul out."""
    if a.script == b.script == LATIN:
        x, y = respelled(a.text, _RULES), respelled(b.text, _RULES)
        if x == y:
            return 0.98
        return WITHOUT_ABDUL if x != y and _without_abdul(x) == _without_abdul(y) else 0.0
    return 0.95 if skeletons(a) & skeletons(b) else 0.0


def _without_abdul(text: str) -> str:
    return re.sub(r"^abd[uaoe][lrsn](?=.{4})", "", text)


@lru_cache(maxsize=1 << 16)
def skeletons(part: Spelled) -> frozenset[str]:
    """The consonants, with the vowels i and u, which every script writes."""
    if part.script != LATIN and part.script not in SCRIPTS:
        return frozenset()
    text = respelled(respelled(part.text, _RULES), _FROM_SCRIPT)
    found = {text, respelled(text, _TAMIL)} if part.script in (LATIN, "Tamil", "Malayalam") else {text}
    return frozenset(one for one in found if len(one) >= _LONG_ENOUGH)
