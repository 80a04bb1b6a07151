"""Names of Turkey, Azerbaijan, Central Asia and the Uyghurs in their Latin, Cyrillic and Arabic alphabets.

Besides these alphabets, romanisations by way of Russian (dzh, zh, kh, y) and letters without their marks. The letter c
is j, x is kh, Azerbaijani q is g and Kazakh q is k; Uzbek o is a long a. Turkish vowels count; those of Central Asian
and Azerbaijani surnames, which Russian has respelled, count less.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.identity.given_names import bearings
from graph.identity.scripts import LATIN, Spelled
from graph.identity.traditions.consonants import Alphabet, Shapes, is_given, likeness, two_names

name = "Turkic"

COUNTRIES = frozenset(["AZ", "KG", "KZ", "TM", "TR", "UZ"])
CULTURES = frozenset(["arabic", "persian", "turkic", "kurdish"])
"""Lists of given names that these peoples share."""

OTHER_ENDING = 0.85
"""One surname with its Russian ending and with its own (-ov and -uly, -zoda), a given name with and without -jon."""

_LETTERS = {
    "c": ("J", "C"), "j": ("J", "Z"), "dj": ("J",), "dzh": ("J",), "dg": ("J",), "zh": ("Z", "J"), "ch": ("C",),
    "tch": ("C",), "sh": ("S", "sh"), "sch": ("S",), "kh": ("X", "h"), "x": ("X", "h"), "q": ("q",), "g": ("g", "q"),
    "k": ("k", "q"), "gh": ("g", "q", "gh"), "ck": ("k",), "ph": ("f",),
}  # fmt: skip
TURKISH = Alphabet(_LETTERS, {"a": "a", "E": "e", "i": "i", "u": "u", "O": "o"})
CENTRAL = Alphabet(_LETTERS, {"a": "a", "E": "ea", "i": "i", "u": "uo", "O": "oua"}, most_e=1)
UYGHUR = Alphabet({**_LETTERS, "d": ("d", "t"), "p": ("p", "f")}, {}, long_a="[aEi]", splits_first=True)

_REWRITTEN = (
    (re.compile(r"(?<=[aou])e(?=va?$)"), "ye"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?<=[^aeiou])(ue|oe)"), lambda match: match.group()[0]),
    (re.compile(r"^(ue|oe)"), lambda match: match.group()[0]),
    (re.compile(r"(?<=.{3})z[ao]d(?:eh|e|a|ah)$"), "zade"),
    (re.compile(r"og(?:h?)l[uyi]$"), "oglu"),
    (re.compile(r"(?<=[ae])u(?=[^aeiou]|$)"), "v"),
    (re.compile(r"(?<=.{3})dz?hon$|(?<=.{3})(?:zh|dzh|dj)[oa]n$"), "jon"),
    (re.compile(r"off$"), "ov"),
    (re.compile(r"eff$"), "ev"),
    (re.compile(r"(?<=[aeiou])d$"), "t"),
    (re.compile(r"(?<=[aeiou])b$"), "p"),
)
_OWN = re.compile(
    r"o[gq]h?l[uiy]$|oglou$|(?:[iu]y|y)ev$|[bg]ek(?:ov|ova)?$|mur[oa]d|berd[iy]|^x[ou]|^kholm|mirz[ao]|turg[ou]n|tursun"
    r"|(?:jon|jan|zhan|bo[yi]|bay|bai|gul|qul|kul|uly|qulov)$|b[ao]y?eva?$|[kx]h?[ao]nova?$|[qx].*[oe]va?$|bolat$"
)
_VOWELLED = re.compile(r"[eou]")
"""Letters for vowels that only Uyghur and Sorani have."""

_RESPELLED = re.compile(
    r"[eo]va?$|x|zh|dzh|kh|q|(?:jon|boy|uly|zoda|bek|iy|lu|li|ly|ora|oza|od|or|om)$|yo|oda|bakh|nora"
)
_TAJIK_ENDING = re.compile(r"(?<=...)zoda?$")
_HONOUR = re.compile(r"(?<=....)(?:jon|[kx]h?on)$")
_ENDINGS = (re.compile(r"(?<=..)(?:ev|ov|uly|ulu|uulu)$"), re.compile(r"(?<=..)(?:i?yev|uly|ulu)$"))


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether it holds a name of these peoples, ends like their surnames, or the country is one of these."""
    if countries & COUNTRIES:
        return True
    return any(
        (part.script in (LATIN, "Cyrillic", "Arabic") and is_given(part.text, CULTURES))
        or (part.script in (LATIN, "Cyrillic") and len(part.text) > 5 and _OWN.search(part.text) is not None)
        or (part.script == "Arabic" and _VOWELLED.search(part.text) is not None)
        for part in parts
    )


@lru_cache(maxsize=1 << 17)
def quality(a: Spelled, b: Spelled) -> float:
    """1 for spellings of one word, less where Russian has respelled one or another ending stands, 0 for two names."""
    best = _quality(a, b)
    return 0.0 if best and two_names(a, b) else best


def _quality(a: Spelled, b: Spelled) -> float:
    if not {a.script, b.script} <= {LATIN, "Arabic", "Cyrillic"}:
        return 0.0
    if "Arabic" in (a.script, b.script):
        if a.script == b.script:
            return 0.0
        return min(0.97, likeness(UYGHUR, shapes(a), shapes(b), a.script != "Arabic", b.script != "Arabic"))
    best = likeness(TURKISH, shapes(a), shapes(b))
    if not best and bool(_HONOUR.search(a.text)) != bool(_HONOUR.search(b.text)):
        return min(OTHER_ENDING, likeness(CENTRAL, _without_honour(a), _without_honour(b)))
    if best < 1 and (_respelled(a) or _respelled(b)):
        best = max(best, min(0.97, likeness(CENTRAL, shapes(a), shapes(b))))
        if not best and len(a.text) > 5 and len(b.text) > 5:
            best = min(OTHER_ENDING, likeness(CENTRAL, _stems(a), _stems(b)))
    return best


def _without_honour(part: Spelled) -> Shapes:
    return CENTRAL.shapes({_HONOUR.sub("", reading) for reading in _readings(part.text)})


def skeletons(part: Spelled) -> frozenset[str]:
    """The sounds of the consonants, with and without the ending of a surname."""
    honoured = _without_honour(part) if _HONOUR.search(part.text) else ()
    return frozenset({*shapes(part), *(_stems(part) if len(part.text) > 5 else ()), *honoured})


def _respelled(part: Spelled) -> bool:
    """Whether it shows Russian spelling, or has the letter ə, which is a or e elsewhere."""
    schwa = part.text.count("a") != part.marked.count("a")
    return schwa or part.script == "Cyrillic" or bool(_RESPELLED.search(part.text))


@lru_cache(maxsize=1 << 17)
def shapes(part: Spelled) -> Shapes:
    """All readings of a word."""
    if part.script == "Arabic":
        return UYGHUR.shapes({re.sub(r"y(?=[aeiouw])", "", part.text)})
    if part.script not in (LATIN, "Cyrillic"):
        return {}
    return CENTRAL.shapes({reading for text in {part.text, part.marked} for reading in _readings(text)})


@lru_cache(maxsize=1 << 16)
def _stems(part: Spelled) -> Shapes:
    """The readings without the ending of a surname; none where the rest is a given name that may stand alone."""
    if part.script not in (LATIN, "Cyrillic"):
        return {}
    stems = {
        ending.sub("", reading) for reading in _readings(_TAJIK_ENDING.sub("ov", part.text)) for ending in _ENDINGS
    }
    if (
        part.text in stems
        and not _TAJIK_ENDING.search(part.text)
        and not _ENDINGS[0].search(part.text)
        and (bearings(part.text) or len(part.text) < 7)
    ):
        return {}
    return CENTRAL.shapes(stems)


def _readings(text: str) -> set[str]:
    for pattern, letters in _REWRITTEN:
        text = pattern.sub(letters, text)
    found = {text}
    if text.startswith("ye"):
        found.add(text[1:])
    if text.endswith(("eh", "ah")) and len(text) > 4:
        found.add(text[:-1])
    return found
