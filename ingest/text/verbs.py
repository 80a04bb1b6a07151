"""Verbs as the parser has them: passive or active, a state or an act, and their subject, also where it is shared."""

from collections.abc import Iterable

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import same_sentence, sentence_of

LEXICON = "arguments.en.yaml"
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_LED = ("conj", "pcomp", "advcl", "xcomp")
RELATIVE = frozenset({"who", "which", "that", "whom"})


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, also as a participle: `was held`, `X, held since May`, `had them turned down`."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if is_caused(verb) and verb.tag_ in ("VBD", "VBN") and verb.head.i < verb.i:
        return True
    if verb.dep_ == "conj" and joined_to(verb).pos_ in ("VERB", "AUX") and verb.tag_ in ("VBN", "VBD"):
        # `was arrested and charged with`: the tagger takes the second for a past tense
        alone = (
            not has_child(verb, "nsubj")
            and not has_child(verb, "aux")
            and (verb.tag_ == "VBN" or not has_child(verb, "dobj") or _is_withheld(verb))
        )
        return alone and is_passive(joined_to(verb))
    if is_headline(verb):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "amod", "oprd", "advcl", "dep"):
        return not has_child(verb, "nsubj") and not _active_auxiliary(verb)
    if verb.dep_ == "ROOT" and not has_child(verb, "nsubj"):
        return not _active_auxiliary(verb)
    return is_caused(verb)


def _is_withheld(verb: Token) -> bool:
    """`was beaten and refused the medicine`: the tagger takes for a past tense what was done to the same person."""
    if verb.lemma_.lower() not in ("deny", "refuse", "give"):
        return False
    things = words(LEXICON, "withheld")
    return any(child.dep_ == "dobj" and {child.lemma_.lower(), child.lower_} & things for child in verb.children)


def joined_to(verb: Token) -> Token:
    """The verb to which `verb` is joined, not a gerund between: `was charged with spreading rumours and released`."""
    head = verb.head
    while verb.tag_ in ("VBN", "VBD") and head.tag_ in ("VBG", "VB") and head.dep_ in _LED and head.head != head:
        head = head.head
        while head.pos_ in ("ADP", "ADJ") and head.head != head:
            head = head.head
    return head


def is_headline(verb: Token) -> bool:
    """Whether an auxiliary is left out: `Activist arrested in Borsk`, `Appeal lodged`, `X, imprisoned since May, is`.

    The tagger takes such a participle for a past tense; these verbs have an object wherever they are active.
    """
    if verb.tag_ not in ("VBN", "VBD") or verb.lemma_.lower() not in words(LEXICON, "with-object"):
        return False
    if any(child.dep_ in ("aux", "auxpass", "dobj", "dative", "ccomp", "xcomp", "oprd") for child in verb.children):
        return False
    if any(child.dep_ == "conj" and child.pos_ == "VERB" and has_child(child, "dobj") for child in verb.children):
        return False
    if is_fragment(verb):
        return True
    return verb.dep_ in ("ROOT", "advcl", "parataxis", "dep") and has_child(verb, "nsubj")


def is_fragment(verb: Token) -> bool:
    """Whether a participle opens its sentence and nobody stands with it: `Arrested at her home. Released on bail.`"""
    if verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD") and not any(c.dep_ in SUBJECTS for c in verb.children):
        return is_fragment(verb.head)
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBN", "VBD"):
        return False
    if any(child.dep_ in (*SUBJECTS, "aux", "auxpass", "dobj") for child in verb.children):
        return False
    return all(token.pos_ in ("ADV", "PUNCT", "SPACE", "CCONJ") for token in sentence_of(verb) if token.i < verb.i)


def is_wished(verb: Token) -> bool:
    """`that she be freed`, `that the court hear her`, as an item of a list of demands: no verb above, no tense."""
    if verb.dep_ != "ROOT" or has_child(verb, "aux") or not any(child.dep_ in SUBJECTS for child in verb.children):
        return False
    if any(child.dep_ == "auxpass" for child in verb.children):
        return any(child.dep_ == "auxpass" and child.lower_ == "be" for child in verb.children)
    led = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    one = any(child.dep_ == "nsubj" and child.tag_ in ("NN", "NNP") for child in verb.children)
    return led and one and verb.tag_ in ("VB", "VBP")


def is_caused(verb: Token) -> bool:
    """`had two applications turned down`, which the tagger may take for a past tense."""
    return verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_ in ("have", "get", "see", "keep", "want", "order")


def is_lasting(verb: Token) -> bool:
    """Whether the verb tells of a state that holds: `is being held`, `has been held since`, `was held for a month`."""
    forms = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    present = any(child.tag_ in ("VBZ", "VBP") and child.lemma_ == "be" for child in forms)
    perfect = any(child.tag_ in ("VBZ", "VBP") and child.lemma_ == "have" for child in forms)
    opening = {child.lower_ for child in verb.children if child.dep_ in ("prep", "mark")}
    since = bool(opening & {"since", "for", "until"})
    led = {child.lower_ for child in verb.children if child.dep_ == "prep"}
    spanned = "until" in led or {"from", "to"} <= led
    return present or (perfect and since) or (since and verb.lemma_ in ("hold", "keep")) or spanned


def is_simultaneous(clause: Token) -> bool:
    """Whether an adverbial clause tells what went on at the time: `when she arrived`, `while covering a protest`."""
    if clause.dep_ != "advcl":
        return False
    marks = {child.lower_ for child in clause.children if child.dep_ in ("mark", "advmod")}
    return "while" in marks or (bool(marks & {"when", "as"}) and clause.lemma_ in words(LEXICON, "arrivals"))


def antecedent(verb: Token, relative: Token) -> Token:
    """What the relative pronoun of a clause means: in `the case against X, which` no person."""
    head = verb.head
    if verb.dep_ == "ccomp" and head.dep_ in ("relcl", "acl"):
        head = head.head  # `charges which X says were invented`
    if relative.lower_ in ("who", "whom") and (person := _beyond_apposition(head, relative)) is not None:
        return person
    if relative.lower_ == "which" and head.ent_type_ == "PERSON" and head.dep_ == "pobj" and head.head.dep_ == "prep":
        above = head.head.head
        return above if above.pos_ == "NOUN" else head
    return head


def _beyond_apposition(head: Token, relative: Token) -> Token | None:
    """X in `X, editor of Salt, who was arrested`: after a comma `who` means nobody's newspaper."""
    opening = relative.i > 0 and relative.nbor(-1).text == ","
    step = head
    while opening and step.dep_ in ("pobj", "prep", "conj", "compound") and step.ent_type_ != "PERSON":
        step = step.head
        if step.dep_ == "appos" and step.head.pos_ == "PROPN" and not _names_person(head):
            return step.head
    return None


def _names_person(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON" or (noun.pos_ == "NOUN" and noun.tag_ == "NNS")


def _active_auxiliary(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lemma_ in ("have", "do") for child in verb.children) and not any(
        child.dep_ == "auxpass" for child in verb.children
    )


def has_child(token: Token, dependency: str) -> bool:
    return any(child.dep_ == dependency for child in token.children)


def subject(verb: Token) -> Token | None:
    """The grammatical subject, its own or the one that it shares."""
    # where a dateline gives the verb two subjects, the nearer is its own
    for child in (*reversed(list(verb.lefts)), *verb.rights):
        if child.dep_ in SUBJECTS:
            if child.lower_ == "co" and (joined := [c for c in child.children if c.dep_ in ("compound", "nmod")]):
                return joined[-1]  # `X co-authored`, which the parser takes apart
            if child.lower_ in RELATIVE and child.pos_ == "PRON" and verb.dep_ in ("relcl", "acl", "ccomp"):
                return antecedent(verb, child)
            return _past_dateline(child)
    if verb.dep_ in ("relcl", "acl"):
        return verb.head
    if verb.dep_ == "conj" and joined_to(verb).pos_ in ("VERB", "AUX"):
        return subject(joined_to(verb))
    if verb.dep_ in ("xcomp", "advcl", "pcomp"):
        governor = _governing_verb(verb)
        if governor is None:
            return None
        if (
            verb.dep_ == "xcomp"
            and is_passive(verb)
            and governor.dep_ in ("relcl", "acl")
            and not has_child(governor, "dobj")
        ):
            return governor.head  # `charges that many believed to be fabricated`
        if verb.dep_ == "xcomp" and (whom := _first(governor, ("dobj",))):
            return whom
        return subject(governor)
    if verb.dep_ == "amod" or (verb.dep_ == "dep" and verb.head.pos_ in ("NOUN", "PROPN")):
        return verb.head
    return _unclaimed(verb)


def _past_dateline(noun: Token) -> Token:
    """The Club for Borsk in `Borsk, 3 May 2016 – The Club, a group of writers, condemns`."""
    dashes = [child for child in noun.children if child.text in ("–", "—", "--") and child.i > noun.i]
    if not dashes or not any(token.like_num for token in noun.doc[noun.i : dashes[0].i]):
        return noun
    return next((child for child in noun.children if child.dep_ == "appos" and child.i > dashes[0].i), noun)


def _unclaimed(verb: Token) -> Token | None:
    """The noun just before the auxiliaries, where the parser took it for a part of what precedes.

    `On 14 May 2010 Mira Tolland was sentenced`: the parser makes the name the object of `on`.
    """
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass") and child.i < verb.i]
    if not auxiliaries or auxiliaries[0].i == 0:
        return None
    before = auxiliaries[0].nbor(-1)
    if not same_sentence(before, verb) or before.dep_ not in ("pobj", "appos", "dep", "npadvmod", "nmod", "conj"):
        return None
    return before if before.pos_ in ("PROPN", "NOUN", "PRON") and before.ent_type_ not in ("DATE", "TIME") else None


def _governing_verb(verb: Token) -> Token | None:
    head = verb.head
    while (head.pos_ == "ADP" or head.dep_ == "acomp") and head.head != head:
        head = head.head
    return head if head.pos_ in ("VERB", "AUX") and head != verb else None


def _first(token: Token, dependencies: Iterable[str]) -> Token | None:
    return next((child for child in token.children if child.dep_ in dependencies), None)


def clause_verb(token: Token) -> Token:
    """The verb in whose clause `token` stands, itself if it is one."""
    step = token
    while step.pos_ not in ("VERB", "AUX") and step.head != step:
        step = step.head
    return step
