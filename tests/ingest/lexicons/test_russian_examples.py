"""Every entry of the Russian lexicons does to its example what it says it does."""

from typing import Any

import pytest

from graph import records
from ingest.extract import extract
from ingest.facts import ENTITY_KINDS, facts
from ingest.lexicons.load import lexicon
from ingest.text.frames import Frame, frames_of


def facts_of(text: str) -> list[dict[str, Any]]:
    source = records.source(text.encode(), "text/plain")
    document = records.document(source, "plain", "1", text)
    description = records.description(source, "person", publisher="Дом у моря", language="ru")
    extraction = extract(document, description)
    assert extraction is not None
    return [fact for fact in facts(extraction, description) if isinstance(fact, dict)]


def told(text: str, kind: str) -> list[dict[str, Any]]:
    return [fact["args"] for fact in facts_of(text) if fact["kind"] == kind]


@pytest.mark.parametrize("frame", frames_of("ru"), ids=lambda frame: frame.id)
def test_a_frame_reads_its_example(frame: Frame) -> None:
    found = facts_of(frame.example)
    for expected in frame.expect:
        assert any(
            fact["kind"] == expected.kind and all(fact["args"][k] == v for k, v in expected.args.items())
            for fact in found
        ), [fact for fact in found if fact["kind"] not in ENTITY_KINDS.values()]
    for text in frame.never:
        assert all(fact["kind"] not in {e.kind for e in frame.expect} for fact in facts_of(text)), text


@pytest.mark.parametrize("role", lexicon("affiliations.ru.yaml"))
def test_a_role_reads_its_example(role: str) -> None:
    entry: Any = lexicon("affiliations.ru.yaml")[role]
    assert told(entry["example"], "AFFIL") == [{"person": "Анна Петрова", "org": "Тихая гавань", "role": role}]


@pytest.mark.parametrize("group", ["requested", "planned", "hypothetical", "denied"])
def test_what_did_not_happen_is_no_event(group: str) -> None:
    entry: Any = lexicon("modality.ru.yaml")[group]
    found = [fact["kind"] for fact in facts_of(entry["example"])]
    assert not {"ARREST", "RELEASE", "SENTENCE", "LEGAL"} & set(found)


def test_a_place_that_holds_people_is_a_facility() -> None:
    entries: Any = lexicon("names.ru.yaml")["facilities"]
    assert all(told(entry["example"], "FACILITY") for entry in entries)
