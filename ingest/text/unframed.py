"""Events that no frame reads: told by a role beside a name, a list of verdicts, a term, a place or a case sheet."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from ingest.text.affiliations import Beside, affiliations
from ingest.text.analysis import Analysis, end_of, start_of
from ingest.text.argument import Argument
from ingest.text.attribution import NARRATOR, Attributor
from ingest.text.case_sheet import CONFIDENCE, Line, case_sheet
from ingest.text.coreference import Resolver
from ingest.text.draft import SUFFERED, Draft
from ingest.text.facility_told import CONFIDENCE as STAY_CONFIDENCE
from ingest.text.facility_told import stays
from ingest.text.modality import Force, force_of
from ingest.text.referent import Referent
from ingest.text.term_told import CONFIDENCE as TERM_CONFIDENCE
from ingest.text.term_told import PASSED_CONFIDENCE, terms_told
from ingest.text.timing import Timeline
from ingest.text.verbs import clause_verb
from ingest.text.verdict_list import CONFIDENCE as VERDICT_CONFIDENCE
from ingest.text.verdict_list import Verdict, verdicts


class UnframedReader:
    """Reads what the frames leave of one document."""

    def __init__(self, analysis: Analysis, resolver: Resolver, attributor: Attributor, timeline: Timeline) -> None:
        self.analysis, self.resolver, self.attributor, self.timeline = analysis, resolver, attributor, timeline

    def complete(self, framed: list[Draft]) -> list[Draft]:
        """`framed`, less what names beside each other tell better, and what no frame has read."""
        besides = list(affiliations(self.analysis, self.resolver))
        drafts = [draft for draft in framed if not _told_beside(draft, besides)]
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

    def _of_terms(self, drafts: list[Draft]) -> list[Draft]:
        """Sentences, by their terms."""
        known = [(draft.trigger, draft.end) for draft in drafts if draft.kind == "Sentence"]
        found: list[Draft] = []
        for told in terms_told(self.analysis, self.resolver, known, self._topics_of(drafts)):
            verb = clause_verb(told.token)
            force: Force = "actual" if told.passed else force_of(verb)
            frame, confidence = ("term-passed", PASSED_CONFIDENCE) if told.passed else ("term-told", TERM_CONFIDENCE)
            voice, date = self.attributor.voice(told.token), self.timeline.date_of(verb)
            for subject in told.subjects:
                start, end = _clause(told.length, verb, subject)
                found.append(
                    Draft(
                        frame, "Sentence", told.length.start, start, end, subject, (told.length,), (), date,
                        False, False, force, voice, confidence,
                    )
                )  # fmt: skip
        return found

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

    def _of_stays(self, drafts: list[Draft]) -> Iterator[Draft]:
        """Detentions, by their places."""
        numbers = {draft.subject.entity.number for draft in drafts if _is_prosecuted(draft) and draft.subject.entity}
        known = set(_held(drafts))
        for stay in stays(self.analysis, self.resolver, numbers, known):
            facility = Argument("facility", stay.name.start, stay.name.end, stay.facility)
            start, end = _clause(facility, clause_verb(stay.token), stay.subject)
            yield Draft(
                "facility-told", "Detention", facility.start, start, end, stay.subject, (facility,), (), None,
                False, False, "actual", self.attributor.voice(stay.token), STAY_CONFIDENCE,
            )  # fmt: skip


def _clause(argument: Argument, verb: Token, subject: Referent) -> tuple[int, int]:
    """The words from the first to the last of the three."""
    spans = ((argument.start, argument.end), (start_of(verb), end_of(verb)), (subject.start, subject.end))
    return min(start for start, _ in spans), max(end for _, end in spans)


def _held(drafts: list[Draft]) -> Iterator[tuple[int, int]]:
    """Person and facility of each detention."""
    for draft in drafts:
        if draft.kind == "Detention" and draft.subject.entity is not None:
            for argument in draft.arguments:
                if argument.property == "facility" and argument.entity is not None:
                    yield draft.subject.entity.number, argument.entity.number


def _is_prosecuted(draft: Draft) -> bool:
    """Whether a draft tells that a court or the police did something to somebody."""
    return draft.force == "actual" and draft.kind in ("Arrest", "Detention", "Charge", "Sentence", "Release")


def _told_beside(draft: Draft, besides: list[Beside]) -> bool:
    """Whether the names beside a role already say whose it is; the parser is often wrong there."""
    if draft.kind != "Affiliation":
        return False
    return any(beside.told[0] <= draft.trigger < beside.told[1] for beside in besides)


def _of_line(line: Line) -> Draft:
    """The event that a line of a case sheet tells."""
    return Draft(
        f"case-sheet-{line.field}", line.kind, line.start, line.start, line.end, line.subject, line.arguments, (),
        line.date, line.kind == "Detention", False, "actual", NARRATOR, CONFIDENCE,
    )  # fmt: skip
