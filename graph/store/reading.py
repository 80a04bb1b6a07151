"""Run a query that only reads, with limits, and give its result as plain values that JSON can hold."""

import base64
import math
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import neo4j
from neo4j.exceptions import ClientError, DriverError, Neo4jError
from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time
from neo4j.vector import Vector

from graph.canonical import Json, canonical_json
from graph.errors import BadInput, QueryRefused, StoreError
from graph.store.guard import CheckedQuery, check_plan, check_text

MAX_ROWS = 10_000
TIMEOUT_SECONDS = 60.0
MAX_CHARACTERS = 50_000_000
"""Up to which a result, written as JSON, is kept in memory."""

EXPLAIN = "EXPLAIN "
ENDS = "MATCH (n) WHERE elementId(n) IN $ids RETURN elementId(n) AS element, n.id AS id"


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The result of a query. truncated: there was more than the limits on rows and memory let through."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Json, ...], ...]
    truncated: bool


def run_query(
    driver: neo4j.Driver,
    database: str,
    query: str,
    parameters: Mapping[str, Json] | None = None,
    max_rows: int = MAX_ROWS,
    timeout: float = TIMEOUT_SECONDS,
) -> QueryResult:
    """Check `query`, run it in a READ transaction, return at most `max_rows` rows.

    timeout: seconds. Nodes become `{id, labels, properties}`, relationships `{id, type, start, end, properties}`,
    paths the list of both in turn, dates ISO 8601, bytes Base64, numbers that JSON has no word for text. Raises
    QueryRefused where it would do more than read or takes too long or too much memory, BadInput where Neo4j does not
    understand it, StoreError where the store does not answer.
    """
    checked = check_text(query)
    if timeout <= 0:
        raise BadInput(f"{timeout:g} seconds: a query needs a limit on its time, more than 0")
    try:
        with (
            driver.session(
                database=database,
                default_access_mode=neo4j.READ_ACCESS,
                notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
            ) as session,
            session.begin_transaction(timeout=timeout) as transaction,
        ):
            _explain(transaction, checked, dict(parameters or {}))
            result = transaction.run(checked.text, dict(parameters or {}))
            columns = tuple(result.keys())
            records, truncated = _fetch(result, max_rows)
            ends = _end_ids(transaction, records)
            return QueryResult(columns, tuple(tuple(plain(v, ends) for v in row) for row in records), truncated)
    except Neo4jError as error:
        raise _expected(error, timeout) from error
    except DriverError as error:
        raise StoreError(f"the graph store stopped answering ({error}). Run the query again.") from error
    except OverflowError as error:
        raise BadInput("a parameter is a number beyond 64 bits; write it as text") from error
    except UnicodeEncodeError as error:
        raise BadInput("the query or a parameter holds half of a character; write it as UTF-8") from error
    except RecursionError as error:
        raise QueryRefused("stopped: lists within lists, too deep to read. Ask for less.") from error


def _explain(transaction: neo4j.Transaction, checked: CheckedQuery, parameters: dict[str, Any]) -> None:
    summary = transaction.run(EXPLAIN + checked.text, parameters).consume()
    if summary.plan is None:
        raise QueryRefused("refused: Neo4j gives no plan for it, so that it cannot be checked.")
    check_plan(checked, summary.query_type, _operators(summary.plan))


def _operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"]
    for child in plan.get("children", ()):
        yield from _operators(child)


def _fetch(result: neo4j.Result, max_rows: int) -> tuple[list[list[Any]], bool]:
    rows: list[list[Any]] = []
    characters = 0
    for record in result:
        values = list(record.values())
        characters += len(canonical_json([plain(value, {}) for value in values]))
        if len(rows) == max_rows or characters > MAX_CHARACTERS:
            return rows, True
        rows.append(values)
    return rows, False


def _end_ids(transaction: neo4j.Transaction, rows: list[list[Any]]) -> dict[str, str]:
    """The ids of the nodes at both ends of every relationship: a relationship by itself does not carry them."""
    wanted = {node.element_id for row in rows for value in row for node in _ends(value)}
    if not wanted:
        return {}
    return {row["element"]: row["id"] for row in transaction.run(ENDS, ids=sorted(wanted)) if row["id"] is not None}


def _ends(value: object) -> Iterator[Node]:
    if isinstance(value, Relationship):
        yield from (node for node in value.nodes if node is not None)
    elif isinstance(value, Path):
        yield from value.nodes
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _ends(item)


def plain(value: object, end_ids: Mapping[str, str]) -> Json:
    """A value of the driver as JSON. end_ids: the id of each node by its element id, for relationships."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else str(value)
        case Node():
            return {"id": _id(value), "labels": sorted(value.labels), "properties": _plain_map(value, end_ids)}
        case Relationship():
            start, end = ("" if node is None else node.element_id for node in value.nodes)
            return {
                "id": _id(value),
                "type": value.type,
                "start": end_ids.get(start, start),
                "end": end_ids.get(end, end),
                "properties": _plain_map(value, end_ids),
            }
        case Path():
            steps: list[Json] = [plain(value.start_node, end_ids)]
            for relationship, node in zip(value.relationships, value.nodes[1:], strict=True):
                steps += [plain(relationship, end_ids), plain(node, end_ids)]
            return steps
        case Date() | DateTime() | Time() | Duration():
            return value.iso_format()
        case bytes() | bytearray():
            return base64.b64encode(value).decode("ascii")
        case Vector():
            return [plain(number, {}) for number in value.to_native()]
        case Point():
            return {"srid": value.srid, "coordinates": [plain(number, {}) for number in value]}
        case list():
            return [plain(item, end_ids) for item in value]
        case dict():
            return {str(key): plain(item, end_ids) for key, item in value.items()}
    return str(value)


def _id(entity: Node | Relationship) -> str:
    """Our id; what is not ours has only the store's."""
    own = entity.get("id")
    return own if isinstance(own, str) else entity.element_id


def _plain_map(entity: Node | Relationship, end_ids: Mapping[str, str]) -> dict[str, Json]:
    return {str(key): plain(value, end_ids) for key, value in entity.items()}


def _expected(error: Neo4jError, timeout: float) -> Exception:
    """What the program says for an error of the server."""
    code = error.code or ""
    message = error.message or code
    if "TransactionTimedOut" in code or "Terminated" in code:
        return QueryRefused(f"stopped after {timeout:g} seconds. Ask for less, add a LIMIT, or allow it more seconds.")
    if "OutOfMemory" in code:
        return QueryRefused("stopped: it needs more memory than a query may have. Ask for less or add a LIMIT.")
    if code == "Neo.ClientError.Statement.UnsupportedAdministrationCommand":
        return QueryRefused("refused: it would administer the store. A query may only read the graph.")
    if code == "Neo.ClientError.Statement.AccessMode":
        return QueryRefused("refused: it would write. The graph is made from the ledger: use `defenders ingest`.")
    if isinstance(error, ClientError) and (".Statement." in code or ".Procedure." in code):
        return BadInput(f"Neo4j does not understand the query: {_without_explain(message)}")
    return StoreError(f"the graph store failed: {message} ({code}). `defenders store status` says how it stands.")


def _without_explain(message: str) -> str:
    """Neo4j's message as if the query had been sent without our EXPLAIN; a long list of what it expected is cut."""
    said, found, place = message.partition(" (line ")
    said = textwrap.shorten(said, 300, placeholder=" ...")
    position = re.match(r"(\d+), column (\d+)", place)
    if not found or not position:
        return said
    line, column = int(position[1]), int(position[2])
    return f"{said} (line {line}, column {column - len(EXPLAIN) if line == 1 else column})"
