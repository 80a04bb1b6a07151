"""Event mentions with what is said of each: what the event rule and the event nodes are made from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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

    def key(self, context: Context, prop: str) -> str:
        """The value of one property as a key, empty where it is missing; of several the least."""
        return min((context.value_key(s.claim) for s in self.of(prop)), default="")

    def for_rule(self, context: Context) -> RuleTelling:
        """This mention as the event rule sees it. An unnamed group is nobody that another document could mean."""
        kind = EVENT_KINDS[self.mention.kind]
        subject = self.key(context, "subject")
        unnamed = all(s.claim.object is None for s in self.of("subject"))
        core = tuple(self.key(context, prop) for prop in kind.core)
        keys: dict[str, str] = {prop: self.key(context, prop) for prop in sorted(kind.informative)}
        return RuleTelling(
            mention=self.mention.id,
            document=self.mention.document,
            group=(self.mention.kind, subject, *core, self.mention.document if unnamed else ""),
            informative={prop: key for prop, key in keys.items() if key},
            date=self._when(),
            window_days=kind.window_days,
        )

    def _when(self) -> Edtf | None:
        """The day or the time that it lasted; None where neither is said. Seen to last is no date."""
        dates = [edtf.parse(s.claim.value) for s in self.of("date") if s.claim.value]
        if dates:
            return min(dates, key=edtf.width_days)
        earliest = _first(edtf.parse(s.claim.value).earliest for s in self.of("start") if s.claim.value)
        latest = _first(edtf.parse(s.claim.value).latest for s in self.of("end") if s.claim.value)
        return Edtf("", earliest, latest) if earliest or latest else None


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


def _first(dates: Iterable[date | None]) -> date | None:
    return min((day for day in dates if day), default=None)
