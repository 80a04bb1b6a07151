"""All traditions, in the order in which reasons name them."""

from collections.abc import Sequence

from graph.identity.scripts import Spelled
from graph.identity.traditions import arabic, slavic
from graph.identity.traditions.tradition import Tradition

TRADITIONS: tuple[Tradition, ...] = (slavic, arabic)


def recognised(parts: Sequence[Spelled], countries: frozenset[str]) -> frozenset[int]:
    """Numbers of the traditions to which a name can belong."""
    return frozenset(n for n, tradition in enumerate(TRADITIONS) if tradition.recognises(parts, countries))
