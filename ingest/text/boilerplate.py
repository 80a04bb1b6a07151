"""What a document carries besides its text: menus, share bars, contacts, appeals for money, comments.

It is masked, so that nothing is extracted from it, and never cut, so that offsets hold. A masthead stays: it names who
speaks. A paragraph that tells of an event stays too, wherever it stands, links to other stories and comments excepted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from ingest.lexicons.load import lexicon

LEXICON = "boilerplate.en.yaml"
_BEGINS = r"[ \t>*•●▪·-]*"


class Rule(BaseModel):
    """An entry of the lexicon, whose head says what the fields mean."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pattern: str
    scope: str = Field("line", pattern="^(line|block|rest)$")
    tail: bool = False
    guard: bool = False
    examples: tuple[str, ...] = Field(min_length=1)
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` is no part of what the document tells. rule: the entry of the lexicon that says so."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    block: int


def mask(text: str) -> str:
    """Return `text` with its boilerplate blanked out: spaces for characters, so that every offset holds."""
    parts: list[str] = []
    position = 0
    for span in find_boilerplate(text):
        parts += [text[position : span.start], " " * (span.end - span.start)]
        position = span.end
    return "".join([*parts, text[position:]])


def find_boilerplate(text: str) -> tuple[Span, ...]:
    """Return the boilerplate of `text`: whole lines, in order, none overlapping another."""
    lines = _lines(text)
    masked: dict[int, str] = {}
    for number, line in enumerate(lines):
        if number in masked or not line.text:
            continue
        for name, rule, pattern in _rules():
            if rule.tail or not pattern.match(line.text):
                continue
            reach = list(_reach(rule, number, lines))
            if rule.guard and any(_tells_of_events(lines[i].text) for i in reach):
                continue
            masked.update((i, name) for i in reach)
            break
    _mask_tail(lines, masked)
    return tuple(Span(lines[number].start, lines[number].end, masked[number]) for number in sorted(masked))


def rules() -> dict[str, Rule]:
    """The entries of the lexicon by name."""
    entries = lexicon(LEXICON)["entries"]
    assert isinstance(entries, dict)
    return {name: Rule.model_validate(entry) for name, entry in entries.items()}


def _mask_tail(lines: list[_Line], masked: dict[int, str]) -> None:
    """Go up from the end as long as all is boilerplate; what a heading as `About us` covers goes with it."""
    number = len(lines) - 1
    while number >= 0:
        if number in masked or not lines[number].text.strip():
            number -= 1
            continue
        block = [i for i in range(number, -1, -1) if lines[i].block == lines[number].block][::-1]
        for first in reversed(block):
            reach = range(first, number + 1)
            name = _tail_rule(lines, first, number)
            if name and not any(_tells_of_events(lines[i].text) for i in reach):
                masked.update((i, name) for i in reach if i not in masked)
                number = first - 1
                break
        else:
            return


def _tail_rule(lines: list[_Line], first: int, last: int) -> str | None:
    for name, rule, pattern in _rules():
        if rule.tail and pattern.match(lines[first].text) and (rule.scope == "block" or first == last):
            return name
    return None


def _reach(rule: Rule, number: int, lines: list[_Line]) -> Iterator[int]:
    """The lines that a rule covers which matched the line `number`."""
    if rule.scope == "line":
        yield number
        return
    for other in range(number, len(lines)):
        if rule.scope == "block" and lines[other].block != lines[number].block:
            return
        if lines[other].text.strip():
            yield other


def _tells_of_events(text: str) -> bool:
    return bool(_events().search(text))


def _lines(text: str) -> list[_Line]:
    """The lines of `text`, without their ends; lines between two blank lines are one block."""
    found: list[_Line] = []
    position = block = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip()
        block += not bare
        found.append(_Line(position, position + len(bare), bare, block))
        position += len(line)
    return found


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[str, Rule, re.Pattern[str]], ...]:
    flags = {name: re.IGNORECASE if name not in ("about", "self_description", "menu") else 0 for name in rules()}
    return tuple(
        (name, rule, re.compile(_BEGINS + f"(?:{rule.pattern})", flags[name])) for name, rule in rules().items()
    )


@lru_cache(maxsize=1)
def _events() -> re.Pattern[str]:
    stems = lexicon(LEXICON)["events"]
    assert isinstance(stems, list)
    return re.compile(rf"\b(?:{'|'.join(map(str, stems))})", re.IGNORECASE)
