"""`defenders ledger`, `sources correct`, `export` and `status` without any graph store."""

import csv
import json

import pytest

pytestmark = pytest.mark.usefixtures("no_neo4j")


@pytest.fixture
def ingested(no_neo4j, defenders, release):
    assert defenders("ingest", release, "--date", "2016-05-10", "--publisher", "Example Desk").code == 0
    return release


@pytest.mark.usefixtures("ingested")
def test_an_export_is_imported_without_loss(defenders, tmp_path):
    assert defenders("ledger", "export", "-o", "backup.jsonl").code == 0
    copy = tmp_path / "copy"
    assert defenders("ledger", "import", "backup.jsonl", "--workspace", copy).code == 0
    assert defenders("ledger", "export", "--workspace", copy).out == (tmp_path / "backup.jsonl").read_text("utf-8")
    assert defenders("ledger", "check", "--workspace", copy, "--json").json()["findings"] == []
    refused = defenders("ledger", "import", "backup.jsonl", "--workspace", copy)
    assert refused.code == 1
    assert "empty" in refused.err


@pytest.mark.usefixtures("ingested")
def test_a_corrected_source_is_read_again_and_the_former_claims_are_no_longer_live(defenders):
    (source,) = defenders("sources", "--json").json()
    outcome = defenders(
        "sources", "correct", source["id"][:12], "--publisher", "Real Publisher", "--date", "2016-05-12"
    )
    assert outcome.code == 0
    (corrected,) = defenders("sources", "--json").json()
    assert (corrected["publisher"], corrected["date"]) == ("Real Publisher", "2016-05-12")
    assert corrected["claims"] > 0
    (mira,) = defenders("explain", "Mira Tolland", "--json").json()
    assert {claim["publisher"] for claim in mira["claims"]} == {"Real Publisher"}
    assert defenders("explain", "Example Desk").code == 1
    assert defenders("ledger", "check").code == 0


@pytest.mark.usefixtures("ingested")
def test_a_correction_of_nothing_or_of_no_source_is_refused(defenders):
    assert "what to correct" in defenders("sources", "correct", "abcdef").err
    assert "0 sources" in defenders("sources", "correct", "zzzzzz", "--date", "2016").err


@pytest.mark.usefixtures("ingested")
def test_a_withdrawn_person_is_nowhere_in_the_workspace_any_more(defenders, tmp_path):
    defenders("export", "-o", tmp_path / "csv")
    outcome = defenders("ledger", "withdraw", "Mira Tolland", "--reason", "leaked-relative", "--yes")
    assert outcome.code == 0, outcome.err
    assert "nodes-Person.csv" in outcome.out
    for path in (tmp_path / "workspace").rglob("*"):
        if path.is_file() and path.name != "register.jsonl":
            assert b"Tolland" not in path.read_bytes(), path
    assert defenders("explain", "Mira Tolland").code == 1
    assert defenders("ledger", "check").code == 0


def test_reading_the_file_again_does_not_bring_back_who_was_withdrawn(defenders, ingested):
    defenders("ledger", "withdraw", "Mira Tolland", "--reason", "revoked-consent", "--yes")
    assert defenders("ingest", ingested).code == 0
    assert defenders("explain", "Mira Tolland").code == 1


@pytest.mark.usefixtures("ingested")
def test_a_withdrawn_source_takes_along_all_that_rests_on_it(defenders):
    (source,) = defenders("sources", "--json").json()
    assert defenders("ledger", "withdraw", source["id"][:12], "--reason", "court-order", "--yes").code == 0
    assert defenders("sources", "--json").json() == []
    assert defenders("status", "--json").json()["claims"] == 0
    assert defenders("ledger", "check").code == 0


@pytest.mark.usefixtures("ingested")
def test_a_withdrawal_needs_a_known_reason_and_somebody_to_withdraw(defenders):
    assert "leaked-relative" in defenders("ledger", "withdraw", "Mira Tolland", "--reason", "because", "--yes").err
    assert defenders("ledger", "withdraw", "Nobody Known", "--reason", "other", "--yes").code == 1


@pytest.mark.usefixtures("ingested")
def test_csv_has_a_file_a_label_and_a_type_and_warns_that_it_is_internal(defenders, tmp_path):
    outcome = defenders("export", "--format", "csv", "-o", tmp_path / "csv")
    assert outcome.code == 0
    assert "internal" in outcome.err
    with (tmp_path / "csv" / "nodes-Arrest.csv").open(encoding="utf-8", newline="") as file:
        (arrest,) = csv.DictReader(file)
    assert arrest["date"] == "2016-05-03"
    with (tmp_path / "csv" / "relationships-SUBJECT_OF.csv").open(encoding="utf-8", newline="") as file:
        assert arrest["id"] in {row["to"] for row in csv.DictReader(file)}


@pytest.mark.usefixtures("ingested")
def test_without_neo4j_status_works_and_query_says_what_to_do(defenders):
    assert defenders("status", "--json").json()["graph"] == "not installed"
    outcome = defenders("query", "RETURN 1")
    assert outcome.code == 1
    assert "defenders store install" in outcome.err


def test_without_a_workspace_every_command_says_how_to_make_one(defenders):
    for words in (("status",), ("sources",), ("explain", "x"), ("ledger", "check"), ("export", "-o", "x")):
        outcome = defenders(*words)
        assert outcome.code == 1, words
        assert "defenders ingest" in outcome.err, words


def test_a_setting_that_is_not_known_is_named(defenders, release, tmp_path):
    (tmp_path / "workspace").mkdir()
    (tmp_path / "workspace" / "defenders.toml").write_text("treshold = 0.4\n", "utf-8")
    outcome = defenders("ingest", release)
    assert outcome.code == 1
    assert "treshold" in outcome.err


@pytest.mark.usefixtures("ingested")
def test_what_lies_below_the_threshold_waits_in_review(defenders, tmp_path):
    before = defenders("status", "--json").json()
    (tmp_path / "workspace" / "defenders.toml").write_text("threshold = 1.0\n", "utf-8")
    after = defenders("status", "--json").json()
    assert after["claims"] < before["claims"]
    assert after["claims"] + after["in_review"] == before["claims"] + before["in_review"]


@pytest.mark.usefixtures("ingested")
def test_a_ledger_line_that_was_changed_is_named_and_nothing_is_imported(defenders, tmp_path):
    lines = defenders("ledger", "export").out.splitlines()
    damaged = json.loads(lines[2])
    damaged["id"] = "0" * 64
    lines[2] = json.dumps(damaged)
    (tmp_path / "damaged.jsonl").write_text("\n".join(lines), "utf-8")
    outcome = defenders("ledger", "import", tmp_path / "damaged.jsonl", "--workspace", tmp_path / "copy")
    assert outcome.code == 1
    assert "line 3" in outcome.err


@pytest.mark.usefixtures("ingested")
def test_an_export_into_a_folder_that_is_not_there_is_named_and_leaves_nothing(defenders, tmp_path):
    outcome = defenders("ledger", "export", "-o", tmp_path / "gone" / "backup.jsonl")
    assert outcome.code == 1
    assert "backup.jsonl: cannot be written" in outcome.err
    assert defenders("ledger", "export", "-o", tmp_path / "backup.jsonl").code == 0
    assert (tmp_path / "backup.jsonl").stat().st_mode & 0o777 == 0o600
