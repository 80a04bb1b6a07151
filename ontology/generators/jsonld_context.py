"""JSON-LD context: what the names of classes and slots mean.

Written here because LinkML's own context is flat: the selectors' `start` and `end`, which are offsets, would take the
names from the dates. They stand in contexts of their classes instead (JSON-LD 1.1, type-scoped contexts).
"""

import json

from linkml_runtime.linkml_model import SlotDefinition
from linkml_runtime.utils.schemaview import SchemaView

from ontology.generators.owl import namespaces


def generate(schema: SchemaView) -> str:
    """Return the text of `ontology/defenders.context.jsonld`."""
    context: dict[str, object] = {"@version": 1.1, "defenders": namespaces(schema)["defenders"], "id": "@id"}
    context |= dict(sorted((prefix, namespaces(schema)[prefix]) for prefix in _prefixes(schema)))
    context |= {name: _term(schema, slot) for name, slot in sorted(schema.all_slots().items()) if not slot.identifier}
    context |= {name: _class_term(schema, name) for name in sorted(schema.all_classes())}
    return json.dumps({"@context": context}, indent=1, ensure_ascii=False) + "\n"


def _prefixes(schema: SchemaView) -> set[str]:
    elements = [*schema.all_classes().values(), *schema.all_slots().values()]
    ranges = {slot.range for slot in schema.all_slots().values()} & schema.all_types().keys()
    curies = [schema.get_uri(element) for element in elements] + [str(schema.induced_type(kind).uri) for kind in ranges]
    known = namespaces(schema)
    return {prefix for curie in curies if (prefix := curie.partition(":")[0]) in known}


def _term(schema: SchemaView, slot: SlotDefinition) -> dict[str, object]:
    term: dict[str, object] = {"@id": schema.get_uri(slot)}
    if slot.range in schema.all_classes():
        term["@type"] = "@id"
    elif slot.range in schema.all_enums():
        if any(value.meaning for value in schema.get_enum(slot.range).permissible_values.values()):
            term["@type"] = "@vocab"
            term["@context"] = {
                text: value.meaning for text, value in schema.get_enum(slot.range).permissible_values.items()
            }
    elif (datatype := _datatype(schema, slot)) != "xsd:string":
        term["@type"] = datatype
    return term


def _datatype(schema: SchemaView, slot: SlotDefinition) -> str:
    return str(schema.induced_type(str(slot.range or schema.schema.default_range)).uri)


def _class_term(schema: SchemaView, name: str) -> dict[str, object]:
    term: dict[str, object] = {"@id": schema.get_uri(name)}
    slots = [schema.get_slot(slot) for slot in schema.class_slots(name)]
    own = {str(slot.alias): _term(schema, slot) for slot in slots if slot.alias and slot.alias != slot.name}
    return term | ({"@context": dict(sorted(own.items()))} if own else {})
