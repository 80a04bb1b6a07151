"""The page Query: examples, limits, refusals, results as table, picture and file."""

import json

import pytest
from seeing import elements, shown, texts

from dashboard.query import examples
from graph.store.connection import connect
from graph.store.local import lease
from graph.store.reading import run_query

PEOPLE = "MATCH (p:Person) RETURN p.name AS name ORDER BY name"


@pytest.mark.parametrize("title", examples())
def test_each_example_runs_and_finds_something_in_the_sample_cases(cases, title):
    with lease(cases) as address, connect(address) as driver:
        result = run_query(driver, address.database, examples()[title])
    if "contradict" not in title:
        assert result.rows


def test_an_example_is_run_by_choosing_it(visit, cases):
    seen = visit("query", cases)
    assert "Choose an example" in shown(seen)
    title = next(iter(examples()))
    seen.selectbox[0].select(title).run()
    assert not seen.exception
    assert seen.text_area[0].value == examples()[title]
    assert list(seen.dataframe[0].value.columns) == ["person", "facility", "since", "words", "according_to"]
    assert seen.query_params["cypher"] == examples()[title]


def test_a_query_that_is_typed_is_run_and_its_address_can_be_kept(visit, cases):
    seen = visit("query", cases)
    seen.text_area[0].input(f"  {PEOPLE}\n")
    run(seen)
    names = list(seen.dataframe[0].value["name"])
    assert "Larisa Zakharova" in names
    assert names == sorted(names)
    again = visit("query", cases, **seen.query_params)
    assert list(again.dataframe[0].value["name"]) == names
    assert again.text_area[0].value == PEOPLE


def test_the_limit_on_rows_is_said_where_it_cuts(visit, cases):
    seen = visit("query", cases, cypher=PEOPLE)
    assert not seen.warning
    seen.number_input[0].set_value(2)
    run(seen)
    assert len(seen.dataframe[0].value) == 2
    assert "there are more" in seen.warning[0].value


def test_the_limit_on_time_ends_a_query(visit, cases):
    seen = visit("query", cases)
    seen.text_area[0].input("UNWIND range(1, 1000000000000) AS n RETURN count(n)")
    seen.number_input[1].set_value(1)
    run(seen)
    assert not seen.exception
    assert "stopped after 1 seconds" in seen.warning[0].value


@pytest.mark.parametrize(
    ("cypher", "said"),
    [
        ("CREATE (n)", "refused"),
        ("MATCH (n) DETACH DELETE n", "refused"),
        ("LOAD CSV FROM 'http://evil.example/x' AS row RETURN row", "refused"),
        ("CALL dbms.killConnections([])", "refused"),
        ("MATCH (p:Person RETURN p", "does not understand"),
        ("RETURN 1; RETURN 2", "more than one statement"),
    ],
)
def test_what_is_refused_or_not_understood_is_explained(visit, cases, cypher, said):
    seen = visit("query", cases, cypher=cypher)
    assert not seen.exception
    assert not seen.dataframe
    assert said in " ".join(message.value for message in (*seen.warning, *seen.error))


def test_nothing_found_is_no_empty_table(visit, cases):
    seen = visit("query", cases, cypher='MATCH (p:Person {name: "Nobody at all"}) RETURN p')
    assert "found nothing" in seen.info[0].value
    assert not seen.dataframe


def test_paths_are_drawn_and_columns_of_one_kind_keep_it(visit, cases):
    cypher = (
        "MATCH path = (p:Person)-[:SUBJECT_OF]->(e:Arrest) RETURN path, p, e.sources AS voices, e.disputed AS disputed"
    )
    seen = visit("query", cases, cypher=cypher)
    drawn = picture(seen)
    assert len(drawn["edges"]) == len(seen.dataframe[0].value)
    assert {len(drawn["nodes"])} == {
        len({end for e in drawn["edges"] for end in (e["data"]["source"], e["data"]["target"])})
    }
    kinds = seen.dataframe[0].value.dtypes
    assert str(kinds["voices"]).startswith("int")
    assert str(kinds["disputed"]) == "bool"
    assert seen.dataframe[0].value["p"][0].startswith("(:Person ")


def test_a_relationship_by_itself_is_drawn_with_its_ends(visit, cases):
    drawn = picture(visit("query", cases, cypher="MATCH (:Person)-[r:SUBJECT_OF]->(:Arrest) RETURN r LIMIT 1"))
    assert (len(drawn["nodes"]), len(drawn["edges"])) == (2, 1)


@pytest.mark.parametrize(
    "cypher", ["MATCH (c:Claim) RETURN c", "RETURN {id: 'a', labels: 'b'} AS n", PEOPLE, "SHOW INDEXES"]
)
def test_rows_without_people_institutions_or_events_are_a_table_alone(visit, cases, cypher):
    seen = visit("query", cases, cypher=cypher)
    assert not seen.exception
    assert picture(seen) is None
    assert len(seen.dataframe) == 1


def test_values_of_every_kind_and_names_of_columns_that_try_to_be_markup_are_shown(visit, cases):
    cypher = (
        "RETURN 1 AS `:red[n]`, 2.5 AS f, true AS t, null AS nothing, [1, [2, null]] AS list, {a: 1} AS map, "
        "date('2009-05-13') AS day, 9007199254740993 AS big, 0.0/0.0 AS nan, point({x: 1, y: 2}) AS point, "
        "duration('P1Y') AS long"
    )
    seen = visit("query", cases, cypher=cypher)
    assert not seen.exception
    row = seen.dataframe[0].value.iloc[0]
    assert (row["list"], row["day"], row["big"], row["nothing"]) == ("1, 2, ", "2009-05-13", "9007199254740993", "")


def run(seen) -> None:
    next(button for button in seen.button if button.label == "Run").click().run()


def picture(seen) -> dict | None:
    found = [text for node in elements(seen) for field, text in texts(node) if field == "json_args"]
    return json.loads(found[0])["elements"] if found else None
