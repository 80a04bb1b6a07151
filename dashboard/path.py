"""The page Path: how two people or organisations are connected, each step with the words on which it rests."""

import streamlit as st

from dashboard.components.evidence import show_witnesses
from dashboard.components.picture import draw, table
from dashboard.components.search import choose_end
from dashboard.components.text import markdown
from dashboard.shell import graph, parameter, set_parameters, workspace
from graph.ledger import Ledger
from graph.questions.path import LONGEST, FoundPath, Step, shortest_path
from graph.wording import LINKS


def show() -> None:
    """Draw the page. Its address holds both ends."""
    st.title("Path")
    st.write("How are two people, organisations or institutions connected, and who says so?")
    with graph() as opened, Ledger.open(workspace().ledger) as ledger:
        first, second = st.columns(2, gap="medium")
        with first:
            start = choose_end(opened, "start", "From")
        with second:
            end = choose_end(opened, "end", "To")
        if start is None or end is None:
            return
        if st.button("Swap the two", icon=":material/swap_horiz:"):
            set_parameters(start=end.id, end=start.id)
            st.rerun()
        if start.id == end.id:
            st.info("Both ends are the same. Choose another one.")
            return
        found = shortest_path(opened, ledger, start.id, end.id, workspace().settings.threshold)
        if found is None:
            st.info(
                f"No evidence connects {markdown(start.title)} and {markdown(end.title)} within {LONGEST} steps. "
                "That says nothing about the world, only about these documents. Other spellings of a name may "
                "stand for themselves: try these."
            )
            return
        _show(found)


def _show(found: FoundPath) -> None:
    st.subheader(f"{len(found.steps)} steps" if len(found.steps) > 1 else "One step", anchor=False)
    picture = found.picture
    draw(picture, f"path {parameter('start')} {parameter('end')}", height=220, row=True)
    with st.expander("The same as a table", icon=":material/table:"):
        table(picture)
    for number, step in enumerate(found.steps, start=1):
        with st.container(border=True):
            st.markdown(f"**{number}.** {_in_words(step)}")
            show_witnesses(step.witnesses, f"step {number}")


def _in_words(step: Step) -> str:
    """The step as a sentence from the start to the end of its relationship."""
    walked = (step.before, step.after)
    start, end = walked if step.link.start == step.before.id else walked[::-1]
    when = f" ({step.link.role})" if step.link.role else ""
    words = f"{LINKS.get(step.link.type, step.link.type)}{when}"
    return f"{markdown(start.title)} — *{markdown(words)}* — {markdown(end.title)} {markdown(end.when or start.when)}"
