"""All traditions, in the order in which reasons name them."""

from collections.abc import Sequence

from graph.identity.given_names import bearings
from graph.identity.scripts import Spelled
from graph.identity.traditions import (
    arabic,
    balkan,
    belarusian,
    caucasian,
    chinese,
    greek,
    hebrew,
    korean,
    kurdish,
    persian,
    slavic,
    turkic,
)
from graph.identity.traditions.tradition import Tradition

TRADITIONS: tuple[Tradition, ...] = (
    slavic,
    arabic,
    belarusian,
    greek,
    caucasian,
    balkan,
    persian,
    turkic,
    kurdish,
    hebrew,
    chinese,
    korean,
)


def recognised(parts: Sequence[Spelled], countries: frozenset[str]) -> frozenset[int]:
    """Numbers of the traditions to which a name can belong."""
    found = {n for n, tradition in enumerate(TRADITIONS) if tradition.recognises(parts, countries)}
    if any({bearing.culture for bearing in bearings(part.text)} == {"slavic"} for part in parts):
        found.add(TRADITIONS.index(slavic))
    return frozenset(found)
