"""The page Case: one person's, organisation's or facility's events in time, who was part of them, who says what."""

import pandas as pd
import streamlit as st

from dashboard.components.evidence import show_evidence
from dashboard.components.search import choose_entity
from dashboard.components.text import escaped, markdown
from dashboard.components.timeline import timeline
from dashboard.shell import graph, link, parameter, set_parameters, workspace
from graph.ledger import Ledger
from graph.questions.asking import Graph
from graph.questions.case import Case, case_of
from graph.questions.evidence import evidence_of_node
from graph.wording import date_in_words, kind_in_words, visible

GROUPS = {
    "Offence": "Charges and offences",
    "Facility": "Facilities",
    "Place": "Places",
    "Person": "People in the same events",
    "Organisation": "Organisations in the same events",
}


def show() -> None:
    """Draw the page. Its address holds the entity and the event that is picked."""
    st.title("Case")
    with graph() as opened, Ledger.open(workspace().ledger) as ledger:
        entity = choose_entity(opened, "case", parameter("entity"))
        case = case_of(opened, entity.id) if entity else None
        if case is None:
            return
        _heading(case)
        st.subheader("What happened, in time", anchor=False)
        timeline(case)
        list_side, evidence_side = st.columns([3, 2], gap="medium")
        with list_side:
            _events(case)
        with evidence_side:
            _evidence(opened, ledger, case)
        _others(case)
        _voices(case)


def _heading(case: Case) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(markdown(case.node.title), anchor=False, width="content")
        link("explore", "Show the connections", icon=":material/hub:", entity=case.node.id)
    chips = [*case.roles]
    if case.status and case.status != "unknown":
        since = f" (as of {date_in_words(case.status_as_of)})" if case.status_as_of else ""
        chips.append(f"{case.status}{since}")
    st.html("<div>" + "".join(f'<span class="chip">{escaped(chip)}</span>' for chip in chips) + "</div>")
    if others := [name for name in case.names if name != case.node.title]:
        st.caption(f"Also written {markdown(', '.join(others))}")


def _events(case: Case) -> None:
    st.subheader("All events", anchor=False)
    if not case.events:
        st.info("The sources tell of no event in which it takes part.")
        return
    rows = [
        {
            "when": visible(event.node.when) or "no date",
            "what": visible(event.node.title),
            "part": event.link,
            "with": visible(", ".join(f"{other.title} ({other.link})" for other in event.participants)),
            "disputed": ", ".join(map(kind_in_words, event.disputed_on)) or ("yes" if event.node.disputed else ""),
            "sources": event.node.sources,
        }
        for event in case.events
    ]
    chosen = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"events of {case.node.id}",
        alt=f"The events of {visible(case.node.title)}",
    )
    st.caption("Choose a row to see who says so, and in which words.")
    selected = chosen["selection"]["rows"]
    if selected:
        set_parameters(pick=case.events[selected[0]].node.id)
    if not case.complete:
        st.warning("More events than can be listed here: ask for the rest on the page Query.")


def _evidence(opened: Graph, ledger: Ledger, case: Case) -> None:
    pick = parameter("pick") or next((event.node.id for event in case.events), case.node.id)
    evidence = evidence_of_node(opened, ledger, pick, workspace().settings.threshold)
    if evidence is None:
        st.info("The event that this address names is not in the graph any more.")
        return
    with st.container(height=560, border=True):
        show_evidence(evidence, "case")


def _others(case: Case) -> None:
    """Charges, places, people and organisations, those in most events first."""
    groups = {title: case.others(label) for label, title in GROUPS.items()}
    shown = {title: others for title, others in groups.items() if others}
    if case.affiliations:
        shown["Affiliations"] = {}
    columns = st.columns(max(1, min(3, len(shown))), gap="medium")
    for number, (title, others) in enumerate(shown.items()):
        with columns[number % len(columns)], st.container(border=True):
            st.markdown(f"**{title}**")
            if title == "Affiliations":
                _affiliations(case)
            for key, each in others.items():
                times = f" ({len(each)} events)" if len(each) > 1 else ""
                link("explore", f"{each[0].title}{times}", entity=key)


def _affiliations(case: Case) -> None:
    roles: dict[str, list[str]] = {}
    for affiliation in case.affiliations:
        words = " ".join(word for word in (affiliation.role or "affiliated", affiliation.when) if word)
        roles.setdefault(affiliation.id, []).append(words)
    titles = {affiliation.id: affiliation.title for affiliation in case.affiliations}
    for key, each in roles.items():
        link("explore", f"{titles[key]} ({', '.join(each)})", entity=key)


def _voices(case: Case) -> None:
    st.subheader("Who speaks of it", anchor=False)
    st.dataframe(
        pd.DataFrame([{"who": visible(voice.name), "claims": voice.claims} for voice in case.voices]),
        hide_index=True,
        width="content",
        alt="Who speaks of the case, in how many claims",
    )
