"""Review: what is found but not sure enough to enter the graph, and what people decide about it.

A claim waits while the newest run of an extractor lists it below the threshold and nobody has decided. Claims about one
event wait together: half of an event says nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph import edtf, records
from graph.canonical import content_id
from graph.errors import BadInput
from graph.live import Records, Statement
from graph.names import normalise
from graph.quotations import Quoted, in_context
from ontology.kinds import CODES
from ontology.model import Claim, Decision, EntityMention, EventMention, PersonSelector, Record, RunRow, TextSelector

EXTRACTOR = "person"
"""Who finds what a person enters."""

DATES = frozenset({"date", "start", "end", "observed"})


@dataclass(frozen=True)
class Waiting:
    """What waits about one mention. id: of the mention. title: what it is, and of whom.

    confidence: of its least sure claim. statements: the claims that wait, each with its document.
    """

    id: str
    kind: str
    title: str
    confidence: float
    statements: tuple[Statement, ...]
    quotes: tuple[Quoted, ...]


def waiting(known: Records, threshold: float) -> list[Waiting]:
    """Everything that waits, the surest first."""
    live = {(s.claim.id, s.document.id, s.description.id) for s in known.live(threshold)}
    grouped: dict[str, list[Statement]] = {}
    for statement in known.live(0.0):
        if (statement.claim.id, statement.document.id, statement.description.id) not in live:
            grouped.setdefault(statement.claim.subject, []).append(statement)
    names = names_of(known)
    found = [_waiting(known, names, mention, statements) for mention, statements in grouped.items()]
    return sorted(found, key=lambda w: (-w.confidence, w.id))


def names_of(known: Records) -> Mapping[str, str]:
    """The name of each entity mention as its source has it, else normalised."""
    found = {m.id: m.normalised_name for m in known.mentions.values() if isinstance(m, EntityMention)}
    for claim in known.claims.values():
        if claim.property == "name" and claim.value and claim.subject in found:
            found[claim.subject] = claim.value
    return found


def value_of(claim: Claim, names: Mapping[str, str]) -> str:
    """What a claim states, in words."""
    return names.get(claim.object, claim.object) if claim.object else claim.value or ""


def find_claims(known: Records, threshold: float, beginning: str) -> tuple[Claim, ...]:
    """The claims that `beginning` names: the first digits of a claim's id, or of a mention's of which claims wait.

    Raises BadInput where that is nothing, or several.
    """
    mentions = [w for w in waiting(known, threshold) if w.id.startswith(beginning)]
    claims = [claim for claim in known.claims.values() if claim.id.startswith(beginning)]
    if not beginning or len(mentions) + len(claims) != 1:
        many = "nothing that waits and no claim" if not (mentions or claims) else "several things"
        raise BadInput(f"{beginning!r} begins the id of {many}; `defenders review list` shows the ids")
    return tuple(statement.claim for w in mentions for statement in w.statements) or tuple(claims)


def decide(kind: str, claims: Iterable[Claim], author: str, reason: str | None) -> Decision:
    """The decision to accept or to reject claims. Raises BadInput for any other kind."""
    if kind not in ("accept", "reject"):
        raise BadInput(f"{kind!r} is no decision on a claim: accept or reject")
    targets = tuple(sorted({claim.id for claim in claims}))
    return records.decision("accept" if kind == "accept" else "reject", targets, author, reason=reason)


def correction(known: Records, claim: Claim, value: str, author: str, reason: str | None) -> tuple[Record, ...]:
    """The records that put `value` in the place of what `claim` states; its evidence stays, the person is added to it.

    For a claim about an entity, `value` is the name of another one that the source mentions. Raises BadInput where
    `value` is none that the property takes.
    """
    changed = claim.model_copy(update=_changed(known, claim, value.strip()))
    corrected = records.with_id(changed)
    if corrected.id == claim.id:
        raise BadInput(f"it says {value!r} already")
    person = PersonSelector(author=author, note=reason or "corrected in review")
    runs = []
    for statement in known.statements_of(claim.id):
        row = RunRow(claim=corrected.id, confidence=1.0, evidence=(*statement.row.evidence, person))
        configuration = content_id([row.model_dump(mode="json")])
        runs.append(records.run(statement.document, statement.description, EXTRACTOR, "1", configuration, (row,)))
    if not runs:
        raise BadInput("no current document makes this claim any more; there is nothing to correct")
    decision = records.decision("correct", (claim.id,), author, replacement=corrected.id, reason=reason)
    return (corrected, *runs, decision)


def orphans(known: Records) -> list[tuple[Decision, tuple[str, ...]]]:
    """Standing decisions on claims that no newest run of an extractor lists any more, with these claims."""
    newest = {(run.document, run.description, run.extractor): run for run in known.runs}
    listed = {row.claim for run in newest.values() for row in run.rows}
    found = []
    for decision in known.standing_decisions:
        gone = tuple(t for t in decision.targets if t in known.claims and t not in listed)
        if gone:
            found.append((decision, gone))
    return found


def _waiting(known: Records, names: Mapping[str, str], key: str, statements: list[Statement]) -> Waiting:
    mention = known.mentions[key]
    kind = mention.kind if isinstance(mention, EventMention) else mention.entity_class
    about = names.get(mention.subject, mention.subject) if isinstance(mention, EventMention) else names[key]
    spans = sorted(
        {
            (s.document.id, selector.start, selector.end, s.document.text)
            for s in statements
            for selector in s.row.evidence
            if isinstance(selector, TextSelector)
        }
    )
    return Waiting(
        id=key,
        kind=kind,
        title=f"{kind}: {about}",
        confidence=min(statement.row.confidence for statement in statements),
        statements=tuple(statements),
        quotes=tuple(in_context(document, text, start, end) for document, start, end, text in spans),
    )


def _changed(known: Records, claim: Claim, value: str) -> dict[str, str]:
    """The field of a claim that a correction changes."""
    if not value:
        raise BadInput("a correction needs a value; to take the claim away, reject it")
    if claim.object is not None:
        return {"object": _entity(known, claim, value)}
    if claim.property in DATES:
        edtf.parse(value)
    mention = known.mentions[claim.subject]
    kind = mention.kind if isinstance(mention, EventMention) else mention.entity_class
    codes = CODES.get((kind, claim.property))
    if codes and value not in codes:
        raise BadInput(f"{value!r} is no {claim.property} of {kind}: one of {', '.join(codes)}")
    return {"value": value}


def _entity(known: Records, claim: Claim, name: str) -> str:
    """The mention of that name, of the same class, in the source of the claim."""
    former = known.mentions[claim.object or ""]
    assert isinstance(former, EntityMention)
    names = names_of(known)
    alike = [
        m.id
        for m in known.mentions.values()
        if isinstance(m, EntityMention)
        and (m.source, m.entity_class) == (former.source, former.entity_class)
        and normalise(names[m.id]) == normalise(name)
    ]
    if len(alike) != 1:
        others = sorted(
            names[m.id]
            for m in known.mentions.values()
            if isinstance(m, EntityMention) and (m.source, m.entity_class) == (former.source, former.entity_class)
        )
        raise BadInput(f"the source mentions no {former.entity_class} called {name!r}; it has: {', '.join(others)}")
    return alike[0]
