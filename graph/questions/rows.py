"""Rows of the store as the values that questions are answered with."""

from collections.abc import Mapping
from datetime import date

from graph.canonical import Json
from graph.property_graph import Node, Value


def texts(value: Json) -> tuple[str, ...]:
    """A list of texts; empty where there is none."""
    return tuple(str(item) for item in value) if isinstance(value, list | tuple) else ()


def text(value: Json) -> str | None:
    """A text, or None."""
    return value if isinstance(value, str) and value else None


def number(value: Json) -> int:
    """A count; 0 where there is none."""
    return value if isinstance(value, int) else 0


def mapping(value: Json) -> Mapping[str, Json]:
    """Properties by name; none where there are none."""
    return value if isinstance(value, Mapping) else {}


def day(value: Json) -> date | None:
    """A day in ISO 8601."""
    return date.fromisoformat(value) if isinstance(value, str) and value else None


def node(labels: Json, properties: Json) -> Node:
    """A node as the projection has it, but for its dates, which are ISO 8601 text."""
    values: dict[str, Value] = {}
    for name, value in mapping(properties).items():
        if isinstance(value, list | tuple):
            values[name] = texts(value)
        elif isinstance(value, str | int | float | bool):
            values[name] = value
    return Node(str(values["id"]), tuple(sorted(texts(labels))), values)
