"""The events of a case in time: a dot for a known day, a bar for the days that an uncertain date allows."""

from datetime import date, timedelta

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.components.picture import style_of
from graph.questions.case import Case, CaseEvent
from graph.wording import visible

ROW = 26
"""Pixels of one event."""


def timeline(case: Case) -> None:
    """Draw the dated events of a case, the first at the top; say how many have no date."""
    dated = [event for event in case.events if event.node.first or event.node.last]
    if not dated:
        st.info("No source gives a date for any of these events. They are listed below.")
        return
    earliest = min(day for event in dated for day in (event.node.first, event.node.last) if day)
    latest = max(day for event in dated for day in (event.node.first, event.node.last) if day)
    rows = pd.DataFrame([_row(number, event, earliest, latest) for number, event in enumerate(dated)])
    st.altair_chart(_chart(rows), width="stretch", alt=f"The events of {visible(case.node.title)} in time")
    undated = len(case.events) - len(dated)
    st.caption(
        "A dot is a known day. A pale bar is when it must have happened or may have lasted, a dark bar when it "
        "lasted for certain." + (f" {undated} events have no date: see the list." if undated else "")
    )


def _row(number: int, event: CaseEvent, earliest: date, latest: date) -> dict[str, object]:
    first, last = event.node.first or earliest, event.node.last or latest
    surely = event.surely or (None, None)
    title = visible(event.node.title)
    return {
        "place": number,
        "event": title if len(title) <= 34 else f"{title[:33]}…",
        "first": pd.Timestamp(first),
        "last": pd.Timestamp(last + timedelta(days=1)),
        "middle": pd.Timestamp(first) if first == last else pd.NaT,
        "surely_from": pd.Timestamp(surely[0]) if surely[0] else pd.NaT,
        "surely_to": pd.Timestamp(surely[1] + timedelta(days=1)) if surely[1] else pd.NaT,
        "when": visible(event.node.when),
        "color": style_of(event.node).color,
        "disputed": "disputed" if event.node.disputed else "not disputed",
        "sources": event.node.sources,
    }


def _chart(rows: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    names = rows.set_index("place")["event"].to_dict()
    labels = " : ".join(f"datum.value == {place} ? {_quoted(name)}" for place, name in names.items()) + " : ''"
    y = alt.Y("place:O", title=None, axis=alt.Axis(labelExpr=labels, labelLimit=230, ticks=False, domain=False))
    tooltip = [alt.Tooltip("event:N"), alt.Tooltip("when:N"), alt.Tooltip("disputed:N"), alt.Tooltip("sources:Q")]
    color = alt.Color("color:N", scale=None)
    base = alt.Chart(rows)
    possible = base.mark_bar(opacity=0.38, height=13, cornerRadius=3).encode(
        x=alt.X(
            "first:T", title=None, axis=alt.Axis(format="%-d %b %Y", labelOverlap=True, labelFlush=True, tickCount=7)
        ),
        x2="last:T",
        y=y,
        color=color,
        tooltip=tooltip,
    )
    certain = (
        base.transform_filter("isValid(datum.surely_from)")
        .mark_bar(height=13, cornerRadius=3)
        .encode(x="surely_from:T", x2="surely_to:T", y=y, color=color, tooltip=tooltip)
    )
    days = (
        base.transform_filter("isValid(datum.middle)")
        .mark_point(filled=True, size=110, opacity=1)
        .encode(x="middle:T", y=y, color=color, tooltip=tooltip)
    )
    disputed = (
        base.transform_filter("datum.disputed == 'disputed'")
        .mark_bar(height=19, cornerRadius=4, filled=False, stroke="#d9480f", strokeWidth=2, strokeDash=[4, 3])
        .encode(x="first:T", x2="last:T", y=y, tooltip=tooltip)
    )
    return alt.layer(possible, certain, days, disputed).properties(height=ROW * len(rows) + 40)


def _quoted(text: str) -> str:
    """A text as a Vega string."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ") + "'"
