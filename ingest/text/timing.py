"""When an event was: the date expression that belongs to the word that tells of it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from ingest.lexicons.load import lexicon, words
from ingest.text.analysis import Analysis, Sentence, end_of, start_of
from ingest.text.dates import Anchors, DateExpression, find_dates
from ingest.text.verbs import clause_verb, is_simultaneous, subject

_CHAINED = frozenset({"xcomp", "ccomp", "pcomp"})
DATELINE = 60
"""Characters of a paragraph in which a date before a dash is that of a dateline."""
_DATELINE = re.compile(r"[\])]?\s*(?:[—–]|--|-\s)")
_TELLING = frozenset({"say", "report", "tell", "state", "add", "note", "write", "learn", "recall", "confirm", "reveal"})
_BENCH = words("arguments.en.yaml", "courts") | {"magistrate", "prosecutor", "commission", "jury"}
_REASONS = frozenset({"for", "over", "with", "about", "to", "against"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that the text gives an event.

    value: EDTF, None where it leans on an unknown day of publication. start, end: the expression, None where the text
    has none and the day of publication stands in. rule, anchor: how it was worked out, from which words, where the
    words do not say it in full. relation: `since`, `until` or `before` where such a word stands before it, else `at`.
    """

    value: str | None
    start: int | None = None
    end: int | None = None
    rule: str | None = None
    anchor: tuple[int, int] | None = None
    unknown_publication: bool = False
    relation: str = "at"


def expressions(text: str, published: str | None) -> list[Dated]:
    """The dates that `text` gives. published: the day of publication, where it is known."""
    found = find_dates(text, anchors=Anchors(publication=published))
    return [dated for expression in found if (dated := _dated(expression, text)) is not None]


def _dated(expression: DateExpression, text: str) -> Dated | None:
    span = (expression.start, expression.end)
    if expression.edtf is not None:
        rule = expression.rule if expression.leans_on else None
        return Dated(expression.edtf, *span, rule, expression.anchor, relation=expression.relation)
    if expression.leans_on == "publication" and _is_today(text[expression.start : expression.end]):
        return Dated(None, *span, "document_date", unknown_publication=True)
    return None


def _is_today(words: str) -> bool:
    """Whether words mean the day of publication itself, as `today`."""
    days = lexicon("dates.en.yaml")["days"]
    assert isinstance(days, dict)
    return days.get(" ".join(words.casefold().split())) == 0


class Timeline:
    """The date expressions of one document, and which belongs to which word."""

    def __init__(self, analysis: Analysis, expressions: Sequence[Dated], published: str | None) -> None:
        self.analysis, self.published = analysis, published
        self._expressions = sorted((e for e in expressions if e.start is not None), key=lambda e: e.start or 0)
        self._starts = [expression.start or 0 for expression in self._expressions]
        self._sentences = [sentence.start for sentence in analysis.sentences]

    def publication(self, trigger: Token) -> Dated:
        """The day of publication, for a statement that the document itself makes."""
        del trigger
        if self.published:
            return Dated(self.published, rule="document_date")
        return Dated(None, rule="document_date", unknown_publication=True)

    def date_of(self, trigger: Token) -> Dated | None:
        """The date of the event that `trigger` names, None where its clause gives none."""
        sentence = self._sentence(trigger)
        ranked: list[tuple[int, int, Dated]] = []
        for expression in self._within(sentence):
            if expression.relation in ("until", "before"):
                continue
            rank = self._rank(expression, trigger, sentence)
            if rank:
                distance = abs((expression.start or 0) - start_of(trigger))
                ranked.append((rank, -distance, expression))
        if not ranked:
            return self._label(trigger, sentence) or self._continued(trigger, sentence)
        nearest = max(ranked, key=lambda item: (item[0], item[1]))
        finer = [item for item in ranked if item[0] == nearest[0] and _refines(item[2], nearest[2])]
        return max([nearest, *finer], key=lambda item: _precision(item[2]))[2]

    def _sentence(self, trigger: Token) -> Sentence:
        return self.analysis.sentences[max(0, bisect_left(self._sentences, start_of(trigger) + 1) - 1)]

    def between(self, start: int, end: int) -> list[Dated]:
        """The date expressions that begin within `text[start:end]`."""
        return self._expressions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _within(self, sentence: Sentence) -> list[Dated]:
        return self.between(sentence.start, sentence.end)

    def _rank(self, expression: Dated, trigger: Token, sentence: Sentence) -> int:
        """How closely a date belongs to a trigger: 4 its own, 3 its clause's, 2 a neighbour's, 0 not."""
        start, end = expression.start or 0, expression.end or 0
        head = _head(sentence, start, end)
        if head is None:
            return 0
        path = _path(head)
        if _is_elsewhere(head, trigger) or self._is_beside(start, end, trigger, sentence):
            return 0
        if trigger in path and not _crosses_event(head, trigger):
            return 4
        if trigger.pos_ not in ("VERB", "AUX"):
            return self._rank_noun(start, end, trigger, head)
        governor = next((t for t in path if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod",)), None)
        if governor is None:
            return 0
        if governor == trigger:
            return 4
        if (governor.head == trigger and is_simultaneous(governor)) or _share_a_date(trigger, governor):
            return 2
        step = trigger
        occasion = governor.lemma_ in words("arguments.en.yaml", "occasions")
        while step.head != step and (
            step.dep_ in _CHAINED or (step.dep_ == "conj" and (occasion or start < start_of(governor)))
        ):
            if (step.dep_ == "conj" and self._has_own(step, sentence)) or _is_told_later(step):
                return 0
            step = step.head
            if step == governor:
                return 3
        if trigger.dep_ in ("acl", "advcl", "amod", "relcl", "ccomp") and trigger.head == governor:
            return 0
        if governor.dep_ == "pcomp" and governor.head.head == trigger and start > start_of(governor):
            return 2
        if governor.dep_ in ("xcomp", "advcl") and governor.head == trigger and start > start_of(governor):
            return 2 if governor.dep_ == "xcomp" else 0
        return 0

    def _is_beside(self, start: int, end: int, trigger: Token, sentence: Sentence) -> bool:
        """Whether a date is that of a dateline, or leans on the clause: `the day after they led her away`."""
        text, opening = self.analysis.text, self.analysis.blocks[sentence.block].content
        if start - opening < DATELINE and _DATELINE.match(text, end):
            return True
        return start_of(trigger) > end and text[start:end].lower().endswith((" after", " before"))

    def _rank_noun(self, start: int, end: int, trigger: Token, head: Token) -> int:
        verb = clause_verb(trigger)
        follows = 0 <= start - end_of(trigger) < 60 and clause_verb(head) == verb and not _verb_between(trigger, start)
        if follows:
            return 3
        direct = trigger.dep_ in ("dobj", "nsubjpass", "nsubj") and trigger.head == verb
        return 2 if direct and clause_verb(head) == verb else 0

    def _label(self, trigger: Token, sentence: Sentence) -> Dated | None:
        """The date before the block, for what its verbs tell, or a noun alone; not for what `had` been before."""
        label = self.analysis.blocks[sentence.block].label
        told = trigger.pos_ in ("VERB", "AUX") or trigger.dep_ == "ROOT"
        earlier = any(child.dep_ == "aux" and child.lower_ == "had" for child in trigger.children)
        if label is None or not told or earlier:
            return None
        return next((one for one in self._expressions if (one.start, one.end) == label), None)

    def _continued(self, trigger: Token, sentence: Sentence) -> Dated | None:
        """The day of the sentence before, where this one goes on: `Police came on 4 March. They took her away`."""
        if trigger.lemma_ not in words("arguments.en.yaml", "continuations") or self._within(sentence):
            return None
        own = subject(trigger)
        then = any(child.lower_ in ("then", "there", "immediately") for child in trigger.children)
        place = bisect_left(self._sentences, sentence.start)
        if place == 0 or not (then or (own is not None and own.lower_ == "they")):
            return None
        before = self.analysis.sentences[place - 1]
        root = before.span.root
        if before.block != sentence.block or root.lemma_ not in words("arguments.en.yaml", "occasions") | {"arrest"}:
            return None
        found = self.date_of(root)
        if found is None or found.start is None or found.end is None or len(found.value or "") < len("2016-05-03"):
            return None
        return replace(found, rule="sentence_before", anchor=(found.start, found.end))

    def _has_own(self, verb: Token, sentence: Sentence) -> bool:
        return any(
            (head := _head(sentence, e.start or 0, e.end or 0)) is not None
            and verb in _path(head)
            and clause_verb(head) == verb
            for e in self._within(sentence)
        )


def _refines(fine: Dated, coarse: Dated) -> bool:
    """Whether one date is a part of another: `in May 2016` and `on 3 May`."""
    return (fine.value or "").startswith(coarse.value or "-")


def _precision(expression: Dated) -> int:
    return len(expression.value or "")


def _head(sentence: Sentence, start: int, end: int) -> Token | None:
    inside = [token for token in sentence.span if start <= start_of(token) < end and not token.is_punct]
    if not inside:
        return None
    members = set(inside)
    return next((t for t in inside if t.head not in members or t.head == t), inside[0])


def _path(token: Token) -> list[Token]:
    found = [token]
    while found[-1].head != found[-1]:
        found.append(found[-1].head)
    return found


def _crosses_event(head: Token, trigger: Token) -> bool:
    """Whether another clause stands between a date and the word above it."""
    step = head
    while step != trigger:
        if step.pos_ in ("VERB", "AUX") and step.dep_ not in ("amod",):
            return True
        step = step.head
    return False


def _is_elsewhere(head: Token, trigger: Token) -> bool:
    """Whether a date is that of something else: `until her release on 7 July`, `over a protest on 3 May`."""
    if any(child.lower_ == "over" and trigger.i < child.i < head.i for child in trigger.children):
        return True
    step = head
    while step not in (trigger, step.head):
        if step.lower_ in ("until", "till", "before") and step.dep_ in ("prep", "mark") and not _is_of_court(step):
            return True
        reason = step.dep_ == "pobj" and step.head.lower_ in _REASONS and step != head
        if reason and step.lemma_.lower() in words("arguments.en.yaml", "gatherings"):
            return True
        step = step.head
    return False


def _is_of_court(before: Token) -> bool:
    """`went on trial before a court on 3 May`: a place and no time."""
    return any(child.dep_ == "pobj" and child.lemma_.lower() in _BENCH for child in before.children)


def _is_told_later(step: Token) -> bool:
    """A clause of which the verb above dates only the telling, or what came next: `said on Monday that`, `after he`."""
    if step.dep_ == "pcomp":
        return step.head.lower_ in ("after", "before", "since", "until")
    had = any(child.lower_ == "had" and child.dep_ == "aux" for child in step.children)
    return step.dep_ == "ccomp" and (had or step.head.lemma_ in _TELLING)


def _share_a_date(first: Token, second: Token) -> bool:
    """`was acquitted and released on 3 May`: two verbs side by side have one date, an arrest and a verdict have not."""
    together = second.dep_ == "conj" and second.head == first and 1 < second.i - first.i <= 3
    between = all(token.dep_ in ("cc", "advmod") for token in first.doc[first.i + 1 : second.i])
    apart = first.lemma_ in ("arrest", "detain", "hold") and second.lemma_ not in ("detain", "charge", "question")
    return together and between and not apart


def _verb_between(trigger: Token, start: int) -> bool:
    offset = trigger.i + 1
    while offset < len(trigger.doc) and start_of(trigger.doc[offset]) < start:
        if trigger.doc[offset].pos_ in ("VERB", "AUX"):
            return True
        offset += 1
    return False
