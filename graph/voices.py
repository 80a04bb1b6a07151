"""Voices: who counts as one when independent statements are counted.

A claim's voice is the named speaker, else the publisher. A publisher and its national section are one voice, and so are
all descriptions of one source: the same bytes under a second publisher's name are a reprint. Near-identical texts in
different bytes are not told apart from independent ones here.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from graph.live import Statement
from graph.names import words
from ontology.model import Description


@cache
def _sections() -> frozenset[tuple[str, ...]]:
    """Country names as national sections append them to the organisation's name."""
    text = files("graph").joinpath("national_sections.txt").read_text("utf-8")
    return frozenset(words(line) for line in text.splitlines() if line and not line.startswith("#"))


def organisation(name: str) -> str:
    """Return the normalised name of an organisation without the country of a national section.

    >>> organisation("Amnesty International USA")
    'amnesty international'
    """
    parts = words(name)
    for length in (3, 2, 1):
        if len(parts) - length >= 2 and parts[-length:] in _sections():
            return " ".join(parts[:-length])
    return " ".join(parts)


def original_publishers(descriptions: Iterable[Description], sequence: Mapping[str, int]) -> dict[str, str | None]:
    """For each source the publisher of its first current description that names one: for all who reprint it."""
    first = sorted(descriptions, key=lambda d: (d.publisher is not None, -sequence[d.id]))
    return {description.source: description.publisher for description in first}


def voice(statement: Statement, names: Mapping[str, str], original: Mapping[str, str | None]) -> str:
    """Return a key for who says it: equal keys are one voice.

    names: for each entity mention the name of the entity to which it belongs. original: `original_publishers`.
    """
    claim = statement.claim
    publisher = original.get(statement.document.source)
    narrator = organisation(publisher) if publisher else f"source {statement.document.source}"
    if claim.speaker_text:
        return f"{claim.speaker_text.casefold()} in {narrator}"
    if claim.speaker is None:
        return narrator
    reprinter = statement.description.publisher
    speaker = organisation(names.get(claim.speaker, claim.speaker))
    if reprinter and reprinter != publisher and speaker == organisation(reprinter):
        return narrator
    return speaker
