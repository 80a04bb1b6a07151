"""The page Query: ask the graph in Cypher."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pandas as pd
import streamlit as st
import yaml

from dashboard.components.picture import draw, picked
from dashboard.components.text import markdown
from dashboard.shell import graph, link, parameter, set_parameters
from graph.canonical import Json
from graph.cells import csv_text, table_cell
from graph.errors import BadInput, QueryRefused
from graph.questions.picture import Picture
from graph.questions.result import picture_of_result
from graph.store.reading import QueryResult, run_query
from graph.wording import visible

TEXT, EXAMPLE, ANSWER = "query text", "query example", "query answer"
PICTURE, PICKED = "query picture", "query picked"
MOST_ROWS, MOST_SECONDS = 10_000, 120
ROWS, SECONDS = 1_000, 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its limits."""

    cypher: str
    rows: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found. picture: of the nodes and relationships in its rows, None where it has none."""

    asked: Asked
    result: QueryResult
    picture: Picture | None


def show() -> None:
    """Draw the page. Its address holds the query: `?cypher=MATCH ...`."""
    st.title("Query", anchor=False)
    st.write("Ask the graph in Cypher. A query can only read: whatever you type, nothing is changed.")
    asked, pressed = _form()
    if not asked.cypher:
        st.info("Choose an example above, or write a query and press Run.", icon=":material/arrow_upward:")
        return
    try:
        answer = _answer(asked, anew=pressed)
    except QueryRefused as error:
        st.warning(markdown(error), icon=":material/block:")
    except BadInput as error:
        st.error(markdown(error), icon=":material/error:")
    else:
        _show(answer)


@cache
def examples() -> dict[str, str]:
    """The example queries by title."""
    read = yaml.safe_load(files("dashboard").joinpath("example_queries.yaml").read_text("utf-8"))
    return {entry["title"]: entry["cypher"] for entry in read}


def _form() -> tuple[Asked, bool]:
    """The query that the address names, and whether Run was pressed just now."""
    st.session_state.setdefault(TEXT, parameter("cypher") or "")
    st.selectbox(
        "Examples",
        list(examples()),
        index=None,
        placeholder="Choose one to run it",
        key=EXAMPLE,
        on_change=_take_example,
    )
    with st.form("query", border=False):
        st.text_area("Cypher", key=TEXT, height=190, placeholder="MATCH (p:Person) RETURN p.name, p.status")
        run, rows, seconds = st.columns([2, 1, 1], vertical_alignment="bottom")
        most_rows = rows.number_input("Rows at most", 1, MOST_ROWS, ROWS, step=100)
        most_seconds = seconds.number_input("Seconds at most", 1, MOST_SECONDS, SECONDS)
        pressed = run.form_submit_button("Run", type="primary", icon=":material/play_arrow:")
    if pressed:
        set_parameters(cypher=st.session_state[TEXT].strip() or None)
    return Asked(parameter("cypher") or "", int(most_rows), int(most_seconds)), pressed


def _take_example() -> None:
    title = st.session_state[EXAMPLE]
    if title:
        st.session_state[TEXT] = examples()[title]
        set_parameters(cypher=examples()[title])


def _answer(asked: Asked, *, anew: bool) -> Answer:
    """The answer that stands on the page already, unless something else is asked or Run was pressed."""
    known = st.session_state.get(ANSWER)
    if not anew and isinstance(known, Answer) and known.asked == asked:
        return known
    st.session_state.pop(ANSWER, None)
    with graph() as store:
        result = run_query(store.driver, store.database, asked.cypher, max_rows=asked.rows, timeout=asked.seconds)
        answer = Answer(asked, result, picture_of_result(store, result))
    st.session_state[ANSWER] = answer
    return answer


def _show(answer: Answer) -> None:
    result = answer.result
    rows = len(result.rows)
    if not rows:
        st.info("The query ran and found nothing. Names are compared letter by letter; try `toLower` and `CONTAINS`.")
        return
    if result.truncated:
        st.warning(f"Only the first {rows:,} rows: there are more. Ask for less, or raise the limit.")
    if answer.picture:
        _draw(answer.picture)
    st.caption(f"{rows:,} {'row' if rows == 1 else 'rows'}")
    st.dataframe(_frame(result), hide_index=True, width="stretch")
    st.download_button(
        "Download as CSV",
        csv_text(result.columns, result.rows),
        "query.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
        help="The file may name private people. Keep it where only those who need it can read it.",
    )


def _draw(picture: Picture) -> None:
    """Draw the picture; what is picked in it leads to its evidence."""
    act = picked(PICTURE)
    if act:
        st.session_state[PICKED] = act.id
    pick: str = st.session_state.get(PICKED, "")
    if not picture.complete:
        st.warning("Too much to draw all of it; the table is complete.")
    draw(picture, PICTURE, chosen=pick)
    titles = {node.id: node.title for node in picture.nodes}
    starts = {one.id: one.start for one in picture.links}
    entity = starts.get(pick, pick)
    if entity in titles:
        link("explore", f"Who says so: {titles[entity]}", icon=":material/format_quote:", entity=entity, pick=pick)
    else:
        st.caption("Click a shape or a line to ask who says so.")


def _frame(result: QueryResult) -> pd.DataFrame:
    """The rows as a table: numbers and truth values as they are, everything else as text."""
    columns = {visible(name): [row[at] for row in result.rows] for at, name in enumerate(result.columns)}
    return pd.DataFrame({name: _column(values) for name, values in columns.items()})


def _column(values: list[Json]) -> list[Json]:
    for kind in (bool, int, float):
        if all(type(value) is kind for value in values) and all(abs(value) < 2**53 for value in values):  # type: ignore[arg-type]
            return values
    return [visible(table_cell(value)) for value in values]
