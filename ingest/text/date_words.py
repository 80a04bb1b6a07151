"""Words that tell a date, as they stand: what each says of day, month and year, before any of it is resolved."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ingest.text import date_grammar as grammar
from ingest.text.date_grammar import key_of, listed, mapping, plain
from ingest.text.numbers import number
from ingest.text.terms import units

Kind = Literal["calendar", "decade", "set", "day_word", "weekday", "period", "shift"]
Relation = Literal["at", "since", "until", "before", "between"]
REACH = 30
"""Characters before a month or year that stands alone in which the word that introduces it may stand."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """A date as the words say it, `text[start:end]`.

    year_of: whose year, where none is said: same, following, preceding, this, last, next. month: 1-12, or 21-24 for a
    season. last_day: the end of a range of days. offset: days from the day of publication. pointer: same, following,
    preceding, this, last, next; unit and count: of a period or a shift; sign: -1 before, 1 after. definite: the event
    that a shift starts from is the one just told, not one that follows in its own words. text: EDTF of a set.
    """

    start: int
    end: int
    kind: Kind
    relation: Relation = "at"
    year: int | None = None
    year_of: str | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    offset: int = 0
    weekday: int | None = None
    pointer: str | None = None
    unit: str | None = None
    count: int | None = None
    sign: int = 1
    definite: bool = True
    ago: bool = False
    about: bool = False
    part: bool = False
    text: str | None = None


def find_date_words(text: str, start: int, end: int) -> list[DateWords]:
    """Find the words of dates in `text[start:end]`, in order, none overlapping another."""
    found: list[DateWords] = []
    for match in grammar.dates().finditer(text, start, end):
        found.extend(_introduced(words, text, start) for words in _read(match, text, start))
    return found


def _read(match: re.Match[str], text: str, floor: int) -> Iterator[DateWords]:
    reader = next(name for name in _READERS if match.group(name))
    yield from _READERS[reader](match, text, floor)


def _iso(match: re.Match[str], text: str, floor: int) -> Iterator[DateWords]:
    year, month, day = match["iso"].split("-")
    yield DateWords(*match.span(), "calendar", year=int(year), month=int(month), day=int(day))


def _led_by_year(match: re.Match[str], text: str, floor: int) -> Iterator[DateWords]:
    """The date before an entry of a chronology: `2016, 4 May –`, `2016-05:`."""
    month = int(match["iso_led"] or _month(match["month_led"]))
    days = [int(day) for day in _DAY.findall(match["days_led"] or "")]
    last = days[-1] if len(days) > 1 else None
    day = days[0] if days else None
    yield DateWords(*match.span("led"), "calendar", year=int(match["year_led"]), month=month, day=day, last_day=last)


def _numeric(match: re.Match[str], text: str, floor: int) -> Iterator[DateWords]:
    first, second, year = (int(part) for part in re.split(r"[./]", match["numeric"]))
    if "/" in match["numeric"] and first <= 12 and second <= 12 and first != second:
        days = sorted((f"{year}-{first:02d}-{second:02d}", f"{year}-{second:02d}-{first:02d}"))
        yield DateWords(*match.span(), "set", text=f"[{days[0]},{days[1]}]")
        return
    day, month = (second, first) if "/" in match["numeric"] and second > 12 else (first, second)
    if month <= 12 and day <= 31:
        yield DateWords(*match.span(), "calendar", year=year, month=month, day=day)


def _day_and_month(match: re.Match[str], text: str, floor: int) -> Iterator[DateWords]:
    group = "days" if match["days"] else "days_us"
    month = _month(match["month"] or match["month_us"])
    year, year_of = _year(match, "" if match["days"] else "_us")
    days = [
        (m.start() + match.start(group), m.end() + match.start(group), int(m[1])) for m in _DAY.finditer(match[group])
    ]
    if re.search(r"[-–—]|\bto\b", match[group]):
        yield DateWords(
            *match.span(), "calendar", year=year, year_of=year_of, month=month, day=days[0][2], last_day=days[-1][2]
        )
        return
    for place, (start, end, day) in enumerate(days):
        start, end = (match.start() if place == 0 else start), (match.end() if place == len(days) - 1 else end)
        yield DateWords(start, end, "calendar", year=year, year_of=year_of, month=month, day=day)


def _months(match: re.Match[str], text: str, floor: int) -> Iterator[DateWords]:
    pointer = key_of("pointers", match["pointer"]) if match["pointer"] else None
    year, year_of = _year(match, "_m")
    names = list(grammar.month_names().finditer(match["months"]))
    alone = year is None and year_of is None and pointer is None and not match["part_m"]
    if alone and not _is_introduced(text, match.start(), floor) and not _opens_line(text, match):
        return
    for place, name in enumerate(names):
        start, end = match.start("months") + name.start(), match.start("months") + name.end()
        start, end = (match.start() if place == 0 else start), (match.end() if place == len(names) - 1 else end)
        if pointer in ("this", "last", "next"):
            yield DateWords(start, end, "calendar", month=_month(name.group()), pointer=pointer)
        else:
            yield DateWords(
                start, end, "calendar", year=year, year_of=year_of or ("same" if pointer else None),
                month=_month(name.group()), part=bool(match["part_m"]),
            )  # fmt: skip


def _season(match: re.Match[str], text: str, floor: int) -> Iterator[DateWords]:
    month = int(str(mapping("seasons")[plain(match["season"])]))
    pointer = key_of("pointers", match["pointer_s"]) if match["pointer_s"] else None
    year, year_of = _year(match, "_s")
    if year is None and year_of is None and pointer is None:
        return
    yield DateWords(*match.span(), "calendar", year=year, year_of=year_of, month=month, pointer=pointer)


def _year_alone(match: re.Match[str], text: str, floor: int) -> Iterator[DateWords]:
    if re.search(r"\bthe\s+$", text[max(floor, match.start() - REACH) : match.start()]):
        return
    told = match["part_y"] or match["bracket"] or _is_introduced(text, match.start(), floor)
    if told or _opens_line(text, match):
        start, end = match.span("year_y") if match["bracket"] else match.span()
        yield DateWords(start, end, "calendar", year=int(match["year_y"]), part=bool(match["part_y"]))


def _decade(match: re.Match[str], text: str, floor: int) -> Iterator[DateWords]:
    yield DateWords(*match.span(), "decade", text=match["decade"][:3] + "X")


def _day_word(match: re.Match[str], text: str, floor: int) -> Iterator[DateWords]:
    offset = mapping("days")[plain(match["day_word"])]
    yield DateWords(*match.span(), "day_word", offset=int(str(offset)))


def _weekday(match: re.Match[str], text: str, floor: int) -> Iterator[DateWords]:
    before = text[max(floor, match.start() - REACH) : match.start()].split()
    if any(word in listed("recurring") for word in before[-1:]) or re.match(
        r"\s+of\s+(?:every|each)\b", text[match.end() :]
    ):
        return
    pointer = key_of("pointers", match["pointer_w"]) if match["pointer_w"] else None
    yield DateWords(
        *match.span(), "weekday", weekday=grammar.weekdays().index(match["weekday"].casefold()), pointer=pointer
    )


def _period(match: re.Match[str], text: str, floor: int) -> Iterator[DateWords]:
    pointer = key_of("pointers", match["pointer_p"])
    unit = units().get(match["unit_p"].casefold())
    if unit == "hour" or unit == "decade" or unit == "fortnight":
        return
    if pointer in ("this", "last", "next") and unit is None:
        return
    if unit is None or plain(match["unit_p"]) == "night":
        unit = "day"
    yield DateWords(*match.span(), "period", pointer=pointer, unit=unit)


def _preceding(match: re.Match[str], text: str, floor: int) -> Iterator[DateWords]:
    unit = units().get(match["unit_b"].casefold(), "day")
    yield DateWords(
        *match.span(), "period", pointer="preceding" if match["before_b"] == "before" else "following", unit=unit
    )


def _shift(match: re.Match[str], text: str, floor: int) -> Iterator[DateWords]:
    unit = units()[match["unit_h"].casefold()]
    count = 1 if match["one_h"] else number(match["count_h"]) if match["count_h"] else None
    word = plain(match["shift"])
    key = key_of("shifts", word)
    definite = True
    if key in ("after_something", "before_something"):
        following = text[match.end() :]
        definite = bool(re.match(r"\s*(?:[.,;:)—–]|$)", following)) or _names_what_was_told(following)
    yield DateWords(
        *match.span(), "shift", count=count, unit=unit, sign=1 if key in ("after", "after_something") else -1,
        ago=key == "ago", definite=definite, about=bool(match["about_h"]),
    )  # fmt: skip


def _names_what_was_told(following: str) -> bool:
    """Does a noun follow that points back (`two days after the raid`), and no clause (`after the police came`)?"""
    determiner = re.match(r"\s+([a-z]+)\s+(?:[a-z-]+\s+)?[a-z]+", following)
    if not determiner or determiner[1] not in listed("shifts", "definite"):
        return False
    return not re.match(r"\s+[a-z]+\s+(?:[\w-]+\s+){1,3}(?:had|was|were|has|came)\b", following)


def _introduced(words: DateWords, text: str, floor: int) -> DateWords:
    """`words` with the relation and the vagueness that the words before it give."""
    before = text[max(floor, words.start - REACH) : words.start]
    about = grammar.about().search(before)
    if about:
        before = before[: about.start()]
    match = grammar.introduction().search(before)
    relation: Relation = "at"
    if match and match["word"]:
        key = key_of("introduced_by", match["word"])
        relation = key if key in ("since", "until", "before", "between") else "at"  # type: ignore[assignment]
    vague = bool(about) and words.kind in ("calendar", "decade")
    start = (
        words.start - (len(text[max(floor, words.start - REACH) : words.start]) - about.start())
        if vague and about
        else words.start
    )
    return replace(words, start=start, relation=relation, about=words.about or vague)


def _is_introduced(text: str, start: int, floor: int) -> bool:
    before = text[max(floor, start - REACH) : start]
    about = grammar.about().search(before)
    if about:
        return True
    return bool(grammar.introduction().search(before)) or bool(grammar.list_before().search(before))


def _opens_line(text: str, match: re.Match[str]) -> bool:
    line = text.rfind("\n", 0, match.start()) + 1
    return not text[line : match.start()].strip(" \t•●▪·*-–—") and bool(re.match(r"\s*[-–—:]", text[match.end() :]))


def _year(match: re.Match[str], suffix: str) -> tuple[int | None, str | None]:
    said = match["year" + suffix]
    whose = match["whose" + suffix] if suffix != "_us" else None
    return (int(said) if said else None), (key_of("year_of", whose) if whose else None)


def _month(name: str) -> int:
    return int(key_of("months", name.rstrip(".")))


_READERS: dict[str, Callable[[re.Match[str], str, int], Iterator[DateWords]]] = {
    "led": _led_by_year,
    "iso": _iso,
    "numeric": _numeric,
    "days": _day_and_month,
    "days_us": _day_and_month,
    "months": _months,
    "season": _season,
    "decade": _decade,
    "day_word": _day_word,
    "weekday": _weekday,
    "shift": _shift,
    "before_b": _preceding,
    "unit_p": _period,
    "year_y": _year_alone,
}
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
