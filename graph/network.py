"""The graph as a NetworkX graph: all of it, or what lies around something that a name finds."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import networkx as nx

from graph.csv_export import joined
from graph.errors import BadInput
from graph.explain import find
from graph.property_graph import Node, PropertyGraph, Relationship, Value
from graph.walking import may_walk_through
from graph.wording import kind_of, title_of
from ontology.kinds import CONNECTS, NEVER_THROUGH

Scalar = str | int | float | bool
LEFT_OUT = frozenset({"id", "claims", "ledger_claims", "aliases", "document"})
"""Properties that say nothing to a reader of a network: ids of what is not in it."""


def network_of(
    graph: PropertyGraph, around: str | None = None, depth: int = 2, connects_only: bool = True
) -> "nx.MultiDiGraph[str]":
    """Lay out `graph` as a network; nodes and edges in the order of their ids, an edge's key is its id.

    around: an id or a name in any spelling that `defenders explain` knows; of several that it names, all. Then the
    network holds what lies within `depth` relationships of them, in either direction, and every relationship between
    any two of these. It never goes on through a Source, a Claim, an Offence or a Place above town level. connects_only:
    whether to leave out what joins strangers: claims, sources, offences.

    Every node has `label` (what to write beside it) and `kind` (its most specific label), every edge `label` and
    `kind` (its type). All attributes are single values, each of one type: days are ISO 8601 text, lists are joined as
    in the CSV export, what is not known is left out. Raises BadInput where `around` names nothing.
    """
    links = [link for link in graph.relationships if not connects_only or link.type in CONNECTS]
    ends = {end for link in links for end in (link.start, link.end)}
    nodes = {node.id: node for node in graph.nodes if node.id in ends or not connects_only or not _is_common(node)}
    if around is not None:
        starts = find(graph, around)
        if not starts:
            raise BadInput(f"{around!r} names nothing in the graph. `defenders query` can list names and ids.")
        near = _within({node.id: node for node in starts} | nodes, links, [node.id for node in starts], depth)
        nodes = {node.id: node for node in graph.nodes if node.id in near}
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.add_nodes_from((key, dict(_attributes(node))) for key, node in nodes.items())
    for link in links:
        if link.start in nodes and link.end in nodes:
            found.add_edge(link.start, link.end, key=link.id, **dict(_attributes(link)))
    return found


def caption(node: Node) -> str:
    """What to write beside a node: its name, else what happened, and when as EDTF; of a claim what it speaks of."""
    if "Claim" in node.labels:
        return f"Claim: {node.properties['kind']}"
    words = {key: value for key, value in node.properties.items() if isinstance(value, str)}
    title = title_of(node.labels, words)
    day = next((str(node.properties[key]) for key in ("date", "start", "observed") if key in node.properties), None)
    return f"{title} {day}" if day and "name" not in words else title


def _within(nodes: Mapping[str, Node], links: Iterable[Relationship], starts: Iterable[str], depth: int) -> set[str]:
    """Ids of what is reached from `starts` in at most `depth` steps."""
    if depth < 0:
        raise BadInput(f"depth {depth}: give the number of steps to go, 0 or more.")
    beside: dict[str, list[str]] = {}
    for link in links:
        beside.setdefault(link.start, []).append(link.end)
        beside.setdefault(link.end, []).append(link.start)
    edge = set(starts)
    reached = set(edge)
    for step in range(depth):
        through = [key for key in edge if step == 0 or may_walk_through(nodes[key].labels, nodes[key].properties)]
        edge = {other for key in through for other in beside.get(key, ())} - reached
        reached |= edge
    return reached


def _is_common(node: Node) -> bool:
    return bool(NEVER_THROUGH & set(node.labels))


def _attributes(element: Node | Relationship) -> Iterator[tuple[str, Scalar]]:
    if isinstance(element, Node):
        yield from (("label", caption(element)), ("kind", kind_of(element.labels)))
    else:
        yield from (("label", element.type), ("kind", element.type))
    for key, value in sorted(element.properties.items()):
        if key not in LEFT_OUT:
            yield _attribute(key, element), _scalar(value)


def _attribute(key: str, element: Node | Relationship) -> str:
    """The name of an attribute. A claim has a kind of its own, and its start and end are offsets, not dates."""
    of_claim = isinstance(element, Node) and "Claim" in element.labels
    return f"claim_{key}" if of_claim and key in ("kind", "start", "end") else key


def _scalar(value: Value) -> Scalar:
    if isinstance(value, tuple):
        return joined(value)
    return value.isoformat() if isinstance(value, date) else value
