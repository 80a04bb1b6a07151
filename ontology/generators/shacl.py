"""Shapes with which a dataset is validated."""

from linkml.generators.shaclgen import ShaclGenerator  # type: ignore[import-untyped]
from linkml_runtime.utils.schemaview import SchemaView
from rdflib import BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH
from rdflib.term import Node

from ontology.generators.kinds import annotation
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
    _accept_subclasses(graph, schema)
    _accept_literals(graph, schema)
    _ask_for_no_more_than_a_dataset_has(graph, schema)
    for needless in (SH.ignoredProperties, SH.closed):
        graph.remove((None, needless, None))
    drop_orphans(graph)
    return write(graph, namespaces(schema))


def _accept_subclasses(graph: Graph, schema: SchemaView) -> None:
    """Let a class that nobody writes down in a dataset be any of its subclasses: validators see shapes and no OWL."""
    for name, definition in schema.all_classes().items():
        concrete = [child for child in schema.class_descendants(name) if not schema.get_class(child).abstract]
        if not definition.abstract or annotation(definition, "primary_label") or not concrete:
            continue
        iri = URIRef(schema.get_uri(name, expand=True))
        for shape in list(graph.subjects(SH["class"], iri)):
            graph.remove((shape, SH["class"], iri))
            options: list[Node] = []
            for child in sorted(concrete):
                options.append(BNode())
                graph.add((options[-1], SH["class"], URIRef(schema.get_uri(child, expand=True))))
            graph.add((shape, SH["or"], Collection(graph, BNode(), options).uri))


def _accept_literals(graph: Graph, schema: SchemaView) -> None:
    """Let a slot that is marked `takes_literals` have an entity, a date or words for its value."""
    for slot in schema.all_slots().values():
        if "takes_literals" in slot.annotations:
            for shape in graph.subjects(SH.path, URIRef(schema.get_uri(slot, expand=True))):
                graph.set((shape, SH.nodeKind, SH.IRIOrLiteral))


def _ask_for_no_more_than_a_dataset_has(graph: Graph, schema: SchemaView) -> None:
    """Take away the slots that a class marks `in_dataset: false`."""
    for name, definition in schema.all_classes().items():
        for slot, usage in definition.slot_usage.items():
            if "in_dataset" in usage.annotations:
                path = URIRef(schema.get_uri(schema.get_slot(slot), expand=True))
                for shape in list(graph.objects(URIRef(schema.get_uri(name, expand=True)), SH.property)):
                    if (shape, SH.path, path) in graph:
                        graph.remove((None, SH.property, shape))
