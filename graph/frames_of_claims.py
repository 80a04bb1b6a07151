"""The rows of the frame of claims: each live claim of the ledger once, with its words and who says it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.live import Records, Statement
from graph.projection.context import bounds_of
from graph.property_graph import Node, PropertyGraph, Relationship, Value
from ontology.model import Claim, EventMention, TextSelector


@dataclass(frozen=True)
class Lookup:
    """What the mentions of claims became in a graph."""

    graph: PropertyGraph
    records: Records

    @cached_property
    def entities(self) -> Mapping[str, Node]:
        """The node of each mention of an entity that is in the graph."""
        found = {}
        for node in self.graph.nodes:
            aliases = node.properties.get("aliases", ())
            found[node.id] = node
            found |= dict.fromkeys(aliases if isinstance(aliases, tuple) else (), node)
        return found

    def entity(self, mention: str | None) -> Node | None:
        return self.entities.get(mention) if mention else None

    @cached_property
    def claim_node_of(self) -> Mapping[str, Node]:
        """The `:Claim` node that stands for each claim of the ledger."""
        claims = (node for node in self.graph.nodes if "Claim" in node.labels)
        return {claim: node for node in claims for claim in _texts(node, "ledger_claims")}

    @cached_property
    def event_of_claim_node(self) -> Mapping[str, str]:
        """The event or work that each `:Claim` node is about: a claim has no other event as its object."""
        events = {node.id for node in self.graph.nodes if {"Event", "Work"} & set(node.labels)}
        abouts = (link for link in self.graph.relationships if link.type == "ABOUT")
        return {link.start: link.end for link in abouts if link.end in events}

    @cached_property
    def affiliations_of_claim_node(self) -> Mapping[str, list[Relationship]]:
        found: dict[str, list[Relationship]] = {}
        for link in self.graph.relationships:
            if link.type == "AFFILIATED_WITH":
                for claim in _texts(link, "claims"):
                    found.setdefault(claim, []).append(link)
        return found

    @cached_property
    def about(self) -> Mapping[str, str]:
        """The event, work or affiliation that each event mention became."""
        claims_of: dict[str, list[Claim]] = {}
        for claim in self.claim_node_of:
            made = self.records.claims[claim]
            claims_of.setdefault(made.subject, []).append(made)
        found = {}
        for mention, claims in claims_of.items():
            nodes = sorted({self.claim_node_of[claim.id].id for claim in claims})
            if events := [self.event_of_claim_node[node] for node in nodes if node in self.event_of_claim_node]:
                found[mention] = events[0]
            elif links := [link for node in nodes for link in self.affiliations_of_claim_node.get(node, ())]:
                named = {node.id for claim in claims if (node := self.entity(claim.object))}
                found[mention] = min(links, key=lambda link: (-len(named & {link.start, link.end}), link.id)).id
        return found


def claim_rows(lookup: Lookup, statements: Iterable[Statement]) -> Iterator[dict[str, Value | None]]:
    """A row a claim. Of several descriptions under which it stands, the one that has it most surely, then the first."""
    best: dict[str, Statement] = {}
    for statement in statements:
        known = best.get(statement.claim.id)
        if known is None or statement.row.confidence > known.row.confidence:
            best[statement.claim.id] = statement
    for statement in best.values():
        yield _row(lookup, statement)


def _row(lookup: Lookup, statement: Statement) -> dict[str, Value | None]:
    claim = statement.claim
    mention = lookup.records.mentions[claim.subject]
    is_event = isinstance(mention, EventMention)
    value_id, value_name = _named(lookup.entity(claim.object))
    speaker_id, speaker = _named(lookup.entity(claim.speaker))
    row: dict[str, Value | None] = {
        "id": claim.id,
        "about_id": lookup.about.get(claim.subject) if is_event else _named(lookup.entity(claim.subject))[0],
        "kind": mention.kind if isinstance(mention, EventMention) else mention.entity_class,
        "property": claim.property,
        "value": value_name or claim.value or None,
        "object_id": value_id,
        "speaker_id": None if claim.speaker_text else speaker_id,
        "speaker": claim.speaker_text or speaker or statement.description.publisher,
        "stance": claim.stance,
        "modality": claim.modality,
        "confidence": statement.row.confidence,
    }
    return row | _evidence(statement)


def _evidence(statement: Statement) -> dict[str, Value | None]:
    """Where the claim stands: the first of its quotes, its document, and when and by whom that was published."""
    description, derived = statement.description, statement.row.derived
    row: dict[str, Value | None] = {
        "derived": derived.rule if derived else None,
        "document_id": statement.document.id,
        "source_id": statement.document.source,
        "publisher": description.publisher,
        "published": description.date,
    }
    if quote := next((selector for selector in statement.row.evidence if isinstance(selector, TextSelector)), None):
        row |= {"quote": quote.quote, "start": quote.start, "end": quote.end}
    if bounds := bounds_of(description.date):
        row |= {"published_earliest": bounds.earliest, "published_latest": bounds.latest}
    return row


def _named(node: Node | None) -> tuple[str | None, str | None]:
    """Id and name of a node that may not be there."""
    return (node.id, str(node.properties["name"])) if node else (None, None)


def _texts(element: Node | Relationship, key: str) -> tuple[str, ...]:
    value = element.properties.get(key, ())
    return value if isinstance(value, tuple) else ()
