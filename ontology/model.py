"""Records and code lists, generated from `defenders.yaml` by `make ontology`: change them there."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """A value that never changes and takes no slot that the schema does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


DescribedBy = Literal[
    "person",
    "index",
    "document",
]
EntityClass = Literal[
    "Person",
    "Organisation",
    "Facility",
    "Place",
]
MentionKind = Literal[
    "Arrest",
    "Detention",
    "Charge",
    "Sentence",
    "LegalStep",
    "Release",
    "Abuse",
    "SupportAction",
    "Assessment",
    "InstitutionalOutcome",
    "Work",
    "Affiliation",
]
ClaimProperty = Literal[
    "name",
    "role",
    "kind",
    "subject",
    "date",
    "start",
    "end",
    "observed",
    "facility",
    "place",
    "agency",
    "court",
    "offence",
    "length",
    "how",
    "type",
    "count",
    "actor",
    "organisation",
    "topic",
    "concerns",
]
Stance = Literal[
    "asserted",
    "alleged",
    "believed",
    "denied",
]
Modality = Literal[
    "actual",
    "planned",
    "requested",
    "hypothetical",
]
DecisionType = Literal[
    "accept",
    "reject",
    "correct",
    "retract",
    "choose",
    "same",
    "different",
    "unsure",
    "withdraw",
    "consent",
    "public_figure",
    "at_risk",
]
PersonRole = Literal[
    "defender",
    "spokesperson",
    "official",
    "lawyer",
    "relative",
    "other",
]
PersonStatus = Literal[
    "detained",
    "released",
    "deceased",
    "missing",
    "unknown",
]
PlaceLevel = Literal[
    "town",
    "region",
    "country",
]
LegalStepType = Literal[
    "parole_filed",
    "parole_granted",
    "parole_denied",
    "appeal_filed",
    "appeal_pending",
    "appeal_granted",
    "appeal_denied",
    "sentence_reduced",
    "conviction_overturned",
    "acquitted",
    "charges_dropped",
    "detention_extended",
    "transferred",
    "trial_opened",
]
ReleaseHow = Literal[
    "parole",
    "bail",
    "amnesty",
    "pardon",
    "provisional",
    "conditional",
    "medical",
    "acquittal",
    "end_of_sentence",
    "exchange",
]
AbuseType = Literal[
    "torture",
    "beaten",
    "mistreatment",
    "threatened",
    "disappearance",
    "killed",
    "medical_neglect",
    "solitary_confinement",
    "denied_counsel",
    "denied_visits",
    "arbitrary_detention",
    "raided",
    "travel_ban",
    "surveillance",
    "smear",
]
SupportType = Literal[
    "call_release",
    "call_drop_charges",
    "call_investigate",
    "welcome",
    "condemn",
    "petition",
    "urgent_action",
    "letters",
    "trial_observation",
    "award",
]
AssessmentType = Literal[
    "fabricated",
    "unjust_charges",
    "unjust_imprisonment",
    "unlawful_detention",
    "unfair_trial",
    "prisoner_of_conscience",
    "politically_motivated",
    "torture_alleged",
]
WorkType = Literal[
    "film",
    "book",
    "article",
    "report",
    "poem",
    "post",
    "broadcast",
]
OutcomeType = Literal[
    "closed",
    "investigated",
    "prosecuted",
    "reformed",
]
GraphState = Literal[
    "loading",
    "complete",
]


class Record(Frozen):
    """Something that the ledger holds and never changes."""

    id: str
    """SHA-256 in hexadecimal."""


class Selector(Frozen):
    """Where in a source a statement stands."""


class Source(Record):
    """The original bytes, as they were handed in."""

    media_type: str
    """Media type (RFC 6838) of the bytes."""
    size: int
    """Length in bytes."""


class Document(Record):
    """The text of one source as a reader delivered it. Offsets refer to it for ever."""

    source: str
    """Id of the source."""
    reader: str
    """Name of the reader."""
    reader_version: str
    """Version of the reader."""
    text_sha256: str
    """SHA-256 of the text in UTF-8."""
    text: str
    """The delivered text."""


class Description(Record):
    """Who published a source, when, where and in which language, and who says so."""

    source: str
    """Id of the source."""
    given_by: DescribedBy
    """Where the description comes from."""
    publisher: str | None = None
    """Who published it."""
    date: str | None = None
    """The day of publication (EDTF)."""
    address: str | None = None
    """Web address."""
    language: str | None = None
    """BCP 47 language tag."""
    title: str | None = None
    """Title or headline."""
    file: str | None = None
    """Name of the file that was read."""
    licence: str | None = None
    """Licence of the text."""


class EntityMention(Record):
    """A person, organisation, facility or place as one source has it."""

    source: str
    """Id of the source."""
    entity_class: EntityClass
    """What it is."""
    normalised_name: str
    """Name without case, accents and punctuation."""
    number: int
    """Which of several namesakes in the source, from 0."""


class EventMention(Record):
    """An event, work or affiliation as one document tells it."""

    document: str
    """Id of the document."""
    kind: MentionKind
    """What happened."""
    subject: str
    """The entity mention, or the unnamed group in words, that it befell or that did it."""
    trigger_start: int
    """Offset of the first word that tells of it."""
    core: tuple[str, ...] = ()
    """The values without which it would be another event, as `offence=theft`."""


class Claim(Record):
    """One attributed statement about one mention."""

    subject: str
    """The mention that the statement is about."""
    property: ClaimProperty
    """What is stated."""
    stance: Stance
    """The speaker's commitment."""
    modality: Modality
    """Whether it happened, is planned, requested or only supposed."""
    value: str | None = None
    """The value in words or EDTF."""
    object: str | None = None
    """The entity mention that is the value, instead of `value`."""
    speaker: str | None = None
    """The mention of who says it; the publisher for the narrator. Missing where the publisher is unknown."""
    speaker_text: str | None = None
    """Who says it where no entity is named, as in `many`."""


class Decision(Record):
    """What a person or a rule settled."""

    decision_type: DecisionType
    """What was decided."""
    author: str
    """Who decided: a person, or a rule with its version as in exact-name@1."""
    time: str
    """When (RFC 3339, UTC)."""
    targets: tuple[str, ...] = ()
    """Ids of what it is about."""
    replacement: str | None = None
    """Id of what stands in its place."""
    decided_value: str | None = None
    """The value that was chosen."""
    reason: str | None = None
    """Why."""


class TextSelector(Selector):
    """A span of the document's text: `text[start:end] == quote`, counted in Unicode code points."""

    type: Literal["text"] = "text"
    start: int
    """First code point."""
    end: int
    """After the last code point."""
    quote: str
    """The words."""


class PageSelector(Selector):
    """A page of a paginated source, counted from 1."""

    type: Literal["page"] = "page"
    page: int
    """Page number."""


class CellSelector(Selector):
    """A cell of a table. Rows count from 1 with the header as row 1, as spreadsheets show them."""

    type: Literal["cell"] = "cell"
    row: int
    """Row number."""
    column: str
    """Name of the column."""
    text: str
    """Content of the cell."""
    sheet: str | None = None
    """Name of the sheet."""


class JsonSelector(Selector):
    """A value in a JSON source by RFC 6901 pointer."""

    type: Literal["json"] = "json"
    pointer: str
    """RFC 6901 pointer."""
    text: str
    """The value as JSON."""


class PersonSelector(Selector):
    """A person who entered the statement by hand."""

    type: Literal["person"] = "person"
    author: str
    """Who decided: a person, or a rule with its version as in exact-name@1."""
    note: str | None = None
    """What the person wrote."""


class DescriptionSelector(Selector):
    """A field of a description, as for a publisher whom the text does not name."""

    type: Literal["description"] = "description"
    description_id: str
    """Id of the description."""
    field: str
    """Field of the description, as `publisher`."""


class Derivation(Frozen):
    """How a value was reached that does not stand in the quote."""

    rule: str
    """Name of the rule."""
    anchor: TextSelector | None = None
    """The words that it starts from."""
    anchor_claim: str | None = None
    """The claim that it starts from."""


class RunRow(Frozen):
    """One claim of a run, how sure the extractor is and where it stands."""

    claim: str
    """Id of the claim."""
    confidence: Annotated[float, Field(ge=0, le=1)]
    """How surely the source says it, from 0 to 1."""
    evidence: tuple[
        Annotated[
            TextSelector | PageSelector | CellSelector | JsonSelector | PersonSelector | DescriptionSelector,
            Field(discriminator="type"),
        ],
        ...,
    ] = ()
    """Where it stands."""
    derived: Derivation | None = None
    """How the value was reached."""


class Run(Record):
    """What one extractor found in one document under one description."""

    document: str
    """Id of the document."""
    description: str
    """The description under which the document was read."""
    extractor: str
    """Name of the extractor."""
    extractor_version: str
    """Version of the extractor."""
    configuration: str
    """SHA-256 of the settings and lexicons that were used."""
    rows: tuple[RunRow, ...] = ()
    """What was found."""


IDENTITY: dict[str, tuple[str, ...]] = {
    "Document": ("source", "reader", "reader_version", "text_sha256"),
    "Description": ("source", "publisher", "date", "address", "language", "given_by"),
    "EntityMention": ("source", "entity_class", "normalised_name", "number"),
    "EventMention": ("document", "kind", "subject", "core", "trigger_start"),
    "Claim": ("subject", "property", "value", "object", "speaker", "speaker_text", "stance", "modality"),
    "Run": ("document", "description", "extractor", "extractor_version", "configuration"),
    "Decision": ("decision_type", "targets", "replacement", "decided_value", "reason", "author", "time"),
}
"""The slots of which the id of a record is the hash, in the order of the schema."""
