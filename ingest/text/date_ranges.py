"""Dates that belong together: the ends of a range, and a list with one year for all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.text.date_words import DateWords

_CONNECTED = re.compile(r"\s*(?:(?P<range>to|until|till|through|[-–—])|(?P<list>,|,?\s*\b(?:and|or)\b))\s*(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class DatedWords:
    """One date, or the two ends of a range."""

    first: DateWords
    last: DateWords | None = None


def joined(found: list[DateWords], text: str) -> list[DatedWords]:
    """Join ranges, and give dates of a list the year that stands once at its end."""
    words = list(found)
    for place in range(len(words) - 2, -1, -1):
        first, second = words[place], words[place + 1]
        if _of_year(first, second, text):
            words[place : place + 2] = [replace(first, end=second.end, year_of=second.pointer)]
        elif _CONNECTED.fullmatch(text, first.end, second.start) and _lacks_the_year_of(first, second):
            later = (first.month or 0, first.day or 0) > (second.month or 0, second.day or 31)
            words[place] = replace(first, year=second.year and second.year - later, year_of=second.year_of)
    return list(_ranges(words, text))


def _ranges(words: list[DateWords], text: str) -> Iterator[DatedWords]:
    place = 0
    while place < len(words):
        first = words[place]
        second = words[place + 1] if place + 1 < len(words) else None
        if second and _is_range(first, second, text):
            yield DatedWords(first, replace(second, relation="at"))
            place += 2
            continue
        yield DatedWords(first if first.relation != "between" else replace(first, relation="at"))
        place += 1


def _is_range(first: DateWords, second: DateWords, text: str) -> bool:
    match = _CONNECTED.fullmatch(text, first.end, second.start)
    if not match or first.kind != "calendar" or second.kind != "calendar" or first.last_day or second.last_day:
        return False
    if match["range"] in ("-", "–", "—"):
        return (first.day is None) == (second.day is None)
    if match["range"]:
        return first.relation == "since"
    return first.relation == "between" and "," not in match["list"] and _between(text, first.start)


def _between(text: str, start: int) -> bool:
    return bool(re.search(r"\bbetween\s+(?:the\s+)?$", text[max(0, start - 15) : start], re.IGNORECASE))


def _of_year(first: DateWords, second: DateWords, text: str) -> bool:
    """`the same month` + `of` + `the following year`."""
    return (
        first.kind == second.kind == "period"
        and (first.pointer, first.unit, second.unit) == ("same", "month", "year")
        and second.pointer in ("same", "following", "preceding")
        and text[first.end : second.start].strip() == "of"
    )


def _lacks_the_year_of(first: DateWords, second: DateWords) -> bool:
    return (
        first.kind == second.kind == "calendar"
        and first.month is not None
        and first.year is None
        and first.year_of is None
        and first.pointer is None
        and (second.year is not None or second.year_of is not None)
    )
