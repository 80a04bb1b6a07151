"""`defenders ingest`: what it records, what it refuses, and what it says."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from graph.ledger import Ledger
from ontology.model import Claim, Decision, Description, Document, Source

pytestmark = pytest.mark.usefixtures("no_neo4j")
CASES = Path(__file__).parents[2] / "data" / "cases"


def counted(workspace: Path) -> dict[str, int]:
    with Ledger.open(workspace / "ledger.sqlite") as ledger:
        return {kind.__name__: len(ledger.ids(kind)) for kind in (Source, Document, Description, Claim, Decision)}


def test_a_release_becomes_claims_with_their_words(defenders, release):
    assert defenders("ingest", release, "--date", "2016-05-10", "--publisher", "Example Desk").code == 0
    explained = defenders("explain", "Mira Tolland", "--json").json()[0]
    arrest = next(claim for claim in explained["claims"] if claim["kind"] == "Arrest")
    assert arrest["arguments"]["date"] == "2016-05-03"
    assert arrest["publisher"] == "Example Desk"
    assert all(quote in release.read_text("utf-8") for quote in arrest["quotes"])


def test_reading_the_same_file_again_adds_nothing(defenders, release, tmp_path):
    first = defenders("ingest", release, "--json").json()
    before = counted(tmp_path / "workspace")
    second = defenders("ingest", release, "--json").json()
    assert first["claims"] > 0
    assert (second["claims"], second["known"], second["documents"]) == (0, 1, 0)
    assert counted(tmp_path / "workspace") == before


def test_the_sample_cases_go_in_and_both_languages_are_read(defenders):
    report = defenders("ingest", CASES, "--json")
    assert report.code == 0
    told = report.json()
    assert told["documents"] == 8
    assert told["not_read_yet"] == []
    assert any(name.endswith("README.md") for name in told["skipped"])
    assert told["refused"] == []
    assert told["rejected"] == []
    assert defenders("ledger", "check").code == 0


def test_the_same_publisher_with_another_date_replaces_the_description(defenders, release, tmp_path):
    defenders("ingest", release, "--publisher", "Example Desk", "--date", "2016-05-10")
    defenders("ingest", release, "--publisher", "Example Desk", "--date", "2016-05-11")
    (source,) = defenders("sources", "--json").json()
    assert source["date"] == "2016-05-11"
    assert counted(tmp_path / "workspace")["Source"] == 1
    defenders("ingest", release, "--publisher", "Example Desk", "--date", "2016-05-10")
    (source,) = defenders("sources", "--json").json()
    assert source["date"] == "2016-05-10"


def test_a_second_publisher_of_the_same_bytes_is_a_second_description_and_one_voice(defenders, release):
    defenders("ingest", release, "--publisher", "Example Desk")
    defenders("ingest", release, "--publisher", "Harbour Reprints")
    publishers = sorted(source["publisher"] for source in defenders("sources", "--json").json())
    assert publishers == ["Example Desk", "Harbour Reprints"]
    (mira,) = defenders("explain", "Mira Tolland", "--json").json()
    assert mira["properties"]["sources"] == 1


def test_what_is_already_described_keeps_its_description_when_nothing_is_said(defenders, release):
    defenders("ingest", release, "--publisher", "Example Desk", "--date", "2016-05-10")
    assert defenders("ingest", release, "--json").json()["records"] == {}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x00\x01\x02PK\x03\x04" * 200, "binary.txt"),
        ("latin.txt", "Señora Muñoz fue detenida".encode("latin-1"), "UTF-8"),
        ("huge.txt", b"word " * 10_000_000 + b"end", "huge.txt"),
        ("picture.png", b"\x89PNG\r\n\x1a\n", "picture.png"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_reason_and_the_rest_goes_on(
    defenders, release, tmp_path, name, content, said
):
    (tmp_path / name).write_bytes(content)
    outcome = defenders("ingest", tmp_path / name, release, "--json")
    assert outcome.code == 1
    told = outcome.json()
    assert told["documents"] == 1
    (refused,) = told["refused"]
    assert name in refused["name"]
    assert said in refused["name"] + refused["reason"]
    assert "Traceback" not in outcome.err
    assert defenders("ledger", "check").code == 0


def test_a_kind_that_no_reader_knows_is_skipped_in_a_folder_and_refused_by_name(defenders, release, tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "scan.tiff").write_bytes(b"II*\x00")
    release.rename(folder / "release.txt")
    in_folder = defenders("ingest", folder, "--json")
    assert (in_folder.code, len(in_folder.json()["skipped"])) == (0, 1)
    assert defenders("ingest", folder / "scan.tiff").code == 1


def test_broken_html_is_read_as_far_as_it_goes(defenders, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>Arrest in Borsk</title><body><div><article><p>Mira Tolland was arrested in Borsk on "
        "3 May 2016.<p>She had written about the harbour for many years, and nobody had complained of it before.</div>",
        "utf-8",
    )
    assert defenders("ingest", page).code == 0
    assert "2016-05-03" in defenders("explain", "Mira Tolland").out


def test_a_file_that_is_not_there_is_named(defenders, tmp_path):
    outcome = defenders("ingest", tmp_path / "gone.txt")
    assert outcome.code == 1
    assert "gone.txt" in outcome.out + outcome.err


def test_a_date_that_is_none_is_refused_before_anything_is_read(defenders, release, tmp_path):
    outcome = defenders("ingest", release, "--date", "13/32/2009")
    assert outcome.code == 1
    assert "13/32/2009" in outcome.err
    assert not (tmp_path / "workspace").exists()


def test_a_second_ingest_while_one_runs_is_refused(defenders, release, tmp_path):
    (tmp_path / "workspace").mkdir()
    with FileLock(tmp_path / "workspace" / ".ingest.lock"):
        outcome = defenders("ingest", release)
    assert outcome.code == 1
    assert "another ingest is running" in outcome.err


def test_a_folder_where_nothing_can_be_written_is_named(defenders, release, tmp_path):
    (tmp_path / "file").write_text("no folder")
    outcome = defenders("ingest", release, "--workspace", tmp_path / "file" / "workspace")
    assert outcome.code == 1
    assert "no workspace can be made here" in outcome.err


def test_a_full_disk_leaves_the_ledger_as_it_was(defenders, release, tmp_path):
    """A limit on the size of files stands for the full disk: SQLite and the system refuse the write alike."""
    defenders("ingest", release)
    before = counted(tmp_path / "workspace")
    other = tmp_path / "other.txt"
    other.write_text("Tomas Brek was arrested in Borsk on 4 May 2016. " * 6_000, "utf-8")
    size = (tmp_path / "workspace" / "ledger.sqlite").stat().st_size
    limited = (
        "from ingest.text.language import detect; detect('its model is unpacked before the disk is full'); "
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size + 100_000}, {size + 100_000})); from cli import main; main()"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", limited, "ingest", str(other), "--no-graph"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 1, outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert "nothing of this" in outcome.stderr, outcome.stdout
    assert counted(tmp_path / "workspace") == before
    assert defenders("ledger", "check").code == 0


def test_ctrl_c_keeps_what_was_finished_and_breaks_nothing(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(300):
        text = f"Tomas Brek number {number} was arrested in Borsk on 4 May 2016 and charged with fraud. " * 20
        (folder / f"{number}.txt").write_text(text, "utf-8")
    workspace = tmp_path / "workspace"
    process = subprocess.Popen(
        [sys.executable, "-c", "from cli import main; main()", *("ingest", str(folder), "--no-graph")],
        env={**os.environ, "DEFENDERS_WORKSPACE": str(workspace)},
        cwd=Path(__file__).parents[2],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    while len(list((workspace / "sources").glob("*/*"))) < 4:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130
    assert b"Traceback" not in said
    documents = counted(workspace)["Document"]
    assert 3 <= documents < 300
    again = subprocess.run(
        [sys.executable, "-c", "from cli import main; main()", "ledger", "check"],
        env={**os.environ, "DEFENDERS_WORKSPACE": str(workspace)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
    )
    assert again.returncode == 0, again.stdout
