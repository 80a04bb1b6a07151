"""Where paths and neighbourhoods may lead: the ontology's rule as a function of a node."""

from collections.abc import Collection, Mapping

from ontology.kinds import CONNECTS, NEVER_THROUGH, THROUGH_ONLY

SHOWN = CONNECTS | {"FOR"}
"""Types of relationships that a neighbourhood shows. It ends at an offence: that leads only to strangers."""


def may_walk_through(labels: Collection[str], properties: Mapping[str, object]) -> bool:
    """Whether a path may go on behind a node: never behind a source, a claim, an offence or a place above a town."""
    if NEVER_THROUGH & set(labels):
        return False
    needed = (THROUGH_ONLY[label] for label in labels if label in THROUGH_ONLY)
    return all(properties.get(name) == value for name, value in needed)
