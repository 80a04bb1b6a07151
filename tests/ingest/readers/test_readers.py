"""Files become text, or a message that says what to do."""

import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadInput
from ingest.readers import LIMIT, LONGEST, UnknownKind, read, read_content

STORY = "A court in Yarovo freed the teacher Mira Tolland on 13 May 2009 after two years in prison."
PAGE = """<!doctype html><html lang="en"><head><title>Teacher freed - Tolland Watch</title>
<meta property="og:title" content="Teacher freed"><meta property="og:site_name" content="Tolland Watch">
<meta property="article:published_time" content="2019-06-14T10:00:00+02:00">
<link rel="canonical" href="https://tolland.example/teacher-freed"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Teacher freed</h1>
<p>{story}</p>
<p>She had been held in the prison of Yarovo since the spring of 2017, and twice a judge refused to free her.</p>
<img src="https://tolland.example/picture.jpg"><script src="https://tolland.example/script.js"></script>
</article><footer>Share this page</footer></body></html>"""


def file(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(BadInput) as refused:
        read(path)
    message = str(refused.value)
    assert str(path) in message
    return message


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip),
    st.sampled_from(["\n", "\r\n"]),
)
def test_the_text_of_a_plain_file_is_its_content_unchanged(words: str, line_end: str) -> None:
    text = f"{words} Yarovo{line_end}{words}"
    assert read_content(text.encode(), "note.txt").text == text


def test_a_byte_order_mark_stays_so_that_offsets_are_those_of_the_file(tmp_path: Path) -> None:
    delivered = read(file(tmp_path, "note.txt", "\ufeff" + STORY))
    assert delivered.text == "\ufeff" + STORY
    assert delivered.language == "en"


def test_a_plain_file_says_its_own_publisher_day_and_language(tmp_path: Path) -> None:
    text = f"RED HILL INITIATIVE\nSTATEMENT | 14 June 2019\n\nYAROVO – {STORY} The Red Hill Initiative welcomes it.\n"
    delivered = read(file(tmp_path, "note.txt", text))
    assert (delivered.publisher, delivered.date, delivered.language) == ("Red Hill Initiative", "2019-06-14", "en")
    assert (delivered.reader, delivered.media_type, delivered.content) == ("plain", "text/plain", text.encode())


def test_a_page_gives_its_main_text_and_what_it_says_of_itself(tmp_path: Path) -> None:
    delivered = read(file(tmp_path, "page.html", PAGE.format(story=STORY)))
    assert STORY in delivered.text
    assert "Share this page" not in delivered.text
    assert (delivered.title, delivered.publisher, delivered.date) == ("Teacher freed", "Tolland Watch", "2019-06-14")
    assert delivered.address == "https://tolland.example/teacher-freed"
    assert (delivered.reader, delivered.media_type) == ("trafilatura", "text/html")


def test_a_page_is_read_alike_each_time_and_without_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*arguments: object) -> None:
        raise AssertionError("a reader opened a connection")

    path = file(tmp_path, "page.html", PAGE.format(story=STORY))
    first = read(path)
    monkeypatch.setattr(socket.socket, "connect", no_network)
    assert read(path) == first


def test_a_broken_page_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = file(tmp_path, "page.htm", f"<html><body><div><p>{STORY} <b>And <i>more</b> of it</i><div><p>unclosed </")
    assert STORY in read(path).text


def test_a_page_in_the_encoding_that_it_declares_is_read(tmp_path: Path) -> None:
    head = '<html><head><meta charset="windows-1251"></head>'
    page = f"{head}<body><p>{STORY} Соколова освободили из колонии.</p></body></html>"
    assert "Соколова освободили" in read(file(tmp_path, "page.html", page.encode("cp1251"))).text


def test_entities_that_multiply_are_not_expanded(tmp_path: Path) -> None:
    entities = "".join(f"<!ENTITY b{n} '{f'&b{n - 1};' * 10}'>" for n in range(1, 12))
    bomb = f"<!DOCTYPE html [<!ENTITY b0 'boom'>{entities}]>"
    delivered = read(file(tmp_path, "bomb.html", f"{bomb}<html><body><p>{STORY} &b11;</p></body></html>"))
    assert STORY in delivered.text
    assert "boom" not in delivered.text.replace("'boom'", "")


def test_a_page_of_a_hundred_thousand_nested_elements_ends_in_a_message(tmp_path: Path) -> None:
    deep = "<html><body>" + "<div>" * 100_000 + STORY + "</div>" * 100_000
    assert "no text in this page" in refusal(file(tmp_path, "deep.html", deep))


@pytest.mark.parametrize("name", ["note.txt", "page.html"])
@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    assert "empty" in refusal(file(tmp_path, name, content))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF file"),
        (b"PK\x03\x04\x14\x00", "a ZIP or Office file"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"abc\x00\x00\x01\x02", "binary data"),
    ],
)
def test_a_binary_file_called_txt_is_refused_by_what_it_is(tmp_path: Path, content: bytes, kind: str) -> None:
    assert kind in refusal(file(tmp_path, "note.txt", content))


def test_another_encoding_is_refused_with_its_place_its_name_and_the_way_out(tmp_path: Path) -> None:
    text = "Правозащитника Соколова арестовали в мае, а через год суд приговорил его к пяти годам колонии. " * 5
    message = refusal(file(tmp_path, "note.txt", b"Case. " + text.encode("cp1251")))
    assert "byte 0xcf at position 6" in message
    assert "cp1251" in message
    assert "iconv -f cp1251 -t UTF-8" in message


def test_utf_16_is_refused_with_the_way_out(tmp_path: Path) -> None:
    assert "iconv -f UTF-16" in refusal(file(tmp_path, "note.txt", STORY.encode("utf-16")))


def test_a_source_above_the_limit_is_refused_by_its_size(tmp_path: Path) -> None:
    path = file(tmp_path, "big.txt", b"")
    with path.open("wb") as big:
        big.truncate(50_000_000)
    assert "50.0 MB" in refusal(path)
    with pytest.raises(BadInput, match="split it"):
        read_content(b"a" * (LIMIT + 1), "big.txt")


def test_a_text_of_more_than_a_thousand_pages_is_refused_by_its_length(tmp_path: Path) -> None:
    assert "2,000,001 characters" in refusal(file(tmp_path, "long.txt", "a" * (LONGEST + 1)))


def test_a_kind_that_no_reader_knows_is_refused_as_such(tmp_path: Path) -> None:
    path = file(tmp_path, "note.docx", b"PK\x03\x04")
    with pytest.raises(UnknownKind, match=r"no reader knows \.docx files"):
        read(path)


def test_a_file_without_a_suffix_is_read_by_how_it_begins(tmp_path: Path) -> None:
    assert read(file(tmp_path, "note", STORY)).reader == "plain"
    assert read(file(tmp_path, "page", PAGE.format(story=STORY))).reader == "trafilatura"


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "none.txt")
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    assert "not a file" in refusal(folder)
