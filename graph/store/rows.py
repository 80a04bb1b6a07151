"""The projected graph as the store holds it: with its header, and grouped as both ways of loading want it."""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from importlib.resources import files
from itertools import groupby
from operator import itemgetter

from graph.errors import StoreError
from graph.property_graph import Node, PropertyGraph, Relationship, Value
from ontology.kinds import PRIMARY_LABELS, RELATIONSHIPS

HEADER_ID = "defenders-graph"
HEADER_LABEL = "DefendersGraph"
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
INDEXED = re.compile(r"FOR \(n:(\w+)\) (?:ON|REQUIRE) \(?n\.(\w+)")
LONGEST_KEY = 8000
"""Bytes of a text that an index takes (Neo4j's limit is 8167): with a longer one nothing at all could be loaded."""
SURROGATE = re.compile("[\ud800-\udfff]")


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
    _check(graph)
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


def indexed_properties() -> dict[str, set[str]]:
    """The properties that have an index of their own, by label."""
    found: dict[str, set[str]] = {}
    for label, name in INDEXED.findall("\n".join(schema_statements())):
        found.setdefault(label, set()).add(name)
    return found


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


def _check(graph: PropertyGraph) -> None:
    """Raise StoreError for what a store refuses, loses or gives back otherwise than it was."""
    ids: set[str] = set()
    nodes = {node.id for node in graph.nodes}
    indexed = indexed_properties()
    for node in graph.nodes:
        primary_label(node.labels)
        if list(node.labels) != sorted(set(node.labels)):
            raise StoreError(f"node {node.id}: its labels {', '.join(node.labels)} are not sorted or stand there twice")
        _check_names(node.id, (*node.labels, *node.properties))
        _check_row(node.id, node.properties, ids)
        for name in {"id", *(name for label in node.labels for name in indexed.get(label, ()))}:
            _check_key(node.id, name, node.properties.get(name))
    for link in graph.relationships:
        if link.type not in RELATIONSHIPS:
            raise StoreError(f"relationship {link.id} is of type {link.type}, which no schema knows")
        if not {link.start, link.end} <= nodes:
            raise StoreError(f"relationship {link.id} joins {link.start} and {link.end}, not both of which exist")
        _check_names(link.id, link.properties)
        _check_row(link.id, link.properties, ids)
        _check_key(link.id, "id", link.id)


def _check_names(key: str, names: Iterable[str]) -> None:
    for name in names:
        if not NAME.fullmatch(name):
            raise StoreError(f"{key}: {name!r} is no name for a label or a property (letters, digits, underscores)")


def _check_row(key: str, properties: Mapping[str, Value], ids: set[str]) -> None:
    if properties.get("id") != key:
        raise StoreError(f"{key}: its property id is {properties.get('id')!r}")
    if key in ids:
        raise StoreError(f"{key}: two nodes or relationships have this id")
    ids.add(key)
    for name, value in properties.items():
        if fault := _fault(value):
            raise StoreError(f"{key}: property {name} {fault}")


def _check_key(key: str, name: str, value: Value | None) -> None:
    if isinstance(value, str) and len(value.encode("utf-8")) > LONGEST_KEY:
        raise StoreError(f"{key[:100]}: property {name} is longer than {LONGEST_KEY} bytes, which no index takes")


def _fault(value: object) -> str | None:
    """What a store would not give back of `value`."""
    match value:
        case bool() | date() if not isinstance(value, datetime):
            return None
        case int():
            return None if -(2**63) <= value < 2**63 else "is a number beyond 64 bits"
        case float():
            return None if math.isfinite(value) else "is no finite number"
        case "" | () | None:
            return "is empty; it has to be left out"
        case str():
            return "holds half of a character (a lone surrogate)" if SURROGATE.search(value) else None
        case tuple() if all(isinstance(item, str) for item in value):
            return next((fault for fault in map(_fault, value) if fault), None)
    return f"is a {type(value).__name__}, which no property may be"
