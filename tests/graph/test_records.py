"""Ids: each is the hash of what makes the record what it is, and of nothing else."""

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import CONFIGURATION, decided, telling

from graph import records
from graph.canonical import canonical_json, content_id
from graph.records import KINDS, expected_id, with_id
from ontology.model import IDENTITY, Derivation, Record, RunRow

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def example(kind: str) -> Record:
    """A record of every kind with every slot filled."""
    told = telling("Mara Quill was arrested.", title="News", file="a.txt", address="https://example.org/a")
    mara = records.entity_mention(told.source.id, "Person", "Mara Quill", 1)
    event = records.event_mention(told.document.id, "LegalStep", mara.id, 11, ("type=appeal_filed",))
    claim = records.claim(
        event.id, "court", "a court", object=mara.id, speaker=mara.id, speaker_text="many", stance="alleged"
    )
    row = RunRow(claim=claim.id, confidence=0.5, derived=Derivation(rule="coreference"))
    return {
        "Source": told.source,
        "Document": told.document,
        "Description": told.description.model_copy(update={"licence": "CC0"}),
        "EntityMention": mara,
        "EventMention": event,
        "Claim": claim,
        "Run": records.run(told.document, told.description, "rules", "1", CONFIGURATION, (row,)),
        "Decision": decided("correct", claim, event, replacement=claim.id, decided_value="x", reason="seen"),
    }[kind]


GOLDEN = {
    "Source": "e95705c3ec82d3b9fef1ded9af8f2765cd72f0409181a5d95a52db2e510a49e7",
    "Document": "fedc5f8369852a4d3807a7b87e64d4a7acd4cf634ef49022fd2dae85a6e4d3ad",
    "Description": "26375efd5c3be6d8e70cedeb15f3a3269393fc78c2aeb2818c25fd2d53caa53f",
    "EntityMention": "81b02ae0d15683d0b8eb93699e1e56fe3964c6ea037976b852e32bfb722a6435",
    "EventMention": "92a1ffd41fc05c106e2cd5d71327727b85ac09d023b6e43f851af4177dd79daa",
    "Claim": "e05ba23a724d611d3de12142da5a42bd9f0fb7ecd94834f778b1c88b09a0bbc4",
    "Run": "565c2f8ae3aafa426556c04287a45829a8b760a24178016132d74b5a24567309",
    "Decision": "c896153ea2c8444f5388de0418ba98d5d5d94c5e1055ab6b31ba7a468e119f90",
}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_scheme_of_ids_is_what_it_was(kind: str) -> None:
    assert example(kind).id == GOLDEN[kind]


def test_an_id_is_the_hash_of_the_kind_and_the_identity_as_canonical_json() -> None:
    source = "e95705c3ec82d3b9fef1ded9af8f2765cd72f0409181a5d95a52db2e510a49e7"
    spelled = (
        '{"entity_class":"Person","normalised_name":"mara quill","number":1,"record":"EntityMention",'
        f'"source":"{source}"}}'
    )
    assert example("EntityMention").id == hashlib.sha256(spelled.encode()).hexdigest()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_record_has_the_id_that_its_content_gives(kind: str) -> None:
    assert expected_id(example(kind)) == example(kind).id


def other_value(value: Any) -> st.SearchStrategy[Any]:
    """Values of the same type that are not `value`."""
    if isinstance(value, int):
        return st.integers(0, 10_000).filter(lambda other: other != value)
    if isinstance(value, tuple):
        return st.lists(TEXT, max_size=3).map(tuple).filter(lambda other: other != value)
    return TEXT.filter(lambda other: other != value)


@pytest.mark.parametrize(
    ("kind", "slot"), sorted((kind, slot) for kind in IDENTITY for slot in KINDS[kind].model_fields if slot != "id")
)
@given(data=st.data())
def test_an_id_changes_with_every_slot_of_the_identity_and_with_no_other(
    kind: str, slot: str, data: st.DataObject
) -> None:
    record = example(kind)
    changed = with_id(record.model_copy(update={slot: data.draw(other_value(getattr(record, slot)))}))
    assert (changed.id != record.id) == (slot in IDENTITY[kind])


@given(st.binary(), st.binary())
def test_a_source_is_its_bytes(one: bytes, other: bytes) -> None:
    assert (records.source(one, "text/plain").id == records.source(other, "text/html").id) == (one == other)


def test_a_missing_value_is_not_an_empty_one() -> None:
    told = telling("Text.")
    mara = records.entity_mention(told.source.id, "Person", "Mara Quill")
    assert records.claim(mara.id, "role", "").id != records.claim(mara.id, "role", None).id


def test_words_and_an_entity_of_the_same_id_are_different_values() -> None:
    told = telling("Text.")
    mara = records.entity_mention(told.source.id, "Person", "Mara Quill")
    assert records.claim(mara.id, "actor", mara.id).id != records.claim(mara.id, "actor", object=mara.id).id


def test_two_kinds_of_records_never_share_an_id() -> None:
    assert len({example(kind).id for kind in KINDS}) == len(KINDS)


@given(st.permutations(["type=x", "actor=y", "count=2"]))
def test_the_order_of_core_values_is_no_part_of_an_event(core: list[str]) -> None:
    told = telling("Text.")
    first = records.event_mention(told.document.id, "LegalStep", "suspects", 0, ("actor=y", "count=2", "type=x"))
    assert records.event_mention(told.document.id, "LegalStep", "suspects", 0, tuple(core)) == first


@given(st.dictionaries(TEXT, st.one_of(TEXT, st.integers(), st.none(), st.lists(TEXT))))
def test_the_order_of_keys_does_not_change_canonical_json(value: dict[str, Any]) -> None:
    turned = dict(reversed(value.items()))
    assert canonical_json(turned) == canonical_json(value)
    assert content_id(turned) == content_id(value)


def test_canonical_json_has_one_spelling() -> None:
    assert canonical_json({"b": ["ё", None, "\u2028\n"], "a": 1}) == '{"a":1,"b":["ё",null,"\u2028\\n"]}'
