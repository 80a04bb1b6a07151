"""What readers ask of a real graph: names in many spellings, neighbourhoods, evidence, cases, paths, figures."""

from datetime import date
from importlib.resources import files

import pytest

from graph.ledger import Ledger
from graph.questions.asking import Graph
from graph.questions.case import Case, case_of
from graph.questions.evidence import Evidence, evidence_of_link, evidence_of_node
from graph.questions.names import Found, named, search
from graph.questions.overview import overview, people
from graph.questions.path import shortest_path
from graph.questions.picture import Picture, around
from graph.store.guard import check_text

THRESHOLD = 0.5


def one(graph: Graph, name: str, label: str = "Person") -> Found:
    return next(found for found in search(graph, name) if found.label == label)


@pytest.fixture
def mira(graph: Graph) -> Found:
    return one(graph, "Mira Tolland")


@pytest.fixture
def picture(graph: Graph, mira: Found) -> Picture:
    return around(graph, [mira.id])


def evidence(graph: Graph, ledger: Ledger, picture: Picture, kind: str) -> Evidence:
    node = next(node for node in picture.nodes if node.kind == kind)
    found = evidence_of_node(graph, ledger, node.id, THRESHOLD)
    assert found is not None
    return found


@pytest.mark.parametrize("words", ["Mira Tolland", "tolland MIRA", "toll", "Toland", "  mira  "])
def test_a_name_is_found_in_any_order_case_and_beginning_and_with_a_slip(graph: Graph, words: str) -> None:
    assert [found.title for found in search(graph, words)] == ["Mira Tolland"]


@pytest.mark.parametrize("words", ["Đặng Quốc Khiêm", "dang quoc khiem", "KHIÊM"])
def test_a_name_is_found_with_and_without_its_accents(graph: Graph, words: str) -> None:
    assert [found.title for found in search(graph, words)] == ["Đặng Quốc Khiêm"]


@pytest.mark.parametrize("words", ["", " ", "***", ") OR (", "tolland AND nobody", 'x"y', "~9x", "name:mira"])
def test_what_no_name_holds_finds_nothing_and_breaks_nothing(graph: Graph, words: str) -> None:
    assert search(graph, words) == []


def test_an_entity_is_known_by_its_id_and_no_other(graph: Graph, mira: Found) -> None:
    assert named(graph, mira.id) == mira
    assert named(graph, "nobody") is None


def test_a_neighbourhood_holds_events_and_what_else_is_in_them(picture: Picture) -> None:
    assert {node.kind for node in picture.nodes} >= {"Arrest", "Charge", "Detention", "Offence", "Organisation", "Work"}
    assert "Penal Colony No. 9" in {node.title for node in picture.nodes}
    assert "Anton Quill" not in {node.title for node in picture.nodes}
    ends = {node.id for node in picture.nodes}
    assert all(link.start in ends and link.end in ends for link in picture.links)


def test_a_neighbourhood_grows_by_what_is_opened(graph: Graph, mira: Found, picture: Picture) -> None:
    aid = one(graph, "Borsk Legal Aid", "Organisation")
    grown = around(graph, [mira.id, aid.id])
    assert set(picture.nodes) < set(grown.nodes)
    assert "Anton Quill" in {node.title for node in grown.nodes}


def test_no_neighbourhood_leads_on_through_an_offence(graph: Graph) -> None:
    libel = one(graph, "libel", "Offence")
    assert {node.kind for node in around(graph, [libel.id]).nodes} == {"Offence", "Charge", "Person"}


def test_a_picture_is_filtered_by_kind_and_by_time(picture: Picture) -> None:
    people_and_arrests = picture.only({"Person", "Arrest"})
    assert people_and_arrests.kinds == ("Arrest", "Person")
    assert len(people_and_arrests.links) == 1
    later = picture.only(picture.kinds, 2017, 2018)
    assert not {"Arrest", "Charge", "Detention"} & set(later.kinds)
    assert "Work" in later.kinds
    assert "Work" not in picture.only(picture.kinds, 2017, 2018, undated=False).kinds
    assert picture.years == (2016, 2016)


def test_evidence_gives_the_words_in_their_context_with_publisher_and_day(
    graph: Graph, ledger: Ledger, picture: Picture
) -> None:
    charge = evidence(graph, ledger, picture, "Charge")
    (witness,) = charge.witnesses
    (quoted,) = witness.quotes
    assert quoted.words == "She was charged with libel on 4 May 2016"
    assert quoted.before.endswith("on 3 May 2016.\n\n")
    assert quoted.after.startswith(". Mira Tolland made a film")
    assert (witness.claim.publisher, witness.claim.date) == ("Harbour Rights Watch", "2016-05-10")
    assert witness.derived == ("subject understood from “Mira Tolland”",)


def test_a_dispute_shows_every_value_and_who_gives_it(graph: Graph, ledger: Ledger, picture: Picture) -> None:
    arrest = evidence(graph, ledger, picture, "Arrest")
    assert arrest.disputed
    assert arrest.values == {
        "date": {"2016-05-03": ("Harbour Rights Watch",), "2016-05-05": ("Northern Monitor",)},
    }


def test_what_is_only_alleged_is_marked(graph: Graph, ledger: Ledger) -> None:
    khiem = one(graph, "Khiêm")
    picture = around(graph, [khiem.id])
    (abuse,) = [node for node in picture.nodes if node.kind == "Abuse"]
    assert abuse.alleged
    assert evidence(graph, ledger, picture, "Abuse").alleged
    assert all(link.alleged for link in picture.links)


def test_a_relationship_has_evidence_of_its_own(graph: Graph, ledger: Ledger, picture: Picture) -> None:
    link = next(link for link in picture.links if link.type == "AFFILIATED_WITH")
    found = evidence_of_link(graph, ledger, link.id, link.start, THRESHOLD)
    assert found is not None
    assert found.title == "Mira Tolland – affiliated with (founder) – Borsk Legal Aid"
    assert "founder of Borsk Legal Aid" in found.witnesses[0].quotes[0].words


def test_evidence_of_what_is_not_there_is_none(graph: Graph, ledger: Ledger, mira: Found) -> None:
    assert evidence_of_node(graph, ledger, "nothing", THRESHOLD) is None
    assert evidence_of_link(graph, ledger, "nothing", mira.id, THRESHOLD) is None


def case(graph: Graph, found: Found) -> Case:
    made = case_of(graph, found.id)
    assert made is not None
    return made


def test_a_case_tells_its_events_in_time_and_the_undated_ones_last(graph: Graph, mira: Found) -> None:
    told = case(graph, mira)
    assert [event.node.kind for event in told.events] == ["Charge", "Arrest", "Detention", "Work"]
    assert told.events[1].disputed_on == ("date",)
    assert told.events[2].surely == (date(2016, 6, 1), date(2016, 6, 1))
    assert (told.status, told.roles) == ("detained", ("defender",))
    assert [(a.title, a.role) for a in told.affiliations] == [("Borsk Legal Aid", "founder")]
    assert [voice.name for voice in told.voices] == ["Harbour Rights Watch", "Northern Monitor"]
    facilities = [each[0].title for each in told.others("Facility").values()]
    assert sorted(facilities) == ["IK-17", "Penal Colony No. 9"]


def test_the_film_leads_to_the_facility_of_which_it_tells(graph: Graph) -> None:
    told = case(graph, one(graph, "IK-17", "Facility"))
    assert {event.node.title for event in told.events} == {"Torture", "Closed", "Film"}
    film = next(event for event in told.events if event.node.kind == "Work")
    assert [other.title for other in film.participants] == ["Mira Tolland"]
    assert all(event.node.kind != "Detention" for event in told.events)


def test_a_path_goes_step_by_step_with_words(graph: Graph, ledger: Ledger, mira: Found) -> None:
    found = shortest_path(graph, ledger, mira.id, one(graph, "Anton Quill").id, THRESHOLD)
    assert found is not None
    assert [step.after.title for step in found.steps] == ["Borsk Legal Aid", "Anton Quill"]
    assert all(step.witnesses and step.witnesses[0].quotes for step in found.steps)
    assert {node.title for node in found.picture.nodes} == {"Mira Tolland", "Borsk Legal Aid", "Anton Quill"}


def test_no_path_leads_through_what_strangers_share(graph: Graph, ledger: Ledger, mira: Found) -> None:
    """Colonies of one number in two sources may be two, and an offence joins nobody."""
    assert shortest_path(graph, ledger, mira.id, one(graph, "Khiêm").id, THRESHOLD) is None
    assert shortest_path(graph, ledger, mira.id, one(graph, "libel", "Offence").id, THRESHOLD) is None


def test_the_overview_counts_outcomes_by_year_and_lists_what_is_disputed(graph: Graph) -> None:
    counted = overview(graph)
    assert counted.counts["Person"] == 3
    assert (2016, "arrested", 1) in {(o.year, o.outcome, o.events) for o in counted.outcomes}
    assert (2017, "released", 1) in {(o.year, o.outcome, o.events) for o in counted.outcomes}
    assert [(item.subject_title, item.disputed_on) for item in counted.disputed] == [("Mira Tolland", ("date",))]
    assert sum(counted.statuses.values()) == 3


def test_people_are_listed_by_status(graph: Graph) -> None:
    assert [person.person.title for person in people(graph, "released")] == ["Anton Quill"]
    assert len(people(graph)) == 3


def test_every_shipped_query_passes_the_check_of_what_only_reads() -> None:
    queries = [entry for entry in files("graph.queries").iterdir() if entry.name.endswith(".cypher")]
    assert len(queries) > 10
    for query in queries:
        check_text(query.read_text("utf-8"))
