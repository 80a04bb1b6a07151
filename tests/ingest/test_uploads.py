"""Documents that come as bytes: ingested under their own names, and gone from the disk afterwards."""

import tempfile
from pathlib import Path

import pytest

from graph.errors import BadInput
from graph.ledger import Ledger
from graph.workspace import Workspace
from ingest.described import Given
from ingest.uploads import Upload, ingest_uploads, laid_out
from ontology.model import Description, Document

RELEASE = (
    b"Mira Tolland, the founder of Harbour Rights Watch, was arrested in Borsk on 3 May 2016.\n\n"
    b"She was released on bail on 9 May 2016.\n"
)


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "workspace")


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch) -> Path:
    """A folder of its own for temporary files, so that what is left there is seen."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def ingested(space, *uploads, option=Given()):  # noqa: B008
    return ingest_uploads(space, uploads, option, "a tester", lambda done, total, name: None)


def descriptions(space: Workspace) -> list[Description]:
    with Ledger.open(space.ledger) as ledger:
        return [e.record for e in ledger.entries(Description)]


def test_an_upload_is_recorded_and_nothing_is_left_on_the_disk(space, temporary):
    result = ingested(space, Upload("letter.txt", RELEASE), option=Given(publisher="The Post", date="2016-05-10"))
    assert result.report.documents == 1
    assert result.report.added["Claim"] > 5
    described = descriptions(space)[0]
    assert (described.file, described.publisher, described.date) == ("letter.txt", "The Post", "2016-05-10")
    ((name, key),) = result.documents
    assert name == "letter.txt"
    with Ledger.open(space.ledger) as ledger:
        assert [type(e.record) for e in ledger.get([key])] == [Document]
    assert list(temporary.iterdir()) == []


def test_what_is_known_already_is_found_again(space):
    first = ingested(space, Upload("letter.txt", RELEASE))
    again = ingested(space, Upload("letter.txt", RELEASE))
    assert (again.report.documents, again.report.known) == (0, 1)
    assert again.documents == first.documents


def test_one_that_cannot_be_read_is_named_as_it_was_given_and_the_others_count(space, temporary):
    result = ingested(space, Upload("scan.pdf", b"%PDF-1.7 ..."), Upload("letter.txt", RELEASE))
    assert result.report.documents == 1
    (refused,) = result.report.refused
    assert refused.name == "scan.pdf"
    assert refused.reason.startswith("scan.pdf: no reader knows .pdf files")
    assert str(temporary) not in refused.reason
    assert [name for name, _ in result.documents] == ["letter.txt"]


def test_where_nothing_can_be_read_no_workspace_appears_with_a_ledger(space):
    assert ingested(space, Upload("empty.txt", b"  ")).report.refused
    assert ingested(space, Upload("empty.txt", b"  ")).documents == ()


def test_an_index_among_them_describes_the_others(space):
    index = b"file,publisher,date\nletter.txt,Harbour Post,2016-05-11\n"
    result = ingested(space, Upload("index.csv", index), Upload("letter.txt", RELEASE))
    assert result.report.refused == []
    assert [(d.publisher, d.date) for d in descriptions(space)] == [("Harbour Post", "2016-05-11")]


def test_an_index_alone_is_explained(space):
    with pytest.raises(BadInput, match="together with them"):
        ingested(space, Upload("index.csv", b"file\nx.txt\n"))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("letter.txt", "letter.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\post\\letter.txt", "letter.txt"),
        ("/", "document.txt"),
        ("", "document.txt"),
        ("..", "document.txt"),
        (".hidden.txt", "hidden.txt"),
        ("nul\x00and\nline.txt", "nul_and_line.txt"),
        ("half \ud800.txt", "half ?.txt"),
        ("[1] *.txt", "[1] *.txt"),
        ("ж" * 300 + ".txt", "ж" * 98 + ".txt"),
        ("x" * 300, "x" * 200),
        ("a." + "y" * 300, "a." + "y" * 198),
    ],
)
def test_names_never_lead_out_of_the_folder(name, written):
    with laid_out([Upload(name, b"text")]) as (paths, folder):
        assert [path.name for path in paths] == [written]
        assert [path for path in folder.rglob("*") if path.is_file()] == paths
        assert paths[0].parent == folder


def test_two_of_one_name_are_two_documents(space):
    result = ingested(space, Upload("a.txt", RELEASE), Upload("a.txt", RELEASE + b"More.\n"))
    assert result.report.documents == 2
    assert [name for name, _ in result.documents] == ["a.txt", "a.txt"]


def test_the_folder_is_its_owners_alone_and_goes_whatever_happens(temporary):
    context = laid_out([Upload("a.txt", b"text")])
    _, folder = context.__enter__()
    assert folder.stat().st_mode & 0o077 == 0
    assert list(temporary.iterdir()) == [folder]
    context.__exit__(RuntimeError, RuntimeError(), None)
    assert list(temporary.iterdir()) == []


def test_however_many_they_are_no_other_process_analyses_them(space, monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr("ingest.analysts.ProcessPoolExecutor", refuse)
    uploads = [Upload(f"{number}.txt", RELEASE + f"Number {number}.\n".encode()) for number in range(40)]
    result = ingested(space, *uploads)
    assert (result.report.documents, result.report.refused) == (40, [])
