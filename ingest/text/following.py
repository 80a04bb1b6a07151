"""What follows a word, wherever the parser hung it: titles, quotations, lists of charges, terms."""

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import sentence_of
from ingest.text.astray import offence_head
from ingest.text.phrases import Relation, listed
from ingest.text.verbs import has_child

TITLE = 18
"""Words within which a title ends after the verb."""
OPENING, CLOSING = frozenset({"“", '"', "«", "‘", "``"}), frozenset({"”", '"', "»", "’", "''"})
_LISTS = frozenset({"be", "include", "comprise", ":"})
_NO_ITEM = frozenset(
    {"being", "pending", "carrying", "relating", "looming", "hanging", "mounting", "part", "punishable"}
)


def _first(trigger: Token) -> list[Token]:
    """The head of the phrase that follows a verb, wherever the parser hung it."""
    following = trigger.doc[trigger.i + 1 : sentence_of(trigger)[-1].i + 1]
    head = following[0] if len(following) else trigger
    while head.dep_ in ("det", "nummod", "amod", "compound") and head.i < head.head.i:
        head = head.head
    return [head] if head.pos_ in ("NOUN", "PROPN") and head.i > trigger.i else []


def _term(trigger: Token) -> list[Token]:
    """`years` in `sentenced in absentia to ten years`, wherever the parser hung it in the clause."""
    for token in trigger.doc[trigger.i + 1 : sentence_of(trigger)[-1].i + 1]:
        if token.pos_ in ("VERB", "AUX"):
            return []
        led = any(before.lower_ == "to" for before in trigger.doc[max(trigger.i, token.i - 4) : token.i])
        if token.lemma_ in ("year", "month", "day", "week") and led:
            return [token]
    return []


def _titled(trigger: Token) -> list[Token]:
    """`Award` in `the Freedom to Write Award`, of which the parser takes the first word for the whole."""
    last, step = trigger, trigger
    while trigger.text[:1].isupper() and step.i + 1 < len(step.doc) and step.i - trigger.i < 6:
        step = step.nbor()
        if step.text[:1].isupper() or step.lower_ in ("award", "prize", "medal"):
            last = step
        elif step.lower_ not in ("to", "of", "for", "the", "and", "/", "-"):
            break
    return [last] if last != trigger else []


def _entitled(trigger: Token) -> list[Token]:
    """The noun that follows a title between quotation marks: `report` in `wrote “Salt and Smoke”, a report on`."""
    following = trigger.doc[trigger.i + 1 : trigger.i + TITLE]
    opening = next((token for token in following[:3] if token.text in OPENING), None)
    if opening is None:
        return []
    closing = next((token for token in following if token.i > opening.i + 1 and token.text in CLOSING), None)
    if closing is None:
        return []
    after = [token for token in trigger.doc[closing.i + 1 : closing.i + 7] if not token.is_punct]
    if not after or after[0].pos_ != "DET":
        return []
    return [
        next((token for token in after[1:] if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound"), after[0])
    ]


def _quotation(trigger: Token) -> list[Token]:
    """The mark that opens a quotation just after a word: `author of “Salt”`."""
    return [token for token in trigger.doc[trigger.i + 1 : trigger.i + 4] if token.text in OPENING][:1]


def _named_among(trigger: Token) -> list[Token]:
    """Y and Z in `six charges against X, among them Y and Z`."""
    for token in trigger.doc[trigger.i + 1 : min(trigger.i + 24, sentence_of(trigger)[-1].i - 1)]:
        if token.lower_ == "among" and token.nbor().lower_ in ("them", "which"):
            head = offence_head(token.doc[token.i + 2])
            return listed(head) if head is not None else []
    return []


def _enumerated(trigger: Token) -> list[Token]:
    """What follows `the charges include`, `the charges against X are`, `charges:`, however the parser took it."""
    position, last = trigger.i + 1, sentence_of(trigger)[-1].i
    if trigger.dep_ == "nsubj" and trigger.head.lemma_ in ("include", "comprise") and trigger.head.i > trigger.i:
        position = trigger.head.i  # `the accusations of which X was convicted include Y`
    elif among := _named_among(trigger):
        return among
    if position < last and trigger.doc[position].lower_ in (
        "against",
        "brought",
        "filed",
        "laid",
        "levelled",
        "leveled",
    ):
        position = next((t.i for t in trigger.doc[position : position + 14] if t.lemma_ in _LISTS), last)
    elif (
        position < last and trigger.doc[position].tag_ in ("VBZ", "VBP", "VBD") and trigger.doc[position].dep_ == "aux"
    ):
        position += trigger.doc[position].lemma_ == "have"
    if position >= last or trigger.doc[position].lemma_ not in _LISTS:
        return []
    states = trigger.doc[position].lemma_ == "be"
    first = trigger.doc[position + 1]
    if first.text in '“"«‘':
        return [first.nbor()]
    while first.dep_ in ("det", "amod", "compound", "nmod") and first.i < first.head.i < first.i + 6:
        first = first.head
    if states and first.tag_ == "VBG" and not has_child(first, "dobj"):
        return []  # `the charges were continuing`
    if first.tag_ == "VBG" or first.pos_ in ("NOUN", "PROPN"):
        named = words("arguments.en.yaml", "offences") if states and first.tag_ != "VBG" else frozenset()
        return [] if (named and first.lemma_.lower() not in named) or first.lower_ in _NO_ITEM else listed(first)
    return []


FOLLOWING: dict[str, Relation] = {
    "first": _first,
    "term": _term,
    "titled": _titled,
    "entitled": _entitled,
    "quotation": _quotation,
    "enumerated": _enumerated,
}
