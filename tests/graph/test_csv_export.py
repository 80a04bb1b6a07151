"""The graph as CSV: a file a label and a type, and every value comes back."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from making import gathered, telling

from graph.csv_export import export_csv
from graph.errors import BadInput
from graph.projection import project
from graph.property_graph import Node, PropertyGraph, Relationship

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_label_and_type_has_a_file_with_all_of_its_rows(tmp_path: Path) -> None:
    told = telling("Mara Quill was arrested.")
    told.event("Arrest", told.person("Mara Quill"), 11, date="2009-05-13")
    graph = project(gathered(told), 0.5).graph
    files = export_csv(graph, tmp_path / "out")
    assert sorted(path.name for path in files) == sorted(path.name for path in (tmp_path / "out").iterdir())
    assert {path.name for path in files} == {
        "nodes-Arrest.csv",
        "nodes-Claim.csv",
        "nodes-Event.csv",
        "nodes-Person.csv",
        "nodes-Source.csv",
        "relationships-ABOUT.csv",
        "relationships-FROM.csv",
        "relationships-SUBJECT_OF.csv",
    }
    (arrest,) = rows(tmp_path / "out" / "nodes-Arrest.csv")
    assert arrest["labels"] == "Arrest|Event"
    assert arrest["earliest"] == "2009-05-13"
    assert arrest["disputed"] == "false"
    (befell,) = rows(tmp_path / "out" / "relationships-SUBJECT_OF.csv")
    assert (befell["from"], befell["to"]) == (told.found[0].id, arrest["id"])
    assert rows(tmp_path / "out" / "nodes-Event.csv") == [arrest]


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    told = telling("Mara Quill was arrested.")
    told.event("Arrest", told.person("Mara Quill"), 11)
    graph = project(gathered(told), 0.5).graph
    for folder in ("a", "b"):
        export_csv(graph, tmp_path / folder)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


@example(["|", "\\", "\r", "\\|"], "\r")
@given(st.lists(TEXT, min_size=1, max_size=4), TEXT)
def test_no_value_is_too_hostile(tmp_path_factory: object, names: list[str], name: str) -> None:
    folder = tmp_path_factory.mktemp("csv")  # type: ignore[attr-defined]
    node = Node(
        "1", ("Person",), {"id": "1", "name": name, "names": tuple(names), "day": date(2009, 5, 1), "sure": 0.5}
    )
    link = Relationship("2", "KNOWS", "1", "1", {"id": "2", "note": name, "alleged": True})
    export_csv(PropertyGraph((node,), (link,)), folder)
    (row,) = rows(folder / "nodes-Person.csv")
    assert row["name"] == name
    assert split(row["names"]) == names
    assert (row["day"], row["sure"]) == ("2009-05-01", "0.5")
    (knows,) = rows(folder / "relationships-KNOWS.csv")
    assert (knows["note"], knows["alleged"]) == (name, "true")


def split(cell: str) -> list[str]:
    """The values of a list in a cell: what follows a backslash is part of a value."""
    values, signs = [""], iter(cell)
    for sign in signs:
        if sign == "|":
            values.append("")
        else:
            values[-1] += next(signs) if sign == "\\" else sign
    return values


def test_a_property_that_a_row_lacks_is_empty_there(tmp_path: Path) -> None:
    nodes = Node("1", ("Person",), {"id": "1", "status": "unknown"}), Node("2", ("Person",), {"id": "2"})
    export_csv(PropertyGraph(nodes, ()), tmp_path)
    assert [row["status"] for row in rows(tmp_path / "nodes-Person.csv")] == ["unknown", ""]


def test_the_files_are_for_their_owner_alone_and_a_forbidden_folder_is_said(tmp_path: Path) -> None:
    graph = PropertyGraph((Node("a", ("Person",), {"id": "a", "name": "Mara Quill"}),), ())
    (file,) = export_csv(graph, tmp_path / "out")
    assert file.stat().st_mode & 0o777 == 0o600
    (tmp_path / "a file").touch()
    with pytest.raises(BadInput, match="name another folder"):
        export_csv(graph, tmp_path / "a file")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["nodes-Person.csv"]
