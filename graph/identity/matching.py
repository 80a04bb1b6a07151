"""Match two mentions of one kind: how surely they are one, and why."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graph.identity import facilities, organisations, persons, places
from graph.identity.named import Label, Match, Named, Reason
from ontology.model import EntityClass

AUTHOR = "matcher@1"

DIFFERENT_AT = -1.5
"""Logarithm of the odds up to which two mentions are different; between this and `same_at` a person decides."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one kind of entity is matched. same_at: odds (logarithm) from which nobody needs to look."""

    prepare: Callable[[Named], Any]
    odds: Callable[[Any, Any], float]
    reasons: Callable[[Any, Any], tuple[Reason, ...]]
    keys: Callable[[Any], frozenset[str]]
    same_at: float


_KINDS: dict[EntityClass, _Kind] = {
    "Person": _Kind(persons.prepare, persons.odds, persons.reasons, persons.keys, 3.0),
    "Organisation": _Kind(organisations.prepare, organisations.odds, organisations.reasons, organisations.keys, 2.7),
    "Facility": _Kind(facilities.prepare, facilities.odds, facilities.reasons, facilities.keys, 2.7),
    "Place": _Kind(places.prepare, places.odds, places.reasons, places.keys, 2.7),
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A mention made ready for many comparisons. keys: whoever can be the same has one of them in common."""

    kind: EntityClass
    ready: object
    keys: frozenset[str]


def prepare(named: Named) -> Prepared:
    """Make a mention ready."""
    kind = _KINDS[named.kind]
    ready = kind.prepare(named)
    return Prepared(named.kind, ready, kind.keys(ready))


def odds(a: Prepared, b: Prepared) -> float:
    """Natural logarithm of the odds that two mentions of one kind are one."""
    return _KINDS[a.kind].odds(a.ready, b.ready)


def label(kind: EntityClass, odds: float) -> Label:
    """What odds mean for a kind of entity."""
    return "same" if odds >= _KINDS[kind].same_at else "different" if odds <= DIFFERENT_AT else "unsure"


def match(a: Prepared, b: Prepared) -> Match:
    """Compare two mentions of one kind and say why. Mentions of two kinds are different."""
    if a.kind != b.kind:
        return Match(0.0, "different", (Reason(f"{a.kind} and {b.kind}", -30.0),))
    found = odds(a, b)
    return Match(probability(found), label(a.kind, found), _KINDS[a.kind].reasons(a.ready, b.ready))


def probability(odds: float) -> float:
    """The probability that belongs to a logarithm of odds, to four places."""
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds)))), 4)
