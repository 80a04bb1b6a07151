"""Events as the text tells them, one draft for each subject and each time it is told."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from graph.names import normalise
from ingest.lexicons.load import words
from ingest.text.affiliations import Beside, affiliations
from ingest.text.analysis import Analysis, Sentence, end_of, sentence_of, start_of
from ingest.text.argument import Argument
from ingest.text.arguments import ArgumentReader
from ingest.text.attribution import NARRATOR, Attributor, Voice
from ingest.text.case_sheet import CONFIDENCE, Line, case_sheet, in_label
from ingest.text.coreference import Referent, Resolver
from ingest.text.distribution import shared_terms
from ingest.text.facility_told import CONFIDENCE as STAY_CONFIDENCE
from ingest.text.facility_told import stays
from ingest.text.frames import Frame, Match, entity_kinds, matches, needed, related
from ingest.text.grammar import relation
from ingest.text.modality import Force, denied_force, force_of
from ingest.text.name_words import role_of
from ingest.text.phrases import listed
from ingest.text.prizes import edition
from ingest.text.term_told import CONFIDENCE as TERM_CONFIDENCE
from ingest.text.term_told import terms_told
from ingest.text.terms import find_terms
from ingest.text.timing import Dated, Timeline
from ingest.text.verbs import clause_verb, is_fragment
from ingest.text.verdict_list import CONFIDENCE as VERDICT_CONFIDENCE
from ingest.text.verdict_list import Verdict, verdicts
from ontology.model import ClaimProperty, MentionKind

SUFFERED: frozenset[MentionKind] = frozenset(
    {"Arrest", "Detention", "Charge", "Sentence", "Release", "LegalStep", "Abuse"}
)
ILL_TREATMENT = frozenset({"torture", "beaten", "mistreatment"})
_DONE = "(?:arrested|detained|held|killed|convicted|sentenced|released|charged)"
_MEMBERS = re.compile(
    rf"(?:They (?:include|included|are|were)|Among (?:them|those {_DONE}) (?:is|are|was|were)|"
    rf"Those {_DONE} (?:include|included|are|were))\b:?\s"
)
"""`They include X`, `Among those arrested were X and Y`, after a sentence that tells of a group."""
RELIEF = frozenset(
    {"acquitted", "charges_dropped", "conviction_overturned", "sentence_reduced", "appeal_granted", "parole_granted"}
)
"""Steps that somebody may welcome."""
FIRST_PERSON = frozenset({"i", "me", "my", "myself"})
LONGEST_QUOTE = 320
NARRATED_ASSESSMENT = 0.65
"""Confidence at most of an assessment that nobody but the text makes."""
UNRESOLVED = 0.3
"""Confidence at most of an assessment by somebody of whom the text does not tell who: it waits for review."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One event, told once. start, end: the clause that tells it. trigger: offset of the word that set the frame off.

    subject: the entity or words. actor: who holds an assessment or gives support. date: when, by this telling.
    """

    frame: str
    kind: MentionKind
    trigger: int
    start: int
    end: int
    subject: Referent
    arguments: tuple[Argument, ...]
    values: tuple[tuple[ClaimProperty, str], ...]
    date: Dated | None
    lasting: bool
    ends: bool
    force: Force
    voice: Voice
    confidence: float

    def value(self, property: ClaimProperty) -> str | None:
        """The value of a property in words, the name for an entity, None where it has none."""
        for key, value in self.values:
            if key == property:
                return value
        for argument in self.arguments:
            if argument.property == property:
                return argument.entity.name if argument.entity else argument.value
        return None

    def key_of(self, property: ClaimProperty) -> str | None:
        """`value`, comparable: an entity by its number, words normalised."""
        for argument in self.arguments:
            if argument.property == property and argument.entity:
                return f"#{argument.entity.number}"
        value = self.value(property)
        return normalise(value) if value else None


class EventReader:
    """Reads the events of one document, sentence by sentence."""

    def __init__(self, analysis: Analysis, resolver: Resolver, attributor: Attributor, timeline: Timeline) -> None:
        self.analysis, self.resolver, self.attributor, self.timeline = analysis, resolver, attributor, timeline
        self.reader = ArgumentReader(resolver, analysis.text)
        self._topic: tuple[int, list[Referent]] | None = None
        self._freed: list[Referent] = []
        self._sentenced: dict[str, Referent] = {}
        self._groups: list[tuple[int, Match, Token]] = []
        """What happened to groups of people of whom nobody was named, with the index of the sentence."""

    def read(self) -> list[Draft]:
        """All drafts in the order of the text."""
        drafts: list[Draft] = []
        before: Sentence | None = None
        for index, sentence in enumerate(self.analysis.sentences):
            if not sentence.capitals:
                text = before.span.text if before is not None and sentence.block - before.block <= 1 else ""
                for match in matches(sentence.span, text):
                    if in_label(self.analysis.text, start_of(match.trigger)):
                        continue
                    drafts.extend(self._drafts(match, index))
                drafts.extend(self._of_members(sentence, index))
            before = sentence
        besides = list(affiliations(self.analysis, self.resolver))
        drafts = [draft for draft in drafts if not _told_beside(draft, besides)]
        drafts.extend(self._affiliation(beside) for beside in besides)
        for verdict in verdicts(self.analysis, self.resolver):
            drafts.extend(self._of_verdict(verdict))
        drafts.extend(self._of_terms(drafts))
        drafts.extend(self._of_stays(drafts))
        drafts.extend(_of_line(line) for line in case_sheet(self.analysis, self.resolver, self.timeline))
        return drafts

    def _affiliation(self, beside: Beside) -> Draft:
        """An affiliation that is told by names standing beside each other."""
        name, person = beside.person
        organisation = Argument("organisation", beside.organisation[0].start, beside.end, beside.organisation[1])
        role = Argument("role", beside.start, beside.end, value=beside.role)
        head = self.resolver.discourse.head(name)
        voice = self.attributor.voice(head) if head is not None else NARRATOR
        if voice.speaker is not None and voice.speaker.entity == person:
            voice = NARRATOR
        return Draft(
            "beside", "Affiliation", beside.start, beside.start, beside.end, Referent(name.start, name.end, person),
            (organisation, role), (), None, False, False, "actual", voice, beside.confidence,
        )  # fmt: skip

    def _of_verdict(self, verdict: Verdict) -> Iterator[Draft]:
        """The sentence and the charges that stand beside a name."""
        force, voice = force_of(verdict.token), self.attributor.voice(verdict.token)
        sentence = Draft(
            "verdict-list", "Sentence", verdict.start, verdict.start, verdict.end, verdict.subject, (verdict.length,),
            (), None, False, False, force, voice, VERDICT_CONFIDENCE,
        )  # fmt: skip
        yield sentence
        for offence in verdict.offences:
            yield replace(sentence, kind="Charge", arguments=(offence,))

    def _of_members(self, sentence: Sentence, index: int) -> Iterator[Draft]:
        """What happened to a group in the sentence before, told of those whom this one names: `Among them was X.`"""
        named = _MEMBERS.match(self.analysis.text, sentence.start, sentence.end)
        if named is None:
            return
        people = [(n, e) for n, e in self.resolver.names_in(named.end(), sentence.end) if e.kind == "Person"]
        first = [one for one in people if one[0].start - named.end() < LONGEST_QUOTE // 4][:1]
        listed = self.resolver.discourse.enumeration(first[0][0].start) if first else []
        for told, match, group in [one for one in self._groups if one[0] == index - 1]:
            if listed or first:
                start, end = start_of(group), end_of(group)
                members = [Referent(start, end, entity, anchor=name) for name, entity in listed or first]
                yield from self._drafts(match, told, members)

    def _topics_of(self, drafts: list[Draft]) -> Callable[[int], list[Referent]]:
        """Of whom the text speaks at a sentence: to whom something happened last, if near, else the main person."""
        starts = [
            (draft.trigger, draft.subject) for draft in drafts if draft.kind in SUFFERED and draft.force == "actual"
        ]

        def topic(index: int) -> list[Referent]:
            sentences = self.analysis.sentences
            low, high = sentences[max(0, index - 2)].start, sentences[index].start
            near = [(trigger, subject) for trigger, subject in starts if low <= trigger < high]
            last = max((trigger for trigger, _ in near), default=None)
            if last is not None:
                return [subject for trigger, subject in near if trigger == last]
            main = self.resolver.segments.at(high)
            return [Referent(main.names[0].start, main.names[0].end, main, anchor=main.names[0])] if main else []

        return topic

    def _of_terms(self, drafts: list[Draft]) -> list[Draft]:
        """Sentences that no frame has read, by their terms."""
        known = [(draft.trigger, draft.end) for draft in drafts if draft.kind == "Sentence"]
        found: list[Draft] = []
        topic = self._topics_of(drafts)
        for told in terms_told(self.analysis, self.resolver, known, topic):
            verb = clause_verb(told.token)
            force, voice, date = force_of(verb), self.attributor.voice(told.token), self.timeline.date_of(verb)
            for subject in told.subjects:
                spans = [
                    (told.length.start, told.length.end),
                    (start_of(verb), end_of(verb)),
                    (subject.start, subject.end),
                ]
                start, end = min(s for s, _ in spans), max(e for _, e in spans)
                found.append(
                    Draft(
                        "term-told", "Sentence", told.length.start, start, end, subject, (told.length,), (), date,
                        False, False, force, voice, TERM_CONFIDENCE,
                    )
                )  # fmt: skip
        return found

    def _of_stays(self, drafts: list[Draft]) -> list[Draft]:
        """Detentions that no frame has read, by their places."""
        numbers = {draft.subject.entity.number for draft in drafts if _is_prosecuted(draft) and draft.subject.entity}
        known = {
            (draft.subject.entity.number, argument.entity.number)
            for draft in drafts
            if draft.kind == "Detention" and draft.subject.entity is not None
            for argument in draft.arguments
            if argument.property == "facility" and argument.entity is not None
        }
        found: list[Draft] = []
        for stay in stays(self.analysis, self.resolver, numbers, known):
            facility = Argument("facility", stay.name.start, stay.name.end, stay.facility)
            verb = clause_verb(stay.token)
            spans = [
                (facility.start, facility.end),
                (start_of(verb), end_of(verb)),
                (stay.subject.start, stay.subject.end),
            ]
            start, end = min(s for s, _ in spans), max(e for _, e in spans)
            found.append(
                Draft(
                    "facility-told", "Detention", facility.start, start, end, stay.subject, (facility,), (), None,
                    False, False, "actual", self.attributor.voice(stay.token), STAY_CONFIDENCE,
                )
            )  # fmt: skip
        return found

    def _drafts(self, match: Match, index: int, subjects: list[Referent] | None = None) -> Iterator[Draft]:
        """What a match tells. subjects: of whom, where it is not the words around the match that say so."""
        frame, trigger = match.frame, match.trigger
        force = force_of(trigger, presupposed=frame.presupposed)
        if frame.gate == "off" or (frame.gate == "must" and force == "requested"):
            force = "actual"
        elif frame.gate == "negated":
            if force != "denied":
                return
            force = denied_force(trigger)
        arguments = self.reader.read(frame, trigger)
        present = {argument.property for argument in arguments} | set(frame.values)
        if not set(frame.required) <= present:
            return
        subjects = subjects or self._subjects(frame, trigger, index, force)
        if not subjects:
            self._remember_group(match, index)
            return
        arguments = [self._own_speaker(argument) for argument in arguments]
        voice = self.attributor.voice(trigger)
        if frame.kind == "SupportAction" and voice.verb is not None and voice.verb == trigger:
            voice = replace(voice, speaker=None, stance="asserted")
        date = None if frame.date == "none" or _is_deplored(trigger) else self.timeline.date_of(trigger)
        if date is None and frame.date == "statement" and not self._is_of_then(trigger, arguments):
            date = self.timeline.publication(trigger)
        if frame.date == "edition":
            date = next(filter(None, map(edition, needed(frame, trigger))), date)
        lists = [argument for argument in arguments if argument.property == "offence"]
        single = tuple(argument for argument in arguments if argument.property != "offence")
        told = [(subject, single) for subject in subjects]
        if frame.kind == "Sentence" and "length" in frame.arguments:
            terms = shared_terms(trigger, subjects, self.resolver, self.analysis.text)
            rest = tuple(argument for argument in single if argument.property != "length")
            told = [(subject, (*rest, term)) for subject, term in terms] or told
        if frame.kind == "Abuse" and frame.types:
            told = [(subject, one) for subject, several in told for one in _by_type(several)]
        if frame.kind in ("SupportAction", "Assessment"):
            told = [(subject, one) for subject, arguments in told for one in _by_actor(frame, arguments, subject)]
        for subject, single in told:
            start, end = self._clause(frame, trigger, [subject], [*single, *lists], date)
            draft = Draft(
                frame.id,
                frame.kind,
                start_of(trigger),
                start,
                end,
                subject,
                (*single, *(lists if frame.kind == "Sentence" else ())),
                tuple(frame.values.items()),
                date,
                frame.lasting is True,
                frame.date == "end",
                force,
                voice,
                frame.confidence,
            )
            if frame.kind == "Assessment" or frame.spoken:
                draft = self._assessed(draft)
                if self._speaks_of_another(draft, trigger):
                    continue
                if (frame.spoken or frame.voiced) and draft.value("actor") is None:
                    continue
            spread = [replace(draft, arguments=(*single, one)) for one in lists] if frame.kind == "Charge" else [draft]
            yield from spread
            if frame.kind == "Abuse" and voice.speaker is not None and draft.value("type") in ILL_TREATMENT:
                yield from self._alleged(draft)
        if frame.kind in SUFFERED and force == "actual":
            self._remember(index, start_of(trigger), [subject for subject, _ in told])
            if frame.kind == "Release" or frame.values.get("type") in RELIEF:
                self._freed = [subject for subject, _ in told if subject.entity is not None]
            self._sentenced.update(_terms_of(told) if frame.kind == "Sentence" else {})

    def _remember(self, index: int, position: int, subjects: list[Referent]) -> None:
        """Keep to whom something happened, for `they` and for what is told without a name."""
        people = [subject for subject in subjects if subject.entity is not None and subject.entity.kind == "Person"]
        for subject in people:
            assert subject.entity is not None
            self.resolver.suffered(subject.entity, position)
        if people:
            self._topic = (index, people)

    def _speaks_of_another(self, draft: Draft, trigger: Token) -> bool:
        """Whether the speaker of a quotation would call himself `him`: one of the two was found wrong."""
        actors = [argument.entity for argument in draft.arguments if argument.property == "actor"]
        if draft.subject.entity is None or draft.subject.entity not in actors:
            return False
        written = self.analysis.text[draft.subject.start : draft.subject.end].lower()
        third = written in ("he", "him", "his", "she", "her")
        return third and self.attributor.speaker_at(start_of(trigger)) is not None

    def _is_of_then(self, trigger: Token, arguments: list[Argument]) -> bool:
        """Whether words are told as spoken at some other time, and not by the publisher or one person: `had urged`."""
        if any(child.dep_ == "aux" and child.lower_ == "had" for child in trigger.children):
            return True
        actors = [argument.entity for argument in arguments if argument.property == "actor"]
        others = [one is None or (one.kind == "Organisation" and one != self.resolver.publisher) for one in actors]
        return bool(others) and all(others) and _is_past(trigger)

    def _own_speaker(self, argument: Argument) -> Argument:
        """`We` in a quotation: the one who speaks, where it is not the publisher who does."""
        written = self.analysis.text[argument.start : argument.end].lower()
        if argument.property != "actor" or written not in ("we", "us") or argument.entity != self.resolver.publisher:
            return argument
        speaker = self.attributor.speaker_at(argument.start)
        return replace(argument, entity=speaker.entity, anchor=speaker.anchor) if speaker is not None else argument

    def _assessed(self, draft: Draft) -> Draft:
        """Who holds an assessment: the actor that the frame names, else the voice, else the text itself."""
        actors = [argument for argument in draft.arguments if argument.property == "actor"]
        if actors:
            holder = Referent(actors[0].start, actors[0].end, actors[0].entity, actors[0].value)
            return draft if draft.voice.speaker else replace(draft, voice=Voice(holder, draft.voice.stance))
        speaker = draft.voice.speaker
        if speaker is None and draft.kind == "SupportAction":
            publisher = self.resolver.publisher
            own = (Argument("actor", draft.start, draft.end, publisher),) if publisher else ()
            return replace(draft, arguments=(*draft.arguments, *own))
        if speaker is None and draft.voice.unresolved:
            return replace(draft, frame=f"{draft.frame}-unresolved", confidence=min(draft.confidence, UNRESOLVED))
        if speaker is None:
            frame = f"{draft.frame}-narrated"
            return replace(draft, frame=frame, confidence=min(draft.confidence, NARRATED_ASSESSMENT))
        actor = Argument("actor", speaker.start, speaker.end, speaker.entity, speaker.words, speaker.anchor)
        return replace(
            draft, arguments=(*draft.arguments, actor), start=min(draft.start, self._near(draft, speaker.start))
        )

    def _near(self, draft: Draft, position: int) -> int:
        return position if 0 < draft.start - position < LONGEST_QUOTE else draft.start

    def _alleged(self, draft: Draft) -> Iterator[Draft]:
        """Ill-treatment that somebody tells of is that person's assessment too."""
        speaker = draft.voice.speaker
        if speaker is None or draft.subject.entity is None or draft.subject.entity.kind != "Person":
            return
        actor = Argument("actor", speaker.start, speaker.end, speaker.entity, speaker.words, speaker.anchor)
        yield replace(
            draft,
            frame=f"{draft.frame}-alleged",
            kind="Assessment",
            arguments=(actor,),
            values=(("type", "torture_alleged"),),
            date=None,
        )

    # --- subjects -------------------------------------------------------------------------------------------------

    def _subjects(self, frame: Frame, trigger: Token, index: int, force: Force) -> list[Referent]:
        suffering = frame.kind in SUFFERED or frame.kind in ("SupportAction", "Assessment")
        kinds = entity_kinds(frame)
        for name in frame.subject:
            if name == "topic":
                if frame.values.get("type") == "welcome" and self._freed:
                    return list(self._freed)
                if known := self._who_got(frame, trigger):
                    return [known]
                return [] if self._of_others(frame, trigger) else self._current_topic(index, force)
            found: list[Referent] = []
            for token in (*related(frame, trigger, name), *(_together(trigger) if frame.kind in SUFFERED else ())):
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
        return self._left_out(trigger, index, force) if frame.kind in SUFFERED and is_fragment(trigger) else []

    def _remember_group(self, match: Match, index: int) -> None:
        """Keep what happened to a group whose members the next sentence may name."""
        people = words("coreference.en.yaml", "people")
        for name in match.frame.subject if match.frame.kind in SUFFERED else ():
            for token in related(match.frame, match.trigger, name) if name != "topic" else ():
                if token.tag_ in ("NNS", "CD") and (
                    token.lower_ in people or role_of(token.lemma_) or token.tag_ == "CD"
                ):
                    self._groups.append((index, match, token))
                    return

    def _left_out(self, trigger: Token, index: int, force: Force) -> list[Referent]:
        """Whom a fragment is about: who is named at the head of its block, else of whom the text has been speaking."""
        block = self.analysis.blocks[self.analysis.sentences[index].block]
        for name, entity in self.resolver.names_in(block.content, start_of(trigger)):
            if entity.kind == "Person" and not self.analysis.text[block.content : name.start].strip(" >*•"):
                return [Referent(name.start, name.end, entity, anchor=name)]
        return self._current_topic(index, force)

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
        if any(token.lower_ in words("coreference.en.yaml", "several") for token in tokens):
            return True
        legal = frame.kind in SUFFERED
        if legal and any(_is_indefinite(token, trigger) for name in frame.needs for token in relation(trigger, name)):
            return True
        people = words("coreference.en.yaml", "people") | words("arguments.en.yaml", "agencies")
        if any(self._is_another(token) for name in frame.subject for token in self._against(frame, trigger, name)):
            return True
        return any(
            role_of(token.lemma_.lower()) or {token.lemma_.lower(), token.lower_} & people
            for token in tokens
            if token.pos_ in ("NOUN", "PROPN") and not self.resolver.named(token)
        )

    def _against(self, frame: Frame, trigger: Token, name: str) -> list[Token]:
        """Against whom something is: nobody else can be meant by it."""
        return [token for one in name.split("|") if one.endswith("against") for token in related(frame, trigger, one)]

    def _is_another(self, token: Token) -> bool:
        hit = self.resolver.named(token)
        return hit is not None and hit[1].kind == "Organisation"

    def _with_list(self, referents: list[Referent]) -> list[Referent]:
        """`referents` with the other people of the list in which the first of them is named."""
        if len(referents) != 1 or referents[0].entity is None or referents[0].anchor is not None:
            return referents
        first = referents[0]
        listed = self.resolver.discourse.enumeration(first.start)
        others = [Referent(name.start, name.end, member) for name, member in listed if member != first.entity]
        return [first, *others]

    def _current_topic(self, index: int, force: Force) -> list[Referent]:
        """Those to whom something happened last, if near, else the one whom the document is about."""
        if self._topic is not None and index - self._topic[0] <= 2:
            return list(self._topic[1])
        main = self.resolver.segments.at(self.analysis.sentences[index].start)
        if main is None:
            return []
        name = main.names[0]
        return [Referent(name.start, name.end, main, anchor=name)]

    # --- evidence -------------------------------------------------------------------------------------------------

    def _clause(
        self, frame: Frame, trigger: Token, subjects: list[Referent], arguments: list[Argument], date: Dated | None
    ) -> tuple[int, int]:
        """The words from the first to the last that the event was read from, within the sentence."""
        sentence = sentence_of(trigger)
        low, high = start_of(sentence[0]), end_of(sentence[-1])
        spans = [(start_of(trigger), end_of(trigger))]
        spans += [(referent.start, referent.end) for referent in subjects]
        spans += [(argument.start, argument.end) for argument in arguments]
        if date is not None and date.start is not None and date.end is not None:
            spans.append((date.start, date.end))
        spans += [(start_of(token), end_of(token)) for token in needed(frame, trigger)]
        inside = [(start, end) for start, end in spans if low <= start and end <= high]
        inside += [self._phrase_start(trigger, start) for start, _ in inside if start < start_of(trigger)]
        start, end = min(s for s, _ in inside), max(e for _, e in inside)
        if end - start > LONGEST_QUOTE:
            close = [(s, e) for s, e in inside if abs(s - start_of(trigger)) < LONGEST_QUOTE // 2]
            start, end = min(s for s, _ in close), max(e for _, e in close)
        return self._without_halves(start, end)

    def _phrase_start(self, trigger: Token, position: int) -> tuple[int, int]:
        """The first word of the phrase before the trigger in which `position` lies: `the trial of` before a name."""
        for child in trigger.lefts:
            left, right = child.left_edge, child.right_edge
            if start_of(left) <= position < end_of(right) and end_of(right) - start_of(left) < LONGEST_QUOTE // 2:
                return start_of(left), end_of(left)
        return position, position

    def _without_halves(self, start: int, end: int) -> tuple[int, int]:
        text = self.analysis.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end


def _is_prosecuted(draft: Draft) -> bool:
    """Whether a draft tells that a court or the police did something to somebody."""
    return draft.force == "actual" and draft.kind in ("Arrest", "Detention", "Charge", "Sentence", "Release")


def _told_beside(draft: Draft, besides: list[Beside]) -> bool:
    """Whether the names beside a role already say whose it is; the parser is often wrong there."""
    if draft.kind != "Affiliation":
        return False
    return any(beside.told[0] <= draft.trigger < beside.told[1] for beside in besides)


def _by_actor(frame: Frame, arguments: tuple[Argument, ...], subject: Referent) -> Iterator[tuple[Argument, ...]]:
    """The arguments once for each of several actors; nobody supports themselves."""
    actors = [argument for argument in arguments if argument.property == "actor"]
    rest = tuple(argument for argument in arguments if argument.property != "actor")
    if not actors:
        yield rest
    for actor in actors:
        if frame.kind != "SupportAction" or actor.entity is None or actor.entity != subject.entity:
            yield (*rest, actor)


def _by_type(arguments: tuple[Argument, ...]) -> Iterator[tuple[Argument, ...]]:
    """The arguments once for each of several types: `subjected to beatings and electric shocks`."""
    types = [argument for argument in arguments if argument.property == "type"]
    if any(one.value == "torture" for one in types):
        types = [one for one in types if one.value != "mistreatment"]  # `torture and other ill-treatment`
    for one in types:
        yield (*(argument for argument in arguments if argument.property != "type"), one)
    if not types:
        yield arguments


def _of_line(line: Line) -> Draft:
    """The event that a line of a case sheet tells."""
    return Draft(
        f"case-sheet-{line.field}", line.kind, line.start, line.start, line.end, line.subject, line.arguments, (),
        line.date, line.kind == "Detention", False, "actual", NARRATOR, CONFIDENCE,
    )  # fmt: skip


def _is_anybody(token: Token, trigger: Token, referent: Referent) -> bool:
    """Whether a group is nobody in particular: `beaten detainees`, `people subjected to`."""
    vague = token.lemma_.lower() in ("people", "person", "other", "man", "woman", "child")
    return trigger.dep_ == "amod" or (vague and " " not in (referent.words or ""))


def _is_past(trigger: Token) -> bool:
    """`had called for`, `urged`: what was said then and not in this document."""
    verb = trigger
    while verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj", "acl") and verb.head != verb:
        verb = verb.head
    forms = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    return any(form.tag_ == "VBD" for form in forms) and not any(form.tag_ == "MD" for form in forms)


def _terms_of(told: list[tuple[Referent, tuple[Argument, ...]]]) -> dict[str, Referent]:
    """Who got which sentence."""
    return {
        one.value: replace(subject, anchor=subject.anchor or subject.entity.names[0])
        for subject, arguments in told
        for one in arguments
        if one.property == "length" and one.value and subject.entity is not None
    }


def _is_indefinite(noun: Token, trigger: Token) -> bool:
    """`dissident trials that began in May`, `some sentences`: not those of whom the text has been speaking."""
    if noun.pos_ != "NOUN" or noun.tag_ != "NNS":
        return False
    again = ("all", "earlier", "previous", "further", "other", "former")
    led = any(child.dep_ in ("det", "poss") or child.lower_ in again for child in noun.children)
    return not led or (trigger.dep_ == "relcl" and trigger.head == noun)


def _is_deplored(trigger: Token) -> bool:
    """`On 3 May X condemned the killing of Y`: the day is that of the words."""
    return (
        trigger.pos_ == "NOUN"
        and trigger.dep_ == "dobj"
        and trigger.head.lemma_ in ("condemn", "denounce", "deplore", "decry", "mourn")
    )


def _together(trigger: Token) -> list[Token]:
    """X and Y in `was arrested together with X and Y`."""
    shared = [child for child in trigger.subtree if child.lower_ in ("together", "along") and child.i > trigger.i]
    following = [child.nbor() for child in shared if child.i + 1 < len(child.doc)]
    withs = [step for step in following if step.lower_ == "with"]
    return [token for step in withs for head in step.children if head.dep_ == "pobj" for token in listed(head)]


def subject_key(referent: Referent) -> str:
    """What tells one subject of an event from another."""
    return f"#{referent.entity.number}" if referent.entity is not None else normalise(referent.words or "")
