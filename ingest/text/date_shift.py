"""Dates moved by days, weeks, months and years, as exact as the words: `a year later` is a year."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from graph import edtf

Unit = Literal["hour", "day", "week", "fortnight", "month", "year", "decade"]
_DAYS = {"hour": 0, "day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12, "decade": 120}


@dataclass(frozen=True, slots=True)
class Shift:
    """How far from its anchor a date lies. count: None where the words do not say (`a few days later`).

    sign: 1 after the anchor, -1 before it. about: the words say so.
    """

    count: int | None
    unit: Unit
    sign: Literal[1, -1]
    about: bool = False


def shifted(anchor: str, shift: Shift) -> str | None:
    """Return the EDTF date that lies `shift` from `anchor`; None where the shift is not counted or the anchor is open.

    Of an interval, its end is the anchor. A month shifted by days is a set of days.

    >>> shifted("2009-05", Shift(1, "year", 1))
    '2010'
    >>> shifted("2009-05-13", Shift(9, "day", 1))
    '2009-05-22'
    """
    bounds = edtf.parse(anchor.rpartition("/")[2])
    if shift.count is None or bounds.earliest is None or bounds.latest is None:
        return None
    try:
        ends = [_moved(day, shift) for day in (bounds.earliest, bounds.latest)]
    except (OverflowError, ValueError):
        return None
    first, last = ends
    value = first if first == last else f"[{first}..{last}]"
    return value + "~" if shift.about and first == last else value


def _moved(day: date, shift: Shift) -> str:
    count = (shift.count or 0) * shift.sign
    if shift.unit in _DAYS:
        return (day + timedelta(days=count * _DAYS[shift.unit])).isoformat()
    months = day.year * 12 + day.month - 1 + count * _MONTHS[shift.unit]
    year, month = divmod(months, 12)
    moved = date(year, month + 1, 1)
    return f"{moved:%Y-%m}" if shift.unit == "month" else f"{moved.year:04d}"


def period_of(anchor: str, unit: str) -> str | None:
    """Return the day, week, month or year in which `anchor` lies; the anchor itself where it is the longer one.

    >>> period_of("2011-07-27", "week")
    '[2011-07-25..2011-07-31]'
    """
    bounds = edtf.parse(anchor.rpartition("/")[2])
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None:
        return None
    if unit == "year":
        return f"{first.year:04d}" if first.year == last.year else bounds.text
    if unit == "month":
        return (
            f"{first.year:04d}-{first.month:02d}"
            if (first.year, first.month) == (last.year, last.month)
            else bounds.text
        )
    if unit == "week" and first == last:
        return week_of(first)
    return bounds.text


def week_of(day: date, shift: int = 0) -> str:
    """The week of `day`, Monday to Sunday, or the one `shift` weeks later, as the EDTF set of its days."""
    monday = day + timedelta(days=7 * shift - day.weekday())
    return f"[{monday.isoformat()}..{(monday + timedelta(days=6)).isoformat()}]"


def calendar_date(year: int, month: int | None, day: int | None) -> str | None:
    """The EDTF of a day, month, season (21-24) or year; None where the calendar has no such day."""
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    if day > calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"
