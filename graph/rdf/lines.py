"""N-Triples and N-Quads: a line a triple, in full (RDF 1.1 N-Triples, RDF 1.1 N-Quads)."""

from collections.abc import Iterator

from graph.rdf.escapes import escaped, iri_escaped, needs_escape
from graph.rdf.resources import Dataset, Resource
from graph.rdf.terms import TYPE, Term, Vocabulary


def ntriples(dataset: Dataset, vocabulary: Vocabulary, base: str) -> Iterator[str]:
    """The triples of all graphs, a text a resource."""
    writer = _Lines(vocabulary, base)
    for _, resources in dataset:
        for resource in resources:
            yield writer.text(resource, ".\n")[:-1]


def nquads(dataset: Dataset, vocabulary: Vocabulary, base: str) -> Iterator[str]:
    """As `ntriples`, each with the name of its graph unless that is the default graph."""
    writer = _Lines(vocabulary, base)
    for name, resources in dataset:
        end = ".\n" if name is None else f"<{base}{iri_escaped(name)}> .\n"
        for resource in resources:
            yield writer.text(resource, end)[:-1]


class _Lines:
    """Keeps for each term what stands before and after its value."""

    def __init__(self, vocabulary: Vocabulary, base: str) -> None:
        self._vocabulary = vocabulary
        self._base = base
        self._around: dict[Term, tuple[str, str]] = {}
        self._types: dict[tuple[str, ...], tuple[str, ...]] = {}

    def text(self, resource: Resource, end: str) -> str:
        key = resource.id
        subject = f"<{self._base}{key if key.isalnum() else iri_escaped(key)}> "
        lines = [f"{subject}{a}{end}" for a in self._types.get(resource.types) or self._type_lines(resource.types)]
        around = self._around
        for term, value in resource.values:
            head, tail = around.get(term) or self._learn(term)
            kind = term.kind
            if kind == "text":
                if needs_escape(value):
                    value = escaped(value)
            elif kind == "resource":
                if not value.isalnum():
                    value = iri_escaped(value)
            elif kind == "word":
                value = self._vocabulary.expand(self._vocabulary.word_curie(term.name, value))
            lines.append(f"{subject}{head}{value}{tail}{end}")
        return "".join(lines)

    def _type_lines(self, types: tuple[str, ...]) -> tuple[str, ...]:
        iris = [self._vocabulary.expand(self._vocabulary.class_curie(name)) for name in types]
        self._types[types] = tuple(f"<{TYPE}> <{iri}> " for iri in iris)
        return self._types[types]

    def _learn(self, term: Term) -> tuple[str, str]:
        if term.kind == "resource":
            around = f"<{term.iri}> <{self._base}", "> "
        elif term.kind in ("word", "iri"):
            around = f"<{term.iri}> <", "> "
        elif term.datatype:
            around = f'<{term.iri}> "', f'"^^<{self._vocabulary.expand(term.datatype)}> '
        else:
            around = f'<{term.iri}> "', '" '
        self._around[term] = around
        return around
