"""The original bytes: kept once, whole, and for their owner alone."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import originals
from graph.canonical import sha256
from graph.errors import LedgerError


@given(st.binary())
def test_bytes_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("kept") / "sources"
    originals.keep(folder, content)
    originals.keep(folder, content)
    assert originals.load(folder, sha256(content)) == content
    assert list(originals.kept(folder)) == [sha256(content)]


def test_only_the_owner_can_read_them(sources: Path) -> None:
    originals.keep(sources, b"x")
    path = originals.path_of(sources, sha256(b"x"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (sources, path.parent)} == {0o700}


def test_what_is_not_kept_is_none(sources: Path) -> None:
    assert originals.load(sources, "f" * 64) is None
    assert list(originals.kept(sources)) == []


def test_removing_leaves_the_others_and_is_no_error_twice(sources: Path) -> None:
    originals.keep(sources, b"x")
    originals.keep(sources, b"y")
    originals.remove(sources, sha256(b"x"))
    originals.remove(sources, sha256(b"x"))
    assert list(originals.kept(sources)) == [sha256(b"y")]


def test_what_a_crash_left_half_written_is_not_kept(sources: Path) -> None:
    originals.keep(sources, b"x")
    originals.path_of(sources, sha256(b"x")).with_name(".0123456789abcdef").write_bytes(b"half")
    assert list(originals.kept(sources)) == [sha256(b"x")]


def test_where_it_cannot_be_written_the_message_says_so_and_nothing_is_left(tmp_path: Path) -> None:
    in_the_way = tmp_path / "sources"
    in_the_way.write_text("a file in the way")
    with pytest.raises(LedgerError, match=r"the original cannot be kept .*; nothing of this file was recorded"):
        originals.keep(in_the_way, b"x")
    assert list(tmp_path.iterdir()) == [in_the_way]
