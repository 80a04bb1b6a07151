"""Which description a document gets: from the option, else the index beside it, else its own text."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph import edtf, records
from graph.names import normalise
from ontology.model import Decision, DescribedBy, Description, Source


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody says of a document; None where nothing is said. date: EDTF."""

    publisher: str | None = None
    date: str | None = None
    address: str | None = None
    language: str | None = None
    title: str | None = None
    licence: str | None = None

    def __post_init__(self) -> None:
        """Raise BadInput where the date is none."""
        if self.date:
            edtf.parse(self.date)

    def says_something(self) -> bool:
        """Whether who published it, when, where or in which language is said."""
        return any((self.publisher, self.date, self.address, self.language))


AUTHORITY: dict[DescribedBy, int] = {"document": 0, "index": 1, "person": 2}
"""Whose word goes before whose."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The descriptions under which a document is read, and the records that have to be added for that."""

    descriptions: tuple[Description, ...]
    added: tuple[Description | Decision, ...]


def describe(source: Source, option: Given, index: Given, own: Given, file: str | None) -> Description:
    """Join what is said: the option goes before the index, the index before the document itself."""

    def first(field: str) -> str | None:
        values = (getattr(given, field) for given in (option, index, own))
        return next((str(value) for value in values if value), None)

    given_by: DescribedBy = "document"
    if option.says_something():
        given_by = "person"
    elif index.says_something():
        given_by = "index"
    return records.description(
        source,
        given_by,
        publisher=first("publisher"),
        date=first("date"),
        address=first("address"),
        language=first("language"),
        title=first("title"),
        licence=first("licence"),
        file=file,
    )


def choose(new: Description, current: Iterable[Description], author: str) -> Choice:
    """Set a new description beside the current ones of its source, or in their place.

    The same publisher with another date or address replaces the former, and a description with a publisher one without;
    a second publisher is a second description. A person's word is not replaced by an index, and neither by what the
    document says of itself.
    """
    current = tuple(current)
    former = tuple(d for d in current if _speaks_of_the_same(new, d))
    if any(d.id == new.id for d in current) or any(AUTHORITY[d.given_by] > AUTHORITY[new.given_by] for d in former):
        return Choice(current, ())
    kept = tuple(d for d in current if d not in former)
    if not former:
        return Choice((*kept, new), (new,))
    targets = tuple(d.id for d in former)
    correction = records.decision("correct", targets, author, replacement=new.id, reason="described anew")
    return Choice((*kept, new), (new, correction))


def _speaks_of_the_same(new: Description, old: Description) -> bool:
    """Whether two descriptions of one source are about the same publication of it."""
    if "document" in (new.given_by, old.given_by) or new.publisher is None or old.publisher is None:
        return True
    return normalise(old.publisher) == normalise(new.publisher)
