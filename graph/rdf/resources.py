"""A resource with what is said of it, and a dataset as a stream of them: what every format writes."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.rdf.terms import Term


class Resource(NamedTuple):
    """One subject. types: names of classes, or CURIEs. values: a triple each, those of one term beside one another.

    A value is text as RDF spells it: an id of ours for a resource, `true`, `2009-05-13`, `0.9`, words as they are. Ids
    are hashes, or went through `iri_escaped`: they stand in an IRI as they are.
    """

    id: str
    types: tuple[str, ...]
    values: list[tuple[Term, str]]

    def triples(self) -> int:
        """How many triples it is."""
        return len(self.types) + len(self.values)


class NamedGraph(NamedTuple):
    """What stands in one graph. name: the id whose IRI names it; None for the default graph."""

    name: str | None
    resources: Iterable[Resource]


Dataset = Iterator[NamedGraph]
"""The default graph, then the others in the order of their names. It can be gone through once."""
