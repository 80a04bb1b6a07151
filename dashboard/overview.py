"""The page Overview: what is here, what came of the cases over the years, what is disputed, what is not read yet."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.components.text import markdown
from dashboard.query import examples
from dashboard.shell import graph, link, parameter, set_parameters, workspace
from graph.ledger import Ledger
from graph.questions.asking import Graph
from graph.questions.documents import Listed, listed
from graph.questions.overview import Overview, overview, people
from graph.wording import kind_in_words, visible

FIGURES = {
    "Person": ("People", "List", "People and how they are by the latest that is said"),
    "Event": ("Events", "By year", "How many events of each kind are there in each year?"),
    "Facility": ("Facilities", "Who was held", "Who was held where, and who says so?"),
    "Organisation": ("Organisations", "For whom", "Which organisations spoke or acted for whom?"),
}
"""For each label the words of its figure, those of the link below it, and the query to which that leads."""
FIGURE = 160
"""Width of a figure in pixels: two stand side by side on a phone."""

OUTCOME_COLORS = {
    "arrested": "#d2691e",
    "sentenced": "#7c2d12",
    "parole refused": "#64748b",
    "released": "#15803d",
    "cleared": "#0e7490",
    "killed or missing": "#b91c1c",
    "institution closed, investigated or reformed": "#6d6aa8",
}
"""As the picture draws the events of each outcome."""


def show() -> None:
    """Draw the page. Its address holds the status whose people are listed."""
    st.title("Defenders")
    st.write("Who was arrested, held, charged, tried and released, and who says so, in which words.")
    with Ledger.open(workspace().ledger) as ledger:
        documents = listed(ledger)
    with graph() as opened:
        counted = overview(opened)
        _figures(counted, documents)
        left, right = st.columns([3, 2], gap="medium")
        with left:
            _outcomes(counted)
        with right:
            _disputed(counted)
            _unread(documents)
        _people(opened, counted)


def _figures(counted: Overview, documents: list[Listed]) -> None:
    with st.container(horizontal=True, gap="small"):
        with st.container(border=True, width=FIGURE):
            st.metric("Documents", len(documents))
            link("sources", "Read")
        for label, (title, words, query) in FIGURES.items():
            with st.container(border=True, width=FIGURE):
                st.metric(title, counted.counts.get(label, 0))
                link("query", words, cypher=examples()[query])


def _outcomes(counted: Overview) -> None:
    st.subheader("What came of it, year by year", anchor=False)
    dated = [outcome for outcome in counted.outcomes if outcome.year is not None]
    undated = sum(outcome.events for outcome in counted.outcomes if outcome.year is None)
    if not dated:
        st.info("No document gives a date for an arrest, a sentence, a release or another outcome yet.")
        return
    rows = pd.DataFrame([{"year": str(o.year), "outcome": o.outcome, "events": o.events} for o in dated])
    shown = [name for name in OUTCOME_COLORS if name in set(rows["outcome"])]
    chart = (
        alt.Chart(rows)
        .mark_bar()
        .encode(
            x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y("events:Q", title="events", axis=alt.Axis(tickMinStep=1, format="d")),
            color=alt.Color(
                "outcome:N",
                title=None,
                scale=alt.Scale(domain=shown, range=[OUTCOME_COLORS[name] for name in shown]),
                legend=alt.Legend(orient="bottom", columns=2, labelLimit=260),
            ),
            tooltip=["year", "outcome", "events"],
        )
        .properties(height=300)
    )
    st.altair_chart(chart, width="stretch", alt="Events by outcome and year")
    if undated:
        st.caption(f"{undated} more have no date.")
    with st.expander("The same as a table", icon=":material/table:"):
        table = rows.pivot_table(index="year", columns="outcome", values="events", fill_value=0, aggfunc="sum")
        st.dataframe(table, alt="Events by outcome and year, as a table")


def _disputed(counted: Overview) -> None:
    st.subheader("What is disputed", anchor=False)
    if not counted.disputed:
        st.write("Nothing: where several voices tell of one event, they agree.")
    for item in counted.disputed:
        differs = ", ".join(map(kind_in_words, item.disputed_on)) or "whether it happened"
        title = f"{item.subject_title or 'Somebody'}: {item.event.title} {item.event.when}".strip()
        if item.subject:
            link("case", title, icon=":material/balance:", entity=item.subject, pick=item.event.id)
        st.caption(markdown(f"Voices differ on the {differs}."))


def _unread(documents: list[Listed]) -> None:
    st.subheader("What is not read yet", anchor=False)
    unread = [document for document in documents if not document.read]
    if not unread:
        st.write("Nothing: every document has been read.")
    for document in unread[:8]:
        link("sources", document.title, icon=":material/article:", document=document.document)
        st.caption(markdown(f"No analyser for the language ({document.language or 'not recognised'})."))
    if len(unread) > 8:
        link("sources", f"All {len(unread)}", icon=":material/arrow_forward:", unread="1")


def _people(opened: Graph, counted: Overview) -> None:
    st.subheader("People", anchor=False)
    given = parameter("status")
    status = st.pills(
        "By the latest that the sources say",
        list(counted.statuses),
        default=given if given in counted.statuses else None,
        format_func=lambda name: f"{name} ({counted.statuses[name]})",
    )
    set_parameters(status=status)
    found = people(opened, status)
    if not found:
        st.info("No document names a person yet.")
        return
    rows = [
        {
            "name": visible(person.person.title),
            "status": person.status,
            "as of": person.as_of or "",
            "events": person.events,
            "disputed": person.person.disputed,
        }
        for person in found
    ]
    chosen = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt="People and their status",
    )
    st.caption("Choose a row to see the case.")
    if selected := chosen["selection"]["rows"]:
        person = found[selected[0]].person
        link("case", f"The case of {person.title}", icon=":material/timeline:", entity=person.id)
