"""Graphs with everything that loading could lose: for tests of both ways of loading."""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from graph.property_graph import Node, PropertyGraph, Relationship, Value
from ontology.kinds import PRIMARY_LABELS, RELATIONSHIPS

HOSTILE_TEXTS = (
    'says "no"; then, "yes"',
    "it's ''quoted''",
    "first line\nsecond\r\nthird\rfourth",
    "tab\there, comma, semicolon; bar|",
    "unit\x1fseparator\x1eand\x1dothers\x1c",
    "\x1f",
    'back\\slash \\n \\" \\u0041 \\',
    '"',
    '""',
    ",",
    "\n",
    " ",
    "  leading and trailing  ",
    "\u00a0",
    "\ufeffmark",
    "\u2028line\u2029paragraph\x85next",
    "😀 astral 𝒜",
    "\U0010ffff",
    "é and e\u0301",
    "Сокол Ясный",
    "\u202eright to left",
    "null",
    "true",
    "123",
    "-0",
    "2009-05-01",
    "`backticks` and $dollars {braces}",
    "'); MATCH (n) DETACH DELETE n; //",
    "\x01\x02\x07\x1b\x7f",
    "\x00",
    "=1+1",
    "#comment",
    "x" * 100_000,
    "\U0001f600" * 1_000_000,
)
TYPES: dict[str, st.SearchStrategy[Value]] = {}


def texts() -> st.SearchStrategy[str]:
    """Any text that is not empty, often one that hurts."""
    anything = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
    return anything | st.sampled_from([text for text in HOSTILE_TEXTS if len(text) < 1000])


TYPES.update(
    name=texts(),
    quote=texts(),
    names=st.lists(texts(), min_size=1, max_size=4).map(tuple),
    sources=st.integers(-(2**63), 2**63 - 1),
    confidence=st.floats(allow_nan=False, allow_infinity=False),
    disputed=st.booleans(),
    earliest=st.dates(),
)


def properties_of(key: str) -> st.SearchStrategy[dict[str, Value]]:
    """Some of the properties, each with its one type, and the id."""
    return st.fixed_dictionaries({"id": st.just(key)}, optional=TYPES)


@st.composite
def graphs(draw: st.DrawFn, most: int = 6) -> PropertyGraph:
    """A graph of few ids, so that two of them share nodes that differ in labels, ends and properties."""
    ids = draw(st.lists(st.sampled_from([f"n{k}" for k in range(8)]), unique=True, min_size=1, max_size=most))
    nodes = []
    for key in ids:
        primary = draw(st.sampled_from([label for label in PRIMARY_LABELS if label != "DefendersGraph"]))
        others = draw(st.sets(st.sampled_from(("Arrest", "Release", "X_2"))))
        nodes.append(Node(key, tuple(sorted({primary, *others})), draw(properties_of(key))))
    links = []
    for key in draw(st.lists(st.sampled_from([f"r{k}" for k in range(8)]), unique=True, max_size=most)):
        start, end = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
        kind = draw(st.sampled_from(sorted(RELATIONSHIPS)[:3]))
        links.append(Relationship(key, kind, start, end, draw(properties_of(key))))
    return graph_of(nodes, links)


def graph_of(nodes: Sequence[Node], links: Sequence[Relationship] = ()) -> PropertyGraph:
    """A graph in the order that it wants."""
    return PropertyGraph(tuple(sorted(nodes, key=lambda n: n.id)), tuple(sorted(links, key=lambda r: r.id)))


def side_by_side(parts: Sequence[PropertyGraph]) -> PropertyGraph:
    """One graph of several, their ids made different."""
    nodes = [
        Node(f"{k}-{n.id}", n.labels, {**n.properties, "id": f"{k}-{n.id}"})
        for k, part in enumerate(parts)
        for n in part.nodes
    ]
    links = [
        Relationship(f"{k}-{r.id}", r.type, f"{k}-{r.start}", f"{k}-{r.end}", {**r.properties, "id": f"{k}-{r.id}"})
        for k, part in enumerate(parts)
        for r in part.relationships
    ]
    return graph_of(nodes, links)


def person(key: str, **properties: Value) -> Node:
    """A node of one label."""
    return Node(key, ("Person",), {"id": key, **properties})


def hostile_graph() -> PropertyGraph:
    """Every hostile text as a value, in a list and on a relationship, beside the extremes of the other types."""
    nodes = [
        person(f"p{k:03}", name=text[:1000], quote=text, names=(text, f"{text}; {k}", text[:1000][::-1]))
        for k, text in enumerate(HOSTILE_TEXTS)
    ]
    extremes: list[dict[str, Value]] = [
        {"earliest": date.min, "sources": 2**63 - 1, "confidence": 5e-324, "disputed": True},
        {"earliest": date.max, "sources": -(2**63), "confidence": 1.7976931348623157e308, "disputed": False},
        {"earliest": date(2000, 2, 29), "sources": 0, "confidence": -0.0},
        {"confidence": 0.1 + 0.2},
        {"confidence": 1e22},
        {"confidence": 1.0},
        {},
    ]
    nodes += [Node(f"e{k}", ("Arrest", "Event"), {"id": f"e{k}", **row}) for k, row in enumerate(extremes)]
    nodes.append(Node('hostile "id", with; all\n\x1f', ("Event",), {"id": 'hostile "id", with; all\n\x1f'}))
    links = [
        Relationship(f"r{k:03}", "SUBJECT_OF", f"p{k:03}", f"e{k % 7}", {"id": f"r{k:03}", "quote": t, "claims": (t,)})
        for k, t in enumerate(HOSTILE_TEXTS)
    ]
    return graph_of(nodes, links)
