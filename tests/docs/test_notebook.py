"""The notebook of the documentation runs from top to bottom and its answers are right."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph import records
from graph.ledger import Ledger
from ontology.model import EntityMention

ROOT = Path(__file__).parents[2]
NOTEBOOK = json.loads((ROOT / "docs" / "frames.ipynb").read_text("utf-8"))
CODE = [cell for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
SPELLINGS = {f"{first} sokolov" for first in ("aleksei", "alexey", "aleksey", "aleksej", "alexei")}


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample cases, in which somebody judged that the spellings of one name are one person."""
    folder = tmp_path_factory.mktemp("cases") / "workspace"
    ingest = ["ingest", ROOT / "data" / "cases", "--workspace", folder, "--no-graph"]
    subprocess.run([sys.executable, "-c", "from cli import main; main()", *ingest], check=True, capture_output=True)
    with Ledger.open(folder / "ledger.sqlite") as ledger:
        mentions = (entry.record for entry in ledger.entries())
        same = [m.id for m in mentions if isinstance(m, EntityMention) and m.normalised_name in SPELLINGS]
        ledger.append([records.decision("same", tuple(same), "a tester", time="2026-01-01T00:00:00+00:00")])
    return folder


def run(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Everything that the code of the notebook defines."""
    monkeypatch.setenv("DEFENDERS_WORKSPACE", str(workspace))
    defined: dict[str, Any] = {}
    for cell in CODE:
        exec(compile("".join(cell["source"]), f"frames.ipynb {cell['id']}", "exec"), defined)
    return defined


def test_it_answers_its_questions_about_the_sample_cases(cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = run(cases, monkeypatch)
    held = answers["held"].set_index("subject")
    at_colony = held[held["facility"] == "Penal Colony No. 40"]
    assert [str(day.date()) for day in at_colony["observed"]] == ["2010-11-25"]
    assert held.loc["Larisa Zakharova", "start"] == "2025-12-17"

    accusations = answers["accusations"].sort_values(["events", "sources"], ascending=False)
    assert dict(accusations["sources"]) == {
        "robbery": 2,
        "theft": 1,
        'taking part in the activities of an "undesirable organisation"': 1,
    }

    support = answers["support"]
    assert set(zip(support["actor"], support["type"], strict=True)) == {
        ("Allison Gill", "call_release"),
        ("Amnesty International", "call_investigate"),
    }

    said = answers["said"]
    dates = said[(said["kind"] == "Sentence") & (said["property"] == "date")]
    assert dict(zip(dates["publisher"], dates["value"], strict=True)) == {
        "Amnesty International": "2010-05-14",
        "Memorial Human Rights Centre": "2010-05-03",
    }
    assert all(dates["quote"].str.contains("sentenced to five years"))
    assert answers["denied"].empty

    central = answers["central"].sort_values("betweenness", ascending=False)
    assert "Sokolov" in central["name"].iloc[0]
    assert central["relations"].iloc[0] == central["relations"].max()


def test_a_ledger_that_holds_nothing_gives_empty_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite", create=True):
        pass
    answers = run(tmp_path, monkeypatch)
    for name in ("held", "accusations", "support", "said", "denied", "central"):
        assert answers[name].empty


def test_it_holds_no_outputs() -> None:
    """They would name people and change with every run."""
    assert NOTEBOOK["nbformat"] == 4
    assert len(CODE) >= 6
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in CODE)
    assert len({cell["id"] for cell in NOTEBOOK["cells"]}) == len(NOTEBOOK["cells"])
