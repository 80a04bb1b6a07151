"""What the projection makes is what the ontology says a graph is. People and places are made up."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft201909Validator
from linkml_runtime.utils.schemaview import SchemaView

import ontology
from graph import records
from graph.ledger import Entry
from graph.live import gather
from graph.projection import project
from graph.property_graph import Node, PropertyGraph, Relationship
from ontology.kinds import EVENT_KINDS, EXTRA_LABELS, PRIMARY_LABELS, RELATIONSHIPS
from ontology.model import Claim, EntityMention, EventMention, Record, RunRow, TextSelector

FOLDER = Path(ontology.__file__).parent
SCHEMA = json.loads((FOLDER / "defenders.schema.json").read_text("utf-8"))
WORDS = "Mira Halden was arrested"


class Telling:
    """A document that tells of one event of every kind, as records."""

    def __init__(self) -> None:
        source = records.source(WORDS.encode(), "text/plain")
        self._document = records.document(source, "text", "1", WORDS)
        self._description = records.description(source, "person", publisher="Northern Herald", date="2011-07-27")
        self._rows: list[RunRow] = []
        self._records: list[Record] = [source, self._document, self._description]
        self._events = 0
        self.person = self._entity("Person", "Mira Halden", role="defender")
        self.colony = self._entity("Facility", "Colony No. 7")
        self.town = self._entity("Place", "Lower Vale")
        self.court = self._entity("Organisation", "Vale District Court")
        self.group = self._entity("Organisation", "Open Door")
        self.paper = self._entity("Organisation", "Northern Herald")

    def event(self, kind: Any, subject: EntityMention | str, **arguments: Any) -> None:
        """Tell of an event. arguments: a mention, a text or a list of such, by claim property; stance for all."""
        stance = arguments.pop("stance", "asserted")
        self._events += 1
        named = subject if isinstance(subject, str) else subject.id
        mention = records.event_mention(self._document.id, kind, named, self._events)
        self._records.append(mention)
        self._say(mention, "kind", kind, stance)
        self._say(mention, "subject", subject, stance)
        for prop, values in arguments.items():
            for value in values if isinstance(values, list) else [values]:
                self._say(mention, prop, value, stance)

    def graph(self) -> PropertyGraph:
        run = records.run(self._document, self._description, "by hand", "1", "0" * 64, tuple(self._rows))
        entries = [Entry(place, record, "") for place, record in enumerate([*self._records, run], start=1)]
        return project(gather(entries), threshold=0.5).graph

    def _entity(self, entity_class: Any, name: str, role: str | None = None) -> EntityMention:
        mention = records.entity_mention(self._document.source, entity_class, name)
        self._records.append(mention)
        self._say(mention, "name", name, "asserted")
        if role:
            self._say(mention, "role", role, "asserted")
        return mention

    def _say(self, mention: EntityMention | EventMention, prop: Any, value: Any, stance: Any) -> None:
        speaker = records.entity_mention(self._document.source, "Organisation", "Northern Herald").id
        mentioned = value.id if isinstance(value, EntityMention) else None
        words = None if mentioned else value
        claim: Claim = records.claim(mention.id, prop, words, object=mentioned, speaker=speaker, stance=stance)
        self._records.append(claim)
        evidence = (TextSelector(start=0, end=len(WORDS), quote=WORDS),)
        self._rows.append(RunRow(claim=claim.id, confidence=0.9, evidence=evidence))


@pytest.fixture(scope="module")
def graph() -> PropertyGraph:
    telling = Telling()
    who, where, town, court, group = telling.person, telling.colony, telling.town, telling.court, telling.group
    telling.event("Arrest", who, date="2009-05", place=town, agency="the town's police")
    telling.event("Detention", who, facility=where, start="2009-05-13", observed="2010-11-20")
    telling.event("Charge", who, offence="theft", date="2009-05~")
    telling.event("Sentence", who, length="5y", court=court, date="2010-05-03", offence=["theft", "robbery"])
    telling.event("LegalStep", who, type="parole_denied", count="2", court=court)
    telling.event("LegalStep", who, type="transferred", facility=where, date="2010-06")
    telling.event("LegalStep", who, type="trial_opened", date="2009-12")
    telling.event("Release", who, how="parole", date="2011-07-27")
    telling.event("Abuse", "suspects", type="torture", facility=where, stance="alleged")
    telling.event("Abuse", where, type="killed", date="2008")
    telling.event("Abuse", who, type="disappearance", date="2009-05-14")
    telling.event("SupportAction", who, type="call_release", actor=group, date="2010-02")
    telling.event("Assessment", who, type="fabricated", actor="many", stance="believed")
    telling.event("InstitutionalOutcome", where, type="closed", date="[2009-07..2009-08]")
    telling.event("Work", who, type="film", topic="torture in colonies", concerns=[where], date="2006")
    telling.event("Affiliation", who, organisation=group, role="founder", start="2001", end="2009")
    return telling.graph()


@pytest.fixture(scope="module")
def schema() -> SchemaView:
    return SchemaView(str(FOLDER / "defenders.yaml"))


def annotated(schema: SchemaView, annotation: str) -> dict[str, str]:
    """The class of each value of an annotation."""
    classes = schema.all_classes().items()
    return {str(d.annotations[annotation].value): name for name, d in classes if annotation in d.annotations}


def errors(kind: str, body: dict[str, Any]) -> list[str]:
    validator = Draft201909Validator({"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]})
    return [f"{kind}: {error.message}" for error in validator.iter_errors(body)]


def node_errors(schema: SchemaView, node: Node) -> Iterator[str]:
    """Errors of a node under the class of its primary label, or of its event kind."""
    extra = {label for labels in EXTRA_LABELS.values() for label in labels}
    (label,) = set(node.labels) - {"Event"} - extra
    kind = annotated(schema, "primary_label").get(label, label)
    yield from errors(kind, dict(node.row()["properties"]))


def relationship_errors(schema: SchemaView, relationship: Relationship) -> Iterator[str]:
    kind = annotated(schema, "relationship")[relationship.type]
    ends = {"start_node": relationship.start, "end_node": relationship.end}
    yield from errors(kind, {**relationship.row()["properties"], **ends})


def test_every_node_has_the_properties_of_its_class_and_no_other(graph: PropertyGraph, schema: SchemaView) -> None:
    assert sorted({error for node in graph.nodes for error in node_errors(schema, node)}) == []


def test_every_relationship_has_the_properties_of_its_class_and_no_other(
    graph: PropertyGraph, schema: SchemaView
) -> None:
    found = {error for relationship in graph.relationships for error in relationship_errors(schema, relationship)}
    assert sorted(found) == []


def test_every_node_has_one_primary_label_and_the_labels_of_a_kind(graph: PropertyGraph) -> None:
    assert all(len(set(node.labels) & set(PRIMARY_LABELS)) == 1 for node in graph.nodes)
    labels = {label for node in graph.nodes for label in node.labels}
    assert {label for kind in EVENT_KINDS.values() for label in kind.labels} <= labels
    assert {label for extra in EXTRA_LABELS.values() for label in extra} <= labels


def test_relationships_join_the_classes_that_the_schema_names(graph: PropertyGraph, schema: SchemaView) -> None:
    labels = {node.id: node.labels for node in graph.nodes}
    kinds, primary = annotated(schema, "relationship"), annotated(schema, "primary_label")
    for relationship in graph.relationships:
        for slot, end in (("start_node", relationship.start), ("end_node", relationship.end)):
            allowed = schema.induced_slot(slot, kinds[relationship.type]).range
            found = {primary[label] for label in labels[end] if label in primary}
            assert any(allowed in schema.class_ancestors(name) for name in found), (relationship.type, slot, found)


def test_every_type_of_relationship_occurs(graph: PropertyGraph) -> None:
    assert {relationship.type for relationship in graph.relationships} == set(RELATIONSHIPS)
