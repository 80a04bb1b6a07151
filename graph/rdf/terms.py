"""What the names of classes and slots mean in RDF, read from the generated JSON-LD context and from nowhere else."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Literal

Kind = Literal["resource", "word", "iri", "text", "plain"]


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A property and what its values are. One object each, compared by identity.

    name: its key in JSON-LD. curie, iri: what it means. kind: what stands for a value: `resource` an id of ours, `word`
    a term of the ontology, `iri` a whole IRI, `text` any text, `plain` a number, a truth value or a day. datatype: as a
    CURIE, None for a string and for what is no literal. coerced: whether the context says so of the bare value.
    """

    name: str
    curie: str
    iri: str
    kind: Kind
    datatype: str | None = None
    coerced: bool = True


NUMBERS_AND_DAYS = ("xsd:boolean", "xsd:integer", "xsd:float", "xsd:date")
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class Vocabulary:
    """The terms of the context, by the classes of the resource that has them (JSON-LD 1.1, type-scoped contexts)."""

    def __init__(self) -> None:
        self.text = files("ontology").joinpath("defenders.context.jsonld").read_text("utf-8")
        self._context: Mapping[str, object] = json.loads(self.text)["@context"]
        self._terms: dict[str, Term] = {}
        self._of_types: dict[tuple[str, ...], Mapping[str, Term]] = {}

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """The namespaces by prefix, sorted."""
        return {name: iri for name, iri in sorted(self._context.items()) if isinstance(iri, str) and "/" in iri}

    @property
    def ontology(self) -> str:
        """The IRI of the ontology."""
        return self.prefixes["defenders"].removesuffix("#")

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What each property is called in our terms, by its CURIE."""
        return {term.curie: term.name for term in self._all.values()}

    def expand(self, curie: str) -> str:
        """The IRI that a CURIE stands for."""
        prefix, _, local = curie.partition(":")
        return self.prefixes[prefix] + local

    def class_curie(self, name: str) -> str:
        """What a class is called in other formats; a CURIE stands for itself."""
        return name if ":" in name else str(_definition(self._context, name)["@id"])

    def scoped_first(self, types: Sequence[str]) -> list[str]:
        """The same classes, those with terms of their own first: rdflib looks for these at the first class alone."""
        return sorted(types, key=lambda name: ":" in name or "@context" not in _definition(self._context, name))

    def word_curie(self, term: str, word: str) -> str:
        """What a code is called in other formats, of a property whose codes are terms."""
        return str(_definition(_definition(self._context, term), "@context")[word])

    def of(self, types: Sequence[str]) -> Mapping[str, Term]:
        """The terms of a resource of these classes, by name."""
        key = tuple(types)
        if key not in self._of_types:
            found = self._all
            for name in sorted(t for t in key if ":" not in t):
                own = _definition(self._context, name).get("@context", {})
                assert isinstance(own, dict)
                found = found | {name: self._term(name, own[name]) for name in own}
            self._of_types[key] = found
        return self._of_types[key]

    def literal(self, name: str, datatype: str | None) -> Term:
        """A term whose values the context takes for resources, for a value that is a literal."""
        curie = self._all[name].curie
        return Term(name, curie, self.expand(curie), "text", datatype, coerced=False)

    def whole(self, name: str) -> Term:
        """A term for resources, for a value that is a whole IRI."""
        curie = self._all[name].curie
        return Term(name, curie, self.expand(curie), "iri")

    @cached_property
    def _all(self) -> dict[str, Term]:
        return {
            name: self._term(name, definition)
            for name, definition in self._context.items()
            if isinstance(definition, dict)
        }

    def _term(self, name: str, definition: Mapping[str, str]) -> Term:
        curie, coercion = definition["@id"], definition.get("@type")
        iri = self.expand(curie)
        if coercion == "@id":
            return Term(name, curie, iri, "resource")
        if coercion == "@vocab":
            return Term(name, curie, iri, "word")
        return Term(name, curie, iri, "plain" if coercion in NUMBERS_AND_DAYS else "text", coercion)


def _definition(of: Mapping[str, object], name: str) -> dict[str, object]:
    found = of[name]
    assert isinstance(found, dict), name
    return found
