"""The log of judgements: what waits, what names mean, judging, taking back, and carrying it elsewhere."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import Telling, decided, entries, gathered, telling

from graph.errors import BadInput
from graph.identity import log, transfer
from graph.live import Records, gather
from graph.projection import project
from graph.property_graph import PropertyGraph
from ontology.model import Decision, EntityMention


def named(name: str, number: int) -> Telling:
    told = telling(f"{name} was there, says source {number}.")
    told.person(name)
    return told


PEOPLE = [named("Mara Quill", 0), named("Mara Quill", 1), named("Otto Brand", 2)]


def mention(told: Telling) -> EntityMention:
    return next(found for found in told.found if isinstance(found, EntityMention))


A, B, C = (mention(told) for told in PEOPLE)


def with_(*decisions: Decision) -> Records:
    return gathered(*PEOPLE, *decisions)


def test_what_is_unsure_waits_until_somebody_judges_or_a_detour_joins() -> None:
    unsure = decided("unsure", A, B)
    assert [row.left for row in log.waiting(with_(unsure))] == ["Mara Quill"]
    assert log.waiting(with_(unsure, decided("different", A, B, day=2))) == []
    assert log.waiting(with_(unsure, decided("same", A, C), decided("same", C, B))) == []
    assert log.waiting(with_(unsure, decided("withdraw", unsure, day=2))) == []


def test_a_name_means_its_mentions_where_they_are_one() -> None:
    assert log.mentions_called(with_(decided("same", A, B)), "mara QUILL") == (A.id, B.id)
    assert log.mentions_called(with_(), "Brand") == (C.id,)
    assert log.mentions_called(with_(), A.id[:10]) == (A.id,)


@pytest.mark.parametrize("text", ["Mara Quill", "Nobody Here", ""])
def test_a_name_of_two_or_of_nobody_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(BadInput):
        log.mentions_called(with_(), text)


def test_undo_and_redo_find_by_the_first_digits_and_refuse_what_is_none() -> None:
    same = decided("same", A, B)
    back = log.undo(with_(same), same.id[:8], "Reviewer", None)
    assert with_(same, back).standing_decisions == ()
    assert log.redo(with_(same, back), back.id[:8], "Reviewer").targets == (back.id,)
    for digits in ("", "zz", back.id[:8]):
        with pytest.raises(BadInput):
            log.undo(with_(same, back), digits, "Reviewer", None)
    with pytest.raises(BadInput):
        log.judge("same", A.id, A.id, "Reviewer", None)


def graph_of(known: Records) -> PropertyGraph:
    return project(known, 0.5).graph


@given(st.lists(st.sampled_from([("same", A, B), ("different", A, C), ("same", B, C), ("unsure", A, C)]), max_size=4))
def test_taking_each_judgement_back_gives_the_former_graph(
    said: list[tuple[str, EntityMention, EntityMention]],
) -> None:
    former = [decided(kind, a, b, day=n + 1) for n, (kind, a, b) in enumerate(said)]
    before = graph_of(with_(*former))
    for number, (kind, a, b) in enumerate([("same", A, B), ("same", A, C), ("different", B, C)]):
        more = decided(kind, a, b, day=10 + number)
        assert graph_of(with_(*former, more, decided("withdraw", more, day=20))) == before


def test_exported_judgements_come_back_once_and_name_what_is_missing() -> None:
    known = with_(decided("same", A, B, reason="one passport"), decided("different", A, C))
    lines = list(transfer.lines_of(known))
    fresh = with_()
    read = transfer.read_lines(lines, fresh, "Importer")
    assert [(d.decision_type, d.author, d.reason) for d in read.decisions] == [
        ("same", "Reviewer", "one passport"),
        ("different", "Reviewer", None),
    ]
    again = transfer.read_lines(lines, with_(*read.decisions), "Importer")
    assert (again.decisions, again.known) == ((), 2)
    elsewhere = transfer.read_lines(lines, gather(entries(PEOPLE[0])), "Importer")
    assert [number for number, _ in elsewhere.refused] == [1, 2]


def test_nomenklaturas_lines_come_back_as_what_they_were() -> None:
    known = with_(decided("same", A, B), decided("different", A, C), decided("unsure", B, C))
    lines = list(transfer.nomenklatura_lines_of(known))
    assert [json.loads(line)[2] for line in lines] == ["positive", "negative", "unsure"]
    read = transfer.read_lines(lines, with_(), "Importer")
    assert [(d.decision_type, set(d.targets)) for d in read.decisions] == [
        ("same", {A.id, B.id}),
        ("different", {A.id, C.id}),
        ("unsure", {B.id, C.id}),
    ]


def test_a_canonical_id_of_nomenklatura_stands_for_its_members() -> None:
    lines = [
        json.dumps(["NK-1", A.id, "positive", 0.9, "somebody", "2020-01-01"]),
        json.dumps(["NK-1", B.id, "positive", None, "somebody", "2020-01-01"]),
        json.dumps(["NK-1", C.id, "negative", None, "somebody", "2020-01-01"]),
        "not json",
        json.dumps(["NK-1", C.id, "no_judgement"]),
        json.dumps({"judgement": "perhaps", "left": A.id, "right": B.id}),
        json.dumps(7),
    ]
    read = transfer.read_lines(lines, with_(), "Importer")
    assert [(d.decision_type, set(d.targets)) for d in read.decisions] == [
        ("same", {A.id, B.id}),
        ("different", {A.id, C.id}),
    ]
    assert [number for number, _ in read.refused] == [4, 5, 6, 7]
