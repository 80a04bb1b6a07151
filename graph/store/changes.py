"""Small changes: what differs between the graph in the store and the new one, written in one transaction.

Nodes are found by their primary label and id, relationships by type and id: both are unique by a constraint, so by an
index (`ontology/constraints.cypher`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import neo4j

from graph.canonical import canonical_json, sha256
from graph.errors import StoreError
from graph.property_graph import Node, PropertyGraph, Relationship, Value
from graph.store.rows import nodes_by_labels, primary_label, relationships_by_ends

T = TypeVar("T")
BATCH = 10_000

Manifest: TypeAlias = Mapping[str, tuple[str, str, str]]
"""What the store holds: for each id `node` or `relationship`, its primary label or type, the hash of its row."""


@dataclass(frozen=True)
class Changes:
    """What has to go, by label or type, and what has to come. changed_nodes keep id and primary label."""

    removed_nodes: Mapping[str, list[str]]
    removed_relationships: Mapping[str, list[str]]
    changed_nodes: tuple[Node, ...]
    new_nodes: tuple[Node, ...]
    new_relationships: tuple[Relationship, ...]

    def __len__(self) -> int:
        """How many rows change."""
        removed = sum(map(len, (*self.removed_nodes.values(), *self.removed_relationships.values())))
        return removed + len(self.changed_nodes) + len(self.new_nodes) + len(self.new_relationships)


def manifest_of(graph: PropertyGraph) -> Manifest:
    """The manifest of a graph."""
    nodes = {n.id: ("node", primary_label(n.labels), sha256(canonical_json(n.row()))) for n in graph.nodes}
    links = {r.id: ("relationship", r.type, sha256(canonical_json(r.row()))) for r in graph.relationships}
    return nodes | links


def changes_between(stored: Manifest, graph: PropertyGraph) -> Changes:
    """Compare what the store holds with `graph`. A node whose primary label changed goes and comes with its edges."""
    wanted = manifest_of(graph)
    moved = {node.id for node in graph.nodes if node.id in stored and stored[node.id][:2] != wanted[node.id][:2]}
    touched = {r.id for r in graph.relationships if r.start in moved or r.end in moved}
    gone = {key for key in stored if key not in wanted or stored[key][:2] != wanted[key][:2]}
    renewed = {
        key
        for key, row in wanted.items()
        if row[0] == "relationship" and key in stored and (stored[key] != row or key in touched)
    }
    anew = gone | renewed
    return Changes(
        removed_nodes=_grouped(stored, (key for key in gone if stored[key][0] == "node")),
        removed_relationships=_grouped(stored, (key for key in anew if stored[key][0] == "relationship")),
        changed_nodes=tuple(
            n for n in graph.nodes if n.id in stored and n.id not in moved and stored[n.id] != wanted[n.id]
        ),
        new_nodes=tuple(n for n in graph.nodes if n.id not in stored or n.id in moved),
        new_relationships=tuple(r for r in graph.relationships if r.id not in stored or r.id in anew),
    )


def apply(driver: neo4j.Driver, database: str, changes: Changes, graph: PropertyGraph) -> None:
    """Write the changes in one transaction: readers see the former graph or the new one. graph: the new one.

    Raises StoreError, and changes nothing, where the store does not hold what the changes start from.
    """
    labels = {node.id: primary_label(node.labels) for node in graph.nodes}
    with driver.session(database=database) as session, session.begin_transaction() as transaction:
        for kind, keys in changes.removed_relationships.items():
            _run(transaction, f"UNWIND $rows AS id MATCH ()-[r:`{kind}` {{id: id}}]->() DELETE r RETURN count(*)", keys)
        for label, keys in changes.removed_nodes.items():
            _run(
                transaction, f"UNWIND $rows AS id MATCH (n:`{label}` {{id: id}}) DETACH DELETE n RETURN count(*)", keys
            )
        for names, nodes in nodes_by_labels(changes.changed_nodes).items():
            _change(transaction, names, nodes)
        for names, nodes in nodes_by_labels(changes.new_nodes).items():
            query = f"UNWIND $rows AS row CREATE (n:{_labels(names)}) SET n = row RETURN count(*)"
            _run(transaction, query, [_plain(node.properties) for node in nodes])
        for (kind, start, end), links in relationships_by_ends(changes.new_relationships, labels).items():
            query = (
                f"UNWIND $rows AS row MATCH (a:`{start}` {{id: row.start}}) MATCH (b:`{end}` {{id: row.end}}) "
                f"CREATE (a)-[r:`{kind}`]->(b) SET r = row.properties RETURN count(*)"
            )
            rows = [{"start": r.start, "end": r.end, "properties": _plain(r.properties)} for r in links]
            _run(transaction, query, rows)
        transaction.commit()


def _change(transaction: neo4j.Transaction, names: tuple[str, ...], nodes: Sequence[Node]) -> None:
    """Give nodes their new labels and properties; labels that they have no more are taken off first."""
    primary = primary_label(names)
    keys = [node.id for node in nodes]
    query = f"UNWIND $rows AS id MATCH (n:`{primary}` {{id: id}}) UNWIND labels(n) AS label RETURN DISTINCT label"
    former = {record["label"] for rows in _batches(keys) for record in transaction.run(query, rows=rows)}
    remove = f"REMOVE n:{_labels(sorted(former - set(names)))} " if former - set(names) else ""
    query = f"UNWIND $rows AS row MATCH (n:`{primary}` {{id: row.id}}) {remove}"
    query += f"SET n:{_labels(names)} SET n = row RETURN count(*)"
    _run(transaction, query, [_plain(node.properties) for node in nodes])


def _run(transaction: neo4j.Transaction, query: str, rows: Sequence[object]) -> None:
    """Run a query that returns how many rows it found; fewer than were sent means that the store has drifted."""
    for batch in _batches(rows):
        if transaction.run(query, rows=batch).single(strict=True).value() != len(batch):
            raise StoreError(
                "the store does not hold the graph that its manifest tells of, so nothing was changed. "
                "`defenders store rebuild` makes it anew."
            )


def _batches(rows: Sequence[T]) -> Iterator[list[T]]:
    for start in range(0, len(rows), BATCH):
        yield list(rows[start : start + BATCH])


def _labels(names: Iterable[str]) -> str:
    return ":".join(f"`{name}`" for name in names)


def _plain(properties: Mapping[str, Value]) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


def _grouped(stored: Manifest, keys: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key in sorted(keys):
        found.setdefault(stored[key][1], []).append(key)
    return found
