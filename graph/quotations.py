"""Words of a document in their context."""

from dataclasses import dataclass

CONTEXT = 140
"""Characters that are shown before and after a quote."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a document with what stands before and after them."""

    document: str
    before: str
    words: str
    after: str
    start: int


def in_context(document: str, text: str, start: int, end: int) -> Quoted:
    """The words from `start` to `end`, with whole words around them. document: id of the one whose text it is."""
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    if start > CONTEXT:
        before = "…" + before.partition(" ")[2]
    if end + CONTEXT < len(text):
        after = after.rpartition(" ")[0] + "…"
    return Quoted(document, before, text[start:end], after, start)
