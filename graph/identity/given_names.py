"""Given names that are one name in several languages, their short forms, and whose names they are.

The lists are `names/given-*.yaml`, one a culture. A form may belong to several names (Sasha: Aleksandr, Aleksandra).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import yaml

from graph.identity.scripts import spell
from graph.identity.traditions import slavic

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader written in C where it is installed: the lists are long."""

UNVOWELLED = frozenset(["Arabic", "Hebrew"])
"""Scripts that leave out short vowels: a spelling of theirs can look like another name in full."""

Sex = Literal["female", "male"]
Kinship = Literal["form", "short"]


@dataclass(frozen=True, slots=True)
class Bearing:
    """That a spelling belongs to a name. kinship: a form of it in some language, or a short form."""

    name: str
    culture: str
    kinship: Kinship
    sex: Sex | None


@lru_cache(maxsize=1 << 18)
def bearings(text: str) -> tuple[Bearing, ...]:
    """What a spelling in Latin letters (`scripts.spell(...).text`) can be; nothing where no list has it.

    A Slavic name is found in any romanisation of a form that the list has.
    """
    if found := _read().get(text, ()):
        return found
    keyed = _slavic()
    return next((keyed[key] for key in sorted(slavic.keys(spell(text))) if key in keyed), ())


def sex_of(text: str) -> Sex | None:
    """Whose given name it is, None where both or unknown."""
    sexes = {bearing.sex for bearing in bearings(text)}
    return sexes.pop() if len(sexes) == 1 else None


def relation(a: str, b: str) -> Literal["form", "short", "apart", "unknown"]:
    """How two spellings relate: one name, one and its short form, two names, or not both listed."""
    left, right = bearings(a), bearings(b)
    if not left or not right:
        return "unknown"
    shared = [(x, y) for x in left for y in right if (x.name, x.culture) == (y.name, y.culture)]
    if not shared:
        return "apart"
    return "form" if any(x.kinship == y.kinship == "form" for x, y in shared) else "short"


def names_listed() -> list[str]:
    """All listed forms in Latin letters, in the order of the lists."""
    return list(dict.fromkeys(text for _, text, bearing in _entries() if bearing.kinship == "form"))


@cache
def _read() -> dict[str, tuple[Bearing, ...]]:
    found: dict[str, dict[Bearing, None]] = {}
    for script, text, bearing in _entries():
        if script not in UNVOWELLED or text not in ambiguous():
            found.setdefault(text, {})[bearing] = None
    return {text: tuple(bearings) for text, bearings in found.items()}


@cache
def ambiguous() -> frozenset[str]:
    """Spellings of words without short vowels that are those of other names in full: ناصر (Nasir) is spelled `nasr`."""
    whole: dict[str, set[str]] = {}
    bare: dict[str, set[str]] = {}
    for script, text, bearing in _entries():
        (bare if script in UNVOWELLED else whole).setdefault(text, set()).add(bearing.name)
    return frozenset(text for text, names in bare.items() if text in whole and not names & whole[text])


@cache
def _slavic() -> dict[str, tuple[Bearing, ...]]:
    found: dict[str, dict[Bearing, None]] = {}
    for _, text, bearing in _entries():
        if bearing.culture == "slavic" and len(text) > 3:
            for key in slavic.keys(spell(text)):
                found.setdefault(key, {})[bearing] = None
    return {key: tuple(bearings) for key, bearings in found.items()}


@cache
def _entries() -> tuple[tuple[str, str, Bearing], ...]:
    return tuple(_read_entries())


def _read_entries() -> Iterator[tuple[str, str, Bearing]]:
    """Script, spelling and bearing of every form."""
    folder = files("graph.identity").joinpath("names")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if not (file.name.startswith("given-") and file.name.endswith(".yaml")):
            continue
        culture = file.name.removeprefix("given-").removesuffix(".yaml")
        for entry in yaml.load(file.read_text("utf-8"), Loader=_LOADER):  # noqa: S506 (both are safe loaders)
            kinships: tuple[Kinship, Kinship] = ("form", "short")
            for kinship in kinships:
                for form in entry.get(kinship, ()):
                    for text in {spell(form).text, spell(form).marked}:
                        yield spell(form).script, text, Bearing(entry["name"], culture, kinship, entry.get("sex"))
