"""Choose a person, an organisation or an institution by name."""

from collections.abc import Mapping

import streamlit as st

from dashboard.components.picture import styles
from dashboard.components.text import markdown
from dashboard.shell import link, parameter, set_parameters
from graph.questions.asking import Graph
from graph.questions.names import Found, named, search

FIRST_SHOWN = 20


def choose_entity(opened: Graph, page: str, key: str | None) -> Found | None:
    """Draw the search box of a page; return the entity that its address names, None while a name is searched.

    page: key of the page to which the names that are found link.
    """
    words = _box(page)
    if words:
        _show_found(page, words, search(opened, words))
        return None
    if key is None:
        st.info("Type a name, or a part of one, in any spelling: a person, an organisation, a prison, a town.")
        return None
    entity = named(opened, key)
    if entity is None:
        st.warning("What this address names is not in the graph. Search for its name.")
    return entity


def choose_end(opened: Graph, name: str, label: str) -> Found | None:
    """Draw the choice of one end of a path; return it once the parameter `name` of the address holds it."""
    key = parameter(name)
    entity = named(opened, key) if key else None
    if entity:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"{label} **{markdown(entity.title)}**", width="content")
            if st.button("Change", key=f"change {name}", type="tertiary", icon=":material/edit:"):
                set_parameters(**{name: None})
                st.rerun()
        return entity
    if key:
        st.warning("What this address names is not in the graph. Search for its name.")
    words = st.text_input(label, placeholder="a name, in any spelling", icon=":material/search:", key=f"words {name}")
    if words.strip():
        others = {other: value for other in ("start", "end") if other != name and (value := parameter(other))}
        _show_found("path", words, search(opened, words), name, others)
    return None


def _box(page: str) -> str:
    """What is searched for. The address alone says it: going back shows the results again, a result clears the box."""
    key = f"{page} search"
    given = parameter("q") or ""
    st.session_state[key] = given
    st.text_input(
        "Search a name",
        placeholder="for example Sokolov, IK-2, Amnesty International",
        icon=":material/search:",
        key=key,
        on_change=_take_words,
        args=(key,),
    )
    return given


def _take_words(key: str) -> None:
    set_parameters(q=st.session_state[key].strip() or None)


def _show_found(
    page: str, words: str, found: list[Found], name: str = "entity", others: Mapping[str, str] | None = None
) -> None:
    """List what was found, each a link to `page` with its id in the parameter `name`, beside `others`."""
    if not found:
        st.info(
            f"Nothing in the graph is called {markdown(words)}. Try a part of the name, or another spelling; "
            "what no document names is not here."
        )
    for entity in found[:FIRST_SHOWN]:
        caption = styles()[entity.label].caption if entity.label in styles() else entity.label
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            link(page, entity.title, icon=":material/arrow_forward:", **{**(others or {}), name: entity.id})
            facts = [caption, *([entity.status] if entity.status and entity.status != "unknown" else [])]
            facts.append(f"{entity.events} events" if entity.events != 1 else "1 event")
            also = f" · also {', '.join(entity.names)}" if entity.names else ""
            st.caption(markdown(" · ".join(facts) + also), width="content")
    if len(found) > FIRST_SHOWN:
        st.caption(f"{len(found) - FIRST_SHOWN} more: write more of the name.")
