"""Whether a dataset is what the ontology says, and in words where it is not (SHACL, by pyshacl).

pyshacl and rdflib are imported when something is validated: they would make every command start late.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from graph.errors import BadInput
from graph.rdf.reading import quiet
from graph.rdf.terms import Vocabulary

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one property of one resource.

    id: the IRI of the resource. name: of the entity, None where it has none. classes: of the resource, sorted.
    property: in words. path: as a CURIE. wrong: what is wrong. expected: what the ontology says of the property. value:
    the value that is wrong; None where it is missing, or where there are too many.
    """

    id: str
    name: str | None
    classes: tuple[str, ...]
    property: str
    path: str
    wrong: str
    expected: str
    value: str | None


DATATYPES: Mapping[str, str] = {
    "xsd:boolean": "`true` or `false`",
    "xsd:date": "day such as 2009-05-13",
    "xsd:float": "number",
    "xsd:integer": "whole number",
    "xsd:string": "plain text",
    "edtf:EDTF": "date in EDTF, such as 2009-05",
}
TELLING = ("Datatype", "NodeKind", "Class", "Or", "In", "Pattern", "MinInclusive", "MaxInclusive")
"""Constraints, the one first that says most of a value that breaks several."""


def problems_of(graph: "Graph", name: str) -> list[Problem]:
    """What the shapes find wrong, sorted by resource and property; nothing for a sound dataset.

    name: of the file, for errors. Raises BadInput where nothing is of a class that has a shape: then nothing would have
    been checked.
    """
    import pyshacl
    from rdflib import RDF, SH, Graph

    shapes = Graph().parse(data=files("ontology").joinpath("defenders.shacl.ttl").read_text("utf-8"), format="turtle")
    if not any((None, RDF.type, kind) in graph for kind in shapes.objects(None, SH.targetClass)):
        raise BadInput(
            f"{name}: nothing in it is of a class of the ontology, so nothing was checked; is it a dataset of ours?"
        )
    with quiet():
        conforms, results, _ = pyshacl.validate(graph, shacl_graph=shapes)
    if conforms:
        return []
    return sorted(set(_Wording(graph, results).problems()), key=attrgetter("id", "path", "wrong"))


class _Wording:
    """Puts the results of a validation into words."""

    def __init__(self, graph: "Graph", results: "Graph") -> None:
        from rdflib.namespace import RDF, RDFS, SH

        self._graph, self._results = graph, results
        self._sh, self._type, self._label = SH, RDF.type, RDFS.label
        vocabulary = Vocabulary()
        self._prefixes = sorted(vocabulary.prefixes.items(), key=lambda item: -len(item[1]))
        self._words = vocabulary.names

    def problems(self) -> Iterator[Problem]:
        """One for each value, by the constraint that says most of it, and one for each number of values."""
        sh = self._sh
        results = sorted(
            (
                str(self._results.value(result, sh.focusNode)),
                str(self._results.value(result, sh.resultPath)),
                repr(self._results.value(result, sh.value)),
                self._rank(result),
                str(result),
                result,
            )
            for result in self._results.subjects(self._type, sh.ValidationResult)
        )
        for _, group in groupby(results, key=lambda row: row[:3]):
            yield self._problem(next(group)[-1])

    def _rank(self, result: "Node") -> int:
        constraint = self._constraint(result)
        return TELLING.index(constraint) if constraint in TELLING else len(TELLING)

    def _constraint(self, result: "Node") -> str:
        component = str(self._results.value(result, self._sh.sourceConstraintComponent))
        return component.rpartition("#")[2].removesuffix("ConstraintComponent")

    def _problem(self, result: "Node") -> Problem:
        sh, results = self._sh, self._results
        focus, value = results.value(result, sh.focusNode), results.value(result, sh.value)
        path = self._curie(results.value(result, sh.resultPath))
        shape = results.value(result, sh.sourceShape)
        classes = sorted(self._curie(kind) for kind in self._graph.objects(focus, self._type))
        name = self._graph.value(focus, self._label)
        return Problem(
            id=str(focus),
            name=None if name is None else str(name),
            classes=tuple(kind.removeprefix("defenders:") for kind in classes),
            property=self._words.get(path, path).replace("_", " "),
            path=path,
            wrong=self._wrong(result, shape, value),
            expected=str(results.value(shape, sh.description) or "") if shape is not None else "",
            value=None if value is None else self._shown(value),
        )

    def _wrong(self, result: "Node", shape: "Node | None", value: "Node | None") -> str:
        sh, results = self._sh, self._results
        shown = self._shown(value) if value is not None else ""
        match self._constraint(result):
            case "MinCount":
                return "is missing"
            case "MaxCount":
                values = self._graph.objects(results.value(result, sh.focusNode), results.value(result, sh.resultPath))
                return f"has more than one value: {', '.join(sorted(map(self._shown, values)))}"
            case "Datatype":
                datatype = self._curie(results.value(shape, sh.datatype))
                return f"{shown} is no {DATATYPES.get(datatype, datatype)}"
            case "NodeKind":
                literal = results.value(shape, sh.nodeKind) == sh.Literal
                return f"{shown} is a resource, not a value" if literal else f"{shown} is a text, not a resource"
            case "Class" | "Or":
                kinds = ", ".join(self._kinds(shape))
                return f"{shown} is none of: {kinds}" if kinds else f"{shown} is none of what is allowed"
            case "In":
                return f"{shown} is none of: {', '.join(self._items(results.value(shape, sh['in'])))}"
            case "Pattern":
                datatype = self._curie(results.value(shape, sh.datatype))
                form = DATATYPES[datatype] if datatype == "edtf:EDTF" else f"text of the form {self._pattern(shape)}"
                return f"{shown} is no {form}"
            case "MinInclusive":
                return f"{shown} is less than {results.value(shape, sh.minInclusive)}"
            case "MaxInclusive":
                return f"{shown} is more than {results.value(shape, sh.maxInclusive)}"
        return str(results.value(result, sh.resultMessage))

    def _pattern(self, shape: "Node | None") -> str:
        return str(self._results.value(shape, self._sh.pattern))

    def _kinds(self, shape: "Node | None") -> Iterator[str]:
        from rdflib.collection import Collection

        sh, results = self._sh, self._results
        options = results.value(shape, sh["or"])
        shapes = [shape] if options is None else list(Collection(results, options))
        for option in shapes:
            if (kind := results.value(option, sh["class"])) is not None:
                yield self._curie(kind).removeprefix("defenders:")

    def _items(self, start: "Node | None") -> Iterator[str]:
        from rdflib.collection import Collection

        for item in Collection(self._results, start) if start is not None else ():
            yield self._curie(item).removeprefix("defenders:")

    def _shown(self, value: "Node") -> str:
        """A value as a person reads it: words in quotes, an entity by its name and IRI."""
        from rdflib import Literal

        if isinstance(value, Literal):
            return f'"{value}"'
        name = self._graph.value(value, self._label)
        return f"{name} ({value})" if name is not None else str(value)

    def _curie(self, iri: "Node | None") -> str:
        for prefix, namespace in self._prefixes:
            if str(iri).startswith(namespace):
                return f"{prefix}:{str(iri).removeprefix(namespace)}"
        return str(iri)
