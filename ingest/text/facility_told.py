"""Detention told by its place, whatever the verb: `lost fifteen kilos in Borsk Prison`, `his stay at IK-17`.

A prison is often only what a text is about; so this is read of those alone to whom a court or the police did something.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import Analysis
from ingest.text.clusters import Entity
from ingest.text.coreference import Resolver
from ingest.text.modality import force_of
from ingest.text.name import Name
from ingest.text.name_grammar import head_token
from ingest.text.referent import Referent
from ingest.text.verbs import clause_verb, is_passive, subject

LEXICON = "arguments.en.yaml"
CONFIDENCE = 0.7
WITHIN = frozenset({"in", "at", "inside", "within"})


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody in a facility. token: the word of the facility that the clause governs."""

    token: Token
    subject: Referent
    name: Name
    facility: Entity


def stays(analysis: Analysis, resolver: Resolver, suffered: Set[int], known: Set[tuple[int, int]]) -> Iterator[Stay]:
    """The stays that no frame has read.

    suffered: numbers of those to whom a court or the police did something. known: person and facility of each
    detention that has been read.
    """
    told = set(known)
    for sentence in analysis.sentences:
        if sentence.heading:
            continue
        for name, facility in resolver.names_in(sentence.start, sentence.end):
            if facility.kind != "Facility":
                continue
            token = head_token(sentence, name.start, name.end)
            for person in _within(token, resolver) if token is not None else ():
                entity = person.entity
                if entity and token and entity.number in suffered and (entity.number, facility.number) not in told:
                    told.add((entity.number, facility.number))
                    yield Stay(token, person, name, facility)


def _within(token: Token, resolver: Resolver) -> tuple[Referent, ...]:
    """Who is in the facility of `token`, by the clause in which it stands."""
    preposition = token.head
    while preposition.dep_ in ("compound", "pobj", "prep", "nmod", "conj") and preposition.lower_ not in WITHIN:
        if preposition.head == preposition or preposition.pos_ == "VERB":
            break
        preposition = preposition.head  # `in the women's wing of Borsk Prison`
    if preposition.pos_ != "ADP" or preposition.lower_ not in WITHIN:
        return ()
    verb = clause_verb(preposition)
    if verb.pos_ not in ("VERB", "AUX") or verb.lemma_.lower() in words(LEXICON, "visiting"):
        return ()
    if force_of(verb) != "actual":
        return ()
    governor = preposition.head
    owners = [child for child in governor.children if child.dep_ == "poss"] if governor.pos_ == "NOUN" else []
    between = token.doc[min(verb.i, preposition.i) + 1 : max(verb.i, preposition.i)]
    if (governor != verb or any(step.lower_ in ("about", "on", "of") for step in between)) and not owners:
        return ()  # `a film about torture at IK-17`
    own = subject(verb)
    patients = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    order = [*owners, *patients, *([own] if own is not None else [])] if not is_passive(verb) else [*owners, *patients]
    for candidate in order:
        people = tuple(r for r in resolver.resolve(candidate, suffering=True) if r.entity and r.entity.kind == "Person")
        if people:
            return people
    return ()
