"""Rows of a result as cells of a table: for people, and for other programs."""

import csv
import io
from collections.abc import Iterable, Sequence

from graph.canonical import Json, canonical_json


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Json]]) -> str:
    """Rows as CSV (RFC 4180); what is no text is JSON."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([csv_cell(value) for value in row] for row in rows)
    return written.getvalue()


def csv_cell(value: Json) -> str:
    """A value for other programs."""
    if value is None or isinstance(value, str):
        return value or ""
    return canonical_json(value)


def table_cell(value: Json) -> str:
    """A value for people: nodes by label and name, relationships by type, lists with commas.

    >>> table_cell({"id": "a1", "labels": ["Person"], "properties": {"name": "Mira Tolland"}})
    '(:Person Mira Tolland)'
    """
    match value:
        case None:
            return ""
        case str():
            return value
        case {"labels": [*labels], "id": str(key), "properties": {"name": name}}:
            return f"(:{':'.join(map(str, labels))} {name})" if name else key
        case {"labels": [*labels], "id": str(key), "properties": {}}:
            return f"(:{':'.join(map(str, labels))} {key[:12]})"
        case {"type": str(kind), "start": str(), "end": str(), "properties": {}}:
            return f"[:{kind}]"
        case list():
            return ", ".join(table_cell(item) for item in value)
        case _:
            return canonical_json(value)
