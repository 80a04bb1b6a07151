"""`defenders query`: how rows are printed, how parameters are read, and how what is refused is said."""

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.ingest import ingest
from cli.query import query
from graph.store import artifacts, local
from graph.workspace import Workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A workspace with one release, its store installed."""
    folder = tmp_path_factory.mktemp("query")
    release = folder / "release.txt"
    release.write_text("Mira Tolland, the founder of Harbour Rights Watch, was arrested on 3 May 2016.\n", "utf-8")
    if not artifacts.is_installed():
        artifacts.install(lambda _there, _all: None)
    root = folder / "workspace"
    try:
        ingest([str(release)], workspace=root)
        yield root
    finally:
        local.stop(Workspace(root))


@pytest.fixture
def ask(defenders, workspace):
    """Run `defenders query WORDS...` in that workspace."""
    return lambda *words: defenders("query", *words, "--workspace", workspace)


PEOPLE = "MATCH (p:Person)-[:SUBJECT_OF]->(e:Arrest) RETURN p.name AS name, e.date AS date"


def test_a_table_shows_names_and_values(ask):
    outcome = ask(PEOPLE)
    assert outcome.code == 0
    assert "Mira Tolland" in outcome.out
    assert "2016-05-03" in outcome.out


def test_a_table_shows_nodes_by_label_and_name(ask):
    assert "(:Person Mira Tolland)" in ask("MATCH (p:Person) RETURN p").out


def test_a_table_takes_no_text_for_markup_or_for_orders_to_the_terminal(ask):
    shown = ask(r"RETURN '[red]O\'Tolland[/red] \u001b[2Jgone' AS `[bold]text`").out
    assert "[red]O'Tolland[/red]" in shown
    assert "[bold]text" in shown
    assert "\x1b[2J" not in shown


def test_json_is_a_list_of_objects(ask):
    assert ask(PEOPLE, "--format", "json").json() == [{"name": "Mira Tolland", "date": "2016-05-03"}]


def test_csv_is_read_back_by_any_reader(ask):
    printed = ask("RETURN 'a \"b\", c\nd' AS text, null AS nothing, [1, 'x'] AS list", "--format", "csv").out
    assert printed.startswith("text,nothing,list\r\n")
    assert list(csv.reader(io.StringIO(printed, newline=""))) == [
        ["text", "nothing", "list"],
        ['a "b", c\nd', "", '[1,"x"]'],
    ]


def test_a_dash_reads_the_query_from_standard_input(ask, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("RETURN 1 AS one // a comment"))
    assert ask("-", "--format", "json").json() == [{"one": 1}]


def test_standard_input_that_is_not_utf8_is_said(ask, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"RETURN '\xff'"), encoding="utf-8"))
    outcome = ask("-")
    assert outcome.code == 1
    assert "not UTF-8" in outcome.err


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("x=Mira Tolland", "Mira Tolland"),
        ("x=3", 3),
        ("x=true", True),
        ("x=null", None),
        ('x="3"', "3"),
        ('x=["a", {"b": 1}]', ["a", {"b": 1}]),
        ("x=a=b", "a=b"),
        ("x=", ""),
        ("x='; CREATE (:X)", "'; CREATE (:X)"),
    ],
)
def test_a_parameter_is_json_where_it_can_be_and_else_text(ask, given, meant):
    assert ask("RETURN $x AS x", "--param", given, "--format", "json").json() == [{"x": meant}]


def test_several_parameters_are_given_one_by_one(ask):
    assert ask("RETURN $a + $b AS sum", "--param", "a=1", "--param", "b=2", "--format", "json").json() == [{"sum": 3}]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["RETURN 1", "--param", "name"], "is no NAME=VALUE"),
        (["RETURN $x", "--param", "x=" + "[" * 100_000], "too deep"),
        (["RETURN $x AS x"], "Expected parameter(s): x"),
        (["MATCH (n) RETRUN n"], "line 1, column 11"),
        (["CREATE (:X)"], "refused: it would write"),
        (["LOAD CSV FROM 'file:///etc/hostname' AS r RETURN r"], "refused: LOAD reads files"),
        (["SHOW USERS"], "refused: SHOW USERS"),
        ([""], "the query is empty"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line_on_standard_error(ask, words, said):
    outcome = ask(*words)
    assert outcome.code == 1
    assert outcome.out == ""
    assert said in outcome.err
    assert outcome.err.count("\n") == 1


def test_rows_that_were_cut_are_noted_on_standard_error(ask):
    outcome = ask("UNWIND range(1, 5) AS n RETURN n", "--max-rows", "2", "--format", "json")
    assert outcome.json() == [{"n": 1}, {"n": 2}]
    assert "Only the first 2 rows" in outcome.err


def test_explain_and_profile_run_the_query(ask):
    assert ask("EXPLAIN RETURN 1 AS one", "--format", "json").json() == [{"one": 1}]


def test_the_help_says_what_becomes_of_explain(defenders):
    assert "leading EXPLAIN or PROFILE is taken off" in " ".join(defenders("query", "--help").out.split())


def test_a_query_can_be_asked_from_python(workspace, capsys):
    query(PEOPLE, workspace=workspace)
    assert "Mira Tolland" in capsys.readouterr().out


@pytest.mark.usefixtures("no_neo4j")
def test_without_neo4j_the_command_says_how_to_get_it(ask):
    outcome = ask("RETURN 1")
    assert outcome.code == 1
    assert "defenders store install" in outcome.err
