"""The sample cases are complete, described and fit for scoring."""

import json
from pathlib import Path

import pytest

from graph.edtf import parse
from ingest.index import find
from ingest.readers import read

CASES = Path(__file__).parents[2] / "data" / "cases"
TEXTS = sorted(CASES.glob("*.txt"))


def gold(text: Path) -> dict[str, object]:
    content: dict[str, object] = json.loads(text.with_suffix(".gold.json").read_text("utf-8"))
    return content


def test_there_are_eight_notes() -> None:
    assert [path.name[:2] for path in TEXTS] == ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"]


def test_the_index_describes_every_note_as_its_gold_does() -> None:
    found = find([CASES])
    assert found.refused == ()
    assert [file.path for file in found.files] == TEXTS
    for file in found.files:
        expected = gold(file.path)
        assert (file.given.publisher, file.given.date, file.given.language) == (
            expected["publisher"], expected["date"], expected["language"],
        )  # fmt: skip
        assert file.given.licence == "CC0-1.0"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_note_is_read_unchanged_and_in_its_language(path: Path) -> None:
    delivered = read(path)
    assert delivered.text == path.read_bytes().decode()
    assert delivered.language == gold(path)["language"]
    assert delivered.date in (None, gold(path)["date"])


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_gold_quotes_its_note_and_dates_in_edtf(path: Path) -> None:
    text = path.read_text("utf-8")
    facts = gold(path)["facts"]
    assert isinstance(facts, list)
    for fact in facts:
        quote = fact.get("evidence", {}).get("quote")
        assert quote is None or quote in text
        for name in ("date", "start", "end"):
            for value in str(fact["args"].get(name) or "2009").split("|"):
                parse(value)
