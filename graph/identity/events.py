"""When two sources tell of one event: the rule that joins event mentions across documents.

Mentions of the same kind, canonical subject and core are candidates. They are taken narrowest date first, then by id;
each joins the one event in which no informative argument conflicts and whose dates intersect, or lie within the kind's
window while an informative argument agrees. Two mentions of one document never join. Judgements override the rule: what
they join is taken together, at the place of its narrowest date.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph import edtf
from graph.edtf import Edtf
from graph.identity.judgements import Judgements, clusters, pair

AUTHOR = "event-rule@1"


@dataclass(frozen=True, slots=True)
class Telling:
    """An event mention as the rule sees it.

    group: kind, canonical subject and core: only equal ones are candidates. informative: by argument, keys of the
    values that are given; two tellings conflict where none is common. date: None where undated. window_days: how far
    dates of one event may lie apart.
    """

    mention: str
    document: str
    group: tuple[str, ...]
    informative: Mapping[str, frozenset[str]]
    date: Edtf | None
    window_days: int


@dataclass(frozen=True, slots=True)
class Joined:
    """The canonical id of each event mention, and the pairs that the rule could not settle."""

    canonical: Mapping[str, str]
    unsure: tuple[tuple[str, str], ...]


def join(tellings: Iterable[Telling], judged: Judgements, sequence: Mapping[str, int]) -> Joined:
    """Join event mentions. sequence: place in the ledger; the lowest of an event gives its canonical id."""
    by_id = {telling.mention: telling for telling in tellings}
    leader = clusters(by_id, _of_one_kind(judged, by_id), sequence)
    units: dict[str, list[Telling]] = {}
    for mention in sorted(by_id):
        units.setdefault(leader[mention], []).append(by_id[mention])
    events: list[list[Telling]] = []
    in_group: dict[tuple[str, ...], list[int]] = {}
    unsure: list[tuple[str, str]] = []
    for unit in sorted(units.values(), key=_narrowest_first):
        near = sorted({number for telling in unit for number in in_group.get(telling.group, ())})
        candidates = [number for number in near if _may_join(unit, events[number], judged)]
        if len(candidates) > 1:
            agreeing = [number for number in candidates if _agree(unit, events[number])]
            if len(agreeing) != 1:
                unsure += [pair(unit[0].mention, events[number][0].mention) for number in candidates]
            candidates = agreeing if len(agreeing) == 1 else []
        if not candidates:
            candidates = [len(events)]
            events.append([])
        events[candidates[0]].extend(unit)
        for telling in unit:
            in_group.setdefault(telling.group, []).append(candidates[0])
    canonical: dict[str, str] = {}
    for event in events:
        first = min((telling.mention for telling in event), key=lambda mention: (sequence[mention], mention))
        canonical |= {telling.mention: first for telling in event}
    return Joined(canonical, tuple(sorted(set(unsure) - judged.ever())))


def _of_one_kind(judged: Judgements, by_id: Mapping[str, Telling]) -> Judgements:
    """The judgements without those that join an arrest with an affiliation: no judgement makes one of two kinds."""
    same = tuple((a, b) for a, b in judged.same if a in by_id and b in by_id and by_id[a].group[0] == by_id[b].group[0])
    return Judgements(same, judged.different, judged.unsure)


def _narrowest_first(unit: list[Telling]) -> tuple[int, str]:
    widths = [edtf.width_days(telling.date) for telling in unit if telling.date]
    return min(widths, default=10**9), min(telling.mention for telling in unit)


def _may_join(unit: list[Telling], event: list[Telling], judged: Judgements) -> bool:
    pairs = [(a, b) for a in unit for b in event]
    if any(a.document == b.document or pair(a.mention, b.mention) in judged.different for a, b in pairs):
        return False
    if any(_conflict(a, b) for a, b in pairs):
        return False
    gaps = [(edtf.gap_days(a.date, b.date), a.window_days) for a, b in pairs if a.date and b.date]
    if not gaps or any(gap == 0 for gap, _ in gaps):
        return True
    return any(gap <= window for gap, window in gaps) and _agree(unit, event)


def _conflict(a: Telling, b: Telling) -> bool:
    return any(
        a.informative[name].isdisjoint(b.informative[name]) for name in a.informative.keys() & b.informative.keys()
    )


def _agree(unit: list[Telling], event: list[Telling]) -> bool:
    return any(
        not a.informative[name].isdisjoint(b.informative[name])
        for a in unit
        for b in event
        for name in a.informative.keys() & b.informative.keys()
    )
