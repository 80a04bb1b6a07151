"""Arabic names: in Arabic letters, and as the Gulf, Egypt, the Maghreb, scholars and newspapers romanise them.

Sources: ALA-LC and DIN 31635 romanisation, BGN/PCGN, the French spelling of Maghreb civil registers, Egyptian `g` for
jim. Short vowels count: Hasan and Husayn, Jamal and Jamil are two names.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.identity.scripts import LATIN, Spelled
from graph.identity.traditions.consonants import Alphabet, Shapes, is_given, likeness, two_names

name = "Arabic"

COUNTRIES = frozenset(
    [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "IQ",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TN",
        "YE",
    ]
)
CULTURES = frozenset(["arabic", "persian", "turkic", "kurdish"])
"""Lists of given names that peoples who write Arabic letters share."""

ARTICLE_APART = 0.96
"""Equal but for an article or `Ben` that one of them writes in one word."""

_VOWELS = {"a": "a", "E": "ai", "i": "i", "u": "u", "O": "u"}
LATIN_LETTERS = Alphabet(
    {
        "kh": ("X",), "x": ("X",), "gh": ("G",), "sch": ("S",), "sh": ("S", "sh"), "ch": ("S",), "tch": ("S",),
        "rh": ("G", "rh"),
        "th": ("T", "D", "th"), "dh": ("D", "dh"), "zh": ("j", "zh", "Dh"), "dj": ("j",), "dzh": ("j",), "dg": ("j",),
        "j": ("j",), "g": ("j", "Q", "G"), "q": ("q", "Q"), "k": ("k", "q"), "ck": ("k", "q"), "ph": ("f",),
        "c": ("k", "q"), "t": ("t", "T"), "d": ("d", "D"), "z": ("z", "D"), "s": ("s", "T"), "p": ("b",),
    },
    _VOWELS,
)  # fmt: skip
ARABIC_LETTERS = Alphabet(
    {
        "kh": ("X", "kh"), "gh": ("G", "gh"), "sh": ("S", "sh"), "th": ("T", "th"), "dh": ("D", "dh"), "ch": ("S",),
        "zh": ("j", "zh", "Dh"), "g": ("j", "Q"), "q": ("q", "Q"), "d": ("d", "D"), "z": ("z", "D"), "p": ("b",),
    },
    _VOWELS,
    splits_first=True,
)  # fmt: skip

_SERVANT = re.compile(r"^abd(?:[aeiou]?l(?=.{3})|[aeiou](?=([^aeiou]{1,2})\1)|e(?=[lrsdnt]))?(?=.{3})")
_SERVANT_AND_NAME = re.compile(r"^abd(?=[^aeiou]..)")
_REWRITTEN = (
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"gu(?=[eiy])"), "g"),
    (re.compile(r"^abd[aeiou]?l+[ae]h?$"), "abdulah"),
    (re.compile(r"(?<=.{3})(?:[aeiou]?l|[aeiou])?d+[iey]e?n+e?$"), "din"),
    (re.compile(r"(?<=.{3})[aeiou]lla+h?$"), "ulah"),
    (re.compile(r"^ab(?:ou|oo|u|o)(?=.{3})"), "abu"),
)
_SUN = "t|th|d|dh|r|z|s|sh|ch|n"
_ARTICLE = re.compile(rf"^(?:[ae]l|[ae](?=({_SUN})\1))(?=.{{4}})")
_SON = re.compile(r"^b[ei]n(?=.{4})")
_FATHER = re.compile(r"^abu(?=.{3})")
_PARTICIPLE = re.compile(
    r"(?<=.)a((?:kh|gh|sh|th|dh|[kgstdz](?!h)|[^aeiouwy3kgstdz]))(?=(?:kh|gh|sh|th|dh|[^aeiouwy3])$)"
)
_FATHER_OF_THE = re.compile(r"^ab[aou]l(?=[^aeiou]..)")
_SHORT_FATHER = re.compile(r"^b(?:ou|u)(?=[^aeiou].{2})")
_SCRIPT_ARTICLE = re.compile(r"^al(?=.{2})")
PARTICLES = frozenset(["al", "el", "ibn", "bint", "abu", "abou", "ould", "wuld", "umm"])
_SIGN = re.compile(
    r"^abd[aeu][a-z]{4}|^abder|^abdes|(?:[ae]dd?ine?|udd?in|all?ah|ullah|aoui|awi|awy)$|^(?:al|el)(?:kh|gh|q|sh|h[aeiou]|j|z)"
)


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether it is written in Arabic letters, holds a name of the Arabic list, or the country is one of these."""
    if countries & COUNTRIES:
        return True
    return any(
        part.script == "Arabic"
        or (
            part.script == LATIN
            and (part.text in PARTICLES or is_given(part.text, CULTURES) or _SIGN.search(part.text))
        )
        for part in parts
    )


@lru_cache(maxsize=1 << 17)
def quality(a: Spelled, b: Spelled) -> float:
    """1 for spellings of one word, less where a vowel or an article is left out, 0 for two names."""
    best = _quality(a, b)
    return 0.0 if best and two_names(a, b) else best


def _quality(a: Spelled, b: Spelled) -> float:
    if not {a.script, b.script} <= {LATIN, "Arabic"}:
        return 0.0
    left, right = shapes(a), shapes(b)
    best = _alike(left, right, a, b)
    if best < ARTICLE_APART:
        for x, y in ((_without_article(a), right), (_without_article(b), left)):
            other = b if y is right else a
            best = max(best, min(ARTICLE_APART, _alike(x, y, a if y is right else b, other)))
    return best


def _alike(left: Shapes, right: Shapes, a: Spelled, b: Spelled) -> float:
    if not left or not right:
        return 0.0
    if a.script == b.script == LATIN:
        return likeness(LATIN_LETTERS, left, right)
    if a.script == b.script:
        return float(any(left[sounds] & right[sounds] for sounds in left.keys() & right.keys()))
    return likeness(ARABIC_LETTERS, left, right, a.script == LATIN, b.script == LATIN)


def skeletons(part: Spelled) -> frozenset[str]:
    """The sounds of the consonants."""
    return frozenset({*shapes(part), *_without_article(part)})


@lru_cache(maxsize=1 << 17)
def shapes(part: Spelled) -> Shapes:
    """All readings of a word as it stands."""
    if part.script == "Arabic":
        return ARABIC_LETTERS.shapes(_script_readings(part.text))
    if part.script != LATIN:
        return {}
    return LATIN_LETTERS.shapes({reading for text in {part.text, part.marked} for reading in _readings(text)})


@lru_cache(maxsize=1 << 17)
def _without_article(part: Spelled) -> Shapes:
    """The readings of what follows an article, or `ben`, that is written in one with it; none where there is none."""
    if part.script == "Arabic":
        rest = _SCRIPT_ARTICLE.sub("", part.text)
        return ARABIC_LETTERS.shapes(_script_readings(rest)) if rest != part.text else {}
    if part.script != LATIN:
        return {}
    rests = {pattern.sub("", part.text) for pattern in (_ARTICLE, _SON)} - {part.text}
    return LATIN_LETTERS.shapes({reading for text in rests for reading in _readings(text)})


def _readings(text: str) -> set[str]:
    text = _SERVANT_AND_NAME.sub("abdu", _SERVANT.sub("abd", text))
    for pattern, letters in _REWRITTEN:
        text = pattern.sub(letters, text)
    found = {text}
    if text.endswith(("ah", "eh", "che")) or (text.endswith("e") and len(text) > 4 and text[-2] in "nmlrdstz"):
        found.add(text[:-1])
    if _FATHER_OF_THE.search(text):
        found.add(_FATHER_OF_THE.sub("abu", text))
    if text.startswith("abu"):
        found.add(_FATHER.sub("bu", text))
    elif _SHORT_FATHER.search(text):
        found.add(_SHORT_FATHER.sub("bu", text))
    return found


def _script_readings(text: str) -> set[str]:
    text = re.sub(r"^3bdal(?=.{2})", "3bd", text)
    text = _PARTICIPLE.sub(r"a\1i", text)
    text = re.sub(r"^abwal(?=...)", "abw", text)
    text = re.sub(r"(?<=..)aldyn$", "dyn", text)
    text = re.sub(r"(?<=..)allh$", "lh", text)
    found = {text}
    if text.endswith("h") and len(text) > 2:
        found.add(f"{text[:-1]}a")
    if text.startswith("abw") and len(text) > 5:
        found.add(text[1:])
    return found
