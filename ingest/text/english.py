"""English documents: the stages from text to records, in their order."""

from dataclasses import dataclass, replace

from graph.names import normalise
from ingest.extraction import Extraction
from ingest.text.analysis import Analysis, analyse, parsing
from ingest.text.attribution import Attributor
from ingest.text.boilerplate import mask
from ingest.text.calibration import calibrated
from ingest.text.clusters import Entity, cluster
from ingest.text.coreference import Resolver
from ingest.text.draft import SUFFERED, Draft
from ingest.text.events import EventReader
from ingest.text.merging import Event, merge
from ingest.text.name import Name
from ingest.text.names import find_names
from ingest.text.reading_form import reading_form
from ingest.text.records import RecordMaker
from ingest.text.roles import cued_roles, final_role, main_defender, speakers, with_judges
from ingest.text.timing import Timeline, expressions
from ontology.model import Description, Document

UNNAMED = -1
"""Number of a publisher whom the text does not name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an English document says. roles: by the number of the person. publisher: with `UNNAMED` where not named."""

    analysis: Analysis
    entities: tuple[Entity, ...]
    roles: dict[int, str]
    publisher: Entity | None
    events: tuple[Event, ...]


def extract_english(document: Document, description: Description) -> Extraction:
    """What an English document says, as records: who is named, what happened to whom, who says so."""
    with parsing():
        form = reading_form(document.text)
        reading = read_english(form.text, description)
        maker = RecordMaker(document, description, form)
        maker.add_entities(reading.entities, reading.roles, reading.publisher)
        for event in reading.events:
            maker.add_event(event)
        return maker.extraction()


def read_english(text: str, description: Description) -> Reading:
    """The stages from the text to its entities and events."""
    dates = expressions(text, description.date)
    spans = [(date.start, date.end) for date in dates if date.start is not None and date.end is not None]
    analysis = analyse(text, mask(text), spans)
    entities = cluster(find_names(analysis, description.publisher), text)
    cued = with_judges(cued_roles(entities), analysis, entities)
    named = _publisher(entities, description.publisher)
    unnamed = Entity(UNNAMED, "Organisation", description.publisher, (), ()) if description.publisher else None
    publisher = named or unnamed
    resolver = Resolver(analysis, entities, cued, main_defender(analysis, entities, cued), publisher)
    timeline = Timeline(analysis, dates, description.date)
    drafts = EventReader(analysis, resolver, Attributor(analysis, resolver), timeline).read()
    entities, drafts = _with_described(entities, drafts)
    roles = _roles(entities, cued, drafts, speakers(analysis, entities))
    return Reading(analysis, tuple(entities), roles, publisher, tuple(merge(calibrated(drafts))))


def _publisher(entities: list[Entity], name: str | None) -> Entity | None:
    key = normalise(name) if name else ""
    return next((e for e in entities if key and e.kind == "Organisation" and key in e.keys), None)


def _roles(
    entities: list[Entity], cued: dict[int, str], drafts: list[Draft], speaking: frozenset[int]
) -> dict[int, str]:
    people = [entity for entity in entities if entity.kind == "Person"]
    suffered = frozenset(
        draft.subject.entity.number
        for draft in drafts
        if draft.subject.entity is not None and (draft.kind in SUFFERED or draft.kind == "SupportAction")
    )
    affiliated = frozenset(
        draft.subject.entity.number
        for draft in drafts
        if draft.subject.entity is not None and draft.kind == "Affiliation"
    )
    return {entity.number: final_role(entity, cued, suffered, affiliated, speaking) for entity in people}


def _with_described(entities: list[Entity], drafts: list[Draft]) -> tuple[list[Entity], list[Draft]]:
    """Make organisations of those that have a description instead of a name, in the drafts that mention them."""
    found = list(entities)
    known = {form: entity for entity in entities if entity.kind == "Organisation" for form in entity.keys}
    changed: list[Draft] = []
    for draft in drafts:
        arguments = []
        for argument in draft.arguments:
            if argument.property == "organisation" and argument.entity is None and argument.value:
                key = normalise(argument.value)
                if key not in known:
                    name = Name(
                        argument.start, argument.end, argument.value, 0, "Organisation", (("Organisation", 3.0),)
                    )
                    known[key] = Entity(len(found), "Organisation", argument.value, (), (name,), described=True)
                    found.append(known[key])
                argument = replace(argument, entity=known[key], value=None)
            arguments.append(argument)
        changed.append(replace(draft, arguments=tuple(arguments)))
    return found, changed
