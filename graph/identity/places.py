"""Whether two mentions of places are one: by the gazetteer, else by the spelling of the name.

A town and a region of one name are two places, and so are namesakes in two countries.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from graph.identity.gazetteer import country_of, towns_of
from graph.identity.lexicon import words_of
from graph.identity.named import Named, Reason
from graph.identity.parts import FORM, agreement
from graph.identity.scripts import Spelled
from graph.identity.traditions.registry import TRADITIONS, recognised
from graph.identity.whereabouts import (
    Where,
    is_region_name,
    is_region_word,
    nearness,
    of_context,
    of_towns,
    region,
    stem,
)

Rank = Literal["country", "region", "town"]

BASE = -1.0
SAME_PLACE, SPELLED, OTHER_PLACE, OTHER_RANK, OTHER_NAME = 5.0, 4.2, -9.0, -9.0, -9.0
"""One place of the gazetteer; names that it does not hold, spelled as one; what cannot be one."""

NEAR = {
    "place": 1.5,
    "region": 1.2,
    "near": 0.0,
    "country": 0.3,
    "unknown": 0.0,
    "other region": -9.0,
    "other country": -9.0,
}

_TOWN = re.compile(
    r"^(?:(?:the )?(?:city|town|village|settlement) of|г\.|город|гор\.|с\.|пос\.|м\.|місто)\s+"
    r"|\s+(?:city|town|village)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name with what it can be. ids: `c:RU`, `r:RU.71` or GeoNames numbers; none where no list holds it."""

    written: str
    rank: Rank | None
    ids: frozenset[str]
    where: Where
    words: tuple[Spelled, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A mention made ready."""

    names: tuple[PlaceName, ...]
    told: Where


def prepare(named: Named) -> Place:
    """Look up the names of a mention."""
    return Place(tuple(read_name(name) for name in named.names), of_context(named.context))


def odds(a: Place, b: Place) -> float:
    """The natural logarithm of the odds that two mentions are one place."""
    return sum(weight for weight, _ in _best(a, b))


def reasons(a: Place, b: Place) -> tuple[Reason, ...]:
    """What speaks for and against it, in words; the weights add up to `odds`."""
    return tuple(Reason(what, weight) for weight, what in _best(a, b))


def keys(place: Place) -> frozenset[str]:
    """Blocking keys: what the gazetteer says that it can be, and its spellings."""
    found: set[str] = set()
    for name in place.names:
        found |= name.ids
        for word in name.words:
            found |= {word.text, stem(word.text)}
            found |= {f"{n}{key}" for n, tradition in enumerate(TRADITIONS) for key in tradition.skeletons(word)}
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def read_name(name: str) -> PlaceName:
    """Look one name up."""
    bare = _TOWN.sub("", name.strip())
    words = [word for word in words_of(bare) if word.text not in ("of", "the")]
    spelled = tuple(word.spelled for word in words if not is_region_word(word.text))
    ranked = any(is_region_word(word.text) for word in words)
    if not ranked and (code := country_of(bare)):
        return PlaceName(name, "country", frozenset([f"c:{code}"]), Where(frozenset([code])), spelled)
    towns = () if ranked else towns_of(bare) or towns_of(bare.title())
    if towns:
        where = of_towns(towns)
        return PlaceName(name, "town", where.towns, where, spelled)
    if ranked or is_region_name(bare):
        where = region(" ".join(word.written for word in words if not is_region_word(word.text)))
        ids = frozenset(f"r:{code}" for code in where.divisions)
        return PlaceName(name, "region", ids, where, spelled)
    return PlaceName(name, None, frozenset(), Where(), spelled)


def _best(a: Place, b: Place) -> list[tuple[float, str]]:
    return max(
        (list(_items(x, y, a.told, b.told)) for x in a.names for y in b.names),
        key=lambda items: sum(weight for weight, _ in items),
    )


def _items(a: PlaceName, b: PlaceName, left: Where, right: Where) -> Iterator[tuple[float, str]]:
    yield BASE, "chance"
    if a.rank and b.rank and a.rank != b.rank:
        yield OTHER_RANK, f"a {a.rank} and a {b.rank}"
        return
    if a.ids and b.ids:
        same = a.ids & b.ids
        yield (SAME_PLACE, f"{a.written} is {b.written}") if same else (OTHER_PLACE, f"{a.written} is not {b.written}")
    elif _spelled_alike(a, b):
        yield (SPELLED, f"{a.written} is {b.written}")
    else:
        yield OTHER_NAME, f"{a.written} is not {b.written}"
    near = nearness(left, right)
    if near == "unknown" and a.ids and b.ids:
        near = nearness(left or a.where, right or b.where)
    if near in ("place", "region", "other region", "other country") and a.rank != "country":
        yield NEAR[near], f"where: {near}"


def _spelled_alike(a: PlaceName, b: PlaceName) -> bool:
    traditions = recognised((*a.words, *b.words), frozenset())
    return len(a.words) == len(b.words) and all(
        agreement(x, y, traditions).quality >= FORM for x, y in zip(a.words, b.words, strict=True)
    )
