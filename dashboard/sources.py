"""The page Sources: the documents, each with what it tells marked in its text."""

import pandas as pd
import streamlit as st

from dashboard.components.marked_text import marked_text
from dashboard.components.text import markdown
from dashboard.shell import graph, link, parameter, set_parameters, workspace
from graph.ledger import Ledger
from graph.names import words
from graph.questions.documents import Listed, Reading, listed, read_document
from graph.questions.marks import Told, in_graph, told
from graph.store.refresh import freshness
from graph.wording import date_in_words, kind_in_words, visible

TEXT = "text of"


def show() -> None:
    """Draw the page. Its address holds the document and the mention that is chosen in it."""
    st.title("Sources")
    with Ledger.open(workspace().ledger) as ledger:
        key = parameter("document")
        if key is None:
            _list(listed(ledger))
            return
        reading = read_document(ledger, key, workspace().settings.threshold)
    if reading is None:
        st.warning("The document that this address names is not here.")
        link("sources", "All documents", icon=":material/arrow_back:")
        return
    _document(reading)


def _list(documents: list[Listed]) -> None:
    wanted = set(words(st.text_input("Search in titles and publishers", icon=":material/search:")))
    unread_only = st.toggle("Only what is not read yet", value=parameter("unread") is not None)
    shown = [d for d in documents if wanted <= _words_of(d) and not (unread_only and d.read)]
    if not shown:
        st.info("No document fits." if documents else "No document is here yet.")
        return
    st.caption(f"{len(shown)} of {len(documents)} documents. Choose a row to read it.")
    rows = [
        {
            "title": visible(d.title),
            "publisher": visible(d.publisher or "not known"),
            "published": visible(date_in_words(d.date)) if d.date else "not known",
            "language": d.language or "not known",
            "read": "yes" if d.read else "not yet: no analyser for the language",
        }
        for d in shown
    ]
    chosen = st.dataframe(
        pd.DataFrame(rows), hide_index=True, on_select="rerun", selection_mode="single-row", alt="The documents"
    )
    if selected := chosen["selection"]["rows"]:
        set_parameters(document=shown[selected[0]].document)
        st.rerun()


def _words_of(document: Listed) -> set[str]:
    return set(words(f"{document.title} {document.publisher or ''} {document.file or ''} {document.date or ''}"))


def _document(reading: Reading) -> None:
    link("sources", "All documents", icon=":material/arrow_back:")
    description = reading.description
    if description:
        st.subheader(markdown(description.title or description.file or "Document"), anchor=False)
        day = date_in_words(description.date) if description.date else None
        known = [part for part in (description.publisher, day, description.file, description.address) if part]
        st.caption(markdown(" · ".join(known)))
    mentions = told(reading)
    text_side, panel = st.columns([3, 2], gap="medium")
    with text_side, st.container(height=680, border=True):
        chosen = parameter("mark")
        clicked = marked_text(reading, f"{TEXT} {reading.document}", chosen=chosen, at=parameter("at"))
        if clicked and clicked != chosen:
            set_parameters(mark=clicked)
            st.rerun()
    with panel, st.container(height=680, border=True):
        if not mentions:
            st.info("Nothing is marked: no analyser has read this document, or it found nothing to state.")
        elif told_of := mentions.get(chosen or ""):
            _told(reading, told_of)
        else:
            st.info("Click marked words to see what they are taken to say.", icon=":material/touch_app:")
            _all_told(mentions)


def _told(reading: Reading, mention: Told) -> None:
    """What the document tells of the chosen mention, with the words for each part."""
    st.subheader(markdown(mention.title[:1].upper() + mention.title[1:]), anchor=False)
    rows = [
        {
            "what": kind_in_words(p.property),
            "value": visible(date_in_words(p.value)),
            "words": visible(reading.text[p.start : p.end]),
            "how": ", ".join(word for word in (p.stance, p.modality) if word not in ("asserted", "actual")),
            "confidence": p.confidence,
        }
        for p in mention.passages
    ]
    table = pd.DataFrame(rows)
    shown = table if table["how"].any() else table.drop(columns="how")
    st.dataframe(shown, hide_index=True, alt="What the marked words are taken to say")
    claims = {passage.claim for passage in mention.passages}
    for note in dict.fromkeys(note.words for note in reading.notes if note.claim in claims):
        st.caption(markdown(note))
    if freshness(workspace()) == "not installed":
        st.caption("Connections are shown once the graph store is installed: see the page Explore.")
        return
    with graph() as opened:
        for found in in_graph(opened, reading, mention)[:6]:
            title = f"{found.title} {found.when}".strip()
            link("explore", f"In the graph: {title}", icon=":material/hub:", entity=found.id)
    if st.button("All that this document tells", icon=":material/list:", type="tertiary"):
        set_parameters(mark=None)
        st.rerun()


def _all_told(mentions: dict[str, Told]) -> None:
    rows = [
        {
            "what": kind_in_words(mention.kind),
            "name": visible(mention.title) if mention.title != kind_in_words(mention.kind) else "",
            "claims": len(mention.passages),
        }
        for mention in mentions.values()
    ]
    chosen = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt="Everything that the document tells",
    )
    if selected := chosen["selection"]["rows"]:
        set_parameters(mark=list(mentions)[selected[0]])
        st.rerun()
