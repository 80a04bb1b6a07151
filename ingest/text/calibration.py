"""How surely an event is read right: by its frame, and by how its subject was found, as measured on unseen documents.

`python -m tests.extraction.calibrate FOLDER...` counts anew and writes `calibration.en.yaml`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias

from ingest.lexicons.load import lexicon
from ingest.text.draft import SUFFERED, Draft

LEXICON = "calibration.en.yaml"
Reference: TypeAlias = Literal["named", "referring", "only", "supposed"]
"""How a subject was found: by its name, by words that refer to it, as the only one to whom anything happens,
or as the one of several of whom it has been speaking."""
WEIGHT = 6.0
"""As many tellings of a frame as its prior counts for."""
REFERENCE_WEIGHT = 30.0
"""As many tellings as the assumption counts for that all subjects are found equally well."""
SUREST, LEAST = 0.97, 0.02


@dataclass(frozen=True, slots=True)
class Count:
    """How often something was told, and how often it was right."""

    told: int = 0
    right: int = 0


@dataclass(frozen=True)
class Calibration:
    """Counts of all events, by frame, and by how the subject was found. prior: the mean prior of those told."""

    every: Count
    prior: float
    frames: Mapping[str, Count]
    references: Mapping[str, Count]

    def confidence(self, frame: str, prior: float, reference: Reference) -> float:
        """The share of such events that are right, 0 to 1; `prior` stands in for what was told rarely or never."""
        overall = self.every.right / self.every.told if self.every.told else self.prior
        scaled = prior * overall / self.prior
        counted = self.frames.get(frame, Count())
        of_frame = (counted.right + WEIGHT * scaled) / (counted.told + WEIGHT)
        found = self.references.get(reference, Count())
        of_reference = (found.right + REFERENCE_WEIGHT * overall) / (found.told + REFERENCE_WEIGHT)
        return round(min(SUREST, max(LEAST, of_frame * of_reference / overall)), 3)


@lru_cache(maxsize=1)
def calibration() -> Calibration:
    """The counts of `calibration.en.yaml`."""
    content = lexicon(LEXICON)
    return Calibration(
        _count(content["every"]),
        float(str(content["prior"])),
        _counts(content["frames"]),
        _counts(content["references"]),
    )


def _counts(entry: object) -> dict[str, Count]:
    return {str(key): _count(value) for key, value in entry.items()} if isinstance(entry, dict) else {}


def _count(entry: object) -> Count:
    if not isinstance(entry, list) or len(entry) != 2:
        raise ValueError(f"{LEXICON}: a count is [told, right], not {entry!r}")
    return Count(int(entry[0]), int(entry[1]))


def reference_of(draft: Draft, people: int) -> Reference:
    """How the subject of an event was found. people: to how many the text tells that something happened."""
    subject = draft.subject
    if subject.anchor is None:
        return "named"
    if subject.start != subject.anchor.start:
        return "referring"
    return "only" if people == 1 else "supposed"


def calibrated(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a document with the confidence that was measured."""
    people = suffering(drafts)
    return [
        replace(draft, confidence=calibration().confidence(draft.frame, draft.confidence, reference_of(draft, people)))
        for draft in drafts
    ]


def suffering(drafts: Iterable[Draft]) -> int:
    """To how many people something happens in a document."""
    entities = (draft.subject.entity for draft in drafts if draft.kind in SUFFERED and draft.force == "actual")
    return len({entity.number for entity in entities if entity is not None and entity.kind == "Person"})
