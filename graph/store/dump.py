"""The whole graph read back over Bolt, as sorted JSON Lines: exactly the lines of the graph that was loaded."""

from collections.abc import Iterator

import neo4j
from neo4j.time import Date

from graph.errors import StoreError
from graph.property_graph import Node, PropertyGraph, Relationship, Value

NODES = "MATCH (n) RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties"
RELATIONSHIPS = (
    "MATCH (a)-[r]->(b) RETURN r.id AS id, type(r) AS type, a.id AS start, b.id AS end, properties(r) AS properties"
)


def dump(driver: neo4j.Driver, database: str) -> Iterator[str]:
    """The lines of `stored_graph`, without line ends."""
    yield from stored_graph(driver, database).lines()


def stored_graph(driver: neo4j.Driver, database: str) -> PropertyGraph:
    """Read the whole graph, its header included, in one transaction."""
    with driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session:
        return session.execute_read(_read)


def _read(transaction: neo4j.ManagedTransaction) -> PropertyGraph:
    nodes = [
        Node(_id(row["id"]), tuple(sorted(row["labels"])), _values(row["properties"])) for row in transaction.run(NODES)
    ]
    links = [
        Relationship(_id(row["id"]), row["type"], _id(row["start"]), _id(row["end"]), _values(row["properties"]))
        for row in transaction.run(RELATIONSHIPS)
    ]
    return PropertyGraph(tuple(sorted(nodes, key=lambda n: n.id)), tuple(sorted(links, key=lambda r: r.id)))


def _id(value: object) -> str:
    if isinstance(value, str):
        return value
    raise StoreError("the database holds something without an id, which this program never writes; remove it")


def _values(properties: dict[str, object]) -> dict[str, Value]:
    return {name: _value(name, value) for name, value in properties.items()}


def _value(name: str, value: object) -> Value:
    if isinstance(value, Date):
        return value.to_native()
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    if isinstance(value, str | int | float):
        return value
    raise StoreError(f"property {name} holds a {type(value).__name__}, which this program never writes")
