"""`defenders export` as tables and networks: what is written, for whom, and that it comes back equal."""

import stat
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pandas as pd
import pyarrow.parquet as pq
import pytest
from pandas.testing import assert_frame_equal

from graph.analysis import Frames, frames, network
from graph.exports import existing_exports
from graph.frame_columns import COLUMNS
from graph.ledger import Ledger
from graph.table_export import TYPES
from graph.workspace import Workspace

pytestmark = pytest.mark.usefixtures("no_neo4j")
FILES = pytest.mark.parametrize("format", ["graphml", "gexf"])


@pytest.fixture
def space(defenders, release, tmp_path) -> Workspace:
    """A workspace that has read the release."""
    assert defenders("ingest", release, "--date", "2016-05-10", "--publisher", "Example Desk").code == 0
    return Workspace(tmp_path / "workspace")


def read_back(folder: Path) -> Frames:
    return Frames(
        **{name: pd.read_parquet(folder / f"{name}.parquet").astype(dict(columns)) for name, columns in COLUMNS.items()}
    )


def test_parquet_holds_every_frame_and_gives_it_back(defenders, space, tmp_path):
    outcome = defenders("export", "--format", "parquet", "-o", tmp_path / "tables")
    assert outcome.code == 0
    assert "accessRights: internal" in outcome.err
    assert {path.name for path in (tmp_path / "tables").iterdir()} == {f"{name}.parquet" for name in COLUMNS}
    again = read_back(tmp_path / "tables")
    for name, frame in frames(space):
        assert_frame_equal(getattr(again, name), frame)
    assert list(again.people.name) == ["Mira Tolland"]
    assert "2016-05-03" in list(again.events.date)


def test_parquet_stores_days_as_days_and_says_that_it_is_internal(defenders, space, tmp_path):
    defenders("export", "--format", "parquet", "-o", tmp_path / "tables")
    for name, columns in COLUMNS.items():
        schema = pq.read_schema(tmp_path / "tables" / f"{name}.parquet")
        assert {field.name: field.type for field in schema} == {c: TYPES[kind] for c, kind in columns.items()}
        assert schema.metadata[b"accessRights"] == b"internal"


def test_the_tables_of_an_empty_ledger_have_the_same_types(defenders, space, tmp_path):
    (tmp_path / "nothing").mkdir()
    with Ledger.open(tmp_path / "nothing" / "ledger.sqlite", create=True):
        pass
    for folder in (tmp_path / "nothing", space.root):
        assert defenders("export", "--format", "parquet", "-o", folder / "out", "-w", folder).code == 0
    for name in COLUMNS:
        empty, full = (
            pq.read_schema(folder / "out" / f"{name}.parquet") for folder in (tmp_path / "nothing", space.root)
        )
        assert empty.equals(full)
        assert pd.read_parquet(tmp_path / "nothing" / "out" / f"{name}.parquet").empty


@FILES
def test_a_network_file_holds_all_that_connects(defenders, space, tmp_path, format):
    outcome = defenders("export", "--format", format, "-o", tmp_path / "net")
    assert outcome.code == 0
    assert "accessRights: internal" in outcome.err
    assert "accessRights: internal" in (tmp_path / "net").read_text("utf-8")
    ET.parse(tmp_path / "net")
    again = nx.read_graphml(tmp_path / "net") if format == "graphml" else nx.read_gexf(tmp_path / "net")
    expected = network(space)
    assert dict(again.nodes(data=True)) == dict(expected.nodes(data=True))
    assert set(again.edges()) == set(expected.edges())
    assert {"Mira Tolland", "Harbour Rights Watch", "Arrest 2016-05-03"} <= {x for _, x in again.nodes(data="label")}


@pytest.mark.parametrize("format", ["parquet", "graphml", "gexf"])
def test_the_same_records_give_the_same_bytes_for_their_owner_alone(defenders, space, tmp_path, format):
    for name in ("a", "b"):
        assert defenders("export", "--format", format, "-o", tmp_path / name).code == 0
    first, second = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in files(tmp_path / name)} for name in ("a", "b")
    )
    assert first == second
    assert {stat.S_IMODE(path.stat().st_mode) for path in files(tmp_path / "a")} == {0o600}
    assert set(files(tmp_path / "a")) <= set(existing_exports(space))


def files(path: Path) -> list[Path]:
    return sorted(path.iterdir()) if path.is_dir() else [path]


@FILES
def test_what_xml_cannot_hold_is_replaced_visibly_and_said(defenders, tmp_path, format):
    page = tmp_path / "page.txt"
    page.write_text("Mira Tolland was arrested in Borsk on 3 May 2016.\n", "utf-8")
    defenders("ingest", page, "--publisher", "Example\x0bDesk")
    outcome = defenders("export", "--format", format, "-o", tmp_path / "net")
    assert outcome.code == 0
    ET.parse(tmp_path / "net")
    text = (tmp_path / "net").read_text("utf-8")
    assert "Example\N{REPLACEMENT CHARACTER}Desk" in text
    assert "\x0b" not in text
    assert "characters that XML cannot hold" in outcome.err


@pytest.mark.parametrize("format", ["parquet", "graphml", "gexf"])
def test_where_nothing_can_be_written_the_older_file_stays_and_the_error_says_so(defenders, space, tmp_path, format):
    taken = tmp_path / "taken"
    if format == "parquet":
        taken.write_text("older")
    else:
        taken.mkdir()
    outcome = defenders("export", "--format", format, "-o", taken)
    assert outcome.code == 1
    assert "cannot be written" in outcome.err
    assert "Traceback" not in outcome.err
    assert sorted(path.name for path in tmp_path.iterdir() if "partial" in path.name) == []
    assert taken.is_dir() or taken.read_text() == "older"


@pytest.mark.parametrize("format", ["parquet", "graphml", "gexf"])
def test_a_workspace_that_holds_nothing_yet_is_told_what_to_do(defenders, tmp_path, format):
    outcome = defenders("export", "--format", format, "-o", tmp_path / "out")
    assert outcome.code == 1
    assert "ingest" in outcome.err
    assert not (tmp_path / "out").exists()


def test_no_command_waits_for_pandas_before_it_needs_it():
    heavy = "{'pandas', 'networkx', 'pyarrow'} & set(sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", f"import sys, cli; print({heavy})"], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "set()"
