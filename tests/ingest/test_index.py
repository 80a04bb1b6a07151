"""Files, folders, globs and the index that describes them."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.described import Given
from ingest.index import Found, find

NOBODY = 65534


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "deep/c.html", "notes.docx", ".hidden.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("A court freed her.")
    return tmp_path


def names(found: Found, folder: Path) -> list[str]:
    return [str(file.path.relative_to(folder)) for file in found.files]


def index(folder: Path, *rows: str) -> None:
    (folder / "index.csv").write_text("\n".join(rows) + "\n", "utf-8")


def refused(found: Found, folder: Path) -> dict[str, str]:
    return {refusal.name.removeprefix(f"{folder}/"): refusal.reason for refusal in found.refused}


def test_a_folder_is_all_below_it_in_order_and_what_no_reader_knows_is_skipped(folder: Path) -> None:
    found = find([folder])
    assert names(found, folder) == ["a.txt", "b.txt", "deep/c.html"]
    assert found.skipped == (folder / "notes.docx",)
    assert found.refused == ()


def test_what_is_named_itself_goes_to_the_readers_whatever_its_kind(folder: Path) -> None:
    found = find([folder / "notes.docx", folder / "none.txt"])
    assert names(found, folder) == ["notes.docx", "none.txt"]


def test_a_glob_takes_what_it_matches(folder: Path) -> None:
    assert names(find([folder / "*.txt"]), folder) == ["a.txt", "b.txt"]
    assert names(find([folder / "**" / "*.html"]), folder) == ["deep/c.html"]
    (refusal,) = find([folder / "*.eml"]).refused
    assert "check the pattern" in refusal.reason


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    assert names(find([folder / "a.txt", folder, folder / "deep" / ".." / "a.txt"]), folder) == [
        "a.txt",
        "b.txt",
        "deep/c.html",
    ]


def test_a_name_with_brackets_is_a_name_where_such_a_file_exists(folder: Path) -> None:
    (folder / "case[1].txt").write_text("A court freed her.")
    assert names(find([folder / "case[1].txt"]), folder) == ["case[1].txt"]


def test_an_index_describes_the_files_beside_and_below_it(folder: Path) -> None:
    index(
        folder,
        "file,publisher,date,language,url,licence",
        'a.txt,"Tolland Watch, Yarovo",2009-05-26,en,https://tolland.example/a,CC0-1.0',
        "deep/c.html,,2010-05,,,",
    )
    found = {file.path.name: file.given for file in find([folder]).files}
    assert found["a.txt"] == Given(
        publisher="Tolland Watch, Yarovo",
        date="2009-05-26",
        address="https://tolland.example/a",
        language="en",
        licence="CC0-1.0",
    )
    assert found["c.html"] == Given(date="2010-05")
    assert found["b.txt"] == Given()


def test_an_index_describes_a_file_that_is_named_itself(folder: Path) -> None:
    index(folder, "date,file", "2009,a.txt")
    (file,) = find([folder / "a.txt"]).files
    assert file.given.date == "2009"


def test_the_index_of_a_spreadsheet_with_a_byte_order_mark_and_capitals_is_read(folder: Path) -> None:
    (folder / "index.csv").write_bytes("\ufeffFile,Date\r\na.txt,2009\r\n".encode())
    assert find([folder / "a.txt"]).files[0].given.date == "2009"


def test_bad_rows_are_listed_with_their_numbers_and_the_rest_counts(folder: Path) -> None:
    index(
        folder,
        "file,publisher,date,mood",
        "none.txt,X,2009,",
        "a.txt,X,13/32/2009,",
        "../outside.txt,X,2009,",
        ",X,2009,",
        "b.txt,Tolland Watch,2009,glad",
        "b.txt,Other,2010,",
        "deep/c.html,Too,2009,many,fields",
    )
    found = find([folder])
    reasons = refused(found, folder)
    assert 'unknown column "mood"' in reasons["index.csv row 1"]
    assert 'no file "none.txt"' in reasons["index.csv row 2"]
    assert '"13/32/2009"' in reasons["index.csv row 3"]
    assert "not in this folder" in reasons["index.csv row 4"]
    assert "no file named" in reasons["index.csv row 5"]
    assert "has a row already" in reasons["index.csv row 7"]
    assert "more fields than columns" in reasons["index.csv row 8"]
    assert "index.csv row 6" not in reasons
    assert {file.path.name: file.given.publisher for file in found.files} == {
        "a.txt": None, "b.txt": "Tolland Watch", "c.html": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"name,date\na.txt,2009\n", 'no column "file"'),
        (b"file\n\xe9\n", "not UTF-8"),
        (b'file\n"a', "check the quotes"),
    ],
)
def test_an_index_that_cannot_be_used_is_listed_and_the_files_are_read(
    folder: Path, content: bytes, reason: str
) -> None:
    (folder / "index.csv").write_bytes(content)
    found = find([folder])
    assert names(found, folder) == ["a.txt", "b.txt", "deep/c.html"]
    assert any(reason in text for text in refused(found, folder).values())


def test_an_index_named_itself_is_no_document(folder: Path) -> None:
    index(folder, "file", "a.txt")
    found = find([folder / "index.csv"])
    assert found.files == ()
    assert "name its folder" in found.refused[0].reason


def test_a_link_to_a_folder_is_not_followed(folder: Path) -> None:
    (folder / "deep" / "loop").symlink_to(folder)
    found = find([folder])
    assert names(found, folder) == ["a.txt", "b.txt", "deep/c.html"]
    assert "not followed" in found.refused[0].reason


@contextmanager
def as_nobody() -> Iterator[None]:
    """The administrator may read everything, so become somebody who may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_without_permission_is_refused_and_the_rest_is_found() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "a.txt").write_text("A court freed her.")
        closed = folder / "closed"
        closed.mkdir(mode=0o700)
        closed.chmod(0o000)
        with as_nobody():
            found = find([folder])
        closed.chmod(0o700)
    assert [file.path.name for file in found.files] == ["a.txt"]
    assert found.refused[0].name == str(closed)
    assert "permission denied" in found.refused[0].reason
    assert "check its permissions" in found.refused[0].reason


@given(st.binary(max_size=200))
def test_whatever_an_index_holds_the_files_are_found(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.txt").write_text("A court freed her.")
        (folder / "index.csv").write_bytes(content)
        assert [file.path.name for file in find([folder]).files] == ["a.txt"]
