"""Which claims of the ledger are disputed: the graph says it of events and relationships, a dataset of each claim."""

from collections.abc import Mapping
from itertools import chain

from graph.names import normalise
from graph.property_graph import Node, PropertyGraph, Relationship, Value
from graph.rdf.graph_resources import ledger_claims
from ontology.model import Claim


def disputed_claims(graph: PropertyGraph, claims: Mapping[str, Claim], canonical: Mapping[str, str]) -> frozenset[str]:
    """Ids of the claims that give one of several incompatible values, and of denials with what they deny.

    claims: of the ledger. canonical: the id of the entity of each mention.
    """
    evidence = ledger_claims(graph)
    found: set[str] = set()
    for element in chain[Node | Relationship](graph.nodes, graph.relationships):
        if not element.properties.get("disputed"):
            continue
        rests_on = [claims[key] for node in _items(element.properties["claims"]) for key in evidence[node]]
        properties = set(_items(element.properties.get("disputed_on", ())))
        denied = {_statement(claim, canonical) for claim in rests_on if claim.stance == "denied"}
        found |= {
            claim.id for claim in rests_on if claim.property in properties or _statement(claim, canonical) in denied
        }
    return frozenset(found)


def _items(value: Value) -> tuple[str, ...]:
    assert isinstance(value, tuple)
    return value


def _statement(claim: Claim, canonical: Mapping[str, str]) -> tuple[str, str]:
    if claim.object is not None:
        return claim.property, canonical.get(claim.object, claim.object)
    return claim.property, normalise(claim.value or "")
