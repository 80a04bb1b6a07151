"""Verdicts told beside names: `X (six years), Y (four years)`, and lists `• X, chair – ten years for “libel”`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import Analysis, Sentence, start_of
from ingest.text.argument import Argument
from ingest.text.coreference import Resolver
from ingest.text.name import Name
from ingest.text.referent import Referent
from ingest.text.terms import Term, find_terms

LEXICON = "arguments.en.yaml"
CONFIDENCE = 0.8
_BRACKET = re.compile(r"\s*\((?:\d{2},\s*)?(?P<value>[^()\n]{3,60})\)")
_ITEM = re.compile(r"(?P<aside>(?:,\s[^–—:\n]{2,60})?)\s*(?:\s[–—-]\s|:\s)\s*(?=\S)")
_QUOTED = re.compile(r"[“\"«]([^”\"»“«\n]{3,160})[”\"»]")
_PARAGRAPH = re.compile(r"\((?P<article>(?:Article|Section|Art\.)\s\d[\d/.-]*\d|(?:Article|Section|Art\.)\s\d)\b")
_FOR = re.compile(r"\bfor\s(?!(?:life|the|a|an|another|each)\b)(?P<offence>[a-z][a-z -]{3,60}?)(?=\s*(?:[.;,(]|$))")
NEAR_TERM = 25


@dataclass(frozen=True, slots=True)
class Verdict:
    """A term that stands beside a name, and the offences that follow it. token: a word of the term."""

    token: Token
    subject: Referent
    start: int
    end: int
    length: Argument
    offences: tuple[Argument, ...]


def verdicts(analysis: Analysis, resolver: Resolver) -> Iterator[Verdict]:
    """The verdicts beside names where the sentence, or the one before a list, speaks of a court's decision."""
    before: Sentence | None = None
    for sentence in analysis.sentences:
        block = analysis.blocks[sentence.block]
        told = _speaks_of_verdicts(analysis.text, sentence.start, sentence.end)
        lead = before is not None and _speaks_of_verdicts(analysis.text, before.start, before.end)
        if told or lead:
            for name, entity in resolver.names_in(sentence.start, sentence.end):
                if entity.kind != "Person":
                    continue
                item = name.start == block.content and (lead or told)
                found = _beside(analysis.text, sentence, name, item, told)
                if found is not None:
                    who = Referent(name.start, name.end, entity)
                    term, limit = found
                    offences = tuple(_offences(analysis.text, term.end, limit)) if item else ()
                    end = max([term.end, *(offence.end for offence in offences)])
                    length = Argument("length", term.start, term.end, value=term.length)
                    yield Verdict(_token(sentence, term), who, name.start, end, length, offences)
        if not _is_item(analysis.text, block.start, block.content):
            before = sentence


def _is_item(text: str, start: int, content: int) -> bool:
    return bool(text[start:content].strip())


def _beside(text: str, sentence: Sentence, name: Name, item: bool, told: bool) -> tuple[Term, int] | None:
    """The term beside a name, and where what belongs to it ends."""
    bracket = _BRACKET.match(text, name.end, sentence.end)
    if bracket and told:
        start, end = bracket.span("value")
    elif item and (rest := _ITEM.match(text, name.end, sentence.end)):
        start, end = rest.end(), sentence.end
    else:
        return None
    terms = find_terms(text, start, end)
    if not terms or terms[0].start - start > NEAR_TERM or _hedged().search(text, start, terms[0].start):
        return None
    return terms[0], end


def _offences(text: str, start: int, end: int) -> Iterator[Argument]:
    quoted = list(_QUOTED.finditer(text, start, end))
    for match in quoted:
        yield Argument("offence", *match.span(1), value=" ".join(match[1].split()))
    if not quoted:
        plain = _FOR.search(text, start, end)
        group = "offence" if plain else "article"
        named = plain or _PARAGRAPH.search(text, start, end)
        if named is not None:
            yield Argument("offence", *named.span(group), value=named[group])


def _token(sentence: Sentence, term: Term) -> Token:
    return next((token for token in sentence.span if start_of(token) >= term.start), sentence.span[-1])


def _speaks_of_verdicts(text: str, start: int, end: int) -> bool:
    return _verdict_words().search(text, start, end) is not None


@lru_cache(maxsize=1)
def _verdict_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words(LEXICON, 'verdicts')))})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _hedged() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:up to|faces?|facing|risks?|could|may|requested|sought|demanded|asked|aged)\b", re.IGNORECASE
    )
