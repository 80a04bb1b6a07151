"""Shapes with which a dataset is validated."""

from linkml.generators.shaclgen import ShaclGenerator  # type: ignore[import-untyped]
from linkml_runtime.utils.schemaview import SchemaView
from rdflib import URIRef
from rdflib.namespace import SH

from ontology.generators.owl import namespaces
from ontology.generators.turtle import drop_orphans, write

UNSPECIFIC = ("Thing", "Node")
"""Classes to which everything belongs: nobody writes them down in a dataset, so no shape asks for them."""

IMPLIED = ("id", "selector_type")
"""Slots that are no triples: the IRI and the class of a resource say them."""


def generate(schema: SchemaView) -> str:
    """Return the text of `ontology/defenders.shacl.ttl`.

    Shapes are open: an event can have several classes (an abuse that is a death), and others may add what they know.
    """
    graph = ShaclGenerator(schema.schema.source_file, metadata=False, closed=False).as_graph()
    for name in UNSPECIFIC:
        graph.remove((None, SH["class"], URIRef(schema.get_uri(name, expand=True))))
    for name in IMPLIED:
        for shape in list(graph.subjects(SH.path, URIRef(schema.get_uri(schema.get_slot(name), expand=True)))):
            graph.remove((None, SH.property, shape))
    for needless in (SH.ignoredProperties, SH.closed):
        graph.remove((None, needless, None))
    drop_orphans(graph)
    return write(graph, namespaces(schema))
