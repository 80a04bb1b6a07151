"""What the matcher is told of a mention, and what it answers."""

from dataclasses import dataclass, field
from typing import Literal

from graph.edtf import Edtf
from ontology.model import EntityClass

Label = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a mention beside its names. Everything may be empty.

    born, died: None where not known. age: in years, of a year that is not told. years: in which something happened to
    it. places: GeoNames numbers of towns. regions: normalised names of what else can be a place. countries: ISO 3166
    alpha-2. occupations: codes of `names/occupations.yaml`. kin: for each relation (`brother`) the normalised name of
    whom it is one. organisations: normalised names of those it belongs to. identifiers: `scheme:value`. words: what
    none of these is, normalised.
    """

    born: Edtf | None = None
    age: int | None = None
    died: Edtf | None = None
    years: frozenset[int] = frozenset()
    places: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    occupations: frozenset[str] = frozenset()
    sex: Literal["female", "male"] | None = None
    kin: frozenset[tuple[str, str]] = frozenset()
    organisations: frozenset[str] = frozenset()
    identifiers: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as the matcher sees it. names: as sources write them, the fullest first."""

    kind: EntityClass
    names: tuple[str, ...]
    context: Context = field(default_factory=Context)


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence in words. weight: natural logarithm of the odds by which it speaks for `same`."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Match:
    """What the matcher thinks of two mentions. score: probability that they are one."""

    score: float
    label: Label
    reasons: tuple[Reason, ...]
