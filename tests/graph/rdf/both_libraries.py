"""A made-up ledger written as RDF, and what rdflib and pyoxigraph read of it, as plain quads that can be compared."""

import warnings
from collections.abc import Iterable

import pyoxigraph
import rdflib
from making import Telling, gathered

from graph.project_ledger import ProjectedLedger
from graph.projection import project
from graph.rdf.export import lines
from graph.workspace import Settings
from ontology.model import Record

Quad = tuple[str, str, str, str]
"""Subject, predicate, value, graph; a literal is its text, `^^` and its data type, the default graph is empty."""

OXIGRAPH = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
RDFLIB = {"turtle": "turtle", "trig": "trig", "ntriples": "nt", "nquads": "nquads", "jsonld": "json-ld"}
XSD = "http://www.w3.org/2001/XMLSchema#"
DEFENDERS = "https://w3id.org/defenders/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
BASE = "urn:defenders:id:"
WORKSPACE = "5" * 32
DEFAULT = rdflib.graph.DATASET_DEFAULT_GRAPH_ID


def projected(*parts: Telling | Record | Iterable[Record]) -> ProjectedLedger:
    """The ledger to which `parts` were appended, projected."""
    records = gathered(*parts)
    projection = project(records, Settings().threshold)
    return ProjectedLedger(projection.graph, records, WORKSPACE, projection.canonical, projection.live)


def written(ledger: ProjectedLedger, format: str = "trig", **settings: str) -> str:
    """The text of its export."""
    return "\n".join(lines(ledger, Settings(**settings), format)) + "\n"


def by_oxigraph(text: str, format: str = "trig") -> set[Quad]:
    """What pyoxigraph reads."""
    return {
        (
            found.subject.value,
            found.predicate.value,
            found.object.value + (f"^^{found.object.datatype.value}" if _is_literal(found.object) else ""),
            "" if isinstance(found.graph_name, pyoxigraph.DefaultGraph) else found.graph_name.value,
        )
        for found in pyoxigraph.parse(text.encode(), format=OXIGRAPH[format])
    }


def by_rdflib(text: str, format: str = "trig") -> set[Quad]:
    """What rdflib reads."""
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own reader of JSON-LD uses what it deprecates
        dataset.parse(data=text, format=RDFLIB[format])
    return {
        (
            str(subject),
            str(predicate),
            f"{value}^^{value.datatype or XSD + 'string'}" if isinstance(value, rdflib.Literal) else str(value),
            "" if graph in (None, DEFAULT) or format in ("turtle", "ntriples") else str(graph),
        )
        for subject, predicate, value, graph in dataset.quads()
    }


def _is_literal(term: object) -> bool:
    return isinstance(term, pyoxigraph.Literal)


def iri(key: str) -> str:
    return BASE + key


def defenders(name: str) -> str:
    return DEFENDERS + name


def text_of(value: str) -> str:
    """A string as it stands in a quad."""
    return f"{value}^^{XSD}string"
