"""A whole graph by the offline importer: typed CSV files, one for each set of labels and type of relationship."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from graph.errors import StoreError
from graph.property_graph import Node, PropertyGraph, Relationship, Value
from graph.store.rows import nodes_by_labels

CONTROLS = [chr(code) for code in range(0x1F, 0, -1) if chr(code) not in "\t\n\r"]
"""Signs that can part the values of a list, the usual one first; one that no value holds is taken."""
LEAST_BUFFER = 4 * 1024 * 1024


def import_words(graph: PropertyGraph, folder: Path) -> list[str]:
    """Write `graph` as files into `folder`; return the words for neo4j-admin, run in the folder above.

    The paths are relative: a comma or a bracket in the workspace's path would be a pattern to the importer.

    Raises StoreError where a property has values of different types in one file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    delimiter = _delimiter(graph)
    words = []
    longest = 0
    for number, (labels, nodes) in enumerate(nodes_by_labels(graph.nodes).items()):
        file = folder / f"nodes-{number}.csv"
        longest = max(longest, _write(file, ("id:ID",), [((n.id,), _without_id(n)) for n in nodes], delimiter))
        words.append(f"--nodes={':'.join(labels)}={folder.name}/{file.name}")
    types: dict[str, list[Relationship]] = {}
    for relationship in graph.relationships:
        types.setdefault(relationship.type, []).append(relationship)
    for number, (kind, links) in enumerate(sorted(types.items())):
        file = folder / f"relationships-{number}.csv"
        rows = [((link.start, link.end), dict(link.properties)) for link in links]
        longest = max(longest, _write(file, (":START_ID", ":END_ID"), rows, delimiter))
        words.append(f"--relationships={kind}={folder.name}/{file.name}")
    return [
        *("database", "import", "full", "neo4j"),
        *words,
        "--overwrite-destination",
        "--multiline-fields=true",
        "--id-type=string",
        f"--array-delimiter=U+{ord(delimiter):04X}",
        f"--read-buffer-size={max(LEAST_BUFFER, 4 * longest)}",
        "--bad-tolerance=0",
    ]


def _without_id(node: Node) -> Mapping[str, Value]:
    return {name: value for name, value in node.properties.items() if name != "id"}


def _write(
    file: Path, first: tuple[str, ...], rows: Sequence[tuple[tuple[str, ...], Mapping[str, Value]]], delimiter: str
) -> int:
    """Write a file with a typed header; return the length of its longest field in bytes."""
    kinds: dict[str, str] = {}
    for _, properties in rows:
        for name, value in properties.items():
            if kinds.setdefault(name, _kind(value)) != _kind(value):
                raise StoreError(f"property {name} holds {kinds[name]} in one place and {_kind(value)} in another")
    names = sorted(kinds)
    longest = 0
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(",".join((*first, *(f"{name}:{kinds[name]}" for name in names))) + "\n")
        for ends, properties in rows:
            fields = [*ends, *(_text(properties[name], delimiter) if name in properties else None for name in names)]
            longest = max(longest, *(len(text.encode("utf-8")) for text in fields if text is not None))
            out.write(_line(fields))
    return longest


def _line(fields: Iterable[str | None]) -> str:
    """A row: every value in quotes, nothing at all where there is none (an empty pair of quotes would be a value)."""
    return ",".join("" if text is None else '"' + text.replace('"', '""') + '"' for text in fields) + "\n"


def _kind(value: Value) -> str:
    """The importer's word for the type of a value."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "long"
    if isinstance(value, float):
        return "double"
    if isinstance(value, date):
        return "date"
    return "string[]" if isinstance(value, tuple) else "string"


def _text(value: Value, delimiter: str) -> str:
    if isinstance(value, tuple):
        return delimiter.join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def _delimiter(graph: PropertyGraph) -> str:
    """A control character that stands in no list of the graph."""
    used: set[str] = set()
    properties = [*(node.properties for node in graph.nodes), *(link.properties for link in graph.relationships)]
    for value in (value for row in properties for value in row.values()):
        if isinstance(value, tuple):
            used.update(*value)
    free = [sign for sign in CONTROLS if sign not in used]
    if not free:
        raise StoreError("the lists of this graph hold every control character; none is left to part their values")
    return free[0]
