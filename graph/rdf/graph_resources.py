"""The default graph: what the claims add up to, with the sources, documents and descriptions on which it rests."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter

from pydantic import BaseModel

from graph.property_graph import PropertyGraph, Relationship, Value
from graph.rdf.escapes import iri_escaped
from graph.rdf.resources import Resource
from graph.rdf.terms import Term, Vocabulary
from ontology.kinds import VERSION
from ontology.model import Description, Document, Source

CLASSES: Mapping[str, tuple[str, ...]] = {"Source": ("Source", "GraphSource", "PrimarySource")}
"""The classes of a node by its label, where they are not called as that is."""

EVIDENCE = "Claim"
"""The label of the nodes that hold evidence in a store; a dataset has the ledger's claims in their stead."""

PUBLISHED: Mapping[str, str] = {
    "publisher": "published_by",
    "date": "published_on",
    "title": "titled",
    "language": "in_language",
}
"""Which property of Dublin Core says the same of a source as one of ours."""

NAMED: Mapping[str, str] = {"name": "label"}
"""Which property of RDF Schema says the same of any other node."""

NO_FACTS = ("FROM", "ABOUT")
"""Relationships of the evidence in a store."""

INTERNAL = "internal"


def header(vocabulary: Vocabulary, workspace_id: str, digest: str) -> Resource:
    """What the dataset says of itself."""
    terms = vocabulary.of(types := ("DefendersGraph", "Dataset"))
    words = {
        "access_rights": INTERNAL,
        "digest": digest,
        "schema": VERSION,
        "state": "complete",
        "workspace": workspace_id,
    }
    values = [(terms[name], word) for name, word in words.items()]
    return Resource(iri_escaped(workspace_id), types, [*values, (vocabulary.whole("conforms_to"), vocabulary.ontology)])


class GraphResources:
    """Nodes and relationships as resources."""

    def __init__(self, vocabulary: Vocabulary, graph: PropertyGraph) -> None:
        self._vocabulary = vocabulary
        self._graph = graph
        self._claims = ledger_claims(graph)

    def nodes(self, sources: Mapping[str, Source]) -> Iterator[Resource]:
        """Each node with the truthy triples that start from it, by id."""
        shown = [r for r in self._graph.relationships if r.type not in NO_FACTS]
        leaving = groupby(sorted(shown, key=attrgetter("start")), key=attrgetter("start"))
        start, links = next(leaving, (None, ()))
        for node in self._graph.nodes:
            if node.labels == (EVIDENCE,):
                continue
            types = CLASSES.get(node.labels[0], node.labels)
            terms = self._vocabulary.of(types)
            also = PUBLISHED if node.labels == ("Source",) else NAMED
            values = [(terms[also[name]], str(node.properties[name])) for name in also if name in node.properties]
            values += self._values(terms, node.properties)
            if start == node.id:
                values += _truthy(terms, links)
                start, links = next(leaving, (None, ()))
            if source := sources.get(node.id):
                values += [(terms["media_type"], source.media_type), (terms["size"], str(source.size))]
            yield Resource(node.id, types, values)

    def relationships(self) -> Iterator[Resource]:
        """Each relationship with its two ends and on what it rests, by id."""
        for relationship in self._graph.relationships:
            if relationship.type in NO_FACTS:
                continue
            types = (class_of(relationship.type),)
            terms = self._vocabulary.of(types)
            ends = [(terms["start_node"], relationship.start), (terms["end_node"], relationship.end)]
            yield Resource(relationship.id, types, ends + self._values(terms, relationship.properties))

    def _values(self, terms: Mapping[str, Term], properties: Mapping[str, Value]) -> list[tuple[Term, str]]:
        found: list[tuple[Term, str]] = []
        for name in sorted(properties):
            if name == "id":
                continue
            value, term = properties[name], terms[name]
            if name == "claims":
                value = self._ledger_claims(value)
            if type(value) is str:
                found.append((term, value))
            elif isinstance(value, tuple):
                found += [(term, item) for item in value]
            else:
                found.append((term, lexical(value)))
        return found

    def _ledger_claims(self, nodes: Value) -> Value:
        assert isinstance(nodes, tuple)
        if len(nodes) == 1:
            return self._claims[nodes[0]]
        return tuple(sorted({claim for node in nodes for claim in self._claims[node]}))


def ledger_claims(graph: PropertyGraph) -> dict[str, tuple[str, ...]]:
    """Ids of the ledger's claims by the id of the node that holds them as evidence in a store."""
    found = {node.id: node.properties["ledger_claims"] for node in graph.nodes if node.labels == (EVIDENCE,)}
    return {key: claims for key, claims in found.items() if isinstance(claims, tuple)}


def documents(vocabulary: Vocabulary, found: Mapping[str, Document]) -> Iterator[Resource]:
    """Each document without its text, which is a third party's, by id."""
    terms = vocabulary.of(types := ("Document",))
    for key, document in sorted(found.items()):
        values = properties(terms, document, ("reader", "reader_version", "source", "text_sha256"))
        yield Resource(key, types, [*values, (terms["primary_source"], document.source)])


def descriptions(vocabulary: Vocabulary, found: Mapping[str, Description]) -> Iterator[Resource]:
    """Each description, by id."""
    terms = vocabulary.of(types := ("Description",))
    names = sorted(set(Description.model_fields) - {"id"})
    for key, description in sorted(found.items()):
        yield Resource(key, types, properties(terms, description, names))


def properties(terms: Mapping[str, Term], record: BaseModel, names: Iterable[str]) -> list[tuple[Term, str]]:
    """Those of the named slots of a record that have a value."""
    values = [(terms[name], getattr(record, name)) for name in names]
    return [
        (term, iri_escaped(value) if term.kind == "resource" else lexical(value))
        for term, value in values
        if value is not None
    ]


def lexical(value: str | float | date) -> str:
    """A single value as RDF spells it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else repr(value)


def class_of(relationship: str) -> str:
    """The class of a relationship by its type: `SubjectOf` for `SUBJECT_OF`."""
    return "".join(word.capitalize() for word in relationship.split("_"))


def _truthy(terms: Mapping[str, Term], links: Iterable[Relationship]) -> list[tuple[Term, str]]:
    """A triple for each type and end, however many relationships say it."""
    return [(terms[slot], end) for slot, end in sorted({(link.type.lower(), link.end) for link in links})]
