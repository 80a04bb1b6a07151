"""Russian documents: the stages from text to records, in their order."""

from graph.names import normalise
from ingest.extraction import Extraction
from ingest.text.clusters import Entity
from ingest.text.draft import SUFFERED, Draft
from ingest.text.merging import merge
from ingest.text.reading_form import reading_form
from ingest.text.records import RecordMaker
from ingest.text.roles import final_role
from ingest.text.russian.affiliations import affiliations
from ingest.text.russian.dates import find_dates
from ingest.text.russian.events import EventReader
from ingest.text.russian.names import entities_of, find_names
from ingest.text.russian.parse import parse
from ingest.text.russian.referents import Referents
from ontology.model import Description, Document

UNNAMED = -1
"""Number of a publisher whom the text does not name."""


def extract_russian(document: Document, description: Description) -> Extraction:
    """What a Russian document says, as records: who is named, what happened to whom, who says so."""
    form = reading_form(document.text)
    text = form.text
    sentences = parse(text)
    names = find_names(text, sentences)
    entities = entities_of(names, text)
    referents = Referents(sentences, names, entities)
    drafts = list(EventReader(text, sentences, referents, find_dates(text, description.date)).read())
    drafts += [draft for sentence in sentences for draft in affiliations(sentence, referents)]
    maker = RecordMaker(document, description, form)
    maker.add_entities(entities, _roles(entities, drafts), _publisher(entities, description.publisher))
    for event in merge(drafts):
        maker.add_event(event)
    return maker.extraction()


def _publisher(entities: list[Entity], name: str | None) -> Entity | None:
    if not name:
        return None
    named = next((e for e in entities if e.kind == "Organisation" and normalise(name) in e.keys), None)
    return named or Entity(UNNAMED, "Organisation", name, (), ())


def _roles(entities: list[Entity], drafts: list[Draft]) -> dict[int, str]:
    cued = {e.number: role for e in entities if (role := next((n.role for n in e.names if n.role), None))}

    def subjects(kinds: frozenset[str]) -> frozenset[int]:
        found = (draft.subject.entity for draft in drafts if draft.kind in kinds)
        return frozenset(entity.number for entity in found if entity is not None)

    suffered, affiliated = subjects(frozenset(SUFFERED)), subjects(frozenset({"Affiliation"}))
    return {e.number: final_role(e, cued, suffered, affiliated) for e in entities if e.kind == "Person"}
