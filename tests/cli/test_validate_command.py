"""`defenders validate`: sound or not, by entity and property, in words; the exit code says it to scripts."""

import subprocess
import sys

import pytest


@pytest.fixture
def exported(defenders, release, tmp_path):
    """The Turtle of a workspace with one release."""
    assert defenders("ingest", release, "--no-graph").code == 0
    file = tmp_path / "made.ttl"
    assert defenders("export", "--format", "turtle", "-o", file).code == 0
    return file


def broken(file):
    """The same with a confidence that is too large."""
    text = file.read_text("utf-8")
    place = text.index('rdfs:label "Mira Tolland"')
    rest = text[place:].replace('defenders:confidence "', 'defenders:confidence "7', 1)
    wrong = file.with_name("broken.ttl")
    wrong.write_text(text[:place] + rest, "utf-8")
    return wrong


def test_a_workspace_is_sound(defenders, exported):
    outcome = defenders("validate")
    assert outcome.code == 0
    assert "Sound: " in outcome.out


def test_a_file_is_checked_as_well(defenders, exported):
    assert defenders("validate", exported).code == 0
    assert defenders("validate", exported, "--json").json() == []


def test_what_is_wrong_is_said_by_entity_and_property(defenders, exported):
    outcome = defenders("validate", broken(exported))
    assert outcome.code == 1
    assert "Mira Tolland (Person)  urn:defenders:id:" in outcome.out
    assert 'confidence (defenders:confidence) "70.' in outcome.out
    assert "is more than 1" in outcome.out
    assert "1 wrong, in 1 of the resources" in outcome.out
    assert "sh:" not in outcome.out


def test_scripts_get_json(defenders, exported):
    outcome = defenders("validate", broken(exported), "--json")
    (problem,) = outcome.json()
    assert outcome.code == 1
    assert (problem["name"], problem["path"]) == ("Mira Tolland", "defenders:confidence")
    assert problem["value"].startswith('"70.')


def test_a_file_that_is_no_rdf_is_refused_with_its_line(defenders, tmp_path):
    file = tmp_path / "broken.ttl"
    file.write_text("@prefix a: <urn:a> .\na:b $ a:c .\n", "utf-8")
    outcome = defenders("validate", file)
    assert outcome.code == 1
    assert f"{file} line 2: not valid turtle" in outcome.err
    assert "Traceback" not in outcome.err


def test_a_file_without_anything_of_ours_is_not_called_sound(defenders, tmp_path):
    file = tmp_path / "other.nt"
    file.write_text("<urn:a> <urn:b> <urn:c> .\n", "utf-8")
    outcome = defenders("validate", file)
    assert outcome.code == 1
    assert f"{file}: nothing in it is of a class of the ontology" in outcome.err


def test_without_a_ledger_it_says_so(defenders):
    outcome = defenders("validate")
    assert outcome.code == 1
    assert "Traceback" not in outcome.err
    assert outcome.err.startswith("defenders: ")


def test_no_library_of_rdf_is_loaded_before_it_is_needed():
    code = "import sys, cli.application; print([name for name in sys.modules if name in ('rdflib', 'pyshacl')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
