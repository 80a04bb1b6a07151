"""What is read of a made-up text: its document, its records and its facts."""

from typing import Any

from graph import records
from ingest.extract import extract
from ingest.extraction import Extraction
from ingest.facts import facts
from ontology.model import Description, Document

PUBLISHER = "Harbour Rights Watch"


def described(text: str, date: str | None = None, publisher: str | None = PUBLISHER) -> tuple[Document, Description]:
    """An English document with what is known of it, undated unless a date is given."""
    source = records.source(text.encode("utf-8", "surrogatepass"), "text/plain")
    document = records.document(source, "plain", "1", text)
    return document, records.description(source, "person", publisher=publisher, date=date, language="en")


def extraction_of(text: str, date: str | None = None, publisher: str | None = PUBLISHER) -> Extraction:
    """The records of a document."""
    found = extract(*described(text, date, publisher))
    assert found is not None
    return found


def facts_of(
    text: str,
    date: str | None = None,
    publisher: str | None = PUBLISHER,
    *,
    threshold: float = 0,
    everything: bool = False,
) -> list[dict[str, Any]]:
    """The facts of a document, by default the doubtful ones too."""
    _, description = described(text, date, publisher)
    extraction = extraction_of(text, date, publisher)
    found: list[Any] = facts(extraction, description, threshold=threshold, everything=everything)
    return found


def args_of(text: str, kind: str, date: str | None = None, *, threshold: float = 0) -> list[dict[str, Any]]:
    """The arguments of the facts of a kind."""
    return [fact["args"] for fact in facts_of(text, date, threshold=threshold) if fact["kind"] == kind]


def told(text: str, kind: str) -> list[tuple[str, ...]]:
    """Whom, what and by whom: of the facts of a kind that are not mere guesses, in a release of a known day."""
    names = ("target", "for", "about", "type", "by")
    found = args_of(text, kind, "2021-06-10", threshold=0.4)
    return [tuple(args[name] for name in names if args.get(name)) for args in found]
