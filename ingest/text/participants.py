"""Who takes part in what a verb or a noun tells: who does it, to whom, for whom, of whom it is said."""

from spacy.tokens import Token

from ingest.text.phrases import Relation, prepositional
from ingest.text.verbs import RELATIVE, antecedent, has_child, is_caused, is_passive, subject


def _patient(trigger: Token) -> list[Token]:
    if is_passive(trigger):
        if is_caused(trigger) and has_child(trigger, "nsubj"):
            return [child for child in trigger.children if child.dep_ == "nsubj"]
        of_trigger = subject(trigger)
        if of_trigger is None:
            raised = [child for child in trigger.children if child.dep_ == "nsubj"]
            return raised[:1]
        return [of_trigger]
    direct = [child for child in trigger.children if child.dep_ in ("dobj", "oprd") and not _is_measure(child)]
    if direct:
        relative = direct[0]
        if relative.lower_ in RELATIVE and trigger.dep_ in ("relcl", "acl"):
            return [antecedent(trigger, relative)]
        return direct[:1]
    if trigger.dep_ == "relcl" and any(child.dep_ == "nsubj" for child in trigger.children):
        return [trigger.head]
    if trigger.dep_ in ("ccomp", "xcomp"):
        return [child for child in trigger.children if child.dep_ == "nsubj" and child.pos_ in ("PROPN", "PRON")]
    for child in trigger.children:
        if child.dep_ == "ccomp" and child.pos_ == "ADJ":  # `found X guilty`
            return [inner for inner in child.children if inner.dep_ == "nsubj"]
    # `arrested X and detained Y`, `arrested and charged X`: the object stands with the last verb
    for child in trigger.children:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            return _patient(child)
    return []


def _is_measure(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME", "MONEY", "QUANTITY")


def _agent(trigger: Token) -> list[Token]:
    if is_passive(trigger):
        return [
            inner
            for child in trigger.children
            if child.dep_ in ("agent", "prep") and child.lower_ == "by"
            for inner in child.children
            if inner.dep_ == "pobj"
        ]
    own = subject(trigger)
    return [own] if own is not None else []


def _subject(trigger: Token) -> list[Token]:
    own = subject(trigger)
    return [own] if own is not None else []


def _object(trigger: Token) -> list[Token]:
    direct = [child for child in trigger.children if child.dep_ in ("dobj", "attr", "oprd")]
    if trigger.lemma_ in ("give", "hand", "get", "receive") and (terms := _object_term(trigger)):
        return terms
    if direct and direct[0].lower_ in RELATIVE and trigger.dep_ in ("relcl", "acl"):
        return [trigger.head]
    if direct:
        return direct[:1]
    for child in trigger.children:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            return _object(child)
    return []


def _object_term(trigger: Token) -> list[Token]:
    """Years in `gave X, the chair of Y, three years`, where the parser takes the name for what is given."""
    terms = [
        child for child in trigger.children if child.dep_ == "npadvmod" and child.lemma_ in ("year", "month", "day")
    ]
    return [term for term in terms[:1] if term.i > trigger.i]


def _taker(trigger: Token) -> list[Token]:
    """Who gets: the subject of `received` and `was given`, never of `gave`."""
    return [] if trigger.lemma_ in ("give", "hand") and not is_passive(trigger) else _subject(trigger)


def _recipient(trigger: Token) -> list[Token]:
    """Who is given: `gave him`, `was granted to X`, `X was given two years`."""
    direct = [child for child in trigger.children if child.dep_ == "dative"]
    found: list[Token] = []
    for child in direct:
        if child.pos_ == "ADP":
            found.extend(inner for inner in child.children if inner.dep_ == "pobj")
        else:
            found.append(child)
    if not found and trigger.lemma_ in ("give", "hand") and not is_passive(trigger) and _object_term(trigger):
        found = [child for child in trigger.children if child.dep_ == "dobj"][:1]
    if not found:
        found = prepositional(trigger, "to")
    if (
        not found
        and is_passive(trigger)
        and any(child.dep_ in ("dobj", "oprd", "attr", "npadvmod") for child in trigger.children)
    ):
        own = subject(trigger)
        found = [own] if own is not None else []
    return found


def _possessor(trigger: Token) -> list[Token]:
    return [child for child in trigger.children if child.dep_ == "poss"]


def _apposed(trigger: Token) -> list[Token]:
    """Who a role noun is said of: `X, director of`, `the director, X`, `X is director`, `director X`."""
    noun = trigger
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    found: list[Token] = []
    if noun.dep_ == "appos":
        found.append(_person_of_apposition(noun))
    elif noun.dep_ in ("attr", "oprd") or (noun.dep_ == "conj" and noun.head.pos_ == "AUX"):
        own = subject(noun.head)
        found.extend([own] if own is not None else [])
    elif noun.dep_ in ("compound", "nmod") and noun.i < noun.head.i:
        found.append(noun.head)
    found.extend(child for child in trigger.children if child.dep_ == "appos")
    if noun is not trigger:
        found.extend(child for child in noun.children if child.dep_ == "appos")
    return found


def _person_of_apposition(noun: Token) -> Token:
    """The head of a chain of appositions: in `X, founder of Y, head of Z` both roles are of X."""
    head = noun.head
    while head.dep_ == "appos" and head.pos_ != "PROPN":
        head = head.head
    if head.dep_ == "attr" and (own := subject(head.head)) is not None:
        return own  # `X is a lawyer, founder of`
    return head


def _where(trigger: Token) -> list[Token]:
    """X in `X, where she is held`."""
    led = trigger.dep_ in ("relcl", "advcl") and any(child.lower_ == "where" for child in trigger.children)
    return [trigger.head] if led else []


def _causer(trigger: Token) -> list[Token]:
    if trigger.dep_ in ("ccomp", "xcomp") and trigger.head.lemma_ in ("have", "see", "get"):
        own = subject(trigger.head)
        return [own] if own is not None else []
    return []


def _considered(trigger: Token) -> list[Token]:
    """X in `regards X as a prisoner`, `considers X a prisoner`."""
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "as":
        above = trigger.head.head
        return [above] if above.pos_ in ("NOUN", "PROPN", "PRON", "NUM") else _patient(above)
    if trigger.dep_ in ("oprd", "dobj", "ccomp"):
        return [child for child in trigger.children if child.dep_ == "nsubj"] or [
            child for child in trigger.head.children if child.dep_ == "dobj" and child != trigger
        ]
    return []


def _presented(trigger: Token) -> list[Token]:
    """X in `among those arrested were X` and `those arrested include X`, for `those`."""
    verb = trigger.head.head if trigger.dep_ == "pobj" else trigger.head
    if trigger.lower_ not in ("those", "people", "persons") or verb.lemma_ not in ("be", "include", "comprise"):
        return []
    found = [child for child in verb.children if child.dep_ in ("attr", "dobj") and child.i > verb.i]
    if trigger.dep_ == "pobj":
        found += [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass") and child.i > trigger.i]
    return found


def _member(trigger: Token) -> list[Token]:
    """X in `X was among the activists arrested` and in `X, one of three people detained`."""
    group = trigger.head
    if trigger.dep_ not in ("acl", "relcl") or group.dep_ != "pobj" or group.head.lower_ not in ("among", "of"):
        return []
    above = group.head.head
    if group.head.lower_ == "of":
        if above.lower_ not in ("one", "some", "part"):
            return []
        if above.dep_ == "appos":
            return [above.head]
        above = above.head
    own = subject(above) if above.lemma_ == "be" else None
    return [own] if own is not None else []


PARTICIPANTS: dict[str, Relation] = {
    "patient": _patient,
    "agent": _agent,
    "subject": _subject,
    "object": _object,
    "recipient": _recipient,
    "taker": _taker,
    "possessor": _possessor,
    "apposed": _apposed,
    "where": _where,
    "causer": _causer,
    "considered": _considered,
    "presented": _presented,
    "member": _member,
}
