"""All traditions, in the order in which reasons name them."""

from collections.abc import Sequence

from graph.identity.given_names import bearings
from graph.identity.scripts import Spelled
from graph.identity.traditions import (
    african,
    arabic,
    balkan,
    belarusian,
    burmese,
    caucasian,
    chinese,
    ethiopic,
    greek,
    hebrew,
    indic,
    korean,
    kurdish,
    mongolian,
    persian,
    slavic,
    thai_khmer_lao,
    turkic,
    uyghur,
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
    african,
    burmese,
    ethiopic,
    indic,
    mongolian,
    thai_khmer_lao,
    uyghur,
)


_EASTERN = frozenset(map(TRADITIONS.index, (chinese, korean)))
_WESTERN = frozenset(map(TRADITIONS.index, (slavic, belarusian, greek, caucasian, balkan)))


def recognised(parts: Sequence[Spelled], countries: frozenset[str]) -> frozenset[int]:
    """Numbers of the traditions to which a name can belong."""
    found = {n for n, tradition in enumerate(TRADITIONS) if tradition.recognises(parts, countries)}
    if found & _EASTERN and all(part.script != "Cyrillic" for part in parts):
        found -= _WESTERN  # `Xiaobin` ends as a Slavic surname does
    if any({bearing.culture for bearing in bearings(part.text)} == {"slavic"} for part in parts):
        found.add(TRADITIONS.index(slavic))
    return frozenset(found)
