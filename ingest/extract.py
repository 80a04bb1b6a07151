"""Documents to claims: `extract` reads a document with the analyser of its language, where there is one."""

from collections.abc import Callable
from typing import TypeAlias

from ingest.extraction import Extraction
from ingest.text.russian.models import MISSING, installed
from ontology.model import Description, Document

Analyser: TypeAlias = Callable[[Document, Description], Extraction]
EXTRACTOR = "frames"
VERSION = "4"


def _english(document: Document, description: Description) -> Extraction:
    from ingest.text.english import extract_english  # here, not above: loading spaCy takes more than a second

    return extract_english(document, description)


def _russian(document: Document, description: Description) -> Extraction:
    from ingest.text.russian.reading import extract_russian

    return extract_russian(document, description)


_ANALYSERS: dict[str, Analyser] = {"en": _english, "ru": _russian}


def analyser_for(language: str | None) -> Analyser | None:
    """The analyser of a language (BCP 47 tag, its first part decides), None where documents in it are not read yet."""
    primary = _primary(language)
    return None if primary == "ru" and not installed() else _ANALYSERS.get(primary)


def languages() -> tuple[str, ...]:
    """The languages that have an analyser."""
    return tuple(language for language in sorted(_ANALYSERS) if analyser_for(language))


def lacking(language: str | None) -> str | None:
    """What has to be installed so that documents in a language are read; None where nothing would help."""
    return MISSING if _primary(language) == "ru" and not installed() else None


def _primary(language: str | None) -> str:
    return (language or "").split("-")[0].lower()


def extract(document: Document, description: Description) -> Extraction | None:
    """What `document` says under `description`; None where its language has no analyser."""
    analyser = analyser_for(description.language)
    return analyser(document, description) if analyser else None
