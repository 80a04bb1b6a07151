"""The graph through the command line, on a real Neo4j: loaded, updated, asked, removed, rebuilt, withdrawn from."""

import shutil
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from graph.store import artifacts, local
from graph.store.connection import connect
from graph.workspace import Workspace

CASES = Path(__file__).parents[2] / "data" / "cases"
HELD = "MATCH (p:Person)-[:SUBJECT_OF]->(e:Event)-[:AT]->(f:Facility) RETURN p.name AS person, f.name AS facility"
SCRIPT = """
import json, pathlib, sys, neo4j
store = json.loads(sys.stdin.read())
auth = (store["user"], pathlib.Path(store["password_file"]).read_text())
with neo4j.GraphDatabase.driver(store["uri"], auth=auth) as driver:
    print(driver.execute_query("MATCH (p:Person) RETURN count(p)", database_=store["database"]).records[0][0])
"""


@pytest.fixture(autouse=True)
def store(tmp_path):
    """Neo4j is installed; whatever a test starts is ended."""
    if not artifacts.is_installed():
        artifacts.install(lambda _there, _all: None)
    yield
    local.stop(Workspace(tmp_path / "workspace"))


def test_the_sample_cases_answer_and_the_same_ledger_gives_the_same_bytes(defenders, tmp_path, release):
    assert defenders("ingest", CASES).code == 0
    assert defenders("query", HELD, "--format", "json").json() == [
        {"person": "Aleksei Sokolov", "facility": "Penal Colony No. 40"}
    ]
    assert defenders("status", "--json").json()["graph"] == "up to date"
    before = defenders("store", "dump").out
    assert defenders("ingest", CASES, "--json").json()["claims"] == 0
    assert defenders("store", "dump").out == before

    shutil.rmtree(tmp_path / "workspace" / "graph")
    assert defenders("status", "--json").json()["graph"] == "none"
    assert defenders("store", "dump").out == before

    # one transaction beside a full load
    assert defenders("ingest", release).code == 0
    changed = defenders("store", "dump").out
    assert changed != before
    assert defenders("store", "rebuild").code == 0
    assert defenders("store", "dump").out == changed

    # the official driver, with what the status prints
    assert defenders("store", "start").code == 0
    printed = defenders("store", "status", "--json")
    assert set(printed.json()) == {"state", "uri", "database", "user", "password_file", "version", "pid"}
    asked = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=printed.out, capture_output=True, text=True, check=True
    )
    assert int(asked.stdout) == defenders("status", "--json").json()["people"]

    # a withdrawal leaves nothing in any home
    assert defenders("ledger", "withdraw", "Mira Tolland", "--reason", "leaked-relative", "--yes").code == 0
    assert "Tolland" not in defenders("store", "dump").out
    defenders("store", "stop")
    for path in (tmp_path / "workspace").rglob("*"):
        if path.is_file():
            assert b"Tolland" not in path.read_bytes(), path


def test_a_server_that_is_killed_and_a_graph_that_drifted_are_mended_by_the_next_command(defenders, release, tmp_path):
    assert defenders("ingest", release).code == 0
    pid = defenders("store", "status", "--json").json()["pid"]
    server = psutil.Process(pid)
    server.kill()
    server.wait()
    answer = defenders("query", "MATCH (p:Person) RETURN p.name AS name", "--format", "json")
    assert answer.code == 0, answer.err
    assert answer.json() == [{"name": "Mira Tolland"}]

    # a graph that somebody else has changed is made anew when the next change finds it so
    space = Workspace(tmp_path / "workspace")
    with local.lease(space) as address, connect(address) as driver:
        driver.execute_query("MATCH (p:Person) SET p.id = 'drifted'", database_=address.database)
    release.write_text(release.read_text("utf-8") + "\nMira Tolland was arrested in Borsk on 20 June 2016.\n", "utf-8")
    assert defenders("ingest", release).code == 0
    mended = defenders("store", "dump").out
    assert "drifted" not in mended
    assert '"date":"2016-06-20"' in mended
