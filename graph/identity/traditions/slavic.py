"""Russian, Ukrainian, Belarusian and other names written in Cyrillic, in the romanisations that people use.

Sources: BGN/PCGN, ISO 9, GOST 7.79, ICAO 9303, the scholarly system, French and German transcription.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.identity.scripts import LATIN, Spelled

name = "Cyrillic"

COUNTRIES = frozenset(
    ["RU", "UA", "BY", "KZ", "KG", "TJ", "TM", "UZ", "AZ", "MD", "BG", "RS", "MK", "MN", "AM", "GE", "LV", "LT", "EE"]
)

_ENDING = re.compile(
    r"(?:[oe](?:v|w|f|ff)|[oe]va|[oe]wa|yn|in|ina|ine|enko|enka|[cs]h?uk|juk|yuk|iuk|iouk|ski|sky|skii|skiy|skij|skyi|skaya|skaia|skaja"
    r"|[ct]ki|tsky|tskiy|vich|vych|vic|witsch|vitch|vna|vni|vicz|[ae]u|iou|chyk|chik|enok|aev|zoda|iev|oglu|uulu|uly|kyzy)$"
)
_FRENCH = re.compile(r"tch|ou|off$|ine$|eff$|dj|gue|guei|kine$|ski$")
_GERMAN = re.compile(r"sch|w|tsch|j|ss")
_GERMAN_LETTERS = (
    (re.compile(r"tsch"), "ch"),
    (re.compile(r"^sch(?=[eu])|(?<=[lrn])sch(?=[ei])"), "zh"),
    (re.compile(r"^sch(?=e)"), "shch"),
    (re.compile(r"(?<![tc])ch"), "kh"),
    (re.compile(r"(?<![st])z"), "ts"),
    (re.compile(r"^s(?=[aeiou])"), "z"),
)
_CONSONANTS = (
    (re.compile(r"schtsch|chtch|shtch|stch|shch|szcz|schch"), "S"),
    (re.compile(r"dzh|dj|dsch"), "J"),
    (re.compile(r"tsch|tch|cz|ch"), "C"),
    (re.compile(r"sch|sh|sz"), "S"),
    (re.compile(r"zh|zj"), "z"),
    (re.compile(r"kh|gh|h"), "g"),
    (re.compile(r"gu(?=[ei])"), "g"),
    (re.compile(r"ts|tz"), "c"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"c(?=[aouktrl])"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"w"), "v"),
    (re.compile(r"q"), "k"),
)
_VOWELS = (
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"[iyj]+"), "i"),
    (re.compile(r"i?e|io"), "e"),
    (re.compile(r"(?<!^)i(?=[aou])"), ""),
    (re.compile(r"ff?$"), "v"),
    (re.compile(r"(?<=[^aeiou])ine$"), "in"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def recognises(parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
    """Whether it is written in Cyrillic, ends like a Slavic surname, or the country is one of these."""
    if any(part.script == "Cyrillic" for part in parts) or countries & COUNTRIES:
        return True
    return any(part.script == LATIN and len(part.text) > 4 and _ENDING.search(part.text) for part in parts)


@lru_cache(maxsize=1 << 18)
def keys(part: Spelled) -> frozenset[str]:
    """The spelling without what differs between romanisations; several where a letter is read in several ways."""
    texts = {part.text, part.marked}
    if part.script == LATIN:
        texts = {reading for text in texts for reading in _readings(text)}
    return frozenset(map(_key, texts))


def _readings(text: str) -> set[str]:
    """The spelling, and where letters show French or German transcription, as that reads."""
    found = {text}
    if _FRENCH.search(text):
        found.add(re.sub(r"(?<![ts])ch", "sh", re.sub("j", "zh", text)))
    if _GERMAN.search(text):
        for pattern, letters in _GERMAN_LETTERS:
            found |= {pattern.sub(letters, reading) for reading in found}
    found |= {re.sub("j(?=[aeiou])", "zh", text)} if "j" in text else set()
    return found | ({text.replace("x", "kh")} if "x" in text else set())


def quality(a: Spelled, b: Spelled) -> float:
    """1 for romanisations of one spelling."""
    return 1.0 if keys(a) & keys(b) else 0.0


@lru_cache(maxsize=1 << 18)
def skeletons(part: Spelled) -> frozenset[str]:
    """The keys without vowels but the first."""
    return frozenset(key[:1] + re.sub(r"[aeiou]", "", key[1:]) for key in keys(part))


def _key(text: str) -> str:
    for pattern, letter in (*_CONSONANTS, *_VOWELS):
        text = pattern.sub(letter, text)
    return text
