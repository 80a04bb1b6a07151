"""Which claims are live: what the newest runs say, what people decided, and under which descriptions."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import CONFIGURATION, Telling, decided, entries, gathered, reprinted, telling

from graph import records
from graph.errors import LedgerError
from graph.live import Records, gather
from ontology.model import Claim, Decision, Record


def two_claims() -> tuple[Telling, Claim, Claim]:
    """A sure claim and one that is not sure enough."""
    told = telling("Mara Quill, a defender, was arrested.")
    mara = told.entity("Person", "Mara Quill", said=False)
    return told, told.claim(mara, "name", "Mara Quill"), told.claim(mara, "role", "defender", confidence=0.3)


def live(known: Records, threshold: float = 0.5) -> list[str]:
    return [statement.claim.value or "" for statement in known.live(threshold)]


def test_a_claim_is_live_from_the_threshold_on() -> None:
    told, _, _ = two_claims()
    assert live(gathered(told)) == ["Mara Quill"]
    assert live(gathered(told), 0.3) == ["Mara Quill", "defender"]
    assert live(gathered(told), 0.95) == []


SURE, UNSURE = two_claims()[1:]


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([decided("accept", UNSURE)], ["Mara Quill", "defender"]),
        ([decided("reject", SURE)], []),
        ([decided("retract", SURE)], []),
        ([decided("reject", SURE), decided("accept", SURE, day=2)], ["Mara Quill"]),
        ([decided("accept", SURE), decided("reject", SURE, day=2)], []),
        ([decided("accept", UNSURE), decided("retract", UNSURE, day=2)], ["Mara Quill"]),
        ([decided("reject", SURE, UNSURE), decided("accept", UNSURE, day=2)], ["defender"]),
        ([decided("correct", SURE, replacement=UNSURE.id)], ["defender"]),
        (
            [decided("correct", SURE, replacement=UNSURE.id), decided("correct", UNSURE, replacement=SURE.id, day=2)],
            ["Mara Quill"],
        ),
        ([decided("choose", UNSURE), decided("consent", SURE)], ["Mara Quill"]),
    ],
)
def test_the_latest_decision_on_a_claim_counts(decisions: list[Decision], expected: list[str]) -> None:
    assert live(gathered(two_claims()[0], decisions)) == expected


def test_a_decision_that_is_taken_back_no_longer_counts() -> None:
    rejected = decided("reject", SURE)
    back = decided("withdraw", rejected, day=2)
    assert live(gathered(two_claims()[0], [rejected, back])) == ["Mara Quill"]
    assert live(gathered(two_claims()[0], [rejected, back, decided("withdraw", back, day=3)])) == []


def test_after_taking_back_the_latest_the_one_before_counts_again() -> None:
    accepted, rejected = decided("accept", UNSURE), decided("reject", UNSURE, day=2)
    assert live(gathered(two_claims()[0], [accepted, rejected, decided("withdraw", rejected, day=3)])) == [
        "Mara Quill",
        "defender",
    ]


def test_only_the_newest_run_of_an_extractor_counts() -> None:
    told, sure, _ = two_claims()
    newer = told.run("2", rows=[row for row in told.rows if row.claim != sure.id])
    assert live(gathered(told, newer)) == []


def test_the_newest_is_the_one_that_was_recorded_last_whatever_its_version_says() -> None:
    told, sure, _ = two_claims()
    older = told.run("0.9", rows=[row for row in told.rows if row.claim != sure.id])
    assert live(gathered(told, older)) == []


def test_the_newest_runs_of_all_extractors_count_together() -> None:
    told, _, _ = two_claims()
    sure_row, unsure_row = told.rows
    person = told.run("1", "person", rows=[unsure_row.model_copy(update={"confidence": 1.0})])
    assert live(gathered(told, person)) == ["Mara Quill", "defender"]
    model = told.run("1", "model", rows=[sure_row.model_copy(update={"confidence": 0.95})])
    (statement,) = gathered(told, model).live(0.5)
    assert statement.row.confidence == 0.95


def test_what_a_person_accepted_stays_when_a_newer_extractor_misses_it() -> None:
    told, _, unsure = two_claims()
    empty = told.run("2", rows=[])
    assert live(gathered(told, decided("accept", unsure), empty)) == ["defender"]


def test_a_newer_reading_replaces_the_older_one_once_it_is_read() -> None:
    told, _, _ = two_claims()
    better = records.document(told.source, "better-reader", "1", "Mara Quill, a lawyer, was arrested.")
    assert live(gathered(told, better)) == ["Mara Quill"]
    read = records.run(better, told.description, "rules", "1", CONFIGURATION, ())
    assert live(gathered(told, better, read)) == []


def test_documents_that_nobody_read_are_listed() -> None:
    told, other = two_claims()[0], telling("Мара Тестова арестована.")
    assert gathered(told, other.source, other.document, other.description).unread() == (other.document,)


def corrected(former: Telling, date: str, day: int = 1) -> tuple[Telling, Decision]:
    """The same found again under a description of another date that replaces the former."""
    anew = reprinted(former, former.description.publisher or "", date)
    return anew, decided("correct", former.description, replacement=anew.description.id, day=day)


def test_claims_under_a_description_that_was_corrected_are_not_live() -> None:
    told, _, _ = two_claims()
    anew, correction = corrected(told, "2012-01-01")
    statements = gathered(told, anew, correction).live(0.5)
    assert [statement.description.date for statement in statements] == ["2012-01-01"]
    assert live(gathered(told, anew.description, correction)) == []


def test_a_correction_can_be_corrected_and_the_first_description_come_back() -> None:
    told, _, _ = two_claims()
    second, forth = corrected(told, "2012-01-01")
    third, further = corrected(second, "2013-01-01", day=2)
    back = decided("correct", third.description, replacement=told.description.id, day=3)
    known = gathered(told, second, forth, third, further, back)
    assert list(known.current_descriptions) == [told.description.id]
    known = gathered(told, second, forth, third, further, back, decided("withdraw", back, day=4))
    assert list(known.current_descriptions) == [third.description.id]


def test_a_second_publisher_is_a_second_description_of_the_same_claims() -> None:
    told, _, _ = two_claims()
    statements = gathered(told, reprinted(told, "The Second Post")).live(0.5)
    assert [s.description.publisher for s in statements] == ["The Testing Post", "The Second Post"]
    assert len({s.claim.id for s in statements}) == 1


@given(st.data())
def test_the_order_in_which_entries_come_to_hand_does_not_matter(data: st.DataObject) -> None:
    told, sure, unsure = two_claims()
    other = telling("Otto Brand wrote.")
    other.person("Otto Brand")
    decisions = [decided("accept", unsure), decided("reject", sure, day=2), decided("accept", sure, day=3)]
    log = entries(told, other, decisions)
    shuffled = gather(data.draw(st.permutations(log)))
    assert shuffled.live(0.5) == gather(log).live(0.5)
    assert shuffled.standing_decisions == gather(log).standing_decisions


def test_any_two_decisions_on_a_claim_leave_what_the_second_says() -> None:
    verdicts = {"accept": True, "reject": False, "retract": False}
    for first, second in itertools.product(verdicts, repeat=2):
        known = gathered(two_claims()[0], decided(first, UNSURE), decided(second, UNSURE, day=2))
        assert ("defender" in live(known)) == verdicts[second]


GONE = "d" * 64


@pytest.mark.parametrize(
    "damaged",
    [
        telling("x").run(),
        records.run(two_claims()[0].document, telling("x").description, "rules", "1", CONFIGURATION, ()),
        two_claims()[0].run("2", rows=[two_claims()[0].rows[0].model_copy(update={"claim": GONE})]),
    ],
)
def test_a_run_that_refers_to_nothing_is_named(damaged: Record) -> None:
    known = gathered(two_claims()[0], damaged)
    with pytest.raises(LedgerError, match=rf"run {damaged.id[:12]} refers to .*, which is not there"):
        known.live(0.5)
