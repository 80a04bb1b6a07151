"""What the looks at a query's text and plan let pass; `hostile.yaml` and `harmless.yaml` hold the queries."""

from pathlib import Path

import pytest
import yaml

from graph.errors import BadInput, QueryRefused
from graph.store.guard import CheckedQuery, allowed, check_plan, check_text

HERE = Path(__file__).parent
HOSTILE = yaml.safe_load((HERE / "hostile.yaml").read_text("utf-8"))
HARMLESS = yaml.safe_load((HERE / "harmless.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", [case for case in HOSTILE if case["by"] == "text"], ids=lambda case: case["query"])
def test_a_hostile_text_is_refused_before_anybody_is_asked(case):
    with pytest.raises(QueryRefused, match="refused: "):
        check_text(case["query"])


@pytest.mark.parametrize("case", HARMLESS, ids=lambda case: case["query"])
def test_a_harmless_text_passes(case):
    assert check_text(case["query"]).text


@pytest.mark.parametrize(
    ("query", "sent"),
    [
        ("EXPLAIN MATCH (n) RETURN n", "MATCH (n) RETURN n"),
        ("  profile /* why */ MATCH (n) RETURN n ; ", "MATCH (n) RETURN n"),
        ("EXPLAIN PROFILE RETURN 1", "RETURN 1"),
        ("CYPHER 25 RETURN 1;;", "CYPHER 25 RETURN 1"),
        ("EXPLAIN CYPHER 5 PROFILE RETURN 1", "CYPHER 5 RETURN 1"),
        ("CYPHER RETURN 1", "RETURN 1"),
    ],
)
def test_explain_profile_and_the_last_semicolon_are_taken_off(query, sent):
    assert check_text(query).text == sent


@pytest.mark.parametrize("query", ["", "  \n", ";", "EXPLAIN", "// nothing", "CYPHER 5"])
def test_an_empty_query_is_answered_with_an_example(query):
    with pytest.raises(BadInput, match="the query is empty; for example"):
        check_text(query)


def test_another_version_of_the_language_is_named():
    with pytest.raises(BadInput, match="CYPHER 26: this program knows Cypher 5 and 25"):
        check_text("CYPHER 26 RETURN 1")


def test_a_refusal_names_the_procedure_and_what_is_allowed():
    with pytest.raises(QueryRefused, match=r"dbms\.listConfig is not on the list.*Allowed are db\.labels"):
        check_text("CALL `dbms` . listConfig()")


def test_the_procedures_of_a_query_are_known():
    assert check_text("CALL db.labels() YIELD label CALL `dbms`.components() YIELD name RETURN name").calls == {
        "db.labels",
        "dbms.components",
    }


@pytest.mark.parametrize("procedure", ["db.schema.visualization", "db.index.fulltext.queryRelationships"])
def test_the_list_holds_the_schema_and_the_search(procedure):
    assert procedure in allowed().procedures


@pytest.mark.parametrize("kind", ["w", "rw", "s", None])
def test_only_a_plan_that_reads_passes(kind):
    with pytest.raises(QueryRefused, match="refused: it would"):
        check_plan(CheckedQuery("RETURN 1", frozenset()), kind, ["ProduceResults@neo4j"])


@pytest.mark.parametrize(
    "operator",
    [
        "LoadCSV",
        "AdministrationCommand",
        "ShowSettings",
        "ShowTransactions",
        "TerminateTransactions",
        "TransactionApply",
    ],
)
def test_a_plan_with_an_operator_that_does_more_is_refused(operator):
    with pytest.raises(QueryRefused, match=operator):
        check_plan(CheckedQuery("RETURN 1", frozenset()), "r", ["ProduceResults@neo4j", f"{operator}@neo4j"])


@pytest.mark.parametrize("operator", ["ShowIndexes", "ShowConstraints", "ShowFunctions", "ShowProcedures"])
def test_a_plan_that_shows_the_schema_passes(operator):
    check_plan(CheckedQuery("RETURN 1", frozenset()), "r", ["ProduceResults@neo4j", f"{operator}@neo4j"])


def test_a_system_command_passes_only_where_it_is_the_procedure_on_the_list():
    query = CheckedQuery("CALL dbms.components()", frozenset({"dbms.components"}))
    check_plan(query, "s", ["ProduceResults@neo4j", "ProcedureCall@neo4j"])
    with pytest.raises(QueryRefused):
        check_plan(query, "s", ["AdministrationCommand@system"])
