"""The year of a day or month that is written without one."""

from datetime import date
from typing import Literal

from graph import edtf
from graph.edtf import Edtf
from ingest.text.date_shift import calendar_date

FAR_BACK = 2
"""From this many years before the day of publication on, a story goes on in its own time and not up to that day."""


def year_of_month(
    month: int, day: int | None, previous: str | None, publication: Edtf | None, ahead: bool
) -> tuple[int | None, Literal["previous", "publication"] | None]:
    """Return the year of `month` and `day`, and what it leans on; None where nothing tells.

    A later day or month goes on in the year of the `previous` date, unless that is after the publication; one that is
    earlier in the year, and one without a previous date, is the last before the publication (`ahead`: the next after
    it), as newspapers write. A story of long ago goes on into its own next year.
    """
    published = publication.latest if publication else None
    if ahead and published:
        return _next(month, day, published), "publication"
    by_publication = _last(month, day, published) if published else None
    before = edtf.parse(previous.rpartition("/")[2]).earliest if previous else None
    if before is None:
        return by_publication, "publication" if by_publication else None
    bounds = _bounds(before.year, month, day)
    if bounds and bounds[1] >= before and (published is None or bounds[0] <= published):
        return before.year, "previous"
    if by_publication is None or by_publication - (before.year + 1) > FAR_BACK:
        return before.year + 1, "previous"
    return by_publication, "publication"


def _last(month: int, day: int | None, published: date) -> int:
    bounds = _bounds(published.year, month, day)
    return published.year if bounds and bounds[0] <= published else published.year - 1


def _next(month: int, day: int | None, published: date) -> int:
    bounds = _bounds(published.year, month, day)
    return published.year if bounds and bounds[1] >= published else published.year + 1


def _bounds(year: int, month: int, day: int | None) -> tuple[date, date] | None:
    written = calendar_date(year, month, day)
    value = edtf.parse(written) if written else None
    return (value.earliest, value.latest) if value and value.earliest and value.latest else None
