"""Prepositions and lists: whose object is what, also where the parser hung it on the wrong word."""

import re
from collections.abc import Callable
from typing import TypeAlias

from spacy.tokens import Token

from ingest.text.analysis import same_sentence
from ingest.text.verbs import SUBJECTS

Relation: TypeAlias = Callable[[Token], list[Token]]
"""From a verb or noun to the heads of the phrases that stand in one relation to it."""


def listed(head: Token) -> list[Token]:
    """`head` and what is joined to it: X, Y and Z."""
    found = [head]
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX", "ADP") and not _is_clause(child):
            found.extend(listed(child))
    return found


def _is_clause(token: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in token.children)


def _repeated(last: Token, preposition: str) -> list[Token]:
    """Y and Z in `of X, of Y and of Z`, wherever the parser hung them."""
    found: list[Token] = []
    position = last.i + 1
    while position + 1 < len(last.doc):
        joint = position
        while joint + 1 < len(last.doc) and (last.doc[joint].text == "," or last.doc[joint].dep_ == "cc"):
            joint += 1
        again = last.doc[joint]
        if joint == position or again.lower_ != preposition or not same_sentence(again, last):
            break
        heads = [child for child in again.children if child.dep_ == "pobj"]
        if not heads:
            break
        found.append(heads[0])
        position = max([heads[0].i, *(child.i for child in heads[0].children if child.dep_ == "appos")]) + 1
    return found


def prepositional(trigger: Token, preposition: str) -> list[Token]:
    """The objects of `preposition` that belong to `trigger`; for a noun also where the parser hung it higher up."""
    found: list[Token] = []
    for child in trigger.children:
        if child.dep_ in ("prep", "agent", "dative", "prt", "advmod") and child.lower_ == preposition:
            found.extend(_objects(child))
        elif child.dep_ == "prep" and child.lower_ in ("because", "out", "according", "along", "together"):
            found.extend(inner for step in child.children if step.lower_ == preposition for inner in _objects(step))
    if not found:
        found = _stray(trigger, preposition)
    if found and trigger.pos_ in ("NOUN", "PROPN"):
        found.extend(token for token in _repeated(found[-1], preposition) if token not in found)
    return found


def _objects(preposition: Token) -> list[Token]:
    found = [child for child in preposition.children if child.dep_ in ("pobj", "pcomp")]
    if not found and preposition.lower_ == "as":
        found = [child for child in preposition.children if child.pos_ == "ADJ"]  # `rejected them as baseless`
    for child in preposition.children:
        if child.dep_ in ("conj", "prep") and child.pos_ == "ADP" and child.lower_ == preposition.lower_:
            found.extend(_objects(child))
    return found


def _stray(trigger: Token, preposition: str) -> list[Token]:
    """`torture and other ill-treatment at IK-2`, `sentenced to five years for theft`: the same preposition farther on.

    For a noun it must follow the list of which the noun is a part; for a verb it may hang on one of its own objects.
    """
    if trigger.pos_ in ("NOUN", "PROPN"):
        if preposition == "of":
            for child in trigger.children:
                if after := _after_date(child):
                    return after  # `the arrest on 3 May of X`
        for sibling in listed(trigger)[1:]:
            for child in sibling.children:
                if sibling.i > trigger.i and child.dep_ == "prep" and child.lower_ == preposition:
                    return _objects(child)
        last = max((token.i for token in listed(trigger)), default=trigger.i)
        if last + 1 < len(trigger.doc):
            following = trigger.doc[last + 1]
            if (
                following.lower_ == preposition
                and following.dep_ in ("prep", "agent")
                and same_sentence(following, trigger)
            ):
                return _objects(following)
        return []
    for child in trigger.children:
        if preposition == "of" and (after := _after_date(child)):
            return after
        if child.dep_ == "agent" and preposition == "of":  # `accused by the Ministry of Health of fraud`
            within = [step for step in child.subtree if step.lower_ == "of" and not _in_clause(step, trigger)]
            if within:
                return _objects(within[-1])
        if child.dep_ in ("prep", "dobj", "npadvmod", "oprd", "attr", "dative") and child.i > trigger.i:
            for step in child.subtree:
                if step.lower_ == preposition and step.dep_ == "prep" and not _in_clause(step, trigger):
                    return _objects(step)
    return []


def _after_date(step: Token) -> list[Token]:
    """Fraud in `was convicted on 13 August of fraud`, which the parser hung on the date."""
    dates = [child for child in step.children if child.dep_ == "pobj" and child.ent_type_ == "DATE"]
    return [
        head
        for date in dates
        for child in date.children
        if child.dep_ == "prep" and child.lower_ == "of"
        for head in _objects(child)
        if head.ent_type_ != "DATE" and head.pos_ != "NUM"
    ]


def _in_clause(token: Token, trigger: Token) -> bool:
    step = token.head
    while step != trigger and step.head != step:
        if step.pos_ in ("VERB", "AUX") and step.dep_ != "amod":
            return True
        step = step.head
    return False


def plain_phrase(token: Token) -> list[Token]:
    """The unbroken phrase of `token` without what is joined to it, apposed, relative or adverbial."""
    dropped: set[int] = set()
    for child in token.children:
        if (
            child.dep_ in ("conj", "cc", "relcl", "appos", "advcl", "parataxis", "npadvmod", "preconj", "punct")
            and child.i > token.i
        ) or (child.dep_ == "prep" and any(inner.ent_type_ in ("DATE", "TIME") for inner in child.children)):
            dropped.update(t.i for t in child.subtree)
    kept = [t for t in token.subtree if t.i not in dropped]
    unbroken = [t for t in kept if t.i >= token.i]
    tail = [token]
    for t in unbroken[1:]:
        if any(i in dropped for i in range(tail[-1].i + 1, t.i)):
            break
        tail.append(t)
    return [t for t in kept if t.i < token.i] + tail


def one_line(text: str) -> str:
    """`text` without line breaks, and without the commas around it."""
    return re.sub(r"\s+", " ", text).strip(" ,;")
