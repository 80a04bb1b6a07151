"""From records to the property graph: a pure function, the same for every order in which the records come.

Entities are clusters of mentions, events are joined by `graph.identity.events`, and every node and relationship names
the `:Claim` nodes on which it rests.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.identity import events as event_rule
from graph.live import Records, Statement
from graph.projection.claims import claim_nodes
from graph.projection.context import Context, context_of
from graph.projection.entities import entity_nodes, offence_nodes, source_nodes
from graph.projection.events import event_elements
from graph.projection.tellings import Telling, gather_tellings
from graph.property_graph import PropertyGraph

__all__ = ["Projection", "project", "unsure_events"]


@dataclass(frozen=True)
class Projection:
    """The graph, and the pairs of event mentions that a person has to settle.

    canonical: the id of the entity or event of each mention, also where the graph does not show it. live: the
    claims on which it rests, and those of what is only planned or asked for, as the documents make them.
    """

    graph: PropertyGraph
    unsure: tuple[tuple[str, str], ...]
    canonical: Mapping[str, str]
    live: tuple[Statement, ...]


def project(records: Records, threshold: float) -> Projection:
    """Project the live claims. threshold: confidence from which a claim counts that nobody accepted or rejected."""
    context = context_of(records, threshold)
    tellings = gather_tellings(context)
    joined = _joined(context, tellings, records)
    events = event_elements(context, tellings, joined.canonical)
    happened = [telling for telling in tellings if joined.canonical[telling.mention.id] in events.happened]
    known = [*entity_nodes(context, events.statuses), *offence_nodes(happened), *events.nodes]
    claims = claim_nodes(context, tellings, joined.canonical, {node.id for node in known})
    nodes = [*known, *source_nodes(records), *claims.nodes]
    relationships = [*events.relationships, *claims.relationships]
    graph = PropertyGraph(
        tuple(sorted(nodes, key=lambda node: node.id)),
        tuple(sorted(relationships, key=lambda relationship: relationship.id)),
    )
    return Projection(graph, joined.unsure, {**context.canonical, **joined.canonical}, context.live)


def unsure_events(records: Records, threshold: float) -> tuple[tuple[str, str], ...]:
    """`project(records, threshold).unsure` without the graph, which takes most of the time."""
    context = context_of(records, threshold)
    return _joined(context, gather_tellings(context), records).unsure


def _joined(context: Context, tellings: Sequence[Telling], records: Records) -> event_rule.Joined:
    return event_rule.join((telling.for_rule(context) for telling in tellings), context.judged, records.sequence)
