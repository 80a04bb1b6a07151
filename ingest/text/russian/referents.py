"""Whom a word of a Russian text means: the name that stands there, else the person of whom it has been speaking."""

from collections.abc import Iterable, Sequence

from ingest.text.clusters import Entity
from ingest.text.name import Name
from ingest.text.referent import Referent
from ingest.text.russian.names import Spotted, genders_of, listed
from ingest.text.russian.parse import Sentence, Word

REACH = 4
"""Sentences back in which a pronoun may find its person."""
_SUBJECTS = ("nsubj", "nsubj:pass")


class Referents:
    """Finds what words of one document mean."""

    def __init__(self, sentences: Sequence[Sentence], names: Iterable[Spotted], entities: Sequence[Entity]) -> None:
        self.sentences = sentences
        self._names = sorted(((n, e) for e in entities for n in e.names), key=lambda pair: pair[0].start)
        spotted = dict(genders_of(names))
        self._genders: dict[int, frozenset[str]] = {}
        for name, entity in self._names:
            if entity.kind == "Person":
                known = self._genders.get(entity.number, frozenset({"Masc", "Fem"}))
                self._genders[entity.number] = (known & spotted.get(name.start, known)) or known

    def named(self, start: int, end: int) -> list[tuple[Name, Entity]]:
        """The names that touch a stretch of the text."""
        return [(name, entity) for name, entity in self._names if name.start < end and start < name.end]

    def person(self, word: Word, sentence: Sentence) -> list[Referent]:
        """Whom a word means, with those whom `and` joins to it."""
        direct = [hit for one in _joined(word) if (hit := self._person_at(one)) is not None]
        if direct:
            return direct
        pronoun = word.pos == "PRON" and word.feature("Person") == "3" and word.feature("Number") == "Sing"
        if pronoun or (word.lemma in listed("persons") and word.feature("Number") == "Sing"):
            return self.spoken_of(word.start, word.end, word.feature("Gender"), sentence)
        return []

    def of_kind(self, word: Word, kind: str) -> Referent | None:
        """The organisation, facility or place that a word or what stands under it names."""
        for one in sorted(word.subtree(), key=lambda w: (w is not word, w.start)):
            for name, entity in self.named(one.start, one.end):
                if entity.kind == kind:
                    return Referent(name.start, name.end, entity)
        return None

    def spoken_of(self, start: int, end: int, gender: str | None, sentence: Sentence) -> list[Referent]:
        """The person of a gender of whom the text has been speaking, the subject of a sentence before others."""
        for number in range(sentence.number, max(-1, sentence.number - REACH - 1), -1):
            here = self.sentences[number]
            people = [
                (name, entity)
                for name, entity in self.named(here.start, min(here.end, start))
                if entity.kind == "Person" and gender in (None, "Neut", *self._genders[entity.number])
            ]
            if people:
                name, entity = next((one for one in people if _is_subject(here, one[0])), people[0])
                return [Referent(start, end, entity, anchor=name)]
        return []

    def _person_at(self, word: Word) -> Referent | None:
        candidates = [
            word,
            *(child for child in word.children if child.relation in ("appos", "flat:name", "flat", "nmod")),
        ]
        deeper = [child for one in candidates[1:] for child in one.children if child.relation in ("appos", "flat:name")]
        for one in (*candidates, *deeper):
            if one is not word and word.pos not in ("NOUN", "PROPN"):
                continue
            if one.relation == "nmod" and any(child.relation == "case" for child in one.children):
                continue
            for name, entity in self.named(one.start, one.end):
                if entity.kind == "Person":
                    return Referent(name.start, name.end, entity)
                if one is word:
                    return None
        return None


def _joined(word: Word) -> list[Word]:
    return [word, *(child for child in word.children if child.relation == "conj" and child.pos in ("NOUN", "PROPN"))]


def _is_subject(sentence: Sentence, name: Name) -> bool:
    head = sentence.head_in(name.start, name.end)
    while head is not None and head.relation in ("appos", "flat:name") and head.head is not None:
        head = head.head
    return head is not None and head.relation in _SUBJECTS
