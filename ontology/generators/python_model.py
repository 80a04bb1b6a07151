"""The Python model: frozen pydantic classes for the records, a Literal type for each enum.

LinkML's own pydantic generator writes mutable classes that strict types refuse, hence this one
(docs/decisions/0003-linkml.md).
"""

from collections.abc import Iterator
from textwrap import fill

from linkml_runtime.linkml_model import ClassDefinition, SlotDefinition
from linkml_runtime.utils.schemaview import SchemaView

HEADER = '''\
"""Records and code lists, generated from `defenders.yaml` by `make ontology`: change them there."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """A value that never changes and takes no slot that the schema does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

'''
SCALARS = {"string": "str", "Sha256": "str", "Edtf": "str", "integer": "int", "float": "float", "boolean": "bool"}
DISCRIMINATOR = "selector_type"


def generate(schema: SchemaView) -> str:
    """Return the text of `ontology/model.py` for the classes below `Record`, their parts and all enums."""
    enums = "".join(_enum(name, list(enum.permissible_values)) for name, enum in schema.all_enums().items())
    names = [name for name in schema.all_classes() if _is_record_part(schema, name)]
    ordered = sorted(names, key=lambda name: (_rank(schema, name), names.index(name)))
    blocks = [_class(schema, name) for name in ordered]
    identity = [f'    "{name}": {_tuple(slots)},\n' for name in names if (slots := _identity(schema.get_class(name)))]
    return (
        HEADER
        + "\n"
        + enums
        + "\n".join(block for block in blocks)
        + "\n\nIDENTITY: dict[str, tuple[str, ...]] = {\n"
        + "".join(identity)
        + "}\n"
        + '"""The slots of which the id of a record is the hash, in the order of the schema."""\n'
    )


def _enum(name: str, values: list[str]) -> str:
    return f"{name} = Literal[\n" + "".join(f'    "{value}",\n' for value in values) + "]\n"


def _is_record_part(schema: SchemaView, name: str) -> bool:
    return "records" in schema.get_class(name).in_subset and name != "Thing"


def _rank(schema: SchemaView, name: str) -> int:
    """Parts come before what holds them: selectors, derivation, run row, records."""
    slots = [schema.induced_slot(slot, name) for slot in schema.class_slots(name)]
    ranges = {slot.range for slot in slots if _is_part(schema, slot)}
    parents = {parent} if (parent := _parent(schema, name)) else set()
    unions = {child for part in ranges for child in schema.class_children(part)}
    return 1 + max((_rank(schema, part) for part in ranges | parents | unions), default=0)


def _class(schema: SchemaView, name: str) -> str:
    definition = schema.get_class(name)
    parent = _parent(schema, name)
    inherited = set(schema.class_slots(parent)) if parent else set()
    lines = [f"\nclass {name}({parent or 'Frozen'}):", f'    """{definition.description}"""', ""]
    if DISCRIMINATOR in inherited:
        word = name.removesuffix(definition.is_a).lower()
        lines += [f'    type: Literal["{word}"] = "{word}"']
    own = [
        schema.induced_slot(slot, name)
        for slot in schema.class_slots(name)
        if slot not in inherited and slot != DISCRIMINATOR
    ]
    for slot in sorted(own, key=lambda slot: not (slot.required and not slot.multivalued)):
        lines += _field(schema, slot)
    return "\n".join(lines) + "\n"


def _field(schema: SchemaView, slot: SlotDefinition) -> Iterator[str]:
    kind = _type(schema, slot)
    if slot.multivalued:
        kind, default = f"tuple[{kind}, ...]", " = ()"
    elif slot.required:
        default = ""
    else:
        kind, default = f"{kind} | None", " = None"
    yield f"    {slot.alias or slot.name}: {kind}{default}"
    yield from fill(f'"""{slot.description}"""', 110, initial_indent="    ", subsequent_indent="    ").splitlines()


def _type(schema: SchemaView, slot: SlotDefinition) -> str:
    if slot.range in schema.all_classes() and not _is_part(schema, slot):
        return "str"
    if slot.minimum_value is not None and slot.maximum_value is not None:
        return f"Annotated[{SCALARS[slot.range]}, Field(ge={slot.minimum_value}, le={slot.maximum_value})]"
    if slot.range in schema.all_classes() and (children := schema.class_children(slot.range)):
        return f'Annotated[{" | ".join(children)}, Field(discriminator="type")]'
    return SCALARS.get(str(slot.range), str(slot.range))


def _is_part(schema: SchemaView, slot: SlotDefinition) -> bool:
    """Whether the slot holds what its range describes, rather than the id of it."""
    return slot.range in schema.all_classes() and schema.get_identifier_slot(slot.range) is None


def _parent(schema: SchemaView, name: str) -> str | None:
    parent = schema.get_class(name).is_a
    return str(parent) if parent and name != "Record" else None


def _identity(definition: ClassDefinition) -> list[str]:
    value = definition.annotations["identity"].value if "identity" in definition.annotations else ""
    return [] if " its bytes" in f" {value}" else value.split()


def _tuple(values: list[str]) -> str:
    return "(" + ", ".join(f'"{value}"' for value in values) + ("," if len(values) == 1 else "") + ")"
