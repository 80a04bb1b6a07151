"""A name where it stands in a text, and the votes by which its kind is settled."""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TypeAlias

from graph.names import normalise
from ontology.model import EntityClass

Votes: TypeAlias = "defaultdict[EntityClass, float]"
"""How strongly a name is taken for each kind of entity."""
CERTAIN = 6.0
"""Votes of what leaves no doubt, as a kind word within the name."""
HEADING_WEIGHT = 0.3
"""What a vote counts in a heading in capitals."""
UNKNOWN = 1.0
"""Votes for a person where nothing else is known of a run of capitalised words."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands: `text[start:end]`.

    kind: what this place in the text makes it, None where nothing tells. votes: how strongly, by kind.
    role: the part in the document that a word beside it gives a person. of_somebody: it is said of somebody (`her
    lawyer`), so the person is not one of those whom the document is about. heading: it stands in a heading in capitals.
    nothing: here it is no name, whatever it is elsewhere: `the Velmar dam`.
    """

    start: int
    end: int
    text: str
    sentence: int
    kind: EntityClass | None
    votes: tuple[tuple[EntityClass, float], ...] = ()
    role: str | None = None
    of_somebody: bool = False
    title: str | None = None
    heading: bool = False
    nothing: bool = False

    @property
    def key(self) -> str:
        return normalise(self.text)


def no_votes() -> Votes:
    """An empty tally."""
    return defaultdict(float)


def tally_of(votes: tuple[tuple[EntityClass, float], ...]) -> Votes:
    """The tally of the votes of one name."""
    return defaultdict(float, dict(votes))


def winner(votes: Votes) -> EntityClass | None:
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    return ranked[0][0] if ranked and ranked[0][1] >= 1.0 else None


def with_vote(name: Name, kind: EntityClass, weight: float) -> Name:
    votes = tally_of(name.votes)
    votes[kind] += weight
    return replace(name, votes=tuple(votes.items()))
