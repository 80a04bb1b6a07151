"""A workspace that version 0.1.0 made opens in this version, whole and with the same graph."""

import shutil
from pathlib import Path

import pytest

from graph.check import check
from graph.ledger import Ledger
from graph.project_ledger import project_ledger
from graph.workspace import Workspace
from ontology.model import Claim, Decision, Document, Run, Source

FIXTURE = Path(__file__).parents[1] / "fixtures" / "workspace-0.1.0"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A copy: opening a ledger may migrate it."""
    shutil.copytree(FIXTURE, tmp_path / "workspace")
    return Workspace(tmp_path / "workspace")


def test_every_record_of_version_0_1_0_is_there_and_checks(workspace):
    with Ledger.open(workspace.ledger) as ledger:
        counts = {kind.__name__: len(ledger.ids(kind)) for kind in (Source, Document, Run, Claim, Decision)}
        report = check(ledger, workspace.sources)
    assert counts == {"Source": 2, "Document": 2, "Run": 2, "Claim": 32, "Decision": 2}
    assert report.findings == ()
    assert report.missing == ()


def test_its_graph_tells_the_same_story(workspace):
    graph = project_ledger(workspace).graph
    (mira,) = [node for node in graph.nodes if node.labels == ("Person",)]
    befell = {link.end for link in graph.relationships if link.type == "SUBJECT_OF" and link.start == mira.id}
    story = sorted(
        (str(node.properties.get("date", "")), label)
        for node in graph.nodes
        for label in node.labels
        if node.id in befell and label != "Event"
    )
    assert story == [("", "Detention"), ("2016-05-03", "Arrest"), ("2016-05-05", "Charge"), ("2016-05-09", "Release")]
    assert mira.properties["status"] == "released"
