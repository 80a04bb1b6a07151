"""What a naming tradition can say."""

from collections.abc import Sequence
from typing import Protocol

from graph.identity.scripts import Spelled


class Tradition(Protocol):
    """One way of spelling names in Latin letters."""

    @property
    def name(self) -> str:
        """Its name, as a reason shows it."""

    def recognises(self, parts: Sequence[Spelled], countries: frozenset[str]) -> bool:
        """Whether a name of these parts can be of this tradition. countries: ISO codes that the context gives."""

    def quality(self, a: Spelled, b: Spelled) -> float:
        """How surely two parts are spellings of one: 1 certainly, 0 not."""

    def skeletons(self, part: Spelled) -> frozenset[str]:
        """Keys of which all spellings of one part have one in common: for finding candidates."""
