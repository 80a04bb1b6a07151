"""Who does what in a clause: the relations of a verb or noun as the frames name them, read off the parse.

The parser's habits are levelled here: passive, agent, participle after a noun, relative clause, shared subjects of
joined verbs, `had two applications turned down`, and prepositions that it hangs on the wrong word.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

CLAUSE_LINKS = frozenset({"xcomp", "conj", "advcl", "pcomp"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, also as a participle: `was held`, `X, held since May`, `had them turned down`."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if _is_caused(verb) and verb.tag_ in ("VBD", "VBN") and verb.head.i < verb.i:
        return True
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and verb.tag_ in ("VBN", "VBD"):
        # `was arrested and charged with`: the tagger takes the second for a past tense
        alone = not _has(verb, "nsubj") and not _has(verb, "aux") and (verb.tag_ == "VBN" or not _has(verb, "dobj"))
        return alone and is_passive(verb.head)
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "amod", "oprd", "advcl", "dep"):
        return not _has(verb, "nsubj") and not _active_auxiliary(verb)
    if verb.dep_ == "ROOT" and not _has(verb, "nsubj"):
        return not _active_auxiliary(verb)
    return _is_caused(verb)


def _is_caused(verb: Token) -> bool:
    """`had two applications turned down`, which the tagger may take for a past tense."""
    return verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_ in ("have", "get", "see", "keep", "want", "order")


def is_lasting(verb: Token) -> bool:
    """Whether the verb tells of a state that holds: `is being held`, `has been held since`, `was held for a month`."""
    forms = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    present = any(child.tag_ in ("VBZ", "VBP") and child.lemma_ == "be" for child in forms)
    perfect = any(child.tag_ in ("VBZ", "VBP") and child.lemma_ == "have" for child in forms)
    since = any(child.dep_ in ("prep", "mark") and child.lower_ in ("since", "for", "until") for child in verb.children)
    return present or (perfect and since) or (since and verb.lemma_ in ("hold", "keep"))


def _active_auxiliary(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lemma_ in ("have", "do") for child in verb.children) and not any(
        child.dep_ == "auxpass" for child in verb.children
    )


def _has(token: Token, dependency: str) -> bool:
    return any(child.dep_ == dependency for child in token.children)


def relation(trigger: Token, name: str) -> list[Token]:
    """The heads of the phrases that stand in relation `name` to `trigger`, lists taken apart.

    name: a preposition, or `patient`, `agent`, `subject`, `object`, `complement`, `recipient`, `possessor`, `modifier`,
    `particle`, `auxiliary`, `apposed`, `clause` (a relative clause), `governor`, `causer` (X in `X had it refused`),
    `considered` (X in `regards X as`), `itself`; `a|b` for either, `a.b` for the b of the a.
    """
    found: list[Token] = []
    for one in name.split("|"):
        heads = [trigger]
        for step in one.split("."):
            heads = [hit for head in heads for hit in _related(head, step)]
        found.extend(head for head in heads if head not in found)
    return found


def _related(trigger: Token, name: str) -> list[Token]:
    heads = _RELATIONS[name](trigger) if name in _RELATIONS else prepositional(trigger, name)
    if name == "itself":
        return heads
    return [token for head in heads for token in listed(head)]


def listed(head: Token) -> list[Token]:
    """`head` and what is joined to it: X, Y and Z."""
    found = [head]
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX", "ADP") and not _is_clause(child):
            found.extend(listed(child))
    return found


def _repeated(last: Token, preposition: str) -> list[Token]:
    """Y and Z in `of X, of Y and of Z`, wherever the parser hung them."""
    found: list[Token] = []
    position = last.i + 1
    while position + 1 < len(last.doc):
        joint = position
        while joint + 1 < len(last.doc) and (last.doc[joint].text == "," or last.doc[joint].dep_ == "cc"):
            joint += 1
        again = last.doc[joint]
        if joint == position or again.lower_ != preposition or again.sent != last.sent:
            break
        heads = [child for child in again.children if child.dep_ == "pobj"]
        if not heads:
            break
        found.append(heads[0])
        position = max([heads[0].i, *(child.i for child in heads[0].children if child.dep_ == "appos")]) + 1
    return found


def _is_clause(token: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in token.children)


def subject(verb: Token) -> Token | None:
    """The grammatical subject, its own or the one that it shares."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            if child.lower_ in _RELATIVE and child.pos_ == "PRON" and verb.dep_ in ("relcl", "acl", "ccomp"):
                return _antecedent(verb)
            return child
    if verb.dep_ in ("relcl", "acl"):
        return _antecedent(verb)
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return subject(verb.head)
    if verb.dep_ in ("xcomp", "advcl", "pcomp"):
        governor = _governing_verb(verb)
        if governor is None:
            return None
        if (
            verb.dep_ == "xcomp"
            and is_passive(verb)
            and governor.dep_ in ("relcl", "acl")
            and not _has(governor, "dobj")
        ):
            return governor.head  # `charges that many believed to be fabricated`
        if verb.dep_ == "xcomp" and (whom := _first(governor, ("dobj",))):
            return whom
        return subject(governor)
    if verb.dep_ == "amod" or (verb.dep_ == "dep" and verb.head.pos_ in ("NOUN", "PROPN")):
        return verb.head
    return _unclaimed(verb)


def _unclaimed(verb: Token) -> Token | None:
    """The noun just before the auxiliaries, where the parser took it for a part of what precedes.

    `On 14 May 2010 Mira Tolland was sentenced`: the parser makes the name the object of `on`.
    """
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass") and child.i < verb.i]
    if not auxiliaries or auxiliaries[0].i == 0:
        return None
    before = auxiliaries[0].nbor(-1)
    if before.sent != verb.sent or before.dep_ not in ("pobj", "appos", "dep", "npadvmod", "nmod", "conj"):
        return None
    return before if before.pos_ in ("PROPN", "NOUN", "PRON") and before.ent_type_ not in ("DATE", "TIME") else None


def _antecedent(verb: Token) -> Token:
    """What a relative clause is about: the nearer noun phrase, or the person of whom it is an apposition."""
    return verb.head


def _governing_verb(verb: Token) -> Token | None:
    head = verb.head
    while head.pos_ == "ADP" and head.head != head:
        head = head.head
    return head if head.pos_ in ("VERB", "AUX") and head != verb else None


def _first(token: Token, dependencies: Iterable[str]) -> Token | None:
    return next((child for child in token.children if child.dep_ in dependencies), None)


def _patient(trigger: Token) -> list[Token]:
    if is_passive(trigger):
        if _is_caused(trigger) and _has(trigger, "nsubj"):
            return [child for child in trigger.children if child.dep_ == "nsubj"]
        of_trigger = subject(trigger)
        if of_trigger is None:
            raised = [child for child in trigger.children if child.dep_ == "nsubj"]
            return raised[:1]
        return [of_trigger]
    direct = [child for child in trigger.children if child.dep_ in ("dobj", "oprd") and not _is_measure(child)]
    if direct:
        relative = direct[0]
        if relative.lower_ in _RELATIVE and trigger.dep_ in ("relcl", "acl"):
            return [trigger.head]
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
    if direct and direct[0].lower_ in _RELATIVE and trigger.dep_ in ("relcl", "acl"):
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
    joined = [second for first in found for second in first.children if second.dep_ == "conj" and second.pos_ == "VERB"]
    return found + joined


def _auxiliary(trigger: Token) -> list[Token]:
    return [child for child in trigger.children if child.dep_ == "aux"]


def _particle(trigger: Token) -> list[Token]:
    return [
        child
        for child in trigger.children
        if child.dep_ in ("prt", "advmod") or (child.dep_ == "prep" and not list(child.children))
    ]


def _causer(trigger: Token) -> list[Token]:
    if trigger.dep_ in ("ccomp", "xcomp") and trigger.head.lemma_ in ("have", "see", "get"):
        own = subject(trigger.head)
        return [own] if own is not None else []
    return []


def _clause(trigger: Token) -> list[Token]:
    return [child for child in trigger.children if child.dep_ in ("relcl", "acl")]


def _governor(trigger: Token) -> list[Token]:
    return [trigger.head] if trigger.head != trigger else []


def _considered(trigger: Token) -> list[Token]:
    """X in `regards X as a prisoner`, `considers X a prisoner`."""
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "as":
        return _patient(trigger.head.head)
    if trigger.dep_ in ("oprd", "dobj", "ccomp"):
        return [child for child in trigger.children if child.dep_ == "nsubj"] or [
            child for child in trigger.head.children if child.dep_ == "dobj" and child != trigger
        ]
    return []


def _itself(trigger: Token) -> list[Token]:
    return [trigger]


_RELATIONS = {
    "complement": _complement,
    "auxiliary": _auxiliary,
    "particle": _particle,
    "causer": _causer,
    "itself": _itself,
    "clause": _clause,
    "governor": _governor,
    "considered": _considered,
    "patient": _patient,
    "agent": _agent,
    "subject": _subject,
    "object": _object,
    "recipient": _recipient,
    "possessor": _possessor,
    "modifier": _modifier,
    "apposed": _apposed,
}


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
    for child in preposition.children:
        if child.dep_ in ("conj", "prep") and child.pos_ == "ADP" and child.lower_ == preposition.lower_:
            found.extend(_objects(child))
    return found


def _stray(trigger: Token, preposition: str) -> list[Token]:
    """`torture and other ill-treatment at IK-2`, `sentenced to five years for theft`: the same preposition farther on.

    For a noun it must follow the list of which the noun is a part; for a verb it may hang on one of its own objects.
    """
    if trigger.pos_ in ("NOUN", "PROPN"):
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
                and following.sent == trigger.sent
            ):
                return _objects(following)
        return []
    for child in trigger.children:
        if child.dep_ in ("prep", "dobj", "npadvmod", "oprd", "attr", "dative") and child.i > trigger.i:
            for step in child.subtree:
                if step.lower_ == preposition and step.dep_ == "prep" and not _in_clause(step, trigger):
                    return _objects(step)
    return []


def _in_clause(token: Token, trigger: Token) -> bool:
    step = token.head
    while step != trigger and step.head != step:
        if step.pos_ in ("VERB", "AUX") and step.dep_ != "amod":
            return True
        step = step.head
    return False


def clause_verb(token: Token) -> Token:
    """The verb in whose clause `token` stands, itself if it is one."""
    step = token
    while step.pos_ not in ("VERB", "AUX") and step.head != step:
        step = step.head
    return step


def ancestors(token: Token) -> Iterator[tuple[Token, Token]]:
    """Pairs of a token and its head on the way up from `token`."""
    step = token
    while step.head != step:
        yield step, step.head
        step = step.head
