"""Event mentions with what is said of each: what the event rule and the event nodes are made from."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph import edtf
from graph.edtf import Edtf
from graph.identity.events import Telling as RuleTelling
from graph.projection.context import Context, Said
from ontology.kinds import EVENT_KINDS
from ontology.model import EventMention


@dataclass(frozen=True)
class Telling:
    """An event mention whose kind and subject are said, and everything said of it."""

    mention: EventMention
    said: tuple[Said, ...]

    def of(self, prop: str) -> tuple[Said, ...]:
        """What is said of one property."""
        return tuple(s for s in self.said if s.claim.property == prop)

    def for_rule(self, context: Context) -> RuleTelling:
        """This mention as the event rule sees it. An unnamed group is nobody that another document could mean."""
        kind = EVENT_KINDS[self.mention.kind]
        subject = min((context.value_key(s.claim) for s in self.of("subject")), default="")
        unnamed = all(s.claim.object is None for s in self.of("subject"))
        core = (min((context.core_key(s.claim) for s in self.of(prop)), default="") for prop in kind.core)
        return RuleTelling(
            mention=self.mention.id,
            document=self.mention.document,
            group=(self.mention.kind, subject, *core, self.mention.document if unnamed else ""),
            informative=self._informative(context, kind.informative),
            date=self._when(),
            window_days=kind.window_days,
        )

    def _informative(self, context: Context, properties: Iterable[str]) -> dict[str, frozenset[str]]:
        """Keys of the values by property. Words are compared with words only: "police" may be any named force."""
        found: dict[str, set[str]] = {}
        for prop in properties:
            for s in self.of(prop):
                name = prop if s.claim.object else f"{prop} in words"
                found.setdefault(name, set()).update(context.alike(s.claim))
        return {name: frozenset(keys) for name, keys in found.items()}

    def _when(self) -> Edtf | None:
        """The day, or the beginning of what lasts, else up to when; None where none is said.

        What was seen to last has no date by that.
        """
        days = [edtf.parse(s.claim.value) for prop in ("date", "start") for s in self.of(prop) if s.claim.value]
        if days:
            return min(days, key=lambda day: (edtf.width_days(day), day.text))
        ends = [edtf.parse(s.claim.value).latest for s in self.of("end") if s.claim.value]
        last = min((day for day in ends if day), default=None)
        return Edtf("", None, last) if last else None


def gather_tellings(context: Context) -> list[Telling]:
    """All event mentions of which somebody says what happened to whom, by id."""
    found = []
    for key in sorted(context.by_mention):
        mention = context.records.mentions[key]
        said = context.by_mention[key]
        properties = {s.claim.property for s in said}
        if isinstance(mention, EventMention) and {"kind", "subject"} <= properties:
            found.append(Telling(mention, said))
    return found
