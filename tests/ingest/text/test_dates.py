"""Dates in words become EDTF."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.edtf import parse
from ingest.lexicons.load import lexicon
from ingest.text.date_shift import Shift, shifted
from ingest.text.dates import Anchors, DateExpression, find_dates


def examples(entry: Any) -> Iterator[Any]:
    """Every mapping with `text` and `dates` in the lexicon."""
    if isinstance(entry, dict):
        if "dates" in entry:
            yield entry
        for value in entry.values():
            yield from examples(value)
    if isinstance(entry, list):
        for value in entry:
            yield from examples(value)


def dates(text: str, publication: str | None = None, previous: str | None = None) -> list[DateExpression]:
    return find_dates(text, anchors=Anchors(publication, previous))


def values(text: str, publication: str | None = None, previous: str | None = None) -> list[str | None]:
    return [found.edtf for found in dates(text, publication, previous)]


@pytest.mark.parametrize("example", list(examples(lexicon("dates.en.yaml"))), ids=lambda e: e["text"])
def test_the_examples_of_the_lexicon_hold(example: Any) -> None:
    assert values(example["text"], example.get("publication"), example.get("previous")) == example["dates"]


def test_a_year_later_leans_on_the_arrest_before_it() -> None:
    text = "Mira Tolland was taken away in June 2012; a court sentenced her a year later."
    arrest, sentence = dates(text, "2014-07-27")
    assert (arrest.edtf, arrest.leans_on) == ("2012-06", None)
    assert (sentence.edtf, sentence.leans_on, sentence.rule) == ("2013", "previous", "years_after")
    assert sentence.anchor == (arrest.start, arrest.end)
    assert text[arrest.start : arrest.end] == "June 2012"


def test_today_without_a_day_of_publication_is_known_to_lean_on_it() -> None:
    (today,) = dates("Today, a court decided to free her.")
    assert (today.edtf, today.leans_on) == (None, "publication")
    assert values("Today, a court decided to free her.", "2011-07-27") == ["2011-07-27"]


def test_a_date_tied_to_a_named_event_is_left_to_whoever_knows_that_event() -> None:
    (before,) = dates("She had been beaten a month before she was arrested.", "2019-06-14", "2018-09-18")
    assert (before.edtf, before.leans_on) == (None, "event")
    assert before.shift is not None
    assert shifted("2018-09-18", before.shift) == "2018-08"


def test_a_day_without_a_year_goes_on_in_the_year_of_the_story() -> None:
    text = (
        "Then came 2008. On 24 April men took him. His lawyer found him on 17 May."
        " In the same month of the following year he was acquitted."
    )
    assert values(text, "2019-07-02") == ["2008", "2008-04-24", "2008-05-17", "2009-05"]


def test_a_day_without_a_year_in_a_new_paragraph_is_the_last_before_publication() -> None:
    text = "The teacher was found dead in August 2016.\n\nOn 3 May officers searched the house."
    assert values(text, "2018-05-17") == ["2016-08", "2018-05-03"]


def test_a_year_on_its_own_line_is_the_year_of_the_entries_below_it() -> None:
    text = "2018\n• 3 and 5 May – Soldiers raid the office.\n• 9 August – A murder.\n2019\n• 20 March – An arrest.\n"
    assert values(text, "2021-03-29") == ["2018-05-03", "2018-05-05", "2018-08-09", "2019-03-20"]


def test_since_and_until_say_on_which_side_the_date_lies() -> None:
    found = dates(
        "She was held from November 2015 until she left on 18 March 2016, and abroad since May 2016, until June 2017."
    )
    assert [(date.edtf, date.relation) for date in found] == [
        ("2015-11", "since"), ("2016-03-18", "at"), ("2016-05", "since"), ("2017-06", "until"),
    ]  # fmt: skip


def test_what_has_lasted_since_a_month_is_counted_back_from_publication() -> None:
    text = "On 15 March 2021 she was arrested, and since May she has been at home."
    assert values(text, "2022-10-19") == ["2021-03-15", "2022-05"]


def test_what_looks_like_a_date_is_none() -> None:
    text = (
        "Article 112 of the 2015 Penal Code, Section 50(j), UA 41/22, case 2020/418, +66 2 555 0147, 2,019 signatures,"
        " May Tolland, a march, 30 days, twenty years, SEK 900,000, Colony No. 22, 1902–1988, (1968–2022)"
    )
    assert values(text, "2022-10-19") == []


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    assert values("on 31 February 2019") == []


def test_a_date_is_found_in_the_part_of_the_text_that_is_asked_for() -> None:
    text = "On 13 May 2009. On 14 May 2009."
    (second,) = find_dates(text, 15, len(text))
    assert text[second.start : second.end] == "14 May 2009"


DAYS = st.dates(parse("1950").earliest, parse("2090").latest)  # type: ignore[arg-type]


@given(
    DAYS, st.sampled_from(["%-d %B %Y", "%B %-d, %Y", "%A %-d %B %Y", "%Y-%m-%d", "%-d %b %Y", "the %-dth of %B %Y"])
)
def test_a_day_is_read_from_every_way_of_writing_it(day: Any, form: str) -> None:
    assert values(f"She was arrested on {day.strftime(form)} in Yarovo.") == [day.isoformat()]


@given(DAYS, st.integers(1, 99), st.sampled_from(["day", "week", "month", "year"]))
def test_a_shift_there_and_back_meets_its_anchor(day: Any, count: int, unit: Any) -> None:
    there = shifted(day.isoformat(), Shift(count, unit, 1))
    assert there is not None
    back = shifted(there, Shift(count, unit, -1))
    assert back is not None
    bounds = parse(back)
    assert bounds.earliest is not None
    assert bounds.latest is not None
    assert bounds.earliest <= day <= bounds.latest


WORDS = st.sampled_from(
    [
        "on",
        "in",
        "from",
        "to",
        "and",
        "the",
        "of",
        "a",
        "year",
        "later",
        "13",
        "3",
        "2009",
        "May",
        "June",
        "31",
        "February",
        "today",
        "Monday",
        "last",
        "week",
        "same",
        "day",
        "after",
        "–",
        ",",
        ".",
        "\n",
        "2018",
        "spring",
    ]
)


@given(st.lists(WORDS, max_size=25), st.sampled_from([None, "2011-07-27", "2011", "2011-07"]))
def test_whatever_the_words_every_date_is_edtf_and_stands_where_it_says(
    words: list[str], publication: str | None
) -> None:
    text = " ".join(words)
    last = 0
    for found in dates(text, publication):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        if found.edtf is not None:
            parse(found.edtf)


@pytest.mark.parametrize("piece", ["May and ", "5, ", "5 and ", "one two ", "1 2009 ", "a year later ", "\n"])
def test_a_text_without_end_of_date_words_is_read_to_its_end(piece: str) -> None:
    text = piece * 5000 + "on 13 May 2009."
    assert dates(text)[-1].edtf == "2009-05-13"


def test_a_bare_year_of_long_ago_does_not_move_the_story_back() -> None:
    text = "On 4 August she was arrested. The group had lost its licence in 2003. The trial began on 2 November."
    assert values(text, publication="2011-12-31") == ["2011-08-04", "2003", "2011-11-02"]
    assert values("In 2003 she founded a school. On 4 August it was closed.", "2011-12-31") == ["2003", "2003-08-04"]


def test_the_same_night_has_no_day_where_only_a_year_was_said() -> None:
    assert values("She counted ballots in 2013 and came out the same night.", "2018-06-21") == ["2013", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("• 2016, 4 May – Arrested.", ["2016-05-04"]),
        ("2017, 5–9 June: Trial.", ["2017-06-05/2017-06-09"]),
        ("2015, November – Summoned.", ["2015-11"]),
        ("2018-03: transferred", ["2018-03"]),
        ("2018-03-04: transferred", ["2018-03-04"]),
        ("2019: acquitted", ["2019"]),
        ("She bought 2016 May beetles.", []),
        ("In the report 2018-03 was missing.", []),
    ],
)
def test_an_entry_of_a_chronology_begins_with_its_date(text: str, expected: list[str]) -> None:
    assert values(text) == expected
