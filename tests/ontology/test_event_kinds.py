"""What the projection takes from the ontology at run time."""

import subprocess
import sys
from typing import get_args

import pytest

from ontology.kinds import (
    CODES,
    CONNECTS,
    EVENT_KINDS,
    EXTRA_LABELS,
    NEVER_THROUGH,
    PRIMARY_LABELS,
    RELATIONSHIPS,
    THROUGH_ONLY,
)
from ontology.model import ClaimProperty, LegalStepType, MentionKind

CORE = {
    "Arrest": (),
    "Detention": ("facility",),
    "Charge": ("offence",),
    "Sentence": (),
    "LegalStep": ("type",),
    "Release": (),
    "Abuse": ("type",),
    "SupportAction": ("type", "actor"),
    "Assessment": ("type", "actor"),
    "InstitutionalOutcome": ("type",),
    "Work": ("type",),
    "Affiliation": ("organisation", "role"),
}


def test_every_kind_of_mention_has_its_rule() -> None:
    assert set(EVENT_KINDS) == set(get_args(MentionKind))
    assert all(kind.name == name for name, kind in EVENT_KINDS.items())


@pytest.mark.parametrize("name", CORE)
def test_the_core_is_what_makes_another_event(name: MentionKind) -> None:
    assert EVENT_KINDS[name].core == CORE[name]


@pytest.mark.parametrize("kind", EVENT_KINDS.values(), ids=lambda kind: kind.name)
def test_a_kind_is_consistent_in_itself(kind) -> None:  # type: ignore[no-untyped-def]
    known = set(get_args(ClaimProperty))
    assert {*kind.core, *kind.informative, *kind.single_valued} <= known
    assert not set(kind.core) & set(kind.informative), "what is equal in all candidates tells nothing apart"
    assert bool(kind.informative) == (kind.window_days > 0), "a window counts only where a slot can agree"
    assert ({"start", "end"} if kind.lasting else {"date"}) <= set(kind.single_valued)
    assert kind.labels == tuple(sorted(kind.labels))


def test_windows_are_a_week_for_what_befalls_and_a_month_for_what_courts_do() -> None:
    windows = {name: EVENT_KINDS[name].window_days for name in EVENT_KINDS}
    assert {windows[name] for name in ("Arrest", "Release", "Abuse")} == {7}
    assert {windows[name] for name in ("Charge", "Sentence", "LegalStep")} == {31}


def test_events_carry_the_label_event_and_works_and_affiliations_do_not() -> None:
    without = {name for name, kind in EVENT_KINDS.items() if "Event" not in kind.labels}
    assert without == {"Work", "Affiliation"}
    assert EVENT_KINDS["Affiliation"].labels == ()


def test_some_types_carry_a_label_of_their_own() -> None:
    assert EXTRA_LABELS == {
        ("LegalStep", "transferred"): ("Transfer",),
        ("LegalStep", "trial_opened"): ("Trial",),
        ("Abuse", "killed"): ("Death",),
        ("Abuse", "disappearance"): ("Disappearance",),
    }
    assert all(code in CODES[kind, "type"] for kind, code in EXTRA_LABELS)


def test_paths_never_lead_through_what_strangers_share() -> None:
    assert set(RELATIONSHIPS) > CONNECTS
    assert not CONNECTS & {"FOR", "FROM", "ABOUT"}
    assert {"Source", "Claim", "Offence"} <= NEVER_THROUGH <= set(PRIMARY_LABELS)
    assert THROUGH_ONLY == {"Place": ("level", "town")}


def test_codes_are_found_by_class_and_property() -> None:
    assert CODES["LegalStep", "type"] == get_args(LegalStepType)
    assert "defender" in CODES["Person", "role"]
    assert "parole" in CODES["Release", "how"]


def test_the_generated_modules_need_no_linkml() -> None:
    program = (
        "import sys, ontology.kinds, ontology.model;"
        "print([name for name in sys.modules if name.startswith(('linkml', 'rdflib', 'yaml'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
