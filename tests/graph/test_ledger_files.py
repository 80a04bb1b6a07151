"""The ledger as JSON Lines: what comes back is what went out, and what was damaged on the way is named."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import decided, telling

from graph import originals, records
from graph.check import check
from graph.errors import BadInput, LedgerError
from graph.ledger import Ledger, checksum
from graph.ledger_files import export_lines, import_lines

HOSTILE = [
    'Quote " and \\ backslash',
    "semicolon; comma, pipe | tab\t",
    "line\nend, return\r\n, separator \u2028 and \u2029, next line \x85",
    "\u0000 null, \x1b escape, \u202e turned",
    "日本 Ёлка 𝔘𝔫𝔦 👩‍👩‍👧 e\u0301",
    "'); DROP TABLE record; --",
]


def fill(ledger: Ledger, sources: Path, names: list[str]) -> None:
    for name in names:
        told = telling(f"{name} was arrested.", publisher=name, title=name, file=name)
        person = told.person(name)
        told.event("Arrest", person)
        originals.keep(sources, told.document.text.encode())
        ledger.append([*told.records(), decided("accept", told.rows[0].claim, reason=name)])


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "second.sqlite", create=True) as opened:
        yield opened


def test_an_export_comes_back_without_loss(ledger: Ledger, sources: Path, empty: Ledger, tmp_path: Path) -> None:
    ledger.append_entries([(7, "Source", *late_source(), "1999-12-31T23:59:59+00:00")])
    fill(ledger, sources, HOSTILE)
    lines = list(export_lines(ledger, sources))
    other = tmp_path / "other"
    added = import_lines(lines, empty, other, "backup.jsonl")
    assert added["Document"] == len(HOSTILE)
    assert list(empty.rows()) == list(ledger.rows())
    assert next(empty.rows()).sequence == 7
    assert next(empty.rows()).recorded_at == "1999-12-31T23:59:59+00:00"
    assert empty.workspace_id == ledger.workspace_id
    assert list(originals.kept(other)) == list(originals.kept(sources))
    assert list(export_lines(empty, other)) == lines
    assert check(empty, other) == check(ledger, sources)


def late_source() -> tuple[str, str]:
    source = records.source(b"late", "text/plain")
    return source.id, json.dumps({"id": source.id, "media_type": "text/plain", "size": 4}, separators=(",", ":"))


def test_an_export_survives_the_way_through_a_file(
    ledger: Ledger, sources: Path, empty: Ledger, tmp_path: Path
) -> None:
    fill(ledger, sources, HOSTILE)
    file = tmp_path / "backup.jsonl"
    file.write_text("".join(line + "\n" for line in export_lines(ledger, sources)), "utf-8", newline="\n")
    with file.open(encoding="utf-8") as lines:
        import_lines(lines, empty, tmp_path / "other", str(file))
    assert list(empty.rows()) == list(ledger.rows())


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=3, unique=True))
def test_no_name_is_too_hostile_for_an_export(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    with (
        Ledger.open(folder / "a.sqlite", create=True) as ledger,
        Ledger.open(folder / "b.sqlite", create=True) as second,
    ):
        fill(ledger, folder / "sources", names)
        lines = list(export_lines(ledger, folder / "sources"))
        assert not any("\n" in line or "\r" in line for line in lines)
        import_lines(lines, second, folder / "other", "export")
        assert list(second.rows()) == list(ledger.rows())


def test_an_empty_ledger_comes_back_empty(ledger: Ledger, sources: Path, empty: Ledger) -> None:
    assert import_lines(export_lines(ledger, sources), empty, sources, "export") == {}
    assert empty.workspace_id == ledger.workspace_id


def test_import_into_a_ledger_that_holds_something_is_refused(ledger: Ledger, sources: Path, empty: Ledger) -> None:
    fill(ledger, sources, ["Mara Quill"])
    fill(empty, sources, ["Otto Brand"])
    before = list(empty.rows()), empty.workspace_id
    with pytest.raises(LedgerError, match="import needs an empty ledger; choose another --workspace"):
        import_lines(export_lines(ledger, sources), empty, sources, "export")
    assert (list(empty.rows()), empty.workspace_id) == before


def test_half_written_originals_are_not_exported(ledger: Ledger, sources: Path, empty: Ledger, tmp_path: Path) -> None:
    fill(ledger, sources, ["Mara Quill"])
    (source,) = originals.kept(sources)
    originals.path_of(sources, source).with_name(".0123456789abcdef").write_bytes(b"half")
    import_lines(export_lines(ledger, sources), empty, tmp_path / "other", "export")
    assert list(originals.kept(tmp_path / "other")) == [source]


def exported(folder: Path) -> list[str]:
    with Ledger.open(folder / "damaged.sqlite", create=True) as ledger:
        fill(ledger, folder / "sources", ["Mara Quill", "Otto Brand"])
        return list(export_lines(ledger, folder / "sources"))


def refused(lines: list[str], folder: Path) -> str:
    """The message with which an import of `lines` is refused, having left nothing behind."""
    with Ledger.open(folder / "fresh.sqlite", create=True) as fresh:
        identity = fresh.workspace_id
        with pytest.raises(BadInput) as refusal:
            import_lines(lines, fresh, folder / "fresh", "backup.jsonl")
        assert fresh.head() == 0
        assert fresh.workspace_id == identity
        assert not (folder / "fresh").exists()
    return str(refusal.value)


@given(data=st.data())
def test_any_damaged_line_is_named_with_its_number(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    lines = exported(folder)
    number = data.draw(st.integers(1, len(lines) - 2))
    line = lines[number]
    place = data.draw(st.integers(0, len(line) - 1))
    letter = data.draw(st.sampled_from('0aZ"} ').filter(lambda sign: sign != line[place]))
    lines[number] = line[:place] + letter + line[place + 1 :]
    message = refused(lines, folder)
    if without_place(lines[number]) == without_place(line):  # spelled otherwise, or at another place in the ledger
        assert "does not come after" in message or "lines before" in message
    else:
        assert f"backup.jsonl line {number + 1}:" in message


def without_place(line: str) -> object:
    """What a line says, without where in the ledger it stands."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError:
        return line
    return {key: text for key, text in value.items() if key != "sequence"} if isinstance(value, dict) else value


@pytest.mark.parametrize("gone", [0, 1, 5, -2, -1])
def test_a_missing_line_is_noticed(tmp_path: Path, gone: int) -> None:
    lines = exported(tmp_path)
    del lines[gone]
    assert refused(lines, tmp_path)


def test_an_export_that_broke_off_is_noticed(tmp_path: Path) -> None:
    lines = exported(tmp_path)
    assert "part of it is missing" in refused(lines[:-1], tmp_path)
    assert "part of it is missing" in refused(lines[:6], tmp_path)
    assert "part of it is missing" in refused([], tmp_path)


def test_two_lines_that_changed_places_are_noticed(tmp_path: Path) -> None:
    lines = exported(tmp_path)
    lines[1], lines[2] = lines[2], lines[1]
    assert "line 3: sequence 1 does not come after" in refused(lines, tmp_path)


def test_a_line_that_stands_twice_is_noticed(tmp_path: Path) -> None:
    lines = exported(tmp_path)
    lines.insert(2, lines[1])
    assert "line 3" in refused(lines, tmp_path)
    assert "stands on line 2 already" in refused(lines, tmp_path)


def test_what_is_no_export_is_refused(tmp_path: Path) -> None:
    assert "line 1: no JSON" in refused(["Mara Quill was arrested."], tmp_path)
    assert "line 1: no JSON object" in refused(["[1]"], tmp_path)
    assert "line 1: no ledger export" in refused(['{"format":"something/2"}'], tmp_path)
    assert "line 1: no JSON" in refused(["[" * 100_000], tmp_path)


def test_a_text_that_was_changed_with_care_is_noticed_by_its_hash(tmp_path: Path) -> None:
    lines = exported(tmp_path)
    value = json.loads(lines[2])
    assert value["kind"] == "Document"
    value["body"]["text"] = value["body"]["text"].replace("arrested", "released")
    body = json.dumps(value["body"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    value["checksum"] = checksum(value["kind"], value["id"], body, value["recorded_at"])
    lines[2] = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    seal = hashlib.sha256("".join(line + "\n" for line in lines[1:-1]).encode()).hexdigest()
    lines[-1] = json.dumps({"lines": len(lines) - 2, "sha256": seal})
    assert "backup.jsonl line 3: Document" in refused(lines, tmp_path)
    assert "its text is not the one that was read" in refused(lines, tmp_path)
