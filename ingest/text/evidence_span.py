"""Where an event is told: the words from the first to the last that it was read from."""

from spacy.tokens import Token

from ingest.text.analysis import end_of, sentence_of, start_of
from ingest.text.argument import Argument
from ingest.text.frames import Frame, needed
from ingest.text.referent import Referent
from ingest.text.timing import Dated

LONGEST_QUOTE = 320


def evidence_span(
    text: str, frame: Frame, trigger: Token, subject: Referent, arguments: list[Argument], date: Dated | None
) -> tuple[int, int]:
    """The words from the first to the last that the event was read from, within the sentence."""
    sentence = sentence_of(trigger)
    low, high = start_of(sentence[0]), end_of(sentence[-1])
    spans = [(start_of(trigger), end_of(trigger)), (subject.start, subject.end)]
    spans += [(argument.start, argument.end) for argument in arguments]
    if date is not None and date.start is not None and date.end is not None:
        spans.append((date.start, date.end))
    spans += [(start_of(token), end_of(token)) for token in needed(frame, trigger)]
    inside = [(start, end) for start, end in spans if low <= start and end <= high]
    inside += [_phrase_start(trigger, start) for start, _ in inside if start < start_of(trigger)]
    start, end = min(s for s, _ in inside), max(e for _, e in inside)
    if end - start > LONGEST_QUOTE:
        close = [(s, e) for s, e in inside if abs(s - start_of(trigger)) < LONGEST_QUOTE // 2]
        start, end = min(s for s, _ in close), max(e for _, e in close)
    return _trimmed(text, start, end)


def _phrase_start(trigger: Token, position: int) -> tuple[int, int]:
    """The first word of the phrase before the trigger in which `position` lies: `the trial of` before a name."""
    for child in trigger.lefts:
        left, right = child.left_edge, child.right_edge
        if start_of(left) <= position < end_of(right) and end_of(right) - start_of(left) < LONGEST_QUOTE // 2:
            return start_of(left), end_of(left)
    return position, position


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` without the white space at either end."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
