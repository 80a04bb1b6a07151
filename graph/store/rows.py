"""The projected graph as the store holds it: with its header, and grouped as both ways of loading want it."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from itertools import groupby
from operator import itemgetter

from graph.errors import StoreError
from graph.property_graph import Node, PropertyGraph, Relationship
from ontology.kinds import PRIMARY_LABELS, RELATIONSHIPS

HEADER_ID = "defenders-graph"
HEADER_LABEL = "DefendersGraph"


def with_header(graph: PropertyGraph, workspace_id: str, schema: str) -> PropertyGraph:
    """Return the graph with the node that says whose it is and which: its digest is that of the graph without it.

    Raises StoreError where a node or relationship is not one that the schema knows, or holds what a store loses.
    """
    properties = {
        "id": HEADER_ID,
        "workspace": workspace_id,
        "digest": graph.digest,
        "schema": schema,
        "state": "complete",
    }
    header = Node(HEADER_ID, (HEADER_LABEL,), properties)
    for node in graph.nodes:
        primary_label(node.labels)
        _refuse_empty(node.id, node.properties.items())
    for relationship in graph.relationships:
        if relationship.type not in RELATIONSHIPS:
            raise StoreError(f"relationship {relationship.id} is of type {relationship.type}, which no schema knows")
        _refuse_empty(relationship.id, relationship.properties.items())
    return PropertyGraph(tuple(sorted((*graph.nodes, header), key=lambda node: node.id)), graph.relationships)


def primary_label(labels: Iterable[str]) -> str:
    """The one label under which ids are unique, so that a node is found by an index."""
    found = [label for label in labels if label in PRIMARY_LABELS]
    if len(found) != 1:
        raise StoreError(f"labels {', '.join(labels)}: exactly one of {', '.join(PRIMARY_LABELS)} is needed")
    return found[0]


def schema_statements() -> list[str]:
    """Constraints and indexes, a statement each; running them again changes nothing."""
    text = files("ontology").joinpath("constraints.cypher").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("//")]
    return [statement.strip() for statement in "\n".join(lines).split(";\n") if statement.strip(" ;\n")]


def nodes_by_labels(nodes: Iterable[Node]) -> dict[tuple[str, ...], list[Node]]:
    """Nodes by their labels, in the order of ids."""
    ordered = sorted(nodes, key=lambda node: (node.labels, node.id))
    return {labels: list(group) for labels, group in groupby(ordered, key=lambda node: node.labels)}


def relationships_by_ends(
    relationships: Iterable[Relationship], labels: Mapping[str, str]
) -> dict[tuple[str, str, str], list[Relationship]]:
    """Relationships by type and by the primary labels of both ends. labels: primary label of each node by id."""
    keyed = sorted(
        (((r.type, labels[r.start], labels[r.end]), r) for r in relationships), key=lambda item: (item[0], item[1].id)
    )
    return {ends: [r for _, r in group] for ends, group in groupby(keyed, key=itemgetter(0))}


def _refuse_empty(key: str, properties: Iterable[tuple[str, object]]) -> None:
    for name, value in properties:
        if value is None or value in ("", ()):
            raise StoreError(f"{key}: property {name} is empty; it has to be left out")
