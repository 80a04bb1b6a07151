"""`defenders extract`: facts of documents, without a workspace."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from cli.extract import extract
from graph.errors import BadInput

TEXT = "Mira Tolland, a blogger, was arrested in Borsk on 3 May 2016. She may be charged with fraud.\n"
application = typer.Typer()
application.command()(extract)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "release.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(*arguments: str) -> str:
    result = CliRunner().invoke(application, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_facts_are_one_json_object_with_exact_quotes(release: Path) -> None:
    printed = json.loads(run(str(release), "--facts", "--publisher", "Harbour Rights Watch", "--date", "2016-05-04"))
    assert printed["document"]["publisher"] == "Harbour Rights Watch"
    assert printed["document"]["date"] == "2016-05-04"
    assert printed["document"]["language"] == "en"
    (arrest,) = [fact for fact in printed["facts"] if fact["kind"] == "ARREST"]
    assert arrest["args"] == {"person": "Mira Tolland", "date": "2016-05-03", "place": "Borsk", "agency": None}
    assert arrest["asserted_by"] == "Harbour Rights Watch"
    assert arrest["modality"] == "factual"
    evidence = arrest["evidence"]
    assert TEXT[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_what_did_not_happen_is_shown_only_on_request(release: Path) -> None:
    def charges(*options: str) -> list[str]:
        facts = json.loads(run(str(release), "--facts", *options))["facts"]
        return [fact["modality"] for fact in facts if fact["kind"] == "CHARGE"]

    assert charges() == []
    assert charges("--all") == ["hypothetical"]


def test_without_facts_a_table_is_printed_for_people(release: Path) -> None:
    printed = run(str(release))
    assert "ARREST" in printed
    assert "Mira Tolland" in printed


def test_several_files_are_written_one_by_one(release: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_text("Lev Brankov was released on 4 June 2016 by a court in Borsk.\n", "utf-8")
    target = tmp_path / "facts"
    run(str(release), str(second), "--facts", "-o", str(target))
    kinds = {path.stem: [f["kind"] for f in json.loads(path.read_text("utf-8"))["facts"]] for path in target.iterdir()}
    assert "ARREST" in kinds["release"]
    assert "RELEASE" in kinds["second"]


def test_several_files_without_a_folder_are_refused(release: Path) -> None:
    with pytest.raises(BadInput, match="give -o DIR"):
        CliRunner().invoke(application, [str(release), str(release), "--facts"], catch_exceptions=False)


def test_a_language_without_analyser_is_named_and_the_rest_is_done(release: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Η ακτιβίστρια συνελήφθη τον Μάιο του 2016 και παραμένει υπό κράτηση.\n", "utf-8")
    target = tmp_path / "facts"
    result = CliRunner().invoke(application, [str(other), str(release), "--facts", "-o", str(target)])
    assert result.exit_code == 1
    assert "other.txt: not read yet" in " ".join(result.stderr.split())
    assert (target / "release.json").exists()
    assert not (target / "other.json").exists()


def test_a_file_that_is_not_there_ends_in_a_message(tmp_path: Path) -> None:
    result = CliRunner().invoke(application, [str(tmp_path / "nothing.txt"), "--facts"])
    assert result.exit_code == 1
    assert "nothing.txt" in result.stderr


def test_no_workspace_appears(release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run(str(release), "--facts")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["release.txt"]
