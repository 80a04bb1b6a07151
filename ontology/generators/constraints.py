"""Constraints and indexes of the store: one statement a line, each harmless where it exists already."""

from collections.abc import Iterator

from linkml_runtime.utils.schemaview import SchemaView

from ontology.generators.kinds import annotation

HEADER = "// Constraints and indexes, generated from defenders.yaml by `make ontology`: change them there.\n"


def generate(schema: SchemaView) -> str:
    """Return the text of `ontology/constraints.cypher`, for Neo4j Community 5.26 and later."""
    return HEADER + "".join(
        f"{statement};\n" for statement in (*_unique(schema), *_full_text(schema), *_indexes(schema))
    )


def _unique(schema: SchemaView) -> Iterator[str]:
    classes = schema.all_classes().values()
    for label in sorted(label for definition in classes if (label := annotation(definition, "primary_label"))):
        yield f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for kind in sorted(kind for definition in classes if (kind := annotation(definition, "relationship"))):
        yield f"CREATE CONSTRAINT {kind.lower()}_id IF NOT EXISTS FOR ()-[r:{kind}]-() REQUIRE r.id IS UNIQUE"


def _full_text(schema: SchemaView) -> Iterator[str]:
    """Indexes that take a name without its accents and case, as who searches types it."""
    for name, definition in schema.all_classes().items():
        if slots := annotation(definition, "full_text"):
            below = [schema.get_class(child) for child in schema.class_descendants(name, reflexive=False)]
            found = sorted(label for child in below if (label := annotation(child, "primary_label")))
            properties = ", ".join(f"n.{slot}" for slot in slots.split())
            yield (
                f"CREATE FULLTEXT INDEX {name.lower()}_names IF NOT EXISTS FOR (n:{'|'.join(found)})"
                f" ON EACH [{properties}] OPTIONS {{indexConfig: {{`fulltext.analyzer`: 'standard-folding'}}}}"
            )


def _indexes(schema: SchemaView) -> Iterator[str]:
    for name, definition in schema.all_classes().items():
        label = annotation(definition, "primary_label") or name
        for slot in (annotation(definition, "indexed") or "").split():
            yield f"CREATE INDEX {label.lower()}_{slot} IF NOT EXISTS FOR (n:{label}) ON (n.{slot})"
