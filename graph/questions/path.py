"""The shortest path between two entities that evidence supports, step by step."""

from dataclasses import dataclass

from graph.canonical import Json
from graph.ledger import Ledger
from graph.questions.asking import Graph, Row
from graph.questions.evidence import Witness, witnesses_of
from graph.questions.picture import Picture, PictureLink, PictureNode, picture_link, picture_node
from graph.questions.rows import mapping, node, texts
from ontology.kinds import CONNECTS, NEVER_THROUGH, THROUGH_ONLY

MOST_CLAIMS = 20
"""Claims that are shown for one step."""

LONGEST = 12
"""Steps of a path. Each person or organisation is two steps from the next: an event lies between them."""


@dataclass(frozen=True, slots=True)
class Step:
    """One relationship of the path, walked from `before` to `after`, with the claims on which it rests."""

    before: PictureNode
    link: PictureLink
    after: PictureNode
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True)
class FoundPath:
    """A path. picture: its nodes and relationships, to be drawn."""

    steps: tuple[Step, ...]

    @property
    def picture(self) -> Picture:
        """The path to be drawn."""
        nodes = {n.id: n for step in self.steps for n in (step.before, step.after)}
        return Picture(tuple(nodes.values()), tuple(step.link for step in self.steps))


def shortest_path(graph: Graph, ledger: Ledger, start: str, end: str, threshold: float) -> FoundPath | None:
    """The shortest path between two entities, None where nothing connects them within twelve steps.

    It walks as the ontology allows: never through a source, a claim, an offence or a place above a town.
    """
    through: Json = {label: list(needed) for label, needed in THROUGH_ONLY.items()}
    rows = graph.ask(
        "shortest_path",
        **{"start": start, "end": end, "types": sorted(CONNECTS), "never": sorted(NEVER_THROUGH), "through": through},
    )
    if not rows:
        return None
    nodes = [picture_node(node(mapping(n)["labels"], mapping(n)["properties"])) for n in _list(rows[0]["nodes"])]
    links = _list(rows[0]["links"])
    steps = [
        _step(graph, ledger, threshold, nodes[i], dict(mapping(link)), nodes[i + 1]) for i, link in enumerate(links)
    ]
    return FoundPath(tuple(steps))


def _step(graph: Graph, ledger: Ledger, threshold: float, before: PictureNode, link: Row, after: PictureNode) -> Step:
    claims = list(texts(mapping(link["properties"]).get("claims")))
    rows = graph.ask("claims_of_link", ids=claims, limit=MOST_CLAIMS)
    return Step(before, picture_link(link), after, witnesses_of(rows, ledger, threshold))


def _list(value: Json) -> list[Json]:
    return list(value) if isinstance(value, list) else []
