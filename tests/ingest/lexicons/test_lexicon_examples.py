"""Every entry of the lexicons does to its example what it says it does."""

from collections.abc import Iterator
from typing import Any

import pytest
from reading import facts_of

from ingest.facts import ENTITY_KINDS, SHAPES
from ingest.lexicons.load import lexicon
from ingest.text.frames import Frame, frames

GROUPED = (
    "names.en.yaml",
    "coreference.en.yaml",
    "given-names.en.yaml",
    "modality.en.yaml",
    "attribution.en.yaml",
    "arguments.en.yaml",
    "affiliations.en.yaml",
    "case-sheet.en.yaml",
    "spellings.en.yaml",
)
KINDS = {"PERSON", "ORG", "FACILITY", "PLACE"}


def agrees(expected: dict[str, Any], fact: dict[str, Any]) -> bool:
    same = expected["kind"] == fact["kind"] and all(fact["args"].get(k) == v for k, v in expected["args"].items())
    by = expected.get("asserted_by") in (None, fact["asserted_by"])
    return same and by and expected.get("modality", fact["modality"]) == fact["modality"]


def entries(entry: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every group with an example in a lexicon, with its place."""
    if isinstance(entry, dict):
        if "example" in entry:
            yield " > ".join(path), entry
        for key, value in entry.items():
            yield from entries(value, (*path, str(key)))


GROUPS = [pytest.param(e, id=f"{name}: {path}") for name in GROUPED for path, e in entries(lexicon(name))]


@pytest.mark.parametrize("frame", frames(), ids=lambda frame: frame.id)
def test_a_frame_reads_its_example_and_nothing_else(frame: Frame) -> None:
    found = facts_of(frame.example)
    events = [fact for fact in found if fact["kind"] not in ENTITY_KINDS.values()]
    for expected in frame.expect:
        assert any(agrees(expected.model_dump(exclude_none=True), fact) for fact in events), events
    assert len(events) == len(frame.expect), events


@pytest.mark.parametrize(
    ("frame", "text"), [pytest.param(f, text, id=f"{f.id}: {text}") for f in frames() for text in f.never]
)
def test_a_frame_is_not_set_off_by_what_looks_like_it(frame: Frame, text: str) -> None:
    kind, value = SHAPES[frame.kind][0], frame.values.get("type")
    alike = [fact for fact in facts_of(text) if fact["kind"] == kind and value in (None, fact["args"].get("type"))]
    assert not alike


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_of_words_is_understood_in_its_example(group: dict[str, Any]) -> None:
    found = facts_of(group["example"])
    expected = group.get("expect", [])
    if isinstance(expected, dict):
        expected = [{"kind": kind, "args": {"name": name}} for kind, name in expected.items()]
        if not expected:
            assert not [fact for fact in found if fact["kind"] in KINDS], found
    for one in expected:
        assert any(agrees(one, fact) for fact in found), found
    assert not [fact for fact in found if fact["kind"] in group.get("never", [])], found


def test_every_group_of_words_has_an_example() -> None:
    def without(entry: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
        if isinstance(entry, dict):
            if "words" in entry and not ({"example"} <= set(entry) and {"expect", "never"} & set(entry)):
                yield " > ".join(path)
            for key, value in entry.items():
                yield from without(value, (*path, str(key)))

    assert [place for name in GROUPED for place in without(lexicon(name))] == []
