"""Thai, Khmer and Lao names: their scripts by the consonants, and the spellings in Latin letters.

Thai romanisation by sound (the royal system) and by letters differ in vowels and in what ends a syllable; the
consonants that are spoken agree.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from graph.identity.scripts import LATIN, Spelled
from graph.identity.traditions.respelling import respelled, rules

name = "Thai, Khmer and Lao"

COUNTRIES = frozenset(["TH", "KH", "LA"])
SCRIPTS = frozenset(["Thai", "Khmer", "Lao"])

_THAI = {
    **dict.fromkeys("กขฃคฅฆ", ("k",)), "ง": ("N",), **dict.fromkeys("จฉชฌ", ("c", "t")),
    **dict.fromkeys("ซศษส", ("s", "t")),
    "ญ": ("y", "n", ""), **dict.fromkeys("ฎฏฐฑฒดตถทธ", ("t",)), **dict.fromkeys("ณน", ("n",)),
    **dict.fromkeys("บปผพภ", ("p",)), **dict.fromkeys("ฝฟ", ("f",)), "ม": ("m",), "ย": ("y", ""), "ร": ("r", "n", ""),
    **dict.fromkeys("ลฬ", ("l", "n")), "ว": ("w", ""), **dict.fromkeys("หฮ", ("h", "")), "อ": ("",),
}  # fmt: skip
_LAO = {
    **dict.fromkeys("ກຂຄ", ("k",)), "ງ": ("N",), "ຈ": ("c",), "ຊ": ("s", "c"), "ສ": ("s",), "ຍ": ("y", "n", ""),
    "ຢ": ("y",), **dict.fromkeys("ດຕຖທ", ("t",)), "ນ": ("n",), **dict.fromkeys("ບປຜພ", ("p",)),
    **dict.fromkeys("ຝຟ", ("f",)),
    "ມ": ("m",), "ຣ": ("r", "l"), "ລ": ("l",), "ວ": ("w", ""), "ຫ": ("h", ""), "ຮ": ("h",), "ອ": ("",),
    "ໜ": ("n",), "ໝ": ("m",),
}  # fmt: skip
_KHMER = {
    **dict.fromkeys("កខគឃ", ("k",)), "ង": ("N",), **dict.fromkeys("ចឆជឈ", ("c",)), "ញ": ("n",),
    **dict.fromkeys("ដឋឌឍតថទធ", ("t",)), **dict.fromkeys("ណន", ("n",)), **dict.fromkeys("បផពភ", ("p",)), "ម": ("m",),
    "យ": ("y", ""), "រ": ("r", ""), "ល": ("l",), "វ": ("w",), "ស": ("s",), "ហ": ("h",), "ឡ": ("l",), "អ": ("",),
}  # fmt: skip
_LETTERS = _THAI | _LAO | _KHMER
_SILENT = re.compile(r"(?:[ตทดษก](?=ร))?[ก-ฮ][ิุ]?์|[ກ-ຮ]໌|[ក-អ]៍")
SHORT_NAME = 0.8
_MOST, _SHORT = 8, 2

_CONSONANTS = rules(
    [
        (r"ng", "N"),
        (r"tch|ch|j", "c"),
        (r"ph|bh|b", "p"),
        (r"th|dh|d", "t"),
        (r"kh|gh|q|g(?=[^aeiou])", "k"),
        (r"g", "k"),
        (r"sh|z|x", "s"),
        (r"v", "w"),
        (r"ny|gn", "n"),
        (r"(?<=[aeiou])(?:y|h|w)(?![aeiou])", ""),
        (r"[aeiou]|y(?![aeiou])", ""),
        (r"(.)\1+", r"\1"),
    ]
)
_LATIN = rules(
    [
        (r"(?<=[aeiou])nh$|(?<=[aeiou]n)g?h$", "n"),
        (r"one(?=[^aeiou])", "on"),
        (r"([ptkc])h", r"\1"),
        (r"j", "c"),
        (r"ou|oo|uu", "u"),
        (r"ee|ii|y$|ie$", "i"),
        (r"eu|ue|eo", "e"),
        (r"aa", "a"),
        (r"v", "w"),
        (r"b$", "p"),
        (r"d$", "t"),
        (r"x", "s"),
        (r"(?<=a)[yi](?![aeiou])", "i"),
        (r"(?<=[aeiou])h$|r(?=n$)", ""),
        (r"(.)\1+", r"\1"),
    ]
)
_SHOWN = re.compile(
    r"(?:^(?:phon|boun|souv|sisav|chant|vong|sreyn?|sok|som|phra|thong)[a-z]{3}|(?:wong|vong|sak|chai|porn|rat|sack)$)"
)


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether it is written in one of these scripts, the country is one of these, or a long name is like theirs."""
    if countries & COUNTRIES or any(part.script in SCRIPTS for part in parts):
        return True
    return any(part.script == LATIN and len(part.text) > 9 and _SHOWN.search(part.text) for part in parts)


@lru_cache(maxsize=1 << 16)
def quality(a: Spelled, b: Spelled) -> float:
    """0.95 for spellings of one name, less where they are short and only consonants are compared."""
    if a.script == b.script:
        return 0.95 if a.script == LATIN and respelled(a.text, _LATIN) == respelled(b.text, _LATIN) else 0.0
    if LATIN not in (a.script, b.script):
        return 0.0
    shared = skeletons(a) & skeletons(b)
    longest = max(map(len, shared), default=0)
    return 0.95 if longest > _SHORT else SHORT_NAME if longest == _SHORT else 0.0


@lru_cache(maxsize=1 << 16)
def skeletons(part: Spelled) -> frozenset[str]:
    """The spoken consonants, in all ways in which they may be spoken."""
    if part.script == LATIN:
        return frozenset({respelled(part.text, _CONSONANTS)})
    if part.script not in SCRIPTS:
        return frozenset()
    sounds = [_LETTERS[c] for c in _SILENT.sub("", part.written).replace("รร", "น") if c in _LETTERS]
    several = 0
    for n, choices in enumerate(sounds):
        several += len(choices) > 1
        if several > _MOST:
            sounds[n] = choices[:1]
    return frozenset(re.sub(r"(.)\1+", r"\1", "".join(choice)) for choice in product(*sounds))
