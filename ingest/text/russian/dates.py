"""Russian dates in EDTF: `27 июля 2011 года`, `в мае 2009 года`, `в 2014 году`, `3 мая`."""

import re
from collections.abc import Iterator

from graph import edtf
from graph.errors import BadInput
from ingest.text.timing import Dated

_MONTHS = (
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма[йяе]",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
)
_MONTH = "|".join(f"(?P<m{number}>{stem})" for number, stem in enumerate(_MONTHS, 1))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATE = re.compile(
    rf"\b(?:(?P<day>[0-3]?\d)(?:-го)?\s)?(?:{_MONTH})[а-я]{{0,2}}\b"
    rf"(?:\s{_YEAR}(?:\s(?:года?|году|г\.))?|\s(?P<same>того\sже\sгода))?"
    rf"|\b(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>(?:19|20)\d\d)\b"
    rf"|\b(?P<alone>(?:19|20)\d\d)\s(?:году|года|г\.)",
    re.IGNORECASE,
)


def find_dates(text: str, published: str | None) -> tuple[Dated, ...]:
    """The dates of `text`, in order. published: EDTF, whose year a day without one has where no date precedes."""
    return tuple(_dates(text, published))


def _dates(text: str, published: str | None) -> Iterator[Dated]:
    year: str | None = None
    anchor: tuple[int, int] | None = None
    for match in _DATE.finditer(text):
        written = match["year"] or match["y"] or match["alone"]
        if written is None and match["day"] is None and match["same"] is None:
            continue  # `в мае` alone: too often no date (`март`, `мая`) and never sure of its year
        own = written or year or (published or "")[:4]
        value = _value(match, own)
        if not own or value is None:
            continue
        if written:
            yield Dated(value, match.start(), match.end())
            year, anchor = written, match.span()
        else:
            rule = "year_of_previous" if year else "year_of_publication"
            yield Dated(value, match.start(), match.end(), rule=rule, anchor=anchor)


def _value(match: re.Match[str], year: str) -> str | None:
    """EDTF; None where there is no such day."""
    if match["alone"]:
        return match["alone"]
    number = int(match["m"] or next((n for n in range(1, 13) if match[f"m{n}"]), 0))
    day = match["day"] or match["d"]
    value = f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")
    try:
        edtf.parse(value)
    except BadInput:
        return None
    return value
