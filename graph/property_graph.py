"""A labelled property graph as plain values: what the projection gives and what stores and exports take."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.canonical import Json, canonical_json, sha256

Value = str | int | float | bool | date | tuple[str, ...]
"""What a property can hold. Never an empty string or tuple, never None: such a property is left out."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node. labels: sorted, at least one."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Value]

    def row(self) -> Json:
        """The node as JSON, dates as ISO 8601 text; `id` stands among the properties too, as in the store."""
        return {"node": self.id, "labels": list(self.labels), "properties": _plain(self.properties)}


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship from the node `start` to the node `end`."""

    id: str
    type: str
    start: str
    end: str
    properties: Mapping[str, Value]

    def row(self) -> Json:
        """The relationship as JSON, dates as ISO 8601 text."""
        return {
            "relationship": self.id,
            "type": self.type,
            "start": self.start,
            "end": self.end,
            "properties": _plain(self.properties),
        }


@dataclass(frozen=True)
class PropertyGraph:
    """Nodes and relationships, each sorted by id. `properties["id"]` of each is its id."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]

    def lines(self) -> Iterator[str]:
        """Each node, then each relationship, as canonical JSON without line ends: `store dump` prints the same."""
        yield from (canonical_json(node.row()) for node in self.nodes)
        yield from (canonical_json(relationship.row()) for relationship in self.relationships)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of `lines()`."""
        return sha256("\n".join(self.lines()))


def _plain(properties: Mapping[str, Value]) -> Json:
    return {key: _plain_value(value) for key, value in properties.items()}


def _plain_value(value: Value) -> Json:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
