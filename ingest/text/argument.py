"""One slot of an event with what stands in it."""

from dataclasses import dataclass

from ingest.text.clusters import Entity
from ingest.text.name import Name
from ingest.text.referent import Referent
from ontology.model import ClaimProperty


@dataclass(frozen=True, slots=True)
class Argument:
    """The value of one slot: an entity, or words.

    start, end: where it stands. anchor: the name that it refers back to.
    """

    property: ClaimProperty
    start: int
    end: int
    entity: Entity | None = None
    value: str | None = None
    anchor: Name | None = None


def argument_of(property: ClaimProperty, referent: Referent) -> Argument:
    """The argument that is whom or what some words mean."""
    return Argument(property, referent.start, referent.end, entity=referent.entity, anchor=referent.anchor)
