"""What is told of a verb wherever the parser hung it: `convicted X, at the end of a trial, of fraud`."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import sentence_of
from ingest.text.date_grammar import alternatives

LEXICON = "arguments.en.yaml"
LOANED = re.compile(rf"\b(?:{alternatives(list(words(LEXICON, 'loaned')))})\b", re.IGNORECASE)
"""Offences in words of another language, which the parser takes apart: `lèse majesté`."""
_CLAUSES = frozenset({"ROOT", "conj", "relcl", "advcl", "ccomp"})
_TURNS = frozenset({";", "who", "after", "before", "while", "when", "because", "but", "since", "although"})


def blamed_for(trigger: Token, preposition: str) -> list[Token]:
    """The first offence that `preposition` leads to in the clause after a verb or noun; empty where there is none."""
    for token in _rest_of_clause(trigger):
        if token.lower_ == preposition and token.i + 1 < len(token.doc):
            head = offence_head(token.nbor())
            if head is not None:
                return [head]
    return []


def led_by(trigger: Token, preposition: str) -> list[Token]:
    """Whatever `preposition` leads to in the clause after a verb or noun: `spent a year in custody, mostly in X`."""
    return [
        inner
        for token in _rest_of_clause(trigger)
        if token.lower_ == preposition
        for inner in token.children
        if inner.dep_ == "pobj"
    ]


def offence_head(token: Token) -> Token | None:
    """The word that names the offence of the phrase that begins with `token`, None where it names none."""
    if LOANED.match(token.doc.text, token.idx):
        return token
    if token.tag_ == "VBG" or token.text in '“"«‘':
        return token if token.tag_ == "VBG" else token.nbor()
    head = token
    while head.dep_ in ("amod", "compound", "nmod", "poss") and token.i <= head.head.i <= token.i + 5:
        head = head.head
    return head if head.lemma_.lower() in words(LEXICON, "offences") else None


def _rest_of_clause(trigger: Token) -> Iterator[Token]:
    for token in trigger.doc[trigger.i + 1 : sentence_of(trigger)[-1].i + 1]:
        finite = token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ in _CLAUSES
        if token.lower_ in _TURNS or token.tag_ == "VB" or finite:
            return
        yield token
