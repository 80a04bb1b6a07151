"""Contradictions show all sides with their words, and nothing that is only less precise."""

import pytest
from making import Telling, decided, gathered, telling

from graph.contradictions import choose, contradictions
from graph.errors import BadInput


def sentenced(text: str, publisher: str, date: str, length: str = "5y") -> Telling:
    told = telling(text, publisher)
    person = told.person("Mara Quill")
    told.event("Sentence", person, date=date, length=length)
    return told


POST = sentenced("Mara Quill was sentenced on 2010-05-03 to 5y.", "The Post", "2010-05-03")
STAR = sentenced("Mara Quill was sentenced on 2010-05-14 to 5y.", "The Star", "2010-05-14")
SUN = sentenced("Mara Quill got 5y in 2010.", "The Sun", "2010")
MENTIONS = [next(f for f in told.found if hasattr(f, "entity_class")) for told in (POST, STAR, SUN)]
SAME = [decided("same", MENTIONS[0], other) for other in MENTIONS[1:]]


def test_two_days_of_one_sentence_contradict_and_the_year_agrees_with_both() -> None:
    (found,) = contradictions(gathered(POST, STAR, SUN, *SAME), 0.5)
    assert (found.kind, found.property) == ("Sentence", "date")
    assert [side.value for side in found.sides] == ["2010-05-03", "2010-05-14"]
    assert [testimony.publisher for testimony in found.also] == ["The Sun"]
    assert found.sides[0].testimonies[0].quotes == ("2010-05-03",)
    assert list(found.subjects.values()) == ["Mara Quill"]


def test_coarser_dates_of_one_day_are_no_contradiction() -> None:
    assert contradictions(gathered(POST, SUN, *SAME), 0.5) == []


def test_only_that_of_whom_is_asked() -> None:
    known = gathered(POST, STAR, *SAME[:1])
    assert len(contradictions(known, 0.5, "quill MARA")) == 1
    with pytest.raises(BadInput, match="Otto"):
        contradictions(known, 0.5, "Otto")


@pytest.mark.parametrize("value", ["2010-05-03", "2010-05-14"])
def test_a_person_chooses_what_is_shown_and_can_take_it_back(value: str) -> None:
    known = gathered(POST, STAR, *SAME[:1])
    (before,) = contradictions(known, 0.5)
    choice = choose(known, 0.5, before.event[:8], "date", value, "Reviewer", "the verdict is dated so")
    (chosen,) = contradictions(gathered(POST, STAR, *SAME[:1], choice), 0.5)
    assert (chosen.shown, chosen.why) == (value, "a person chose it")
    taken_back = gathered(POST, STAR, *SAME[:1], choice, decided("withdraw", choice))
    assert contradictions(taken_back, 0.5) == [before]


@pytest.mark.parametrize(("prop", "value"), [("length", "5y"), ("date", "2011"), ("date", "2010-05-04")])
def test_what_nobody_disputes_or_says_cannot_be_chosen(prop: str, value: str) -> None:
    known = gathered(POST, STAR, *SAME[:1])
    (found,) = contradictions(known, 0.5)
    with pytest.raises(BadInput):
        choose(known, 0.5, found.event, prop, value, "Reviewer", "why not")


def test_more_voices_go_before_fewer() -> None:
    moon = sentenced("Mara Quill was sentenced on 2010-05-14, 5y.", "The Moon", "2010-05-14")
    also = decided("same", MENTIONS[0], next(f for f in moon.found if hasattr(f, "entity_class")))
    (found,) = contradictions(gathered(POST, STAR, moon, SAME[0], also), 0.5)
    assert found.shown == "2010-05-14"
    assert found.why == "2 voices say it, more than any other"
