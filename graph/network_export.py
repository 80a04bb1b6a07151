"""A network as GraphML or GEXF 1.3, line by line: Gephi and every reader of these formats open it.

Written here rather than by NetworkX, whose writers put today's date into GEXF, read `type`, `start` and `end` of a node
or an edge as parts of that format, and declare attributes in the order in which they meet them. The formats:
http://graphml.graphdrawing.org/specification.html, https://gexf.net/schema.html.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

import networkx as nx

from graph.network import Scalar

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, not even escaped (section 2.2): control characters, lone surrogates, U+FFFE."""
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

RIGHTS = "accessRights: internal"
OWN = {"node": {"label"}, "edge": {"label", "kind"}}
"""What GEXF has places of its own for."""
TYPES: Mapping[type, str] = {str: "string", bool: "boolean", int: "long", float: "double"}
"""What both formats call the types of attributes."""
_ESCAPED = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}

Attributes = Mapping[str, Scalar]


@dataclass(frozen=True)
class Drawn:
    """A network as plain values, sorted by id, with only what XML can hold.

    nodes: id and attributes. edges: id, start, end and attributes. replaced: how many characters stand no more as they
    were.
    """

    nodes: tuple[tuple[str, Attributes], ...]
    edges: tuple[tuple[str, str, str, Attributes], ...]
    replaced: int


def drawn(network: "nx.MultiDiGraph[str]") -> Drawn:
    """Take over `network`, each character that XML forbids replaced by U+FFFD and counted."""
    replaced = 0

    def legible(attributes: Attributes) -> Attributes:
        nonlocal replaced
        found: dict[str, Scalar] = {}
        for key, value in sorted(attributes.items()):
            if isinstance(value, str):
                value, number = FORBIDDEN.subn(REPLACEMENT, value)
                replaced += number
            found[key] = value
        return found

    nodes = tuple((key, legible(network.nodes[key])) for key in sorted(network))
    edges = tuple(
        (key, start, end, legible(attributes))
        for start, end, key, attributes in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[2])
    )
    return Drawn(nodes, edges, replaced)


def graphml(network: Drawn) -> Iterator[str]:
    """The lines of a GraphML document."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    yield f"  <desc>{RIGHTS}</desc>"
    keys: dict[tuple[str, str], str] = {}
    for domain, kinds in (
        ("node", _kinds(a for _, a in network.nodes)),
        ("edge", _kinds(a for *_, a in network.edges)),
    ):
        for name, type_ in kinds.items():
            key = keys[domain, name] = f"{domain}-{name}"
            yield f'  <key id="{key}" for="{domain}" attr.name="{name}" attr.type="{TYPES[type_]}"/>'
    yield '  <graph id="defenders" edgedefault="directed">'
    for node, attributes in network.nodes:
        yield f'    <node id="{_text(node)}">'
        yield from (f'      <data key="{keys["node", k]}">{_value(v)}</data>' for k, v in attributes.items())
        yield "    </node>"
    for edge, start, end, attributes in network.edges:
        yield f'    <edge id="{_text(edge)}" source="{_text(start)}" target="{_text(end)}">'
        yield from (f'      <data key="{keys["edge", k]}">{_value(v)}</data>' for k, v in attributes.items())
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def gexf(network: Drawn) -> Iterator[str]:
    """The lines of a GEXF document: labels and the kinds of edges as its own, everything else as declared attributes.

    An edge's kind tells parallel edges apart: GraphML has no such thing.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield f"  <meta><creator>defenders</creator><description>{RIGHTS}</description></meta>"
    yield '  <graph mode="static" defaultedgetype="directed">'
    for domain, kinds in (
        ("node", _kinds(a for _, a in network.nodes)),
        ("edge", _kinds(a for *_, a in network.edges)),
    ):
        yield f'    <attributes class="{domain}" mode="static">'
        for name, type_ in kinds.items():
            if name not in OWN[domain]:
                yield f'      <attribute id="{domain}-{name}" title="{name}" type="{TYPES[type_]}"/>'
        yield "    </attributes>"
    yield "    <nodes>"
    for node, attributes in network.nodes:
        yield f'      <node id="{_text(node)}" label="{_value(attributes["label"])}">'
        yield from _gexf_values("node", attributes)
        yield "      </node>"
    yield "    </nodes>"
    yield "    <edges>"
    for edge, start, end, attributes in network.edges:
        kind = _value(attributes["kind"])
        opening = f'<edge id="{_text(edge)}" source="{_text(start)}" target="{_text(end)}"'
        yield f'      {opening} kind="{kind}" label="{kind}">'
        yield from _gexf_values("edge", attributes)
        yield "      </edge>"
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _gexf_values(domain: str, attributes: Attributes) -> Iterator[str]:
    yield "        <attvalues>"
    for name, value in attributes.items():
        if name not in OWN[domain]:
            yield f'          <attvalue for="{domain}-{name}" value="{_value(value)}"/>'
    yield "        </attvalues>"


def _kinds(groups: Iterable[Attributes]) -> dict[str, type]:
    """The type of each attribute, by name. An attribute has one type throughout: `graph.network` sees to it."""
    found: dict[str, type] = {}
    for attributes in groups:
        found |= {name: type(value) for name, value in attributes.items()}
    return dict(sorted(found.items()))


def _value(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value) if isinstance(value, str) else repr(value)


def _text(text: str) -> str:
    """Text as it may stand in an element and in an attribute, line ends kept as they are."""
    return escape(text, _ESCAPED)
