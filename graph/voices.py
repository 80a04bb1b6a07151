"""Voices: who counts as one when independent statements are counted.

A claim's voice is the named speaker, else the publisher. A publisher and its national section are one voice, an
organisation under all names that were judged to be its own, and all descriptions of one source: the same bytes under a
second publisher's name are a reprint. So are near-identical texts (`graph.reprints`): the first published speaks.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from graph.live import Statement
from graph.names import words
from graph.reprints import reprints
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


def original_publishers(
    descriptions: Iterable[Description], sequence: Mapping[str, int], texts: Mapping[str, str]
) -> dict[str, str | None]:
    """For each source the publisher of its first current description that names one: for all who reprint it.

    texts: of each source. Of near-identical ones the first published is the original, where days are unknown the first
    in the ledger.
    """
    first = sorted(descriptions, key=lambda d: (d.publisher is not None, -sequence[d.id]))
    described = {description.source: description for description in first}
    known = [key for key in texts if key in described]
    order = sorted(known, key=lambda key: (described[key].date or "9999", sequence[described[key].id]))
    original = reprints({key: texts[key] for key in order})
    return {
        source: described[original.get(source, source)].publisher or description.publisher
        for source, description in described.items()
    }


def bodies(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The name under which an organisation counts, by each of its names.

    names: pairs of a name and the name of the entity that bears it, the oldest first. A name that two entities bear is
    the older one's.
    """
    found: dict[str, str] = {}
    for name, entity in names:
        found.setdefault(organisation(name), organisation(entity))
    return found


def voice(
    statement: Statement, names: Mapping[str, str], original: Mapping[str, str | None], known: Mapping[str, str]
) -> str:
    """Return a key for who says it: equal keys are one voice.

    names: for each entity mention the name of the entity to which it belongs. original: `original_publishers`. known:
    `bodies`.
    """
    claim = statement.claim
    publisher = original.get(statement.document.source)
    narrator = _body(publisher, known) if publisher else f"source {statement.document.source}"
    if claim.speaker_text:
        return f"{claim.speaker_text.casefold()} in {narrator}"
    if claim.speaker is None:
        return narrator
    reprinter = statement.description.publisher
    speaker = _body(names.get(claim.speaker, claim.speaker), known)
    if reprinter and reprinter != publisher and speaker == _body(reprinter, known):
        return narrator
    return speaker


def _body(name: str, known: Mapping[str, str]) -> str:
    plain = organisation(name)
    return known.get(plain, plain)
