"""Offline import and one transaction give the same graph, byte for byte, whatever stands in it."""

import math
import shutil
from pathlib import Path

import neo4j
import pytest
from hostile_graphs import graphs, hostile_graph, side_by_side
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from graph.errors import StoreError
from graph.property_graph import Node, PropertyGraph, Relationship
from graph.store import local
from graph.store.changes import apply, changes_between, manifest_of
from graph.store.connection import connect
from graph.store.dump import dump
from graph.store.importing import import_words
from graph.store.ownership import owned_header
from graph.store.rows import schema_statements, with_header
from graph.workspace import Workspace

EMPTY = PropertyGraph((), ())


def person(key: str, name: str) -> Node:
    properties = {
        "id": key,
        "name": name[:1000],
        "names": (name, "another"),
        "disputed": False,
        "confidence": 0.1,
        "sources": 2,
    }
    return Node(key, ("Person",), properties)


def write(driver: neo4j.Driver, database: str, before: PropertyGraph, after: PropertyGraph) -> list[str]:
    """Take the store from one graph to another in one transaction, and read it back."""
    apply(driver, database, changes_between(manifest_of(before), after), after)
    return list(dump(driver, database))


def write_offline(folder: Path, graph: PropertyGraph) -> list[str]:
    """Import a graph into a new home below `folder`, and read it back."""
    workspace = Workspace(folder)

    def fill(home: Path, admin: local.Admin) -> None:
        admin(*import_words(graph, home / "import"))
        shutil.rmtree(home / "import")

    def verify(driver: neo4j.Driver) -> None:
        for statement in schema_statements():
            driver.execute_query(statement)

    try:
        local.load(workspace, fill, verify)
        with local.lease(workspace) as address, connect(address) as driver:
            return list(dump(driver, address.database))
    finally:
        local.stop(workspace)


def test_what_was_written_in_a_transaction_is_read_back_exactly(driver, database):
    graph = with_header(hostile_graph(), "a workspace", "1")
    assert write(driver, database, EMPTY, graph) == list(graph.lines())


def test_what_was_imported_offline_is_read_back_exactly(installed, tmp_path):
    graph = with_header(hostile_graph(), "a workspace", "1")
    assert write_offline(tmp_path / "a (strange), [path]=x; 'é'", graph) == list(graph.lines())


@settings(
    max_examples=1,  # of many graphs, side by side: a second would cost another server, a smaller one too
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(parts=st.lists(graphs(), min_size=20, max_size=30))
def test_any_graph_that_is_imported_offline_is_read_back_exactly(installed, tmp_path_factory, parts):
    graph = with_header(side_by_side(parts), "a workspace", "1")
    assume(len(graph.relationships) > 10 and sum(len(node.properties) for node in graph.nodes) > 100)
    assert write_offline(tmp_path_factory.mktemp("offline"), graph) == list(graph.lines())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=graphs(), after=graphs())
def test_changes_from_any_graph_to_any_other_end_in_that_other(driver, address, before, after):
    driver.execute_query("MATCH (n) DETACH DELETE n", database_=address.database)
    assert write(driver, address.database, EMPTY, before) == list(before.lines())
    assert write(driver, address.database, before, after) == list(after.lines())


def test_a_store_that_has_drifted_is_not_changed(driver, database):
    graph = with_header(PropertyGraph((person("p", "Mira Tolland"),), ()), "a workspace", "1")
    write(driver, database, EMPTY, graph)
    driver.execute_query("MATCH (p:Person) SET p.id = 'other'", database_=database)
    before = list(dump(driver, database))
    with pytest.raises(StoreError, match="rebuild"):
        apply(driver, database, changes_between(manifest_of(graph), EMPTY), EMPTY)
    assert list(dump(driver, database)) == before


def test_a_database_that_is_not_ours_is_refused(driver, database):
    assert owned_header(driver, database, "a workspace") is None
    driver.execute_query("CREATE (:Invoice {number: 7})", database_=database)
    with pytest.raises(StoreError, match="not ours"):
        owned_header(driver, database, "a workspace")


def test_the_graph_of_another_workspace_is_refused(driver, database):
    write(driver, database, EMPTY, with_header(EMPTY, "another workspace", "1"))
    with pytest.raises(StoreError, match="another workspace"):
        owned_header(driver, database, "a workspace")
    header = owned_header(driver, database, "another workspace")
    assert header is not None
    assert header.digest == EMPTY.digest


@pytest.mark.parametrize(
    ("graph", "said"),
    [
        (PropertyGraph((Node("n", ("Person",), {"id": "n", "name": ""}),), ()), "empty"),
        (PropertyGraph((Node("n", ("Person",), {"id": "m"}),), ()), "property id"),
        (PropertyGraph((Node("n", ("Thing",), {"id": "n"}),), ()), "exactly one of"),
        (PropertyGraph((Node("n", ("Person",), {"id": "n", "name": "ø" * 4001}),), ()), "no index takes"),
        (PropertyGraph((Node("n", ("Person",), {"id": "n", "sources": 2**63}),), ()), "64 bits"),
        (PropertyGraph((Node("n", ("Person",), {"id": "n", "confidence": math.nan}),), ()), "no finite number"),
        (PropertyGraph((Node("n", ("Person",), {"id": "n", "names": ("a", "")}),), ()), "empty"),
        (PropertyGraph((Node("n", ("Person",), {"id": "n", "a:b": 1}),), ()), "no name for"),
        (PropertyGraph((Node("n", ("Person", "Arrest"), {"id": "n"}),), ()), "not sorted"),
        (PropertyGraph((), (Relationship("r", "AT", "a", "b", {"id": "r"}),)), "not both"),
        (PropertyGraph((Node("n", ("Person",), {"id": "n", "name": "\ud800"}),), ()), "surrogate"),
    ],
)
def test_what_a_store_would_lose_is_refused_before_anything_is_written(graph, said):
    with pytest.raises(StoreError, match=said):
        with_header(graph, "a workspace", "1")
