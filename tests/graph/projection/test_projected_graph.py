"""What the claims become: nodes, relationships, and on each how well it is supported."""

from datetime import date

import pytest
from making import Telling, decided, gathered, reprinted, telling

from graph.canonical import content_id
from graph.projection import project
from graph.property_graph import Node, PropertyGraph, Relationship
from ontology.model import Decision, EntityMention, Record, Stance


def graph_of(*parts: Telling | Record) -> PropertyGraph:
    return project(gathered(*parts), 0.5).graph


def nodes(graph: PropertyGraph, label: str) -> list[Node]:
    return [node for node in graph.nodes if label in node.labels]


def only(graph: PropertyGraph, label: str) -> Node:
    (node,) = nodes(graph, label)
    return node


def links(graph: PropertyGraph, kind: str) -> list[Relationship]:
    return [relationship for relationship in graph.relationships if relationship.type == kind]


def link(graph: PropertyGraph, kind: str) -> Relationship:
    (relationship,) = links(graph, kind)
    return relationship


def arrest_told(
    publisher: str | None = "The Testing Post",
    day: str | None = "2009-05-13",
    *,
    published: str | None = "2011-07-27",
    stance: Stance = "asserted",
    name: str = "Mara Quill",
) -> Telling:
    """One source that tells of the arrest of Mara Quill."""
    told = telling(f"{publisher} says on {day} {stance} that {name} was arrested.", publisher, published)
    told.event("Arrest", told.person(name), 5, stance=stance, **({"date": day} if day else {}))
    return told


def mention(told: Telling, name: str = "mara quill") -> EntityMention:
    return next(m for m in told.found if isinstance(m, EntityMention) and m.normalised_name == name)


def same(*told: Telling) -> Decision:
    return decided("same", *(mention(one) for one in told))


def test_an_arrest_is_a_person_and_an_event() -> None:
    told = telling("Mara Quill was arrested in Testburg by Testland Police on 13 May 2009 and held at IK-2.")
    mara, town = told.person("Mara Quill"), told.entity("Place", "Testburg")
    police, colony = told.entity("Organisation", "Testland Police"), told.entity("Facility", "IK-2")
    told.event("Arrest", mara, 15, date="2009-05-13", place=town, agency=police)
    told.event("Detention", mara, 60, facility=colony, start="2009-05", observed="2011-07-27")
    graph = graph_of(told)
    arrest, detention = only(graph, "Arrest"), only(graph, "Detention")
    assert arrest.labels == ("Arrest", "Event")
    assert arrest.properties["date"] == "2009-05-13"
    assert arrest.properties["earliest"] == arrest.properties["latest"] == date(2009, 5, 13)
    assert {key: detention.properties[key] for key in ("start", "start_earliest", "start_latest", "observed")} == {
        "start": "2009-05",
        "start_earliest": date(2009, 5, 1),
        "start_latest": date(2009, 5, 31),
        "observed": date(2011, 7, 27),
    }
    assert {(r.start, r.end) for r in links(graph, "SUBJECT_OF")} == {(mara.id, arrest.id), (mara.id, detention.id)}
    assert (link(graph, "IN").start, link(graph, "IN").end) == (arrest.id, town.id)
    assert (link(graph, "BY").start, link(graph, "BY").end) == (arrest.id, police.id)
    assert link(graph, "BY").properties["role"] == "agency"
    assert (link(graph, "AT").start, link(graph, "AT").end) == (detention.id, colony.id)
    person = only(graph, "Person")
    assert person.properties["name"] == "Mara Quill"
    assert person.properties["names"] == ("Mara Quill",)
    assert person.properties["status"] == "detained"
    assert person.properties["status_as_of"] == date(2011, 7, 27)


def test_a_charge_and_a_sentence_lead_to_offences_that_are_the_same_in_all_documents() -> None:
    told = telling("Mara Quill was charged with theft and sentenced for theft and Robbery by Test Court.")
    mara, court = told.person("Mara Quill"), told.entity("Organisation", "Test Court")
    told.event("Charge", mara, 15, core=("offence=theft",), offence="theft")
    told.event("Sentence", mara, 40, offence=("Theft", "Robbery"), length="5y", court=court)
    graph = graph_of(told)
    assert sorted(str(n.properties["name"]) for n in nodes(graph, "Offence")) == ["Robbery", "Theft"]
    assert len(links(graph, "FOR")) == 3
    assert only(graph, "Sentence").properties["length"] == "5y"
    assert link(graph, "BY").properties["role"] == "court"


def test_types_give_further_labels_and_counts_are_numbers() -> None:
    told = telling("Mara Quill was moved, tried, killed.")
    mara = told.person("Mara Quill")
    for number, (kind, value, label) in enumerate(
        [
            ("LegalStep", "transferred", "Transfer"),
            ("LegalStep", "trial_opened", "Trial"),
            ("Abuse", "killed", "Death"),
            ("Abuse", "disappearance", "Disappearance"),
        ]
    ):
        told.event(kind, mara, number, core=(f"type={value}",), type=value)  # type: ignore[arg-type]
        assert nodes(graph_of(told), label)[0].labels == tuple(sorted({kind, label, "Event"}))
    told.event("LegalStep", mara, 20, core=("type=parole_denied",), type="parole_denied", count="2")
    denied = next(n for n in nodes(graph_of(told), "LegalStep") if n.properties["type"] == "parole_denied")
    assert denied.properties["count"] == 2


@pytest.mark.parametrize("count", ["two", "²", "0", "-1", "2.5", "9" * 400])
def test_a_count_that_is_no_number_is_left_out(count: str) -> None:
    told = telling("Parole was denied.")
    told.event(
        "LegalStep", told.person("Mara Quill"), 0, core=("type=parole_denied",), type="parole_denied", count=count
    )
    assert "count" not in only(graph_of(told), "LegalStep").properties


def test_support_assessments_outcomes_works() -> None:
    told = telling("Justice Watch called for the release of Mara Quill, who made a film on IK-2, now closed.")
    mara, watch = told.person("Mara Quill"), told.entity("Organisation", "Justice Watch")
    colony = told.entity("Facility", "IK-2")
    call = told.event("SupportAction", mara, 14, type="call_release", actor=watch)
    many = told.event("Assessment", mara, 20, type="fabricated", actor="many")
    film = told.event("Work", mara, 50, type="film", topic="torture in prisons", concerns=colony)
    closed = told.event("InstitutionalOutcome", colony, 70, type="closed")
    graph = graph_of(told)
    assert (link(graph, "ACTOR_OF").start, link(graph, "ACTOR_OF").end) == (watch.id, call.id)
    assert next(n for n in graph.nodes if n.id == many.id).properties["speaker"] == "many"
    assert only(graph, "Work").labels == ("Work",)
    assert only(graph, "Work").properties["topic"] == "torture in prisons"
    assert (link(graph, "CREATED").start, link(graph, "CREATED").end) == (mara.id, film.id)
    assert (link(graph, "CONCERNS").start, link(graph, "CONCERNS").end) == (film.id, colony.id)
    assert {(r.start, r.end) for r in links(graph, "SUBJECT_OF")} == {
        (mara.id, call.id),
        (mara.id, many.id),
        (colony.id, closed.id),
    }


def test_an_unnamed_group_is_a_text_and_never_a_node() -> None:
    told = telling("Suspects were beaten.")
    told.event("Abuse", "suspects", 14, type="beaten", core=("type=beaten",))
    graph = graph_of(told)
    assert only(graph, "Abuse").properties["target"] == "suspects"
    assert {label for node in graph.nodes for label in node.labels} == {"Abuse", "Event", "Claim", "Source"}


def test_unnamed_groups_of_two_documents_are_two_events() -> None:
    told = [telling(f"Suspects were beaten, says {number}.") for number in range(2)]
    for one in told:
        one.event("Abuse", "suspects", 14, type="beaten", core=("type=beaten",))
    assert len(nodes(graph_of(*told), "Abuse")) == 2


def test_affiliations_are_one_relationship_a_role() -> None:
    told = telling("Mara Quill, founder and chair of Legal Basis.")
    mara, basis = told.person("Mara Quill"), told.entity("Organisation", "Legal Basis")
    for number, role in enumerate(["founder", "chair"]):
        core = ("organisation=legal basis", f"role={role}")
        told.event("Affiliation", mara, number, core=core, organisation=basis, role=role, start="2005")
    graph = graph_of(told)
    found = links(graph, "AFFILIATED_WITH")
    assert sorted(str(r.properties["role"]) for r in found) == ["chair", "founder"]
    assert {(r.start, r.end) for r in found} == {(mara.id, basis.id)}
    assert all(r.properties["start_earliest"] == date(2005, 1, 1) for r in found)
    assert not nodes(graph, "Event")


def test_two_sources_of_one_affiliation_are_one_relationship() -> None:
    told = [telling(f"Mara Quill chairs Legal Basis, says {n}.", publisher) for n, publisher in enumerate("AB")]
    for one in told:
        mara, basis = one.person("Mara Quill"), one.entity("Organisation", "Legal Basis")
        one.event(
            "Affiliation", mara, 11, organisation=basis, role="chair", core=("organisation=legal basis", "role=chair")
        )
    judged = same(*told), decided("same", *(mention(one, "legal basis") for one in told))
    assert link(graph_of(*told, *judged), "AFFILIATED_WITH").properties["sources"] == 2


def test_the_name_is_the_form_of_most_voices_then_the_longest_then_by_code_points() -> None:
    forms = ["Mara Quill", "Mara Quill", "Mara E. Quill", "Mara B. Quill"]
    told = [telling(f"{form} was there, says {n}.", f"Paper {n}") for n, form in enumerate(forms)]
    people = [one.person(form) for one, form in zip(told, forms, strict=True)]
    joined = decided("same", *people)
    assert only(graph_of(*told, joined), "Person").properties["name"] == "Mara Quill"
    assert only(graph_of(*told[1:], decided("same", *people[1:])), "Person").properties["name"] == "Mara B. Quill"
    person = only(graph_of(*told, joined), "Person")
    assert person.properties["names"] == ("Mara B. Quill", "Mara E. Quill", "Mara Quill")
    assert person.properties["sources"] == 4


def test_of_names_that_equally_many_use_the_longest_is_shown() -> None:
    told = telling("Mara Quill, in full Mara Anna Quill.")
    told.claim(told.person("Mara Quill"), "name", "Mara Anna Quill")
    assert only(graph_of(told), "Person").properties["name"] == "Mara Anna Quill"


def test_merged_ids_stay_as_aliases_and_split_again() -> None:
    told = arrest_told(), arrest_told("The Star")
    joined = same(*told)
    person = only(graph_of(*told, joined), "Person")
    assert person.id == mention(told[0]).id
    assert person.properties["aliases"] == (mention(told[1]).id,)
    apart = graph_of(*told, joined, decided("withdraw", joined, day=2))
    assert {n.id for n in nodes(apart, "Person")} == {mention(one).id for one in told}
    assert all("aliases" not in n.properties for n in nodes(apart, "Person"))


def test_two_voices_corroborate() -> None:
    told = arrest_told(), arrest_told("The Star")
    arrest = only(graph_of(*told, same(*told)), "Arrest")
    assert arrest.properties["sources"] == 2
    assert arrest.properties["confidence"] == 0.99
    assert arrest.properties["disputed"] is False
    assert "disputed_on" not in arrest.properties


def test_a_national_section_and_a_reprint_do_not() -> None:
    first, section = arrest_told("Justice Watch"), arrest_told("Justice Watch USA")
    arrest = only(graph_of(first, section, reprinted(first, "The Star"), same(first, section)), "Arrest")
    assert (arrest.properties["sources"], arrest.properties["confidence"]) == (1, 0.9)


def test_the_third_and_the_fourteenth_and_the_year_are_one_disputed_sentence() -> None:
    told = []
    for publisher, day in (("Post", "2010-05-03"), ("Star", "2010-05-14"), ("Times", "2010")):
        one = telling(f"{publisher}: Mara Quill was sentenced.", publisher)
        one.event("Sentence", one.person("Mara Quill"), 20, length="5y", date=day)
        told.append(one)
    sentence = only(graph_of(*told, same(*told)), "Sentence")
    assert sentence.properties["disputed"] is True
    assert sentence.properties["disputed_on"] == ("date",)
    assert sentence.properties["date"] in ("2010-05-03", "2010-05-14")
    fourteenth = next(c for c in told[1].found if getattr(c, "property", "") == "date")
    chosen = only(graph_of(*told, same(*told), decided("choose", fourteenth)), "Sentence")
    assert chosen.properties["date"] == "2010-05-14"
    assert chosen.properties["disputed"] is True
    other = next(c for c in told[0].found if getattr(c, "property", "") == "date")
    again = graph_of(*told, same(*told), decided("choose", fourteenth), decided("choose", other, day=2))
    assert only(again, "Sentence").properties["date"] == "2010-05-03"


def test_a_month_against_a_day_is_no_dispute() -> None:
    told = arrest_told("Post", "2009-05"), arrest_told("Star", "2009-05-13")
    arrest = only(graph_of(*told, same(*told)), "Arrest")
    assert (arrest.properties["date"], arrest.properties["disputed"]) == ("2009-05-13", False)


def test_one_publisher_that_corrects_itself_disputes_nothing() -> None:
    first, second = arrest_told("Post", "2009-05-13"), arrest_told("Post", "2009-05-14")
    joined = decided("same", *(next(m for m in one.found if hasattr(m, "trigger_start")) for one in (first, second)))
    arrest = only(graph_of(first, second, same(first, second), joined), "Arrest")
    assert (arrest.properties["sources"], arrest.properties["disputed"]) == (1, False)


def test_a_denial_alone_makes_no_node() -> None:
    told = arrest_told(stance="denied")
    charged = telling("Mara Quill was not charged with theft.")
    charged.event("Charge", charged.person("Mara Quill"), 20, stance="denied", offence="theft", core=("offence=theft",))
    graph = graph_of(told, charged)
    assert not nodes(graph, "Event")
    assert not nodes(graph, "Offence")
    assert not links(graph, "SUBJECT_OF")
    denied = [n for n in nodes(graph, "Claim") if n.properties["stance"] == "denied"]
    assert len(denied) == 2


def test_a_denial_disputes_what_another_voice_asserts_and_is_shown_there() -> None:
    told = arrest_told("Post"), arrest_told("Police", stance="denied")
    graph = graph_of(*told, same(*told))
    arrest = only(graph, "Arrest")
    assert arrest.properties["disputed"] is True
    assert arrest.properties["sources"] == 1
    assert arrest.properties["confidence"] == 0.9
    denial = next(n for n in nodes(graph, "Claim") if n.properties["stance"] == "denied")
    assert denial.id in arrest.properties["claims"]  # type: ignore[operator]
    assert arrest.id in {r.end for r in links(graph, "ABOUT") if r.start == denial.id}
    befell = link(graph, "SUBJECT_OF")
    assert denial.id in befell.properties["claims"]  # type: ignore[operator]
    assert befell.properties["disputed"] is True


def test_a_denial_of_an_undated_event_disputes_it_too() -> None:
    told = arrest_told("Post", None), arrest_told("Police", None, stance="denied")
    arrest = only(graph_of(*told, same(*told)), "Arrest")
    assert arrest.properties["disputed"] is True
    assert "disputed_on" not in arrest.properties


def test_a_place_and_an_offence_that_are_only_denied_are_not_linked() -> None:
    told = telling("Mara Quill was sentenced, but not in Testburg and not for theft.")
    sentence = told.event("Sentence", told.person("Mara Quill"), 11)
    told.claim(sentence, "place", told.entity("Place", "Testburg"), stance="denied")
    told.claim(sentence, "offence", "theft", stance="denied")
    graph = graph_of(told)
    assert not links(graph, "IN")
    assert not links(graph, "FOR")
    assert not nodes(graph, "Offence")


def test_an_event_rests_on_everything_that_is_said_of_it_whoever_says_it() -> None:
    told = telling("Mara Quill was arrested; in May 2009, says Otto Brand.")
    otto = told.person("Otto Brand")
    arrest = told.event("Arrest", told.person("Mara Quill"), 11)
    told.claim(arrest, "date", "2009-05", speaker=otto)
    graph = graph_of(told)
    about = {n.id for n in nodes(graph, "Claim") if n.properties["kind"] == "Arrest"}
    assert len(about) == 2
    assert set(only(graph, "Arrest").properties["claims"]) == about  # type: ignore[arg-type]


def test_a_court_on_which_voices_differ_is_marked_where_it_is_linked() -> None:
    told = []
    for publisher, name in (("Post", "Test Court"), ("Star", "Other Court")):
        one = telling(f"{publisher}: Mara Quill was charged.", publisher)
        court = one.entity("Organisation", name)
        one.event("Charge", one.person("Mara Quill"), 20, offence="theft", core=("offence=theft",), court=court)
        told.append(one)
    charges = decided("same", *(next(m for m in one.found if hasattr(m, "trigger_start")) for one in told))
    graph = graph_of(*told, same(*told), charges)
    assert only(graph, "Charge").properties["disputed_on"] == ("court",)
    assert [r.properties["disputed"] for r in links(graph, "BY")] == [True, True]
    assert link(graph, "FOR").properties["disputed"] is False


def test_the_newest_day_on_which_a_detention_was_seen_to_last_counts() -> None:
    told = []
    for publisher, day in (("Post", "2011-07-27"), ("Star", "2011-01-01")):
        one = telling(f"{publisher}: Mara Quill is held.", publisher, day)
        one.event("Detention", one.person("Mara Quill"), 20, observed=day)
        told.append(one)
    assert only(graph_of(*told, same(*told)), "Detention").properties["observed"] == date(2011, 7, 27)


def test_towns_of_one_name_that_were_judged_different_are_no_agreement() -> None:
    told = []
    for publisher in ("Post", "Star"):
        one = telling(f"{publisher}: Mara Quill was arrested in Testburg.", publisher)
        one.event("Arrest", one.person("Mara Quill"), 20, place=one.entity("Place", "Testburg"), date="2009-05-13")
        told.append(one)
    apart = decided("different", *(mention(one, "testburg") for one in told))
    assert len(nodes(graph_of(*told, same(*told)), "Arrest")) == 1
    assert len(nodes(graph_of(*told, same(*told), apart), "Arrest")) == 2


def test_a_denial_of_something_else_about_a_person_does_not_dispute_the_person() -> None:
    told, other = arrest_told("Post"), telling("Police: Mara Quill is no defender.", "Police")
    other.claim(other.person("Mara Quill"), "role", "defender", stance="denied")
    person = only(graph_of(told, other, same(told, other)), "Person")
    assert person.properties["disputed"] is False
    assert "roles" not in person.properties


def test_what_is_only_alleged_is_marked_and_what_one_voice_asserts_is_not() -> None:
    alleged = arrest_told("Post", stance="alleged")
    assert only(graph_of(alleged), "Arrest").properties["alleged"] is True
    assert link(graph_of(alleged), "SUBJECT_OF").properties["alleged"] is True
    asserted = arrest_told("Star")
    both = graph_of(alleged, asserted, same(alleged, asserted))
    assert only(both, "Arrest").properties["alleged"] is False
    assert sorted(bool(n.properties["alleged"]) for n in nodes(both, "Claim") if n.properties["kind"] == "Arrest") == [
        False,
        True,
    ]
    believed = arrest_told("Times", stance="believed")
    assert only(graph_of(believed), "Arrest").properties["alleged"] is True


@pytest.mark.parametrize("modality", ["planned", "requested", "hypothetical"])
def test_only_what_is_said_to_have_happened_is_projected(modality: str) -> None:
    told = telling("Mara Quill may be released.")
    told.event("Release", told.person("Mara Quill"), 15, modality=modality)  # type: ignore[arg-type]
    graph = graph_of(told)
    assert not nodes(graph, "Release")
    assert [n.properties["kind"] for n in nodes(graph, "Claim")] == ["Person"]


def test_a_claim_below_the_threshold_waits() -> None:
    told = telling("Mara Quill was arrested.")
    told.event("Arrest", told.person("Mara Quill"), 15, confidence=0.4)
    assert not nodes(graph_of(told), "Arrest")


def test_an_entity_whose_name_is_not_live_is_no_node() -> None:
    told = telling("Mara Quill was arrested.")
    mara = told.entity("Person", "Mara Quill", said=False)
    told.event("Arrest", mara, 15)
    told.claim(mara, "role", "defender")
    graph = graph_of(told)
    assert not nodes(graph, "Person")
    assert [n.properties["kind"] for n in nodes(graph, "Claim")] == ["Arrest"]
    assert not links(graph, "SUBJECT_OF")
    assert nodes(graph, "Arrest")


def event_of(kind: str, day: str, publisher: str, published: str | None, **more: str) -> Telling:
    told = telling(f"{publisher} {kind} {day} {more}", publisher, published)
    dated = {"start": day} if kind == "Detention" else {"date": day}
    told.event(kind, told.person("Mara Quill"), 3, **dated, **more)  # type: ignore[arg-type]
    return told


@pytest.mark.parametrize(
    ("told", "status", "as_of"),
    [
        ([("Arrest", "2009-05", "2009-06-01")], "detained", date(2009, 6, 1)),
        ([("Arrest", "2009-05", None)], "detained", None),
        ([("Arrest", "2009-05", "2009-06-01"), ("Release", "2010-01", "2010-02-02")], "released", date(2010, 2, 2)),
        ([("Release", "2010-01", "2010-02-02"), ("Arrest", "2011", "2011-12-31")], "detained", date(2011, 12, 31)),
        (
            [("Arrest", "2010-01-01", "2010-01-02"), ("Release", "2010-01-01", "2010-01-03")],
            "unknown",
            date(2010, 1, 3),
        ),
        ([("Charge", "2010-01-01", "2010-01-02")], "unknown", None),
    ],
)
def test_the_status_is_what_the_latest_event_says(
    told: list[tuple[str, str, str | None]], status: str, as_of: date | None
) -> None:
    sources = [
        event_of(kind, day, f"Paper {n}", published, **({"offence": "theft"} if kind == "Charge" else {}))
        for n, (kind, day, published) in enumerate(told)
    ]
    person = only(graph_of(*sources, same(*sources)), "Person")
    assert person.properties["status"] == status
    assert person.properties.get("status_as_of") == as_of


def test_a_detention_that_ended_with_a_release_says_released() -> None:
    held = event_of("Detention", "2009", "Post", "2010-02-01", end="2010-01-31")
    freed = event_of("Release", "2010-01-31", "Star", "2010-02-02")
    assert only(graph_of(held), "Person").properties["status"] == "unknown"
    assert only(graph_of(held, freed, same(held, freed)), "Person").properties["status"] == "released"


@pytest.mark.parametrize(("kind", "status"), [("killed", "deceased"), ("disappearance", "missing")])
def test_death_and_disappearance_are_a_status(kind: str, status: str) -> None:
    told = event_of("Abuse", "2010", "Post", "2011-01-01", type=kind)
    assert only(graph_of(told), "Person").properties["status"] == status


def test_a_source_is_as_its_first_description_has_it() -> None:
    told = telling("Text.", "The Post", "2011-07", title="News", address="https://example.org/")
    source = only(graph_of(told, reprinted(told, "The Star")), "Source")
    assert source.properties == {
        "id": told.source.id,
        "publisher": "The Post",
        "date": "2011-07",
        "earliest": date(2011, 7, 1),
        "latest": date(2011, 7, 31),
        "language": "en",
        "title": "News",
        "url": "https://example.org/",
        "read": True,
    }
    unread = graph_of(told.source, told.document, told.description)
    assert only(unread, "Source").properties["read"] is False


def test_a_claim_node_holds_the_words_the_speaker_and_the_arguments() -> None:
    told = telling("Mara Quill was arrested in May 2009, says Otto Brand.")
    mara, otto = told.person("Mara Quill"), told.person("Otto Brand")
    arrest = told.event("Arrest", mara, 11, speaker=otto, date="2009-05")
    graph = graph_of(told)
    claim = next(n for n in nodes(graph, "Claim") if n.properties["kind"] == "Arrest")
    assert claim.id == content_id({"claim": [arrest.id, otto.id, None, "asserted"]})
    assert claim.properties["speaker"] == "Otto Brand"
    assert claim.properties["subject"] == "Mara Quill"
    assert claim.properties["date"] == "2009-05"
    start, end = claim.properties["start"], claim.properties["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert told.document.text[start:end] == claim.properties["quote"]
    ids = [row.claim for row in told.rows[-3:]]
    assert claim.properties["ledger_claims"] == tuple(sorted(ids))
    assert {r.end for r in links(graph, "FROM") if r.start == claim.id} == {told.source.id}
    assert {r.end for r in links(graph, "ABOUT") if r.start == claim.id} == {arrest.id, mara.id}


def test_a_period_on_a_claim_does_not_overwrite_the_offsets_of_its_words() -> None:
    told = telling("Mara Quill was held from 2009 to 2010.")
    told.event("Detention", told.person("Mara Quill"), 11, start="2009", end="2010", observed="2010-03-01")
    claim = next(n for n in nodes(graph_of(told), "Claim") if n.properties["kind"] == "Detention")
    assert (claim.properties["start_date"], claim.properties["end_date"]) == ("2009", "2010")
    assert claim.properties["observed"] == date(2010, 3, 1)
    assert isinstance(claim.properties["start"], int)


def test_two_sources_that_name_the_same_numbered_colony_agree_on_one_detention() -> None:
    told = []
    for publisher in ("Post", "Star"):
        one = telling(f"{publisher}: Mara Quill is held at IK-2.", publisher)
        colony = one.entity("Facility", "IK-2")
        one.event("Detention", one.person("Mara Quill"), 20, facility=colony, core=("facility=ik 2",), start="2009")
        told.append(one)
    detention = only(graph_of(*told, same(*told)), "Detention")
    assert detention.properties["disputed"] is False
    apart = decided("different", *(mention(one, "ik 2") for one in told))
    assert len(nodes(graph_of(*told, same(*told), apart), "Detention")) == 2


def test_two_sources_that_name_the_same_town_agree_on_one_arrest() -> None:
    told = []
    for publisher, day in (("Post", "2009-05-13"), ("Star", "2009-05-15")):
        one = telling(f"{publisher}: Mara Quill was arrested in Testburg.", publisher)
        one.event("Arrest", one.person("Mara Quill"), 20, place=one.entity("Place", "Testburg"), date=day)
        told.append(one)
    arrest = only(graph_of(*told, same(*told)), "Arrest")
    assert arrest.properties["disputed_on"] == ("date",)


def test_a_named_force_and_the_word_police_are_no_conflict() -> None:
    first, second = arrest_told("Post"), telling("Star: Mara Quill was arrested by the police.", "Star")
    named = telling("Times: Mara Quill was arrested by Testland Police.", "Times")
    second.event("Arrest", second.person("Mara Quill"), 20, date="2009-05-13", agency="police")
    force = named.entity("Organisation", "Testland Police")
    named.event("Arrest", named.person("Mara Quill"), 20, date="2009-05-13", agency=force)
    arrest = only(graph_of(first, second, named, same(first, second, named)), "Arrest")
    assert arrest.properties["sources"] == 3
    assert arrest.properties["agency"] == "police"


def test_two_times_at_one_colony_are_two_detentions() -> None:
    told = []
    for publisher, year in (("Post", "2009"), ("Star", "2015")):
        one = telling(f"{publisher}: Mara Quill has been held at Penal Colony since {year}.", publisher)
        colony = one.entity("Facility", "Penal Colony")
        one.event("Detention", one.person("Mara Quill"), 20, facility=colony, core=("facility=x",), start=year)
        told.append(one)
    assert len(nodes(graph_of(*told, same(*told)), "Detention")) == 2


def test_a_date_that_is_none_is_left_out_and_the_rest_stands() -> None:
    told = telling("Mara Quill was arrested on 13/32/2009.", "The Post", "sometime")
    told.event("Arrest", told.person("Mara Quill"), 15, date="13/32/2009")
    graph = graph_of(told)
    assert "date" not in only(graph, "Arrest").properties
    assert "earliest" not in only(graph, "Source").properties


def test_undecided_pairs_are_given_to_a_person() -> None:
    first, second = arrest_told("Post", "2009-05-13"), arrest_told("Star", "2011-05-13")
    undated = arrest_told("Times", None)
    projection = project(gathered(first, second, undated, same(first, second, undated)), 0.5)
    assert len(projection.unsure) == 2
    assert len(nodes(projection.graph, "Arrest")) == 3
