"""One event as the text tells it once, before what is told again is put together."""

from dataclasses import dataclass

from graph.names import normalise
from ingest.text.argument import Argument
from ingest.text.attribution import Voice
from ingest.text.modality import Force
from ingest.text.referent import Referent
from ingest.text.timing import Dated
from ontology.model import ClaimProperty, MentionKind

SUFFERED: frozenset[MentionKind] = frozenset(
    {"Arrest", "Detention", "Charge", "Sentence", "Release", "LegalStep", "Abuse"}
)
"""The kinds of events that happen to somebody."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One event, told once. start, end: the clause that tells it. trigger: offset of the word that set the frame off.

    subject: the entity or words. actor: who holds an assessment or gives support. date: when, by this telling.
    """

    frame: str
    kind: MentionKind
    trigger: int
    start: int
    end: int
    subject: Referent
    arguments: tuple[Argument, ...]
    values: tuple[tuple[ClaimProperty, str], ...]
    date: Dated | None
    lasting: bool
    ends: bool
    force: Force
    voice: Voice
    confidence: float

    def value(self, property: ClaimProperty) -> str | None:
        """The value of a property in words, the name for an entity, None where it has none."""
        for key, value in self.values:
            if key == property:
                return value
        for argument in self.arguments:
            if argument.property == property:
                return argument.entity.name if argument.entity else argument.value
        return None

    def key_of(self, property: ClaimProperty) -> str | None:
        """`value`, comparable: an entity by its number, words normalised."""
        for argument in self.arguments:
            if argument.property == property and argument.entity:
                return f"#{argument.entity.number}"
        value = self.value(property)
        return normalise(value) if value else None


def subject_key(referent: Referent) -> str:
    """What tells one subject of an event from another."""
    return f"#{referent.entity.number}" if referent.entity is not None else normalise(referent.words or "")
