"""Shapes with which a dataset is validated."""

from linkml.generators.shaclgen import ShaclGenerator  # type: ignore[import-untyped]
from linkml_runtime.utils.schemaview import SchemaView
from rdflib import Graph, URIRef
from rdflib.namespace import SH

from ontology.generators.owl import namespaces
from ontology.generators.turtle import drop_orphans, write

UNSPECIFIC = ("Thing", "Node")
"""Classes to which everything belongs: nobody writes them down in a dataset, so no shape asks for them."""


def generate(schema: SchemaView) -> str:
    """Return the text of `ontology/defenders.shacl.ttl`.

    Shapes are open: an event can have several classes (an abuse that is a death), and others may add what they know.
    """
    graph = ShaclGenerator(schema.schema.source_file, metadata=False, closed=False).as_graph()
    for name in UNSPECIFIC:
        graph.remove((None, SH["class"], URIRef(schema.get_uri(name, expand=True))))
    _remove_ignored(graph)
    return write(graph, namespaces(schema))


def _remove_ignored(graph: Graph) -> None:
    """Take away what an open shape does not need: the properties that a closed one would ignore."""
    graph.remove((None, SH.ignoredProperties, None))
    graph.remove((None, SH.closed, None))
    drop_orphans(graph)
