"""The evidence panel: who says it, in which words, where."""

import streamlit as st

from dashboard.components.text import escaped, markdown
from dashboard.shell import link
from graph.questions.evidence import Evidence, Witness
from graph.quotations import Quoted
from graph.wording import date_in_words, kind_in_words

STANCES = {"alleged": "alleges", "believed": "believes", "denied": "denies"}
HIDDEN = ("subject", "type", "date", "start_date", "end_date")
FIRST_SHOWN = 12


def show_evidence(evidence: Evidence, key: str) -> None:
    """Draw the claims of one node or relationship. key: tells several panels of one page apart."""
    st.subheader(markdown(evidence.title), anchor=False)
    chips = [f'<span class="chip">{escaped(kind_in_words(evidence.kind))}</span>']
    if evidence.when:
        chips.append(f'<span class="chip">{escaped(evidence.when)}</span>')
    if evidence.disputed:
        chips.append('<span class="chip disputed">disputed</span>')
    if evidence.alleged:
        chips.append('<span class="chip alleged">nobody asserts it without reserve</span>')
    st.html(f"<div>{''.join(chips)}</div>")
    _show_disputes(evidence)
    show_witnesses(evidence.witnesses, key)
    if not evidence.complete:
        st.caption("More claims than can be shown here: ask for the rest on the page Query.")


def show_witnesses(witnesses: tuple[Witness, ...], key: str) -> None:
    """Draw claims with their words. The first are open, the rest opens on demand."""
    if not witnesses:
        st.caption("No claim rests on this alone.")
    for number, witness in enumerate(witnesses[:FIRST_SHOWN]):
        _show(witness, f"{key} {number}")
    if rest := witnesses[FIRST_SHOWN:]:
        with st.expander(f"{len(rest)} more claims"):
            for number, witness in enumerate(rest):
                _show(witness, f"{key} rest {number}")


def _show_disputes(evidence: Evidence) -> None:
    for name, values in evidence.values.items():
        rows = "".join(
            f"<li><b>{escaped(date_in_words(value))}</b>: {escaped(', '.join(voices))}</li>"
            for value, voices in values.items()
        )
        st.html(f'<div class="states">Voices differ on the {escaped(kind_in_words(name))}:<ul>{rows}</ul></div>')


def _show(witness: Witness, key: str) -> None:
    claim = witness.claim
    doubt = " denied" if claim.stance == "denied" else " alleged" if claim.stance != "asserted" else ""
    quotes = "".join(f'<div class="quote">{_quote(quoted)}</div>' for quoted in witness.quotes)
    notes = [*witness.derived, *witness.other]
    more = f'<div class="by">{escaped("; ".join(notes))}</div>' if notes else ""
    st.html(
        f'<div class="evidence{doubt}"><div class="states">{_states(witness)}</div>{quotes}'
        f'<div class="by">— {escaped(_said_by(witness))}</div>{more}</div>'
    )
    if witness.quotes:
        first = witness.quotes[0]
        link(
            "sources",
            "Read it in the document",
            icon=":material/article:",
            document=first.document,
            at=str(first.start),
        )


def _states(witness: Witness) -> str:
    """What the claim states, as a line: kind, then its arguments."""
    claim = witness.claim
    kind = str(claim.arguments.get("type") or claim.kind)
    dates = [str(claim.arguments[name]) for name in ("date", "start_date", "end_date") if name in claim.arguments]
    parts = [f"<b>{escaped(kind_in_words(kind).capitalize())}</b>"]
    parts += [escaped(str(claim.arguments[name])) for name in ("subject",) if name in claim.arguments]
    parts += [escaped(date_in_words(date)) for date in dates]
    for name, value in claim.arguments.items():
        if name not in HIDDEN:
            words = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
            parts.append(f"{escaped(kind_in_words(name))}: {escaped(words)}")
    return " · ".join(parts)


def _quote(quoted: Quoted) -> str:
    before, after = escaped(quoted.before), escaped(quoted.after)
    return (
        f'<span class="context">{before}</span><mark>{escaped(quoted.words)}</mark><span class="context">{after}</span>'
    )


def _said_by(witness: Witness) -> str:
    """Speaker, publisher, day and file, as far as they are known."""
    claim = witness.claim
    speaker = claim.speaker or claim.publisher or "unnamed source"
    verb = STANCES.get(claim.stance)
    said = f"{speaker} {verb} it" if verb else speaker
    where = [part for part in (claim.publisher if claim.publisher != speaker else None, claim.file) if part]
    day = date_in_words(claim.date) if claim.date else None
    return ", ".join([said, *([f"in: {' '.join(where)}"] if where else []), *([day] if day else [])])
