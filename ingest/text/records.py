"""What was read from a document as records: mentions, claims, rows with their evidence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph import records
from graph.names import normalise
from ingest.extraction import UNKNOWN_PUBLICATION_DAY, Extraction
from ingest.text.argument import Argument
from ingest.text.attribution import Voice
from ingest.text.clusters import Entity, plain
from ingest.text.draft import Draft
from ingest.text.merging import CORE, Event
from ingest.text.name import CERTAIN, Name
from ingest.text.reading_form import ReadingForm
from ingest.text.referent import Referent
from ontology.model import (
    Claim,
    ClaimProperty,
    Derivation,
    Description,
    DescriptionSelector,
    Document,
    EntityMention,
    EventMention,
    Modality,
    RunRow,
    Stance,
    TextSelector,
)

NAMED_PRIOR, CERTAIN_PRIOR, ROLE_PRIOR = 0.6, 0.95, 0.8


@dataclass(slots=True)
class _Row:
    claim: Claim
    confidence: float
    evidence: list[TextSelector | DescriptionSelector]
    derived: Derivation | None
    order: int


@dataclass(slots=True)
class RecordMaker:
    """Collects the records of one document. form: the text of which the records tell offsets."""

    document: Document
    description: Description
    form: ReadingForm
    _mentions: dict[str, EntityMention | EventMention] = field(default_factory=dict)
    _rows: dict[str, _Row] = field(default_factory=dict)
    _entities: dict[int, EntityMention] = field(default_factory=dict)
    _narrator: str | None = None

    def extraction(self) -> Extraction:
        """All records, rows in the order of the text."""
        rows = sorted(
            self._rows.values(), key=lambda row: (row.order, row.claim.subject, row.claim.property, row.claim.id)
        )
        return Extraction(
            mentions=tuple(self._mentions.values()),
            claims=tuple(row.claim for row in rows),
            rows=tuple(
                RunRow(claim=row.claim.id, confidence=row.confidence, evidence=tuple(row.evidence), derived=row.derived)
                for row in rows
            ),
        )

    # --- entities -------------------------------------------------------------------------------------------------

    def add_entities(self, entities: Sequence[Entity], roles: Mapping[int, str], publisher: Entity | None) -> None:
        """Entities with their names and roles; the publisher too where the text does not name it."""
        taken: dict[tuple[str, str], int] = defaultdict(int)
        for entity in entities:
            key = (entity.kind, normalise(entity.name))
            mention = records.entity_mention(self.document.source, entity.kind, entity.name, taken[key])
            taken[key] += 1
            self._entities[entity.number] = mention
            self._mentions[mention.id] = mention
        if publisher is not None and publisher.names:
            self._narrator = self._entities[publisher.number].id
        elif publisher is not None:
            self._add_unnamed_publisher(publisher)
        for entity in entities:
            self._add_names(entity)
            if entity.kind == "Person" and (role := roles.get(entity.number)):
                name = next((n for n in entity.names if n.role), entity.names[0])
                self._state(
                    self._entities[entity.number].id,
                    "role",
                    ROLE_PRIOR,
                    [self._select(name.start, name.end)],
                    value=role,
                )

    def _add_unnamed_publisher(self, publisher: Entity) -> None:
        mention = records.entity_mention(self.document.source, "Organisation", publisher.name)
        self._mentions.setdefault(mention.id, mention)
        self._entities[publisher.number] = mention
        self._narrator = mention.id
        selector = DescriptionSelector(description_id=self.description.id, field="publisher")
        self._state(mention.id, "name", CERTAIN_PRIOR, [selector], value=publisher.name)

    def _add_names(self, entity: Entity) -> None:
        by_form: dict[str, list[Name]] = defaultdict(list)
        keys = {normalise(form): form for form in (entity.name, *entity.forms)}
        for name in entity.names:
            by_form[keys.get(name.key, entity.name)].append(name)
        for form in (entity.name, *entity.forms):
            spans = by_form.get(form) or list(entity.names[:1])
            spans.sort(key=lambda n: (plain(n.text) != form, n.start))
            evidence = [self._select(name.start, name.end) for name in spans]
            first = spans[0]
            told = plain(self.form.written(self.document.text, first.start, first.end))
            value = told if plain(first.text) == form else form
            self._state(self._entities[entity.number].id, "name", certainty(entity), evidence, value=value)

    # --- events ---------------------------------------------------------------------------------------------------

    def add_event(self, event: Event) -> None:
        """One event mention and a claim an argument for each telling and speaker."""
        first = event.first
        subject = self._entities[first.subject.entity.number].id if first.subject.entity else first.subject.words or ""
        trigger, _ = self.form.span(first.trigger, first.trigger + 1)
        mention = records.event_mention(self.document.id, first.kind, subject, trigger, self._core(event))
        self._mentions[mention.id] = mention
        for draft in event.drafts:
            self._add_telling(mention.id, draft)

    def _core(self, event: Event) -> tuple[str, ...]:
        properties = CORE.get(event.first.kind, ())
        if event.first.kind == "Detention":
            properties = ("facility",)
        found = []
        for property in properties:
            value = next((v for draft in event.drafts if (v := draft.value(property))), None)
            if value is not None:
                found.append(f"{property}={value if property == 'type' else normalise(value)}")
        return tuple(found)

    def _add_telling(self, mention: str, draft: Draft) -> None:
        evidence = self._select(draft.start, draft.end)
        said = self._said(draft)
        subject, date = draft.subject, draft.date
        unknown = date is not None and date.unknown_publication and date.value is None
        derived = Derivation(rule=UNKNOWN_PUBLICATION_DAY) if unknown else None
        self._state(mention, "kind", draft.confidence, [evidence], said, value=draft.kind, derived=derived)
        self._state(
            mention, "subject", draft.confidence, [evidence], said, object=self._object(subject),
            value=None if subject.entity else subject.words, derived=self._anchored(subject.anchor),
        )  # fmt: skip
        for property, value in draft.values:
            self._state(mention, property, draft.confidence, [evidence], said, value=value)
        for argument in draft.arguments:
            self._add_argument(mention, draft, argument, evidence, said)
        self._add_date(mention, draft, evidence, said)

    def _add_argument(
        self, mention: str, draft: Draft, argument: Argument, evidence: TextSelector, said: "_Said"
    ) -> None:
        selector = evidence
        if not draft.start <= argument.start <= argument.end <= draft.end:
            selector = self._select(argument.start, argument.end)
        object_id = self._entities[argument.entity.number].id if argument.entity else None
        self._state(
            mention, argument.property, draft.confidence, [selector], said,
            object=object_id, value=None if object_id else argument.value, derived=self._anchored(argument.anchor),
        )  # fmt: skip

    def _add_date(self, mention: str, draft: Draft, evidence: TextSelector, said: "_Said") -> None:
        date = draft.date
        if draft.lasting and self.description.date and (date is None or date.value is None):
            derived = Derivation(rule="document_date")
            self._state(
                mention, "observed", draft.confidence, [evidence], said, value=self.description.date, derived=derived
            )
        if date is None or date.value is None:
            return
        if draft.kind == "Affiliation":
            return
        property: ClaimProperty = "date"
        if draft.kind == "Detention":
            property = "end" if draft.ends else "start"
        value, end = date.value, None
        if property == "start" and "/" in value:
            value, _, end = value.partition("/")
        rule = None
        if date.rule:
            anchor = self._select(*date.anchor) if date.anchor else None
            rule = Derivation(rule=date.rule, anchor=anchor)
        self._state(mention, property, draft.confidence, [evidence], said, value=value, derived=rule)
        if end and end != "..":
            self._state(mention, "end", draft.confidence, [evidence], said, value=end, derived=rule)

    # --- claims ---------------------------------------------------------------------------------------------------

    def _said(self, draft: Draft) -> "_Said":
        modality: Modality = "actual" if draft.force == "actual" or draft.force == "denied" else draft.force
        stance: Stance = "denied" if draft.force == "denied" else draft.voice.stance
        speaker, text = self._speaker(draft.voice)
        return _Said(speaker, text, stance, modality)

    def _speaker(self, voice: Voice) -> tuple[str | None, str | None]:
        if voice.speaker is None:
            return self._narrator, None
        if voice.speaker.entity is not None:
            return self._entities[voice.speaker.entity.number].id, None
        return None, voice.speaker.words

    def _state(
        self,
        subject: str,
        property: ClaimProperty,
        confidence: float,
        evidence: Iterable[TextSelector | DescriptionSelector],
        said: "_Said | None" = None,
        *,
        value: str | None = None,
        object: str | None = None,
        derived: Derivation | None = None,
    ) -> None:
        """State a claim; stated again it gains evidence and keeps the higher confidence."""
        said = said or _Said(self._narrator, None, "asserted", "actual")
        claim = records.claim(
            subject, property, value, object=object, speaker=said.speaker, speaker_text=said.text,
            stance=said.stance, modality=said.modality,
        )  # fmt: skip
        selectors = list(evidence)
        order = min((s.start for s in selectors if isinstance(s, TextSelector)), default=-1)
        known = self._rows.get(claim.id)
        if known is None:
            self._rows[claim.id] = _Row(claim, confidence, selectors, derived, order)
            return
        known.confidence = max(known.confidence, confidence)
        known.evidence.extend(selector for selector in selectors if selector not in known.evidence)
        known.order = min(known.order, order)

    def _object(self, referent: Referent) -> str | None:
        return self._entities[referent.entity.number].id if referent.entity is not None else None

    def _anchored(self, anchor: Name | None) -> Derivation | None:
        return Derivation(rule="coreference", anchor=self._select(anchor.start, anchor.end)) if anchor else None

    def _select(self, start: int, end: int) -> TextSelector:
        first, last = self.form.span(start, end)
        return TextSelector(start=first, end=last, quote=self.document.text[first:last])


@dataclass(frozen=True, slots=True)
class _Said:
    speaker: str | None
    text: str | None
    stance: Stance
    modality: Modality


def certainty(entity: Entity) -> float:
    """Prior that an entity is one and of its kind, by the votes of its names: 0.6 for a guess, 0.95 where certain."""
    votes = max(dict(name.votes).get(entity.kind, 0.0) for name in entity.names)
    spread = min(1.0, votes / CERTAIN) * (CERTAIN_PRIOR - NAMED_PRIOR)
    return round(min(CERTAIN_PRIOR, NAMED_PRIOR + spread + 0.05 * (len(entity.names) - 1)), 3)
