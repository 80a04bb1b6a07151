"""The reference page: every class, slot and code list in words."""

from collections.abc import Iterable, Iterator

from linkml_runtime.linkml_model import ClassDefinition, SlotDefinition
from linkml_runtime.utils.schemaview import SchemaView

from ontology.generators.kinds import annotation, labels

HEADER = """\
# Ontology

Generated from `ontology/defenders.yaml` by `make ontology`: change it there. Namespace `{namespace}`, prefix
`defenders`. The same classes and slots stand in `ontology/defenders.owl.ttl` (OWL), `ontology/defenders.shacl.ttl`
(SHACL), `ontology/defenders.context.jsonld` (JSON-LD), `ontology/defenders.schema.json` (JSON Schema),
`ontology/constraints.cypher` (the store), `ontology/model.py` and `ontology/kinds.py` (Python).
"""
PARTS = (
    ("The graph: nodes", "A node carries the labels of its class. Each class has the slots of what it is, too."),
    ("The graph: relationships", "A relationship has a type, and connects nodes of the classes that are named."),
    ("Records", "What the ledger holds, one JSON object each."),
    ("Datasets", "What a resource in an RDF export is besides, in classes and properties of other vocabularies."),
)
MAPPINGS = (("exact_mappings", "the same as"), ("close_mappings", "close to"), ("broad_mappings", "a kind of"))


def generate(schema: SchemaView) -> str:
    """Return the text of `docs/reference/ontology.md`."""
    chapters: tuple[list[str], ...] = ([], [], [], [])
    for name, definition in schema.all_classes().items():
        if definition.represents_relationship or annotation(definition, "relationship"):
            chapters[1].append(_class(schema, name))
        elif "graph" in definition.in_subset:
            chapters[0].append(_class(schema, name))
        elif "dataset" in definition.in_subset:
            chapters[3].append(_class(schema, name))
        else:
            chapters[2].append(_class(schema, name))
    body = "".join(
        f"\n## {title}\n\n{words}\n" + "".join(chapter) for (title, words), chapter in zip(PARTS, chapters, strict=True)
    )
    header = HEADER.format(namespace=schema.expand_curie("defenders:"))
    return header + body + _identity(schema) + _code_lists(schema)


def _class(schema: SchemaView, name: str) -> str:
    definition = schema.get_class(name)
    lines = [f"\n### {name}\n\n{definition.description}\n"]
    lines += [f"\n- {fact}" for fact in _facts(schema, definition)]
    own = dict.fromkeys([*definition.slots, *definition.slot_usage])
    slots = [schema.induced_slot(slot, name) for slot in own]
    if slots:
        lines.append("\n\n| slot | value | how many | what it says |\n| --- | --- | --- | --- |\n")
        lines += [_row(schema, slot) for slot in slots]
    else:
        lines.append("\n")
    return "".join(lines)


def _facts(schema: SchemaView, definition: ClassDefinition) -> Iterator[str]:
    name = str(definition.name)
    yield f"IRI `{schema.get_uri(definition)}`"
    if parents := [parent for parent in [definition.is_a, *definition.mixins] if parent]:
        yield "is a " + ", ".join(f"[{parent}](#{parent.lower()})" for parent in parents)
    if kind := annotation(definition, "relationship"):
        walked = "walked" if annotation(definition, "connects") == "True" else "not walked"
        yield f"type `{kind}`, {walked} by path and neighbourhood queries"
    elif "graph" in definition.in_subset and not definition.abstract and not definition.mixin:
        yield "labels " + ", ".join(f"`{label}`" for label in labels(schema, name))
    if identity := annotation(definition, "identity"):
        yield f"its id is the hash of: {identity}"
    for attribute, words in MAPPINGS:
        if mapped := getattr(definition, attribute):
            yield f"{words} " + ", ".join(f"`{curie}`" for curie in mapped)


def _row(schema: SchemaView, slot: SlotDefinition) -> str:
    kind = str(slot.range or schema.schema.default_range)
    if slot.any_of:
        kind = " or ".join(str(option.range) for option in slot.any_of)
    elif kind in schema.all_classes() or kind in schema.all_enums():
        kind = f"[{kind}](#{kind.lower()})"
    number = ("1" if slot.required else "0") + (".." if slot.multivalued else "" if slot.required else "..1")
    many = f"{number}*" if slot.multivalued else number
    return f"| `{slot.alias or slot.name}` | {kind} | {many} | {slot.description} |\n"


def _identity(schema: SchemaView) -> str:
    rows = [_identity_row(schema, name) for name in schema.all_classes()]
    return (
        "\n## When two sources tell of one event\n\n"
        "Two mentions of one kind, subject and core are one event if their dates intersect and no informative slot"
        " differs, or if their dates lie within the window and an informative slot agrees.\n\n"
        "| kind | core | informative | window in days | contradicted by another value |\n"
        "| --- | --- | --- | --- | --- |\n" + "".join(row for row in rows if row)
    )


def _identity_row(schema: SchemaView, name: str) -> str:
    definition = schema.get_class(name)
    if annotation(definition, "core") is None:
        return ""
    core, informative, single = (
        ", ".join((annotation(definition, part) or "").split()) for part in ("core", "informative", "single_valued")
    )
    kind, window = annotation(definition, "mention_kind"), annotation(definition, "window_days")
    return f"| {kind} | {core} | {informative} | {window} | {single} |\n"


def _code_lists(schema: SchemaView) -> str:
    lines = ["\n## Code lists\n"]
    for name, definition in schema.all_enums().items():
        lines.append(f"\n### {name}\n\n{definition.description}\n\n")
        lines += _table(
            ("code", "meaning"),
            ((f"`{code}`", value.description) for code, value in definition.permissible_values.items()),
        )
    return "".join(lines)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |\n" + "| --- " * len(heads) + "|\n"
    for row in rows:
        yield "| " + " | ".join(row) + " |\n"
