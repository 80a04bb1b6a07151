"""Who got which term where one verb has several: `sentenced X to five years and Y to three`, `respectively`."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from ingest.text.analysis import end_of, sentence_of, start_of
from ingest.text.argument import Argument
from ingest.text.coreference import Resolver
from ingest.text.numbers import number, number_pattern
from ingest.text.referent import Referent
from ingest.text.terms import Term, find_terms

_NO_TERM = re.compile(
    r"(?:followed by|probation|suspended for|fined?|ban of|banned for|after|for the (?:last|past|next)|aged?|within|"
    r"up to|maximum of|at least|more than|served|spent)\s+(?:an?\s+|another\s+)?$"
)
_FROM = re.compile(r"\bfrom\s+(?:an?\s+)?$")
_BARE = re.compile(rf"\s(?P<number>{number_pattern()})(?=\s?(?:[,.;]|and\b|$))", re.IGNORECASE)
_NO_SENTENCE = re.compile(
    r"\s*(?:of probation|probation|ago|later|earlier|before|after|old\b|suspended|of them)", re.IGNORECASE
)


def shared_terms(
    trigger: Token, subjects: list[Referent], resolver: Resolver, text: str, *, earlier: bool = False
) -> list[tuple[Referent, Argument]]:
    """Each person of the sentence after `trigger` with the term that follows; empty where there is only one term.

    subjects: those whom the frame found; those before the trigger have the first term. earlier: only the terms that
    were changed, `eight years` in `from eight to six years`, of which no other reading has any.
    """
    start, end = start_of(trigger), end_of(sentence_of(trigger)[-1])
    terms = [term for term in find_terms(text, start, end) if _is_sentence(term, text)]
    terms = [term for term in terms if earlier == (_FROM.search(text, start, term.start) is not None)]
    terms = sorted([*terms, *_elided(terms, resolver, text, end)], key=lambda term: term.start)
    if len(terms) < 2:
        return []
    before = [subject for subject in subjects if subject.start < start]
    named = [Referent(n.start, n.end, e) for n, e in resolver.names_in(start, end) if e.kind == "Person"]
    if not named and len(before) < 2:
        return []
    pairs: list[tuple[Referent, Argument]] = []
    current, told = before, False
    items: list[Term | Referent] = [*terms, *named]
    for item in sorted(items, key=lambda item: item.start):
        if isinstance(item, Referent):
            current, told = ([item], False) if told else ([*current, item], False)
        elif current and not told:
            pairs.extend((person, _argument(item)) for person in current)
            told = True
    first = start_of(sentence_of(trigger)[0])
    if "respectively" in text[first:end] and len(terms) == len(before):
        return [(person, _argument(term)) for person, term in zip(before, terms, strict=True)]
    return pairs if len({person.entity for person, _ in pairs}) > 1 else []


def _elided(terms: list[Term], resolver: Resolver, text: str, end: int) -> Iterator[Term]:
    """Terms in the unit of the first: `got nine years, and the lawyer X seven`."""
    if not terms or terms[0].length[-1] not in "ymd":
        return
    for name, entity in resolver.names_in(terms[0].end, end):
        bare = _BARE.match(text, name.end, end) if entity.kind == "Person" else None
        if (
            bare
            and (amount := number(bare["number"]))
            and not any(t.start <= bare.start("number") < t.end for t in terms)
        ):
            yield Term(*bare.span("number"), f"{amount}{terms[0].length[-1]}")


def _is_sentence(term: Term, text: str) -> bool:
    before = text[max(0, term.start - 30) : term.start]
    return _NO_TERM.search(before) is None and _NO_SENTENCE.match(text, term.end) is None


def _argument(term: Term) -> Argument:
    return Argument("length", term.start, term.end, value=term.length)
