"""How fast a graph gets into Neo4j: by the offline importer and by one transaction, beside what one writes first.

`python -m benchmarks.load [--size NODES] [--rounds N] [--seed N]` makes a graph with two relationships a node, loads it
each way into a Neo4j of its own, reads it back (after every transaction, and the last import) and prints a JSON line a
comparison: rows (nodes and relationships) a second, the best of the rounds. Transactions alternate; imports come after.
The importer takes seconds before its first row, so that it loses where the graph is small. The peers: a MERGE a row,
each its own transaction, with the same constraints; and UNWIND with MATCH on a database without any index, in one
transaction.
"""

import argparse
import json
import random
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import neo4j

from graph.canonical import sha256
from graph.property_graph import Node, PropertyGraph, Relationship, Value
from graph.store import local
from graph.store.changes import apply, changes_between, manifest_of
from graph.store.connection import connect
from graph.store.dump import dump
from graph.store.importing import import_words
from graph.store.rows import schema_statements
from graph.workspace import Workspace

EMPTY = PropertyGraph((), ())
FIRST_DAY = date(1990, 1, 1)
WORDS = (
    "arrested",
    "by",
    "police",
    "after",
    "a",
    "search",
    "of",
    "the",
    "office",
    "and",
    "taken",
    "to",
    "the",
    "harbour",
)
Load = Callable[[neo4j.Driver, PropertyGraph], None]


def made_graph(size: int, seed: int) -> PropertyGraph:
    """A graph of `size` nodes: one in three a person, the others arrests; `2 * size` relationships."""
    chance = random.Random(seed)
    count = max(1, size // 3)
    key = [sha256(f"{seed} {number}") for number in range(size)]
    nodes = [_person(chance, key[n], n) if n < count else _arrest(chance, key[n]) for n in range(size)]
    links = []
    for number in range(2 * size if size > count else 0):
        person, arrest = key[chance.randrange(count)], key[chance.randrange(count, size)]
        link = sha256(f"{seed} link {number}")
        properties: dict[str, Value] = {
            "id": link,
            "claims": (sha256(link),),
            "confidence": round(chance.random(), 3),
            "sources": 1,
        }
        links.append(Relationship(link, "SUBJECT_OF", person, arrest, properties))
    return PropertyGraph(tuple(sorted(nodes, key=lambda n: n.id)), tuple(sorted(links, key=lambda r: r.id)))


def _person(chance: random.Random, key: str, number: int) -> Node:
    name = f"Person {number}"
    properties: dict[str, Value] = {
        "id": key,
        "name": name,
        "names": (name, f"P. {number}"),
        "sources": chance.randint(1, 9),
    }
    return Node(key, ("Person",), {**properties, "disputed": False, "confidence": round(chance.random(), 3)})


def _arrest(chance: random.Random, key: str) -> Node:
    day = FIRST_DAY + timedelta(days=chance.randrange(12_000))
    quote = " ".join(chance.choices(WORDS, k=chance.randint(8, 40)))
    properties: dict[str, Value] = {"id": key, "date": day.isoformat(), "earliest": day, "latest": day, "note": quote}
    return Node(key, ("Arrest", "Event"), {**properties, "disputed": chance.random() < 0.1, "alleged": False})


def one_transaction(driver: neo4j.Driver, graph: PropertyGraph) -> None:
    """Ours: the difference to an empty store, in one transaction."""
    apply(driver, "neo4j", changes_between(manifest_of(EMPTY), graph), graph)


def merge_a_row(driver: neo4j.Driver, graph: PropertyGraph) -> None:
    """The peer: a MERGE and a transaction for each row."""
    label = {node.id: ":".join(node.labels) for node in graph.nodes}
    with driver.session(database="neo4j") as session:
        for node in graph.nodes:
            query = f"MERGE (n:{label[node.id]} {{id: $id}}) SET n = $row"
            session.run(query, id=node.id, row=dict(node.properties)).consume()
        for link in graph.relationships:
            query = (
                f"MATCH (a:{label[link.start]} {{id: $start}}) MATCH (b:{label[link.end]} {{id: $end}}) "
                f"MERGE (a)-[r:{link.type} {{id: $id}}]->(b) SET r = $row"
            )
            row = dict(link.properties)
            session.run(query, start=link.start, end=link.end, id=link.id, row=row).consume()


def unwind_without_index(driver: neo4j.Driver, graph: PropertyGraph) -> None:
    """The peer: rows in lists, but every end of a relationship is looked for among all nodes of its label."""
    label = {node.id: ":".join(node.labels) for node in graph.nodes}
    groups: dict[str, list[dict[str, object]]] = {}
    for node in graph.nodes:
        query = f"UNWIND $rows AS row CREATE (n:{label[node.id]}) SET n = row.row"
        groups.setdefault(query, []).append({"row": dict(node.properties)})
    for link in graph.relationships:
        query = (
            f"UNWIND $rows AS row MATCH (a:{label[link.start]} {{id: row.start}}) "
            f"MATCH (b:{label[link.end]} {{id: row.end}}) CREATE (a)-[r:{link.type}]->(b) SET r = row.row"
        )
        groups.setdefault(query, []).append({"start": link.start, "end": link.end, "row": dict(link.properties)})
    with driver.session(database="neo4j") as session, session.begin_transaction() as transaction:
        for query, rows in groups.items():
            transaction.run(query, rows=rows).consume()
        transaction.commit()


def timed(driver: neo4j.Driver, graph: PropertyGraph, load: Load, *, indexed: bool) -> float:
    """Seconds that `load` takes on an empty database, whose content is then held against `graph`."""
    driver.execute_query("MATCH (n) CALL (n) { DETACH DELETE n }")
    for row in driver.execute_query("SHOW CONSTRAINTS YIELD name").records:
        driver.execute_query(f"DROP CONSTRAINT `{row['name']}`")
    for row in driver.execute_query("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'").records:
        driver.execute_query(f"DROP INDEX `{row['name']}`")
    for statement in schema_statements() if indexed else ():
        driver.execute_query(statement)
    driver.execute_query("CALL db.awaitIndexes(60)")
    begun = perf_counter()
    load(driver, graph)
    seconds = perf_counter() - begun
    check(driver, graph, load.__name__)
    return seconds


def imported(workspace: Workspace, graph: PropertyGraph, rounds: int) -> list[float]:
    """Seconds for the files and the offline importer; the server that then looks at the last one is not counted."""
    seconds: list[float] = []

    def fill(home: Path, admin: local.Admin) -> None:
        for _ in range(rounds):
            begun = perf_counter()
            admin(*import_words(graph, home / "import"))
            seconds.append(perf_counter() - begun)

    try:
        local.load(workspace, fill, lambda driver: check(driver, graph, "offline import"))
    finally:
        local.stop(workspace)
    return seconds


def check(driver: neo4j.Driver, graph: PropertyGraph, name: str) -> None:
    """End the benchmark where a load did not do its work."""
    if list(dump(driver, "neo4j")) != list(graph.lines()):
        sys.exit(f"{name}: what is in the database is not the graph that was loaded")


@contextmanager
def server(workspace: Workspace) -> Iterator[neo4j.Driver]:
    """An empty Neo4j that ends with the block."""
    local.load(workspace, lambda _home, _admin: None, lambda _driver: None)
    try:
        with local.lease(workspace) as address, connect(address) as driver:
            yield driver
    finally:
        local.stop(workspace)


def line(name: str, peer_name: str, rows: int, ours: float, peer: float, notes: str) -> str:
    """A comparison of two times as a line of JSON."""
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1024**2
    measured = {"ours": round(rows / ours), "peer": round(rows / peer), "ratio": round(peer / ours, 2)}
    what = {"name": name, "unit": "rows/s", "peer_name": peer_name, "goal": None, "size": rows}
    return json.dumps({**what, **measured, "peak_mb": round(peak), "notes": notes})


def main() -> None:
    """Load, check, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--size", type=int, default=1000, help="nodes; twice as many relationships")
    parser.add_argument("--rounds", type=int, default=3, help="loads of each kind, an odd number")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.size < 2 or options.rounds % 2 == 0:
        parser.error("--size wants at least 2, --rounds an odd number")
    graph = made_graph(options.size, options.seed)
    rows = len(graph.nodes) + len(graph.relationships)
    times: dict[str, list[float]] = {name: [] for name in ("import", "transaction", "merge", "unindexed")}
    with tempfile.TemporaryDirectory() as folder:
        with server(Workspace(Path(folder) / "online")) as driver:
            timed(driver, graph, one_transaction, indexed=True)  # the server compiles its queries before it is timed
            for _ in range(options.rounds):
                times["transaction"].append(timed(driver, graph, one_transaction, indexed=True))
                times["merge"].append(timed(driver, graph, merge_a_row, indexed=True))
                times["unindexed"].append(timed(driver, graph, unwind_without_index, indexed=False))
        times["import"] = imported(Workspace(Path(folder) / "offline"), graph, options.rounds)
    best = {name: min(seconds) for name, seconds in times.items()}
    note = f"{len(graph.nodes)} nodes, {len(graph.relationships)} relationships; best of {options.rounds}"
    merge, unindexed = "a MERGE a row", "UNWIND without an index"
    print(line("load in one transaction", merge, rows, best["transaction"], best["merge"], note))
    print(line("load in one transaction", unindexed, rows, best["transaction"], best["unindexed"], note))
    note += "; files and start of Java included, start of the server not"
    print(line("load by offline import", merge, rows, best["import"], best["merge"], note))
    print(line("load by offline import", unindexed, rows, best["import"], best["unindexed"], note))


if __name__ == "__main__":
    main()
