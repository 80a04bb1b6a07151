"""`:Claim` nodes: the evidence in Cypher, one for each mention, speaker and stance, with arguments and words."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.canonical import content_id
from graph.projection.context import DATES, DOUBTFUL, Context, Said
from graph.projection.entities import offence_id
from graph.projection.events import exact_day, whole_number
from graph.projection.tellings import Telling
from graph.property_graph import Node, Relationship, Value
from graph.truthy import Vote, confidence
from ontology.model import EventMention, TextSelector

SEVERAL = frozenset({"offence", "concerns"})
"""Arguments that are lists on a `:Claim` node, because there can be more than one."""


@dataclass(frozen=True)
class ClaimElements:
    """The nodes, and their relationships FROM a source and ABOUT what they speak of."""

    nodes: list[Node]
    relationships: list[Relationship]


def claim_nodes(
    context: Context, tellings: Iterable[Telling], canonical: Mapping[str, str], known: Container[str]
) -> ClaimElements:
    """Make the `:Claim` nodes. canonical: the event of each event mention. known: ids of what they can be ABOUT."""
    in_graph = {telling.mention.id for telling in tellings}
    grouped: dict[str, list[Said]] = {}
    for said in context.said:
        mention = context.records.mentions[said.claim.subject]
        if mention.id in in_graph or context.entity(mention.id):
            grouped.setdefault(said.claim_node, []).append(said)
    nodes: list[Node] = []
    relationships: list[Relationship] = []
    for key, group in sorted(grouped.items()):
        nodes.append(Node(key, ("Claim",), _properties(context, key, group)))
        common = {name: value for name, value in nodes[-1].properties.items() if name in ("confidence", "alleged")}
        for kind, end in sorted({*_from(group), *_about(context, group, canonical, known)}):
            link = content_id([kind, key, end])
            properties: dict[str, Value] = {"id": link, "claims": (key,), "sources": 1, "disputed": False, **common}
            relationships.append(Relationship(link, kind, key, end, properties))
    return ClaimElements(nodes, relationships)


def _properties(context: Context, key: str, group: list[Said]) -> dict[str, Value]:
    first = group[0]
    mention = context.records.mentions[first.claim.subject]
    main = min(group, key=lambda s: (s.claim.property not in ("kind", "name"), s.row.confidence * -1, s.claim.id))
    spans = [selector for s in (main, *group) for selector in s.row.evidence if isinstance(selector, TextSelector)]
    properties: dict[str, Value] = {
        "id": key,
        "kind": mention.kind if isinstance(mention, EventMention) else mention.entity_class,
        "stance": first.claim.stance,
        "alleged": first.claim.stance in DOUBTFUL,
        "confidence": confidence([Vote("", main.voice, main.claim.id, main.row.confidence)]),
        "document": main.document.id,
        "ledger_claims": tuple(sorted({s.claim.id for s in group})),
    }
    if speaker := _speaker(context, first):
        properties["speaker"] = speaker
    if spans:
        properties |= {"quote": spans[0].quote, "start": spans[0].start, "end": spans[0].end}
        properties["quotes"] = tuple(span.quote for span in sorted(set(spans), key=_place))
    return properties | _arguments(context, group)


def _place(span: TextSelector) -> tuple[int, int, str]:
    return span.start, span.end, span.quote


def _arguments(context: Context, group: Iterable[Said]) -> dict[str, Value]:
    values: dict[str, set[str]] = {}
    for s in group:
        if s.claim.property == "kind":
            continue
        value = context.names.get(context.entity(s.claim.object) or "") if s.claim.object else s.claim.value
        if value:
            values.setdefault(_argument(s.claim.property), set()).add(value)
    found: dict[str, Value] = {}
    for name, words in values.items():
        if (argument := _argument_value(name, words)) is not None:
            found[name] = argument
    return found


def _argument_value(name: str, words: set[str]) -> Value | None:
    """The value of an argument in the type that the property has everywhere; None where it is none of that type."""
    if name in SEVERAL:
        return tuple(sorted(words))
    if name == "observed":
        return max((day for day in map(exact_day, words) if day), default=None)
    fullest = min(words, key=lambda word: (-len(word), word))
    return whole_number(fullest) if name == "count" else fullest


def _argument(prop: str) -> str:
    """The property of a `:Claim` node that holds an argument: `start` and `end` are the offsets of the quote there."""
    return f"{prop}_date" if prop in DATES and prop in ("start", "end") else prop


def _speaker(context: Context, said: Said) -> str | None:
    if said.claim.speaker_text:
        return said.claim.speaker_text
    entity = context.entity(said.claim.speaker)
    return context.names[entity] if entity else said.description.publisher


def _from(group: Iterable[Said]) -> Iterator[tuple[str, str]]:
    for s in group:
        yield "FROM", s.document.source


def _about(
    context: Context, group: Iterable[Said], canonical: Mapping[str, str], known: Container[str]
) -> Iterator[tuple[str, str]]:
    """What a claim speaks of; a denial is about the event that it denies, where somebody asserts one."""
    for s in group:
        ends = [
            canonical.get(s.claim.subject) or context.entity(s.claim.subject),
            context.entity(s.claim.object),
            offence_id(s.claim.value) if s.claim.property == "offence" and s.claim.value else None,
        ]
        yield from (("ABOUT", end) for end in ends if end and end in known)
