"""Resolving mentions: equal full names join, names that say too little do not, and nothing is said twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import Telling, decided, gathered, telling

from graph.identity.resolve import judge, resolve
from graph.ledger import Ledger
from graph.live import gather
from graph.projection import project
from ontology.model import Decision, EntityClass, EntityMention


def named(*names: str, entity_class: EntityClass = "Person") -> list[Telling]:
    """A source for each name."""
    told = [telling(f"{name} was there, says source {number}.") for number, name in enumerate(names)]
    for one, name in zip(told, names, strict=True):
        one.entity(entity_class, name)
    return told


def mention(told: Telling) -> EntityMention:
    return next(found for found in told.found if isinstance(found, EntityMention))


def entities(ledger: Ledger) -> list[str]:
    graph = project(gather(ledger.entries()), 0.5).graph
    return sorted(str(node.properties["name"]) for node in graph.nodes if "names" in node.properties)


def resolved(ledger: Ledger, *told: Telling) -> list[Decision]:
    for one in told:
        ledger.append(one.records())
    before = ledger.ids(Decision)
    resolve(ledger, 0.5)
    return [decision for decision in ledger.of(Decision) if decision.id not in before]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mara Quill", "Mara Quill"),
        ("Mara Quill", "MARA QUILL"),
        ("Màra Quíll", "Mara  Quill"),
        ("Mara O'Quill", "Mara O\u2019Quill"),
        ("Алёна Тестова", "Алена Тестова"),
        ("Алёна Тестова", "Alyona Testova"),
        ("Quill Mara", "Mara Quill"),
    ],
)
def test_equal_full_names_are_the_same(ledger: Ledger, one: str, other: str) -> None:
    told = named(one, other)
    (decision,) = resolved(ledger, *told)
    assert decision.decision_type == "same"
    assert decision.author == "matcher@1"
    assert set(decision.targets) == {mention(told[0]).id, mention(told[1]).id}
    assert len(entities(ledger)) == 1


@pytest.mark.parametrize(
    ("one", "other", "entity_class"),
    [
        ("Mara Quill", "Mara Quilt", "Person"),
        ("Quill", "Quill", "Person"),
        ("M. Quill", "M. Quill", "Person"),
        ("Penal Colony No. 40", "Penal Colony No. 40", "Facility"),
        ("IK-2", "IK-2", "Facility"),
    ],
)
def test_names_that_differ_or_say_too_little_are_not_joined(
    ledger: Ledger, one: str, other: str, entity_class: EntityClass
) -> None:
    assert all(d.decision_type == "unsure" for d in resolved(ledger, *named(one, other, entity_class=entity_class)))
    assert len(entities(ledger)) == 2


def test_a_person_and_an_organisation_of_one_name_are_two(ledger: Ledger) -> None:
    told = [*named("Mara Quill"), telling("The Mara Quill that is a fund.")]
    told[1].entity("Organisation", "Mara Quill")
    assert resolved(ledger, *told) == []


def test_namesakes_within_one_source_are_left_to_a_person(ledger: Ledger) -> None:
    two = telling("Mara Quill met Mara Quill.")
    two.person("Mara Quill")
    two.person("Mara Quill", number=1)
    (other,) = named("Mara Quill")
    assert [d.decision_type for d in resolved(ledger, two, other)] == ["unsure", "unsure"]
    assert len(entities(ledger)) == 3


def test_any_of_several_names_joins(ledger: Ledger) -> None:
    one = telling("Legal Basis, in full Pravovaya Osnova.")
    one.claim(one.entity("Organisation", "Legal Basis"), "name", "Pravovaya Osnova")
    other = telling("Pravovaya Osnova wrote.")
    other.entity("Organisation", "Pravovaya Osnova")
    assert len(resolved(ledger, one, other)) == 1


def test_a_name_that_is_not_live_joins_nobody(ledger: Ledger) -> None:
    one, other = named("Mara Quill", "Mara Quill")
    other.rows[0] = other.rows[0].model_copy(update={"confidence": 0.1})
    assert resolved(ledger, one, other) == []


def test_a_second_run_says_nothing_new(ledger: Ledger) -> None:
    told = named("Mara Quill", "Mara Quill", "Mara Quill", "Otto Brand", "Otto Brand")
    assert len(resolved(ledger, *told)) == 3
    rows = list(ledger.rows())
    assert resolved(ledger, *told) == []
    assert list(ledger.rows()) == rows


def test_what_a_person_has_undone_is_not_said_again(ledger: Ledger) -> None:
    told = named("Mara Quill", "Mara Quill")
    (judgement,) = resolved(ledger, *told)
    ledger.append([decided("withdraw", judgement)])
    assert resolved(ledger, *told) == []
    assert len(entities(ledger)) == 2


def test_a_persons_different_stands_against_the_rule(ledger: Ledger) -> None:
    one, other = named("Mara Quill", "Mara Quill")
    ledger.append([*one.records(), *other.records(), decided("different", mention(one), mention(other))])
    assert resolved(ledger) == []
    assert len(entities(ledger)) == 2


def test_a_newcomer_joins_the_first_of_the_others_without_new_judgements_on_them(ledger: Ledger) -> None:
    one, two, three = named("Mara Quill", "Mara Quill", "Mara Quill")
    resolved(ledger, one, two)
    (decision,) = resolved(ledger, three)
    assert set(decision.targets) == {mention(one).id, mention(three).id}


def test_nobody_is_joined_by_a_detour_who_cannot_be_the_same(ledger: Ledger) -> None:
    told = named("Otto Emil Brand", "Otto Brand", "Otto Karl Brand")
    resolved(ledger, *told)
    assert len(entities(ledger)) >= 2


@given(st.permutations(range(5)))
def test_the_order_in_which_sources_come_does_not_change_who_is_one(order: list[int]) -> None:
    names = ("Mara Quill", "Мара Квилл", "Otto Brand", "Otto Brandt", "Mara Quill")
    told = named(*names)
    known = gathered(*(told[n] for n in order))
    joined = {frozenset(d.targets) for d in judge(known, 0.5) if d.decision_type == "same"}
    assert joined == {frozenset({mention(told[0]).id, mention(told[4]).id})}
