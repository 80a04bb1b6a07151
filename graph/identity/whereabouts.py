"""Where something is, as far as its name and its context tell, and whether two such places can be one.

Towns come from the gazetteer, regions and small places that it does not hold from `names/regions.yaml`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from graph.identity.gazetteer import Town, countries_named, country_of, town_numbered, towns_in, towns_of
from graph.identity.lexicon import Lexicon, Word, words_of
from graph.identity.named import Context

Nearness = Literal["place", "region", "country", "near", "unknown", "other region", "other country"]

_ADJECTIVE = re.compile(
    r"(?:(?<=.)s)?k(?:aya|aia|aja|oy|oi|oj|iy|ii|ij|i|y|yy|ogo|oho|om|omu|oye|oe|uyu|e|a|u|ikh|ih|ym|im)?$"
)
_VOWELS = re.compile(r"(?:(?<=..)[aeiouy]+[jm]?)$")


@dataclass(frozen=True, slots=True)
class Where:
    """A place as sets of what it can be. countries: ISO codes. divisions: `RU.71`, GeoNames' first order. towns: their
    GeoNames numbers. names: stems of places that no list holds."""

    countries: frozenset[str] = frozenset()
    divisions: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.countries or self.divisions or self.towns or self.names)

    def __or__(self, other: "Where") -> "Where":
        return Where(
            self.countries | other.countries,
            self.divisions | other.divisions,
            self.towns | other.towns,
            self.names | other.names,
        )


NOWHERE = Where()


def of_context(context: Context) -> Where:
    """Where a context says that something is."""
    regions = [region(name) or Where(names=frozenset([stem(name)])) for name in sorted(context.regions)]
    regions += [found for name in sorted(context.words) if (found := _listed().get(stem(name)))]
    told = NOWHERE
    for one in regions:
        told = told | one
    towns = [town for number in sorted(context.places) if (town := town_numbered(int(number)))]
    inside = [town for town in towns if f"{town.country}.{town.division}" in told.divisions]
    inside = inside or [town for town in towns if town.country in told.countries] or towns
    countries = context.countries if not towns else context.countries - {t.country for t in towns if t not in inside}
    return told | of_towns(inside) | Where(countries=countries)


def of_words(words: Sequence[Word], free: frozenset[int]) -> tuple[Where, frozenset[int]]:
    """Where the words of a name place it, and the numbers of the words that do.

    free: numbers of the words that have no other meaning; a place has at least one of them.
    """
    places = placed(words, free)
    found = NOWHERE
    for where in places.values():
        found = found | where
    return found, frozenset(places)


def placed(words: Sequence[Word], free: frozenset[int]) -> dict[int, Where]:
    """For each word of a name that is of a place, by its number, where that is."""
    found: dict[int, Where] = {}
    n = 0
    while n < len(words):
        for length in (3, 2, 1):
            some = range(n, n + length)
            if n + length <= len(words) and free.intersection(some) and (place := _of_phrase(words, n, length)):
                found |= dict.fromkeys(some, place)
                n += length
                break
        else:
            n += 1
    return found


def _of_phrase(words: Sequence[Word], start: int, length: int) -> Where:
    some = words[start : start + length]
    if any(word.written[:1].islower() or word.text.isdigit() for word in some):
        return NOWHERE
    text = " ".join(word.written for word in some)
    after = words[start + length].text if start + length < len(words) else ""
    before = words[start - 1].text if start else ""
    if is_region_word(after) or is_region_word(before):
        return region(text)
    if listed := _listed().get(stem(text)) if not towns_of(text) else None:
        return listed
    if code := country_of(text):
        return Where(countries=frozenset([code]))
    if length == 1 and len(some[0].text) < 3:
        return NOWHERE
    return (
        of_towns(towns_of(text))
        or _inflected_countries().get(stem(text))
        or (region(text) if _inflected(some) else NOWHERE)
    )


def _inflected(some: Sequence[Word]) -> bool:
    return (len(some) == 1 and bool(_ADJECTIVE.search(some[0].text))) or some[0].spelled.script == "Cyrillic"


@lru_cache(maxsize=1 << 14)
def region(name: str) -> Where:
    """A region by its name, which may be the name of its chief town or an adjective of it; else nowhere."""
    if listed := _listed().get(stem(name)):
        return listed
    if code := country_of(name):
        return Where(countries=frozenset([code]))
    found = of_towns(towns_of(name) or towns_of(name.title())) or _slavic_towns().get(stem(name), NOWHERE)
    return Where(found.countries, found.divisions)


@lru_cache(maxsize=1 << 16)
def stem(name: str) -> str:
    """The name without its inflection: `Свердловской` and `Sverdlovsk` have one stem.

    >>> stem("Mordovia") == stem("Мордовии")
    True
    """
    return " ".join(_stem(word.text) for word in words_of(name) if not _says_rank(word.text)) or name.casefold()


@lru_cache(maxsize=1 << 16)
def _stem(text: str) -> str:
    adjective = _ADJECTIVE.sub("", text)
    short = adjective if len(adjective) > 1 and adjective != text else _VOWELS.sub("", text)
    return re.sub(r"^ye", "e", short).replace("iy", "y").replace("i", "y") or text


def nearness(a: Where, b: Where) -> Nearness:
    """How near two places are told to be to each other; `unknown` where that cannot be said."""
    if a.towns & b.towns or a.names & b.names:
        return "place"
    if a.countries and b.countries and not a.countries & b.countries:
        return "other country"
    if a.divisions and b.divisions:
        if not a.divisions & b.divisions:
            return "other region"
        return "near" if a.towns and b.towns else "region"
    return "country" if a.countries & b.countries else "unknown"


def of_towns(towns: Sequence[Town]) -> Where:
    """Where these towns are: any of them."""
    return Where(
        frozenset(town.country for town in towns),
        frozenset(f"{town.country}.{town.division}" for town in towns),
        frozenset(str(town.number) for town in towns),
    )


@cache
def _listed() -> dict[str, Where]:
    return _by_stem("towns") | _by_stem("regions")


def _by_stem(kind: str) -> dict[str, Where]:
    return {
        stem(str(name)): Where(frozenset([code[:2]]), frozenset([code]))
        for code, names in _data()[kind].items()
        for name in names
    }


@cache
def _data() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(files("graph.identity").joinpath("names/regions.yaml").read_text("utf-8"))
    return read


@cache
def _inflected_countries() -> dict[str, Where]:
    """Countries by the stem of their names in Cyrillic, which are inflected."""
    return {
        stem(name): Where(frozenset([code]))
        for name, code in countries_named()
        if name[:1] >= "\u0400" and len(stem(name)) > 2
    }


@cache
def _slavic_towns() -> dict[str, Where]:
    """Towns of the countries where Russian or Ukrainian names are inflected, by stem; the largest of namesakes."""
    found: dict[str, tuple[int, Where]] = {}
    for name, town in towns_in(frozenset(["RU", "UA", "BY", "KZ", "KG"])):
        key = stem(name)
        if key not in found or found[key][0] < town.people:
            found[key] = (town.people, of_towns([town]))
    return {key: where for key, (_, where) in found.items()}


def _says_rank(text: str) -> bool:
    return text in ("of", "the") or is_region_word(text)


@cache
def _region_words() -> Lexicon:
    return Lexicon({"region": _data()["words"]})


def is_region_name(name: str) -> bool:
    """Whether a name without a word for its rank is that of a region, as `Mordovia`."""
    return stem(name) in _region_names()


@cache
def _region_names() -> frozenset[str]:
    return frozenset(_by_stem("regions"))


@lru_cache(maxsize=1 << 12)
def is_region_word(text: str) -> bool:
    """Whether a spelled word says that the name beside it is a region's."""
    return bool(text) and _region_words().meaning(text) is not None
