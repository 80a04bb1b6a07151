"""Documents to claims: `extract` reads a document with the analyser of its language, where there is one."""

from collections.abc import Callable
from typing import TypeAlias

from ingest.extraction import Extraction
from ontology.model import Description, Document

Analyser: TypeAlias = Callable[[Document, Description], Extraction]
EXTRACTOR = "frames"
VERSION = "4"


def _english(document: Document, description: Description) -> Extraction:
    from ingest.text.english import extract_english  # here, not above: loading spaCy takes more than a second

    return extract_english(document, description)


_ANALYSERS: dict[str, Analyser] = {"en": _english}


def analyser_for(language: str | None) -> Analyser | None:
    """The analyser of a language (BCP 47 tag, its first part decides), None where documents in it are not read yet."""
    return _ANALYSERS.get((language or "").split("-")[0].lower())


def languages() -> tuple[str, ...]:
    """The languages that have an analyser."""
    return tuple(sorted(_ANALYSERS))


def extract(document: Document, description: Description) -> Extraction | None:
    """What `document` says under `description`; None where its language has no analyser."""
    analyser = analyser_for(description.language)
    return analyser(document, description) if analyser else None
