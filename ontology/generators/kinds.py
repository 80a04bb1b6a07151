"""What the event rule, the labels and the walks need to know at run time, as a module that needs no LinkML."""

from collections.abc import Iterator

from linkml_runtime.linkml_model import ClassDefinition
from linkml_runtime.utils.schemaview import SchemaView

HEADER = '''\
"""Kinds of events and what they connect, generated from `defenders.yaml` by `make ontology`: change them there."""

from dataclasses import dataclass
from typing import get_args

from ontology import model
from ontology.model import ClaimProperty, MentionKind


@dataclass(frozen=True, slots=True)
class EventKind:
    """What makes two mentions of one kind the same event, and how the graph shows it.

    labels: of its node, sorted; none where it is a relationship. core: without equal values they are two events.
    informative: what tells them apart or joins them over differing days. window_days: how far such days may differ.
    lasting: it has a start and an end, not a date. single_valued: where different values contradict.
    """

    name: MentionKind
    labels: tuple[str, ...]
    core: tuple[ClaimProperty, ...]
    informative: tuple[ClaimProperty, ...]
    window_days: int
    lasting: bool
    single_valued: tuple[ClaimProperty, ...]

'''


def generate(schema: SchemaView) -> str:
    """Return the text of `ontology/kinds.py`."""
    return HEADER + "\n".join(
        (
            "\nEVENT_KINDS: dict[MentionKind, EventKind] = {",
            *(line for name in schema.all_classes() for line in _event_kind(schema, name)),
            "}\n",
            "EXTRA_LABELS: dict[tuple[MentionKind, str], tuple[str, ...]] = {",
            *_extra_labels(schema),
            "}",
            '"""Labels that an event of a type carries besides those of its kind."""\n',
            f"CONNECTS: frozenset[str] = frozenset({_relationships(schema, connects=True)})",
            '"""Types of relationships that path and neighbourhood queries walk."""\n',
            f"RELATIONSHIPS: tuple[str, ...] = {_tuple(_relationships(schema))}",
            '"""All types of relationships of the graph."""\n',
            f"PRIMARY_LABELS: tuple[str, ...] = {_tuple(_primary_labels(schema))}",
            '"""Every node carries exactly one of these; ids are unique under each."""\n',
            f"NEVER_THROUGH: frozenset[str] = frozenset({_never_through(schema)})",
            '"""Labels of nodes at which a path may end but through which it never walks."""\n',
            "THROUGH_ONLY: dict[str, tuple[str, str]] = {",
            *_through_only(schema),
            "}",
            '"""Labels of nodes through which a path walks only where a property has a value."""\n',
            "CODES: dict[tuple[str, ClaimProperty], tuple[str, ...]] = {",
            *_codes(schema),
            "}",
            '"""The values that a property of a class takes, where they are a closed list."""\n',
            f'VERSION = "{schema.schema.version}"',
            '"""The version of the ontology."""\n',
        )
    )


def annotation(definition: ClassDefinition, name: str) -> str | None:
    """Return the value of an annotation of a class as a string; None where it has none."""
    return str(definition.annotations[name].value) if name in definition.annotations else None


def labels(schema: SchemaView, name: str) -> list[str]:
    """Return the labels of the nodes of a class: its own name and the primary label above it, sorted."""
    primary = [
        label for parent in schema.class_ancestors(name) if (label := annotation(schema.get_class(parent), PRIMARY))
    ]
    own = [] if annotation(schema.get_class(name), PRIMARY) else [name]
    return sorted({*own, *primary})


PRIMARY = "primary_label"


def _event_kind(schema: SchemaView, name: str) -> Iterator[str]:
    definition = schema.get_class(name)
    kind = annotation(definition, "mention_kind")
    if kind is None or annotation(definition, "extra_label_of_type"):
        return
    yield f'    "{kind}": EventKind('
    yield f'        name="{kind}",'
    yield f"        labels={_tuple([] if annotation(definition, 'relationship') else labels(schema, name))},"
    for field in ("core", "informative"):
        yield f"        {field}={_tuple((annotation(definition, field) or '').split())},"
    yield f"        window_days={annotation(definition, 'window_days')},"
    yield f"        lasting={'Lasting' in schema.class_ancestors(name)},"
    yield f"        single_valued={_tuple((annotation(definition, 'single_valued') or '').split())},"
    yield "    ),"


def _extra_labels(schema: SchemaView) -> Iterator[str]:
    for name, definition in schema.all_classes().items():
        if code := annotation(definition, "extra_label_of_type"):
            yield f'    ("{annotation(definition, "mention_kind")}", "{code}"): ("{name}",),'


def _relationships(schema: SchemaView, *, connects: bool = False) -> list[str]:
    found = [
        kind
        for definition in schema.all_classes().values()
        if (kind := annotation(definition, "relationship"))
        and (not connects or annotation(definition, "connects") == "True")
    ]
    return sorted(found)


def _primary_labels(schema: SchemaView) -> list[str]:
    return sorted(label for definition in schema.all_classes().values() if (label := annotation(definition, PRIMARY)))


def _through(schema: SchemaView) -> list[tuple[str, str]]:
    found = [
        (str(annotation(definition, PRIMARY)), rule)
        for definition in schema.all_classes().values()
        if (rule := annotation(definition, "through"))
    ]
    return sorted(found)


def _never_through(schema: SchemaView) -> list[str]:
    return [label for label, rule in _through(schema) if rule == "never"]


def _through_only(schema: SchemaView) -> Iterator[str]:
    for label, rule in _through(schema):
        if rule != "never":
            prop, value = rule.split("=")
            yield f'    "{label}": ("{prop}", "{value}"),'


def _codes(schema: SchemaView) -> Iterator[str]:
    properties = schema.get_enum("ClaimProperty").permissible_values
    for name, definition in schema.all_classes().items():
        if "graph" not in definition.in_subset or name == "GraphClaim":
            continue
        for slot_name in schema.class_slots(name):
            slot = schema.induced_slot(slot_name, name)
            prop = str(slot.annotations["property"].value) if "property" in slot.annotations else slot.name
            if prop in properties and slot.range in schema.all_enums():
                yield f'    ("{name}", "{prop}"): get_args(model.{slot.range}),'


def _tuple(values: list[str]) -> str:
    return "(" + ", ".join(f'"{value}"' for value in values) + ("," if len(values) == 1 else "") + ")"
