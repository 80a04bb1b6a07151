"""A running Neo4j for the tests of `graph.store`: fetched if it is not there, one server for the whole session."""

import sys
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from graph.store import artifacts, local
from graph.store.connection import Address, connect
from graph.store.rows import schema_statements
from graph.workspace import Workspace


@pytest.fixture(scope="session")
def installed() -> None:
    """Neo4j in the user's cache."""
    if not artifacts.is_installed():
        artifacts.install(lambda _there, _all: None)


@pytest.fixture(scope="session")
def address(installed: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """The address of an empty local server that runs as long as the tests."""
    workspace = Workspace(tmp_path_factory.mktemp("server"))
    local.load(workspace, lambda _home, _admin: None, lambda _driver: None)
    try:
        with local.lease(workspace) as found:
            yield found
    finally:
        local.stop(workspace)


@pytest.fixture(scope="session")
def driver(address: Address) -> Iterator[neo4j.Driver]:
    """A driver for the server, its schema in place."""
    with connect(address) as opened:
        for statement in schema_statements():
            opened.execute_query(statement, database_=address.database)
        opened.execute_query("CALL db.awaitIndexes(60)", database_=address.database)
        yield opened


@pytest.fixture
def database(driver: neo4j.Driver, address: Address) -> str:
    """The name of the database, which is empty."""
    empty(driver, address.database)
    return address.database


def empty(driver: neo4j.Driver, database: str) -> None:
    """Remove every node and relationship."""
    driver.execute_query("MATCH (n) DETACH DELETE n", database_=database)
