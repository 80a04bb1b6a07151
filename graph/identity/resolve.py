"""Resolve what was added: write the automatic judgements into the ledger."""

from collections import Counter

from graph import records
from graph.identity import events, exact_name
from graph.identity.judgements import judged_pairs
from graph.ledger import Ledger
from graph.live import Records, gather
from graph.projection import unsure_events
from ontology.model import EntityMention


def resolve(ledger: Ledger, threshold: float) -> Counter[str]:
    """Append the judgements of `exact-name` and what the event rule leaves to a person; return how many of each.

    Running it again adds nothing: a pair that was ever judged, also where that was taken back, is left alone.
    """
    entries = list(ledger.entries())
    known = gather(entries)
    same = exact_name.judge(_mentions(known), _full_names(known, threshold), _ever_judged(known), known.sequence)
    if same:
        ledger.append(same)
        known = gather([*entries, *ledger.get(decision.id for decision in same)])
    unsure = [
        records.decision("unsure", ids, events.AUTHOR, reason="several events that it could be")
        for ids in unsure_events(known, threshold)
        if ids not in _ever_judged(known)
    ]
    ledger.append(unsure)
    return Counter({"same": len(same), "unsure": len(unsure)})


def _mentions(known: Records) -> list[EntityMention]:
    return [mention for mention in known.mentions.values() if isinstance(mention, EntityMention)]


def _full_names(known: Records, threshold: float) -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for statement in known.live(threshold):
        claim = statement.claim
        if claim.property == "name" and claim.value and claim.modality == "actual" and claim.stance != "denied":
            names.setdefault(claim.subject, set()).add(claim.value)
    return names


def _ever_judged(known: Records) -> frozenset[tuple[str, str]]:
    return frozenset(ids for decision in known.decisions for ids in judged_pairs(decision))
