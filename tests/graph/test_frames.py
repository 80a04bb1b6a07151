"""The projected ledger as pandas frames: what stands in them, of which type, and that nothing is lost."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import Telling, decided, entries, reprinted, telling

from graph.analysis import frames
from graph.errors import LedgerError
from graph.frame_columns import COLUMNS
from graph.frames import ENTITIES, Frames, frames_of
from graph.ledger import Entry, Ledger
from graph.live import gather
from graph.projection import project
from ontology.model import Decision, Derivation, MentionKind, PersonSelector, Record, RunRow

DOCS = Path(__file__).parents[2] / "docs" / "frames.md"


def framed(*parts: object) -> Frames:
    records = gather(entries(*parts))  # type: ignore[arg-type]
    return frames_of(project(records, 0.5).graph, records, 0.5)


def only(frame: pd.DataFrame) -> pd.Series:
    """The one row of a frame."""
    assert len(frame) == 1
    return frame.iloc[0]


def told_by(publisher: str, kind: MentionKind, *, facility: str | None = None, **values: str) -> Telling:
    """One publisher's word on what befell Mara Quill."""
    told = telling(f"{publisher}: this befell Mara Quill.", publisher)
    mara = told.person("Mara Quill")
    at = {"facility": told.entity("Facility", facility)} if facility else {}
    told.event(kind, mara, 11, **values, **at)
    return told


def same(*records: Record) -> Decision:
    return decided("same", *records)


@st.composite
def tellings(draw: st.DrawFn, number: int) -> Telling:
    told = telling(
        f"Text {number} of Mara Quill, Otto Brand and theft.",
        draw(st.sampled_from([None, "The Post", "The Star"])),
        draw(st.sampled_from([None, "2011-07-27", "2011", "someday"])),
    )
    people = [told.person(name) for name in draw(st.sets(st.sampled_from(["Mara Quill", "Otto Brand"]), min_size=1))]
    others = [told.entity("Organisation", "Justice Watch"), told.entity("Facility", "IK-2"), told.entity("Place", "Um")]
    for trigger in range(draw(st.integers(0, 4))):
        told.event(
            draw(st.sampled_from(["Arrest", "Detention", "Charge", "Abuse", "Affiliation", "SupportAction", "Work"])),
            draw(st.sampled_from([*people, "suspects"])),
            trigger,
            stance=draw(st.sampled_from(["asserted", "alleged", "denied"])),
            modality=draw(st.sampled_from(["actual", "actual", "planned"])),
            speaker=draw(st.sampled_from([None, *people])),
            confidence=draw(st.sampled_from([0.3, 0.9])),
            type=draw(st.sampled_from(["killed", "film", "call_release"])),
            date=draw(st.sampled_from(["0001-01-01", "9999-12-31", "2009-05", "2009/..", "XXXX"])),
            start=draw(st.sampled_from(["2009-05~", "2010-21"])),
            offence=draw(st.sampled_from([("theft",), ("theft", "rob|bery")])),
            organisation=others[0],
            actor=draw(st.sampled_from(["many", *people, others[0]])),
            facility=draw(st.sampled_from(others)),
            place=others[2],
            agency=draw(st.sampled_from(["police", others[0]])),
        )
    return told


@st.composite
def ledgers(draw: st.DrawFn) -> list[Entry]:
    told = [draw(tellings(number)) for number in range(draw(st.integers(0, 3)))]
    parts: list[object] = list(told)
    if told and draw(st.booleans()):
        parts.append(reprinted(told[0], "The Reprint"))
    mentions = [found.id for one in told for found in one.found if hasattr(found, "normalised_name")]
    if len(mentions) > 1 and draw(st.booleans()):
        parts.append(decided("same", *draw(st.lists(st.sampled_from(mentions), min_size=2, max_size=2, unique=True))))
    return entries(*parts)  # type: ignore[arg-type]


@given(ledgers())
def test_every_column_has_the_type_that_it_has_everywhere(log: list[Entry]) -> None:
    records = gather(log)
    found = frames_of(project(records, 0.5).graph, records, 0.5)
    assert {name for name, _ in found} == set(COLUMNS)
    for name, frame in found:
        assert {column: str(kind) for column, kind in frame.dtypes.items()} == dict(COLUMNS[name])
        assert list(frame.columns) == list(COLUMNS[name])


@given(ledgers())
def test_the_frames_hold_everything_that_the_graph_does_once(log: list[Entry]) -> None:
    records = gather(log)
    graph = project(records, 0.5).graph
    found = frames_of(graph, records, 0.5)
    for name, label in ENTITIES.items():
        assert list(getattr(found, name).id) == [node.id for node in graph.nodes if label in node.labels]
    assert list(found.events.id) == [node.id for node in graph.nodes if {"Event", "Work"} & set(node.labels)]
    assert list(found.sources.id) == sorted(records.sources)
    assert list(found.claims.id) == sorted({statement.claim.id for statement in records.live(0.5)})
    kept = sorted(link.id for link in graph.relationships if link.type not in ("FROM", "ABOUT"))
    assert sorted([*found.participants.id, *found.affiliations.id]) == kept
    assert found.sources.claims.sum() == len(found.claims)


@given(ledgers())
def test_every_id_that_a_frame_names_is_a_row_of_another(log: list[Entry]) -> None:
    records = gather(log)
    found = frames_of(project(records, 0.5).graph, records, 0.5)
    entities = {key for name in ENTITIES for key in getattr(found, name).id}
    assert set(found.participants.event_id) <= set(found.events.id)
    assert set(found.participants.entity_id) <= entities
    for column in (found.events.subject_id, found.events.facility_id, found.claims.object_id, found.claims.speaker_id):
        assert set(column.dropna()) <= entities
    assert set(found.claims.about_id.dropna()) <= entities | set(found.events.id) | set(found.affiliations.id)
    assert set(found.events.id) <= set(found.claims.about_id.dropna())
    assert set(found.people.id) <= set(found.claims.about_id.dropna())
    assert set(found.claims.source_id) <= set(found.sources.id)


def test_an_arrest_is_one_row_with_its_bounds_and_everybody_in_it() -> None:
    told = telling("Mara Quill was arrested in Um by the Drift Police.")
    mara, police = told.person("Mara Quill"), told.entity("Organisation", "Drift Police")
    arrest = told.event("Arrest", mara, 11, date="2009-05", place=told.entity("Place", "Um"), agency=police)
    found = framed(told)
    row = only(found.events)
    assert (row.id, row.kind, row.subject_id, row.subject) == (arrest.id, "Arrest", mara.id, "Mara Quill")
    assert (row.date, row.earliest, row.latest) == ("2009-05", pd.Timestamp(2009, 5, 1), pd.Timestamp(2009, 5, 31))
    assert (row.place, row.agency) == ("Um", "Drift Police")
    assert pd.isna(row.facility)
    assert pd.isna(row.start_earliest)
    assert dict(zip(found.participants.role, found.participants.entity, strict=True)) == {
        "subject": "Mara Quill",
        "place": "Um",
        "agency": "Drift Police",
    }
    assert only(found.people).status == "detained"


def test_a_day_outside_the_range_of_nanoseconds_stays_the_day_that_it_is() -> None:
    told = telling("Mara Quill was arrested.")
    told.event("Arrest", told.person("Mara Quill"), 11, date="[0001-01-01..9999-12-31]")
    row = only(framed(told).events)
    assert (row.earliest.date(), row.latest.date()) == (date(1, 1, 1), date(9999, 12, 31))


def test_what_no_entity_is_named_for_stands_in_the_words_of_the_source() -> None:
    told = telling("Police beat suspects; many condemn it.")
    told.event("Abuse", "suspects", 7, type="beaten", agency="police")
    told.event("Assessment", told.person("Mara Quill"), 23, type="unfair_trial", actor="many")
    told.event("Sentence", told.person("Otto Brand"), 25, court="a court in Um")
    events = framed(told).events.set_index("kind")
    assert events.loc["Sentence", "court"] == "a court in Um"
    assert (events.loc["Abuse", "subject"], events.loc["Abuse", "agency"]) == ("suspects", "police")
    assert pd.isna(events.loc["Abuse", "subject_id"])
    assert events.loc["Assessment", "actor"] == "many"


def test_the_kind_is_the_most_specific_label() -> None:
    told = telling("Mara Quill was killed, Otto Brand moved; a film was made.")
    mara, otto = told.person("Mara Quill"), told.person("Otto Brand")
    told.event("Abuse", mara, 11, type="killed")
    told.event("LegalStep", otto, 30, type="transferred")
    told.event("Work", otto, 37, type="film")
    found = framed(told)
    assert sorted(found.events.kind) == ["Death", "Transfer", "Work"]
    work = only(found.events[found.events.kind == "Work"])
    assert work.actor == "Otto Brand"
    assert pd.isna(work.subject)


def test_several_offences_are_told_apart_in_one_cell_and_are_a_row_each_among_the_participants() -> None:
    told = telling("Mara Quill was sentenced for theft and rob|bery.")
    told.event("Sentence", told.person("Mara Quill"), 11, offence=("theft", "rob|bery"))
    found = framed(told)
    assert only(found.events).offences == r"rob\|bery|theft"
    assert sorted(found.participants[found.participants.role == "offence"].entity) == ["rob|bery", "theft"]


def test_of_two_facilities_the_row_shows_the_one_that_more_voices_name_and_the_participants_both() -> None:
    told = [
        told_by(publisher, "Abuse", type="beaten", facility=colony)
        for publisher, colony in (("The Post", "Colony Five"), ("The Star", "Colony Six"), ("The Sun", "Colony Six"))
    ]
    colonies = [one.found[2] for one in told]
    events = [one.found[4] for one in told]
    found = framed(*told, same(*(one.found[0] for one in told)), same(*colonies[1:]), same(*events))
    at = found.participants[found.participants.role == "facility"]
    assert dict(zip(at.entity, at.sources, strict=True)) == {"Colony Five": 1, "Colony Six": 2}
    assert only(found.events).facility == "Colony Six"


def test_two_agencies_and_two_names_stand_in_one_cell_in_the_order_of_the_alphabet() -> None:
    told = telling("Mara Quill was arrested by Zeta Police and Alpha|Beta Police.")
    mara = told.person("Mara Quill")
    told.claim(mara, "name", "M|Q")
    forces = (told.entity("Organisation", name) for name in ("Zeta Police", "Alpha|Beta Police", "Mid Police"))
    arrest = told.event("Arrest", mara, 11)
    for force in forces:
        told.claim(arrest, "agency", force)
    found = framed(told)
    assert only(found.events).agency == r"Alpha\|Beta Police|Mid Police|Zeta Police"
    assert only(found.people).names == r"Mara Quill|M\|Q"


def test_an_affiliation_is_a_row_with_both_names_its_role_and_its_bounds() -> None:
    told = telling("Mara Quill heads Justice Watch.")
    mara, watch = told.person("Mara Quill"), told.entity("Organisation", "Justice Watch")
    told.event("Affiliation", mara, 11, organisation=watch, role="head", start="2009")
    found = framed(told)
    row = only(found.affiliations)
    assert (row.person, row.person_id, row.organisation, row.organisation_id) == (
        "Mara Quill",
        mara.id,
        "Justice Watch",
        watch.id,
    )
    assert (row.role, row.start, row.start_latest) == ("head", "2009", pd.Timestamp(2009, 12, 31))
    assert only(found.claims[(found.claims.property == "role")]).about_id == row.id
    assert found.events.empty


def test_a_claim_has_its_words_its_speaker_and_its_source() -> None:
    told = telling("Mara Quill was arrested on Monday.", "The Post", "2011-07", file="a.txt")
    mara = told.person("Mara Quill")
    arrest = told.event("Arrest", mara, 11, date="Monday", stance="alleged", confidence=0.8, speaker=mara)
    made = told.claim(arrest, "date", "2011-07-25", stance="alleged", words="on Monday", speaker=mara)
    found = framed(told)
    row = only(found.claims[found.claims.id == made.id])
    assert (row.about_id, row.kind, row.property, row.value) == (arrest.id, "Arrest", "date", "2011-07-25")
    assert (row.quote, row.start, row.end) == ("on Monday", 24, 33)
    assert (row.speaker, row.speaker_id, row.stance, row.modality) == ("Mara Quill", mara.id, "alleged", "actual")
    assert (row.publisher, row.published, row.published_latest) == ("The Post", "2011-07", pd.Timestamp(2011, 7, 31))
    subject = only(found.claims[(found.claims.property == "subject")])
    assert (subject.value, subject.object_id) == ("Mara Quill", mara.id)


def test_the_speaker_is_the_one_who_is_named_else_words_else_the_publisher() -> None:
    told = telling("Mara Quill was beaten, many say.", "The Post")
    mara = told.person("Mara Quill")
    beaten = told.event("Abuse", mara, 11, type="beaten")
    told.claim(beaten, "date", "2009", speaker_text="many", speaker=mara)
    told.claim(beaten, "count", "2", speaker=mara)
    claims = framed(told).claims.set_index("property")
    assert (claims.loc["date", "speaker"], pd.isna(claims.loc["date", "speaker_id"])) == ("many", True)
    assert (claims.loc["count", "speaker"], claims.loc["count", "speaker_id"]) == ("Mara Quill", mara.id)
    assert (claims.loc["type", "speaker"], pd.isna(claims.loc["type", "speaker_id"])) == ("The Post", True)


def test_what_is_said_of_a_person_in_two_documents_is_about_one_id() -> None:
    told = [told_by("The Post", "Arrest"), told_by("The Star", "Release")]
    maras = [one.found[0] for one in told]
    found = framed(*told, same(*maras))
    assert set(found.claims[found.claims.property == "name"].about_id) == {only(found.people).id}
    assert only(found.people).aliases == maras[1].id
    assert set(found.claims[found.claims.property == "subject"].object_id) == {only(found.people).id}


def test_a_role_in_each_of_two_organisations_of_one_name_is_told_by_the_claims_that_name_it() -> None:
    told = []
    for publisher in ("The Post", "The Star"):
        one = telling(f"{publisher}: Mara Quill founded Watch.", publisher)
        one.event(
            "Affiliation",
            one.person("Mara Quill"),
            11,
            organisation=one.entity("Organisation", "Watch"),
            role="founder",
        )
        told.append(one)
    found = framed(*told, same(*(one.found[0] for one in told)))
    assert len(found.affiliations) == 2
    organisations = found.affiliations.set_index("id").organisation_id
    naming = found.claims[found.claims.property == "organisation"]
    assert [organisations[about] for about in naming.about_id] == list(naming.object_id)


def test_a_value_that_was_reached_by_a_rule_names_it_and_evidence_that_is_no_text_has_no_quote() -> None:
    told = telling("Mara Quill was arrested.")
    arrest = told.event("Arrest", told.person("Mara Quill"), 11)
    reached = told.claim(arrest, "date", "2011-07", derived=Derivation(rule="document_date"))
    entered = told.claim(arrest, "place", "Um")
    told.rows[-1] = RunRow(
        claim=entered.id, confidence=0.9, evidence=(PersonSelector(author="Reviewer", note="by phone"),)
    )
    claims = framed(told).claims.set_index("id")
    assert claims.loc[reached.id, "derived"] == "document_date"
    assert pd.isna(claims.loc[entered.id, "derived"])
    assert claims.loc[entered.id, ["quote", "start", "end"]].isna().all()


def test_a_claim_below_the_threshold_is_in_no_frame() -> None:
    told = telling("Mara Quill was arrested.")
    told.event("Arrest", told.person("Mara Quill"), 11, confidence=0.4)
    found = framed(told)
    assert found.events.empty
    assert set(found.claims.property) == {"name"}


def test_what_is_only_planned_is_a_claim_about_nothing_in_the_graph() -> None:
    told = telling("Mara Quill is to be released.")
    told.event("Release", told.person("Mara Quill"), 14, modality="planned")
    found = framed(told)
    assert found.events.empty
    planned = found.claims[found.claims.modality == "planned"]
    assert set(planned.property) == {"kind", "subject"}
    assert planned.about_id.isna().all()


def test_a_reprint_makes_no_second_row_of_a_claim() -> None:
    told = telling("Mara Quill was arrested.", "The Post")
    told.event("Arrest", told.person("Mara Quill"), 11)
    again = reprinted(told, "The Reprint")
    assert set(framed(told, again).claims.publisher) == {"The Post"}
    surer = again.rows[0].model_copy(update={"confidence": 1.0})
    again.rows[0] = surer
    found = framed(told, again)
    assert found.claims.id.is_unique
    row = only(found.claims[found.claims.id == surer.claim])
    assert (row.publisher, row.confidence) == ("The Reprint", 1.0)


def test_a_dispute_names_the_property_and_the_claims_show_who_says_what() -> None:
    told = [
        told_by(publisher, "Sentence", date=day, length="5y")
        for publisher, day in (("The Post", "2010-05-03"), ("The Star", "2010-05-14"))
    ]
    found = framed(*told, same(*(one.found[0] for one in told)))
    row = only(found.events)
    assert (row.disputed, row.disputed_on) == (True, "date")
    said = found.claims[(found.claims.about_id == row.id) & (found.claims.property == "date")]
    assert dict(zip(said.speaker, said.value, strict=True)) == {"The Post": "2010-05-03", "The Star": "2010-05-14"}


def test_frames_reads_a_workspace_by_its_path_and_without_one_the_usual_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = telling("Mara Quill was arrested.")
    told.event("Arrest", told.person("Mara Quill"), 11)
    with Ledger.open(tmp_path / "ledger.sqlite", create=True) as ledger:
        ledger.append(told.records())
    monkeypatch.setenv("DEFENDERS_WORKSPACE", str(tmp_path))
    for found in (frames(tmp_path), frames(str(tmp_path)), frames()):
        assert list(found.people.name) == ["Mara Quill"]
    assert repr(found).startswith("Frames(people: 1 rows, organisations: 0 rows")


def test_a_workspace_that_holds_nothing_yet_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="ingest"):
        frames(tmp_path)


def test_the_documentation_lists_exactly_the_columns() -> None:
    documented: dict[str, dict[str, str]] = {}
    for line in DOCS.read_text("utf-8").splitlines():
        if line.startswith("### "):
            columns = documented.setdefault(line.split("`")[1], {})
        elif line.startswith("| `"):
            name, kind = (cell.strip().strip("`") for cell in line.split("|")[1:3])
            columns[name] = kind
    assert documented == {name: dict(columns) for name, columns in COLUMNS.items()}
    assert all(list(documented[name]) == list(COLUMNS[name]) for name in COLUMNS)
