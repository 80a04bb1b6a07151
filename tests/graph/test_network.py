"""The graph as a network: what is in it, how far it reaches, and that every reader gets it back."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from making import entries, telling

from graph.analysis import network
from graph.csv_export import joined
from graph.errors import BadInput
from graph.ledger import Ledger
from graph.live import gather
from graph.network import network_of
from graph.network_export import FORBIDDEN, Drawn, drawn, gexf, graphml
from graph.projection import project
from graph.property_graph import Node, PropertyGraph, Relationship, Value
from ontology.kinds import CONNECTS

SUPPORTED: dict[str, Value] = {"sources": 1, "confidence": 0.5, "disputed": False, "alleged": False}
TEXT = st.text(min_size=1, max_size=8)
FORMATS = pytest.mark.parametrize("lines", [graphml, gexf])
Lines = Callable[[Drawn], Iterator[str]]


def node(key: str, label: str, **properties: Value) -> Node:
    return Node(key, (label,), {"id": key, "name": f"The {key}", "names": (f"The {key}",), **SUPPORTED, **properties})


def graph_of(nodes: list[Node], *links: tuple[str, str, str]) -> PropertyGraph:
    made = (
        Relationship(f"{start}-{kind}-{end}", kind, start, end, {"id": f"{start}-{kind}-{end}", **SUPPORTED})
        for start, kind, end in links
    )
    return PropertyGraph(tuple(sorted(nodes, key=lambda node: node.id)), tuple(sorted(made, key=lambda link: link.id)))


def read(lines: Lines, text: str, folder: Path) -> "nx.MultiDiGraph[str]":
    """The document as NetworkX reads it, whichever format it is."""
    file = folder / "network.xml"
    file.write_text(text, "utf-8", newline="")
    if lines is graphml:
        return nx.read_graphml(file, force_multigraph=True)
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph(nx.read_gexf(file))
    return found


def chain(**middle: Value) -> PropertyGraph:
    """A person, an event, something in the middle, an event, a person."""
    label = str(middle.pop("label"))
    nodes = [node(key, "Person") for key in ("mara", "otto")] + [node(key, "Arrest") for key in ("first", "second")]
    links = [("mara", "SUBJECT_OF", "first"), ("first", "IN", "middle")]
    links += [("second", "IN", "middle"), ("otto", "SUBJECT_OF", "second")]
    return graph_of([*nodes, node("middle", label, **middle)], *links)


def test_all_that_connects_is_there_and_nothing_that_joins_strangers() -> None:
    told = telling("Mara Quill was charged with theft at Colony Five.")
    mara, colony = told.person("Mara Quill"), told.entity("Facility", "Colony Five")
    charge = told.event("Charge", mara, 11, offence="theft", facility=colony, date="2009-05")
    graph = project(gather(entries(told)), 0.5).graph
    found = network_of(graph)
    assert set(found) == {mara.id, colony.id, charge.id}
    assert {kind for *_, kind in found.edges(data="kind")} == {"SUBJECT_OF", "AT"}
    every = network_of(graph, connects_only=False)
    assert set(every) == {node.id for node in graph.nodes}
    assert {key for *_, key in every.edges(keys=True)} == {link.id for link in graph.relationships}


def test_a_node_says_what_it_is_in_single_values() -> None:
    told = telling("Mara Quill was held.")
    mara = told.person("Mara Quill")
    held = told.event("Detention", mara, 11, start="2009-05", confidence=0.8)
    found = network_of(project(gather(entries(told)), 0.5).graph)
    assert found.nodes[held.id] == {
        "label": "Detention 2009-05",
        "kind": "Detention",
        "start": "2009-05",
        "start_earliest": "2009-05-01",
        "start_latest": "2009-05-31",
        "sources": 1,
        "confidence": 0.8,
        "disputed": False,
        "alleged": False,
    }
    assert (found.nodes[mara.id]["label"], found.nodes[mara.id]["status"]) == ("Mara Quill", "detained")


def test_a_claim_is_not_taken_for_its_subject_nor_its_offsets_for_dates() -> None:
    told = telling("Here Mara Quill was held.")
    mara = told.person("Mara Quill")
    told.event("Detention", mara, 11, start="2009-05")
    graph = project(gather(entries(told)), 0.5).graph
    found = network_of(graph, connects_only=False)
    (of_name,) = (a for _, a in found.nodes(data=True) if a["kind"] == "Claim" and a.get("name") == "Mara Quill")
    assert (of_name["label"], of_name["claim_kind"], of_name["claim_start"]) == ("Claim: Person", "Person", 5)
    types: dict[str, set[type]] = {}
    for _, attributes in found.nodes(data=True):
        for key, value in attributes.items():
            types.setdefault(key, set()).add(type(value))
    assert all(len(kinds) == 1 for kinds in types.values())
    assert types["start"] == {str}


def test_a_person_whom_nothing_connects_is_not_left_out() -> None:
    assert set(network_of(graph_of([node("mara", "Person")]))) == {"mara"}


@pytest.mark.parametrize(
    ("middle", "goes_on"),
    [
        ({"label": "Facility"}, True),
        ({"label": "Organisation"}, True),
        ({"label": "Place", "level": "town"}, True),
        ({"label": "Place", "level": "region"}, False),
        ({"label": "Place"}, False),
        ({"label": "Source"}, False),
        ({"label": "Claim", "kind": "Arrest"}, False),
        ({"label": "Offence"}, False),
    ],
)
def test_a_neighbourhood_ends_at_what_joins_strangers(middle: dict[str, Value], goes_on: bool) -> None:
    graph = chain(**middle)
    assert set(network_of(graph, "The mara", depth=2)) == {"mara", "first", "middle"}
    far = set(network_of(graph, "The mara", depth=4))
    assert far == ({"mara", "otto", "first", "second", "middle"} if goes_on else {"mara", "first", "middle"})


def test_who_asks_about_a_region_sees_what_happened_there() -> None:
    found = network_of(chain(label="Place", level="region"), "The middle", depth=2)
    assert set(found) == {"mara", "otto", "first", "second", "middle"}


def test_depth_is_the_number_of_steps_in_either_direction() -> None:
    graph = chain(label="Facility")
    sizes = [len(network_of(graph, "The mara", depth=depth)) for depth in range(6)]
    assert sizes == [1, 2, 3, 4, 5, 5]


def test_a_neighbourhood_has_every_relationship_between_what_is_in_it() -> None:
    nodes = [node("mara", "Person"), node("otto", "Person"), node("film", "Arrest")]
    links = [("mara", "ACTOR_OF", "film"), ("mara", "SUBJECT_OF", "film"), ("otto", "SUBJECT_OF", "film")]
    found = network_of(graph_of(nodes, *links), "The mara", depth=2)
    assert {key for *_, key in found.edges(keys=True)} == {f"{a}-{kind}-{b}" for a, kind, b in links}


def test_a_name_is_found_in_any_order_and_case_and_of_namesakes_all(tmp_path: Path) -> None:
    first, second = telling("Mara Quill was arrested."), telling("Mara QUILL was freed.")
    told = [first.event("Arrest", first.person("Mara Quill"), 11), second.event("Release", second.person("Mara QUILL"))]
    with Ledger.open(tmp_path / "ledger.sqlite", create=True) as ledger:
        ledger.append([*first.records(), *second.records()])
    found = network(tmp_path, around="quill mara", depth=1)
    assert {event.id for event in told} <= set(found)
    assert sorted(name for _, name in found.nodes(data="name") if name) == ["Mara QUILL", "Mara Quill"]


def test_a_name_that_nothing_has_and_a_depth_below_nothing_are_refused() -> None:
    graph = chain(label="Facility")
    with pytest.raises(BadInput, match="Nobody Here"):
        network_of(graph, "Nobody Here")
    with pytest.raises(BadInput, match="depth -1"):
        network_of(graph, "The mara", depth=-1)


@FORMATS
def test_networkx_reads_back_the_same_network(lines: Lines, tmp_path: Path) -> None:
    told = telling("Mara Quill was arrested at Colony Five by Justice Watch.")
    mara, watch = told.person("Mara Quill"), told.entity("Organisation", "Justice Watch")
    told.event("Affiliation", mara, 11, organisation=watch, role="head", start="2009")
    told.event("Arrest", mara, 12, date="2009-05", facility=told.entity("Facility", "Colony Five"))
    told.event("LegalStep", mara, 13, type="parole_denied", count="2")
    found = network_of(project(gather(entries(told)), 0.5).graph)
    again = read(lines, "\n".join(lines(drawn(found))), tmp_path)
    assert dict(again.nodes(data=True)) == dict(found.nodes(data=True))
    assert {(a, b) for a, b in again.edges()} == {(a, b) for a, b in found.edges()}
    if lines is graphml:
        assert {e[2]: e[3] for e in again.edges(keys=True, data=True)} == {
            e[2]: e[3] for e in found.edges(keys=True, data=True)
        }
    else:
        native = {"id", "kind"}  # GEXF has places of its own for both
        assert {e["id"]: {k: v for k, v in e.items() if k not in native} for *_, e in again.edges(data=True)} == {
            key: {k: v for k, v in e.items() if k not in native} for *_, key, e in found.edges(keys=True, data=True)
        }


@FORMATS
def test_parallel_relationships_stay_two(lines: Lines, tmp_path: Path) -> None:
    nodes = [node("mara", "Person"), node("watch", "Arrest")]
    found = network_of(graph_of(nodes, ("mara", "ACTOR_OF", "watch"), ("mara", "SUBJECT_OF", "watch")))
    assert sorted(read(lines, "\n".join(lines(drawn(found))), tmp_path).edges(data="label")) == [
        ("mara", "watch", "ACTOR_OF"),
        ("mara", "watch", "SUBJECT_OF"),
    ]


def test_gephi_is_told_the_kinds_of_parallel_relationships_in_gexf() -> None:
    nodes = [node("mara", "Person"), node("watch", "Arrest")]
    found = network_of(graph_of(nodes, ("mara", "ACTOR_OF", "watch"), ("mara", "SUBJECT_OF", "watch")))
    edges = ET.fromstring("\n".join(gexf(drawn(found)))).iter("{http://gexf.net/1.3}edge")
    assert [edge.get("kind") for edge in edges] == ["ACTOR_OF", "SUBJECT_OF"]


@FORMATS
@example("\x00\x1b\ud800\ufffe", "a\r\nb\tc", "x\" <&>'")
@example("]]>", "\x85\u2028", "--><!--")
@given(TEXT, TEXT, TEXT)
def test_no_text_is_too_hostile(
    lines: Lines, tmp_path_factory: pytest.TempPathFactory, name: str, role: str, words: str
) -> None:
    graph = graph_of([node("mara", "Person", name=name, roles=(role,), note=words)])
    picture = drawn(network_of(graph))
    text = "\n".join(lines(picture))
    ET.fromstring(text)
    again = read(lines, text, tmp_path_factory.getbasetemp()).nodes["mara"]
    for key, value in (("note", words), ("name", name), ("roles", joined([role]))):
        assert again[key] == FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)
    assert picture.replaced >= len(FORBIDDEN.findall(name + role + words))


@FORMATS
def test_each_attribute_is_declared_once_with_the_type_of_its_values(lines: Lines) -> None:
    nodes = [node("mara", "Person"), node("step", "LegalStep", count=2, type="parole_denied")]
    root = ET.fromstring("\n".join(lines(drawn(network_of(graph_of(nodes, ("mara", "SUBJECT_OF", "step")))))))
    types: dict[str, list[str]] = {}
    for element in root.iter():
        name, of_edge = element.get("attr.name") or element.get("title"), element.get("id", "").startswith("edge-")
        if name and not of_edge:
            types.setdefault(name, []).append(element.get("attr.type") or element.get("type") or "")
    expected = {
        "alleged": ["boolean"],
        "confidence": ["double"],
        "count": ["long"],
        "disputed": ["boolean"],
        "kind": ["string"],
        "label": ["string"],
        "name": ["string"],
        "names": ["string"],
        "sources": ["long"],
        "type": ["string"],
    }
    assert types == {name: kind for name, kind in expected.items() if lines is graphml or name != "label"}


@FORMATS
def test_an_empty_network_is_a_document_without_nodes(lines: Lines, tmp_path: Path) -> None:
    assert len(read(lines, "\n".join(lines(drawn(network_of(PropertyGraph((), ()))))), tmp_path)) == 0


@given(st.permutations(range(6)), st.permutations(["ACTOR_OF", "SUBJECT_OF", "CONCERNS", "FOR", "ABOUT"]))
def test_the_order_in_which_a_network_was_built_changes_no_byte(order: list[int], kinds: list[str]) -> None:
    nodes = [node(f"n{number}", "Person") for number in order]
    links = [("n0", kind, f"n{number}") for number in order for kind in kinds]
    found = network_of(graph_of(nodes, *links))
    assert {kind for *_, kind in found.edges(data="kind")} == set(kinds) & CONNECTS
    shuffled: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    backwards = {key: dict(reversed(attributes.items())) for key, attributes in found.nodes(data=True)}
    shuffled.add_nodes_from((f"n{number}", backwards[f"n{number}"]) for number in order)
    edges = reversed(list(found.edges(keys=True, data=True)))
    shuffled.add_edges_from((a, b, key, dict(reversed(attributes.items()))) for a, b, key, attributes in edges)
    for lines in (graphml, gexf):
        assert list(lines(drawn(shuffled))) == list(lines(drawn(found)))
