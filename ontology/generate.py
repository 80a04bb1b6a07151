"""Generate everything from `defenders.yaml`: `python -m ontology.generate [FOLDER]` (needs the development tools).

FOLDER: where to write instead of the repository, under the same paths.
"""

import logging
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

from linkml_runtime.utils.schemaview import SchemaView

REPOSITORY = Path(__file__).parent.parent
SCHEMA = REPOSITORY / "ontology" / "defenders.yaml"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY
    for name, text in generated().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def generated() -> dict[str, str]:
    """Return the text of each generated file by its path in the repository."""
    schema = SchemaView(str(SCHEMA))
    return {name: _formatted(name, generate(schema)) for name, generate in _generators().items()}


def _generators() -> dict[str, Callable[[SchemaView], str]]:
    """The generators by path; imported quietly, since LinkML announces its future defaults."""
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    logging.disable(logging.WARNING)
    from ontology.generators import constraints, json_schema, jsonld_context, kinds, owl, python_model, reference, shacl

    return {
        "ontology/model.py": python_model.generate,
        "ontology/kinds.py": kinds.generate,
        "ontology/defenders.owl.ttl": owl.generate,
        "ontology/defenders.shacl.ttl": shacl.generate,
        "ontology/defenders.context.jsonld": jsonld_context.generate,
        "ontology/defenders.schema.json": json_schema.generate,
        "ontology/constraints.cypher": constraints.generate,
        "docs/reference/ontology.md": reference.generate,
    }


def _formatted(name: str, text: str) -> str:
    """Return Python through the formatter, under the settings of the repository; other text as it is."""
    if not name.endswith(".py"):
        return text
    command = [sys.executable, "-m", "ruff", "format", "--quiet", "--stdin-filename", str(REPOSITORY / name), "-"]
    done = subprocess.run(command, input=text, capture_output=True, check=True, encoding="utf-8")  # noqa: S603
    return done.stdout


if __name__ == "__main__":
    main()
