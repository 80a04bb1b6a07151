"""Where the names of a document stand, and what the text says beside them: nouns, lists, genders, who speaks."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Token

from graph.names import normalise
from ingest.lexicons.load import words
from ingest.text.analysis import Analysis, end_of, start_of
from ingest.text.clusters import Entity
from ingest.text.name import Name
from ingest.text.name_grammar import head_token
from ingest.text.name_words import is_generic_facility, role_of
from ingest.text.phrases import listed

LEXICON = "coreference.en.yaml"
GIVEN = "given-names.en.yaml"
_BEFORE = re.compile(r"\b([a-z][a-z-]+)\s(?:[A-Z][a-z]{0,3}\.?\s)?\Z")
"""The word before a name, a title between them left out: `defender Mr `."""
_APPOSED = re.compile(r",\s+(?:an?|the)\s+((?:[\w-]+\s+){0,4}[\w-]+)")


_AND = r"(?:,?\s(?P<and>and|as\swell\sas|along\swith|together\swith)\s|,\s)"
_AGE = r"(?:,\s\d{2}(?:\syears\sold)?)?(?:\s\([^()\n]{1,40}\))?"
_WHO = r"(?:(?:the|his|her|their|an?)\s)?(?P<words>(?:[a-z’'-]+\s){0,5})(?:[A-Z][a-z]{0,3}\.?\s)?"
_ASIDE = (
    r"(?P<aside>,\s(?:an?|the|his|her|their|its|who|whose|also|[a-z]+(?:\s[a-z]+)?\s(?:of|at|for|with|from))\s"
    r"[^.;:“”\"\n]{2,110}?(?=,\s(?:and\s)?))?"
)
_JOINT = re.compile(_AGE + _AND + _WHO)
_WIDE_JOINT = re.compile(_AGE + _ASIDE + _AND + _WHO)
"""What stands between two names of a list, at most with an age, or with something that is said of the first."""


_AND_OTHERS = re.compile(
    r",?\s(?:and|as well as|along with|together with)\s(?:(?:at\sleast|some|about)\s)?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|a\sdozen|dozens\sof|\w+teen|\w+ty)\s"
    r"(?:other|others|more|fellow|colleagues|people|activists|protesters|men|women|defendants)\b"
)


_BODIES_JOINED = re.compile(
    r"(?:\s\([^()\n]{1,60}\))?(?:,\s|,?\s(?:and|as\swell\sas|together\swith|along\swith)\s)(?:the\s)?"
)
_TITLE = re.compile(r",\s(?:[A-Z][a-z]{0,4}\.?\s)?")
_CLOSED = re.compile(r"\s?(?:[,.;:)]|and\b|who\b|$)")


@lru_cache(maxsize=4096)
def gender_of_name(name: str) -> str | None:
    """`m` or `f` where a given name, a patronymic or the ending of a surname tells, None where none or both do.

    >>> gender_of_name("Nodira Tolandova"), gender_of_name("Olga"), gender_of_name("Sasha Munda")
    ('f', 'f', None)
    """
    parts = name.split()
    told = {gender for gender, words_of in _NAMES for part in parts[:1] if part in words(GIVEN, words_of)}
    for gender, endings in _ENDINGS if not told and len(parts) > 1 else ():
        for ending in words(GIVEN, endings):
            whole = any(part.lower() == ending for part in parts[1:])
            if whole or (len(ending) > 1 and parts[-1].lower().endswith(ending) and len(parts[-1]) > len(ending) + 1):
                told.add(gender)
    return told.pop() if len(told) == 1 else None


_NAMES = (("f", "woman"), ("m", "man"))
_ENDINGS = (("f", "woman-endings"), ("m", "man-endings"))


def _is_joint(words: str) -> bool:
    """Whether the words before the next name of a list are what that person is, or none."""
    return not words or role_of(words.split()[-1]) is not None


class Discourse:
    """The names of one document with their entities.

    descriptions: the nouns beside the names of an entity, by its number. lists: people named in one breath, with the
    end of the list. subjects: where names that are subjects stand. gender: `m` or `f` by the number of an entity, where
    something tells. spoke: the numbers of those who say something.
    """

    def __init__(self, analysis: Analysis, entities: Sequence[Entity]) -> None:
        self.analysis, self.entities = analysis, entities
        self._names = sorted(
            ((name, entity) for entity in entities for name in entity.names), key=lambda item: item[0].start
        )
        self._starts = [name.start for name, _ in self._names]
        self._sentence_starts = [sentence.start for sentence in analysis.sentences]
        self.subjects = {start_of(head) for head in self._heads() if head.dep_ in ("nsubj", "nsubjpass")}
        self.descriptions = self._describe()
        self.enumerations = self._enumerate()
        self.lists = sorted(
            [*self._find_lists(), *((e, people) for _, e, people in self.enumerations)], key=lambda i: i[0]
        )
        self.spoke = self._speakers()
        self.gender = self._genders()

    def named(self, token: Token) -> tuple[Name, Entity] | None:
        """The name that `token` is a part of."""
        position = start_of(token)
        index = bisect_left(self._starts, position + 1) - 1
        if index >= 0:
            name, entity = self._names[index]
            if name.start <= position < name.end:
                return name, entity
        return None

    def names_in(self, start: int, end: int) -> list[tuple[Name, Entity]]:
        """The names within `text[start:end]`."""
        first = bisect_left(self._starts, start)
        found = []
        for name, entity in self._names[first:]:
            if name.start >= end:
                break
            found.append((name, entity))
        return found

    def sentence_at(self, position: int) -> int:
        """The index of the sentence at `position`."""
        return max(0, bisect_left(self._sentence_starts, position + 1) - 1)

    def may_be(self, entity: Entity, gender: str | None) -> bool:
        """Whether nothing tells that somebody is of another gender."""
        return gender is None or self.gender.get(entity.number, gender) == gender

    def list_before(self, position: int, size: int | None, earliest: int) -> tuple[Entity, ...]:
        """The people of the last list that ends before `position`, of that size where one is asked for."""
        return self.last_list(position, size, earliest)[1]

    def last_list(self, position: int, size: int | None, earliest: int) -> tuple[int, tuple[Entity, ...]]:
        """`list_before` with the end of the list."""
        index = bisect_left(self.lists, position + 1, key=lambda item: item[0]) - 1
        while index >= 0 and self.lists[index][0] >= earliest:
            if size is None or len(self.lists[index][1]) == size:
                return self.lists[index]
            index -= 1
        return 0, ()

    def _heads(self) -> list[Token]:
        heads = []
        for name, _ in self._names:
            head = head_token(self.analysis.sentences[name.sentence], name.start, name.end)
            if head is not None:
                heads.append(head)
        return heads

    def _speakers(self) -> frozenset[int]:
        """Those who say something: witnesses and representatives, to whom a `he` that suffers does not refer."""
        found = set()
        for name, entity in self._names:
            head = head_token(self.analysis.sentences[name.sentence], name.start, name.end)
            if head is not None and head.dep_ == "nsubj" and head.head.lemma_ in words("attribution.en.yaml", "saying"):
                found.add(entity.number)
        return frozenset(found)

    def _describe(self) -> dict[int, set[str]]:
        """The nouns that stand beside the names of an entity, as `center` beside `IK-2, a temporary holding center`."""
        found: dict[int, set[str]] = defaultdict(set)
        for name, entity in self._names:
            head = head_token(self.analysis.sentences[name.sentence], name.start, name.end)
            if head is None:
                continue
            before = _BEFORE.search(self.analysis.text, max(0, name.start - 60), name.start)
            if before and role_of(before[1]):
                found[entity.number].add(before[1].removesuffix("s"))
            nouns = [child for child in head.children if child.dep_ in ("appos", "compound", "nmod")]
            step = head
            while step.dep_ == "appos" and step.head.pos_ == "NOUN":
                step = step.head  # `her husband, the journalist X`
                nouns.append(step)
            if head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_ == "be":
                nouns.extend(child for child in head.head.children if child.dep_ == "attr")
            for noun in nouns:
                for one in listed(noun):
                    if one.pos_ == "NOUN":
                        found[entity.number].add(one.lemma_.lower())
            found[entity.number].update(normalise(name.text).split())
            if entity.kind == "Facility" and (apposed := _APPOSED.match(self.analysis.text, name.end)):
                found[entity.number].update(word for word in apposed[1].split() if is_generic_facility(word))
        return found

    def _enumerate(self) -> list[tuple[int, int, tuple[Entity, ...]]]:
        """Lists of people as they are written: `X, his neighbour Y and the promoter Z`, with their start and end."""
        plain = [run for run, aside in self._runs_of_people(_JOINT) if not aside]
        wide = [run for run, aside in self._runs_of_people(_WIDE_JOINT) if aside and self._act_together(run)]
        covered = [(run[0][0].start, run[-1][0].end) for run in wide]
        kept = [run for run in plain if not any(s <= run[0][0].start and run[-1][0].end <= e for s, e in covered)]
        found = [(run[0][0].start, run[-1][0].end, tuple(entity for _, entity in run)) for run in (*kept, *wide)]
        return sorted(found, key=lambda item: item[0])

    def _runs_of_people(self, joint: re.Pattern[str]) -> Iterator[tuple[list[tuple[Name, Entity]], bool]]:
        """Runs of names that `joint` joins, and whether something is said of one of them in between."""
        run: list[tuple[Name, Entity]] = []
        joined = aside = False
        people = [(name, entity) for name, entity in self._names if entity.kind == "Person"]
        for name, entity in [*people, (None, None)]:
            gap = joint.fullmatch(self.analysis.text, run[-1][0].end, name.start) if run and name else None
            open_ended = not joined or aside
            if name is not None and entity is not None and gap and _is_joint(gap["words"]) and open_ended:
                run.append((name, entity))
                joined = joined or gap["and"] is not None
                aside = aside or bool(gap.groupdict().get("aside"))
                continue
            joined = joined or bool(run and _AND_OTHERS.match(self.analysis.text, run[-1][0].end))
            if joined and len({member.number for _, member in run}) == len(run):
                yield run, aside
            run, joined, aside = ([(name, entity)] if name is not None and entity is not None else []), False, False

    def _act_together(self, run: list[tuple[Name, Entity]]) -> bool:
        """Whether names between which something is said of them are one subject: `X, the head of Y, and Z were`."""
        head = self.head(run[0][0])
        return head is not None and head.dep_ in ("nsubj", "nsubjpass") and run[0][0].sentence == run[-1][0].sentence

    def enumeration(self, position: int) -> list[tuple[Name, Entity]]:
        """The names of the list of people in which the name at `position` stands; none if it stands in no list."""
        index = bisect_left(self.enumerations, position + 1, key=lambda item: item[0]) - 1
        if index >= 0 and self.enumerations[index][0] <= position < self.enumerations[index][1]:
            start, end, members = self.enumerations[index]
            return [(name, entity) for name, entity in self.names_in(start, end) if entity in members]
        return []

    def _find_lists(self) -> list[tuple[int, tuple[Entity, ...]]]:
        """People named in one breath, with the end of the list."""
        found: list[tuple[int, tuple[Entity, ...]]] = []
        for head in self._heads():
            if head.dep_ == "conj" and self.named(head.head):
                continue
            members: list[Entity] = []
            end = 0
            for token in listed(head):
                hit = self.named(token) or self.name_beside(token)
                if hit and hit[1].kind == "Person" and hit[1] not in members:
                    members.append(hit[1])
                    end = max(end, hit[0].end)
            if len(members) > 1:
                found.append((end, tuple(members)))
        return sorted(found, key=lambda item: item[0])

    def _genders(self) -> dict[int, str]:
        """`m` or `f` where titles, nouns beside the name, or pronouns after a lone name tell."""
        men, women = words(LEXICON, "man"), words(LEXICON, "woman")
        votes: dict[int, Counter[str]] = defaultdict(Counter)
        for name, entity in self._names:
            if entity.kind != "Person":
                continue
            for word in {name.title.lower() if name.title else "", *self.descriptions[entity.number]}:
                if word in men:
                    votes[entity.number]["m"] += 5
                elif word in women:
                    votes[entity.number]["f"] += 5
            if told := gender_of_name(name.text):
                votes[entity.number][told] += 3
        for index, sentence in enumerate(self.analysis.sentences[1:], 1):
            before = self.analysis.sentences[index - 1]
            people = {e.number for n, e in self.names_in(before.start, before.end) if e.kind == "Person"}
            first = next((t for t in sentence.span if not t.is_punct), None)
            if len(people) == 1 and before.block == sentence.block and first is not None:
                if first.lower_ in ("he", "his"):
                    votes[people.pop()]["m"] += 1
                elif first.lower_ in ("she", "her"):
                    votes[people.pop()]["f"] += 1
        return {number: count.most_common(1)[0][0] for number, count in votes.items()}

    def name_beside(self, token: Token) -> tuple[Name, Entity] | None:
        """The name in `the lawyer Roman Kachanov` or `her brother, Majed`, whose head is the noun."""
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return None
        for child in token.children:
            if child.dep_ in ("appos", "flat", "nmod") and child.i > token.i and (hit := self.named(child)):
                if hit[1].kind == "Person":
                    return hit
                if hit[1].kind == "Organisation" and token.lemma_.lower() in words(LEXICON, "organisation"):
                    return hit
                if hit[1].kind == "Facility":
                    return hit
        for child in token.children:
            named = child.dep_ == "acl" and child.lower_ in ("named", "called", "identified")
            if named:
                for inner in child.children:
                    if hit := self.named(inner):
                        return hit
        if token.i + 1 < len(token.doc) and role_of(token.lemma_):
            following = self.named(token.nbor())
            if following and following[1].kind == "Person" and following[0].start - end_of(token) <= 1:
                return following
        return self._named_after_comma(token)

    def _named_after_comma(self, token: Token) -> tuple[Name, Entity] | None:
        """X in `to release a photographer, X, who is still held`, whatever the parser makes of the name."""
        described = any(child.dep_ in ("det", "poss") for child in token.children)
        if not described or not role_of(token.lemma_) or token.i + 3 >= len(token.doc) or token.nbor().text != ",":
            return None
        hit = self.named(token.nbor(2)) or self.named(token.nbor(3))
        if (
            hit is None
            or hit[1].kind != "Person"
            or not _TITLE.fullmatch(self.analysis.text, end_of(token), hit[0].start)
        ):
            return None
        head = self.head(hit[0])
        closed = _CLOSED.match(self.analysis.text, hit[0].end)
        if head is None or closed is None or head.dep_ == "poss":
            return None
        return hit if head.dep_ not in ("nsubj", "nsubjpass") or closed.group().strip() in (",", "who") else None

    def companions(self, name: Name) -> list[tuple[Name, Entity]]:
        """The other organisations of the list in which an organisation is named: `X, Y (YY) and Z condemned`."""
        index = bisect_left(self._starts, name.start)
        before, after = self._run(index, -1), self._run(index, 1)
        run = [*reversed(before), self._names[index], *after]
        gaps = [self.analysis.text[a.end : b.start] for (a, _), (b, _) in pairwise(run)]
        if not any("and" in gap or "well" in gap for gap in gaps):
            return []
        return [(other, entity) for other, entity in run if other is not name]

    def _run(self, index: int, step: int) -> list[tuple[Name, Entity]]:
        found: list[tuple[Name, Entity]] = []
        while 0 <= index + step < len(self._names):
            here, other = self._names[index][0], self._names[index + step]
            first, second = (here, other[0]) if step > 0 else (other[0], here)
            gap = self.analysis.text[first.end : second.start]
            if other[1].kind != "Organisation" or not _BODIES_JOINED.fullmatch(gap) or self._is_within_phrase(other[0]):
                break
            found.append(other)
            index += step
            if step > 0 and "and" in gap:
                break
        return found

    def _is_within_phrase(self, name: Name) -> bool:
        """Whether the name only says of what somebody is: `the head of X and Y`."""
        head = self.head(name)
        return head is not None and head.dep_ == "pobj" and head.head.lower_ in ("of", "to", "from", "in", "at", "with")

    def head(self, name: Name) -> Token | None:
        return head_token(self.analysis.sentences[name.sentence], name.start, name.end)
