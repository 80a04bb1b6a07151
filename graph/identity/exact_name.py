"""`exact-name@1`: mentions of one class whose full names are equal after normalisation are the same.

A later matcher can withdraw its judgements. It does not judge where a name says too little: one word, an initial and a
surname, a facility with a number (IK-2 stands in many regions), a name that two mentions of one source share.
"""

from collections.abc import Iterable, Mapping

from graph import records
from graph.identity.judgements import pair
from graph.names import words
from ontology.model import Decision, EntityMention

AUTHOR = "exact-name@1"


def judge(
    mentions: Iterable[EntityMention],
    names: Mapping[str, Iterable[str]],
    judged: frozenset[tuple[str, str]],
    sequence: Mapping[str, int],
) -> list[Decision]:
    """Return the new `same` judgements.

    names: the full names of each mention that are live, by its id. judged: pairs that were ever judged, also where the
    judgement was taken back: a rule does not say again what somebody has undone. sequence: place in the ledger.
    """
    bearers: dict[tuple[str, str], list[EntityMention]] = {}
    for mention in sorted(mentions, key=lambda m: sequence[m.id]):
        for name in sorted(
            {" ".join(words(name)) for name in names.get(mention.id, ()) if _says_enough(mention, name)}
        ):
            bearers.setdefault((mention.entity_class, name), []).append(mention)
    decisions: dict[tuple[str, str], Decision] = {}
    for (_, name), group in sorted(bearers.items()):
        sources = [mention.source for mention in group]
        alone = [mention for mention in group if sources.count(mention.source) == 1]
        for mention in alone[1:]:
            ids = pair(alone[0].id, mention.id)
            if ids not in judged and ids not in decisions:
                decisions[ids] = records.decision("same", ids, AUTHOR, reason=f"both are called {name}")
    return list(decisions.values())


def _says_enough(mention: EntityMention, name: str) -> bool:
    parts = words(name)
    numbered = mention.entity_class == "Facility" and any(part.isdigit() for part in parts)
    return sum(len(part) > 1 for part in parts) >= 2 and not numbered
