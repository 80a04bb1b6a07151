"""Kinds of events and what they connect, generated from `defenders.yaml` by `make ontology`: change them there."""

from dataclasses import dataclass
from typing import get_args

from ontology import model
from ontology.model import ClaimProperty, MentionKind


@dataclass(frozen=True, slots=True)
class EventKind:
    """What makes two mentions of one kind the same event, and how the graph shows it.

    labels: of its node, sorted; none where it is a relationship. core: without equal values they are two events.
    informative: what tells them apart or joins them over differing days. window_days: how far such days may differ.
    lasting: it has a start and an end, not a date. single_valued: where different values contradict.
    """

    name: MentionKind
    labels: tuple[str, ...]
    core: tuple[ClaimProperty, ...]
    informative: tuple[ClaimProperty, ...]
    window_days: int
    lasting: bool
    single_valued: tuple[ClaimProperty, ...]


EVENT_KINDS: dict[MentionKind, EventKind] = {
    "Work": EventKind(
        name="Work",
        labels=("Work",),
        core=("type",),
        informative=("topic",),
        window_days=366,
        lasting=False,
        single_valued=("date", "type", "topic"),
    ),
    "Arrest": EventKind(
        name="Arrest",
        labels=("Arrest", "Event"),
        core=(),
        informative=("place", "agency"),
        window_days=7,
        lasting=False,
        single_valued=("date",),
    ),
    "Detention": EventKind(
        name="Detention",
        labels=("Detention", "Event"),
        core=("facility",),
        informative=("place", "agency"),
        window_days=7,
        lasting=True,
        single_valued=("start", "end", "facility"),
    ),
    "Charge": EventKind(
        name="Charge",
        labels=("Charge", "Event"),
        core=("offence",),
        informative=("court", "agency"),
        window_days=31,
        lasting=False,
        single_valued=("date", "court"),
    ),
    "Sentence": EventKind(
        name="Sentence",
        labels=("Event", "Sentence"),
        core=(),
        informative=("length", "court"),
        window_days=31,
        lasting=False,
        single_valued=("date", "length", "court"),
    ),
    "LegalStep": EventKind(
        name="LegalStep",
        labels=("Event", "LegalStep"),
        core=("type",),
        informative=("count", "length", "court", "facility", "place"),
        window_days=31,
        lasting=False,
        single_valued=("date", "type", "count", "length", "court"),
    ),
    "Release": EventKind(
        name="Release",
        labels=("Event", "Release"),
        core=(),
        informative=("how", "place", "facility", "court", "agency"),
        window_days=7,
        lasting=False,
        single_valued=("date", "how"),
    ),
    "Abuse": EventKind(
        name="Abuse",
        labels=("Abuse", "Event"),
        core=("type",),
        informative=("facility", "place", "agency"),
        window_days=7,
        lasting=False,
        single_valued=("date", "type"),
    ),
    "SupportAction": EventKind(
        name="SupportAction",
        labels=("Event", "SupportAction"),
        core=("type", "actor"),
        informative=(),
        window_days=0,
        lasting=False,
        single_valued=("date", "type"),
    ),
    "Assessment": EventKind(
        name="Assessment",
        labels=("Assessment", "Event"),
        core=("type", "actor"),
        informative=(),
        window_days=0,
        lasting=False,
        single_valued=("date", "type"),
    ),
    "InstitutionalOutcome": EventKind(
        name="InstitutionalOutcome",
        labels=("Event", "InstitutionalOutcome"),
        core=("type",),
        informative=(),
        window_days=0,
        lasting=False,
        single_valued=("date", "type"),
    ),
    "Affiliation": EventKind(
        name="Affiliation",
        labels=(),
        core=("organisation", "role"),
        informative=(),
        window_days=0,
        lasting=True,
        single_valued=("start", "end", "role"),
    ),
}

EXTRA_LABELS: dict[tuple[MentionKind, str], tuple[str, ...]] = {
    ("LegalStep", "transferred"): ("Transfer",),
    ("LegalStep", "trial_opened"): ("Trial",),
    ("Abuse", "killed"): ("Death",),
    ("Abuse", "disappearance"): ("Disappearance",),
}
"""Labels that an event of a type carries besides those of its kind."""

CONNECTS: frozenset[str] = frozenset(
    ["ACTOR_OF", "AFFILIATED_WITH", "AT", "BY", "CONCERNS", "CREATED", "IN", "SUBJECT_OF"]
)
"""Types of relationships that path and neighbourhood queries walk."""

RELATIONSHIPS: tuple[str, ...] = (
    "ABOUT",
    "ACTOR_OF",
    "AFFILIATED_WITH",
    "AT",
    "BY",
    "CONCERNS",
    "CREATED",
    "FOR",
    "FROM",
    "IN",
    "SUBJECT_OF",
)
"""All types of relationships of the graph."""

PRIMARY_LABELS: tuple[str, ...] = (
    "Case",
    "Claim",
    "DefendersGraph",
    "Event",
    "Facility",
    "Offence",
    "Organisation",
    "Person",
    "Place",
    "Source",
    "Work",
)
"""Every node carries exactly one of these; ids are unique under each."""

NEVER_THROUGH: frozenset[str] = frozenset(["Claim", "DefendersGraph", "Offence", "Source"])
"""Labels of nodes at which a path may end but through which it never walks."""

THROUGH_ONLY: dict[str, tuple[str, str]] = {
    "Place": ("level", "town"),
}
"""Labels of nodes through which a path walks only where a property has a value."""

CODES: dict[tuple[str, ClaimProperty], tuple[str, ...]] = {
    ("Person", "role"): get_args(model.PersonRole),
    ("Work", "type"): get_args(model.WorkType),
    ("LegalStep", "type"): get_args(model.LegalStepType),
    ("Release", "how"): get_args(model.ReleaseHow),
    ("Abuse", "type"): get_args(model.AbuseType),
    ("SupportAction", "type"): get_args(model.SupportType),
    ("Assessment", "type"): get_args(model.AssessmentType),
    ("InstitutionalOutcome", "type"): get_args(model.OutcomeType),
}
"""The values that a property of a class takes, where they are a closed list."""

VERSION = "0.1.0"
"""The version of the ontology."""
