"""Sentences told by their term, whatever the verb: `put him away for 16 years in prison`, `a two-year jail term`."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import Analysis, Sentence, start_of
from ingest.text.argument import Argument
from ingest.text.coreference import Resolver
from ingest.text.referent import Referent
from ingest.text.roles import BYSTANDERS
from ingest.text.terms import Term, find_terms
from ingest.text.verbs import clause_verb, is_passive, subject

LEXICON = "arguments.en.yaml"
CONFIDENCE, PASSED_CONFIDENCE = 0.7, 0.8
_PLACE = (
    r"(?:imprisonment|prison|jail|behind\sbars|incarceration|hard\slabou?r|penal\s(?:colony|servitude)|labou?r\scamp)"
)
_IN_PRISON = re.compile(rf"(?:['’]s?)?(?:\sof|\sin|\sat)?(?:\s(?:a|the|[a-z-]+)){{0,3}}?\s{_PLACE}\b")
_OWN_WORD = re.compile(r"(?:['’]s?)?\s(?:[a-z-]+\s){0,2}(?:sentence|term)s?\b", re.IGNORECASE)
_TERM_OF = re.compile(r"\b(?:sentence|prison\sterm|jail\sterm)s?\sof\s(?:an?\s)?$", re.IGNORECASE)
_NOT_GIVEN = re.compile(
    r"\b(?:fac(?:e|es|ed|ing)|up\sto|maximum|minimum|carr(?:y|ies|ied)|punishable|risk\w*|could|may|might|would|between|"
    r"seek\w*|sought|ask\w*|demand\w*|request\w*|recommend\w*|pre-?trial|suspended\sfor|probation)\b",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"\b(?:after|spen[dt]\w*|served|for\sthe\s(?:last|past)|in|within|over|nearly|almost)\s(?:\w+\s){0,2}$"
)
_REMAND = re.compile(
    r"(?:['’]s?)?\s(?:of\s|in\s|on\s)?(?:pre-?trial|preventive|remand|administrative|custody)", re.IGNORECASE
)
_PASSED_ON = re.compile(
    rf"(?:['’]s?)?(?:\s(?:in\s)?{_PLACE}|\s(?:prison|jail)\s(?:sentence|term))?"
    r"\s(?P<verb>passed|imposed|handed|pronounced|meted|inflicted)(?:\sdown|\sout)?\s(?:on|upon|to|against)\s"
)
"""`the ten years in prison imposed on X`: told as a fact whatever stands above it."""
REACH = 60


@dataclass(frozen=True, slots=True)
class TermTold:
    """A term and those who got it. token: a word of the term. passed: whether the words say that it was passed."""

    token: Token
    subjects: tuple[Referent, ...]
    length: Argument
    passed: bool = False


def terms_told(
    analysis: Analysis,
    resolver: Resolver,
    known: Sequence[tuple[int, int]],
    topic: Callable[[int], list[Referent]],
) -> Iterator[TermTold]:
    """The terms of imprisonment that somebody got.

    known: spans in which a sentence has been read already. topic: of whom the text speaks at the sentence of an index,
    for what a court imposes without saying on whom.
    """
    for index, sentence in enumerate(analysis.sentences):
        if sentence.heading or any(sentence.start <= start < sentence.end for start, _ in known):
            continue
        terms = [t for t in find_terms(analysis.text, sentence.start, sentence.end) if _is_given(t, sentence, analysis)]
        if len(terms) != 1:
            continue  # who got which, grammar has to say
        token = next((t for t in sentence.span if start_of(t) >= terms[0].start), None)
        if token is None:
            continue
        if (passed := _passed_on(terms[0], sentence, analysis, resolver)) is not None:
            yield passed
            continue
        people = _people(token, resolver)
        own = subject(clause_verb(token))
        if not people and own is not None and _is_court(own, resolver):
            people = tuple(topic(index))
        if people:
            length = Argument("length", terms[0].start, terms[0].end, value=terms[0].length)
            yield TermTold(token, people, length)


def _is_given(term: Term, sentence: Sentence, analysis: Analysis) -> bool:
    before = analysis.text[max(sentence.start, term.start - REACH) : term.start]
    if _PASSED_ON.match(analysis.text, term.end):
        return True
    if _NOT_GIVEN.search(before) or _REMAND.match(analysis.text, term.end):
        return False
    if _OWN_WORD.match(analysis.text, term.end) or _TERM_OF.search(before):
        return True
    if _PASSED.search(before):
        return False
    token = next((t for t in sentence.span if start_of(t) >= term.start), None)
    verb = clause_verb(token).lemma_.lower() if token is not None else ""
    if verb in ("lock", "put") and term.length.endswith("d"):
        return False  # `locked up for 73 days`
    return verb in words(LEXICON, "imposing") or _IN_PRISON.match(analysis.text, term.end) is not None


def _passed_on(term: Term, sentence: Sentence, analysis: Analysis, resolver: Resolver) -> TermTold | None:
    """What `ten years in prison imposed on X` tells, wherever the parser hung it."""
    told = _PASSED_ON.match(analysis.text, term.end)
    words_of = {start_of(token): token for token in sentence.span} if told else {}
    verb = words_of.get(told.start("verb")) if told else None
    whom = next((words_of[at] for at in sorted(words_of) if told and at >= told.end()), None)
    if verb is None or whom is None:
        return None
    while whom.dep_ in ("compound", "det", "amod") and whom.head.i > whom.i:
        whom = whom.head
    found = resolver.resolve(whom, suffering=True)
    people = tuple(one for one in found if one.entity is not None and one.entity.kind == "Person")
    length = Argument("length", term.start, term.end, value=term.length)
    return TermTold(verb, people, length, passed=True) if people else None


def _people(token: Token, resolver: Resolver) -> tuple[Referent, ...]:
    """Who got the term: whose it is, to whom it was given, of whom the clause speaks."""
    noun = token
    while noun.dep_ in ("nummod", "compound", "amod", "quantmod", "advmod", "punct") and noun.head != noun:
        noun = noun.head
    verb = clause_verb(token)
    owners = [child for child in noun.children if child.dep_ == "poss"]
    given = [child for child in verb.children if child.dep_ in ("dobj", "dative", "nsubjpass")]
    own = subject(verb)
    acted = [own] if own is not None and (is_passive(verb) or not _is_court(own, resolver)) else []
    under = [
        inner
        for child in (*verb.children, *noun.children)
        if child.lower_ in ("for", "to", "on", "against") and child.dep_ in ("prep", "dative")
        for inner in child.children
    ]
    for candidate in (*owners, *given, *acted, *under):
        people = tuple(
            referent
            for referent in resolver.resolve(candidate, suffering=True)
            if referent.entity is not None
            and referent.entity.kind == "Person"
            and resolver.roles.get(referent.entity.number) not in BYSTANDERS - {"other", "spokesperson"}
        )
        if people:
            return people
    return ()


def _is_court(token: Token, resolver: Resolver) -> bool:
    hit = resolver.named(token)
    return token.lemma_.lower() in words(LEXICON, "courts") or bool(hit and hit[1].kind != "Person")
