"""JSON Schema of the records, as a ledger export has them, and of the graph's nodes and relationships."""

import json
from typing import Any

from linkml.generators.jsonschemagen import JsonSchemaGenerator  # type: ignore[import-untyped]
from linkml_runtime.utils.schemaview import SchemaView

IDENTIFIER = "Sha256"


def generate(schema: SchemaView) -> str:
    """Return the text of `ontology/defenders.schema.json`; a class is validated by `#/$defs/<class>`."""
    generator = JsonSchemaGenerator(schema.schema.source_file, metadata=False, include_range_class_descendants=True)
    document: dict[str, Any] = json.loads(generator.serialize())
    del document["metamodel_version"]
    pattern = schema.get_type(IDENTIFIER).pattern
    for name in schema.all_classes():
        for slot in map(str, schema.class_slots(name)):
            definition = schema.induced_slot(slot, name)
            if definition.range in schema.all_classes() and schema.get_identifier_slot(definition.range):
                _refer(document["$defs"][name]["properties"][definition.alias or slot], pattern)
    return json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _refer(slot: dict[str, Any], pattern: str) -> None:
    """Ask of a slot that holds an id, or several, what an id looks like: LinkML asks only for a string."""
    slot.get("items", slot)["pattern"] = pattern
