"""Dates as EDTF: bounds and comparison."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.edtf import compatible, gap_days, intersects, parse, width_days
from graph.errors import BadInput

DAYS = st.dates(date(1, 1, 1), date(9998, 12, 31))


@st.composite
def expressions(draw: st.DrawFn) -> str:
    """Expressions of every form that the records use."""
    first, second = sorted((draw(DAYS), draw(DAYS)))
    year, day, other = f"{first.year:04d}", first.isoformat(), second.isoformat()
    qualifier = draw(st.sampled_from(["", "~", "?", "%"]))
    return draw(
        st.sampled_from(
            [
                year + qualifier,
                day[:7] + qualifier,
                day + qualifier,
                year + draw(st.sampled_from(["-21", "-22", "-23", "-24"])),
                ("000X" if year[:3] == "000" else year[:3] + "X"),
                f"{day}/{other}",
                f"{day[:7]}/{other}",
                f"{day}/..",
                f"../{day}",
                f"[{day}..{other}]",
                f"[{day},{other}]",
                "XXXX",
            ]
        )
    )


EDTFS = expressions().map(parse)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2009", "2009-01-01", "2009-12-31"),
        ("2009-05", "2009-05-01", "2009-05-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2009-05-13", "2009-05-13", "2009-05-13"),
        ("2009-05~", "2009-05-01", "2009-05-31"),
        ("2009?", "2009-01-01", "2009-12-31"),
        ("2009-05-13%", "2009-05-13", "2009-05-13"),
        ("2009~-05-13", "2009-05-13", "2009-05-13"),
        ("2009-05-13/2009-06", "2009-05-13", "2009-06-30"),
        ("2009/2011", "2009-01-01", "2011-12-31"),
        ("2015-11-19/..", "2015-11-19", None),
        ("2015-11-19/", "2015-11-19", None),
        ("../2010", None, "2010-12-31"),
        ("2019-21", "2019-03-01", "2019-05-31"),
        ("2019-22", "2019-06-01", "2019-08-31"),
        ("2019-23", "2019-09-01", "2019-11-30"),
        ("2019-24", "2019-12-01", "2020-02-29"),
        ("200X", "2000-01-01", "2009-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2009-XX", "2009-01-01", "2009-12-31"),
        ("2009-05-XX", "2009-05-01", "2009-05-31"),
        ("[2009-05-01..2009-05-31]", "2009-05-01", "2009-05-31"),
        ("[2009-05-03, 2009-05-01]", "2009-05-01", "2009-05-03"),
        ("[..2009-05-31]", None, "2009-05-31"),
        ("[2009-05-01..]", "2009-05-01", None),
        ("{2009,2011}", "2009-01-01", "2011-12-31"),
        ("XXXX", None, None),
        ("../..", None, None),
    ],
)
def test_an_expression_has_these_bounds(text: str, earliest: str | None, latest: str | None) -> None:
    value = parse(text)
    assert value.text == text
    assert (value.earliest and value.earliest.isoformat(), value.latest and value.latest.isoformat()) == (
        earliest,
        latest,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "PUB",
        "13/32/2009",
        "2009-13",
        "2009-00",
        "2009-25",
        "2009-02-29",
        "2009-05-1",
        "2009-21-03",
        "0000",
        "20090513",
        "2X09",
        "2009-XX-13",
        "200X-05",
        "2010/2009",
        "2009/2010/2011",
        "/",
        "[]",
        "[..]",
        "[2010..2009]",
        "..",
        "May 2009",
        "٢٠٠٩",
        "2009-05-13T10:00:00Z",
        "2009\n",
    ],
)
def test_what_is_no_date_is_refused_by_its_own_words(text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse(text)
    assert f'"{text}"' in str(refusal.value)


def test_two_sentences_of_different_days_are_eleven_days_apart() -> None:
    assert gap_days(parse("2010-05-14"), parse("2010-05-03")) == 11
    assert not compatible(parse("2010-05-14"), parse("2010-05-03"))
    assert compatible(parse("2010"), parse("2010-05-03"))


def test_neighbouring_days_are_one_day_apart() -> None:
    assert gap_days(parse("2009-05-31"), parse("2009-06")) == 1


def test_a_month_is_narrower_than_a_year_and_an_open_end_is_the_widest() -> None:
    assert width_days(parse("2009-05")) < width_days(parse("2009"))
    assert width_days(parse("2009")) < width_days(parse("2009/.."))
    assert width_days(parse("2009")) >= width_days(parse("2010"))
    assert width_days(parse("2009-05-13")) == 1


@given(EDTFS, EDTFS)
def test_comparison_does_not_depend_on_the_order(a, b) -> None:  # type: ignore[no-untyped-def]
    assert intersects(a, b) == intersects(b, a)
    assert gap_days(a, b) == gap_days(b, a) >= 0
    assert (gap_days(a, b) == 0) == intersects(a, b)


@given(EDTFS)
def test_every_expression_meets_itself_and_ends_after_it_begins(a) -> None:  # type: ignore[no-untyped-def]
    assert intersects(a, a)
    assert width_days(a) >= 1
    assert a.earliest is None or a.latest is None or a.earliest <= a.latest


@given(DAYS, st.integers(0, 10000), DAYS, st.integers(0, 10000))
def test_intervals_intersect_where_some_day_lies_in_both(a: date, m: int, b: date, n: int) -> None:
    last_a, last_b = (min(start.toordinal() + length, date.max.toordinal()) for start, length in ((a, m), (b, n)))
    first, second = (
        parse(f"{start.isoformat()}/{date.fromordinal(last).isoformat()}") for start, last in ((a, last_a), (b, last_b))
    )
    common = max(a.toordinal(), b.toordinal()) <= min(last_a, last_b)
    assert intersects(first, second) == common
    if not common:
        last_of_earlier = date.fromordinal(last_a if a < b else last_b)
        assert last_of_earlier + timedelta(gap_days(first, second)) == max(a, b)


@given(st.text(max_size=30))
def test_any_text_is_either_a_date_or_refused(text: str) -> None:
    try:
        value = parse(text)
    except BadInput:
        return
    assert value.text == text
