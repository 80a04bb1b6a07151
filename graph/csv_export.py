"""The graph as CSV: a file a label and a file a relationship type, columns sorted, rows in the order of ids."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from graph.private_files import make_folder, replacing
from graph.property_graph import Node, PropertyGraph, Relationship, Value

SEPARATOR = "|"
"""Joins the values of a list in one cell; the same sign or a backslash within a value has a backslash before it."""


def export_csv(graph: PropertyGraph, folder: Path) -> list[Path]:
    """Write `nodes-LABEL.csv` and `relationships-TYPE.csv` into `folder`; return the files.

    A node of several labels stands in the file of each, so that one file is complete for its label. UTF-8, a header of
    property names, no value for a property that a row lacks. Every cell is in quotes (RFC 4180): a lone carriage return
    within a value would end the row for some readers. Raises BadInput where the folder cannot be written.
    """
    make_folder(folder)
    nodes: dict[str, list[Node]] = {}
    for node in graph.nodes:
        for label in node.labels:
            nodes.setdefault(label, []).append(node)
    links: dict[str, list[Relationship]] = {}
    for relationship in graph.relationships:
        links.setdefault(relationship.type, []).append(relationship)
    written = []
    for label, group in sorted(nodes.items()):
        rows = [{**node.properties, "labels": node.labels} for node in group]
        written.append(_write(folder / f"nodes-{label}.csv", ("id", "labels"), rows))
    for kind, members in sorted(links.items()):
        rows = [{**link.properties, "from": link.start, "to": link.end} for link in members]
        written.append(_write(folder / f"relationships-{kind}.csv", ("id", "from", "to"), rows))
    return written


def _write(path: Path, first: tuple[str, ...], rows: list[dict[str, Value]]) -> Path:
    others = sorted({name for row in rows for name in row} - set(first))
    with replacing(path) as written, io.TextIOWrapper(written, "utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*first, *others], lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return path


def _cell(value: Value) -> str:
    if isinstance(value, tuple):
        return joined(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def joined(values: Iterable[str]) -> str:
    """Several values as one text, so that they can be told apart again."""
    return SEPARATOR.join(value.replace("\\", "\\\\").replace(SEPARATOR, "\\" + SEPARATOR) for value in values)
