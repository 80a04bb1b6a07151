"""The columns of every frame with their types: what a frame holds is the same whether it has rows or none.

What each column means is told in docs/frames.md; a test holds the two lists together.
"""

from collections.abc import Mapping
from typing import Literal

Type = Literal["string", "Int64", "Float64", "boolean", "datetime64[s]"]
TEXT: Type = "string"
COUNT: Type = "Int64"
SHARE: Type = "Float64"
YES_NO: Type = "boolean"
DAY: Type = "datetime64[s]"
"""Seconds, not nanoseconds: those end at the years 1677 and 2262, EDTF days at 1 and 9999."""

SUPPORTED: Mapping[str, Type] = {"sources": COUNT, "confidence": SHARE, "disputed": YES_NO, "alleged": YES_NO}
DISPUTED: Mapping[str, Type] = {
    "sources": COUNT,
    "confidence": SHARE,
    "disputed": YES_NO,
    "disputed_on": TEXT,
    "alleged": YES_NO,
}
NAMED: Mapping[str, Type] = {"id": TEXT, "name": TEXT, "names": TEXT, "aliases": TEXT}
POINT: Mapping[str, Type] = {"date": TEXT, "earliest": DAY, "latest": DAY}
SPAN: Mapping[str, Type] = {
    "start": TEXT,
    "start_earliest": DAY,
    "start_latest": DAY,
    "end": TEXT,
    "end_earliest": DAY,
    "end_latest": DAY,
    "observed": DAY,
}

COLUMNS: Mapping[str, Mapping[str, Type]] = {
    "people": {**NAMED, "roles": TEXT, "status": TEXT, "status_as_of": DAY, **SUPPORTED},
    "organisations": {**NAMED, **SUPPORTED},
    "facilities": {**NAMED, **SUPPORTED},
    "places": {**NAMED, "level": TEXT, **SUPPORTED},
    "offences": {"id": TEXT, "name": TEXT, "names": TEXT, **SUPPORTED},
    "events": {
        "id": TEXT,
        "kind": TEXT,
        "type": TEXT,
        "subject_id": TEXT,
        "subject": TEXT,
        **POINT,
        **SPAN,
        "facility_id": TEXT,
        "facility": TEXT,
        "place": TEXT,
        "agency": TEXT,
        "court": TEXT,
        "actor": TEXT,
        "offences": TEXT,
        "concerns": TEXT,
        "length": TEXT,
        "how": TEXT,
        "topic": TEXT,
        "count": COUNT,
        **DISPUTED,
    },
    "participants": {
        "id": TEXT,
        "event_id": TEXT,
        "role": TEXT,
        "entity_id": TEXT,
        "entity": TEXT,
        "label": TEXT,
        **SUPPORTED,
    },
    "affiliations": {
        "id": TEXT,
        "person_id": TEXT,
        "person": TEXT,
        "organisation_id": TEXT,
        "organisation": TEXT,
        "role": TEXT,
        **SPAN,
        **DISPUTED,
    },
    "claims": {
        "id": TEXT,
        "about_id": TEXT,
        "kind": TEXT,
        "property": TEXT,
        "value": TEXT,
        "object_id": TEXT,
        "speaker_id": TEXT,
        "speaker": TEXT,
        "stance": TEXT,
        "modality": TEXT,
        "confidence": SHARE,
        "quote": TEXT,
        "start": COUNT,
        "end": COUNT,
        "derived": TEXT,
        "document_id": TEXT,
        "source_id": TEXT,
        "publisher": TEXT,
        "published": TEXT,
        "published_earliest": DAY,
        "published_latest": DAY,
    },
    "sources": {
        "id": TEXT,
        "publisher": TEXT,
        "title": TEXT,
        **POINT,
        "language": TEXT,
        "url": TEXT,
        "file": TEXT,
        "licence": TEXT,
        "read": YES_NO,
        "claims": COUNT,
    },
}
"""For each frame its columns in their order, with their pandas types."""
