"""Of whom an event is told: the words around it, else those of whom the text has been speaking."""

from dataclasses import replace

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import Analysis, end_of, start_of
from ingest.text.argument import Argument
from ingest.text.attribution import Attributor
from ingest.text.coreference import Resolver
from ingest.text.discourse import LEXICON
from ingest.text.draft import SUFFERED, subject_key
from ingest.text.frames import Frame, entity_kinds, related
from ingest.text.grammar import relation
from ingest.text.name_words import role_of
from ingest.text.phrases import listed
from ingest.text.plurals import count_of
from ingest.text.referent import Referent
from ingest.text.terms import find_terms
from ingest.text.verbs import is_fragment

RELIEF = frozenset(
    {"acquitted", "charges_dropped", "conviction_overturned", "sentence_reduced", "appeal_granted", "parole_granted"}
)
"""Steps that somebody may welcome."""
FIRST_PERSON = frozenset({"i", "me", "my", "myself"})


class SubjectReader:
    """Reads of whom the events of one document are told, and keeps of whom it has spoken."""

    def __init__(self, analysis: Analysis, resolver: Resolver, attributor: Attributor) -> None:
        self.analysis, self.resolver, self.attributor = analysis, resolver, attributor
        self._topic: tuple[int, list[Referent]] | None = None
        self._freed: list[Referent] = []
        self._all_freed: dict[int, list[Referent]] = {}
        """Those of whom a relief has been told last, and by their numbers all: news of many is of the main person."""
        self._sentenced: dict[str, Referent] = {}

    def remember(
        self, frame: Frame, trigger: Token, index: int, told: list[tuple[Referent, tuple[Argument, ...]]]
    ) -> None:
        """Keep to whom something happened, for `they` and for what is told without a name."""
        subjects = [subject for subject, _ in told]
        people = [subject for subject in subjects if subject.entity is not None and subject.entity.kind == "Person"]
        for subject in people:
            assert subject.entity is not None
            self.resolver.suffered(subject.entity, start_of(trigger))
        if people:
            self._topic = (index, people)
        if frame.kind == "Release" or frame.values.get("type") in RELIEF:
            self._freed = [subject for subject in subjects if subject.entity is not None]
            self._all_freed.update({one.entity.number: [one] for one in self._freed if one.entity is not None})
        self._sentenced.update(_terms_of(told) if frame.kind == "Sentence" else {})

    def read(self, frame: Frame, trigger: Token, index: int) -> list[Referent]:
        """Of whom a frame tells, by the first of its relations that says so; empty where nobody can say."""
        suffering = frame.kind in SUFFERED or frame.kind in ("SupportAction", "Assessment")
        kinds = entity_kinds(frame)
        for name in frame.subject:
            if name == "topic":
                if frame.values.get("type") == "welcome" and self._freed:
                    main = self.resolver.segments.at(start_of(trigger))
                    return self._all_freed.get(main.number, self._freed) if main is not None else self._freed
                if known := self._who_got(frame, trigger):
                    return [known]
                return [] if self._of_others(frame, trigger) else self._current_topic(index)
            found: list[Referent] = []
            beside = (*self._beside(trigger), *_together(trigger)) if frame.kind in SUFFERED else ()
            for token in (*related(frame, trigger, name), *beside):
                resolved = self.resolver.resolve(token, suffering=suffering)
                if token.pos_ == "NUM" and any(child.dep_ == "relcl" for child in token.children):
                    continue  # `the two who are still behind bars`: not those who were named last
                if token.lower_ in FIRST_PERSON:
                    speaker = self.attributor.first_person(token)
                    resolved = [speaker] if speaker is not None else []
                if frame.kind in SUFFERED and trigger.dep_ != "relcl":
                    resolved = self._with_list(resolved)
                for referent in resolved:
                    if frame.values.get("type") == "appeal_filed" and self._is_counsel(referent):
                        continue
                    fits = referent.entity is not None and referent.entity.kind in kinds
                    group = referent.entity is None and referent.words is not None and "words" in frame.subjects
                    group = group and (not frame.words or token.lemma_.lower() in frame.words)
                    group = group and not _is_anybody(token, trigger, referent)
                    if (fits or group) and subject_key(referent) not in map(subject_key, found):
                        found.append(referent)
            if found:
                people = [one for one in found if one.entity is not None and one.entity.kind == "Person"]
                return people if people and frame.kind in SUFFERED else found  # `X and other detainees`
        return self._left_out(trigger, index) if frame.kind in SUFFERED and is_fragment(trigger) else []

    def _left_out(self, trigger: Token, index: int) -> list[Referent]:
        """Whom a fragment is about: who is named at the head of its block, else of whom the text has been speaking."""
        block = self.analysis.blocks[self.analysis.sentences[index].block]
        for name, entity in self.resolver.names_in(block.content, start_of(trigger)):
            if entity.kind == "Person" and not self.analysis.text[block.content : name.start].strip(" >*•"):
                return [Referent(name.start, name.end, entity, anchor=name)]
        return self._current_topic(index)

    def _is_counsel(self, referent: Referent) -> bool:
        """Whether somebody acts in a court for another."""
        return referent.entity is not None and self.resolver.roles.get(referent.entity.number) == "lawyer"

    def _who_got(self, frame: Frame, trigger: Token) -> Referent | None:
        """Whose sentence it is, by its length: `the five-year sentence was upheld`."""
        nouns = [
            token for name in frame.needs for token in relation(trigger, name) if token.lemma_ in ("sentence", "term")
        ]
        spans = [(start_of(token.left_edge), end_of(token)) for token in nouns]
        terms = [term for start, end in spans for term in find_terms(self.analysis.text, start, end)]
        return self._sentenced.get(terms[0].length) if len(terms) == 1 else None

    def _of_others(self, frame: Frame, trigger: Token) -> bool:
        """Whether the words say of whom, though nobody named: `the trial of four soldiers`."""
        tokens = [token for name in frame.subject if name != "topic" for token in relation(trigger, name)]
        if any(token.lower_ in words(LEXICON, "several") or count_of(token.lower_) for token in tokens):
            return True
        legal = frame.kind in SUFFERED
        if legal and any(_is_indefinite(token, trigger) for name in frame.needs for token in relation(trigger, name)):
            return True
        people = words(LEXICON, "people") | words("arguments.en.yaml", "agencies")
        if any(self._is_another(token) for name in frame.subject for token in _against(frame, trigger, name)):
            return True
        return any(
            role_of(token.lemma_.lower()) or {token.lemma_.lower(), token.lower_} & people
            for token in tokens
            if token.pos_ in ("NOUN", "PROPN") and not self.resolver.named(token)
        )

    def _is_another(self, token: Token) -> bool:
        """Whether what something is against is no person who was named: `the Club`, `the three survivors`."""
        hit = self.resolver.named(token)
        return hit[1].kind == "Organisation" if hit is not None else token.tag_ == "NNS"

    def _with_list(self, referents: list[Referent]) -> list[Referent]:
        """`referents` with the other people of the list in which the first of them is named."""
        if len(referents) != 1 or referents[0].entity is None or referents[0].anchor is not None:
            return referents
        first = referents[0]
        listed = self.resolver.discourse.enumeration(first.start)
        others = [Referent(name.start, name.end, member) for name, member in listed if member != first.entity]
        return [first, *others]

    def _beside(self, trigger: Token) -> list[Token]:
        """X in `X, the chair, her deputies Y and Z were held`, of whom the parser makes a second subject."""
        subjects = [child for child in trigger.lefts if child.dep_ in ("nsubj", "nsubjpass")]
        if len(subjects) < 2:
            return []
        deputies = any(child.dep_ == "appos" and child.tag_ == "NNS" for child in subjects[0].children)
        hits = [self.resolver.named(one) for one in subjects]
        return subjects[:1] if deputies and all(hit and hit[1].kind == "Person" for hit in hits) else []

    def _current_topic(self, index: int) -> list[Referent]:
        """Those to whom something happened last, if near, else the one whom the document is about."""
        segments, start = self.resolver.segments, self.analysis.sentences[index].start
        near = self._topic if self._topic is not None and index - self._topic[0] <= 2 else None
        if near and segments.case_at(self.analysis.sentences[near[0]].start) == segments.case_at(start):
            return list(near[1])
        main = segments.at(start)
        if main is None:
            return []
        name = main.names[0]
        return [Referent(name.start, name.end, main, anchor=name)]


def _against(frame: Frame, trigger: Token, name: str) -> list[Token]:
    """Against whom something is: nobody else can be meant by it."""
    return [token for one in name.split("|") if one.endswith("against") for token in related(frame, trigger, one)]


def _terms_of(told: list[tuple[Referent, tuple[Argument, ...]]]) -> dict[str, Referent]:
    """Who got which sentence."""
    return {
        one.value: replace(subject, anchor=subject.anchor or subject.entity.names[0])
        for subject, arguments in told
        for one in arguments
        if one.property == "length" and one.value and subject.entity is not None
    }


def _is_anybody(token: Token, trigger: Token, referent: Referent) -> bool:
    """Whether a group is nobody in particular: `beaten detainees`, `people subjected to`."""
    vague = token.lemma_.lower() in ("people", "person", "other", "man", "woman", "child")
    return trigger.dep_ == "amod" or (vague and " " not in (referent.words or ""))


def _is_indefinite(noun: Token, trigger: Token) -> bool:
    """`dissident trials that began in May`, `some sentences`: not those of whom the text has been speaking."""
    if noun.pos_ != "NOUN" or noun.tag_ != "NNS" or noun.lemma_ in words("arguments.en.yaml", "durations"):
        return False
    again = ("all", "earlier", "previous", "further", "other", "former")
    led = any(child.dep_ in ("det", "poss") or child.lower_ in again for child in noun.children)
    return not led or (trigger.dep_ == "relcl" and trigger.head == noun)


def _together(trigger: Token) -> list[Token]:
    """X and Y in `was arrested together with X and Y`."""
    shared = [child for child in trigger.subtree if child.lower_ in ("together", "along") and child.i > trigger.i]
    following = [child.nbor() for child in shared if child.i + 1 < len(child.doc)]
    withs = [step for step in following if step.lower_ == "with"]
    return [token for step in withs for head in step.children if head.dep_ == "pobj" for token in listed(head)]
