"""Read a context in words, as `born 1973; Yekaterinburg; lawyer`, into what the matcher compares."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import yaml

from graph import edtf
from graph.edtf import Edtf
from graph.errors import BadInput
from graph.identity.gazetteer import country_of, towns_of
from graph.identity.named import Context
from graph.names import normalise, words

MONTHS = {
    month: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for month in names.split()
}

_BORN = re.compile(
    r"^(?:born|b\.|\*|birth|birth date|birthday|date of birth|d\.?o\.?b\.?|year of birth|birth year)(?![a-z])[:\s]*"
    r"(?:in|on|around|about)?\s*(.*)$",
    re.IGNORECASE,
)
_DIED = re.compile(
    r"^(?:died|d\.|dead|killed|executed|murdered|shot dead|death)\b[:\s]*(?:in|on|since|by)?\s*(.*)$",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"^(?:aged?\s*)?(\d{1,2})(?:[\s-]*(?:years?[\s-]old|years|y/?o|yrs))?,?\s*"
    r"(?:in|\(|as of|when arrested in|at arrest in|at arrest \()\s*"
    r"((?:18|19|20)\d\d)\)?$",
    re.IGNORECASE,
)
_AGE = re.compile(r"^(?:aged?\s*)?(\d{1,2})(?:[\s-]*(?:years?[\s-]old|years|y/?o|yrs))?$", re.IGNORECASE)
_KIN = re.compile(
    r"^(?:twin |half-|elder |younger )?(brother|sister|son|daughter|father|mother|wife|husband|cousin|nephew|niece"
    r"|uncle|aunt|twin|widow|grandson|granddaughter)\b(?:\s+of\s+(.+))?$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^(?:real name|also known as|aka|a\.k\.a\.|alias|pen name|born as|née|nee|married|formerly|former name)"
    r"\s+(?=\D)(.+)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)((?:18|19|20)\d\d)(?!\d)")
_DAY = re.compile(r"^(?:(\d{1,2})\s+)?([A-Za-z]+)\.?\s+((?:18|19|20)\d\d)")
_WOMEN = frozenset(
    [
        "female",
        "woman",
        "f",
        "sister",
        "daughter",
        "mother",
        "wife",
        "niece",
        "aunt",
        "widow",
        "granddaughter",
        "actress",
        "nun",
    ]
)
_MEN = frozenset(
    ["male", "man", "m", "brother", "son", "father", "husband", "nephew", "uncle", "grandson", "monk", "priest", "imam"]
)
_REGION = re.compile(
    r"\b(?:region|oblast|province|republic|krai|district|governorate|state|county|prefecture|area|the)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 16)
def read_context(text: str) -> Context:
    """Read the parts of a context, parted by semicolons. What is not understood becomes `words`."""
    return context_of(text.split(";"))


def context_of(parts: Iterable[str]) -> Context:
    """The context that single statements give, each as `lawyer` or `born 1973`."""
    found = _Found()
    for raw in parts:
        if part := raw.strip():
            _read_part(part, found)
    return Context(
        born=found.born,
        age=found.age,
        died=found.died,
        years=frozenset(found.years),
        places=frozenset(found.places),
        regions=frozenset(found.regions),
        countries=frozenset(found.countries),
        occupations=frozenset(found.occupations),
        sex=found.sex,
        kin=frozenset(found.kin),
        words=frozenset(found.words),
    )


@dataclass
class _Found:
    """A context while it is read."""

    born: Edtf | None = None
    age: int | None = None
    died: Edtf | None = None
    sex: Literal["female", "male"] | None = None
    years: set[int] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    occupations: set[str] = field(default_factory=set)
    kin: set[tuple[str, str]] = field(default_factory=set)
    words: set[str] = field(default_factory=set)


def other_names(text: str) -> tuple[str, ...]:
    """Names that a context gives, as `aka Mura`, `real name Anna Petrova`."""
    return tuple(match.group(1).strip() for part in text.split(";") if (match := _NAMED.match(part.strip())))


def _read_part(part: str, found: _Found) -> None:
    if _NAMED.match(part):
        return
    if match := _BORN.match(part):
        date, rest = _date(match.group(1))
        if date:
            found.born = date
        part = rest
    elif match := _DIED.match(part):
        date, rest = _date(match.group(1))
        if date:
            found.died = date
        part = rest
    elif match := _AGED.match(part):
        year = int(match.group(2)) - int(match.group(1))
        found.born = edtf.parse(f"{year - 1}/{year}")
        return
    if match := _AGE.match(part):
        found.age = int(match.group(1))
        return
    if match := _KIN.match(part):
        relation = match.group(1).casefold()
        found.kin.add((relation, normalise(match.group(2) or "")))
        _sex(frozenset([relation]), found)
        return
    found.years.update(int(year) for year in _YEAR.findall(part))
    _sex(frozenset(words(part)), found)
    _place_or_work(part, found)


def _sex(said: frozenset[str], found: _Found) -> None:
    if said & _WOMEN and not said & _MEN:
        found.sex = "female"
    elif said & _MEN and not said & _WOMEN:
        found.sex = "male"


def _place_or_work(part: str, found: _Found) -> None:
    for piece in part.split(","):
        text = _YEAR.sub("", piece).strip()
        if not text:
            continue
        bare = _REGION.sub("", text).strip() or text
        if code := country_of(text) or country_of(bare):
            found.countries.add(code)
        elif (towns := towns_of(text)) and text[:1].isupper():
            found.places.update(str(town.number) for town in towns)
            found.countries.update(town.country for town in towns)
        elif works := _occupations(text):
            found.occupations.update(works)
            found.countries.update(code for word in text.split() if word[:1].isupper() and (code := country_of(word)))
        elif text[:1].isupper() or bare != text:
            found.regions.add(normalise(bare))
        else:
            found.words.add(normalise(bare))


def _occupations(text: str) -> frozenset[str]:
    return frozenset(group for word in words(text) if (group := _groups().get(word)))


def compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one person can have both occupations."""
    return bool(a & b) or any(y in _beside().get(x, ()) or x in _beside().get(y, ()) for x in a for y in b)


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    read: dict[str, dict[str, list[str]]] = yaml.safe_load(
        files("graph.identity").joinpath("names/occupations.yaml").read_text("utf-8")
    )
    return read


@cache
def _groups() -> dict[str, str]:
    return {normalise(word): group for group, members in _data()["groups"].items() for word in members}


@cache
def _beside() -> dict[str, list[str]]:
    return _data()["beside"]


def _date(text: str) -> tuple[Edtf | None, str]:
    """The date at the beginning of `text`, and what follows it."""
    text = re.sub(r"^(?:c\.|ca\.?|circa|around|about|approx\.?)\s*", "", text.strip())
    if match := re.match(r"((?:18|19|20)\d)0s\b", text):
        return edtf.parse(f"{match.group(1)}X"), text[match.end() :].strip(" ,")
    if match := re.match(r"((?:18|19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?(?!\d)", text):
        return _valid(match.group(0)), text[match.end() :].strip(" ,")
    if match := re.match(r"(\d{1,2})[./](\d{1,2})[./]((?:18|19|20)\d\d)", text):
        day, month = int(match.group(1)), int(match.group(2))
        return _valid(f"{match.group(3)}-{month:02d}-{day:02d}"), text[match.end() :].strip(" ,")
    if match := _DAY.match(text):
        month = MONTHS.get(match.group(2).casefold(), 0)
        if month:
            day_told = f"-{int(match.group(1)):02d}" if match.group(1) else ""
            return _valid(f"{match.group(3)}-{month:02d}{day_told}"), text[match.end() :].strip(" ,")
    match = re.match(r"([A-Za-z]+)\s+(\d{1,2}),?\s+((?:18|19|20)\d\d)", text)
    if match and (month := MONTHS.get(match.group(1).casefold(), 0)):
        return _valid(f"{match.group(3)}-{month:02d}-{int(match.group(2)):02d}"), text[match.end() :].strip(" ,")
    if match := _YEAR.search(text):
        return edtf.parse(match.group(1)), text.replace(match.group(1), "").strip(" ,")
    return None, text


def _valid(date: str) -> Edtf | None:
    """The date, or its year where no calendar has that day."""
    try:
        return edtf.parse(date)
    except BadInput:
        return edtf.parse(date[:4])
