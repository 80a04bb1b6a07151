"""Queries that only read, against a running Neo4j; what gets past our own look is refused by the server."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace

import neo4j
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import BadInput, QueryRefused, StoreError
from graph.store import reading
from graph.store.connection import Address, connect
from graph.store.guard import CheckedQuery, allowed
from graph.store.reading import run_query

HERE = Path(__file__).parent
HOSTILE = yaml.safe_load((HERE / "hostile.yaml").read_text("utf-8"))
HARMLESS = yaml.safe_load((HERE / "harmless.yaml").read_text("utf-8"))

SAMPLE = """
CREATE (p:Person {id: 'p1', name: 'Mira Tolland', names: ['Mira Tolland'], sources: 2})
CREATE (p)-[:SUBJECT_OF {id: 'r1'}]->(:Event:Arrest {id: 'e1', date: '2016-05-03', earliest: date('2016-05-03')})
"""


@pytest.fixture
def ask(driver: neo4j.Driver, database: str):
    """Run a query on a graph of one person and one arrest."""
    driver.execute_query(SAMPLE, database_=database)

    def run(query, parameters=None, **limits):
        return run_query(driver, database, query, parameters, **limits)

    return run


def contents(driver: neo4j.Driver, database: str) -> tuple[object, ...]:
    """All that a hostile query might change."""
    nodes = "MATCH (n) RETURN elementId(n), labels(n), properties(n) ORDER BY elementId(n)"
    schema = "SHOW CONSTRAINTS YIELD name RETURN collect(name)"
    indexes = "SHOW INDEXES YIELD name RETURN collect(name)"
    people = "SHOW USERS YIELD user RETURN collect(user)"
    return tuple(
        [record.values() for record in driver.execute_query(query, database_=database).records]
        for query in (nodes, schema, indexes, people)
    )


def value(result):
    """The one value of a result."""
    ((cell,),) = result.rows
    return cell


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case["query"])
def test_a_hostile_query_is_refused(ask, case):
    with pytest.raises(QueryRefused, match="refused: "):
        ask(case["query"])


def test_hostile_queries_change_nothing(ask, driver, database):
    before = contents(driver, database)
    for case in HOSTILE:
        with pytest.raises(QueryRefused):
            ask(case["query"])
    assert contents(driver, database) == before


@pytest.mark.parametrize(
    "query",
    [
        "LOAD CSV FROM 'file:///x' AS row RETURN row",
        "SHOW SETTINGS",
        "SHOW TRANSACTIONS",
        "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
        "SHOW USERS",
        "CALL dbms.listConfig()",
        "CYPHER 25 SHOW INDEXES YIELD name AS indexes SHOW SETTINGS indexes YIELD value RETURN value",
    ],
)
def test_the_plan_is_looked_at_even_where_the_text_got_past(ask, monkeypatch, query):
    monkeypatch.setattr(reading, "check_text", lambda text: CheckedQuery(text, frozenset()))
    with pytest.raises(QueryRefused, match="refused: "):
        ask(query)


def test_a_write_is_refused_even_where_both_looks_got_it_past(ask, driver, database, monkeypatch):
    monkeypatch.setattr(reading, "check_plan", lambda *_: None)
    before = contents(driver, database)
    with pytest.raises(QueryRefused, match="it would write"):
        ask("CREATE (:X)")
    assert contents(driver, database) == before


@pytest.mark.parametrize("case", HARMLESS, ids=lambda case: case["query"])
def test_a_harmless_query_runs(ask, case):
    assert ask(case["query"]).columns


@pytest.fixture
def search_of_roles(driver: neo4j.Driver, database: str) -> Iterator[None]:
    """A full-text index on relationships, of which the graph has none of its own."""
    index = "CREATE FULLTEXT INDEX roles FOR ()-[r:AFFILIATED_WITH]-() ON EACH [r.role]"
    driver.execute_query(index, database_=database)
    yield
    driver.execute_query("DROP INDEX roles", database_=database)


@pytest.mark.parametrize("procedure", allowed().procedures)
@pytest.mark.usefixtures("search_of_roles")
def test_an_allowed_procedure_runs(ask, procedure):
    query = allowed().procedures[procedure]
    assert procedure in query
    assert ask(query).columns


def test_every_function_of_cypher_with_a_dot_is_allowed_but_those_that_choose_a_graph(driver, database):
    records = driver.execute_query("CYPHER 25 SHOW FUNCTIONS YIELD name RETURN name", database_=database).records
    namespaces = {record["name"].rpartition(".")[0].lower() for record in records}
    assert namespaces - {"", "graph"} == allowed().functions


# --- the server's own refusals, our look left out --------------------------------------------------------------------


def send_unchecked(driver: neo4j.Driver, database: str, query: str) -> list[neo4j.Record]:
    """Run a query in a READ transaction without looking at it."""
    with (
        driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session,
        session.begin_transaction() as transaction,
    ):
        return list(transaction.run(query))


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (:X)",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n) SET n.name = 'x'",
        "CREATE INDEX a FOR (n:X) ON (n.y)",
        "CREATE CONSTRAINT FOR (n:X) REQUIRE n.y IS UNIQUE",
        "DROP CONSTRAINT person_id IF EXISTS",
        "CREATE USER x SET PASSWORD 'a long password'",
        "CALL db.createLabel('X')",
        "UNWIND [1] AS x CALL (x) { CREATE (:X) } IN TRANSACTIONS",
    ],
)
def test_the_server_itself_refuses_to_write_in_a_read_transaction(ask, driver, database, query):
    before = contents(driver, database)
    with pytest.raises(neo4j.exceptions.Neo4jError):
        send_unchecked(driver, database, query)
    assert contents(driver, database) == before


def test_the_server_itself_opens_no_file(driver, database, tmp_path):
    file = tmp_path / "secret.csv"
    file.write_text("secret\n", "utf-8")
    with pytest.raises(neo4j.exceptions.ClientError, match="allow_csv_import_from_file_urls"):
        send_unchecked(driver, database, f"LOAD CSV FROM '{file.as_uri()}' AS row RETURN row")


def test_the_server_itself_asks_no_address(driver, database, web):
    with pytest.raises(neo4j.exceptions.ClientError, match="blocked"):
        send_unchecked(driver, database, f"LOAD CSV FROM 'http://127.0.0.1:{web.port}/x?secret' AS row RETURN row")
    assert web.asked == []


@pytest.fixture
def web() -> Iterator[SimpleNamespace]:
    """A web server on this machine; `asked` lists the paths that somebody wanted."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"a,b\n")

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield SimpleNamespace(port=server.server_port, asked=asked)
        server.shutdown()
        thread.join()


# --- limits ----------------------------------------------------------------------------------------------------------


def test_rows_beyond_the_limit_are_cut_and_said(ask):
    result = ask("UNWIND range(1, 1000000000000) AS n RETURN n", max_rows=3)
    assert result.rows == ((1,), (2,), (3,))
    assert result.truncated


def test_as_many_rows_as_the_limit_are_all_of_them(ask):
    result = ask("UNWIND [1, 2, 3] AS n RETURN n", max_rows=3)
    assert len(result.rows) == 3
    assert not result.truncated


def test_rows_too_large_to_keep_are_cut_and_said(ask, monkeypatch):
    monkeypatch.setattr(reading, "MAX_CHARACTERS", 100)
    result = ask("UNWIND range(1, 10) AS n RETURN 'a text of forty characters, more or less' AS text")
    assert len(result.rows) == 2
    assert result.truncated


def test_a_query_that_takes_too_long_is_stopped(ask):
    with pytest.raises(QueryRefused, match=r"stopped after 0\.3 seconds"):
        ask("UNWIND range(1, 1000000000000) AS n RETURN count(n)", timeout=0.3)


def test_the_store_answers_after_a_query_was_stopped(ask):
    with pytest.raises(QueryRefused):
        ask("UNWIND range(1, 1000000000000) AS n RETURN count(n)", timeout=0.3)
    assert value(ask("MATCH (p:Person) RETURN p.name")) == "Mira Tolland"


@pytest.mark.parametrize("timeout", [0, -1])
def test_there_is_no_query_without_a_limit_on_time(ask, timeout):
    with pytest.raises(BadInput, match="seconds"):
        ask("RETURN 1", timeout=timeout)


def test_lists_too_deep_to_read_are_refused(ask):
    with pytest.raises(QueryRefused, match="too deep"):
        ask("RETURN reduce(a = [], x IN range(1, 3000) | [a]) AS deep")


# --- values ----------------------------------------------------------------------------------------------------------


def test_a_node_has_our_id_its_labels_and_properties(ask):
    assert value(ask("MATCH (e:Event) RETURN e")) == {
        "id": "e1",
        "labels": ["Arrest", "Event"],
        "properties": {"id": "e1", "date": "2016-05-03", "earliest": "2016-05-03"},
    }


def test_a_relationship_says_between_which_nodes(ask):
    assert value(ask("MATCH ()-[r]->() RETURN r")) == {
        "id": "r1",
        "type": "SUBJECT_OF",
        "start": "p1",
        "end": "e1",
        "properties": {"id": "r1"},
    }


def test_a_path_is_a_list_of_nodes_and_relationships_in_turn(ask):
    steps = value(ask("MATCH path = (:Person)-->(:Event) RETURN path"))
    assert [step["id"] for step in steps] == ["p1", "r1", "e1"]
    assert steps[1]["start"] == "p1"


@pytest.mark.parametrize(
    ("expression", "plain"),
    [
        ("date('2016-05-03')", "2016-05-03"),
        ("datetime('2016-05-03T10:00:00Z')", "2016-05-03T10:00:00.000000000+00:00"),
        ("datetime('2016-05-03T10:00:00[Europe/Oslo]')", "2016-05-03T10:00:00.000000000+02:00"),
        ("localtime('10:00')", "10:00:00.000000000"),
        ("duration('P1Y2M3DT4H')", "P1Y2M3DT4H"),
        ("point({x: 1, y: 2})", {"srid": 7203, "coordinates": [1.0, 2.0]}),
        ("[1, null, true, 'a', [date('2016-05-03')]]", [1, None, True, "a", ["2016-05-03"]]),
        ("{a: {b: date('2016-05-03')}}", {"a": {"b": "2016-05-03"}}),
        ("0.0 / 0.0", "nan"),
        ("1.5", 1.5),
        ("null", None),
        ("$given", {"names": ["Мира", "O'Tolland; x"]}),
    ],
)
def test_values_become_what_json_can_hold(ask, expression, plain):
    given_value = {"given": {"names": ["Мира", "O'Tolland; x"]}}
    assert value(ask(f"RETURN {expression} AS value", given_value)) == plain


def test_bytes_become_base64(driver, database, ask):
    driver.execute_query("CREATE (:X {bytes: $bytes})", bytes=b"\x00\xff", database_=database)
    assert value(ask("MATCH (n:X) RETURN n.bytes")) == "AP8="


def test_a_vector_becomes_a_list(ask):
    assert value(ask("CYPHER 25 RETURN vector([1, 2, 3], 3, INTEGER) AS v")) == [1, 2, 3]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8"), max_size=20), st.sampled_from("'\""), st.booleans())
def test_a_string_means_to_the_server_what_it_means_here(ask, text, quote, as_escapes):
    if as_escapes:
        units = text.encode("utf-16-be")
        escaped = "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
    else:
        escaped = text.replace("\\", "\\\\").replace(quote, "\\" + quote)
    assert value(ask(f"RETURN {quote}{escaped}{quote} AS value /* {quote} */")) == text


# --- what is wrong with a query --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("MATCH (n) RETRUN n", r"Invalid input.*\(line 1, column 11\)"),
        ("MATCH (n)\nRETRUN n", r"Invalid input.*\(line 2, column 1\)"),
        ("MATCH (n) RETURN m", r"Variable `m` not defined \(line 1, column 18\)"),
        ("RETURN $name", "name"),
        ("RETURN unknown(1)", "Unknown function 'unknown'"),
        ("RETURN 1 / 0", "/ by zero"),
        ("RETURN date('yesterday')", "yesterday"),
        ("MATCH (n) RETURN '\udcff'", "half of a character"),
    ],
)
def test_what_neo4j_does_not_understand_is_said_in_one_line(ask, query, said):
    with pytest.raises(BadInput, match=said) as raised:
        ask(query)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(("number", "said"), [(2**63, "64 bits"), ("\ud800", "half of a character")])
def test_a_parameter_that_cannot_be_sent_is_said(ask, number, said):
    with pytest.raises(BadInput, match=said):
        ask("RETURN $given AS given", {"given": number})


def test_a_store_that_went_away_is_said(address: Address, database: str):
    with connect(address) as driver:
        pass
    with pytest.raises(StoreError, match="stopped answering"):
        run_query(driver, database, "RETURN 1")
