"""N-Triples and N-Quads: a line a triple, in full (RDF 1.1 N-Triples, RDF 1.1 N-Quads)."""

from collections.abc import Iterator

from graph.rdf.escapes import escaped, needs_escape
from graph.rdf.resources import Dataset, Resource
from graph.rdf.terms import TYPE, Term, Vocabulary


def ntriples(dataset: Dataset, vocabulary: Vocabulary, base: str) -> Iterator[str]:
    """The triples of all graphs, a text a resource."""
    writer = _Lines(vocabulary, base, "")
    for _, resources in dataset:
        yield from map(writer.text, resources)


def nquads(dataset: Dataset, vocabulary: Vocabulary, base: str) -> Iterator[str]:
    """As `ntriples`, each with the name of its graph unless that is the default graph."""
    for name, resources in dataset:
        writer = _Lines(vocabulary, base, "" if name is None else f" <{base}{name}>")
        yield from map(writer.text, resources)


class _Lines:
    """Keeps for each term what stands before and after its value: it is met a thousand times."""

    def __init__(self, vocabulary: Vocabulary, base: str, graph: str) -> None:
        self._vocabulary = vocabulary
        self._base = base
        self._end = f"{graph} ."
        self._around: dict[Term, tuple[str, str, bool]] = {}
        self._types: dict[tuple[str, ...], tuple[str, ...]] = {}

    def text(self, resource: Resource) -> str:
        key, types, values = resource
        subject = f"<{self._base}{key}> "
        lines = [subject + a for a in self._types.get(types) or self._learn_types(types)]
        around = self._around
        for term, value in values:
            head, tail, is_text = around.get(term) or self._learn(term)
            if is_text and needs_escape(value):
                value = escaped(value)
            lines.append(f"{subject}{head}{value}{tail}")
        return "\n".join(lines)

    def _learn_types(self, types: tuple[str, ...]) -> tuple[str, ...]:
        iris = [self._vocabulary.expand(self._vocabulary.class_curie(name)) for name in types]
        self._types[types] = tuple(f"<{TYPE}> <{iri}>{self._end}" for iri in iris)
        return self._types[types]

    def _learn(self, term: Term) -> tuple[str, str, bool]:
        head, tail = f"<{term.iri}> ", self._end
        match term.kind:
            case "resource":
                head, tail = f"{head}<{self._base}", f">{tail}"
            case "word":
                head, tail = f"{head}<{self._vocabulary.prefixes['defenders']}", f">{tail}"
            case "iri":
                head, tail = f"{head}<", f">{tail}"
            case _:
                kind = f"^^<{self._vocabulary.expand(term.datatype)}>" if term.datatype else ""
                head, tail = f'{head}"', f'"{kind}{tail}'
        self._around[term] = head, tail, term.kind == "text"
        return self._around[term]
