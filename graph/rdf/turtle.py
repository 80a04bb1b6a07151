"""Turtle and TriG, to be read by people, too: prefixes, a block a resource (RDF 1.1 Turtle, RDF 1.1 TriG)."""

from collections.abc import Iterator

from graph.rdf.escapes import escaped, needs_escape
from graph.rdf.resources import Dataset, Resource
from graph.rdf.terms import Term, Vocabulary

OURS = "id"
"""The prefix of our own ids."""

BARE = ("xsd:boolean", "xsd:integer")
"""Values of these data types stand without quotes."""


def turtle(dataset: Dataset, vocabulary: Vocabulary, base: str) -> Iterator[str]:
    """The triples of all graphs, a text a resource."""
    writer = _Blocks(vocabulary, base)
    yield writer.head()
    for _, resources in dataset:
        for resource in resources:
            yield writer.block(resource, "")


def trig(dataset: Dataset, vocabulary: Vocabulary, base: str) -> Iterator[str]:
    """As `turtle`, those of each named graph in braces."""
    writer = _Blocks(vocabulary, base)
    yield writer.head()
    for name, resources in dataset:
        if name is not None:
            yield f"\n{writer.name(name)} {{"
        for resource in resources:
            yield writer.block(resource, "" if name is None else "    ")
        if name is not None:
            yield "}"


class _Blocks:
    def __init__(self, vocabulary: Vocabulary, base: str) -> None:
        self._vocabulary = vocabulary
        self._base = base

    def head(self) -> str:
        prefixes = sorted({**self._vocabulary.prefixes, OURS: self._base}.items())
        return "\n".join(f"@prefix {name}: <{iri}> ." for name, iri in prefixes)

    def name(self, key: str) -> str:
        """One of our ids."""
        if key.isalnum() and key.isascii():
            return f"{OURS}:{key}"
        return f"<{self._base}{key}>"

    def block(self, resource: Resource, indent: str) -> str:
        types = ", ".join(map(self._vocabulary.class_curie, resource.types))
        parts = [f"\n{indent}{self.name(resource.id)} a {types}"]
        last: Term | None = None
        for term, value in resource.values:
            if term is last:
                parts.append(f",\n{indent}        {self._value(term, value)}")
            else:
                parts.append(f" ;\n{indent}    {term.curie} {self._value(term, value)}")
                last = term
        return "".join([*parts, " ."])

    def _value(self, term: Term, value: str) -> str:
        match term.kind:
            case "resource":
                return self.name(value)
            case "word":
                return self._vocabulary.word_curie(term.name, value)
            case "iri":
                return f"<{value}>"
        if term.datatype in BARE:
            return value
        text = escaped(value) if needs_escape(value) else value
        return f'"{text}"^^{term.datatype}' if term.datatype else f'"{text}"'
