"""`defenders resolve` and `defenders contradictions` as a user types them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Defenders = Callable[..., Any]

FIRST = (
    "Mira Tolland, a lawyer of Borsk, was arrested on 3 May 2016. "
    "On 7 June 2016 Mira Tolland was sentenced to two years."
)
SECOND = "Myra Tolland was sentenced to two years in prison on 9 June 2016. Lev Brankov said so."


@pytest.fixture
def ingested(defenders: Defenders, tmp_path: Path, no_neo4j: None) -> Defenders:
    """Two sources of one case."""
    (tmp_path / "one.txt").write_text(FIRST, "utf-8")
    (tmp_path / "two.txt").write_text(SECOND, "utf-8")
    assert defenders("ingest", "one.txt", "--publisher", "The Post", "--date", "2016-06-20", "--no-graph").code == 0
    assert defenders("ingest", "two.txt", "--publisher", "The Star", "--date", "2016-06-21", "--no-graph").code == 0
    return defenders


def names(defenders: Defenders) -> list[str]:
    frame = defenders("explain", "Tolland", "--json").json()
    return sorted(entity["name"] for entity in frame if "Person" in entity["labels"])


def test_two_spellings_are_joined_undone_and_joined_again(ingested: Defenders) -> None:
    (judged,) = [row for row in ingested("resolve", "log", "--json").json() if row["judgement"] == "same"]
    assert judged["author"] == "matcher@1"
    assert len(names(ingested)) == 1
    undone = ingested("resolve", "undo", judged["id"][:10], "--reason", "two sisters")
    assert len(names(ingested)) == 2
    assert ingested("resolve").out.startswith("judged: nothing new")
    assert len(names(ingested)) == 2
    assert ingested("resolve", "redo", undone.out.split("redo ")[1].strip("`\n ")).code == 0
    assert len(names(ingested)) == 1


def test_why_two_names_are_one_is_explained(ingested: Defenders) -> None:
    told = ingested("resolve", "explain", "Mira Tolland", "Myra Tolland", "--json").json()
    assert (told["label"], told["joined"]) == ("same", True)
    assert any("tolland" in reason["text"] for reason in told["reasons"])
    apart = ingested("resolve", "explain", "Mira Tolland", "Lev Brankov")
    assert "two entities in the graph" in apart.out


def test_a_persons_different_keeps_apart_and_travels(ingested: Defenders, tmp_path: Path) -> None:
    row = next(row for row in ingested("resolve", "log", "--json").json() if row["judgement"] == "same")
    left, right = row["mentions"]
    assert ingested("resolve", "different", left[:12], right[:12], "--reason", "father and son").code == 0
    assert len(names(ingested)) == 2
    assert ingested("resolve", "export", "-o", "judgements.jsonl").code == 0
    assert "2 known" in ingested("resolve", "import", "judgements.jsonl").out
    (tmp_path / "bad.jsonl").write_text("nonsense\n", "utf-8")
    refused = ingested("resolve", "import", "bad.jsonl")
    assert refused.code == 1
    assert "bad.jsonl line 1" in refused.err


def test_a_contradiction_shows_both_sides_and_a_choice_changes_what_is_shown(ingested: Defenders) -> None:
    (found,) = ingested("contradictions", "--entity", "Tolland", "--json").json()
    assert [side["value"] for side in found["sides"]] == ["2016-06-07", "2016-06-09"]
    assert all(side["statements"][0]["quotes"] for side in found["sides"])
    other = next(side["value"] for side in found["sides"] if side["value"] != found["shown"])
    assert ingested("contradictions", "choose", found["event"][:12], "date", other, "--reason", "seen it").code == 0
    (changed,) = ingested("contradictions", "--json").json()
    assert changed["shown"] == other
    assert "a person chose it" in ingested("contradictions").out


def test_pairs_are_scored_as_a_table_and_bad_rows_are_named(defenders: Defenders, tmp_path: Path) -> None:
    rows = [
        "id,kind,left,right,left_context,right_context",
        "1,person,Алексей Соколов,Aleksei Sokolov,born 1973,born 1973; lawyer",
        "2,person,Aleksei Sokolov,Aleksei Sokolov,born 1973,born 1991",
        "3,ship,A,B,,",
        "4,person,,B,,",
        "5,facility,IK-2,ИК-2,Yekaterinburg,Yekaterinburg",
    ]
    (tmp_path / "pairs.csv").write_text("\n".join(rows), "utf-8")
    scored = defenders("resolve", "score", "pairs.csv")
    assert scored.code == 1
    lines = scored.out.splitlines()
    assert lines[0] == "id,score,label"
    assert [line.split(",")[::2] for line in lines[1:]] == [["1", "same"], ["2", "different"], ["5", "same"]]
    assert "row 4" in scored.err
    assert "row 5" in scored.err


def test_a_table_without_the_columns_is_refused(defenders: Defenders, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text("a,b\n1,2\n", "utf-8")
    assert "no column id, kind, left, right" in defenders("resolve", "score", "pairs.csv").err
    assert "nothing.csv" in defenders("resolve", "score", "nothing.csv").err


def test_judgements_beside_documents_are_taken_in_once(defenders: Defenders, tmp_path: Path, no_neo4j: None) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "one.txt").write_text("Mira Tolland was arrested on 3 May 2016 in Borsk.", "utf-8")
    (folder / "two.txt").write_text("Otto Brand was arrested on 4 May 2016 in Borsk.", "utf-8")
    line = {
        "judgement": "same",
        "left": {"file": "one.txt", "kind": "Person", "name": "Mira Tolland"},
        "right": {"file": "two.txt", "kind": "Person", "name": "Otto Brand"},
        "reason": "a pen name",
        "author": "Archive",
    }
    bad = {**line, "right": {"file": "gone.txt", "kind": "Person", "name": "Nobody"}}
    (folder / "judgements.jsonl").write_text("\n".join(map(json.dumps, (line, bad))), "utf-8")
    first = defenders("ingest", folder, "--no-graph")
    assert "judgements.jsonl line 2" in first.out + first.err
    log = defenders("resolve", "log", "--json").json()
    assert [(row["author"], row["reason"]) for row in log if row["author"] == "Archive"] == [("Archive", "a pen name")]
    judged = next(row for row in log if row["author"] == "Archive")
    assert defenders("resolve", "undo", judged["id"]).code == 0
    defenders("ingest", folder, "--no-graph")
    assert len([row for row in defenders("resolve", "log", "--json").json() if row["author"] == "Archive"]) == 1


def test_a_judgement_about_a_document_that_is_not_read_yet_waits(
    defenders: Defenders, tmp_path: Path, no_neo4j: None
) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "one.txt").write_text("Mira Tolland was arrested on 3 May 2016 in Borsk.", "utf-8")
    (folder / "two.txt").write_text("Η Μίρα συνελήφθη στις 3 Μαΐου 2016 από την αστυνομία της πόλης.", "utf-8")
    line = {
        "judgement": "same",
        "left": {"file": "one.txt", "kind": "Person", "name": "Mira Tolland"},
        "right": {"file": "two.txt", "kind": "Person", "name": "Μίρα"},
        "reason": "one passport",
        "author": "Archive",
    }
    (folder / "judgements.jsonl").write_text(json.dumps(line), "utf-8")
    report = defenders("ingest", folder, "--no-graph", "--json")
    assert report.code == 0
    assert any(name.endswith("line 1 waits until two.txt is read") for name in report.json()["skipped"])
