"""The people of a document whom it writes in several spellings, joined; two people who are named side by side never."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from graph.names import normalise
from ingest.lexicons.load import words
from ingest.text.name import Name
from ingest.text.spellings import is_slip, is_telling, same_spelling, sounds

GIVEN = "given-names.en.yaml"
MOST_COMPARED = 400
"""Full names of a document beyond which spellings are not compared, each with each."""


def spelled_alike(groups: Mapping[str, list[Name]]) -> list[list[Name]]:
    """Join the groups of names, by their keys, that are one name in several spellings; slips only where told once."""
    ranked = sorted(groups, key=lambda key: (-len(groups[key]), groups[key][0].start))
    full = [key for key in ranked if " " in key]
    joined: dict[str, list[Name]] = {}
    for key in full:
        owner = _owner(key, groups, joined) if len(full) <= MOST_COMPARED else None
        joined.setdefault(owner or key, []).extend(groups[key])
    for key in ranked:
        if " " not in key:
            joined.setdefault(_owner_of_one_word(key, joined) or key, []).extend(groups[key])
    return list(joined.values())


def _owner(key: str, groups: Mapping[str, list[Name]], joined: Mapping[str, list[Name]]) -> str | None:
    """The name met before of which `key` is another spelling."""
    for other in joined:
        alike = are_alike(key, other) if len(groups[key]) == 1 or len(groups[other]) == 1 else same_spelling(key, other)
        if (alike or _is_turned(key, other, [*groups[key], *groups[other]])) and not _are_apart(
            groups[key], joined[other]
        ):
            return other
    return None


def are_alike(one: str, other: str) -> bool:
    """Whether two full names may be one, in two spellings, with a slip, or the shorter without a name in the middle."""
    short, long = sorted((one.split(), other.split()), key=len)
    shortened = len(short) < len(long) and _fits_by_sound(short, long)
    return same_spelling(one, other) or is_slip(one, other) or shortened


def _fits_by_sound(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the words of a shorter form are those of a full name from its first on, in other spellings."""
    left = iter(full)
    same = all(any(a == b or (sounds(a) == sounds(b) and is_telling(a) and is_telling(b)) for b in left) for a in short)
    return same and len(short) > 1 and sounds(short[0]) == sounds(full[0])


def _is_turned(one: str, other: str, names: Sequence[Name]) -> bool:
    """Whether one of two names has the family name first, as capitals or a known given name tell: `TOLLAND Mira`."""
    first, *rest = one.split()
    if len(rest) != 1 or [*map(sounds, [*rest, first])] != [*map(sounds, other.split())]:
        return False
    shouted = any(re.match(r"[A-ZÀ-Þ-]{3,}\s[A-ZÀ-Þ][^A-ZÀ-Þ]", name.text) for name in names)
    return shouted or (first in _given()) != (rest[0] in _given())


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(normalise(name) for name in words(GIVEN, "woman") | words(GIVEN, "man"))


def _owner_of_one_word(key: str, joined: Mapping[str, list[Name]]) -> str | None:
    """The full name of which one word is `key` in another spelling."""
    if not is_telling(key):
        return None
    for other in joined:
        if any(sounds(part) == sounds(key) and is_telling(part) for part in other.split() if " " in other):
            return other
    return None


def _are_apart(one: Sequence[Name], other: Sequence[Name]) -> bool:
    """Whether one sentence has both, or one alone is somebody's relative: then they are two people."""
    beside = {name.sentence for name in one} & {name.sentence for name in other}
    relatives = [any(name.role == "relative" and name.of_somebody for name in group) for group in (one, other)]
    return bool(beside) or relatives[0] != relatives[1]
