"""Whose view it is: who holds an assessment, gives support or speaks of ill-treatment."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ingest.text.analysis import Analysis, start_of
from ingest.text.argument import Argument
from ingest.text.attribution import Attributor, Voice
from ingest.text.coreference import Resolver
from ingest.text.draft import Draft
from ingest.text.evidence_span import LONGEST_QUOTE
from ingest.text.referent import Referent

ILL_TREATMENT = frozenset({"torture", "beaten", "mistreatment"})
NARRATED_ASSESSMENT = 0.65
"""Confidence at most of an assessment that nobody but the text makes."""
UNRESOLVED = 0.3
"""Confidence at most of an assessment by somebody of whom the text does not tell who: it waits for review."""


class HolderReader:
    """Reads who holds what is said in one document."""

    def __init__(self, analysis: Analysis, resolver: Resolver, attributor: Attributor) -> None:
        self.analysis, self.resolver, self.attributor = analysis, resolver, attributor

    def own_speaker(self, argument: Argument) -> Argument:
        """`We` in a quotation: the one who speaks, where it is not the publisher who does."""
        written = self.analysis.text[argument.start : argument.end].lower()
        if argument.property != "actor" or written not in ("we", "us") or argument.entity != self.resolver.publisher:
            return argument
        speaker = self.attributor.speaker_at(argument.start)
        return replace(argument, entity=speaker.entity, anchor=speaker.anchor) if speaker is not None else argument

    def assessed(self, draft: Draft) -> Draft:
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
        return replace(draft, arguments=(*draft.arguments, actor), start=min(draft.start, _near(draft, speaker.start)))

    def speaks_of_another(self, draft: Draft, trigger: Token) -> bool:
        """Whether the speaker of a quotation would call himself `him`: one of the two was found wrong."""
        actors = [argument.entity for argument in draft.arguments if argument.property == "actor"]
        if draft.subject.entity is None or draft.subject.entity not in actors:
            return False
        written = self.analysis.text[draft.subject.start : draft.subject.end].lower()
        third = written in ("he", "him", "his", "she", "her")
        return third and self.attributor.speaker_at(start_of(trigger)) is not None

    def is_of_then(self, trigger: Token, arguments: list[Argument]) -> bool:
        """Whether words are told as spoken at some other time, and not by the publisher or one person: `had urged`."""
        if any(child.dep_ == "aux" and child.lower_ == "had" for child in trigger.children):
            return True
        actors = [argument.entity for argument in arguments if argument.property == "actor"]
        others = [one is None or (one.kind == "Organisation" and one != self.resolver.publisher) for one in actors]
        return bool(others) and all(others) and _is_past(trigger)


def alleged(draft: Draft) -> Iterator[Draft]:
    """Ill-treatment that somebody tells of is that person's assessment too."""
    speaker = draft.voice.speaker
    if (
        draft.value("type") not in ILL_TREATMENT
        or speaker is None
        or draft.subject.entity is None
        or draft.subject.entity.kind != "Person"
    ):
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


def _near(draft: Draft, position: int) -> int:
    """`position` where a quotation may begin there, else where the draft does."""
    return position if 0 < draft.start - position < LONGEST_QUOTE else draft.start


def _is_past(trigger: Token) -> bool:
    """`had called for`, `urged`: what was said then and not in this document."""
    verb = trigger
    while verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj", "acl") and verb.head != verb:
        verb = verb.head
    forms = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    return any(form.tag_ == "VBD" for form in forms) and not any(form.tag_ == "MD" for form in forms)
