"""Events as a Russian text tells them, by the frames of `frames-*.ru.yaml`."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ingest.text.argument import Argument, argument_of
from ingest.text.draft import Draft
from ingest.text.frames import Frame, frames_of
from ingest.text.referent import Referent
from ingest.text.russian.inflection import nominative_phrase
from ingest.text.russian.modality import force_of, voice_of
from ingest.text.russian.parse import Sentence, Word
from ingest.text.russian.referents import Referents
from ingest.text.russian.relations import is_passive, relation, subjects
from ingest.text.russian.terms import length_of
from ingest.text.timing import Dated
from ontology.model import ClaimProperty

UNNAMED_SUBJECT = 0.85
"""What is left of the confidence where the sentence has no subject and the person of before is taken."""
ENTITY_OF = {"facility": "Facility", "place": "Place", "organisation": "Organisation", "agency": "Organisation",
    "court": "Organisation"}  # fmt: skip
_OUTSIDE = ("conj", "parataxis", "ccomp", "advcl", "acl:relcl", "acl")
"""What hangs on a clause and tells of something else."""


@lru_cache(maxsize=1)
def _by_lemma() -> dict[tuple[str, str], list[Frame]]:
    found: dict[tuple[str, str], list[Frame]] = {}
    for frame in frames_of("ru"):
        for pos, lemmas in (("VERB", frame.verb), ("NOUN", frame.noun)):
            for lemma in lemmas:
                found.setdefault((pos, lemma), []).append(frame)
    return found


class EventReader:
    """Reads the events of one document."""

    def __init__(self, text: str, sentences: Sequence[Sentence], referents: Referents, dates: Sequence[Dated]) -> None:
        self.text, self.sentences, self.referents, self.dates = text, sentences, referents, dates

    def read(self) -> Iterator[Draft]:
        """All drafts in the order of the text."""
        for sentence in self.sentences:
            triggers = [word for word in sentence.words if (word.pos, word.lemma) in _by_lemma()]
            for trigger in triggers:
                for frame in _by_lemma()[trigger.pos, trigger.lemma]:
                    if _fits(frame, trigger):
                        yield from self._drafts(frame, trigger, sentence, triggers)

    def _drafts(self, frame: Frame, trigger: Word, sentence: Sentence, triggers: Sequence[Word]) -> Iterator[Draft]:
        arguments = [a for key, paths in frame.arguments.items() for a in self._arguments(key, paths, trigger)]
        values = [*frame.values.items(), *_types(frame, trigger)]
        have = {argument.property for argument in arguments} | {key for key, _ in values}
        if not have.issuperset(frame.required):
            return
        date = self._date(trigger, sentence, triggers)
        found, supposed = self._subjects(frame, trigger, sentence)
        for subject in found:
            start, end = self._clause(trigger, [subject, *arguments], date, sentence)
            yield Draft(
                frame.id, frame.kind, trigger.start, start, end, subject, tuple(arguments), tuple(values), date,
                frame.kind == "Detention" and trigger.feature("Tense") == "Pres", False, force_of(trigger),
                voice_of(trigger, sentence, self.referents), frame.confidence * (UNNAMED_SUBJECT if supposed else 1),
            )  # fmt: skip

    def _subjects(self, frame: Frame, trigger: Word, sentence: Sentence) -> tuple[list[Referent], bool]:
        for path in frame.subject:
            if path == "agent" and is_passive(trigger):
                continue  # by whom it was done
            for word in relation(trigger, path):
                if "Person" not in frame.subjects:
                    one = self.referents.of_kind(word, frame.subjects[0])
                    if one is not None:
                        return [one], False
                elif people := self.referents.person(word, sentence):
                    return people, False
        gender = trigger.feature("Gender")
        acts = trigger.feature("Number") == "Sing" and gender in ("Masc", "Fem") and not subjects(trigger)
        if acts and "Person" in frame.subjects and (is_passive(trigger) or "agent" in frame.subject):
            return self.referents.spoken_of(trigger.start, trigger.end, gender, sentence), True
        return [], False

    def _arguments(self, key: ClaimProperty, paths: Sequence[str], trigger: Word) -> Iterator[Argument]:
        for word in relation(trigger, "|".join(paths)):
            if any(d.start is not None and d.end is not None and d.start <= word.start < d.end for d in self.dates):
                continue
            if (kind := ENTITY_OF.get(key)) is not None:
                named = self.referents.of_kind(word, kind)
                if named is not None:
                    yield argument_of(key, named)
                    return
            elif key == "length":
                if (length := length_of(sorted(word.subtree(), key=lambda one: one.start))) is not None:
                    yield Argument(key, *_span(word), value=length)
                    return
            else:
                start, end, phrase = self._phrase(word)
                yield Argument(key, start, end, value=phrase)
                if key == "topic":
                    named_there = self.referents.named(start, end)
                    yield from (Argument("concerns", n.start, n.end, entity=e) for n, e in named_there)
                return

    def _phrase(self, head: Word) -> tuple[int, int, str]:
        """A phrase without its preposition and what stands in brackets, in the nominative."""
        words = [head, *_inside(head)]
        words = sorted((w for w in words if w.relation != "case" or w.head is not head), key=lambda one: one.start)
        while len(words) > 1 and words[-1].pos in ("PUNCT", "CCONJ"):
            words.pop()
        spaced = [(word, self.text[word.end : after.start]) for word, after in pairwise(words)]
        return words[0].start, words[-1].end, nominative_phrase([*spaced, (words[-1], "")], head)

    def _date(self, trigger: Word, sentence: Sentence, triggers: Sequence[Word]) -> Dated | None:
        """The date that hangs on the trigger; one that hangs on no trigger is that of a sentence's only one."""
        kept = {word.index for word in triggers}
        here = [date for date in self.dates if date.start is not None and sentence.start <= date.start < sentence.end]
        for date in here:
            assert date.start is not None
            assert date.end is not None
            head = sentence.head_in(date.start, date.end)
            owner = next((word for word in head.ancestors() if word.index in kept), None) if head else None
            if owner is trigger or (owner is None and len({w.lemma for w in triggers}) == 1 and len(here) == 1):
                return date
        return None

    def _clause(
        self, trigger: Word, parts: Sequence[Referent | Argument], date: Dated | None, sentence: Sentence
    ) -> tuple[int, int]:
        """The stretch of the sentence that tells it."""
        leading = [child for child in trigger.children if child.relation in ("mark", "cc")]
        words = [word for word in [trigger, *_inside(trigger)] if word.pos != "PUNCT" and word not in leading]
        spans = [(word.start, word.end) for word in words]
        spans += [(p.start, p.end) for p in parts if sentence.start <= p.start and p.end <= sentence.end]
        if date is not None and date.start is not None and date.end is not None:
            spans.append((date.start, date.end))
        return min(start for start, _ in spans), max(end for _, end in spans)


def _inside(head: Word) -> Iterator[Word]:
    for child in head.children:
        if child.relation not in _OUTSIDE:
            yield child
            yield from _inside(child)


def _span(word: Word) -> tuple[int, int]:
    words = list(word.subtree())
    return min(one.start for one in words), max(one.end for one in words)


def _fits(frame: Frame, trigger: Word) -> bool:
    needed = all(any(word.lemma in lemmas for word in relation(trigger, path)) for path, lemmas in frame.needs.items())
    return needed and not any(
        word.lemma in lemmas for path, lemmas in frame.excludes.items() for word in relation(trigger, path)
    )


def _types(frame: Frame, trigger: Word) -> Iterator[tuple[ClaimProperty, str]]:
    """Values that a word under the trigger decides."""
    lemmas = {word.lemma for word in _inside(trigger)}
    for key, options in frame.types.items():
        value = next((value for value, words in options.items() if lemmas & set(words)), None)
        if value is not None:
            yield key, value
