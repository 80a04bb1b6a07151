"""Turn words into EDTF: what day, month or year an expression means, and what it leans on to mean it."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from graph import edtf
from ingest.text import date_grammar as grammar
from ingest.text.date_ranges import DatedWords, joined
from ingest.text.date_shift import Shift, calendar_date, period_of, shifted, week_of
from ingest.text.date_words import DateWords, Relation, find_date_words
from ingest.text.date_years import year_of_month
from ingest.text.layout import blocks
from ingest.text.terms import sentence_length

__all__ = ["Anchors", "DateExpression", "find_dates", "sentence_length"]

LeansOn = Literal["publication", "previous", "event"]
_OF_SOMETHING_ELSE = re.compile(r"\b(?:in connection with|in relation to|over|following|after|since|because of)\s")
_SENTENCE_END = re.compile(r"[.!?][”\"'’)\]]*\s+(?=[A-ZÀ-Þ“\"])")
_PERFECT = re.compile(r"\b(?:has|have)\b")
_PLUPERFECT = re.compile(r"\bhad\b")
_YEAR_ALONE = re.compile(r"\W*((?:19|20)\d\d)\W*")
_ASIDE = re.compile(r",\s(?:who|which|whose|whom|[a-z]{2,}ed)\b[^,;.]{0,100}$")
_BACKGROUND_REACH = 25
_LOOK_AHEAD = 8
_AHEAD_REACH = 60


@dataclass(frozen=True, slots=True)
class Anchors:
    """What relative dates start from, as EDTF.

    publication: the day of publication. previous: the date of the event told before the text begins.
    """

    publication: str | None = None
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in a text: `text[start:end]` means `edtf`.

    edtf: None where what it leans on is not known. rule: how it was read. leans_on: `publication` (`today`, a day
    without a year), `previous` (`a year later`) or `event`: one that the words name (`a month before she was arrested`)
    and the caller has to find; then `shifted(its date, shift)` is the date. None: it stands there in full.
    relation: `since`, `until` and `before` where such a word introduces it. anchor: the span of the expression that it
    leans on, where that is in the text.
    """

    start: int
    end: int
    edtf: str | None
    rule: str
    leans_on: LeansOn | None = None
    relation: Relation = "at"
    anchor: tuple[int, int] | None = None
    shift: Shift | None = None


def find_dates(text: str, start: int = 0, end: int | None = None, anchors: Anchors = Anchors()) -> list[DateExpression]:
    """Find the dates in `text[start:end]`, in order, none overlapping another.

    A date that leans on the previous one takes it from the same or the last paragraph, at first from `anchors`; so call
    this on a whole document rather than sentence by sentence. Bounds of `anchors` that are no EDTF raise BadInput.
    """
    end = len(text) if end is None else end
    reader = _Reader(text, anchors)
    for block in blocks(text[start:end]):
        reader.read(start + block.start, start + block.end)
    return reader.found


@dataclass(frozen=True, slots=True)
class _Anchor:
    edtf: str
    span: tuple[int, int] | None


class _Reader:
    """Reads paragraph after paragraph and remembers the last date."""

    def __init__(self, text: str, anchors: Anchors) -> None:
        self.text = text
        self.publication = edtf.parse(anchors.publication) if anchors.publication else None
        self.found: list[DateExpression] = []
        self.last = self.paragraph = _Anchor(anchors.previous, None) if anchors.previous else None
        self.section: _Anchor | None = None
        self.silent_blocks = 0
        self.block_start = 0

    def read(self, start: int, end: int) -> None:
        """Read the paragraph `text[start:end]`."""
        if match := _YEAR_ALONE.fullmatch(self.text, start, end):
            self.section = self.last = _Anchor(match[1], match.span(1))
            return
        self.block_start = start
        words = joined(find_date_words(self.text, start, end), self.text)
        if self.found or self.section:
            self.paragraph = self.section
        if self.silent_blocks > 1:
            self.last = self.section
        self.silent_blocks = 0 if words else self.silent_blocks + 1
        for place, item in enumerate(words):
            expression = self._resolved(item, words[place + 1 : place + 1 + _LOOK_AHEAD])
            if expression is not None:
                self.found.append(expression)
                self._remember(item, expression)

    def _resolved(self, item: DatedWords, later: list[DatedWords]) -> DateExpression | None:
        first = self._one(item.first, later)
        if first is None or item.last is None:
            return first
        last = self._one(item.last, [], previous=first.edtf)
        if last is None:
            return None
        value = _interval(first.edtf, last.edtf)
        leans = first.leans_on or last.leans_on
        return replace(first, end=last.end, edtf=value, rule="range", leans_on=leans, relation="at")

    def _one(self, words: DateWords, later: list[DatedWords], previous: str | None = None) -> DateExpression | None:
        if words.kind == "calendar":
            return self._calendar(words, later, previous)
        if words.kind in ("decade", "set"):
            return _expression(words, words.text, words.kind)
        if words.kind == "shift":
            return self._shift(words)
        if words.kind == "period":
            return self._period(words)
        return self._day(words)

    def _calendar(self, words: DateWords, later: list[DatedWords], previous: str | None) -> DateExpression | None:
        if words.year is not None:
            return self._written(words, words.year, None, None)
        if words.year_of in ("this", "last", "next") or words.pointer:
            return self._by_publication(words)
        if words.year_of:
            value = self.last and shifted(self.last.edtf, Shift(*_YEARS[words.year_of]))
            if not (self.last and value and value.isdecimal()):
                return _expression(words, None, "year_of_previous", "previous")
            return self._written(words, int(value), "previous", self.last)
        assert words.month is not None
        anchor = _Anchor(previous, None) if previous else None if self._lasts_till_now(words) else self.paragraph
        if anchor is None and (year := self._year_said_later(words, later)):
            return self._written(words, year, None, None)
        year, leans_on = year_of_month(
            words.month, words.day, anchor.edtf if anchor else None, self.publication, self._is_ahead(words)
        )
        if year is None:
            return _expression(words, None, "year_of_publication", "publication")
        return self._written(words, year, leans_on, anchor if leans_on == "previous" else None)

    def _written(
        self, words: DateWords, year: int, leans_on: LeansOn | None, anchor: _Anchor | None
    ) -> DateExpression | None:
        value = calendar_date(year, words.month, words.day)
        if value and words.last_day:
            last = calendar_date(year, words.month, words.last_day)
            value = _interval(value, last) if last and words.last_day > (words.day or 0) else None
        if value is None:
            return None
        kind = "day" if words.day else "season" if (words.month or 0) > 12 else "month" if words.month else "year"
        rule = f"year_of_{leans_on}" if leans_on else f"part_of_{kind}" if words.part else kind
        return _expression(words, value + ("~" if words.about else ""), rule, leans_on, anchor)

    def _by_publication(self, words: DateWords) -> DateExpression | None:
        """A month or season of this, last or next year, or the last or next one of its name."""
        if self.publication is None or self.publication.latest is None:
            return _expression(words, None, "year_of_publication", "publication")
        day = self.publication.latest
        year = day.year + {"last": -1, "next": 1}.get(words.year_of or "", 0)
        if words.pointer in ("last", "next", "this"):
            this_year = calendar_date(year, words.month, None) or ""
            bounds = edtf.parse(this_year)
            begun = bounds.earliest is not None and bounds.earliest <= day
            over = bounds.latest is not None and bounds.latest < day
            if words.pointer == "last":
                year -= 0 if over else 1
            elif words.pointer == "next":
                year += 1 if begun else 0
            elif (words.month or 0) > 12 and not begun:
                year -= 1
        return self._written(words, year, "publication", None)

    def _year_said_later(self, words: DateWords, later: list[DatedWords]) -> int | None:
        """The year of the next full date of the sentence, where that is not earlier in the year."""
        for item in later:
            following = item.first
            if _SENTENCE_END.search(self.text, words.end, following.start):
                return None
            if _OF_SOMETHING_ELSE.search(self.text, words.end, following.start):
                return None
            if following.kind == "calendar" and following.year and following.month and words.month:
                return following.year if following.month >= words.month else None
        return None

    def _lasts_till_now(self, words: DateWords) -> bool:
        """`She has been held since May`: counted back from the day of publication."""
        around = self.text[max(self.block_start, words.start - _AHEAD_REACH) : words.end + _AHEAD_REACH]
        return words.relation == "since" and bool(_PERFECT.search(around)) and not _PLUPERFECT.search(around)

    def _is_ahead(self, words: DateWords) -> bool:
        before = self.text[max(self.block_start, words.start - _AHEAD_REACH) : words.start]
        sentences = _SENTENCE_END.split(before)
        return bool(_ahead().search(sentences[-1]))

    def _day(self, words: DateWords) -> DateExpression | None:
        """Today, yesterday, a day of the week."""
        if self.publication is None or self.publication.latest is None:
            return _expression(words, None, words.kind, "publication")
        if self.publication.earliest != self.publication.latest:
            known = self.publication.text if words.kind == "day_word" and words.offset == 0 else None
            return _expression(words, known, words.kind, "publication")
        day = self.publication.latest
        if words.weekday is None:
            return _expression(words, _moved(day, words.offset), words.kind, "publication")
        back = (day.weekday() - words.weekday) % 7
        if words.pointer == "next" or (self._is_ahead(words) and words.pointer is None):
            return _expression(words, _moved(day, 7 - back), words.kind, "publication")
        return _expression(
            words, _moved(day, -(back or (7 if words.pointer == "last" else 0))), words.kind, "publication"
        )

    def _shift(self, words: DateWords) -> DateExpression | None:
        assert words.unit is not None
        shift = Shift(words.count, words.unit, 1 if words.sign > 0 else -1, words.about)  # type: ignore[arg-type]
        rule = f"{words.unit}s_{'ago' if words.ago else 'after' if words.sign > 0 else 'before'}"
        if words.ago:
            known = self.publication.text if self.publication else None
            return replace(_expression(words, known and shifted(known, shift), rule, "publication"), shift=shift)
        if not words.definite:
            return replace(_expression(words, None, rule, "event"), shift=shift)
        value = shifted(self.last.edtf, shift) if self.last else None
        return replace(_expression(words, value, rule, "previous", self.last), shift=shift)

    def _period(self, words: DateWords) -> DateExpression | None:
        assert words.unit is not None
        rule = f"{words.pointer}_{words.unit}"
        if words.pointer in ("this", "last", "next") and words.unit != "day":
            known = self.publication
            if known is None or known.latest is None:
                return _expression(words, None, rule, "publication")
            count = {"this": 0, "last": -1, "next": 1}[words.pointer]
            if words.unit == "week":
                return _expression(words, week_of(known.latest, count), rule, "publication")
            value = shifted(known.text, Shift(abs(count), words.unit, -1 if count < 0 else 1))  # type: ignore[arg-type]
            return _expression(words, value, rule, "publication")
        if words.pointer in ("this", "last"):
            return None
        if not words.definite:
            return _expression(words, None, rule, "event")
        if self.last is None:
            return _expression(words, None, rule, "previous")
        if words.pointer == "same":
            value = period_of(self.last.edtf, words.unit)
            if words.unit == "day" and value and len(value) < len("2009-05-13"):
                value = None  # `the same night`, where only a year was said
            if words.year_of and value and len(value) == 7:
                value = f"{int(value[:4]) + _YEARS[words.year_of][0] * _YEARS[words.year_of][2]:04d}{value[4:]}"
        elif words.unit == "week" and (bounds := edtf.parse(self.last.edtf.rpartition("/")[2])).latest:
            value = week_of(bounds.latest, -1 if words.pointer == "preceding" else 1)
        else:
            value = shifted(self.last.edtf, Shift(1, words.unit, -1 if words.pointer == "preceding" else 1))  # type: ignore[arg-type]
        return _expression(words, value, rule, "previous", self.last)

    def _remember(self, item: DatedWords, expression: DateExpression) -> None:
        """Keep the date for what leans on it, unless it lies ahead or tells of somebody's past."""
        if expression.edtf is None or self._is_ahead(item.first) or expression.relation in ("until", "before"):
            return
        anchor = _Anchor(expression.edtf, (expression.start, expression.end))
        self.last = anchor
        before = self.text[max(0, item.first.start - _BACKGROUND_REACH) : item.first.start]
        past = expression.relation == "since" and expression.leans_on != "publication"
        background = past or item.first.kind == "decade" or _background().search(before) or self._goes_back(expression)
        background = background or self._in_aside(expression)
        if not background:
            self.paragraph = anchor

    def _in_aside(self, expression: DateExpression) -> bool:
        """Whether a bare year stands between commas: `X, jailed in 2008 for libel, was freed on 3 May`."""
        if re.fullmatch(r"\d{4}", expression.edtf or "") is None:
            return False
        opened = _ASIDE.search(self.text, max(self.block_start, expression.start - 110), expression.start)
        return opened is not None and re.match(r"[^,;.]{0,80},\s[a-z]", self.text[expression.end :]) is not None

    def _goes_back(self, expression: DateExpression) -> bool:
        """Whether a bare year only reaches back from what the paragraph tells: `in 2003`, between days of 2011."""
        year, told = expression.edtf or "", self.paragraph
        return told is not None and re.fullmatch(r"\d{4}", year) is not None and told.edtf[:4] > year


_YEARS: dict[str, tuple[int, Literal["year"], Literal[1, -1]]] = {
    "same": (0, "year", 1),
    "following": (1, "year", 1),
    "preceding": (1, "year", -1),
}


def _expression(
    words: DateWords, value: str | None, rule: str, leans_on: LeansOn | None = None, anchor: _Anchor | None = None
) -> DateExpression:
    span = anchor.span if anchor else None
    return DateExpression(words.start, words.end, value, rule, leans_on, words.relation, span)


def _interval(first: str | None, last: str | None) -> str | None:
    if first is None or last is None:
        return None
    bounds = edtf.parse(first).earliest, edtf.parse(last).latest
    return f"{first}/{last}" if bounds[0] and bounds[1] and bounds[0] <= bounds[1] else None


def _moved(day: date, days: int) -> str:
    return (day + timedelta(days=days)).isoformat()


@lru_cache(maxsize=1)
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{grammar.alternatives(grammar.listed('ahead', 'words'))})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _background() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{grammar.alternatives(grammar.listed('background', 'words'))})\b", re.IGNORECASE)
