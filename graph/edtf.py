"""Dates as EDTF: what calendar days an expression allows, and how two of them compare.

The part of EDTF (Library of Congress, 2019; ISO 8601-2) that the records use: days, months, years, seasons 21 to 24,
unspecified digits (`200X`, `2009-05-XX`), qualifiers (`~`, `?`, `%`), intervals with open or unknown ends, sets. Only
the bounds are computed: why no library does it is in docs/decisions/0005-own-edtf-bounds.md.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from graph.errors import BadInput

SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The first of a season's three months, by the northern calendar; winter begins in December of its year."""

_QUALIFIER = "[?~%]?"
_DATE = re.compile(
    rf"{_QUALIFIER}(?P<year>[0-9X]{{4}}){_QUALIFIER}"
    rf"(?:-{_QUALIFIER}(?P<month>[0-9]{{2}}|XX){_QUALIFIER}(?:-{_QUALIFIER}(?P<day>[0-9]{{2}}|XX){_QUALIFIER})?)?",
    re.ASCII,
)
_YEAR = re.compile(r"[0-9]*X*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Edtf:
    """An EDTF expression with the first and the last day that it allows.

    earliest, latest: None where that end is open or unknown. `~` and `?` do not widen them.
    """

    text: str
    earliest: date | None
    latest: date | None


@lru_cache(maxsize=65536)
def parse(text: str) -> Edtf:
    """Read `text`, an EDTF expression.

    Raises BadInput, naming the text, where it is none, names a day that no calendar has or ends before it begins.

    >>> parse("2009-05~").latest
    datetime.date(2009, 5, 31)
    >>> parse("2015-11-19/..").latest is None
    True
    """
    try:
        earliest, latest = _bounds(text)
    except ValueError as error:
        raise BadInput(
            f'date "{text}" is no EDTF ({error}); write 2009, 2009-05, 2009-05-13, 2009-05~, 2009/2011, 2009-05-13/..,'
            " 2019-21 (spring) or [2009-05-01..2009-05-31]"
        ) from None
    if earliest and latest and earliest > latest:
        raise BadInput(f'date "{text}" ends before it begins; write the earlier date first')
    return Edtf(text, earliest, latest)


def intersects(a: Edtf, b: Edtf) -> bool:
    """Is there a day that both allow?"""
    return gap_days(a, b) == 0


def compatible(a: Edtf, b: Edtf) -> bool:
    """Can both be true of one day? So where one is only more precise than the other."""
    return intersects(a, b)


def gap_days(a: Edtf, b: Edtf) -> int:
    """Days from the end of the earlier one to the beginning of the later one; 0 where they intersect.

    >>> gap_days(parse("2010-05-03"), parse("2010-05-14"))
    11
    """
    (a_first, a_last), (b_first, b_last) = _ordinals(a), _ordinals(b)
    return max(0, b_first - a_last, a_first - b_last)


def width_days(a: Edtf) -> int:
    """How many days `a` allows; an open end counts up to the end of the calendar, so that open is wider than closed."""
    first, last = _ordinals(a)
    return last - first + 1


def _ordinals(a: Edtf) -> tuple[int, int]:
    return (a.earliest or date.min).toordinal(), (a.latest or date.max).toordinal()


def _bounds(text: str) -> tuple[date | None, date | None]:
    """Bounds of any expression. Raises ValueError saying what is wrong."""
    if text[:1] + text[-1:] in ("[]", "{}"):
        return _set_bounds(text[1:-1])
    if "/" not in text:
        return _date_bounds(text)
    start, *rest = text.split("/")
    if len(rest) != 1:
        raise ValueError("an interval has two ends")
    end = rest[0]
    if not start and not end:
        raise ValueError("an interval needs one end")
    return _end_bounds(start)[0], _end_bounds(end)[1]


def _end_bounds(text: str) -> tuple[date | None, date | None]:
    """Bounds of one end of an interval; empty is unknown, `..` is open."""
    return (None, None) if text in ("", "..") else _date_bounds(text)


def _set_bounds(inside: str) -> tuple[date | None, date | None]:
    """Bounds of a set's members together: dates or ranges `a..b`, `..b`, `a..`, with commas between."""
    firsts: list[date | None] = []
    lasts: list[date | None] = []
    for member in inside.split(","):
        first, dots, last = member.strip().partition("..")
        if dots and not (first or last):
            raise ValueError("a range in a set needs one end")
        ends = _end_bounds(first) if dots else _date_bounds(first)
        lower, upper = ends[0], (_end_bounds(last)[1] if dots else ends[1])
        if lower and upper and lower > upper:
            raise ValueError("a range in the set ends before it begins")
        firsts.append(lower)
        lasts.append(upper)
    known_firsts = [day for day in firsts if day]
    known_lasts = [day for day in lasts if day]
    return (
        min(known_firsts) if len(known_firsts) == len(firsts) else None,
        max(known_lasts) if len(known_lasts) == len(lasts) else None,
    )


def _date_bounds(text: str) -> tuple[date | None, date | None]:
    """Bounds of one date. `XXXX` is the unknown date: both None."""
    match = _DATE.fullmatch(text)
    if not match or not _YEAR.fullmatch(match["year"]):
        raise ValueError("not a date")
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        if month not in (None, "XX") or day not in (None, "XX"):
            raise ValueError("an unspecified year has no month")
        if year == "XXXX":
            return None, None
        return date(max(1, int(year.replace("X", "0"))), 1, 1), date(int(year.replace("X", "9")), 12, 31)
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise ValueError("an unspecified month has no day")
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if int(month) in SEASONS:
        if day is not None:
            raise ValueError("a season has no day")
        return _season_bounds(int(year), SEASONS[int(month)])
    if day is None or day == "XX":
        if not 1 <= int(month) <= 12:
            raise ValueError("months are 01 to 12, seasons 21 to 24")
        return date(int(year), int(month), 1), _last_of_month(int(year), int(month))
    the_day = date(int(year), int(month), int(day))
    return the_day, the_day


def _season_bounds(year: int, first_month: int) -> tuple[date, date]:
    last_year, last_month = (year + 1, 2) if first_month == 12 else (year, first_month + 2)
    return date(year, first_month, 1), _last_of_month(last_year, last_month)


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
