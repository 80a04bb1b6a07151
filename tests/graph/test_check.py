"""`ledger check` finds what was changed behind the program's back, and says which record it is."""

import json
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import CONFIGURATION, decided, quote, telling

from graph import originals, records
from graph.check import CheckReport, check
from graph.ledger import Ledger, checksum, record_body
from ontology.model import Derivation, DescriptionSelector, Record, RunRow, TextSelector

TOLD = telling("Mara Quill was arrested in Testburg in May 2009. She was released a year later.", title="News")
MARA = TOLD.person("Mara Quill")
ARREST = TOLD.event("Arrest", MARA, 11, date="2009-05")
DATE = TOLD.rows[-1].claim
RELEASE = TOLD.event("Release", MARA, 53)
TOLD.claim(
    RELEASE,
    "date",
    "2010-05",
    words="a year later",
    derived=Derivation(rule="years_after", anchor=quote(TOLD.document, "May 2009"), anchor_claim=DATE),
)
RECORDS: list[Record] = [*TOLD.records(), decided("accept", TOLD.rows[0].claim, reason="seen")]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in order: `ledger.sqlite` without triggers and `sources/`."""
    folder = tmp_path_factory.mktemp("whole")
    originals.keep(folder / "sources", TOLD.document.text.encode())
    with Ledger.open(folder / "ledger.sqlite", create=True) as ledger:
        ledger.append(RECORDS)
    connection = sqlite3.connect(folder / "ledger.sqlite", isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    return folder


def checked_after(whole: Path, folder: Path, statement: str, *parameters: object) -> CheckReport:
    """The report on a copy of the workspace after `statement`."""
    copy = folder / "ledger.sqlite"
    shutil.copy(whole / "ledger.sqlite", copy)
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.execute(statement, parameters)
    connection.close()
    with Ledger.open(copy) as ledger:
        return check(ledger, whole / "sources")


def test_a_ledger_in_order_has_no_findings(whole: Path) -> None:
    with Ledger.open(whole / "ledger.sqlite") as ledger:
        assert check(ledger, whole / "sources") == CheckReport(len(RECORDS), (), ())


@pytest.mark.parametrize("number", range(1, len(RECORDS) + 1))
@given(data=st.data())
def test_any_changed_letter_of_any_body_is_found_and_the_record_named(
    whole: Path, tmp_path_factory: pytest.TempPathFactory, number: int, data: st.DataObject
) -> None:
    record = RECORDS[number - 1]
    body = record_body(record)
    place = data.draw(st.integers(0, len(body) - 1))
    letter = data.draw(st.sampled_from('0aZ"}').filter(lambda sign: sign != body[place]))
    changed = body[:place] + letter + body[place + 1 :]
    folder = tmp_path_factory.mktemp("changed")
    report = checked_after(whole, folder, "UPDATE record SET body = ? WHERE sequence = ?", changed, number)
    assert (number, type(record).__name__, record.id) in {(f.sequence, f.kind, f.id) for f in report.findings}


@pytest.mark.parametrize("column", ["kind", "id", "recorded_at", "checksum"])
def test_a_changed_column_is_found(whole: Path, tmp_path: Path, column: str) -> None:
    statement = f"UPDATE record SET {column} = {column} || 'x' WHERE sequence = 2"
    assert 2 in {finding.sequence for finding in checked_after(whole, tmp_path, statement).findings}


def problems_with(whole: Path, folder: Path, changed: Record, at: int) -> list[str]:
    """What is found where somebody puts `changed` in the place of a record and mends the checksum too."""
    kind, body = type(changed).__name__, record_body(changed)
    report = checked_after(
        whole,
        folder,
        "UPDATE record SET body = ?, checksum = ? WHERE sequence = ?",
        body,
        checksum(kind, changed.id, body, recorded_at(whole, at)),
        at,
    )
    return [finding.problem for finding in report.findings if finding.id == changed.id]


def recorded_at(whole: Path, sequence: int) -> str:
    with Ledger.open(whole / "ledger.sqlite") as ledger:
        return next(row.recorded_at for row in ledger.rows() if row.sequence == sequence)


def place_of(record: Record) -> int:
    return next(number for number, known in enumerate(RECORDS, 1) if known.id == record.id)


def run_with(*rows: RunRow) -> Record:
    return TOLD.run(rows=rows)


ROW = TOLD.rows[0]
RUN = TOLD.run()


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        (
            TOLD.document.model_copy(update={"text": TOLD.document.text.replace("May", "Mai")}),
            "its text is not the one",
        ),
        (MARA.model_copy(update={"normalised_name": "mara quil"}), "its content does not give its id"),
        (TOLD.source.model_copy(update={"size": 3}), "it says 3 bytes, its original has 79"),
        (
            run_with(ROW.model_copy(update={"evidence": (TextSelector(start=0, end=10, quote="Mara Qwill"),)})),
            "span 0-10 is not the quote 'Mara Qwill'",
        ),
        (
            run_with(ROW.model_copy(update={"evidence": (TextSelector(start=1, end=11, quote="Mara Quill"),)})),
            "span 1-11 is not the quote",
        ),
        (
            run_with(ROW.model_copy(update={"evidence": (TextSelector(start=70, end=90, quote="x"),)})),
            "span 70-90 does not lie in the text of 79 characters",
        ),
        (
            run_with(ROW.model_copy(update={"evidence": (TextSelector(start=5, end=5, quote=""),)})),
            "span 5-5 does not lie in the text",
        ),
        (
            run_with(ROW.model_copy(update={"evidence": (TextSelector(start=-3, end=5, quote="x"),)})),
            "span -3-5 does not lie in the text",
        ),
        (run_with(ROW.model_copy(update={"evidence": ()})), "no evidence"),
        (run_with(ROW.model_copy(update={"claim": "f" * 64})), "refers to claim ffffffffffff, which is not there"),
        (
            run_with(ROW.model_copy(update={"derived": Derivation(rule="x", anchor_claim="e" * 64)})),
            "refers to claim eeeeeeeeeeee, which is not there",
        ),
        (
            run_with(
                ROW.model_copy(
                    update={"derived": Derivation(rule="x", anchor=TextSelector(start=0, end=4, quote="Lara"))}
                )
            ),
            "span 0-4 is not the quote 'Lara'",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_what_was_changed_with_care_is_found(whole: Path, tmp_path: Path, changed: Record, problem: str) -> None:
    found = problems_with(whole, tmp_path, changed, place_of(changed))
    assert any(problem in message for message in found), found


def test_another_spelling_of_the_same_content_is_found(whole: Path, tmp_path: Path) -> None:
    body = record_body(MARA).replace(":", ": ")
    mended = checksum("EntityMention", MARA.id, body, recorded_at(whole, place_of(MARA)))
    statement = "UPDATE record SET body = ?, checksum = ? WHERE id = ?"
    (finding,) = checked_after(whole, tmp_path, statement, body, mended, MARA.id).findings
    assert (finding.id, finding.problem) == (MARA.id, "is not in canonical form")


OTHER = telling("Otto Brand was arrested.")
GONE = "d" * 64


@pytest.mark.parametrize(
    ("dangling", "problem"),
    [
        (records.entity_mention(GONE, "Person", "Otto Brand"), "refers to source dddd"),
        (records.event_mention(GONE, "Arrest", MARA.id, 0), "refers to document dddd"),
        (records.event_mention(TOLD.document.id, "Arrest", GONE, 0), "refers to mention dddd"),
        (records.claim(GONE, "name", "x"), "refers to mention dddd"),
        (records.claim(MARA.id, "actor", object=GONE), "refers to mention dddd"),
        (records.claim(MARA.id, "name", "x", speaker=GONE), "refers to mention dddd"),
        (OTHER.document, "refers to source"),
        (OTHER.description, "refers to source"),
        (records.run(OTHER.document, TOLD.description, "rules", "1", CONFIGURATION, ()), "refers to document"),
        (records.run(TOLD.document, OTHER.description, "rules", "1", CONFIGURATION, ()), "refers to description"),
        (decided("accept", GONE), "refers to record dddd"),
        (decided("correct", MARA, replacement=GONE), "refers to record dddd"),
        (records.claim(ARREST.id, "date", "13/32/2009"), 'date "13/32/2009" is no EDTF'),
        (records.claim(ARREST.id, "date", object=MARA.id), 'date "" is no EDTF'),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_a_reference_into_nothing_and_an_impossible_date_are_found(
    ledger: Ledger, sources: Path, dangling: Record, problem: str
) -> None:
    ledger.append([*RECORDS, dangling])
    (finding,) = check(ledger, sources).findings
    assert (finding.id, finding.sequence, finding.kind) == (dangling.id, len(RECORDS) + 1, type(dangling).__name__)
    assert problem in finding.problem


def test_a_run_over_the_document_of_one_source_and_the_description_of_another_is_found(
    ledger: Ledger, sources: Path
) -> None:
    mixed = records.run(TOLD.document, OTHER.description, "rules", "1", CONFIGURATION, ())
    ledger.append([*RECORDS, *OTHER.records(), mixed])
    assert [finding.problem for finding in check(ledger, sources).findings] == [
        "its document and its description are of different sources"
    ]


def test_words_for_an_unnamed_group_are_no_reference(ledger: Ledger, sources: Path) -> None:
    told = telling("Suspects were beaten.")
    told.event("Abuse", "suspects", 14, type="beaten")
    ledger.append(told.records())
    assert check(ledger, sources).findings == ()


def test_a_description_without_the_field_that_is_evidence_is_found(ledger: Ledger, sources: Path) -> None:
    told = telling("Text.", publisher=None)
    post = told.entity("Organisation", "The Post", said=False)
    claim = told.claim(post, "name", "The Post")
    selector = DescriptionSelector(description_id=told.description.id, field="publisher")
    told.rows[-1] = RunRow(claim=claim.id, confidence=1, evidence=(selector,))
    ledger.append(told.records())
    assert [f.problem for f in check(ledger, sources).findings] == [
        f"claim {claim.id[:12]}: description {told.description.id[:12]} has no publisher"
    ]


def test_an_original_that_was_changed_is_found(whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    shutil.copytree(whole / "sources", folder)
    path = originals.path_of(folder, TOLD.source.id)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes().replace(b"May", b"Mai"))
    with Ledger.open(whole / "ledger.sqlite") as ledger:
        (finding,) = check(ledger, folder).findings
    assert finding.id == TOLD.source.id
    assert finding.problem == f"{path} is not the original any more"


def test_an_original_that_is_not_kept_is_listed_and_no_defect(whole: Path, tmp_path: Path) -> None:
    with Ledger.open(whole / "ledger.sqlite") as ledger:
        report = check(ledger, tmp_path / "nowhere")
    assert (report.findings, report.missing) == ((), (TOLD.source.id,))


def test_an_original_of_which_no_record_speaks_is_found(whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    originals.keep(folder, TOLD.document.text.encode())
    originals.keep(folder, b"left behind")
    with Ledger.open(whole / "ledger.sqlite") as ledger:
        (finding,) = check(ledger, folder).findings
    assert re.search("belongs to no record: remove the file", finding.problem)


def test_a_record_of_a_kind_that_nobody_knows_is_found(ledger: Ledger, sources: Path) -> None:
    ledger.append_entries([(None, "Rumour", GONE, json.dumps({"id": GONE}), "2020-01-01T00:00:00+00:00")])
    (finding,) = check(ledger, sources).findings
    assert (finding.kind, finding.problem) == ("Rumour", "kind 'Rumour' is not known: it comes from a newer version")
