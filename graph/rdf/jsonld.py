"""JSON-LD 1.1 with the ontology's context in it, a line a resource: plain JSON for those who know no RDF."""

import json
from collections.abc import Iterator

from graph.errors import BadInput
from graph.rdf.escapes import json_escaped
from graph.rdf.resources import Dataset, Resource
from graph.rdf.terms import Term, Vocabulary

BARE = ("xsd:boolean", "xsd:integer")
"""Values of these data types are JSON's own. A JSON number with a fraction would be written anew by who reads it."""


def jsonld(dataset: Dataset, vocabulary: Vocabulary, base: str) -> Iterator[str]:
    """The dataset as one JSON object; each named graph is an object with `@graph`.

    Raises BadInput where the ids' base would be taken for a prefix of the context.
    """
    scheme = base.partition(":")[0]
    if scheme in vocabulary.prefixes:
        raise BadInput(
            f'base "{base}" in defenders.toml: JSON-LD takes "{scheme}:" for a prefix of the ontology; choose another '
            "base, or another format."
        )
    yield json_escaped(vocabulary.text.rstrip().removesuffix("}").rstrip()) + ","
    yield ' "@graph": ['
    end = ""
    for name, resources in dataset:
        if end:
            yield f"{end},"
        if name is not None:
            yield f'{{"id": "{base}{name}", "@graph": ['
        end = ""
        for resource in resources:
            if end:
                yield f"{end},"
            end = _object(resource, vocabulary, base)
        if name is not None:
            yield end
            end = "]}"
    yield end
    yield "]}"


def _object(resource: Resource, vocabulary: Vocabulary, base: str) -> str:
    types = vocabulary.scoped_first(resource.types)
    found: dict[str, object] = {"id": base + resource.id, "@type": types}
    several: dict[str, list[object]] = {}
    for term, value in resource.values:
        several.setdefault(term.name, []).append(_value(term, value, base))
    found |= {name: values[0] if len(values) == 1 else values for name, values in several.items()}
    return json_escaped(json.dumps(found, ensure_ascii=False))


def _value(term: Term, value: str, base: str) -> object:
    if term.kind == "resource":
        return base + value
    if term.datatype in BARE:
        return json.loads(value)
    if term.coerced:
        return value
    return {"@value": value, "@type": term.datatype} if term.datatype else {"@value": value}
