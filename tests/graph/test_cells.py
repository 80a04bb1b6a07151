"""Values of results as cells: for people, and for other programs."""

import csv
import io

import pytest

from graph.cells import csv_text, table_cell

NODE = {"id": "a1" * 32, "labels": ["Person"], "properties": {"name": "Mira Tolland"}}
EVENT = {"id": "b2" * 32, "labels": ["Arrest", "Event"], "properties": {"date": "2016-05-03"}}
LINK = {"id": "c3", "type": "SUBJECT_OF", "start": NODE["id"], "end": EVENT["id"], "properties": {}}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        ("as it is", "as it is"),
        (NODE, "(:Person Mira Tolland)"),
        (EVENT, "(:Arrest:Event b2b2b2b2b2b2)"),
        (LINK, "[:SUBJECT_OF]"),
        ([NODE, LINK, EVENT], "(:Person Mira Tolland), [:SUBJECT_OF], (:Arrest:Event b2b2b2b2b2b2)"),
        ([], ""),
        (True, "true"),
        (2.5, "2.5"),
        ({"b": 1, "a": [1]}, '{"a":[1],"b":1}'),
    ],
)
def test_people_see_what_a_value_is_about(value, shown):
    assert table_cell(value) == shown


def test_csv_gives_every_text_back():
    rows = [("one, two", 'he said "no"'), ("line\nend", "=1+1"), (None, "ж"), ([1, None], {"a": 1})]
    text = csv_text(("first", "second"), rows)
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["first", "second"],
        ["one, two", 'he said "no"'],
        ["line\nend", "=1+1"],
        ["", "ж"],
        ["[1,null]", '{"a":1}'],
    ]
    assert text.endswith("\r\n")
