"""The text of a document with what claims rest on marked; a click on a mark chooses it."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from graph.canonical import Json, content_id
from graph.questions.documents import Reading
from graph.questions.marks import pieces
from graph.wording import visible

FOLDER = Path(__file__).parent


@cache
def _component() -> Any:
    return st.components.v2.component(
        "marked_text",
        html='<div class="document" dir="auto"></div>',
        css=(FOLDER / "marked_text.css").read_text("utf-8"),
        js=(FOLDER / "marked_text.js").read_text("utf-8"),
    )


def marked_text(reading: Reading, key: str, *, chosen: str | None = None, at: str | None = None) -> str | None:
    """Draw the text; return the id of the mention whose mark was clicked just now, else None.

    chosen: id of the mention that stands out. at: offset to which the page scrolls when it opens.
    """
    cut: list[Json] = [[visible(piece.text), list(piece.mentions), piece.start] for piece in pieces(reading)]
    data = {"pieces": cut, "drawn": content_id(cut), "chosen": chosen, "at": at}
    result = _component()(data=data, key=key, on_chosen_change=lambda: None)
    clicked = getattr(result, "chosen", None)
    return clicked if isinstance(clicked, str) else None
