"""The text of a document cut at the edges of what claims rest on, so that each piece can be marked and pointed at."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.questions.asking import Graph
from graph.questions.documents import Passage, Reading
from graph.questions.picture import PictureNode, picture_node
from graph.questions.rows import node
from graph.wording import kind_in_words
from ontology.model import EntityClass


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text between two edges. mentions: what is told there, the narrowest first."""

    start: int
    text: str
    mentions: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """What a document tells of one mention: its kind and its passages in the order of the text, each claim once."""

    mention: str
    kind: str
    passages: tuple[Passage, ...]

    @property
    def title(self) -> str:
        """What it is called: the name of an entity, else its type or kind in words."""
        by_property = {passage.property: passage.value for passage in reversed(self.passages)}
        return by_property.get("name") or kind_in_words(by_property.get("type", self.kind))


def pieces(reading: Reading) -> list[Piece]:
    """Cut the text: joined, the pieces are the text again."""
    length = len(reading.text)
    passages = [p for p in reading.passages if 0 <= p.start < p.end <= length]
    edges = sorted({0, length, *(edge for p in passages for edge in (p.start, p.end))})
    opening: dict[int, list[Passage]] = {}
    for passage in passages:
        opening.setdefault(passage.start, []).append(passage)
    covering: list[Passage] = []
    found = []
    for start, end in pairwise(edges):
        covering = [p for p in covering if p.end > start] + opening.get(start, [])
        narrowest = sorted(covering, key=lambda p: (p.end - p.start, p.kind in ENTITIES, p.start, p.mention))
        found.append(Piece(start, reading.text[start:end], tuple(dict.fromkeys(p.mention for p in narrowest))))
    return found


ENTITIES: Sequence[EntityClass] = ("Person", "Organisation", "Facility", "Place")


def told(reading: Reading) -> dict[str, Told]:
    """What the document tells, by mention, in the order in which it tells it."""
    found: dict[str, dict[str, Passage]] = {}
    for passage in reading.passages:
        found.setdefault(passage.mention, {}).setdefault(passage.claim, passage)
    return {
        mention: Told(mention, next(iter(claims.values())).kind, tuple(claims.values()))
        for mention, claims in found.items()
    }


def in_graph(graph: Graph, reading: Reading, mention: Told) -> list[PictureNode]:
    """The entities and events of the graph of which a mention tells, the likeliest first."""
    claims = [passage.claim for passage in mention.passages]
    rows = graph.ask("about_claims", source=reading.source, claims=claims)
    return [picture_node(node(row["labels"], row["properties"])) for row in rows]
