"""Says who? The claims on which an entity, an event or a relationship rests, with their words and sources."""

from dataclasses import dataclass

from graph.canonical import Json
from graph.errors import BadInput
from graph.names import words
from graph.property_graph import Node, PropertyGraph, Value

SHORTEST_ID = 6
"""Fewer digits of an id than this name nothing."""


@dataclass(frozen=True, slots=True)
class ExplainedClaim:
    """One claim about the explained entity or event.

    arguments: what it states, by property. date: EDTF day of publication of its source.
    """

    id: str
    kind: str
    arguments: dict[str, Json]
    stance: str
    speaker: str | None
    confidence: float
    quotes: tuple[str, ...]
    publisher: str | None
    date: str | None
    source: str
    file: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """An entity or event, with what its node says, and its claims in the order of the events."""

    id: str
    labels: tuple[str, ...]
    name: str
    properties: dict[str, Json]
    claims: tuple[ExplainedClaim, ...]


NOT_ARGUMENTS = frozenset(
    {"id", "kind", "stance", "alleged", "confidence", "document", "ledger_claims", "speaker"}
    | {"quote", "quotes", "start", "end"}
)


def find(graph: PropertyGraph, text: str) -> list[Node]:
    """Return what `text` names: an id, the beginning of one, an alias, a name, or words of a name in any order."""
    known = [node for node in graph.nodes if not {"Claim", "Source"} & set(node.labels)]
    if len(text) >= SHORTEST_ID and (
        hits := [n for n in known if n.id.startswith(text) or text in _list(n, "aliases")]
    ):
        return hits
    wanted = words(text)
    if not wanted:
        return []
    if hits := [n for n in known if any(words(name) == wanted for name in _list(n, "names"))]:
        return hits
    return [n for n in known if any(set(wanted) <= set(words(name)) for name in _list(n, "names"))]


def explain(graph: PropertyGraph, text: str) -> list[Explanation]:
    """Explain everything that `text` names. Raises BadInput where that is nothing."""
    found = find(graph, text)
    if not found:
        raise BadInput(f"{text!r} names nothing in the graph. `defenders query` can list names and ids.")
    nodes = {node.id: node for node in graph.nodes}
    about: dict[str, list[str]] = {}
    origin: dict[str, str] = {}
    for relationship in graph.relationships:
        if relationship.type == "ABOUT":
            about.setdefault(relationship.end, []).append(relationship.start)
        elif relationship.type == "FROM":
            origin.setdefault(relationship.start, relationship.end)
    return [
        Explanation(
            node.id,
            node.labels,
            str(node.properties.get("name") or node.labels[0]),
            {key: _json(value) for key, value in node.properties.items()},
            tuple(
                sorted(
                    (explained_claim(nodes[claim], nodes[origin[claim]]) for claim in about.get(node.id, ())),
                    key=lambda claim: (str(claim.arguments.get("date", "9")), claim.kind, claim.id),
                )
            ),
        )
        for node in found
    ]


def explained_claim(claim: Node, source: Node) -> ExplainedClaim:
    """A `:Claim` node and its source as they are shown."""

    def text(node: Node, key: str) -> str | None:
        value = node.properties.get(key)
        return str(value) if value is not None else None

    confidence = claim.properties["confidence"]
    return ExplainedClaim(
        id=claim.id,
        kind=str(claim.properties["kind"]),
        arguments={key: _json(value) for key, value in claim.properties.items() if key not in NOT_ARGUMENTS},
        stance=str(claim.properties["stance"]),
        speaker=text(claim, "speaker"),
        confidence=confidence if isinstance(confidence, float) else 0.0,
        quotes=_list(claim, "quotes"),
        publisher=text(source, "publisher"),
        date=text(source, "date"),
        source=source.id,
        file=text(source, "file"),
        url=text(source, "url"),
    )


def _list(node: Node, key: str) -> tuple[str, ...]:
    value = node.properties.get(key, ())
    return value if isinstance(value, tuple) else ()


def _json(value: Value) -> Json:
    return (
        value
        if isinstance(value, str | int | float | bool)
        else list(value)
        if isinstance(value, tuple)
        else str(value)
    )
