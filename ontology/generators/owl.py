"""The ontology as OWL."""

from linkml.generators.owlgen import OwlSchemaGenerator  # type: ignore[import-untyped]
from linkml_runtime.utils.schemaview import SchemaView
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, URIRef
from rdflib.collection import Collection

from ontology.generators.turtle import drop_orphans, write

VOCABULARIES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "pav": "http://purl.org/pav/",
    "sh": "http://www.w3.org/ns/shacl#",
}
"""Namespaces that the generators use beyond those of the schema."""


def generate(schema: SchemaView) -> str:
    """Return the text of `ontology/defenders.owl.ttl`. Code lists are data types, since the graph holds the codes."""
    generator = OwlSchemaGenerator(
        schema.schema.source_file,
        metadata=False,
        metaclasses=False,
        type_objects=False,
        add_ols_annotations=False,
        use_native_uris=False,
        mixins_as_expressions=False,
        default_permissible_value_type=RDFS.Literal,
        skip_vacuous_min_zero_cardinality_axioms=True,
        skip_vacuous_local_range_axioms=True,
        consolidate_cardinality_axioms=True,
    )
    graph = generator.as_graph()
    _put_below_other_vocabularies(graph, schema)
    _make_code_lists_data_types(graph)
    _leave_alone_what_is_not_ours(graph, namespaces(schema)["defenders"])
    graph.remove((None, URIRef("https://w3id.org/linkml/permissible_values"), None))
    return write(graph, namespaces(schema))


def namespaces(schema: SchemaView) -> dict[str, str]:
    """Return the namespaces by their prefix."""
    return VOCABULARIES | {prefix: str(p.prefix_reference) for prefix, p in schema.schema.prefixes.items()}


def _put_below_other_vocabularies(graph: Graph, schema: SchemaView) -> None:
    """Add what `subclass_of` says, which LinkML's generator passes over."""
    for name, definition in schema.all_classes().items():
        if definition.subclass_of:
            parent = URIRef(schema.expand_curie(definition.subclass_of))
            graph.add((URIRef(schema.get_uri(name, expand=True)), RDFS.subClassOf, parent))


def _make_code_lists_data_types(graph: Graph) -> None:
    """Make a list of literals a data type and what takes it a property of literals.

    LinkML makes the one a class, too, and the other a property of resources, which OWL DL forbids.
    """
    for code_list in set(graph.subjects(OWL.oneOf)) & set(graph.subjects(RDF.type, RDFS.Datatype)):
        if isinstance(code_list, URIRef):
            values = BNode()
            for codes in list(graph.objects(code_list, OWL.oneOf)):
                graph.add((values, OWL.oneOf, codes))
            graph.add((values, RDF.type, RDFS.Datatype))
            graph.add((code_list, OWL.equivalentClass, values))
            graph.remove((code_list, OWL.oneOf, None))
            graph.remove((code_list, RDF.type, OWL.Class))
    for union, members in list(graph.subject_objects(OWL.unionOf)):
        if all((member, RDF.type, RDFS.Datatype) in graph for member in Collection(graph, members)):
            graph.add((union, RDF.type, RDFS.Datatype))
    for prop, taken in list(graph.subject_objects(RDFS.range)):
        if (taken, RDF.type, RDFS.Datatype) in graph:
            graph.remove((prop, RDF.type, OWL.ObjectProperty))
            graph.add((prop, RDF.type, OWL.DatatypeProperty))


def _leave_alone_what_is_not_ours(graph: Graph, ours: str) -> None:
    """Take away all but the type of terms such as rdf:subject: their own vocabularies say what they mean."""
    for subject, predicate, value in list(graph):
        if isinstance(subject, URIRef) and not subject.startswith(ours.rstrip("#")) and predicate != RDF.type:
            graph.remove((subject, predicate, value))
    graph.remove((XSD.string, None, None))
    drop_orphans(graph)
