"""The log of judgements: what was judged, what waits for a person, and how to judge and to take back."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph import records
from graph.errors import BadInput
from graph.identity.judgements import JUDGEMENTS, clusters, judged_pairs, judgements, pair
from graph.identity.named import Label
from graph.live import Records
from graph.names import normalise, words
from graph.review import names_of
from ontology.model import Decision, EntityMention, EventMention

SHORTEST_ID = 6
"""Fewer digits of an id than this name nothing."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement with the names of what it is about. stands: whether nobody has taken it back."""

    decision: Decision
    kind: str
    left: str
    right: str
    stands: bool


def log_of(known: Records) -> list[Judged]:
    """All judgements in the order of the ledger, a row for each pair."""
    names = names_of(known)
    standing = {decision.id for decision in known.standing_decisions}
    return [
        Judged(decision, _kind(known, a), _called(known, names, a), _called(known, names, b), decision.id in standing)
        for decision in known.decisions
        for a, b in judged_pairs(decision)
    ]


def waiting(known: Records) -> list[Judged]:
    """What is `unsure` and not settled since: neither judged otherwise, nor joined in another way. The latest last."""
    judged = judgements(known.standing_decisions)
    settled = frozenset(judged.same) | judged.different
    leader = clusters(sorted(known.mentions), judged, known.sequence)
    found = []
    for row in log_of(known):
        if row.stands and row.decision.decision_type == "unsure":
            a, b = (row.decision.targets[0], row.decision.targets[1])
            if pair(a, b) not in settled and a in leader and b in leader and leader[a] != leader[b]:
                found.append(row)
    return found


def mentions_called(known: Records, text: str) -> tuple[str, ...]:
    """The entity mentions that `text` names: an id, its beginning, a name, or all words of one.

    Raises BadInput where there is none, or where they belong to entities that are not one.
    """
    entities = {key: m for key, m in known.mentions.items() if isinstance(m, EntityMention)}
    if len(text) >= SHORTEST_ID and (found := tuple(key for key in entities if key.startswith(text))):
        return found
    names: dict[str, set[str]] = {key: {m.normalised_name} for key, m in entities.items()}
    for claim in known.claims.values():
        if claim.property == "name" and claim.value and claim.subject in names:
            names[claim.subject].add(normalise(claim.value))
    exact = tuple(key for key, called in names.items() if normalise(text) in called)
    wanted = set(words(text))
    alike = exact or tuple(
        key for key, called in names.items() if wanted and any(wanted <= set(name.split()) for name in called)
    )
    if not alike:
        raise BadInput(f"nobody and nothing is called {text!r}; `defenders query` or the dashboard find names")
    leader = clusters(sorted(entities), judgements(known.standing_decisions), known.sequence)
    groups = {leader[key] for key in alike}
    if len(groups) > 1:
        shown = ", ".join(f"{entities[key].normalised_name} ({key[:12]})" for key in sorted(groups))
        raise BadInput(f"{text!r} names several: {shown}; name one by its id")
    return tuple(key for key, first in leader.items() if first in groups)


def judge(label: Label, a: str, b: str, author: str, reason: str | None) -> Decision:
    """A person's judgement about two mentions. Raises BadInput where they are one mention."""
    if a == b:
        raise BadInput("these are one mention already")
    return records.decision(label, pair(a, b), author, reason=reason)


def undo(known: Records, beginning: str, author: str, reason: str | None) -> Decision:
    """The decision that takes a standing judgement back: what it joined or kept apart is as if it had not been said.

    beginning: the first digits of its id. Raises BadInput where that is none, or several.
    """
    found = [
        decision
        for decision in known.standing_decisions
        if decision.decision_type in JUDGEMENTS and decision.id.startswith(beginning)
    ]
    if not beginning or len(found) != 1:
        raise BadInput(
            f"{beginning!r} begins the id of {len(found)} standing judgements; `defenders resolve log` shows the ids"
        )
    return records.decision("withdraw", (found[0].id,), author, reason=reason)


def redo(known: Records, beginning: str, author: str) -> Decision:
    """The decision that lets a judgement stand again which somebody took back.

    beginning: the first digits of the id of what took it back. Raises BadInput where that is none, or several.
    """
    judged = {d.id for d in known.decisions if d.decision_type in JUDGEMENTS}
    found = [
        decision
        for decision in known.decisions
        if decision.decision_type == "withdraw"
        and decision.id.startswith(beginning)
        and judged.intersection(decision.targets)
    ]
    if not beginning or len(found) != 1:
        raise BadInput(f"{beginning!r} begins the id of {len(found)} decisions that take a judgement back")
    return records.decision("withdraw", (found[0].id,), author)


def _kind(known: Records, key: str) -> str:
    mention = known.mentions.get(key)
    if isinstance(mention, EventMention):
        return mention.kind
    return mention.entity_class if isinstance(mention, EntityMention) else "unknown"


def _called(known: Records, names: Mapping[str, str], key: str) -> str:
    mention = known.mentions.get(key)
    if isinstance(mention, EventMention):
        return f"{mention.kind} of {names.get(mention.subject, mention.subject)}"
    return names.get(key, key[:12])
