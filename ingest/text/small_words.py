"""The small words of a verb or a noun: auxiliaries, articles, `not`, `only`, particles, what stands before a noun."""

from spacy.tokens import Token

from ingest.text.analysis import sentence_of
from ingest.text.phrases import Relation
from ingest.text.verbs import SUBJECTS, is_wished


def _auxiliary(trigger: Token) -> list[Token]:
    """Its own, else what it shares: `must drop the charges and release her`."""
    own = [child for child in trigger.children if child.dep_ == "aux"]
    alone = not own and not any(child.dep_ in (*SUBJECTS, "auxpass") for child in trigger.children)
    if (
        alone
        and trigger.dep_ == "conj"
        and trigger.head.pos_ in ("VERB", "AUX")
        and trigger.tag_ in ("VB", "VBP", "VBN")
    ):
        return _auxiliary(trigger.head)
    return own


def _determiner(trigger: Token) -> list[Token]:
    return [child for child in trigger.children if child.dep_ == "det"]


def _negation(trigger: Token) -> list[Token]:
    return [child for child in trigger.children if child.dep_ == "neg"]


def _neither(trigger: Token) -> list[Token]:
    """`neither` and `both` before a list, which the parser may hang on the verb."""
    before = trigger.nbor(-1) if trigger.i > 0 else None
    return [before] if before is not None and before.lower_ in ("neither", "both") else []


def _particle(trigger: Token) -> list[Token]:
    return [
        child
        for child in trigger.children
        if child.dep_ in ("prt", "advmod") or (child.dep_ == "prep" and not list(child.children))
    ]


def _focus(trigger: Token) -> list[Token]:
    """`solely` in `held solely for`, `jailed only because`, whichever of the two words the parser hangs it on."""
    own = [child for child in trigger.children if child.dep_ == "advmod"]
    phrases = [
        child for child in trigger.subtree if child.lower_ in ("for", "because", "on", "as") and child.i > trigger.i
    ]
    inner = [child for phrase in phrases for child in phrase.children if child.dep_ in ("advmod", "amod", "preconj")]
    before = [phrase.nbor(-1) for phrase in phrases if phrase.i > 0 and phrase.nbor(-1).pos_ == "ADV"]
    return own + inner + before


def _modifier(trigger: Token) -> list[Token]:
    return [child for child in trigger.children if child.dep_ in ("compound", "amod", "nmod")]


def _above(trigger: Token) -> list[Token]:
    """The word on which the preposition before a noun hangs: `arrested` for `charges` in `arrested on charges`."""
    led = (
        trigger.dep_ in ("pobj", "pcomp")
        and trigger.head.pos_ in ("ADP", "SCONJ", "VERB")
        and trigger.head.dep_ == "prep"
    )
    return [trigger.head.head] if led else []


def _measure(trigger: Token) -> list[Token]:
    """`night` in `spent one more night in a cell`."""
    return [child for child in trigger.children if child.dep_ == "npadvmod"]


def _wished(trigger: Token) -> list[Token]:
    return [trigger] if is_wished(trigger) else []


def _opens(trigger: Token) -> list[Token]:
    """The name after the word that opens a sentence: X in `Free X at once`."""
    words = [token for token in sentence_of(trigger) if not token.is_punct and not token.is_space]
    named = (
        len(words) > 1
        and words[0] == trigger
        and trigger.pos_ != "PROPN"
        and words[1] == trigger.nbor()
        and words[1].pos_ == "PROPN"
    )
    return [words[1]] if named else []


def _itself(trigger: Token) -> list[Token]:
    return [trigger]


SMALL_WORDS: dict[str, Relation] = {
    "auxiliary": _auxiliary,
    "determiner": _determiner,
    "neg": _negation,
    "neither": _neither,
    "particle": _particle,
    "focus": _focus,
    "modifier": _modifier,
    "above": _above,
    "measure": _measure,
    "wished": _wished,
    "opens": _opens,
    "itself": _itself,
}
