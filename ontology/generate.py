"""Generate everything from `defenders.yaml`: `python -m ontology.generate` (needs LinkML, a development dependency)."""

from pathlib import Path

from linkml_runtime.utils.schemaview import SchemaView

from ontology.generators import kinds, python_model

FOLDER = Path(__file__).parent
SCHEMA = FOLDER / "defenders.yaml"

FILES = {"model.py": python_model.generate, "kinds.py": kinds.generate}


def main() -> None:
    schema = SchemaView(str(SCHEMA))
    for name, generate in FILES.items():
        (FOLDER / name).write_text(generate(schema), "utf-8")


if __name__ == "__main__":
    main()
