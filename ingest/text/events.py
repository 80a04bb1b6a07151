"""Events as the text tells them, one draft for each subject and each time it is told."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ingest.text.analysis import Analysis, Sentence, start_of
from ingest.text.argument import Argument
from ingest.text.arguments import ArgumentReader
from ingest.text.attribution import Attributor
from ingest.text.case_sheet import in_label
from ingest.text.coreference import Resolver
from ingest.text.distribution import shared_terms
from ingest.text.draft import SUFFERED, Draft
from ingest.text.evidence_span import evidence_span
from ingest.text.frames import Frame, Match, matches, needed
from ingest.text.groups import Groups
from ingest.text.holders import HolderReader, alleged
from ingest.text.modality import Force, denied_force, force_of
from ingest.text.prizes import edition
from ingest.text.referent import Referent
from ingest.text.subjects import SubjectReader
from ingest.text.timing import Dated, Timeline
from ingest.text.unframed import UnframedReader


class EventReader:
    """Reads the events of one document, sentence by sentence."""

    def __init__(self, analysis: Analysis, resolver: Resolver, attributor: Attributor, timeline: Timeline) -> None:
        self.analysis, self.resolver, self.attributor, self.timeline = analysis, resolver, attributor, timeline
        self.arguments = ArgumentReader(resolver, analysis.text)
        self.subjects = SubjectReader(analysis, resolver, attributor)
        self.holders = HolderReader(analysis, resolver, attributor)
        self.groups = Groups(analysis, resolver)
        self.unframed = UnframedReader(analysis, resolver, attributor, timeline)

    def read(self) -> list[Draft]:
        """All drafts in the order of the text."""
        drafts: list[Draft] = []
        before: Sentence | None = None
        for index, sentence in enumerate(self.analysis.sentences):
            if not sentence.capitals:
                text = before.span.text if before is not None and sentence.block - before.block <= 1 else ""
                for match in matches(sentence.span, text):
                    if not in_label(self.analysis.text, start_of(match.trigger)):
                        drafts.extend(self._drafts(match, index))
                for match, told, members in self.groups.named_in(sentence, index):
                    drafts.extend(self._drafts(match, told, members))
            before = sentence
        return self.unframed.complete(drafts)

    def _drafts(self, match: Match, index: int, subjects: list[Referent] | None = None) -> Iterator[Draft]:
        """What a match tells. subjects: of whom, where it is not the words around the match that say so."""
        frame, trigger = match.frame, match.trigger
        force = _force(frame, trigger)
        if force is None:
            return
        arguments = self.arguments.read(frame, trigger)
        present = {argument.property for argument in arguments} | set(frame.values)
        if not set(frame.required) <= present:
            return
        subjects = subjects or self.subjects.read(frame, trigger, index)
        if not subjects:
            self.groups.remember(match, index)
            return
        arguments = [self.holders.own_speaker(argument) for argument in arguments]
        offences = [argument for argument in arguments if argument.property == "offence"]
        told = self._told(frame, trigger, subjects, tuple(one for one in arguments if one.property != "offence"))
        date = self._date(frame, trigger, arguments)
        yield from self._spread(frame, trigger, force, told, offences, date)
        if frame.kind in SUFFERED and force == "actual":
            self.subjects.remember(frame, trigger, index, told)

    def _date(self, frame: Frame, trigger: Token, arguments: list[Argument]) -> Dated | None:
        """When it happened: on the day that is told, else, of what is said, on the day of publication."""
        date = None if frame.date == "none" or _is_deplored(trigger) else self.timeline.date_of(trigger)
        if date is None and frame.date == "statement" and not self.holders.is_of_then(trigger, arguments):
            date = self.timeline.publication(trigger)
        if frame.date == "edition":
            date = next(filter(None, map(edition, needed(frame, trigger))), date)
        return date

    def _told(
        self, frame: Frame, trigger: Token, subjects: list[Referent], arguments: tuple[Argument, ...]
    ) -> list[tuple[Referent, tuple[Argument, ...]]]:
        """Each subject with its own arguments, once for each of several types or actors."""
        told = [(subject, arguments) for subject in subjects]
        if frame.kind == "Sentence" and "length" in frame.arguments:
            earlier = any(one.endswith("from") for name in frame.arguments["length"] for one in name.split("|"))
            terms = shared_terms(trigger, subjects, self.resolver, self.analysis.text, earlier=earlier)
            rest = tuple(argument for argument in arguments if argument.property != "length")
            told = [(subject, (*rest, term)) for subject, term in terms] or told
        if frame.kind == "Detention":
            told = [(subject, one) for subject, several in told for one in _by_facility(several)]
        if frame.kind == "Abuse" and frame.types:
            told = [(subject, one) for subject, several in told for one in _by_type(several)]
        if frame.kind in ("SupportAction", "Assessment"):
            told = [(subject, one) for subject, several in told for one in _by_actor(frame, several, subjects)]
        return told

    def _spread(
        self,
        frame: Frame,
        trigger: Token,
        force: Force,
        told: list[tuple[Referent, tuple[Argument, ...]]],
        offences: list[Argument],
        date: Dated | None,
    ) -> Iterator[Draft]:
        """A draft for each subject, and where they are charged for each offence."""
        voice = self.attributor.voice(trigger)
        if frame.kind == "SupportAction" and voice.verb is not None and voice.verb == trigger:
            voice = replace(voice, speaker=None, stance="asserted")
        for subject, single in told:
            start, end = evidence_span(self.analysis.text, frame, trigger, subject, [*single, *offences], date)
            draft = Draft(
                frame.id,
                frame.kind,
                start_of(trigger),
                start,
                end,
                subject,
                (*single, *(offences if frame.kind == "Sentence" else ())),
                tuple(frame.values.items()),
                date,
                frame.lasting is True,
                frame.date == "end",
                force,
                voice,
                frame.confidence,
            )
            if frame.kind == "Assessment" or frame.spoken:
                draft = self.holders.assessed(draft)
                if self.holders.speaks_of_another(draft, trigger):
                    continue
                if (frame.spoken or frame.voiced) and draft.value("actor") is None:
                    continue
            if frame.kind == "Charge":
                yield from (replace(draft, arguments=(*single, one)) for one in offences)
            else:
                yield draft
            if frame.kind == "Abuse":
                yield from alleged(draft)


def _force(frame: Frame, trigger: Token) -> Force | None:
    """Whether what a frame reads is told as having happened; None where the frame is not about that."""
    force = force_of(trigger, presupposed=frame.presupposed)
    if frame.gate == "off" or (frame.gate == "must" and force == "requested"):
        return "actual"
    if frame.gate == "negated":
        return denied_force(trigger) if force == "denied" else None
    return force


def _by_actor(
    frame: Frame, arguments: tuple[Argument, ...], subjects: list[Referent]
) -> Iterator[tuple[Argument, ...]]:
    """The arguments once for each of several actors; none of a group supports the group."""
    supported = [subject.entity for subject in subjects]
    actors = [argument for argument in arguments if argument.property == "actor"]
    rest = tuple(argument for argument in arguments if argument.property != "actor")
    if not actors:
        yield rest
    for actor in actors:
        if frame.kind != "SupportAction" or actor.entity is None or actor.entity not in supported:
            yield (*rest, actor)


def _by_facility(arguments: tuple[Argument, ...]) -> Iterator[tuple[Argument, ...]]:
    """The arguments once for each of several places: `held first at X and later in Y`."""
    places = [argument for argument in arguments if argument.property == "facility"]
    rest = tuple(argument for argument in arguments if argument.property != "facility")
    yield from ((*rest, one) for one in places)
    if not places:
        yield arguments


def _by_type(arguments: tuple[Argument, ...]) -> Iterator[tuple[Argument, ...]]:
    """The arguments once for each of several types: `subjected to beatings and electric shocks`."""
    types = [argument for argument in arguments if argument.property == "type"]
    if any(one.value == "torture" for one in types):
        types = [one for one in types if one.value != "mistreatment"]  # `torture and other ill-treatment`
    for one in types:
        yield (*(argument for argument in arguments if argument.property != "type"), one)
    if not types:
        yield arguments


def _is_deplored(trigger: Token) -> bool:
    """`On 3 May X condemned the killing of Y`: the day is that of the words."""
    return (
        trigger.pos_ == "NOUN"
        and trigger.dep_ == "dobj"
        and trigger.head.lemma_ in ("condemn", "denounce", "deplore", "decry", "mourn")
    )
