"""OWL, SHACL and the JSON-LD context: parsed by rdflib, tried on a small dataset with made-up people."""

import json
from pathlib import Path
from typing import Any

import pytest
from linkml_runtime.utils.schemaview import SchemaView
from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SH

import ontology

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
"""rdflib's own reader of JSON-LD uses it."""

FOLDER = Path(ontology.__file__).parent
DEFENDERS = Namespace("https://w3id.org/defenders/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
BASE = "urn:defenders:id:"
SUPPORT = {"sources": 1, "confidence": "0.9", "disputed": False, "alleged": False}


@pytest.fixture(scope="module")
def schema() -> SchemaView:
    return SchemaView(str(FOLDER / "defenders.yaml"))


@pytest.fixture(scope="module")
def owl() -> Graph:
    return Graph().parse(FOLDER / "defenders.owl.ttl")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(FOLDER / "defenders.shacl.ttl")


def iri(digit: str) -> str:
    return BASE + digit * 64


def dataset(**changes: Any) -> list[dict[str, Any]]:
    """A person whose detention one claim tells of. changes: slots of the detention, None to leave one out."""
    detention: dict[str, Any] = {
        "@type": ["Detention", "Event"],
        "id": iri("b"),
        "claims": [iri("c")],
        "start": "2009-05-13",
        "start_earliest": "2009-05-13",
        "start_latest": "2009-05-13",
        "observed": "2010-11-20",
        "at": [iri("d")],
        **SUPPORT,
        **changes,
    }
    person = {"@type": "Person", "id": iri("a"), "name": "Mira Halden", "names": ["Mira Halden"], **SUPPORT}
    facility = {"@type": "Facility", "id": iri("d"), "name": "Colony No. 7", "names": ["Colony No. 7"], **SUPPORT}
    return [
        {**person, "subject_of": [iri("b")]},
        facility,
        {name: value for name, value in detention.items() if value is not None},
    ]


def parse(nodes: list[dict[str, Any]]) -> Graph:
    context = json.loads((FOLDER / "defenders.context.jsonld").read_text("utf-8"))
    return Graph().parse(data=json.dumps({**context, "@graph": nodes}), format="json-ld")


def test_every_class_and_slot_is_declared_in_owl(schema: SchemaView, owl: Graph) -> None:
    classes = {URIRef(schema.get_uri(name, expand=True)) for name in schema.all_classes()}
    slots = {URIRef(schema.get_uri(slot, expand=True)) for slot in schema.all_slots().values()}
    properties = {*owl.subjects(RDF.type, OWL.ObjectProperty), *owl.subjects(RDF.type, OWL.DatatypeProperty)}
    assert classes - set(owl.subjects(RDF.type, OWL.Class)) == set()
    assert slots - properties == set()


def test_no_property_is_both_of_resources_and_of_literals(owl: Graph) -> None:
    both = set(owl.subjects(RDF.type, OWL.ObjectProperty)) & set(owl.subjects(RDF.type, OWL.DatatypeProperty))
    assert both == set()


def test_what_a_property_takes_is_of_its_sort(owl: Graph) -> None:
    datatypes = set(owl.subjects(RDF.type, RDFS.Datatype))
    takes = [(p, taken) for p, taken in owl.subject_objects(RDFS.range)]
    takes += [
        (owl.value(restriction, OWL.onProperty), taken) for restriction, taken in owl.subject_objects(OWL.allValuesFrom)
    ]
    wrong = [
        (prop, taken)
        for prop, taken in takes
        if ((prop, RDF.type, OWL.DatatypeProperty) in owl) != (taken in datatypes or str(taken).startswith(str(XSD)))
    ]
    assert len(takes) > 100
    assert wrong == []
    assert datatypes & set(owl.subjects(RDF.type, OWL.Class)) == set()


def test_owl_says_nothing_of_the_terms_of_others_but_what_sort_they_are(owl: Graph) -> None:
    foreign = {s for s in owl.subjects() if isinstance(s, URIRef) and not str(s).startswith(str(DEFENDERS)[:-1])}
    assert {predicate for subject in foreign for predicate in owl.predicates(subject)} == {RDF.type}


def test_subclasses_are_subclasses_in_owl(owl: Graph) -> None:
    assert (DEFENDERS.Arrest, RDFS.subClassOf, DEFENDERS.Event) in owl
    assert (DEFENDERS.TextSelector, RDFS.subClassOf, OA.TextPositionSelector) in owl


def test_every_class_has_a_shape(schema: SchemaView, shapes: Graph) -> None:
    targets = {str(target) for target in shapes.objects(None, SH.targetClass)}
    assert targets == {schema.get_uri(name, expand=True) for name in schema.all_classes()}


def test_a_dataset_means_what_the_context_says() -> None:
    graph = parse(dataset())
    event = URIRef(iri("b"))
    assert (URIRef(iri("a")), DEFENDERS.subject_of, event) in graph
    assert (event, RDF.type, DEFENDERS.Detention) in graph
    assert (event, DEFENDERS.start, Literal("2009-05-13", datatype=EDTF)) in graph
    assert (event, DEFENDERS.observed, Literal("2010-11-20", datatype=XSD.date)) in graph
    assert (event, DEFENDERS.disputed, Literal(False)) in graph


def test_start_is_an_offset_in_a_selector_and_a_date_elsewhere() -> None:
    selector = {"@type": "TextSelector", "id": iri("e"), "type": "text", "start": 12, "end": 15, "quote": "was"}
    graph = parse([selector])
    assert (URIRef(iri("e")), OA.start, Literal(12)) in graph
    assert (URIRef(iri("e")), DEFENDERS.start, None) not in graph


def test_a_claim_is_a_statement_with_a_predicate() -> None:
    claim = {"@type": "Claim", "id": iri("c"), "subject": iri("b"), "property": "start", "value": "2009-05-13"}
    graph = parse([claim])
    assert (URIRef(iri("c")), RDF.subject, URIRef(iri("b"))) in graph
    assert (URIRef(iri("c")), RDF.predicate, DEFENDERS.start) in graph


def conforms(nodes: list[dict[str, Any]]) -> bool:
    pyshacl = pytest.importorskip("pyshacl")
    shapes = Graph().parse(FOLDER / "defenders.shacl.ttl")
    return bool(pyshacl.validate(parse(nodes), shacl_graph=shapes)[0])


def test_the_shapes_accept_a_sound_dataset() -> None:
    assert conforms(dataset())


@pytest.mark.parametrize(
    "change",
    [
        {"claims": None},
        {"disputed": None},
        {"confidence": "1.2"},
        {"sources": 0},
        {"start": "13 May 2009"},
        {"observed": "2010-11"},
        {"at": ["urn:defenders:id:" + "a" * 64]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_shapes_refuse_what_the_schema_does_not_allow(change: dict[str, Any]) -> None:
    assert not conforms(dataset(**change))
