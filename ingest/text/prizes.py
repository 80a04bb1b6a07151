"""Prizes by their names: `the 2021 Harbour Freedom to Write Award`, and the year of which it is."""

import re

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import end_of, same_sentence, start_of
from ingest.text.timing import Dated

LEXICON = "arguments.en.yaml"
LONGEST = 9
"""Words that a name may have before the one that says what it is."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINING = frozenset({"to", "of", "for", "and", "/", "-", "the"})


def is_prize(token: Token) -> bool:
    """Whether a word is `award`, `prize`, `medal`."""
    return token.lemma_.lower() in words(LEXICON, "prizes") or token.lower_ in words(LEXICON, "prizes")


def prize_name(token: Token) -> tuple[int, int] | None:
    """Where the name of the prize stands that ends, or goes on with `for`, at `token`; None for a prize without one."""
    if not is_prize(token):
        return None
    first = _first(token)
    if first == token:
        return None
    last = token
    following = list(token.doc[token.i + 1 : token.i + 1 + LONGEST])
    if following and following[0].lower_ == "for":
        for step in following[1:]:
            if not _is_capital(step) and step.lower_ not in ("of", "and", "the"):
                break
            last = step if _is_capital(step) else last
    return start_of(first), end_of(last)


def edition(token: Token) -> Dated | None:
    """The year that stands before the name of a prize: `the 2021 Harbour Prize`, `its 2021 prize`."""
    if not is_prize(token):
        return None
    before = _first(token)
    nearest = [before.nbor(-1)] if before.i > 0 else []
    for step in nearest:
        if _YEAR.fullmatch(step.text) and same_sentence(step, token):
            return Dated(step.text, start_of(step), end_of(step))
    return None


def _first(token: Token) -> Token:
    """The first word of the capitalised words that lead up to `token`, itself where there are none."""
    first, step = token, token
    while step.i > 0 and token.i - step.i < LONGEST:
        step = step.nbor(-1)
        if not same_sentence(step, token) or not (
            _is_capital(step) or step.lower_ in _JOINING or step.lower_ == "annual"
        ):
            break
        if step.lower_ == "the" and not _is_joint(step):
            break
        if _is_capital(step):
            first = step
    return first


def _is_joint(step: Token) -> bool:
    return step.i > 0 and step.nbor(-1).lower_ in _JOINING


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ not in ("DET", "PRON", "VERB", "AUX", "ADP")
