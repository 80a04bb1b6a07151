"""The clauses of a verb or a noun: what is asked for, what was before, on what occasion, and of what it is a part."""

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import sentence_of
from ingest.text.phrases import Relation
from ingest.text.verbs import clause_verb, is_simultaneous, joined_to


def _complement(trigger: Token) -> list[Token]:
    found = [child for child in trigger.children if child.dep_ in ("acomp", "oprd", "attr", "xcomp", "ccomp")]
    found += [child for child in trigger.children if child.dep_ == "advcl" and child.pos_ == "ADJ"]  # `went missing`
    on = any(child.dep_ == "prep" and child.lower_ in ("on", "upon") for child in trigger.children)
    for child in trigger.children:
        if child.dep_ == "advcl" and (_is_asked_for(child) or (on and _is_infinitive(child))):
            found.append(child)  # `calls for X to be released`, `called on them to`
    found += [clause for head in _asked(trigger) for clause in head.children if _is_infinitive(clause)]
    found += [child for child in trigger.children if child.dep_ == "dobj"][
        1:
    ]  # `designated her a prisoner of conscience`
    for child in trigger.children:
        if child.dep_ == "dobj" and trigger.lemma_ in ("find", "declare", "pronounce"):
            found += [word for word in child.subtree if word.lower_ == "guilty" and word.nbor(-1).text == ","]
    for first in found:
        found += [second for second in first.children if second.pos_ == "VERB" and _is_joined(second)]
    return found


def _is_joined(clause: Token) -> bool:
    """`to release her, to drop the charges`: the parser may take the second for a purpose of the first."""
    if clause.dep_ == "conj":
        return True
    return (
        clause.dep_ == "advcl"
        and _is_infinitive(clause)
        and clause.left_edge.i > 0
        and clause.left_edge.nbor(-1).text == ","
    )


def _asked(trigger: Token) -> list[Token]:
    """Those who are asked: the object, and that of `call on`, on whom the parser may hang what they are asked to do."""
    found = [child for child in trigger.children if child.dep_ in ("dobj", "dative")]
    for child in trigger.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "upon", "to"):
            found.extend(inner for inner in child.children if inner.dep_ == "pobj")
    return [token for head in found for token in (head, *(t for t in head.subtree if t.dep_ == "pobj"))]


def _is_asked_for(clause: Token) -> bool:
    """`for X to be released`."""
    return any(child.dep_ == "mark" and child.lower_ == "for" for child in clause.children)


def _is_infinitive(clause: Token) -> bool:
    to = any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)
    return to and clause.dep_ in ("acl", "relcl", "advcl", "xcomp")


def _clause(trigger: Token) -> list[Token]:
    found = [child for child in trigger.children if child.dep_ in ("relcl", "acl")]
    return found + [
        second for first in found for second in first.children if second.pos_ == "VERB" and _is_joined(second)
    ]


def _consequence(trigger: Token) -> list[Token]:
    """What was before: `serving` in `was released after serving`, `having served`."""
    clauses = [child for child in trigger.children if child.dep_ == "advcl"]
    for child in trigger.children:
        if child.dep_ == "prep" and child.lower_ in ("after", "on", "upon", "following"):
            clauses.extend(inner for inner in child.children if inner.dep_ == "pcomp")
    return clauses


def _occasion(trigger: Token) -> list[Token]:
    """`arrived` in `was arrested when she arrived`, `covering` in `was arrested while covering a protest`."""
    return [child for child in trigger.children if is_simultaneous(child)]


def _joined(trigger: Token) -> list[Token]:
    """`raided` in `raided her flat and arrested her`: what happened on the same occasion."""
    if trigger.dep_ != "conj":
        return []
    first = joined_to(trigger)
    return [first] if first.lemma_ in words("arguments.en.yaml", "occasions") else []


def _governor(trigger: Token) -> list[Token]:
    return [trigger.head] if trigger.head != trigger else []


def _within(trigger: Token) -> list[Token]:
    """The verb in whose clause a noun stands."""
    verb = clause_verb(trigger)
    return [verb] if verb != trigger and verb.pos_ in ("VERB", "AUX") else []


def _root(trigger: Token) -> list[Token]:
    """The verb at the head of the whole sentence."""
    return [sentence_of(trigger).root]


def _before(trigger: Token) -> list[Token]:
    """The verb of the sentence before: `came` in `Police came to her flat. They took her to ...`."""
    first = sentence_of(trigger)[0]
    return [sentence_of(first.nbor(-1)).root] if first.i > 0 else []


def _participle(trigger: Token) -> list[Token]:
    """The verb itself in `X, serving nine years`."""
    return [trigger] if trigger.tag_ == "VBG" and trigger.dep_ == "acl" else []


CLAUSES: dict[str, Relation] = {
    "complement": _complement,
    "clause": _clause,
    "consequence": _consequence,
    "occasion": _occasion,
    "joined": _joined,
    "governor": _governor,
    "within": _within,
    "before": _before,
    "root": _root,
    "participle": _participle,
}
