"""What is checked in is what `defenders.yaml` gives, on every machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
FILES = (
    "docs/reference/ontology.md",
    "ontology/constraints.cypher",
    "ontology/defenders.context.jsonld",
    "ontology/defenders.owl.ttl",
    "ontology/defenders.schema.json",
    "ontology/defenders.shacl.ttl",
    "ontology/kinds.py",
    "ontology/model.py",
)


@pytest.fixture(scope="module")
def two_runs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Everything generated twice, by processes that order their sets differently."""
    folders = [tmp_path_factory.mktemp(f"seed{seed}") for seed in (1, 2)]
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "ontology.generate", str(folder)],
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
        )
        for seed, folder in enumerate(folders, start=1)
    ]
    assert [process.wait() for process in processes] == [0, 0]
    return folders


def written(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_every_generated_file_is_compared_here(two_runs: list[Path]) -> None:
    assert [written(folder) for folder in two_runs] == [list(FILES), list(FILES)]


@pytest.mark.parametrize("name", FILES)
def test_what_is_checked_in_is_what_the_schema_gives(two_runs: list[Path], name: str) -> None:
    checked_in = (REPOSITORY / name).read_text("utf-8")
    assert (two_runs[0] / name).read_text("utf-8") == checked_in, "run `make ontology`"


@pytest.mark.parametrize("name", FILES)
def test_the_order_of_sets_in_memory_changes_nothing(two_runs: list[Path], name: str) -> None:
    assert (two_runs[0] / name).read_bytes() == (two_runs[1] / name).read_bytes()
