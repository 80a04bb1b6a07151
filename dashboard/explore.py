"""The page Explore: find a name, see what it is connected with, ask of each connection who says so."""

import streamlit as st

from dashboard.components.evidence import show_evidence
from dashboard.components.picture import draw, picked, style_of, table
from dashboard.components.search import choose_entity
from dashboard.components.text import markdown
from dashboard.shell import graph, link, parameter, set_parameters, workspace
from graph.ledger import Ledger
from graph.questions.asking import Graph
from graph.questions.evidence import evidence_of_link, evidence_of_node
from graph.questions.names import Found, named
from graph.questions.picture import Picture, around

PICTURE = "explore picture"


def show() -> None:
    """Draw the page. Its address holds the entity, what was opened around it and what is picked."""
    st.title("Explore")
    with graph() as opened, Ledger.open(workspace().ledger) as ledger:
        entity = choose_entity(opened, "explore", parameter("entity"))
        if entity is None:
            return
        _follow_picture(entity)
        opened_around = [key for key in (parameter("open") or "").split(",") if key]
        whole = around(opened, [entity.id, *opened_around])
        _heading(entity)
        picture_side, evidence_side = st.columns([3, 2], gap="medium")
        with picture_side:
            _show_picture(whole, entity)
        with evidence_side:
            _show_evidence(opened, ledger, whole, entity)


def _follow_picture(entity: Found) -> None:
    """Take into the address what the reader did in the picture: the address alone says what is shown."""
    act = picked(PICTURE)
    if act is None:
        return
    set_parameters(pick=act.id)
    if act.expand and not act.is_link:
        _open_around(act.id)


def _open_around(key: str) -> None:
    already = [other for other in (parameter("open") or "").split(",") if other]
    set_parameters(open=",".join(dict.fromkeys([*already, key])))


def _heading(entity: Found) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(markdown(entity.title), anchor=False, width="content")
        if entity.is_actor:
            link("case", "Show the case", icon=":material/timeline:", entity=entity.id)
            link("path", "Find a path from here", icon=":material/route:", start=entity.id)
    if entity.names:
        st.caption(f"Also written {markdown(', '.join(entity.names))}")


def _show_picture(whole: Picture, entity: Found) -> None:
    picture = _filtered(whole, entity)
    if len(picture.nodes) < 2:
        st.info("Nothing is connected with it here. Widen the filter, or look at the evidence beside it.")
    draw(picture, PICTURE, chosen=parameter("pick") or entity.id, grown=parameter("open") is not None)
    st.caption("Click a shape or a line to see who says so. Double-click a shape to see what lies around it.")
    if not whole.complete:
        st.warning("Too much to draw all of it: what is left out stands on the page Query and in the exports.")
    with st.expander("The same as a table", icon=":material/table:"):
        table(picture)


def _filtered(whole: Picture, entity: Found) -> Picture:
    captions = {kind: style_of(node).caption for node in whole.nodes for kind in (node.kind,)}
    with st.expander("Filter by type and time", icon=":material/filter_list:"):
        kinds = st.pills(
            "Show",
            sorted(captions),
            selection_mode="multi",
            default=sorted(captions),
            format_func=lambda kind: captions[kind],
            key=f"kinds {' '.join(sorted(captions))}",
        )
        years = whole.years
        first, last = years or (None, None)
        if years and years[0] < years[1]:
            first, last = st.slider("Years", *years, value=years, key=f"years {years}")
        undated = st.checkbox("Also what has no date", value=True, key="undated")
    kept = whole.only(kinds, first, last, undated=undated)
    return kept if any(node.id == entity.id for node in kept.nodes) else kept.joined(_alone(whole, entity))


def _alone(whole: Picture, entity: Found) -> Picture:
    return Picture(tuple(node for node in whole.nodes if node.id == entity.id))


def _show_evidence(opened: Graph, ledger: Ledger, whole: Picture, entity: Found) -> None:
    pick = parameter("pick") or entity.id
    threshold = workspace().settings.threshold
    start = next((link.start for link in whole.links if link.id == pick), None)
    evidence = (
        evidence_of_link(opened, ledger, pick, start, threshold)
        if start
        else evidence_of_node(opened, ledger, pick, threshold)
    )
    if evidence is None:
        st.info("What this address names is not in the graph any more.")
        return
    with st.container(height=720, border=True):
        show_evidence(evidence, "explore")
    if start is None and pick != entity.id:
        other = named(opened, pick)
        with st.container(horizontal=True):
            if st.button("Show what lies around it", icon=":material/hub:"):
                _open_around(pick)
                st.rerun()
            if other:
                link("explore", f"Start from {other.title}", icon=":material/my_location:", entity=pick)
