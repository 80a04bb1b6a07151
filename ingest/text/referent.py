"""Whom or what some words mean, and the phrase in which they stand."""

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.text.analysis import end_of, start_of
from ingest.text.clusters import Entity
from ingest.text.name import Name


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom or what some words mean: an entity of the document, else the words themselves.

    start, end: the words in the text. anchor: the name that they stand for, where they are no name themselves.
    """

    start: int
    end: int
    entity: Entity | None = None
    words: str | None = None
    anchor: Name | None = None


def standing_for(token: Token, entity: Entity) -> Referent:
    """An entity that `token` means without naming it, by the name before."""
    before = bisect_left(entity.names, start_of(token), key=lambda name: name.end)
    return Referent(start_of(token), end_of(token), entity, anchor=entity.names[max(0, before - 1)])


def noun_phrase(token: Token) -> list[Token]:
    """The tokens of the plain noun phrase of `token`: its modifiers, no article, no clause, no list."""
    first = token
    for child in token.lefts:
        if child.dep_ in ("compound", "amod", "nummod", "nmod", "poss", "quantmod") and not child.is_punct:
            left = child.left_edge
            if child.dep_ == "poss" and child.pos_ == "PRON":
                left = child
            if left.i < first.i:
                first = left
    phrase = list(token.doc[first.i : token.i + 1])
    return phrase[1:] if len(phrase) > 1 and phrase[0].pos_ == "DET" else phrase
