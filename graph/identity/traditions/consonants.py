"""Words as consonants with the vowels between them: how names of Arabic, Persian, Turkic and Hebrew origin compare.

Their scripts leave short vowels out and their romanisations differ in vowels more than in consonants. A word is a
string of sounds and, before, between and after them, slots of vowels and half-vowels (`w`, `y`); two words are one if
a reading of each has the same sounds and vowels that can be one in every slot.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from graph.identity.given_names import UNVOWELLED, ambiguous, bearings
from graph.identity.scripts import Spelled

Vowels = tuple[str, ...]
Shapes = Mapping[str, frozenset[Vowels]]
"""For each string of sounds that a word can be read as, the slots of vowels around them."""

MOST_READINGS = 64
"""Readings of one word that are looked at; names have fewer."""

ELIDED, ELIDED_SHORT = 0.95, 0.6
"""A vowel is left out in a word of at least four sounds, in a shorter one."""

_RUN = re.compile(r"[aeiouyw3]+")
_SLOT = (
    (re.compile(r"3"), ""),
    (re.compile(r"oo"), "U"),
    (re.compile(r"ee"), "I"),
    (re.compile(r"aow|aou|auw"), "aw"),
    (re.compile(r"ou(?=[aeiouyI])"), "w"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"o"), "O"),
    (re.compile(r"e"), "E"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"[yi][iI]|[iI]y"), "i"),
    (re.compile(r"w[uUO]|[uUO]w"), "u"),
    (re.compile(r"(?<=a)E"), "y"),
    (re.compile(r"[iI](?=[aEuUO])|E(?=[aO])"), "y"),
    (re.compile(r"[uUO](?=[aEiI])"), "w"),
    (re.compile(r"(?<=[aE])[iI]"), "y"),
    (re.compile(r"(?<=[aE])[uUO]"), "w"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"^y$|(?<=w)y$"), "i"),
    (re.compile(r"^w$"), "u"),
)
_DERIVED = re.compile(r"(?:i|y|[oe]va?|zade|zadeh|zada|p[ou]u?r|nejad|oglu|l[iu]|yan|ian)$")
_SHORT = "[aEiuO]"
_WRITTEN = {
    "a": "[aE]",
    "w": "[uUOw]",
    "y": "[iIyE]",
    "3": "[aEiuUIOwy]{0,2}",
    "e": "[aE]",
    "o": "[uO]",
    "u": "[uUO]",
    "i": _SHORT,
}


@dataclass(frozen=True, slots=True, eq=False)
class Alphabet:
    """How a language reads letters.

    sounds: for consonants and groups of them the strings of sounds, one letter a sound, that they can be. vowels: for
    each of `a E i u O` (E and O are written e and o) the vowels that it can stand for. long_a: how the long a that the
    script writes is romanised. first_e_is_a: whether that holds at the beginning of a word too. most_e: how
    often within a word.
    splits_first: whether a group at the beginning can be two sounds.
    """

    sounds: Mapping[str, tuple[str, ...]]
    vowels: Mapping[str, str]
    long_a: str = "[aE]"
    first_e_is_a: bool = False
    most_e: int = 9
    splits_first: bool = False

    def shapes(self, texts: Iterable[str]) -> Shapes:
        """Every reading of these spellings."""
        found: dict[str, set[Vowels]] = {}
        for text in texts:
            for sounds, vowels in self._readings(text):
                found.setdefault(sounds, set()).add(vowels)
        return {sounds: frozenset(vowels) for sounds, vowels in found.items()}

    def _readings(self, text: str) -> Iterable[tuple[str, Vowels]]:
        tokens = _tokens(text, tuple(self.sounds))
        slots = [token for token in tokens if not token or _RUN.fullmatch(token)]
        consonants = [self.sounds.get(token, (token,)) for token in tokens if token and not _RUN.fullmatch(token)]
        if consonants and not slots[0] and not self.splits_first:
            consonants[0] = tuple(sounds for sounds in consonants[0] if len(sounds) == 1) or consonants[0]
        for choice in islice(product(*consonants), MOST_READINGS):
            vowels = [slots[0]]
            for sounds, slot in zip(choice, slots[1:], strict=True):
                vowels += [""] * (len(sounds) - 1) + [slot]
            yield _single("".join(choice), vowels)


def _single(sounds: str, vowels: list[str]) -> tuple[str, Vowels]:
    """The reading with doubled consonants written once."""
    kept, slots = "", [vowels[0]]
    for sound, slot in zip(sounds, vowels[1:], strict=True):
        if kept and sound == kept[-1] and not slots[-1]:
            slots[-1] = slot
        else:
            kept += sound
            slots.append(slot)
    return kept, tuple(slots)


@lru_cache(maxsize=64)
def _token(groups: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(groups, key=len, reverse=True)
    return re.compile("|".join([r"[aeiouyw3]+", *map(re.escape, longest), "."]))


def _tokens(text: str, groups: tuple[str, ...]) -> list[str]:
    """Slots and consonants in turn, a slot at either end; an empty slot between two consonants."""
    found = [""]
    for token in _token(groups).findall(text):
        if _RUN.fullmatch(token):
            found[-1] = token
        else:
            found += [token, ""]
    return found


def likeness(alphabet: Alphabet, a: Shapes, b: Shapes, a_vowelled: bool = True, b_vowelled: bool = True) -> float:
    """How surely two words are one: 1 certainly, 0 not. vowelled: whether the script writes every vowel."""
    best = 0.0
    for sounds in a.keys() & b.keys():
        for x in a[sounds]:
            for y in b[sounds]:
                best = max(best, _vowels_alike(alphabet, x, y, a_vowelled, b_vowelled))
                if best == 1.0:
                    return best
    return best


def _vowels_alike(alphabet: Alphabet, x: Vowels, y: Vowels, x_vowelled: bool, y_vowelled: bool) -> float:
    """How surely the slots can be one. Who writes e for another vowel does so, the other side then does not."""
    worst, elided, bridges, times, last = 1.0, 0, 0, 0, len(x) - 1
    for place, (s, t) in enumerate(zip(x, y, strict=True)):
        if s == t and (x_vowelled == y_vowelled):
            continue
        at = "first" if place == 0 else "last" if place == last else "inner"
        if x_vowelled and y_vowelled:
            one, other = _slot(s), _slot(t)
            alike = _slots_alike(alphabet, one, other, at)
            if at == "inner":
                times += ("E" in one) != ("E" in other)
                bridges |= ("E" in one and "E" not in other) + 2 * ("E" in other and "E" not in one)
        elif x_vowelled or y_vowelled:
            alike = 1.0 if _written(alphabet, *((t, s) if x_vowelled else (s, t)), at) else 0.0
        else:
            alike = 0.0
        if not alike:
            return 0.0
        if alike == ELIDED:
            elided += 1
            if elided > (2 if last >= 6 else 1):
                return 0.0
        worst = min(worst, alike)
    if bridges == 3 or times > alphabet.most_e:
        return 0.0
    if elided and last < 4:
        return ELIDED_SHORT if last > 2 else 0.0
    return worst


@lru_cache(maxsize=1 << 14)
def _slot(text: str) -> str:
    """Vowels as sounds: `oua` and `wa` are one, `ay` and `ai`, `iya` and `ia`."""
    for pattern, letter in _SLOT:
        text = pattern.sub(letter, text)
    return text


@lru_cache(maxsize=1 << 16)
def _slots_alike(alphabet: Alphabet, s: str, t: str, at: str) -> float:
    """Whether vowels that are written in full can be one."""
    s, t = (slot.replace("I", "i").replace("U", "u") for slot in (s, t))
    if at == "first" and not alphabet.first_e_is_a and {s[:1], t[:1]} == {"a", "E"}:
        return 0.0
    if _letters_alike(alphabet, s, t):
        return 1.0
    for one, other in ((s, t), (t, s)):
        if at != "last" and one in ("ay", "Ey", "y") and other in ("i", "E"):
            return 0.97
        if at != "last" and one in ("aw", "Ew", "w") and other in ("u", "O"):
            return 0.97
        if len(one) > 1 and one[-1] in "Ei" and one[-2] in "yw" and _letters_alike(alphabet, one[:-1], other):
            return 0.97
        if at == "first" and one == f"y{other}" and other[:1] in ("E", "i", "u"):
            return 0.97
        if at == "last" and one in ("yE", "ya") and other == "i" and one == "yE":
            return 0.97
        if at != "last" and not other and one in ("a", "E", "i", "u", "O"):
            return ELIDED
    return 0.0


def _letters_alike(alphabet: Alphabet, s: str, t: str) -> bool:
    values = alphabet.vowels
    return len(s) == len(t) and all(
        x == y or bool(set(values.get(x, x)) & set(values.get(y, y))) for x, y in zip(s, t, strict=True)
    )


@lru_cache(maxsize=1 << 16)
def _written(alphabet: Alphabet, script: str, latin: str, at: str) -> bool:
    """Whether the vowels that a script writes can be these."""
    return _pattern(alphabet, script, at).fullmatch(_slot(latin)) is not None


@lru_cache(maxsize=1 << 12)
def _pattern(alphabet: Alphabet, script: str, at: str) -> re.Pattern[str]:
    if not script:
        return re.compile("" if at != "inner" else f"{_SHORT}?")
    letters = {**_WRITTEN, "a": alphabet.long_a}
    pieces = [letters.get(x, x) + ("?" if x == before else "") for x, before in zip(script, f" {script}", strict=False)]
    if at == "first" and script[0] == "a":
        pieces[0] = f"{_SHORT}?" if len(script) > 1 else "[aEiuOUI]"
    elif script[0] in "wy" and at != "first":
        pieces[0] = f"{_SHORT}?{pieces[0]}"
    if script[-1] in "wy" and at != "last":
        pieces[-1] = f"{pieces[-1]}{_SHORT}?"
    return re.compile(f"{_SHORT}?".join(pieces))


def two_names(a: Spelled, b: Spelled) -> bool:
    """Whether some list of given names has both words, or what both are derived from, and never under one name."""
    if any(part.script in UNVOWELLED and part.text in ambiguous() for part in (a, b)):
        return False
    left, right = bearings(a.text), bearings(b.text)
    if not left and not right:
        left, right = bearings(_DERIVED.sub("", a.text)), bearings(_DERIVED.sub("", b.text))
    if not left or not right:
        return False
    cultures = {x.culture for x in left} & {y.culture for y in right}
    return bool(cultures) and not {(x.name, x.culture) for x in left} & {(y.name, y.culture) for y in right}


def is_given(text: str, cultures: frozenset[str]) -> bool:
    """Whether one of these lists of given names has the word or what it is derived from, and no other list."""
    derived = _DERIVED.sub("", text)
    found = bearings(text) or (bearings(derived) if len(derived) > 3 else ())
    return bool(found) and all(bearing.culture in cultures for bearing in found)
