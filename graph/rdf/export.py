"""A workspace's ledger as RDF: a stream of lines, the same for the same records."""

from collections.abc import Callable, Iterator
from itertools import chain

from graph.project_ledger import ProjectedLedger
from graph.rdf.claim_resources import ClaimResources
from graph.rdf.disputes import disputed_claims
from graph.rdf.graph_resources import GraphResources, descriptions, documents, header
from graph.rdf.jsonld import jsonld
from graph.rdf.lines import nquads, ntriples
from graph.rdf.resources import Dataset, NamedGraph
from graph.rdf.terms import Vocabulary
from graph.rdf.turtle import trig, turtle
from graph.workspace import Settings

Write = Callable[[Dataset, Vocabulary, str], Iterator[str]]

FORMATS: dict[str, Write] = {
    "turtle": turtle,
    "trig": trig,
    "ntriples": ntriples,
    "nquads": nquads,
    "jsonld": jsonld,
}
"""What writes each format."""

SUFFIXES = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".jsonld": "jsonld",
}
"""The format of a file by the end of its name."""


def dataset(vocabulary: Vocabulary, projected: ProjectedLedger) -> Dataset:
    """The resources of a projected ledger, graph by graph."""
    records = projected.records
    graph = GraphResources(vocabulary, projected.graph)
    disputed = disputed_claims(projected.graph, records.claims, projected.canonical)
    claims = ClaimResources(vocabulary, projected, disputed)
    default = chain(
        [header(vocabulary, projected.workspace_id, projected.graph.digest)],
        graph.nodes(records.sources),
        graph.relationships(),
        documents(vocabulary, records.documents),
        descriptions(vocabulary, records.current_descriptions),
    )
    yield NamedGraph(None, default)
    yield from claims.graphs()


def lines(projected: ProjectedLedger, settings: Settings, format: str) -> Iterator[str]:
    """A dataset as text, one or more whole lines at a time, without the last line end. format: one of `FORMATS`."""
    vocabulary = Vocabulary()
    return FORMATS[format](dataset(vocabulary, projected), vocabulary, settings.base)
