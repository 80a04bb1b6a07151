"""Those who are named of a group: `five of them, including X and Y`, `three activists: X, a teacher; Y; and Z`."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import end_of, sentence_of, start_of
from ingest.text.clusters import Entity
from ingest.text.discourse import LEXICON, Discourse
from ingest.text.name import Name
from ingest.text.name_words import role_of
from ingest.text.plurals import count_of
from ingest.text.referent import Referent

_INCLUDES = re.compile(
    r"(?:including|notably|among (?:them|whom|those)|amongst them|such as|as (?=[A-Z]))\b", re.IGNORECASE
)
_COLON = re.compile(r"[^:“”\"\n]{0,220}?:\s+")
_ITEM_HEAD = re.compile(r"\s*(?:and\s)?(?:(?:the|an?|his|her)\s)?(?:[a-z’'-]+\s){0,5}(?:[A-Z][a-z]{0,4}\.?\s)?")
_ITEMS_END = re.compile(r"(?<=[a-zß-ÿ\d)]{2})[.!?](?=\s|$)|\n")


class NamedMembers:
    """Finds who is named of the groups of one document."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse, self.analysis = discourse, discourse.analysis

    def of(self, token: Token) -> list[Referent]:
        """Those who are named of the group that `token` means, empty where nobody is."""
        return self._included(token) or self._after_colon(token)

    def _included(self, token: Token) -> list[Referent]:
        """X and Y in `five of them, including X and Y`, `activists such as X`, `dozens, among them X`."""
        if token.pos_ not in ("NOUN", "NUM", "PRON", "ADJ") or token.tag_ in ("NN", "PRP$"):
            return []
        found: list[Referent] = []
        below = [*token.children, *_extraposed(token)]
        for child in (*below, *(inner for one in below for inner in one.children)):
            if child.i < token.i or not _INCLUDES.match(self.analysis.text, start_of(child)):
                continue
            for head in (inner for inner in child.children if inner.dep_ in ("pobj", "prep", "conj")):
                found.extend(self._members_of(head))
            if child.dep_ == "prep" and child.head.dep_ == "conj":  # `among them X`, which the parser turns over
                found.extend(self._members_of(child.head))
        return list({referent.entity: referent for referent in found}.values())

    def _after_colon(self, token: Token) -> list[Referent]:
        """X, Y and Z in `police detained three activists on 3 May: X, a teacher; Y; and Z`: as many as are counted."""
        if not (_is_people(token) or (token.tag_ == "CD" and count_of(token.lower_))):
            return []
        colon = _COLON.match(self.analysis.text, end_of(token))
        if colon is None or colon.end() > end_of(sentence_of(token)[-1]):
            return []
        between = [t for t in sentence_of(token)[token.i - sentence_of(token).start + 1 :] if end_of(t) < colon.end()]
        if any(_is_people(other) or self._is_person(other) for other in between):
            return []
        block = self.analysis.blocks[self.analysis.sentences[self.discourse.sentence_at(start_of(token))].block]
        ended = _ITEMS_END.search(self.analysis.text, colon.end(), block.end)
        last = ended.start() if ended else block.end
        size = size_of_group(token)
        found = self._items(colon.end(), last)
        if size is not None and len(found) != size:
            found = self._as_many(colon.end(), last, size)
        if len(found) < 2 or (size is not None and len(found) != size):
            return []
        start, end = start_of(token), end_of(token)
        return [Referent(start, end, entity, anchor=name) for name, entity in found]

    def _items(self, start: int, end: int) -> list[tuple[Name, Entity]]:
        """Who stands at the head of each item of a list, with those joined to them by `and`."""
        found: dict[int, tuple[Name, Entity]] = {}
        for part in re.finditer(r"[^;]+", self.analysis.text[start:end]):
            first, last = start + part.start(), start + part.end()
            named = next(((n, e) for n, e in self.discourse.names_in(first, last) if e.kind == "Person"), None)
            if named is None or not _ITEM_HEAD.fullmatch(self.analysis.text, first, named[0].start):
                return []
            for name, entity in (named, *self.discourse.enumeration(named[0].start)):
                if name.start < last:
                    found.setdefault(entity.number, (name, entity))
        return list(found.values())

    def _as_many(self, start: int, end: int, size: int) -> list[tuple[Name, Entity]]:
        """Everybody who is named after a colon, if they are as many as were counted."""
        named = [(n, e) for n, e in self.discourse.names_in(start, end) if e.kind == "Person"]
        found = {entity.number: (name, entity) for name, entity in reversed(named)}
        return list(reversed(found.values())) if size == len(found) else []

    def _members_of(self, head: Token) -> Iterator[Referent]:
        """The people named in a list that begins with the phrase of `head`."""
        for token in (head, *(inner for inner in head.subtree if inner.dep_ in ("conj", "pobj", "appos"))):
            hit = self.discourse.named(token) or self.discourse.name_beside(token)
            if hit and hit[1].kind == "Person":
                yield Referent(hit[0].start, hit[0].end, hit[1])
                yield from (
                    Referent(name.start, name.end, entity)
                    for name, entity in self.discourse.enumeration(hit[0].start)
                    if name.start > hit[0].start
                )
                return

    def _is_person(self, token: Token) -> bool:
        hit = self.discourse.named(token)
        return hit is not None and hit[1].kind == "Person"


def size_of_group(token: Token) -> int | None:
    """How many people a group is said to be: `nine teachers`."""
    counted = next((child.lower_ for child in token.children if child.dep_ == "nummod"), token.lower_)
    return count_of(counted)


def _extraposed(token: Token) -> list[Token]:
    """`including` in `nine teachers were arrested on 3 May, including X`, which the parser hangs on the verb."""
    if token.dep_ not in ("nsubj", "nsubjpass", "dobj") or not _is_people(token):
        return []
    if token.dep_ == "nsubj" and any(child.dep_ == "dobj" for child in token.head.children):
        return []
    return [child for child in token.head.children if child.lower_ == "including" and child.i > token.i]


def _is_people(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return token.tag_ == "NNS" and (token.lower_ in words(LEXICON, "people") or role_of(lemma) is not None)
