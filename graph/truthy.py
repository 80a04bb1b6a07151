"""Truthy: which one of several values is shown, and whether voices dispute it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph import edtf
from graph.errors import BadInput


@dataclass(frozen=True, slots=True)
class Vote:
    """A value that a voice gives, by a claim. denied: the voice says that it is not so."""

    value: str
    voice: str
    claim: str
    confidence: float
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The value to show. disputed: two voices give values of which only one can be true, or one denies another's."""

    value: str
    disputed: bool
    supporters: tuple[Vote, ...]


def confidence(votes: Sequence[Vote]) -> float:
    """How surely the sources say it: 1 - the product over voices of (1 - the voice's best claim), to six places."""
    best: dict[str, float] = {}
    for vote in votes:
        if not vote.denied:
            best[vote.voice] = max(best.get(vote.voice, 0.0), vote.confidence)
    doubt = 1.0
    for value in sorted(best.values()):
        doubt *= 1.0 - value
    return round(1.0 - doubt, 6)


def same_text(a: str, b: str) -> bool:
    """Whether two values are one value."""
    return a == b


def same_date(a: str, b: str) -> bool:
    """Whether two EDTF dates can both be true: one may be coarser than the other."""
    return edtf.compatible(edtf.parse(a), edtf.parse(b))


def width(value: str) -> int:
    """Days that a date allows; 0 for what is no date."""
    try:
        return edtf.width_days(edtf.parse(value))
    except BadInput:
        return 0


def decide(
    votes: Sequence[Vote],
    agree: Callable[[str, str], bool] = same_text,
    chosen: str | None = None,
) -> Verdict | None:
    """Return the value to show among `votes`, or None where none is asserted.

    The chosen one (a decision) goes first; else the value that most voices support, else the narrowest date, else that
    of the lowest claim id. A voice's coarser value gives way to its own finer one that agrees with it. A denied day
    does not dispute the year.
    """
    asserted = [vote for vote in votes if not vote.denied]
    if not asserted:
        return None
    is_date = agree is same_date
    finest = [vote for vote in asserted if not (is_date and _refined(vote, asserted))]
    values = sorted({vote.value for vote in finest})
    narrow = [v for v in values if not (is_date and any(width(o) < width(v) and agree(o, v) for o in values))]
    candidates = [chosen] if chosen in values else narrow

    def rank(value: str) -> tuple[int, int, str]:
        voices = {vote.voice for vote in finest if agree(vote.value, value)}
        first = min(vote.claim for vote in asserted if vote.value == value)
        return -len(voices), width(value) if is_date else 0, first

    best = min(candidates, key=rank)
    clash = any(
        a.voice != b.voice and not agree(a.value, b.value) for i, a in enumerate(finest) for b in finest[i + 1 :]
    )
    denied = any(
        yes.voice != no.voice and agree(yes.value, no.value) and not (is_date and width(yes.value) > width(no.value))
        for no in votes
        if no.denied
        for yes in finest
    )
    supporters = tuple(vote for vote in asserted if agree(vote.value, best))
    return Verdict(best, clash or denied, supporters)


def _refined(vote: Vote, votes: Sequence[Vote]) -> bool:
    """Whether the same voice also gives a finer date that agrees."""
    return any(
        other.voice == vote.voice and width(other.value) < width(vote.value) and same_date(other.value, vote.value)
        for other in votes
    )
