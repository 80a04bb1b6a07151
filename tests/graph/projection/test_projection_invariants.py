"""What holds of the graph of any records at all."""

from collections.abc import Mapping
from datetime import date
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import Telling, decided, entries, reprinted, telling

from graph.ledger import Entry
from graph.live import gather
from graph.projection import project
from graph.property_graph import PropertyGraph, Value
from ontology.kinds import EVENT_KINDS, PRIMARY_LABELS, RELATIONSHIPS
from ontology.model import (
    ClaimProperty,
    Decision,
    EntityClass,
    EntityMention,
    EventMention,
    MentionKind,
    Modality,
    Stance,
)

SUPPORTED: Mapping[str, type] = {
    "claims": tuple,
    "sources": int,
    "confidence": float,
    "disputed": bool,
    "alleged": bool,
}
DAYS = {"earliest", "latest", "observed", "status_as_of"} | {
    f"{end}_{bound}" for end in ("start", "end") for bound in ("earliest", "latest")
}
DATE_WORDS = [
    "2009",
    "2009-05-13",
    "2010-05-14",
    "13/32/2009",
    "2009/..",
    "[2009-05-01..2009-05-13]",
    "XXXX",
    "2010-22",
]
OTHER_WORDS = ["", " ", "2", "²", "—", "killed", "transferred", "police", "suspects", "theft", "Theft", "5y", "founder"]
VALUES = st.sampled_from([*DATE_WORDS, *OTHER_WORDS])
NAMES = ["Mara Quill", "Otto Brand", "IK-2", "Testburg", "Justice Watch"]


@st.composite
def sources(draw: st.DrawFn, number: int) -> Telling:
    told = telling(
        f"Text {number} about Mara Quill, suspects and theft.",
        draw(st.sampled_from([None, "The Post", "The Post USA", "The Star"])),
        draw(st.sampled_from([None, "2011-07-27", "2011", "someday"])),
    )
    people = [
        told.entity(draw(st.sampled_from(get_args(EntityClass))), name, said=draw(st.booleans()))
        for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    ]
    mentions: list[EntityMention | EventMention] = list(people)
    for trigger in range(draw(st.integers(0, 3))):
        mentions.append(
            told.event(
                draw(st.sampled_from(get_args(MentionKind))),
                draw(st.sampled_from([*people, "suspects"])),
                trigger,
                stance=draw(st.sampled_from(get_args(Stance))),
                modality=draw(st.sampled_from(["actual", "actual", "planned"])),
                speaker=draw(st.sampled_from([None, *people])),
                confidence=draw(st.sampled_from([0.3, 0.5, 0.9, 1.0])),
            )
        )
    for _ in range(draw(st.integers(0, 8))):
        told.claim(
            draw(st.sampled_from(mentions)),
            draw(st.sampled_from(get_args(ClaimProperty))),
            draw(st.one_of(VALUES, st.sampled_from(people))),
            stance=draw(st.sampled_from(get_args(Stance))),
            modality=draw(st.sampled_from(["actual", "actual", *get_args(Modality)])),
            speaker=draw(st.sampled_from([None, *people])),
            speaker_text=draw(st.sampled_from([None, None, "many"])),
            confidence=draw(st.sampled_from([0.3, 0.5, 0.9, 1.0])),
        )
    return told


@st.composite
def ledgers(draw: st.DrawFn) -> list[Entry]:
    told = [draw(sources(number)) for number in range(draw(st.integers(1, 4)))]
    parts: list[Telling | Decision] = list(told)
    if draw(st.booleans()):
        parts.append(reprinted(told[0], "The Reprint"))
    mentions = [found.id for one in told for found in one.found if isinstance(found, EntityMention | EventMention)]
    claims = [row.claim for one in told for row in one.rows]
    for day in range(1, draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["same", "same", "different", "unsure", "accept", "reject", "choose", "withdraw"]))
        if kind in ("same", "different", "unsure"):
            targets = draw(st.lists(st.sampled_from(mentions), min_size=2, max_size=3))
        elif kind == "withdraw":
            targets = [part.id for part in parts if isinstance(part, Decision)][:1]
        else:
            targets = draw(st.lists(st.sampled_from(claims), min_size=1, max_size=2)) if claims else []
        if targets:
            parts.append(decided(kind, *targets, day=day))
    return entries(*parts)


def graph_of(log: list[Entry]) -> PropertyGraph:
    return project(gather(log), 0.5).graph


ANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@ANY
@given(ledgers(), st.data())
def test_the_order_of_the_entries_changes_nothing(log: list[Entry], data: st.DataObject) -> None:
    shuffled = project(gather(data.draw(st.permutations(log))), 0.5)
    expected = project(gather(log), 0.5)
    assert shuffled.graph.digest == expected.graph.digest
    assert shuffled == expected


@ANY
@given(ledgers())
def test_every_id_is_given_once_and_every_relationship_has_its_ends(log: list[Entry]) -> None:
    graph = graph_of(log)
    ids = [node.id for node in graph.nodes]
    assert len(ids) == len(set(ids))
    assert ids == sorted(ids)
    links = [relationship.id for relationship in graph.relationships]
    assert len(links) == len(set(links))
    assert links == sorted(links)
    assert set(ids).isdisjoint(links)
    charged = {relationship.end for relationship in graph.relationships if relationship.type == "FOR"}
    assert {node.id for node in graph.nodes if "Offence" in node.labels} == charged
    for relationship in graph.relationships:
        assert relationship.start in set(ids)
        assert relationship.end in set(ids)
    assert all(element.properties["id"] == element.id for element in (*graph.nodes, *graph.relationships))


@ANY
@given(ledgers())
def test_every_element_says_on_what_it_rests(log: list[Entry]) -> None:
    graph = graph_of(log)
    claims = {node.id for node in graph.nodes if "Claim" in node.labels}
    supported = [node for node in graph.nodes if not {"Claim", "Source"} & set(node.labels)]
    for element in (*supported, *graph.relationships):
        for name, kind in SUPPORTED.items():
            assert type(element.properties[name]) is kind
        assert set(element.properties["claims"]) <= claims  # type: ignore[arg-type]
        assert element.properties["claims"]
        assert element.properties["sources"] >= 1  # type: ignore[operator]
    for node in graph.nodes:
        if "Claim" in node.labels:
            assert type(node.properties["confidence"]) is float
            assert type(node.properties["alleged"]) is bool
            assert node.properties["ledger_claims"]


@ANY
@given(ledgers())
def test_every_claim_has_its_source_and_no_asserted_one_of_an_event_is_about_nothing(log: list[Entry]) -> None:
    graph = graph_of(log)
    origin = [(r.start, r.end) for r in graph.relationships if r.type == "FROM"]
    claims = [node.id for node in graph.nodes if "Claim" in node.labels]
    assert sorted(start for start, _ in origin) == sorted(claims)
    used = {claim for node in graph.nodes for claim in node.properties.get("claims", ())}  # type: ignore[union-attr]
    about = {r.start for r in graph.relationships if r.type == "ABOUT"}
    assert used <= about


@ANY
@given(ledgers())
def test_nothing_is_empty_and_a_property_has_one_type(log: list[Entry]) -> None:
    graph = graph_of(log)
    types: dict[tuple[str, str], type] = {}
    placed: list[tuple[str, Mapping[str, Value]]] = [(link.type, link.properties) for link in graph.relationships]
    placed += [(label, node.properties) for node in graph.nodes for label in node.labels]
    for place, properties in placed:
        for name, value in properties.items():
            assert value not in ("", (), None)
            assert not (isinstance(value, str) and not value.strip())
            assert types.setdefault((place, name), type(value)) is type(value)
            assert not isinstance(value, tuple) or all(isinstance(one, str) and one for one in value)
            if name in DAYS:
                assert type(value) is date
            if name == "date":
                assert type(value) is str


@ANY
@given(ledgers())
def test_labels_and_types_are_those_of_the_ontology(log: list[Entry]) -> None:
    graph = graph_of(log)
    known = {label for kind in EVENT_KINDS.values() for label in kind.labels} | set(PRIMARY_LABELS)
    for node in graph.nodes:
        assert len(set(node.labels) & set(PRIMARY_LABELS)) == 1
        assert set(node.labels) <= known | {"Transfer", "Trial", "Death", "Disappearance"}
        assert list(node.labels) == sorted(node.labels)
    assert {relationship.type for relationship in graph.relationships} <= set(RELATIONSHIPS)


@ANY
@given(ledgers())
def test_entities_are_named_and_events_are_asserted(log: list[Entry]) -> None:
    graph = graph_of(log)
    stances = {n.id: n.properties["stance"] for n in graph.nodes if "Claim" in n.labels}
    for node in graph.nodes:
        if {"Person", "Organisation", "Facility", "Place", "Offence"} & set(node.labels):
            assert node.properties["name"] in node.properties["names"]  # type: ignore[operator]
        if "Event" in node.labels:
            assert {stances[claim] for claim in node.properties["claims"]} - {"denied"}  # type: ignore[union-attr]
        if "Person" in node.labels:
            assert node.properties["status"] in {"detained", "released", "deceased", "missing", "unknown"}


@ANY
@given(ledgers())
def test_the_graph_says_nothing_that_is_not_live_or_did_not_happen(log: list[Entry]) -> None:
    records = gather(log)
    live = {s.claim.id for s in records.live(0.5) if s.claim.modality == "actual"}
    shown = {c for n in graph_of(log).nodes for c in n.properties.get("ledger_claims", ())}  # type: ignore[union-attr]
    assert shown <= live
