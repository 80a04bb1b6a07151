"""Names of people taken apart: what is a name, an initial, a patronymic, a title, a mark of generation."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from graph.identity.given_names import Sex, bearings, sex_of
from graph.identity.scripts import LATIN, Spelled, spell
from graph.identity.traditions import east_asian
from graph.identity.traditions.registry import recognised

RARE, LISTED, COMMON, VERY_COMMON, PATRONYMIC = 3.0, 2.2, 1.9, 1.2, 1.3
"""Odds (natural logarithm) by which an equal part speaks for one person: the fewer bear it, the more."""

_SEPARATORS = re.compile(r"[\s\-‐‑–—_/·•]+")
_IN_BRACKETS = re.compile(r"[(\[（]([^)\]）]*)[)\]）]")
_QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„]+)[\"“”«»„]|(?<!\w)['‘]([^'‘’]+)['’](?!\w)")
_ALIAS = re.compile(r"[;/]|\b(?:aka|a\.k\.a\.|alias|also known as)(?!\w)", re.IGNORECASE)
_SURNAME = re.compile(r"^(?:born|née|nee|né|married(?: name)?|maiden name|formerly|mrs)\s+", re.IGNORECASE)
_SOMEBODYS = re.compile(r"^(.+)['’]s?\s+(?:pen name|pseudonym|stage name|nom de guerre)$", re.IGNORECASE)
_ALSO = re.compile(
    r"^(?:aka|a\.k\.a\.|also known as|known as|alias|(?:pen|real|true|full|birth|stage) name|pseudonym(?: of)?)[:\s]+",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"^[^\W\d_]{3,}\b(?<=[A-ZÀ-Þ]{3})(?=\s+[^\W\d_][a-zà-ÿ])")
_INITIALS = re.compile(r"(?:\w{1,2}\.){1,4}")
_PATRONYMIC = re.compile(r"(?:[oe]v[iy]ch|av[iy]ch|[oei]vna|yvna|auna|inichna|[^aeiou]ich|ychna)$")
_FEMININE = (
    (re.compile(r"(?<=.)(s|c|ts)k(?:aya|aia|aja|a)$"), r"\1ky"),
    (re.compile(r"(?<=..[oe][vw])a$"), ""),
    (re.compile(r"(?<=.[a-z][iy]n)a$"), ""),
    (re.compile(r"(?<=[a-z]{3})aya$"), "y"),
)
_MASCULINE = re.compile(r"(?:[oe](?:v|w|ff)|[iy]n|[sc]k(?:y|i|ii|iy|ij|yi))$")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts, in their order.

    stems: each part without a feminine ending. weights: what agreement of each is worth. initials: their letters in
    order, by the place at which they stand. patronymics: numbers of parts. feminine, masculine: whether a surname has
    such an ending. generation: `jr`. sex: as far as the name tells.
    """

    written: str
    parts: tuple[Spelled, ...]
    stems: tuple[Spelled, ...]
    weights: tuple[float, ...]
    initials: tuple[str, ...]
    patronymics: frozenset[int]
    feminine: bool
    masculine: bool
    generation: str | None
    sex: str | None
    surname_first: bool
    traditions: frozenset[int]


def forms(names: Iterable[str]) -> tuple[str, ...]:
    """All names among `names`, with those that stand in brackets, in quotation marks or after `aka`.

    >>> forms(["Ilona Farkas (née Kontra)"])
    ('Ilona Farkas', 'Ilona Kontra')
    """
    found: dict[str, None] = {}
    for name in names:
        outer, *more = (text.strip(" ,") for text in _ALIAS.split(_QUOTED.sub(" ", _IN_BRACKETS.sub(" ", name))))
        bracketed = [text for match in _IN_BRACKETS.finditer(name) for text in re.split("[,;]", match.group(1))]
        found[outer] = None
        for text in (*bracketed, *more):
            found |= dict.fromkeys(_inner(text, outer))
    return tuple(form for form in found if form) or tuple(names)


def _inner(text: str, outer: str) -> Iterator[str]:
    """Names that a bracket gives: a whole one, or another surname for the given name before it."""
    text = _SOMEBODYS.sub(r"\1", text.strip())
    former = _SURNAME.match(text)
    text = _ALSO.sub("", _SURNAME.sub("", text)).strip(" ,")
    if former and len(text.split()) == 1 and outer.split():
        yield f"{outer.split()[0]} {text}"
    elif len(text.split()) > 1 or (text and spell(text).script != spell(outer).script):
        yield text


@lru_cache(maxsize=1 << 17)
def read_name(name: str, countries: frozenset[str] = frozenset()) -> PersonName:
    """Take one name apart. countries: ISO codes that the context gives; they say how it may be spelled."""
    words, initials, generation = _words(_in_order(name))
    arranged = east_asian.arranged(name, countries)
    if arranged is not None:
        parts, initials = arranged, ()
    else:
        spelled = [spell(word) for word in words]
        parts = tuple(part for word in spelled for part in east_asian.split(word, len(spelled) == 1) if part.text)
    particles = tuple(spell(word) for word in _SEPARATORS.split(name) if spell(word).text in words_of("connectors"))
    traditions = recognised((*parts, *particles), countries)
    patronymics = frozenset(
        n
        for n, part in enumerate(parts)
        if len(parts) > 2 and n and _PATRONYMIC.search(part.text) and (n == 1 or bearings(parts[n - 1].text))
    )
    whole = len(parts) + len(initials)
    stems = tuple(_stem(part, whole, n in patronymics) for n, part in enumerate(parts))
    last = [n for n in range(len(parts)) if n not in patronymics]
    feminine = any(stems[n] is not parts[n] for n in last)
    masculine = not feminine and any(_MASCULINE.search(parts[n].text) and not bearings(parts[n].text) for n in last)
    sexes = {sex for part in parts if (sex := sex_of(part.text))} or _sexes_of_title(name)
    return PersonName(
        name,
        parts,
        stems,
        tuple(_weight(part, n in patronymics) for n, part in enumerate(parts)),
        initials,
        patronymics,
        feminine,
        masculine,
        generation,
        sexes.pop() if len(sexes) == 1 else None,
        "," in name or any(part.script != LATIN for part in parts) or bool(_CAPITALS.search(name)),
        traditions,
    )


def _in_order(name: str) -> str:
    before, comma, after = name.partition(",")
    if comma and after.strip() and spell(after.strip()).text not in words_of("generations"):
        return f"{after.strip()} {before.strip()}"
    return name.replace(",", " ")


def _words(name: str) -> tuple[list[str], tuple[str, ...], str | None]:
    words: list[str] = []
    initials: list[str] = []
    generation = None
    raw = [word for word in _SEPARATORS.split(name) if word.strip(".'’")]
    for n, word in enumerate(raw):
        text = spell(word).text
        rest = len(raw) - n - 1
        if text in words_of("generations") and n:
            generation = text[:2] if text in ("junior", "senior") else text
        elif text in words_of("muhammad") and rest:
            words.append("Mohammad")
        elif _INITIALS.fullmatch(word) and text not in words_of("titles"):
            initials += [spell(letter).text for letter in word.split(".") if letter]
        elif len(text) == 1 and spell(word).script in (LATIN, "Cyrillic") and not (text == "u" and n == 0):
            if text not in words_of("connectors") or word.isupper():
                initials.append(text)
        elif _is_title(text, n, rest) or (text in words_of("connectors") and len(raw) > 1 and n + rest):
            continue
        elif words and spell(words[-1]).text in words_of("joined"):
            words[-1] += word
        else:
            words.append(word)
    return words or raw, tuple(initials), generation


def _sexes_of_title(name: str) -> set[Sex]:
    """What the title before a name says of who bears it."""
    first, *rest = (spell(word).text for word in _SEPARATORS.split(name) if word)
    sexes: tuple[Sex, ...] = ("female", "male")
    return {sex for sex in sexes if rest and first in words_of(f"titles_{sex}")}


def _is_title(text: str, n: int, rest: int) -> bool:
    """Whether a word is a title. n, rest: how many words stand before and after it."""
    if not rest:
        return False
    if text in words_of("titles"):
        return True
    return n == 0 and (
        text in words_of("titles_before_one_more") or (rest > 1 and text in words_of("titles_before_two_more"))
    )


def _stem(part: Spelled, whole: int, patronymic: bool) -> Spelled:
    if patronymic or whole < 2 or part.systems or bearings(part.text) or part.script not in (LATIN, "Cyrillic"):
        return part
    return _masculine(part)


@lru_cache(maxsize=1 << 18)
def _masculine(part: Spelled) -> Spelled:
    """A surname without its feminine ending."""
    for pattern, ending in _FEMININE:
        stem, changed = pattern.subn(ending, part.text)
        if changed:
            return Spelled(stem, pattern.sub(ending, part.marked), part.script, (stem,))
    return part


def _weight(part: Spelled, patronymic: bool) -> float:
    if patronymic:
        return PATRONYMIC
    if part.text in words_of("very_common"):
        return VERY_COMMON
    if part.text in words_of("common"):
        return COMMON
    if east_asian.is_one_syllable(part):
        return COMMON
    return LISTED if bearings(part.text) else RARE


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one list of `names/people.yaml`."""
    text = files("graph.identity").joinpath("names/people.yaml").read_text("utf-8")
    return frozenset(str(word) for word in yaml.safe_load(text)[kind])
