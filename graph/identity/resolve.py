"""Resolve: write the matcher's judgements, and what the event rule leaves to a person, into the ledger."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph import records
from graph.identity import events, matching
from graph.identity.blocking import candidates
from graph.identity.described import describe
from graph.identity.judgements import Judgements, clusters, judged_pairs, judgements, pair
from graph.identity.matching import Prepared
from graph.identity.named import Label
from graph.ledger import Ledger
from graph.live import Records, gather
from graph.projection import unsure_events
from ontology.model import Decision, EntityMention

ASK_FROM = 0.0
"""Odds (logarithm) from which a pair that is not surely the same is put to a person."""

TWICE_IN_A_SOURCE = frozenset({"Organisation", "Place"})
"""What one source may name twice under names that reading it did not join; two people in one source were told apart."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair of mentions and its odds."""

    ids: tuple[str, str]
    odds: float


def resolve(ledger: Ledger, threshold: float) -> Counter[str]:
    """Append the judgements that the matcher and the event rule add; return how many of each.

    Running it again adds nothing: a pair that was ever judged, also where that was taken back, is left alone.
    """
    entries = list(ledger.entries())
    known = gather(entries)
    added = judge(known, threshold)
    if added:
        ledger.append(added)
        known = gather([*entries, *ledger.get(decision.id for decision in added)])
    judged = _ever_judged(known)
    unsure = [
        records.decision("unsure", ids, events.AUTHOR, reason="several events that it could be")
        for ids in unsure_events(known, threshold)
        if ids not in judged
    ]
    ledger.append(unsure)
    return Counter(decision.decision_type for decision in [*added, *unsure])


def judge(known: Records, threshold: float) -> list[Decision]:
    """The matcher's new judgements about all entity mentions that live claims name."""
    prepared = {key: matching.prepare(named) for key, named in describe(known, threshold).items()}
    judged = _ever_judged(known)
    pairs = (ids for ids in candidates(prepared) if ids not in judged and _may_be_one(known, ids))
    scored = [Scored(ids, matching.odds(prepared[ids[0]], prepared[ids[1]])) for ids in pairs]
    scored = sorted((s for s in scored if s.odds >= ASK_FROM), key=lambda s: (-s.odds, _places(known, s.ids)))
    surely = {s for s in scored if matching.label(prepared[s.ids[0]].kind, s.odds) == "same"}
    rivals = _rivals(known, surely)
    groups = _Groups.of(known, prepared)
    decisions = []
    for s in scored:
        if groups.together(s.ids):
            continue
        if s in surely and s.ids not in rivals and groups.join(s.ids):
            decisions.append(_decision("same", s.ids, prepared))
        else:
            decisions.append(_decision("unsure", s.ids, prepared))
    return decisions


def _places(known: Records, ids: tuple[str, str]) -> list[int]:
    return sorted(known.sequence[key] for key in ids)


def _rivals(known: Records, surely: Iterable[Scored]) -> frozenset[tuple[str, str]]:
    """Pairs in which a mention could be one of several of another source, which told these apart: a person decides."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for s in surely:
        for one, other in (s.ids, s.ids[::-1]):
            mention = known.mentions[other]
            assert isinstance(mention, EntityMention)
            if mention.entity_class not in TWICE_IN_A_SOURCE:
                found.setdefault((one, mention.source), []).append(s.ids)
    return frozenset(ids for pairs in found.values() if len(pairs) > 1 for ids in pairs)


def _decision(label: Label, ids: tuple[str, str], prepared: Mapping[str, Prepared]) -> Decision:
    found = matching.match(prepared[ids[0]], prepared[ids[1]])
    told = sorted(found.reasons, key=lambda reason: -abs(reason.weight))
    why = "; ".join(reason.text for reason in told if abs(reason.weight) >= 0.5 and reason.text != "chance")
    return records.decision(label, ids, matching.AUTHOR, reason=f"{found.score:.2f}: {why}")


def _may_be_one(known: Records, ids: tuple[str, str]) -> bool:
    a, b = (known.mentions[key] for key in ids)
    assert isinstance(a, EntityMention)
    assert isinstance(b, EntityMention)
    return a.source != b.source or a.entity_class in TWICE_IN_A_SOURCE


class _Groups:
    """Which mentions are one so far. A group takes nobody in who cannot be the same as one of its members."""

    def __init__(
        self, members: dict[str, set[str]], known: Records, prepared: Mapping[str, Prepared], judged: Judgements
    ) -> None:
        self._members = members
        self._known = known
        self._prepared = prepared
        self._apart = judged.different

    @classmethod
    def of(cls, known: Records, prepared: Mapping[str, Prepared]) -> "_Groups":
        judged = judgements(known.standing_decisions)
        groups: dict[str, set[str]] = {}
        for key, leader in clusters(sorted(prepared), judged, known.sequence).items():
            groups.setdefault(leader, set()).add(key)
        return cls({key: group for group in groups.values() for key in group}, known, prepared, judged)

    def together(self, ids: tuple[str, str]) -> bool:
        return self._members[ids[0]] is self._members[ids[1]]

    def join(self, ids: tuple[str, str]) -> bool:
        """Join the groups of two mentions, unless a member of one cannot be a member of the other."""
        left, right = (self._members[key] for key in ids)
        if any(self._exclude(a, b) for a in left for b in right):
            return False
        left |= right
        for key in right:
            self._members[key] = left
        return True

    def _exclude(self, a: str, b: str) -> bool:
        if pair(a, b) in self._apart or not _may_be_one(self._known, (a, b)):
            return True
        one, other = self._prepared[a], self._prepared[b]
        return matching.label(one.kind, matching.odds(one, other)) == "different"


def _ever_judged(known: Records) -> frozenset[tuple[str, str]]:
    return frozenset(ids for decision in known.decisions for ids in judged_pairs(decision))
