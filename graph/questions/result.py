"""What a query of the reader's own found, as a picture."""

from collections.abc import Iterator, Mapping, Sequence

from graph.canonical import Json
from graph.questions.asking import Graph
from graph.questions.picture import MOST_LINKS, Picture, PictureLink, PictureNode, picture_link, picture_node
from graph.questions.rows import mapping, node, texts
from graph.store.reading import QueryResult
from ontology.kinds import PRIMARY_LABELS

NODE = frozenset(("id", "labels", "properties"))
RELATIONSHIP = frozenset(("id", "type", "start", "end", "properties"))
"""The fields of nodes and relationships, as `run_query` gives them."""

DRAWN = frozenset(PRIMARY_LABELS) - {"Claim", "Source", "DefendersGraph"}
"""Labels of people, institutions and what happened; claims and sources are read, not drawn."""

MOST_NODES = 300
"""More of them nobody can read; the picture says that it is not complete."""


def picture_of_result(graph: Graph, result: QueryResult) -> Picture | None:
    """The nodes, relationships and paths in the rows of `result` as a picture; None where the rows hold none.

    Nodes at the ends of relationships that stand there by themselves are asked for.
    """
    nodes: dict[str, PictureNode] = {}
    links: dict[str, PictureLink] = {}
    for value in _things(list(result.rows)):
        if "labels" in value:
            _take_node(nodes, value)
        else:
            links[str(value["id"])] = picture_link(value)
    ends = {end for link in links.values() for end in (link.start, link.end)} - nodes.keys()
    for row in graph.ask("nodes", ids=sorted(ends)) if ends else ():
        _take_node(nodes, row)
    if not nodes:
        return None
    shown = dict(sorted(nodes.items())[:MOST_NODES])
    joining = [link for _, link in sorted(links.items()) if link.start in shown and link.end in shown]
    complete = len(shown) == len(nodes) and len(joining) <= MOST_LINKS
    return Picture(tuple(shown.values()), tuple(joining[:MOST_LINKS]), complete)


def _things(value: Json) -> Iterator[Mapping[str, Json]]:
    """The nodes and relationships in a value, however deep."""
    if isinstance(value, Mapping):
        if value.keys() >= NODE or value.keys() >= RELATIONSHIP:
            yield value
            return
        for item in value.values():
            yield from _things(item)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from _things(item)


def _take_node(nodes: dict[str, PictureNode], found: Mapping[str, Json]) -> None:
    """Take a node in if it is one that is drawn."""
    if DRAWN & set(texts(found["labels"])) and "id" in mapping(found["properties"]):
        nodes[str(found["id"])] = picture_node(node(found["labels"], found["properties"]))
