"""Who does what in a clause: the relations of a verb or noun by the names that frames use."""

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import sentence_of
from ingest.text.phrases import listed, prepositional
from ingest.text.verbs import (
    RELATIVE,
    SUBJECTS,
    antecedent,
    clause_verb,
    has_child,
    is_caused,
    is_passive,
    is_simultaneous,
    joined_to,
    subject,
)

TITLE = 18
"""Words within which a title ends after the verb."""
OPENING, CLOSING = frozenset({"“", '"', "«", "‘", "``"}), frozenset({"”", '"', "»", "’", "''"})


def relation(trigger: Token, name: str, complements: tuple[str, ...] = ()) -> list[Token]:
    """The heads of the phrases that stand in relation `name` to `trigger`, lists taken apart.

    name: a preposition, or `patient`, `agent`, `subject`, `object`, `complement`, `recipient`, `possessor`, `modifier`,
    `particle`, `auxiliary`, `determiner`, `neither` (before a list), `neg`, `apposed`, `clause` (a relative clause),
    `enumerated` (X in `the charges were X`), `within` (the verb of the clause), `where` (X in `X, where`), `governor`,
    `causer` (X in `X had it refused`), `considered` (X in `regards X as`), `joined` (raided, in `raided it and arrested
    her`), `occasion` (arrived, in `arrested when she arrived`), `member` (X in `X was among those held`), `term` (a
    length), `before` (the verb of the sentence before), `participle` (serving, in `X, serving nine years`), `first` (a
    noun that follows), `titled` (the last word of a name that the parser broke), `focus` (`only` before a reason),
    `above` (on what its preposition hangs), `entitled` (the noun after a title), `quotation` (its first mark),
    `itself`; `a|b` for either, `a.b` for the b of the a.
    complements: where given, a complement that leads on must be one of these words, so that each of several things that
    are asked for keeps its own object.
    """
    found: list[Token] = []
    for one in name.split("|"):
        heads = [trigger]
        for place, step in enumerate(one.split(".")):
            heads = [hit for head in heads for hit in _related(head, step)]
            if step == "complement" and complements and one != step and place == 0:
                heads = [head for head in heads if head.lemma_.lower() in complements or head.lower_ in complements]
        found.extend(head for head in heads if head not in found)
    return found


def _related(trigger: Token, name: str) -> list[Token]:
    heads = _RELATIONS[name](trigger) if name in _RELATIONS else prepositional(trigger, name)
    if name == "itself":
        return heads
    return [token for head in heads for token in listed(head)]


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
    terms = [
        child for child in trigger.children if child.dep_ == "npadvmod" and child.lemma_ in ("year", "month", "day")
    ]
    if terms and terms[0].i > trigger.i and trigger.lemma_ in ("give", "hand", "get", "receive"):
        return terms[:1]  # `gave Mira Tolland three years`, where the parser makes the name two objects
    if direct and direct[0].lower_ in RELATIVE and trigger.dep_ in ("relcl", "acl"):
        return [trigger.head]
    if direct:
        return direct[:1]
    for child in trigger.children:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            return _object(child)
    return []


def _recipient(trigger: Token) -> list[Token]:
    """Who is given: `gave him`, `was granted to X`, `X was given two years`."""
    direct = [child for child in trigger.children if child.dep_ == "dative"]
    found: list[Token] = []
    for child in direct:
        if child.pos_ == "ADP":
            found.extend(inner for inner in child.children if inner.dep_ == "pobj")
        else:
            found.append(child)
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


def _modifier(trigger: Token) -> list[Token]:
    return [child for child in trigger.children if child.dep_ in ("compound", "amod", "nmod")]


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


def _where(trigger: Token) -> list[Token]:
    """X in `X, where she is held`."""
    led = trigger.dep_ in ("relcl", "advcl") and any(child.lower_ == "where" for child in trigger.children)
    return [trigger.head] if led else []


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


def _above(trigger: Token) -> list[Token]:
    """The word on which the preposition before a noun hangs: `arrested` for `charges` in `arrested on charges`."""
    led = (
        trigger.dep_ in ("pobj", "pcomp")
        and trigger.head.pos_ in ("ADP", "SCONJ", "VERB")
        and trigger.head.dep_ == "prep"
    )
    return [trigger.head.head] if led else []


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


def _focus(trigger: Token) -> list[Token]:
    """`solely` in `held solely for`, `jailed only because`, whichever of the two words the parser hangs it on."""
    own = [child for child in trigger.children if child.dep_ == "advmod"]
    phrases = [
        child for child in trigger.subtree if child.lower_ in ("for", "because", "on", "as") and child.i > trigger.i
    ]
    inner = [child for phrase in phrases for child in phrase.children if child.dep_ in ("advmod", "amod", "preconj")]
    before = [phrase.nbor(-1) for phrase in phrases if phrase.i > 0 and phrase.nbor(-1).pos_ == "ADV"]
    return own + inner + before


def _causer(trigger: Token) -> list[Token]:
    if trigger.dep_ in ("ccomp", "xcomp") and trigger.head.lemma_ in ("have", "see", "get"):
        own = subject(trigger.head)
        return [own] if own is not None else []
    return []


def _clause(trigger: Token) -> list[Token]:
    found = [child for child in trigger.children if child.dep_ in ("relcl", "acl")]
    return found + [
        second for first in found for second in first.children if second.pos_ == "VERB" and _is_joined(second)
    ]


def _governor(trigger: Token) -> list[Token]:
    return [trigger.head] if trigger.head != trigger else []


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


def _consequence(trigger: Token) -> list[Token]:
    """What was before: `serving` in `was released after serving`, `having served`."""
    clauses = [child for child in trigger.children if child.dep_ == "advcl"]
    for child in trigger.children:
        if child.dep_ == "prep" and child.lower_ in ("after", "on", "upon", "following"):
            clauses.extend(inner for inner in child.children if inner.dep_ == "pcomp")
    return clauses


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


def _enumerated(trigger: Token) -> list[Token]:
    """What follows `the charges include`, `the charges against X are`, `charges:`, however the parser took it."""
    position, last = trigger.i + 1, sentence_of(trigger)[-1].i
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


def _joined(trigger: Token) -> list[Token]:
    """`raided` in `raided her flat and arrested her`: what happened on the same occasion."""
    if trigger.dep_ != "conj":
        return []
    first = joined_to(trigger)
    return [first] if first.lemma_ in words("arguments.en.yaml", "occasions") else []


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


def _occasion(trigger: Token) -> list[Token]:
    """`arrived` in `was arrested when she arrived`, `covering` in `was arrested while covering a protest`."""
    return [child for child in trigger.children if is_simultaneous(child)]


def _term(trigger: Token) -> list[Token]:
    """`years` in `sentenced in absentia to ten years`, wherever the parser hung it in the clause."""
    for token in trigger.doc[trigger.i + 1 : sentence_of(trigger)[-1].i + 1]:
        if token.pos_ in ("VERB", "AUX"):
            return []
        led = any(before.lower_ == "to" for before in trigger.doc[max(trigger.i, token.i - 4) : token.i])
        if token.lemma_ in ("year", "month", "day", "week") and led:
            return [token]
    return []


def _before(trigger: Token) -> list[Token]:
    """The verb of the sentence before: `came` in `Police came to her flat. They took her to ...`."""
    first = sentence_of(trigger)[0]
    return [sentence_of(first.nbor(-1)).root] if first.i > 0 else []


def _participle(trigger: Token) -> list[Token]:
    """The verb itself in `X, serving nine years`."""
    return [trigger] if trigger.tag_ == "VBG" and trigger.dep_ == "acl" else []


def _first(trigger: Token) -> list[Token]:
    """The head of the phrase that follows a verb, wherever the parser hung it."""
    following = trigger.doc[trigger.i + 1 : sentence_of(trigger)[-1].i + 1]
    head = following[0] if len(following) else trigger
    while head.dep_ in ("det", "nummod", "amod", "compound") and head.i < head.head.i:
        head = head.head
    return [head] if head.pos_ in ("NOUN", "PROPN") and head.i > trigger.i else []


def _within(trigger: Token) -> list[Token]:
    """The verb in whose clause a noun stands."""
    verb = clause_verb(trigger)
    return [verb] if verb != trigger and verb.pos_ in ("VERB", "AUX") else []


def _itself(trigger: Token) -> list[Token]:
    return [trigger]


_LISTS = frozenset({"be", "include", "comprise", ":"})
_NO_ITEM = frozenset(
    {"being", "pending", "carrying", "relating", "looming", "hanging", "mounting", "part", "punishable"}
)
_RELATIONS = {
    "complement": _complement,
    "auxiliary": _auxiliary,
    "determiner": _determiner,
    "neither": _neither,
    "neg": _negation,
    "where": _where,
    "particle": _particle,
    "causer": _causer,
    "itself": _itself,
    "focus": _focus,
    "above": _above,
    "quotation": _quotation,
    "entitled": _entitled,
    "titled": _titled,
    "enumerated": _enumerated,
    "term": _term,
    "within": _within,
    "first": _first,
    "participle": _participle,
    "before": _before,
    "joined": _joined,
    "member": _member,
    "occasion": _occasion,
    "clause": _clause,
    "governor": _governor,
    "considered": _considered,
    "presented": _presented,
    "consequence": _consequence,
    "patient": _patient,
    "agent": _agent,
    "subject": _subject,
    "object": _object,
    "recipient": _recipient,
    "possessor": _possessor,
    "modifier": _modifier,
    "apposed": _apposed,
}
