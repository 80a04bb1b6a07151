"""Ask the graph store one of the shipped queries."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import LiteralString

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.canonical import Json
from graph.errors import StoreError
from graph.store.reading import plain
from graph.store.refresh import current
from graph.workspace import Workspace

Row = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Graph:
    """A store that holds the ledger's graph as it is now."""

    driver: neo4j.Driver
    database: str

    def ask(self, name: str, **parameters: Json) -> list[Row]:
        """Run `graph/queries/NAME.cypher` with its parameters; return rows of plain values, as `run_query` gives them.

        Raises StoreError where the store does not answer.
        """
        try:
            with self.driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS) as session:
                return session.execute_read(lambda transaction: _rows(transaction, query_text(name), parameters))
        except (DriverError, Neo4jError) as error:
            raise StoreError(f"the graph store stopped answering ({error}). Try again.") from error


@contextmanager
def asking(workspace: Workspace) -> Iterator[Graph]:
    """Give the graph of `workspace` as it is now. Raises what `graph.store.refresh.current` raises."""
    with current(workspace) as (driver, database):
        yield Graph(driver, database)


@cache
def query_text(name: str) -> LiteralString:
    """The text of a shipped query."""
    return files("graph.queries").joinpath(f"{name}.cypher").read_text("utf-8")


def _rows(transaction: neo4j.ManagedTransaction, text: LiteralString, parameters: dict[str, Json]) -> list[Row]:
    result = transaction.run(text, parameters)
    columns = result.keys()
    return [{key: plain(record[key], {}) for key in columns} for record in result]
