"""Words for people: titles of nodes, names of kinds, dates, and text that steers nothing where it is shown."""

import calendar
import re
from collections.abc import Mapping, Sequence

from graph import edtf
from graph.canonical import Json
from graph.errors import BadInput

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What would steer a terminal or turn the order of signs round; a text of a document may hold it."""

MONTHS = tuple(calendar.month_name)
"""English names, from 1."""

SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
KINDS: Mapping[str, str] = {
    "LegalStep": "legal step",
    "SupportAction": "action of support",
    "InstitutionalOutcome": "outcome for an institution",
    "call_release": "call for release",
    "call_drop_charges": "call to drop charges",
    "call_investigate": "call for an investigation",
    "denied_counsel": "kept from a lawyer",
    "denied_visits": "kept from visitors",
}
"""Words for labels and codes whose name alone would not be understood."""

LESS_TELLING = ("Event", "Abuse", "LegalStep")
"""Labels that say less than another one of the same node."""

LINKS: Mapping[str, str] = {
    "SUBJECT_OF": "subject of",
    "ACTOR_OF": "acted in",
    "AT": "at",
    "IN": "in",
    "BY": "by",
    "FOR": "for",
    "CONCERNS": "concerns",
    "CREATED": "made",
    "AFFILIATED_WITH": "affiliated with",
}
"""Words for types of relationships, read from start to end."""

_DAY = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9]{2}|XX))?(?:-(?P<day>[0-9]{2}|XX))?", re.ASCII)


def visible(text: object) -> str:
    """A text of a document without what steers: such signs are replaced by U+FFFD."""
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(text))


def date_in_words(text: str) -> str:
    """An EDTF date as a reader of English writes it; what is no EDTF comes back as it is.

    >>> date_in_words("2009-05-13")
    '13 May 2009'
    >>> date_in_words("2009-05~")
    'about May 2009'
    >>> date_in_words("[2009-05-01..2009-05-13]")
    'between 1 May 2009 and 13 May 2009'
    >>> date_in_words("2015-11-19/..")
    '19 November 2015 until now'
    """
    try:
        edtf.parse(text)
    except BadInput:
        return text
    if text[0] in "[{":
        return _set_in_words(text[1:-1])
    start, slash, end = text.partition("/")
    if not slash:
        return _day_in_words(text)
    if start in ("", ".."):
        return f"until {_day_in_words(end)}"
    if end in ("", ".."):
        return f"{_day_in_words(start)} until now" if end else f"from {_day_in_words(start)}"
    return f"{_day_in_words(start)} to {_day_in_words(end)}"


def kind_of(labels: Sequence[str]) -> str:
    """The most telling label of a node."""
    return next((label for label in sorted(labels) if label not in LESS_TELLING), sorted(labels, key=_rank)[0])


def kind_in_words(label: str) -> str:
    """A label or a code in words: `LegalStep` is a legal step, `parole_denied` is parole denied."""
    return KINDS.get(label, label.replace("_", " ").lower() if label.islower() else label.lower())


def title_of(labels: Sequence[str], properties: Mapping[str, Json]) -> str:
    """What a node is called: its name, else what happened.

    >>> title_of(["Event", "LegalStep"], {"type": "parole_denied", "date": "2010-12"})
    'Parole denied'
    """
    if name := properties.get("name"):
        return visible(name)
    kind, detail = kind_of(labels), properties.get("type")
    if isinstance(detail, str) and kind not in ("Transfer", "Trial", "Death", "Disappearance"):
        words = kind_in_words(detail)
        return (f"assessment: {words}" if "Assessment" in labels else words).capitalize()
    how, length = properties.get("how"), properties.get("length")
    title = kind_in_words(kind).capitalize()
    if isinstance(how, str):
        return f"{title} ({kind_in_words(how)})"
    return f"{title}: {length_in_words(length)}" if isinstance(length, str) else title


def when_in_words(properties: Mapping[str, Json]) -> str:
    """When an event took place or lasted, in words; empty where nobody says."""
    date, start, end = (properties.get(name) for name in ("date", "start", "end"))
    if isinstance(date, str):
        return date_in_words(date)
    said = []
    if isinstance(start, str):
        said.append(f"from {date_in_words(start)}")
    if isinstance(end, str):
        said.append(f"until {date_in_words(end)}")
    if not said and isinstance(observed := properties.get("observed"), str):
        said.append(f"seen on {date_in_words(observed)}")
    return " ".join(said)


def length_in_words(length: str) -> str:
    """The length of a sentence in words.

    >>> length_in_words("3y6m")
    '3 years 6 months'
    """
    if length in ("life", "death"):
        return length
    units = {"y": "year", "m": "month", "d": "day"}
    parts = re.findall(r"([0-9]+(?:\.[0-9]+)?)([ymd])", length)
    return " ".join(f"{n} {units[u]}{'' if n == '1' else 's'}" for n, u in parts) or length


def _rank(label: str) -> int:
    return -LESS_TELLING.index(label) if label in LESS_TELLING else -len(LESS_TELLING)


def _set_in_words(inside: str) -> str:
    words = []
    for member in inside.split(","):
        first, dots, last = (part.strip() for part in member.partition(".."))
        if not dots:
            words.append(_day_in_words(first))
        elif first and last:
            words.append(f"between {_day_in_words(first)} and {_day_in_words(last)}")
        else:
            words.append(f"{_day_in_words(first)} or later" if first else f"{_day_in_words(last)} or earlier")
    return " or ".join(words)


def _day_in_words(text: str) -> str:
    doubt = "perhaps " if "?" in text or "%" in text else ""
    doubt += "about " if "~" in text or "%" in text else ""
    found = _DAY.fullmatch(re.sub("[?~%]", "", text))
    if found is None:
        return text
    year, month, day = found["year"], found["month"], found["day"]
    if year == "XXXX":
        return "unknown date"
    if "X" in year:
        return f"{doubt}the {year.replace('X', '0')}s"
    if month in (None, "XX"):
        return f"{doubt}{year}"
    if month in SEASONS:
        return f"{doubt}{SEASONS[month]} {year}"
    name = f"{MONTHS[int(month)]} {year}"
    return f"{doubt}{name}" if day in (None, "XX") else f"{doubt}{int(day)} {name}"
