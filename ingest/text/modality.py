"""Whether what a word tells happened: actual, planned, requested, hypothetical, denied.

The gate walks from the word up through everything on which it depends; a relative clause or a full stop ends the walk.
"""

from functools import lru_cache
from typing import Literal, TypeAlias

from spacy.tokens import Token

from ingest.lexicons.load import lexicon, words
from ingest.text.verbs import is_passive, is_wished

LEXICON = "modality.en.yaml"
Force: TypeAlias = Literal["actual", "planned", "requested", "hypothetical", "denied"]
_ORDER: tuple[Force, ...] = ("denied", "requested", "hypothetical", "planned")
_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "dobj", "pobj", "prep", "acl", "oprd", "attr", "acomp", "pcomp", "dative", "appos", "agent"}
)
_THAT = frozenset(
    {"believe", "say", "state", "report", "add", "note", "know", "think", "consider", "find", "allege", "tell"}
)


@lru_cache(maxsize=1)
def _governors() -> dict[str, Force]:
    return {word: force for force in reversed(_ORDER) for word in words(LEXICON, force)}


@lru_cache(maxsize=1)
def _auxiliaries() -> dict[str, Force]:
    entry = lexicon(LEXICON)["auxiliaries"]
    assert isinstance(entry, dict)
    found: dict[str, Force] = {}
    for force in _ORDER:
        listed = entry.get(force)
        found.update({str(word): force for word in listed} if isinstance(listed, list) else {})
    return found


@lru_cache(maxsize=1)
def _conjunctions() -> frozenset[str]:
    entry = lexicon(LEXICON)["conjunctions"]
    assert isinstance(entry, dict)
    listed = entry["hypothetical"]
    assert isinstance(listed, list)
    return frozenset(str(word) for word in listed)


def force_of(trigger: Token, *, presupposed: bool = True) -> Force:
    """What the sentence says of the event that `trigger` names.

    presupposed: a noun that stands for a fact unless something speaks against it (`his arrest`); where False it does so
    only under a factive word (`welcomes his release`).
    """
    own: Force = "denied" if _gave_none(trigger) else _own_force(trigger)
    if own != "actual":
        return own
    if is_imperative(trigger) or is_wished(trigger):
        return "requested"
    factive = presupposed
    step = trigger
    while step.head != step:
        head, link = step.head, step.dep_
        if link in ("relcl", "parataxis") or (link == "advcl" and not _subordinate(step)):
            break
        if link == "conj":
            if _stands_alone(step) and not _is_subjunctive(step):
                break
            shared = _own_force(head)
            if shared != "actual" and head.pos_ in ("VERB", "AUX"):
                return shared
        elif link == "advcl":
            force = _governors().get(head.lemma_.lower())
            if force in ("requested", "planned"):
                return force
        elif link in _COMPLEMENTS or link in ("nsubj", "nsubjpass"):
            word = head.lemma_.lower()
            if link == "xcomp" and word == "have" and any(child.lower_ == "to" for child in step.children):
                return "requested"  # `has to be freed`
            if link == "xcomp" and word == "be" and any(child.lower_ == "to" for child in step.children):
                return "planned"  # `was to open`
            if link in ("nsubj", "nsubjpass"):
                if head.pos_ in ("VERB", "AUX") and step.pos_ in ("NOUN", "PROPN"):
                    upper = _own_force(head)
                    if upper != "actual":
                        return upper
                    force = _governors().get(word)
                    if force and is_passive(head):
                        return force
                break
            if word in words(LEXICON, "factive"):
                factive = True
            else:
                force = _governor_force(head, link, word, step)
                if force:
                    return force
            upper = _own_force(head)
            if upper != "actual" and head.lemma_.lower() not in _THAT and not _is_beside_the_point(head, step):
                return upper
        step = head
    return "actual" if factive or trigger.pos_ in ("VERB", "AUX") else "hypothetical"


def _governor_force(head: Token, link: str, word: str, step: Token) -> Force | None:
    if word == "see" and link == "ccomp" and any(child.lower_ == "to" and child.i > head.i for child in head.children):
        return "requested"  # `to see to it that she is freed`
    if word == "tell" and link == "xcomp":
        return "requested"  # `told her to leave`
    force = _governors().get(word)
    if force is None:
        return None
    if head.pos_ == "ADP" and word != "without" and word != "about":
        return None
    if word in ("carry", "rule") and (word == "carry") == any(child.lower_ == "out" for child in head.children):
        return None  # `carried out a search`, `ruled that`
    if word == "about":
        return "planned" if link == "xcomp" else None
    if word == "agree" and head.tag_ in ("VBD", "VBN") and _is_bench(head):
        return None  # `the court agreed to prolong`
    if word == "help" and head.tag_ in ("VBD", "VBN"):
        return None  # `helped to write`
    if word in ("announce", "learn") and link == "ccomp":
        return None  # `announced that X had won`: the clause itself says when
    if (
        head.pos_ in ("NOUN", "PROPN")
        and link in ("prep", "pobj")
        and word in ("set", "order", "claim", "plan", "risk")
    ):
        return None
    if (
        link == "prep"
        and head.pos_ == "VERB"
        and step.lower_ not in ("for", "on", "to", "of", "from", "with", "against")
    ):
        return None
    return force


def _is_bench(verb: Token) -> bool:
    courts = words("arguments.en.yaml", "courts")
    return any(child.dep_ == "nsubj" and child.lemma_.lower() in courts for child in verb.children)


def _own_force(token: Token) -> Force:
    """What auxiliaries, negations, the mood and the conjunction of the word itself say."""
    if _is_wished(token):
        return "requested"
    for child in token.children:
        lower = child.lower_
        if child.dep_ == "neg" or (child.dep_ in ("det", "preconj", "cc") and lower in ("no", "neither")):
            return "denied"
        if child.dep_ in ("nsubj", "nsubjpass") and (lower in words(LEXICON, "negations") or _has_no(child)):
            return "denied"
        if lower == "longer" and any(inner.lower_ == "no" for inner in child.children):
            return "denied"
    for child in token.children:
        lower = child.lower_
        if child.dep_ == "aux" and lower in _auxiliaries() and child.tag_ == "MD":
            return _auxiliaries()[lower]
        if child.dep_ in ("mark", "advmod") and lower in _conjunctions() and not _came_about(token, lower):
            return "hypothetical"
        if child.dep_ == "advmod" and lower == "never":
            return "denied"
    return "actual"


def _is_beside_the_point(noun: Token, preposition: Token) -> bool:
    """`no reason for his arrest`: the arrest stands, of `no reports of torture` the torture does not."""
    return noun.pos_ == "NOUN" and preposition.dep_ == "prep" and preposition.lower_ in ("for", "about", "behind")


def _gave_none(verb: Token) -> bool:
    """`made no comment`; of what the comment would have been about it says nothing."""
    giving = verb.lemma_ in ("make", "give", "publish", "issue")
    return giving and any(child.dep_ == "dobj" and _has_no(child) for child in verb.children)


def _is_wished(verb: Token) -> bool:
    """`that she be freed forthwith`: the plain form of `be` with a subject and nothing that carries it."""
    plain = any(child.dep_ == "auxpass" and child.lower_ == "be" for child in verb.children)
    carried = any(child.dep_ == "aux" for child in verb.children)
    return plain and not carried and any(child.dep_ == "nsubjpass" for child in verb.children)


def _came_about(verb: Token, conjunction: str) -> bool:
    """`until she was arrested`: what ended something was."""
    if conjunction not in ("until", "till"):
        return False
    told = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    return any(one.tag_ == "VBD" for one in told) and not any(one.tag_ == "MD" for one in told)


def denied_force(trigger: Token) -> Force:
    """What the sentence says of a refusal: `was not allowed to see` is one, `will not be allowed to see` is planned."""
    step = trigger
    while True:
        for child in step.children:
            if child.dep_ == "aux" and child.tag_ == "MD" and child.lower_ not in ("can", "could", "ca"):
                return _auxiliaries().get(child.lower_, "actual")
        if step.dep_ not in ("xcomp", "ccomp") or step.head == step:
            return "actual"
        step = step.head


def is_imperative(verb: Token) -> bool:
    """`Release her now`, `to release her` in a list: the plain form of a verb without a subject heads the sentence."""
    plain = verb.tag_ in ("VB", "VBP") and verb.dep_ in ("ROOT", "conj")
    return (
        plain
        and not any(
            child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "expl")
            and not (child.lower_ == "to" and verb.tag_ == "VB")
            for child in verb.children
        )
        and (verb.dep_ == "ROOT" or is_imperative(verb.head))
    )


def _has_no(token: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ == "no" for child in token.children)


def _subordinate(step: Token) -> bool:
    """An adverbial clause with `to` belongs to its governor: `used to force`; others stand for themselves."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in step.children)


def _stands_alone(step: Token) -> bool:
    """A joined clause with a subject or tense of its own does not inherit."""
    own = (child for child in step.children if child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass"))
    return step.pos_ in ("VERB", "AUX") and any(child.lower_ != "to" for child in own)


def _is_subjunctive(clause: Token) -> bool:
    """`that she be freed` after another clause that is asked for."""
    plain = any(child.dep_ in ("aux", "auxpass") and child.tag_ == "VB" for child in clause.children)
    return plain and any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
