"""`defenders query`: ask the graph in Cypher."""

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from cli.options import WorkspacePath
from cli.output import note, print_json, print_table
from graph.canonical import Json
from graph.cells import csv_text, table_cell
from graph.errors import BadInput
from graph.workspace import open_workspace


class Format(StrEnum):
    """How to print the rows."""

    table = "table"
    json = "json"
    csv = "csv"


def query(
    cypher: Annotated[str, typer.Argument(metavar="CYPHER", help="The query; `-` reads it from standard input.")],
    format: Annotated[
        Format, typer.Option("--format", help="table for people, json or csv for scripts.")
    ] = Format.table,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", help="NAME=VALUE for $NAME, several times. A value that is JSON counts as such."),
    ] = None,
    max_rows: Annotated[int, typer.Option("--max-rows", min=1, help="Most rows that are printed.")] = 10_000,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds until a query is stopped.")] = 60.0,
    workspace: WorkspacePath = None,
) -> None:
    """Ask the graph in Cypher. Queries only read; the graph is brought up to date first.

    A leading EXPLAIN or PROFILE is taken off: the query runs, its plan is not shown.

    Examples:

    `defenders query "MATCH (p:Person)-[:SUBJECT_OF]->(e:Event) RETURN p.name, labels(e), e.date ORDER BY e.earliest"`

    `defenders query 'MATCH (p:Person {name: $name}) RETURN p' --param name="Aleksei Sokolov" --format json`
    """
    from graph.store.reading import run_query
    from graph.store.refresh import current

    text = _standard_input() if cypher == "-" else cypher
    parameters = dict(_parameter(given) for given in param or ())
    with current(open_workspace(workspace)) as (driver, database):
        result = run_query(driver, database, text, parameters, max_rows=max_rows, timeout=timeout)
    if format is Format.json:
        print_json([dict(zip(result.columns, row, strict=True)) for row in result.rows])
    elif format is Format.csv:
        sys.stdout.write(csv_text(result.columns, result.rows))
    else:
        print_table(result.columns, [[table_cell(value) for value in row] for row in result.rows])
    if result.truncated:
        note(f"Only the first {len(result.rows):,} rows: there are more. Ask for less, or raise --max-rows.")


def _standard_input() -> str:
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise BadInput("the query on standard input is not UTF-8") from error


def _parameter(given: str) -> tuple[str, Json]:
    name, sign, value = given.partition("=")
    if not sign or not name:
        raise BadInput(f'--param "{given}" is no NAME=VALUE, for example --param name="Aleksei Sokolov"')
    try:
        return name.strip(), json.loads(value)
    except ValueError:
        return name.strip(), value
    except RecursionError as error:
        raise BadInput(f"--param {name}: lists within lists, too deep to read") from error
