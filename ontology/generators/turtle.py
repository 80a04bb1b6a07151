"""RDF as Turtle in one spelling: the same triples give the same bytes on every machine.

Blank nodes are written where they are used, which needs each of them to be used once, as in OWL axioms and SHACL
shapes; a list is written in parentheses. Everything is sorted by what is written.
"""

from collections.abc import Mapping

from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, SH, XSD
from rdflib.term import Node

FIRST = (RDF.type, SH.path, OWL.onProperty)
"""Predicates that come before the others, which follow by their spelling."""


def write(graph: Graph, prefixes: Mapping[str, str]) -> str:
    """Return `graph` as Turtle with those of `prefixes` that it uses.

    Raises ValueError where a blank node is used twice or never: there would be no one place to write it.
    """
    writer = _Writer(graph, prefixes)
    body = [writer.subject(subject) for subject in sorted({s for s in graph.subjects() if isinstance(s, URIRef)})]
    if left := {s for s in graph.subjects() if isinstance(s, BNode)} - writer.written:
        raise ValueError(f"{len(left)} blank nodes hang on nothing")
    head = [f"@prefix {name}: <{prefixes[name]}> .\n" for name in sorted(writer.used)]
    return "".join([*head, *body])


def drop_orphans(graph: Graph) -> None:
    """Take away the blank nodes to which nothing leads, as those below an axiom that was taken away."""
    while orphans := {s for s in graph.subjects() if isinstance(s, BNode)} - set(graph.objects()):
        for orphan in orphans:
            graph.remove((orphan, None, None))


class _Writer:
    """used: the prefixes that were needed. written: the blank nodes that were written."""

    def __init__(self, graph: Graph, prefixes: Mapping[str, str]) -> None:
        self._graph = graph
        self._prefixes = sorted(prefixes.items(), key=lambda item: -len(item[1]))
        self.used: set[str] = set()
        self.written: set[Node] = set()

    def subject(self, subject: URIRef) -> str:
        lines = self._predicates(subject, "    ")
        return f"\n{self._iri(subject)} " + " ;\n    ".join(lines) + " .\n"

    def _predicates(self, subject: Node, indent: str) -> list[str]:
        def rank(predicate: Node) -> tuple[int, str]:
            return FIRST.index(predicate) if predicate in FIRST else len(FIRST), str(predicate)

        lines = []
        for predicate in sorted(set(self._graph.predicates(subject)), key=rank):
            values = sorted(self._term(value, indent + "    ") for value in self._graph.objects(subject, predicate))
            name = "a" if predicate == RDF.type else self._iri(predicate)
            lines.append(f"{name} " + f",\n{indent}    ".join(values))
        return lines

    def _term(self, term: Node, indent: str) -> str:
        if isinstance(term, BNode):
            return self._blank(term, indent)
        if isinstance(term, Literal):
            return self._literal(term)
        return self._iri(term)

    def _blank(self, node: BNode, indent: str) -> str:
        if node in self.written:
            raise ValueError("a blank node is used twice")
        self.written.add(node)
        deeper = indent + "    "
        if (node, RDF.first, None) in self._graph:
            cell: Node | None = node
            while cell is not None:
                self.written.add(cell)
                cell = self._graph.value(cell, RDF.rest)
            return "( " + " ".join(self._term(item, deeper) for item in Collection(self._graph, node)) + " )"
        return "[ " + f" ;\n{deeper}".join(self._predicates(node, deeper)) + " ]"

    def _literal(self, literal: Literal) -> str:
        if literal.datatype in (XSD.integer, XSD.boolean) and literal.value is not None:
            return str(literal).lower()
        text = Literal(str(literal), lang=literal.language).n3()
        return f"{text}^^{self._iri(literal.datatype)}" if literal.datatype else text

    def _iri(self, iri: Node) -> str:
        for name, namespace in self._prefixes:
            local = str(iri).removeprefix(namespace)
            if local != str(iri) and local.replace("_", "").replace("-", "").isalnum():
                self.used.add(name)
                return f"{name}:{local}"
        return f"<{iri}>"
