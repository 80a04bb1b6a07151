"""Lengths of sentences: `three and a half years` is `3.5y`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.lexicons.load import lexicon
from ingest.text.alternatives import any_of
from ingest.text.numbers import LEXICON, number, number_pattern

_DAYS_OF_UNIT = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_OF_UNIT = {"month": 1, "year": 12, "decade": 120}


_OPPOSED = re.compile(
    r"\b(?:against|oppos\w+(?:\sto)?|abolish\w*|abolition\sof|end|use\sof|moratorium\son)\s(?:the\s|all\s|any\s)?$",
    re.IGNORECASE,
)
"""What somebody says of a punishment and not of a verdict: `a statement against the death penalty`."""


@dataclass(frozen=True, slots=True)
class Term:
    """A length and where it stands: `text[start:end]` is its number, with the unit where that is its own.

    length: `5y`, `3.5y`, `18m`, `15d`, `life` or `death`.
    """

    start: int
    end: int
    length: str


def sentence_length(text: str) -> str | None:
    """Return the first length in `text`, None where there is none.

    >>> sentence_length("to three and a half years in prison")
    '3.5y'
    """
    found = find_terms(text)
    return found[0].length if found else None


def find_terms(text: str, start: int = 0, end: int | None = None) -> list[Term]:
    """Find the lengths in `text[start:end]`, in order. `10, 12 and five days` are three; ages are none."""
    end = len(text) if end is None else end
    found: list[Term] = []
    for match in _measured().finditer(text, start, end):
        found.extend(_terms_of(match))
    for length, pattern in _words().items():
        hits = (
            match for match in pattern.finditer(text, start, end) if not _OPPOSED.search(text, start, match.start())
        )
        found.extend(Term(match.start(), match.end(), length) for match in hits)
    return sorted(found, key=lambda term: term.start)


def _terms_of(match: re.Match[str]) -> list[Term]:
    unit = _unit(match["unit"])
    numbers = [(m.start() + match.start("list"), m.group()) for m in _number().finditer(match["list"] or "")]
    elided = [(at, words, _length(number(words), unit)) for at, words in numbers]
    own = _own_length(match, unit)
    found = [Term(at, at + len(words), length) for at, words, length in elided if length]
    return [*found, Term(match.start("own"), match.end(), own)] if own else found


def _own_length(match: re.Match[str], unit: str | None) -> str | None:
    """The length that stands beside its unit, with halves of years and months beyond years."""
    amount = number(match["number"]) if match["number"] else 1
    if unit != "year" or amount is None:
        return _length(amount, unit)
    if match["half"] or match["half_after"]:
        return f"{amount}.5y"
    more = number(match["more"]) if match["more"] else 0
    return f"{amount * 12 + more}m" if more else _length(amount, unit)


def _length(amount: int | None, unit: str | None) -> str | None:
    if not amount or unit is None:
        return None
    if unit in _DAYS_OF_UNIT:
        return f"{amount * _DAYS_OF_UNIT[unit]}d"
    return f"{amount}m" if unit == "month" else f"{amount * _MONTHS_OF_UNIT[unit] // 12}y"


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    return re.compile(rf"\b{number_pattern()}\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def units() -> dict[str, str]:
    """The spellings of units of time and the unit that each is."""
    listed = lexicon(LEXICON)["units"]
    assert isinstance(listed, dict)
    return {str(word): unit for unit, spellings in listed.items() if isinstance(spellings, list) for word in spellings}


def _unit(spelling: str) -> str | None:
    unit = units()[spelling.casefold()]
    return unit if unit in _DAYS_OF_UNIT or unit in _MONTHS_OF_UNIT else None


@lru_cache(maxsize=1)
def _measured() -> re.Pattern[str]:
    one = number_pattern()
    spelled = any_of(units())
    shifts = lexicon(LEXICON)["shifts"]
    assert isinstance(shifts, dict)
    keys = ("after", "before", "ago", "after_something", "before_something")
    elsewhen = "|".join(str(word) for key in keys if isinstance(words := shifts[key], list) for word in words)
    elsewhen = elsewhen.replace(" ", r"\s+")
    month = "|".join(word for word, unit in units().items() if unit == "month")
    return re.compile(
        rf"""\b(?P<list>(?:{one}(?:\s*,\s*|\s+(?:and|or|to)\s+|\s*,\s*(?:and|or)\s+)){{0,8}})
        (?P<own>(?:(?P<number>{one})|an?)(?:\s+(?:more|further|additional|extra))?(?P<half>[-\s]and[-\s]a[-\s]half)?[-\s]+(?P<unit>{spelled})\b
        (?P<half_after>\s+and\s+(?:a\s+)?half\b)?
        (?:\s*(?:,|and|,\s*and)\s+(?P<more>{one})\s+(?:{month})\b)?
        (?:,?\s+and\s+{one}\s+days?\b)?)
        (?!['’]?[-\s]old\b)(?!\s+of\s+age\b)(?!\s+(?:{elsewhen})\b)""",
        re.IGNORECASE | re.VERBOSE,
    )


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    terms = lexicon(LEXICON)["terms"]
    assert isinstance(terms, dict)
    return {
        length: re.compile("|".join(rf"\b{re.escape(str(w))}\b" for w in words), re.IGNORECASE)
        for length in ("life", "death")
        if isinstance(words := terms[length], list)
    }
