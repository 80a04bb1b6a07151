"""The JSON Schema takes what the Python model writes, and refuses what it would."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft201909Validator

import ontology
from ontology.model import (
    Claim,
    ClaimProperty,
    Derivation,
    EventMention,
    MentionKind,
    Modality,
    Record,
    Run,
    RunRow,
    Stance,
    TextSelector,
)

SCHEMA = json.loads(Path(ontology.__file__).with_name("defenders.schema.json").read_text("utf-8"))

ids = st.text("0123456789abcdef", min_size=64, max_size=64)
words = st.text(max_size=20)
claims = st.builds(
    Claim,
    id=ids,
    subject=ids,
    property=st.sampled_from(get_args(ClaimProperty)),
    stance=st.sampled_from(get_args(Stance)),
    modality=st.sampled_from(get_args(Modality)),
    value=st.none() | words,
    object=st.none() | ids,
    speaker=st.none() | ids,
    speaker_text=st.none() | words,
)
selectors = st.builds(TextSelector, start=st.integers(0, 10**6), end=st.integers(0, 10**6), quote=words)
rows = st.builds(
    RunRow,
    claim=ids,
    confidence=st.floats(0, 1),
    evidence=st.tuples(selectors),
    derived=st.none() | st.builds(Derivation, rule=words, anchor=st.none() | selectors, anchor_claim=st.none() | ids),
)
runs = st.builds(
    Run,
    id=ids,
    document=ids,
    description=ids,
    extractor=words,
    extractor_version=words,
    configuration=ids,
    rows=st.tuples(rows),
)
events = st.builds(
    EventMention,
    id=ids,
    document=ids,
    kind=st.sampled_from(get_args(MentionKind)),
    subject=ids | words,
    core=st.tuples(words),
    trigger_start=st.integers(0, 10**6),
)


def errors(kind: str, body: dict[str, Any]) -> list[str]:
    validator = Draft201909Validator({"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]})
    return [error.message for error in validator.iter_errors(body)]


@given(claims | runs | events)
def test_every_record_that_the_model_takes_is_valid(record: Record) -> None:
    assert errors(type(record).__name__, record.model_dump(mode="json", exclude_none=True)) == []


@pytest.fixture
def claim() -> dict[str, Any]:
    return {
        "id": "a" * 64,
        "subject": "b" * 64,
        "property": "date",
        "value": "2009-05",
        "speaker": "c" * 64,
        "stance": "asserted",
        "modality": "actual",
    }


def test_a_claim_of_a_ledger_export_is_valid(claim: dict[str, Any]) -> None:
    assert errors("Claim", claim) == []


@pytest.mark.parametrize(
    "change",
    [
        {"stance": "shouted"},
        {"property": "hair"},
        {"id": "A" * 64},
        {"subject": "b" * 63},
        {"speaker": "the mayor"},
        {"recorded_at": "2026-01-01T00:00:00Z"},
        {"modality": None},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_claim_that_breaks_the_schema_is_not(claim: dict[str, Any], change: dict[str, Any]) -> None:
    assert errors("Claim", claim | change) != []


def test_a_selector_is_known_by_its_type() -> None:
    row = {"claim": "a" * 64, "confidence": 0.9, "evidence": [{"type": "text", "start": 0, "end": 2, "quote": "He"}]}
    assert errors("RunRow", row) == []
    row["evidence"] = [{"type": "page", "start": 0, "end": 2, "quote": "He"}]
    assert errors("RunRow", row) != []


@pytest.mark.parametrize(
    "date",
    [
        "2009",
        "2009-05",
        "2009-05-13",
        "2009-05~",
        "2009/2011",
        "2015-11-19/..",
        "2019-21",
        "200X",
        "[2009-05..2009-07]",
    ],
)
def test_dates_are_edtf(date: str) -> None:
    description = {"id": "a" * 64, "source": "b" * 64, "given_by": "person", "date": date}
    assert errors("Description", description) == []


@pytest.mark.parametrize("date", ["13 May 2009", "May 2009", "09-05-13", "13/05/2009", ""])
def test_other_spellings_of_dates_are_not(date: str) -> None:
    description = {"id": "a" * 64, "source": "b" * 64, "given_by": "person", "date": date}
    assert errors("Description", description) != []
