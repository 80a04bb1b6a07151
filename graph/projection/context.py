"""What every part of the projection looks things up in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph import edtf
from graph.canonical import content_id
from graph.edtf import Edtf
from graph.errors import BadInput
from graph.identity.judgements import Judgements, clusters, judgements
from graph.live import Records, Statement
from graph.names import normalise
from graph.property_graph import Value
from graph.truthy import Vote, confidence, decide, same_date, same_text
from graph.voices import bodies, original_publishers, voice
from ontology.model import Claim, Description, Document, EntityMention, RunRow

DATES = frozenset({"date", "start", "end", "observed"})
DOUBTFUL = frozenset({"alleged", "believed"})


@dataclass(frozen=True, slots=True)
class Said:
    """A live claim of what happened, with the voice that says it."""

    claim: Claim
    row: RunRow
    document: Document
    description: Description
    voice: str

    @property
    def claim_node(self) -> str:
        """Id of the `:Claim` node: one for each mention, speaker and stance."""
        claim = self.claim
        return content_id({"claim": [claim.subject, claim.speaker, claim.speaker_text, claim.stance]})


@dataclass(frozen=True, slots=True)
class Shown:
    """The claim whose value is shown, and whether voices dispute it."""

    claim: Claim
    disputed: bool


@dataclass(frozen=True)
class Context:
    """The records, their entity mentions, the judgements, what is said, and the canonical id of each entity mention.

    live: every live claim as a document makes it, what is only planned or asked for among them.
    """

    records: Records
    live: tuple[Statement, ...]
    mentions: Mapping[str, EntityMention]
    judged: Judgements
    said: tuple[Said, ...]
    canonical: Mapping[str, str]

    @cached_property
    def by_mention(self) -> Mapping[str, tuple[Said, ...]]:
        """What is said about each mention."""
        found: dict[str, list[Said]] = {}
        for said in self.said:
            found.setdefault(said.claim.subject, []).append(said)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def entities(self) -> Mapping[str, tuple[Said, ...]]:
        """What is said about each entity that has a name, by canonical id."""
        found: dict[str, list[Said]] = {}
        for mention, leader in self.canonical.items():
            found.setdefault(leader, []).extend(self.by_mention.get(mention, ()))
        return {key: tuple(value) for key, value in found.items() if any(map(is_name, value))}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each entity: the form that most voices use, then the longest, then by code points."""
        return {key: self._name(said) for key, said in self.entities.items()}

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """The claims whose value people chose where voices dispute, the latest first."""
        decisions = reversed(self.records.standing_decisions)
        return tuple(target for d in decisions if d.decision_type == "choose" for target in d.targets)

    def entity(self, mention: str | None) -> str | None:
        """The canonical id of an entity mention that is in the graph, else None."""
        leader = self.canonical.get(mention) if mention else None
        return leader if leader in self.entities else None

    def value_key(self, claim: Claim) -> str:
        """What makes two values equal: the canonical id of an object, else the normalised words; dates as they are."""
        if claim.object is not None:
            return self.canonical.get(claim.object, claim.object)
        value = claim.value or ""
        return value if claim.property in DATES else normalise(value)

    @cached_property
    def apart(self) -> frozenset[str]:
        """Entities of which it is settled that another one is not the same: an equal name says nothing there."""
        return frozenset(self.canonical[m] for ids in self.judged.different for m in ids if m in self.canonical)

    def core_key(self, claim: Claim) -> str:
        """What makes two values of an event equal: as `value_key`, but an entity by its name.

        For a name of one word or with a number joins no mentions, and two sources that say "IK-2" of one event agree.
        """
        leader = self.canonical.get(claim.object) if claim.object else None
        if leader is None or leader in self.apart:
            return self.value_key(claim)
        return normalise(self.names[leader]) if leader in self.names else self.mentions[leader].normalised_name

    def alike(self, claim: Claim) -> frozenset[str]:
        """Keys of which two equal values have one in common: an entity's id and all its names."""
        leader = self.canonical.get(claim.object) if claim.object else None
        if leader is None or leader in self.apart:
            return frozenset([self.value_key(claim)])
        names = {normalise(s.claim.value) for s in self.entities.get(leader, ()) if is_name(s) and s.claim.value}
        return frozenset({leader, self.mentions[leader].normalised_name} | names)

    def shown(self, said: Iterable[Said], prop: str) -> Shown | None:
        """Which value of `prop` is shown among what is said of one event; None where nobody asserts one."""
        relevant = {s.claim.id: s for s in said if s.claim.property == prop}
        votes = [
            Vote(self.core_key(s.claim), s.voice, s.claim.id, s.row.confidence, s.claim.stance == "denied")
            for s in said
            if s.claim.property == prop
        ]
        chosen = next((self.core_key(relevant[c].claim) for c in self.chosen if c in relevant), None)
        verdict = decide(votes, same_date if prop in DATES else same_text, chosen)
        if verdict is None:
            return None
        asserted = [s.claim for s in relevant.values() if s.claim.stance != "denied"]
        bearers = [claim for claim in asserted if self.core_key(claim) == verdict.value]
        return Shown(min(bearers, key=lambda claim: claim.id), verdict.disputed)

    def _name(self, said: Iterable[Said]) -> str:
        voices: dict[str, set[str]] = {}
        for s in said:
            if is_name(s) and s.claim.value:
                voices.setdefault(s.claim.value, set()).add(s.voice)
        return min(voices, key=lambda name: (-len(voices[name]), -len(name), name))


def is_name(said: Said) -> bool:
    """Whether it gives an entity a name."""
    return said.claim.property == "name" and bool(said.claim.value) and said.claim.stance != "denied"


def context_of(records: Records, threshold: float) -> Context:
    """Work out who is who and who says what."""
    judged = judgements(records.standing_decisions)
    mentions = {key: m for key, m in records.mentions.items() if isinstance(m, EntityMention)}
    canonical = clusters(sorted(mentions), judged, records.sequence)
    names = {key: mentions[leader].normalised_name for key, leader in canonical.items()}
    live = records.live(threshold)
    texts = {s.document.source: s.document.text for s in live}
    publishers = original_publishers(records.current_descriptions.values(), records.sequence, texts)
    known = bodies(_organisations(mentions, canonical, live, records.sequence))
    said = tuple(
        Said(s.claim, s.row, s.document, s.description, voice(s, names, publishers, known))
        for s in live
        if s.claim.modality == "actual" and _can_be_shown(s.claim)
    )
    return Context(records, live, mentions, judged, said, canonical)


def _organisations(
    mentions: Mapping[str, EntityMention],
    canonical: Mapping[str, str],
    live: Iterable[Statement],
    sequence: Mapping[str, int],
) -> Iterator[tuple[str, str]]:
    """Each name of an organisation with the name of its entity, the oldest entity first."""
    leaders = {key: leader for key, leader in canonical.items() if mentions[key].entity_class == "Organisation"}
    for key in sorted(leaders, key=lambda key: (sequence[leaders[key]], sequence[key])):
        yield mentions[key].normalised_name, mentions[leaders[key]].normalised_name
    for s in live:
        if s.claim.property == "name" and s.claim.value and s.claim.subject in leaders:
            yield s.claim.value, mentions[leaders[s.claim.subject]].normalised_name


def _can_be_shown(claim: Claim) -> bool:
    """Whether its value is one; `ledger check` names dates that are none."""
    if claim.property not in DATES:
        return claim.object is not None or bool(claim.value and claim.value.strip())
    return claim.object is None and bounds_of(claim.value) is not None


def bounds_of(value: str | None) -> Edtf | None:
    """The EDTF date that `value` is, None where it is none."""
    try:
        return edtf.parse(value) if value else None
    except BadInput:
        return None


def grounds(said: Iterable[Said]) -> dict[str, Value]:
    """The properties that everything in the graph carries: on which claims it rests and how well.

    claims: ids of `:Claim` nodes. sources: number of independent voices. disputed: a voice denies what another asserts.
    alleged: nobody says it without reserve.
    """
    said = list(said)
    asserting = [s for s in said if s.claim.stance != "denied"]
    denying = [s for s in said if s.claim.stance == "denied"]
    votes = [Vote("", s.voice, s.claim.id, s.row.confidence) for s in asserting]
    disputed = any(a.voice != d.voice and _same_statement(a.claim, d.claim) for d in denying for a in asserting)
    return {
        "claims": tuple(sorted({s.claim_node for s in said})),
        "sources": len({s.voice for s in asserting}),
        "confidence": confidence(votes),
        "disputed": disputed,
        "alleged": all(s.claim.stance in DOUBTFUL for s in asserting),
    }


def _same_statement(a: Claim, b: Claim) -> bool:
    """Whether two claims state the same of one thing. Who the object is was settled when they were brought together."""
    if a.property != b.property:
        return False
    return a.object is not None if b.object is not None else normalise(a.value or "") == normalise(b.value or "")
