"""The page Add: drop documents or paste a text, see what would be recorded, record it."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.components.adding import Adding
from dashboard.components.text import escaped, markdown
from dashboard.shell import link, workspace
from graph import edtf
from graph.errors import BadInput
from graph.wording import date_in_words, visible
from ingest.described import Given
from ingest.index import INDEX
from ingest.pipeline import Refused
from ingest.preview import Preview, preview
from ingest.uploads import Ingested, Upload

WORK, ROUND = "adding", "how often something was added"
FILES, PASTE = "Files", "A text that I paste"
PASTED = "pasted.txt"
LONGEST_SHOWN = 60_000
"""Characters of a text that the preview draws; a browser grows slow with more."""
MOST_LINKS = 20
WIDTHS = {"kind": 110, "what": 260, "who says so": 130, "words": 260}
"""Pixels of the columns of the table of facts."""


def show() -> None:
    """Draw the page."""
    st.title("Add documents", anchor=False)
    work = st.session_state.get(WORK)
    if isinstance(work, Adding):
        _wait(work)
        _report(work)
        return
    st.write("Releases, letters, web pages that you saved: what they say is looked for, each statement with its words.")
    uploads = _uploads()
    option = _description()
    if not uploads or option is None:
        return
    threshold = workspace().settings.threshold
    readable = _preview(uploads, option, threshold)
    documents = sum(upload.name != INDEX for upload in uploads)
    label = "Ingest this document" if documents == 1 else f"Ingest these {documents} documents"
    if st.button(label, type="primary", icon=":material/add:", disabled=not readable and documents < 2):
        st.session_state[WORK] = Adding(workspace(), uploads, option)
        st.rerun()


def _uploads() -> list[Upload]:
    """What was dropped or pasted. Keys change after each ingest, so that the fields are empty again."""
    turn = st.session_state.setdefault(ROUND, 0)
    way = st.segmented_control("What do you have?", [FILES, PASTE], default=FILES, required=True, key=f"way {turn}")
    if way == PASTE:
        text = st.text_area("Text", height=220, key=f"text {turn}", placeholder="Paste the whole text of one document.")
        return [Upload(PASTED, text.encode("utf-8", "replace"))] if text.strip() else []
    dropped = st.file_uploader(
        "Files",
        accept_multiple_files=True,
        key=f"files {turn}",
        help="Plain text in UTF-8 (.txt) and web pages (.html). An index.csv among them (file, publisher, date, "
        "language, url, licence) describes the others.",
    )
    return [Upload(file.name, file.getvalue()) for file in dropped]


def _description() -> Given | None:
    """What the reader says of the documents; None while the date is none."""
    turn = st.session_state[ROUND]
    st.caption("Say what you know of it; what you leave open is taken from the document, as far as it tells.")
    first, second = st.columns(2), st.columns(2)
    publisher = first[0].text_input("Publisher", key=f"publisher {turn}", placeholder="Who published it")
    date = first[1].text_input(
        "Day of publication",
        key=f"date {turn}",
        placeholder="2011-07-27",
        help="Year, month, day: 2011-07-27. Or as much as is known: 2011-07, 2011, 2011-07~ for about July (EDTF).",
    )
    with first[1]:
        right = _check_date(date.strip())
    address = second[0].text_input("Web address", key=f"address {turn}", placeholder="https://")
    language = second[1].text_input("Language", key=f"language {turn}", placeholder="en; empty: it is recognised")
    if not right:
        return None
    said = (text.strip() or None for text in (publisher, date, address, language))
    return Given(*said)


def _check_date(date: str) -> bool:
    """Say how a date is read, or what is wrong with it."""
    if not date:
        return True
    try:
        edtf.parse(date)
    except BadInput as error:
        st.error(markdown(str(error)[:1].upper() + str(error)[1:]))
        return False
    st.caption(markdown(date_in_words(date)))
    return True


def _preview(uploads: Sequence[Upload], option: Given, threshold: float) -> bool:
    """Draw what would be recorded of one document; return whether it can be read."""
    documents = [upload for upload in uploads if upload.name != INDEX]
    if not documents:
        st.warning(f"{INDEX} describes documents: drop it together with them.")
        return False
    st.subheader("What would be recorded", anchor=False)
    which = 0
    if len(documents) > 1:
        which = st.selectbox("Document", range(len(documents)), format_func=lambda at: visible(documents[at].name))
    try:
        seen = _read(tuple(uploads), which, option, threshold)
    except BadInput as error:
        st.error(markdown(error), icon=":material/error:")
        return False
    _draw(seen)
    return True


@st.cache_data(max_entries=8, show_spinner="Reading. The first document takes some seconds.")
def _read(uploads: tuple[Upload, ...], which: int, option: Given, threshold: float) -> Preview:
    return preview(uploads, which, option, threshold)


def _draw(seen: Preview) -> None:
    described = seen.description
    date = date_in_words(described.date) if described.date else "no date"
    known = (
        described.title,
        described.publisher or "publisher unknown",
        date,
        described.language or "language unknown",
    )
    st.caption(markdown(" · ".join(part for part in known if part)))
    if seen.not_read:
        st.warning(markdown(f"It would be stored, but nothing is looked for in it: {seen.not_read}."))
    text, table = st.columns([2, 3], gap="medium")
    with text.container(height=480, border=True):
        st.html(f'<div class="preview" dir="auto">{_marked(seen)}</div>')
    with table:
        _facts(seen)


def _marked(seen: Preview) -> str:
    """The text as HTML, the words of facts marked, cut where it is very long."""
    parts, room = [], LONGEST_SHOWN
    for segment in seen.segments:
        shown = segment.text[:room]
        room -= len(shown)
        words = escaped(shown.replace("\r\n", "\n"))
        parts.append(f'<mark title="{escaped(", ".join(segment.kinds))}">{words}</mark>' if segment.kinds else words)
        if room <= 0:
            parts.append("<p><em>The rest is not shown here; it is read all the same.</em></p>")
            break
    return "".join(parts)


def _facts(seen: Preview) -> None:
    if not seen.facts:
        if not seen.not_read:
            st.info("Nothing that the program knows how to read is said here.")
        return
    rows = [(fact.kind, fact.what, fact.said_by, fact.words) for fact in seen.facts]
    frame = pd.DataFrame(rows, columns=["kind", "what", "who says so", "words"]).map(visible)
    widths = {name: st.column_config.TextColumn(width=width) for name, width in WIDTHS.items()}
    st.dataframe(frame, hide_index=True, column_config=widths, alt="What the document says")
    notes = []
    if seen.waiting:
        notes.append(f"{seen.waiting} more that are planned, denied or too unsure to count are recorded too")
    if seen.rejected:
        notes.append(f"{seen.rejected} without evidence are not recorded")
    if notes:
        st.caption("; ".join(notes).capitalize() + ".")


def _wait(work: Adding) -> None:
    """Show how far it is, until it has ended."""
    if work.wait(0):
        return
    bar = st.progress(0.0, "Reading")
    while not work.wait(0.2):
        bar.progress(work.done / max(work.total, 1), markdown(f"Reading {work.name}" if work.name else "Reading"))
    bar.empty()


def _report(work: Adding) -> None:
    if work.fault:
        st.error(markdown(f"Nothing was recorded: {work.fault}"), icon=":material/error:")
    if work.ingested:
        _tell(work.ingested)
    if work.store_fault:
        st.warning(
            markdown(f"The documents are recorded. The graph could not be brought up to date: {work.store_fault}"),
            icon=":material/database_off:",
        )
    elif work.ingested and not work.graph and work.ingested.documents:
        st.info("The graph store is not installed: documents can be read, connections are not drawn yet. To fetch it:")
        st.code("defenders store install", language="bash")
    if st.button("Add more", icon=":material/add:", type="primary"):
        del st.session_state[WORK]
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        st.rerun()


def _tell(ingested: Ingested) -> None:
    report = ingested.report
    new, claims = report.documents, report.added["Claim"]
    if new:
        st.success(f"{_counted(new, 'document')} added, with {_counted(claims, 'new claim')}.", icon=":material/check:")
    if report.known:
        again = f", with {_counted(claims, 'new claim')}" if claims and not new else "; nothing is recorded twice"
        st.info(f"{_counted(report.known, 'document')} known already{again}.", icon=":material/done_all:")
    if report.judgements["unsure"]:
        st.info(f"{_counted(report.judgements['unsure'], 'pair')} of names or events may be the same: you decide.")
    for document_name, key in ingested.documents[:MOST_LINKS]:
        link("sources", document_name, icon=":material/article:", document=key)
    if len(ingested.documents) > MOST_LINKS:
        link("sources", f"and {len(ingested.documents) - MOST_LINKS} more", icon=":material/article:")
    for line in report.unread:
        st.warning(markdown(f"Stored, not read yet, for its language cannot be analysed so far: {line}"))
    _refusals("Refused", report.refused)
    _refusals("Claims that were rejected, for their evidence did not check", report.rejected)


def _refusals(title: str, refused: Sequence[Refused]) -> None:
    if refused:
        st.error(f"{title}: {len(refused)}", icon=":material/block:")
        rows = [(visible(r.name), visible(r.reason)) for r in refused]
        st.dataframe(pd.DataFrame(rows, columns=["what", "why"]), hide_index=True, alt=title)


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
