"""`defenders export` as RDF: a file that others can ask who says what, in which words, where."""

import re
from pathlib import Path

import pyoxigraph
import pytest

from graph.exports import existing_exports
from graph.workspace import Workspace

REPOSITORY = Path(__file__).parents[2]
CASES = REPOSITORY / "data" / "cases"
FORMATS = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}


@pytest.fixture
def ingested(defenders, release):
    """A workspace with one release."""
    assert defenders("ingest", release, "--no-graph").code == 0
    return defenders


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_a_file_is_written_for_its_owner_alone_and_registered(ingested, tmp_path, format):
    file = tmp_path / "out"
    outcome = ingested("export", "--format", format, "-o", file)
    assert (outcome.code, outcome.out) == (0, f"{file}\n")
    assert "accessRights: internal" in outcome.err
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.glob("out*")] == ["out"]
    assert list(existing_exports(Workspace(tmp_path / "workspace"))) == [file.resolve()]
    assert len(list(pyoxigraph.parse(path=file, format=FORMATS[format]))) > 100


def test_a_dash_prints_the_dataset_and_nothing_else(ingested, tmp_path):
    printed = ingested("export", "--format", "nquads", "-o", "-")
    assert "accessRights: internal" in printed.err
    ingested("export", "--format", "nquads", "-o", tmp_path / "out.nq")
    assert printed.out == (tmp_path / "out.nq").read_text("utf-8")
    assert not (tmp_path / "-").exists()


def test_a_place_that_takes_no_file_is_named(ingested, tmp_path):
    outcome = ingested("export", "--format", "trig", "-o", tmp_path / "nowhere" / "out.trig")
    assert outcome.code == 1
    assert "out.trig: cannot be written" in outcome.err
    assert "Traceback" not in outcome.err


def test_the_dataset_answers_who_says_that_somebody_was_arrested(defenders, tmp_path):
    """The query of the reference page, in a tool that we did not write."""
    assert defenders("ingest", CASES / "s1-hrw-2009.txt", "--no-graph", "--publisher", "A Reader").code == 0
    file = tmp_path / "sokolov.trig"
    defenders("export", "--format", "trig", "-o", file)
    store = pyoxigraph.Store()
    store.load(path=file, format=pyoxigraph.RdfFormat.TRIG)
    page = (REPOSITORY / "docs" / "reference" / "rdf.md").read_text("utf-8")
    query = re.search(r"```sparql\n(.*?)```", page, re.DOTALL)
    assert query
    (row,) = store.query(query[1])
    assert row["person"].value == "Aleksei Sokolov"
    assert row["date"].value == "2009-05-13"
    assert row["words"].value == "He was detained in Yekaterinburg on 13 May 2009"
    assert row["who"].value == "A Reader"
    assert row["file"].value == "s1-hrw-2009.txt"
    in_it = {quad.predicate.value for quad in store.quads_for_pattern(row["document"], None, None)}
    assert "https://w3id.org/defenders/ontology#text_sha256" in in_it
