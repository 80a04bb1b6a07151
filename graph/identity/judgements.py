"""Identity as a log of judgements: what they join and what they keep apart. Taking one back is one more record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from ontology.model import Decision

JUDGEMENTS = ("same", "different", "unsure")


def is_automatic(author: str) -> bool:
    """Whether a rule decided, as in `exact-name@1`. A person's word goes before a rule's."""
    return "@" in author and author.rpartition("@")[2].isdigit()


@dataclass(frozen=True, slots=True)
class Judgements:
    """The standing judgements as pairs of mention ids, each pair sorted.

    same: in the order in which they join, people's before rules'.
    """

    same: tuple[tuple[str, str], ...]
    different: frozenset[tuple[str, str]]
    unsure: frozenset[tuple[str, str]]

    def ever(self) -> frozenset[tuple[str, str]]:
        """All pairs that are judged in one way or another."""
        return frozenset(self.same) | self.different | self.unsure


def pair(a: str, b: str) -> tuple[str, str]:
    """Two ids in their order."""
    return (a, b) if a < b else (b, a)


def judged_pairs(decision: Decision) -> Iterator[tuple[str, str]]:
    """The pairs of mentions that a judgement is about; none for a decision of another type."""
    if decision.decision_type in JUDGEMENTS:
        yield from (pair(a, b) for a, b in combinations(dict.fromkeys(decision.targets), 2))


def judgements(decisions: Iterable[Decision]) -> Judgements:
    """Collect the judgements among standing decisions (`Records.standing_decisions`)."""
    judged: dict[str, list[tuple[bool, tuple[str, str]]]] = {kind: [] for kind in JUDGEMENTS}
    for decision in decisions:
        for ids in judged_pairs(decision):
            judged[decision.decision_type].append((is_automatic(decision.author), ids))
    same = sorted(judged["same"], key=lambda item: item[0])
    return Judgements(
        tuple(ids for _, ids in same),
        frozenset(ids for _, ids in judged["different"]),
        frozenset(ids for _, ids in judged["unsure"]),
    )


def clusters(members: Iterable[str], judged: Judgements, sequence: Mapping[str, int]) -> dict[str, str]:
    """Return for each mention the canonical id of its cluster: the member with the lowest ledger sequence.

    A `same` that would bring together what a `different` keeps apart is not followed.
    """
    leader = {member: member for member in members}
    group = {member: {member} for member in leader}
    apart: dict[str, set[str]] = {}
    for a, b in judged.different:
        apart.setdefault(a, set()).add(b)
        apart.setdefault(b, set()).add(a)
    for a, b in judged.same:
        if a not in leader or b not in leader or leader[a] == leader[b]:
            continue
        left, right = group[leader[a]], group[leader[b]]
        if any(apart.get(member, set()) & right for member in left):
            continue
        keep, gone = (left, right) if len(left) >= len(right) else (right, left)
        name = leader[next(iter(keep))]
        keep |= gone
        for member in gone:
            leader[member] = name
        group[name] = keep
    canonical = {name: min(ids, key=lambda i: (sequence[i], i)) for name, ids in group.items()}
    return {member: canonical[name] for member, name in leader.items()}
