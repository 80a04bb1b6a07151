"""Who is meant by `he`, `the 45-year-old lawyer`, `the organisation`, `the two men`, `the center`."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import Analysis, end_of, same_sentence, sentence_of, start_of
from ingest.text.clusters import Entity
from ingest.text.discourse import Discourse
from ingest.text.name import Name
from ingest.text.name_grammar import head_token
from ingest.text.name_words import is_generic_facility, role_of
from ingest.text.numbers import number as number_of
from ingest.text.roles import BYSTANDERS, main_defender
from ingest.text.segments import Segments

LEXICON = "coreference.en.yaml"
_INCLUDES = re.compile(
    r"(?:including|notably|among (?:them|whom|those)|amongst them|such as|as (?=[A-Z]))\b", re.IGNORECASE
)
_COLON = re.compile(r"[^:“”\"\n]{0,220}?:\s+")
_ITEM_HEAD = re.compile(r"\s*(?:and\s)?(?:(?:the|an?|his|her)\s)?(?:[a-z’'-]+\s){0,5}(?:[A-Z][a-z]{0,4}\.?\s)?")
_ITEMS_END = re.compile(r"(?<=[a-zß-ÿ\d)]{2})[.!?](?=\s|$)|\n")
_COUNSEL = frozenset({"lawyer", "attorney", "counsel", "solicitor", "barrister"})
_OF_OTHERS = frozenset({"release", "freedom", "detention", "arrest", "case"})
"""What somebody asks for or deplores is not their own: `activists call for their release`."""
_SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
NEAR = 600
"""Characters beyond which `they` means no list of people."""
FAR = 20_000
"""Characters beyond which no noun refers back."""
REACH = 2_500
"""Characters beyond which a pronoun no longer refers back, except to the person whom the document is about."""


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom or what some words mean: an entity of the document, else the words themselves.

    start, end: the words in the text. anchor: the name that they stand for, where they are no name themselves.
    """

    start: int
    end: int
    entity: Entity | None = None
    words: str | None = None
    anchor: Name | None = None


class Resolver:
    """Finds the referents of tokens of one document."""

    def __init__(
        self,
        analysis: Analysis,
        entities: Sequence[Entity],
        roles: Mapping[int, str],
        main: Entity | None,
        publisher: Entity | None,
    ) -> None:
        self.analysis, self.entities, self.roles, self.main, self.publisher = analysis, entities, roles, main, publisher
        self.discourse = Discourse(analysis, entities)
        self.named, self.names_in = self.discourse.named, self.discourse.names_in
        self.victims: dict[int, Entity] = {}
        """To whom something has happened so far, in the order of the text."""
        self._told: list[tuple[int, Entity]] = []
        self._sentence_starts = [sentence.start for sentence in analysis.sentences]
        self._eligible = [e for e in entities if e.kind == "Person" and not self._is_bystander(e.number)]
        self.segments = Segments(
            analysis, entities, main, self._is_bystander, lambda some: main_defender(analysis, some, roles)
        )
        self._meant: dict[int, Entity] = {}
        self._groups: dict[int, Sequence[Entity]] = {}
        self._named_of: list[tuple[int, Sequence[Entity]]] = []
        """Of groups of that size, those who were named: `nine teachers, including X and Y`."""

    def suffered(self, entity: Entity, position: int) -> None:
        """Remember that the words at `position` tell of something that happened to a person."""
        self.victims.setdefault(entity.number, entity)
        self._told.append((position, entity))

    def _is_bystander(self, number: int) -> bool:
        role = self.roles.get(number)
        return role in BYSTANDERS and (role not in ("spokesperson", "staff", "other") or number in self.discourse.spoke)

    # --- referents ------------------------------------------------------------------------------------------------

    def resolve(self, token: Token, *, suffering: bool = False) -> list[Referent]:
        """Whom or what the phrase headed by `token` means; empty where nobody can say.

        suffering: something is done to them, so lawyers, officials and bylines are not meant by a mere `he`.
        """
        start, end = start_of(token), end_of(token)
        if hit := self.named(token):
            return [Referent(hit[0].start, hit[0].end, hit[1])]
        word = token.lower_
        if word in _SINGULAR:
            found = self._pronoun(token, suffering)
            return [self._referring(start, end, found, token)] if found else []
        if word == "them" and (joined := self._object_before(token)) is not None:
            return self.resolve(joined, suffering=suffering)
        if word in words(LEXICON, "several") and token.pos_ in ("PRON", "DET"):
            meant = self._subject_before(token)
            if meant is not None:
                return self.resolve(meant, suffering=suffering)
            return self._group(token, 2 if word == "both" else None)
        if word in words(LEXICON, "own") and token.text != "US":
            return [Referent(start, end, self.publisher)] if self.publisher else []
        if hit := self.discourse.name_beside(token):
            return [Referent(hit[0].start, hit[0].end, hit[1])]
        if word in ("it", "its") and token.pos_ == "PRON":
            return self._organisation(token)
        if named := self._included(token) or self._after_colon(token):
            if size := self._size_of(token):
                self._named_of.append((size, [referent.entity for referent in named if referent.entity]))
            return named
        if (inner := self._each_of(token)) is not None:
            return self.resolve(inner, suffering=suffering)
        if (said_of := self._said_of(token)) is not None:
            return self.resolve(said_of, suffering=suffering)
        return self._noun(token, suffering)

    def _subject_before(self, token: Token) -> Token | None:
        """The unnamed people of the same sentence whom `they` means: `three learned that their cases were closed`."""
        if token.dep_ == "poss" and token.head.lemma_ in _OF_OTHERS:
            return None
        for earlier in reversed(list(sentence_of(token))[: token.i - sentence_of(token).start]):
            if earlier.dep_ in ("nsubj", "nsubjpass") and not self.named(earlier):
                several = earlier.tag_ == "CD" or (earlier.tag_ == "NNS" and role_of(earlier.lemma_) is not None)
                if several and not any(self.named(t) for t in earlier.subtree):
                    return earlier
        return None

    def _included(self, token: Token) -> list[Referent]:
        """X and Y in `five of them, including X and Y`, `activists such as X`, `dozens, among them X`."""
        if token.pos_ not in ("NOUN", "NUM", "PRON", "ADJ") or token.tag_ in ("NN", "PRP$"):
            return []
        found: list[Referent] = []
        below = [*token.children, *self._extraposed(token)]
        for child in (*below, *(inner for one in below for inner in one.children)):
            if child.i < token.i or not _INCLUDES.match(self.analysis.text, start_of(child)):
                continue
            for head in (inner for inner in child.children if inner.dep_ in ("pobj", "prep", "conj")):
                found.extend(self._members_of(head))
            if child.dep_ == "prep" and child.head.dep_ == "conj":  # `among them X`, which the parser turns over
                found.extend(self._members_of(child.head))
        return list({referent.entity: referent for referent in found}.values())

    def _extraposed(self, token: Token) -> list[Token]:
        """`including` in `nine teachers were arrested on 3 May, including X`, which the parser hangs on the verb."""
        if token.dep_ not in ("nsubj", "nsubjpass", "dobj") or not self._is_people(token):
            return []
        if token.dep_ == "nsubj" and any(child.dep_ == "dobj" for child in token.head.children):
            return []
        return [child for child in token.head.children if child.lower_ == "including" and child.i > token.i]

    def _is_people(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        return token.tag_ == "NNS" and (token.lower_ in words(LEXICON, "people") or role_of(lemma) is not None)

    def _size_of(self, token: Token) -> int | None:
        counted = next((child.lower_ for child in token.children if child.dep_ == "nummod"), token.lower_)
        return _count(counted)

    def _after_colon(self, token: Token) -> list[Referent]:
        """X, Y and Z in `police detained three activists on 3 May: X, a teacher; Y; and Z`: as many as are counted."""
        if not (self._is_people(token) or (token.tag_ == "CD" and _count(token.lower_))):
            return []
        colon = _COLON.match(self.analysis.text, end_of(token))
        if colon is None or colon.end() > end_of(sentence_of(token)[-1]):
            return []
        between = [t for t in sentence_of(token)[token.i - sentence_of(token).start + 1 :] if end_of(t) < colon.end()]
        if any(self._is_people(other) or self._is_person(other) for other in between):
            return []
        block = self.analysis.blocks[self.analysis.sentences[self._sentence(token)].block]
        ended = _ITEMS_END.search(self.analysis.text, colon.end(), block.end)
        found = self._items(colon.end(), ended.start() if ended else block.end)
        size = self._size_of(token)
        if len(found) < 2 or (size is not None and len(found) != size):
            return []
        start, end = start_of(token), end_of(token)
        return [Referent(start, end, entity, anchor=name) for name, entity in found]

    def _is_person(self, token: Token) -> bool:
        hit = self.named(token)
        return hit is not None and hit[1].kind == "Person"

    def _items(self, start: int, end: int) -> list[tuple[Name, Entity]]:
        """Who stands at the head of each item of a list, with those joined to them by `and`."""
        found: dict[int, tuple[Name, Entity]] = {}
        for part in re.finditer(r"[^;]+", self.analysis.text[start:end]):
            first, last = start + part.start(), start + part.end()
            named = next(((n, e) for n, e in self.names_in(first, last) if e.kind == "Person"), None)
            if named is None or not _ITEM_HEAD.fullmatch(self.analysis.text, first, named[0].start):
                return []
            for name, entity in (named, *self.discourse.enumeration(named[0].start)):
                if name.start < last:
                    found.setdefault(entity.number, (name, entity))
        return list(found.values())

    def _each_of(self, token: Token) -> Token | None:
        """`them` in `each of them`, `all of them`: what is said of them is said of every one."""
        if token.lower_ not in ("each", "all") or token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj"):
            return None
        links = [child for child in token.children if child.dep_ == "prep" and child.lower_ == "of"]
        return next((inner for link in links for inner in link.children if inner.dep_ == "pobj"), None)

    def _members_of(self, head: Token) -> Iterator[Referent]:
        """The people named in a list that begins with the phrase of `head`."""
        for token in (head, *(inner for inner in head.subtree if inner.dep_ in ("conj", "pobj", "appos"))):
            hit = self.named(token) or self.discourse.name_beside(token)
            if hit and hit[1].kind == "Person":
                yield Referent(hit[0].start, hit[0].end, hit[1])
                yield from (
                    Referent(name.start, name.end, entity)
                    for name, entity in self.discourse.enumeration(hit[0].start)
                    if name.start > hit[0].start
                )
                return

    def _object_before(self, token: Token) -> Token | None:
        """`detainees` in `which deprives detainees of their rights and exposes them to torture`."""
        if token.dep_ != "dobj" or token.head.dep_ != "conj":
            return None
        objects = [child for child in token.head.head.children if child.dep_ == "dobj" and child.tag_ == "NNS"]
        return objects[0] if objects and role_of(objects[0].lemma_) and not self.named(objects[0]) else None

    def _said_of(self, token: Token) -> Token | None:
        """X in `X, a blogger who was arrested` and `X is a blogger who was arrested`."""
        if token.pos_ != "NOUN" or token.tag_ != "NN":
            return None
        if token.dep_ == "appos" and self.named(token.head):
            return token.head
        if token.dep_ == "attr" and token.head.lemma_ == "be":
            own = next((child for child in token.head.children if child.dep_ == "nsubj"), None)
            return own if own is not None and (self.named(own) or own.lower_ in _SINGULAR) else None
        return None

    def _referring(self, start: int, end: int, entity: Entity, token: Token) -> Referent:
        before = bisect_left(entity.names, start_of(token), key=lambda name: name.end)
        return Referent(start, end, entity, anchor=entity.names[max(0, before - 1)])

    def _sentence(self, token: Token) -> int:
        return max(0, bisect_left(self._sentence_starts, start_of(token) + 1) - 1)

    def _fits(self, entity: Entity, gender: str | None) -> bool:
        return gender is None or self.discourse.gender.get(entity.number, gender) == gender

    def _pronoun(self, token: Token, suffering: bool) -> Entity | None:
        gender = "m" if token.lower_ in words(LEXICON, "man") else "f"
        position = start_of(token)
        sentence = self._sentence(token)
        block = self.analysis.sentences[sentence].block
        scores: dict[int, float] = {}
        by_number = {entity.number: entity for entity in self.entities}
        main = self.segments.at(position)
        for name, entity in self.names_in(max(0, position - REACH), position):
            if entity.kind != "Person" or not self._fits(entity, gender) or self._bound(token, name):
                continue
            if self.segments.at(name.start) != main:
                continue  # of another case
            distance = sentence - name.sentence
            score = max(0.0, 3.0 - distance)
            head = head_token(self.analysis.sentences[name.sentence], name.start, name.end)
            if head is not None and head.dep_ in ("nsubj", "nsubjpass"):
                score += 1.5
            if head is not None and head.dep_ == "poss":
                score += 1.0 if head.head.lemma_.lower() in words("names.en.yaml", "belongings") else -0.25
            if self.analysis.sentences[name.sentence].block != block:
                score -= 1.0
            score += name.start / (len(self.analysis.text) + 1) * 0.1
            scores[entity.number] = max(scores.get(entity.number, -99.0), score)
        for earlier, entity in self._meant.items():
            distance = sentence - max(0, bisect_left(self._sentence_starts, earlier + 1) - 1)
            same = self.segments.at(earlier) == main
            if same and earlier < position and distance <= 2 and self._fits(entity, gender):
                scores[entity.number] = max(scores.get(entity.number, -99.0), 4.0 - distance)
        if main is not None and self._fits(main, gender):
            silent = not any(score >= 2.0 for score in scores.values())
            scores[main.number] = scores.get(main.number, -1.0) + (2.5 if silent else 0.75)
        for number in scores:
            if suffering and self._is_bystander(number) and by_number[number] != main:
                scores[number] -= 4.0
        if not scores:
            return None
        best = by_number[max(scores, key=lambda number: (scores[number], -number))]
        self._meant[position] = best
        return best

    def _bound(self, token: Token, name: Name) -> bool:
        """Whether grammar forbids it: a subject is not its verb's `him`; `X called for his release` is another's."""
        head = head_token(self.analysis.sentences[name.sentence], name.start, name.end)
        if head is None or not same_sentence(head, token):
            return False
        if token.lower_ in ("him", "her") and token.dep_ in ("dobj", "pobj", "dative") and head.dep_ == "nsubj":
            step = token.head if token.dep_ != "pobj" else token.head.head
            return step == head.head
        if token.dep_ == "poss" and token.head.lemma_ in _OF_OTHERS and head.dep_ == "nsubj":
            return bool(
                head.head.lemma_
                in ("call", "urge", "demand", "condemn", "welcome", "seek", "appeal", "order", "request")
            )
        return False

    def _group(self, token: Token, size: int | None) -> list[Referent]:
        """The list of people of that size that was named or meant last."""
        position = start_of(token)
        gender = "f" if token.lower_ == "women" else "m" if token.lower_ == "men" else None
        members = self._members(position, size, gender)
        if members:
            self._groups[position] = members
        return [self._referring(position, end_of(token), member, token) for member in members]

    def _members(self, position: int, size: int | None, gender: str | None) -> Sequence[Entity]:
        lately = self._lately(position, gender)
        if size is None:
            reach = position - NEAR
            meant = max((earlier for earlier in self._groups if reach <= earlier < position), default=None)
            named = self.discourse.list_before(position, None, reach)
            ended = max((name.end for member in named for name in member.names if name.end <= position), default=0)
            if meant is not None and meant >= ended:
                return self._groups[meant]
            return named or self._together(position, gender)
        near = self.discourse.list_before(position, size, position - NEAR)
        far = self.discourse.list_before(position, size, position - FAR)
        if near and all(self._fits(member, gender) for member in near):
            return near
        if len(lately) == size:
            return lately
        if (some := next((named for of, named in reversed(self._named_of) if of == size), None)) is not None:
            return some
        if far and all(self._fits(member, gender) for member in far):
            return far
        pools = (list(self.victims.values()), [e for e in self._eligible if e.names[0].start < position])
        sure = [[e for e in pool if gender is None or self.discourse.gender.get(e.number) == gender] for pool in pools]
        return next((pool for pool in sure if len(pool) == size), ())

    def _together(self, position: int, gender: str | None) -> Sequence[Entity]:
        """Those to whom the same thing happened in the same words, if nothing has happened to anybody since."""
        last = max((told for told, _ in self._told if position - NEAR <= told < position), default=None)
        found = list(dict.fromkeys(entity for told, entity in self._told if told == last))
        return found if len(found) > 1 and all(self._fits(one, gender) for one in found) else ()

    def _lately(self, position: int, gender: str | None) -> list[Entity]:
        """Those to whom something happened just before, in the order of the text."""
        near = [entity for told, entity in self._told if position - NEAR <= told < position]
        return [entity for entity in dict.fromkeys(near) if self._fits(entity, gender)]

    def _noun(self, token: Token, suffering: bool) -> list[Referent]:
        lemma = token.lemma_.lower()
        determiner = next((child.lower_ for child in token.children if child.dep_ in ("det", "poss", "predet")), None)
        counted = next((child.lower_ for child in token.children if child.dep_ == "nummod"), "")
        number = _count(counted)
        if determiner == "the" and (size := _collective(token)):
            return self._group(token, size)
        if lemma == "client" and (defended := self._client(token)) is not None:
            return [self._referring(start_of(token), end_of(token), defended, token)]
        if determiner == "the" and (aged := self._aged(token, suffering)) is not None:
            return [self._referring(start_of(token), end_of(token), aged, token)]
        if token.lower_ == "others" and determiner == "the":
            return self._others(token, number)
        if token.lower_ in words(LEXICON, "numbers") and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
            size = number_of(token.lower_) or 0
            if any(child.lower_ == "other" for child in token.children):
                return self._others(token, size)
            if determiner in ("the", "all") or any(c.lower_ == "all" for c in token.children):
                return self._group(token, size)
            return []
        if token.lower_ == "all" and (inner := self._number_of(token)):
            return self._group(token, inner)
        if token.lower_ in words(LEXICON, "people") and determiner in ("the", "all", "both"):
            return self._group(token, 2 if determiner == "both" else number)
        if token.tag_ == "NNS" and role_of(lemma) == "defender" and determiner in ("the", "all", "both"):
            group = self._group(token, 2 if determiner == "both" else number)
            if group and all(r.entity and lemma in self.discourse.descriptions[r.entity.number] for r in group):
                return group
        phrase = self._phrase(token)
        definite = determiner in ("the", "this", "that") and token.tag_ in ("NN", "NNP")
        if definite and (found := self._definite(token, lemma, suffering)):
            return [found]
        if determiner is not None and determiner in _SINGULAR:
            return [Referent(*self._extent(token), words=phrase)] if not suffering else []
        return [Referent(*self._extent(token), words=phrase)] if token.pos_ in ("NOUN", "PROPN", "ADJ", "PRON") else []

    def _others(self, token: Token, size: int | None) -> list[Referent]:
        """`the other four`: a group with one more, without those whom the text has named since."""
        position = start_of(token)
        for whole in (size + 1, size + 2) if size else (None,):
            ended, listed = self.discourse.last_list(position, whole, position - NEAR)
            since = {e for _, e in self.names_in(ended if listed else max(0, position - 300), position)}
            members = listed or self._members(position, whole, None)
            rest = [member for member in members if member not in since]
            if rest and len(rest) < len(members) and size in (None, len(rest)):
                return [self._referring(position, end_of(token), member, token) for member in rest]
        return self._group(token, size) if size and token.lower_ == "others" else []

    def _client(self, token: Token) -> Entity | None:
        """The main person in `his client`, where it is a lawyer of theirs who speaks."""
        owner = next((child for child in token.children if child.dep_ == "poss"), None)
        main = self.segments.at(start_of(token))
        if owner is None or main is None or token.tag_ != "NN":
            return None
        before = sentence_of(token)[: max(0, token.i - sentence_of(token).start)]
        if owner.lower_ in _SINGULAR and any(t.dep_ == "nsubj" and t.lemma_.lower() in _COUNSEL for t in before):
            return main
        hit = self.named(owner)
        lawyer = hit[1] if hit else self._pronoun(owner, suffering=False) if owner.lower_ in _SINGULAR else None
        acts = lawyer is not None and lawyer != main and self.roles.get(lawyer.number) == "lawyer"
        return main if acts else None

    def _aged(self, token: Token, suffering: bool) -> Entity | None:
        """Who is meant by `the 45-year-old`: who is said to be of that age, else the main person."""
        years = next((t for t in token.children if t.dep_ == "npadvmod" and t.lemma_ == "year"), None)
        if token.lower_ != "old" or years is None or token.dep_ == "amod":
            return None
        age = next((child.text for child in years.children if child.dep_ == "nummod"), "")
        told = re.compile(rf"\s?[,(]\s?(?:aged\s)?{re.escape(age)}\b")
        people = [entity for entity in self.entities if entity.kind == "Person"]
        same = [e for e in people if any(told.match(self.analysis.text, name.end) for name in e.names)]
        main = self.segments.at(start_of(token)) if suffering else None
        if main is not None and main.names[0].start >= start_of(token):
            main = None
        return same[0] if len(same) == 1 else main if not same else None

    def _number_of(self, token: Token) -> int | None:
        following = token.nbor() if token.i + 1 < len(token.doc) else None
        return _count(following.text) if following is not None else None

    def _definite(self, token: Token, lemma: str, suffering: bool) -> Referent | None:
        position = start_of(token)
        kinds = {"Facility"} if is_generic_facility(lemma) else set()
        if lemma in words(LEXICON, "organisation") or lemma.capitalize() in words(
            "names.en.yaml", "organisations", "heads"
        ):
            kinds.add("Organisation")
        if role_of(lemma) or lemma in words(LEXICON, "person"):
            kinds.add("Person")
        before = [(n, e) for n, e in self.names_in(max(0, position - FAR), position) if e.kind in kinds]
        for _, entity in reversed(before):
            if lemma in self.discourse.descriptions[entity.number]:
                return self._referring(position, end_of(token), entity, token)
        if lemma in words(LEXICON, "organisation") and (near := self._organisation(token)):
            return near[0]
        main = (
            self.segments.at(position)
            if "Person" in kinds and lemma in words(LEXICON, "person") and suffering
            else None
        )
        if main is not None and main.names[0].start < position:
            return self._referring(position, end_of(token), main, token)
        return None

    def _organisation(self, token: Token) -> list[Referent]:
        position, sentence = start_of(token), self._sentence(token)
        before = [
            (name, entity)
            for name, entity in self.names_in(max(0, position - REACH), position)
            if entity.kind == "Organisation" and sentence - name.sentence <= 2 and not is_authority(entity.name)
        ]
        subjects = [
            (name, entity)
            for name, entity in before
            if start_of(self.discourse.head(name) or token) in self.discourse.subjects
        ]
        chosen = (subjects or before)[-1:]
        if chosen:
            return [self._referring(position, end_of(token), chosen[0][1], token)]
        for earlier in reversed([other for other in sentence_of(token) if other.i < token.i]):
            own = words(LEXICON, "organisation")
            if earlier.lemma_.lower() in own and any(child.lower_ == "the" for child in earlier.children):
                meant = self._definite(earlier, earlier.lemma_.lower(), suffering=False)
                return [self._referring(position, end_of(token), meant.entity, token)] if meant and meant.entity else []
        return []

    def _extent(self, token: Token) -> tuple[int, int]:
        inside = noun_phrase(token)
        return start_of(inside[0]), end_of(inside[-1])

    def _phrase(self, token: Token) -> str:
        start, end = self._extent(token)
        return re.sub(r"\s+", " ", self.analysis.text[start:end])


def _count(word: str) -> int | None:
    """How many people a number counts: `three`, `23`; no year."""
    if word.lower() in words(LEXICON, "numbers"):
        return number_of(word.lower())
    return int(word) if word.isdecimal() and 1 < int(word) < 200 else None


def _collective(token: Token) -> int | None:
    """How many `the pair` or `the trio` are."""
    if token.tag_ not in ("NN", "NNS") or any(child.lower_ == "of" for child in token.children):
        return None
    sizes = ((2, "pairs"), (3, "trios"))
    return next((size for size, group in sizes if token.lower_ in words(LEXICON, group)), None)


def noun_phrase(token: Token) -> list[Token]:
    """The tokens of the plain noun phrase of `token`: its modifiers, no article, no clause, no list."""
    first = token
    for child in token.lefts:
        if child.dep_ in ("compound", "amod", "nummod", "nmod", "poss", "quantmod") and not child.is_punct:
            left = child.left_edge
            if child.dep_ == "poss" and child.pos_ == "PRON":
                left = child
            if left.i < first.i:
                first = left
    phrase = list(token.doc[first.i : token.i + 1])
    return phrase[1:] if len(phrase) > 1 and phrase[0].pos_ == "DET" else phrase


def is_authority(name: str) -> bool:
    """Whether a name is that of a court, a ministry, the police: no `organisation` in a release means these."""
    return not words("arguments.en.yaml", "authorities").isdisjoint(name.lower().split())
