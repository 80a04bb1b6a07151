"""Turtle in one spelling."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic

from ontology.generators.turtle import drop_orphans, write

EX = Namespace("https://example.org/")
PREFIXES = {"ex": str(EX), "xsd": "http://www.w3.org/2001/XMLSchema#"}

resources = st.sampled_from([EX.a, EX.b, EX["c.d"], URIRef("urn:x:1"), RDF.Bag])
literals = st.builds(Literal, st.text(max_size=8) | st.integers() | st.booleans())
trees = st.recursive(
    resources | literals,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([EX.p, EX.q]), inner, min_size=1),
    max_leaves=8,
)


def graph_of(roots: dict[URIRef, object], order: int) -> Graph:
    """A graph of nested values: lists become RDF lists, dictionaries blank nodes; triples added in a random order."""
    whole = Graph()

    def node(value: object) -> object:
        if isinstance(value, dict):
            blank = BNode()
            for predicate, inner in value.items():
                whole.add((blank, predicate, node(inner)))  # type: ignore[arg-type]
            return blank
        if isinstance(value, list):
            if not value:
                return RDF.nil
            blank = BNode()
            Collection(whole, blank, [node(inner) for inner in value])  # type: ignore[misc]
            return blank
        return value

    for root, value in roots.items():
        whole.add((root, EX.p, node(value)))  # type: ignore[arg-type]
    shuffled, triples = Graph(), list(whole)
    random.Random(order).shuffle(triples)
    for triple in triples:
        shuffled.add(triple)
    return shuffled


roots = st.dictionaries(st.sampled_from([EX.a, EX.b, EX.c]), trees, min_size=1)


@given(roots)
def test_what_is_written_is_read_back(values: dict[URIRef, object]) -> None:
    graph = graph_of(values, 0)
    assert isomorphic(Graph().parse(data=write(graph, PREFIXES), format="turtle"), graph)


@given(roots, st.integers())
def test_neither_the_order_of_triples_nor_the_names_of_blank_nodes_change_it(
    values: dict[URIRef, object], order: int
) -> None:
    assert write(graph_of(values, 0), PREFIXES) == write(graph_of(values, order), PREFIXES)


def test_a_blank_node_that_is_used_twice_is_refused() -> None:
    graph, shared = Graph(), BNode()
    graph.add((shared, EX.p, EX.a))
    graph.add((EX.a, EX.p, shared))
    graph.add((EX.b, EX.p, shared))
    with pytest.raises(ValueError, match="used twice"):
        write(graph, PREFIXES)


def test_a_blank_node_to_which_nothing_leads_is_refused_or_dropped() -> None:
    graph = Graph()
    graph.add((BNode(), EX.p, EX.a))
    with pytest.raises(ValueError, match="hang on nothing"):
        write(graph, PREFIXES)
    drop_orphans(graph)
    assert len(graph) == 0
