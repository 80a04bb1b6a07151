"""What a document says of itself in its first lines: title, publisher and day of publication, where that is sure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.names import normalise
from ingest.lexicons.load import lexicon, words
from ingest.text.boilerplate import find_boilerplate
from ingest.text.date_grammar import alternatives
from ingest.text.dates import DateExpression, find_dates

LEXICON = "masthead.en.yaml"
REACH = 600
"""Characters in which the first lines stand; a date further down is a quotation's."""
_SEPARATOR = r"[|·•,()\[\]\t]|\s{2,}|\s[-–—]\s"
_PLACE = re.compile(r"[^\W\d_][\w’'./–—-]*(?:[ ,–—-]+[^\W\d_][\w’'./-]*){0,7}[\s,(]*")
_AGENCY = re.compile(r"^[^\n.]{2,60}?\((?P<name>[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){1,4})\)\s*[-–—]", re.MULTILINE)
_COPYRIGHT = re.compile(
    r"^[ \t]*(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*"
    r"(?P<name>[A-Z][^\n.|,;:©]{3,60}?)\s*(?=[.|,;:\n]|$)",
    re.MULTILINE | re.IGNORECASE,
)
_PROSE_WORDS = 22
_TITLE_WORDS = range(4, 26)


@dataclass(frozen=True, slots=True)
class Masthead:
    """None where the text does not say it, or not surely. date: EDTF, a day."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None


def masthead(text: str) -> Masthead:
    """Read what `text` says of itself; an English text, in others next to nothing is found."""
    return Masthead(_title(text), _publisher(text), _date(text))


def _date(text: str) -> str | None:
    """The one day that stands in the first lines as a label, in a dateline or alone between separators."""
    found = {expression.edtf for expression in _full_days(text[:REACH]) if _is_of_publication(expression, text)}
    return found.pop() if len(found) == 1 else None


def _full_days(head: str) -> Iterator[DateExpression]:
    return (found for found in find_dates(head) if found.edtf and found.rule == "day")


def _is_of_publication(expression: DateExpression, text: str) -> bool:
    line_start = text.rfind("\n", 0, expression.start) + 1
    line_end = text.find("\n", expression.end)
    before = text[line_start : expression.start]
    after = text[expression.end : line_end if line_end >= 0 else len(text)]
    if _label().search(before):
        return True
    opened = not before.strip() or re.search(rf"(?:{_SEPARATOR})\s*$", before)
    if not opened:
        return False
    if not after.strip() or (re.match(rf"\s*(?:{_SEPARATOR})", after) and len(after) < 60):
        return True
    return bool(re.match(r"\s*(?:\)|\.?\s*[-–—])", after)) and bool(_PLACE.fullmatch(before))


def _publisher(text: str) -> str | None:
    """A name that the text itself marks as its publisher's."""
    if match := _AGENCY.search(text[:REACH]):
        return match["name"]
    if match := _issued_by().search(text[:REACH]):
        return match["name"]
    first = re.split(r"\||\s{3,}", text.lstrip("\ufeff \t\r\n").partition("\n")[0])[0]
    name = re.sub(r"\s*\([^)]*\)\s*$", "", first).strip()
    if 2 <= len(name.split()) <= 9 and not name.endswith((".", "!", "?")) and _has_publisher_word(name):
        beyond = text.find("\n")
        if found := _as_written(name, text[beyond:] if beyond >= 0 else ""):
            return found
    match = _COPYRIGHT.search(text)
    return match["name"] if match and _has_publisher_word(match["name"]) else None


def _has_publisher_word(name: str) -> bool:
    listed = words(LEXICON, "publisher_words")
    return any(word in listed for word in normalise(name).split())


def _as_written(name: str, text: str) -> str | None:
    """`name` as the text writes it further down, every word but the small ones with a capital."""
    parts = normalise(name).split()
    pattern = r"\b" + r"\W+".join(r"\w+" for _ in parts)
    for match in re.finditer(rf"(?={pattern.removesuffix('+')}+)", text):
        candidate = re.compile(pattern).match(text, match.start())
        if candidate and normalise(candidate[0]).split() == parts and _is_name(candidate[0]):
            return " ".join(candidate[0].split())
    return None


def _is_name(candidate: str) -> bool:
    written = candidate.split()
    return (
        written[0][:1].isupper()
        and all(word[:1].isupper() or len(word) <= 3 for word in written)
        and not candidate.isupper()
    )


def _title(text: str) -> str | None:
    """The last heading before the first paragraph of prose."""
    masked = {span.start for span in find_boilerplate(text[: 4 * REACH])}
    not_titles = {normalise(str(title)) for title in _list("not_titles")}
    title: str | None = None
    position = 0
    for line in text[: 4 * REACH].splitlines(keepends=True):
        bare = line.strip("\ufeff \t\r\n")
        start, position = position, position + len(line)
        count = len(bare.split())
        if count >= _PROSE_WORDS or (count >= 8 and bare.endswith((".", ".”", '."'))):
            return title
        heading = (
            count in _TITLE_WORDS
            and start not in masked
            and not bare.endswith((".", ",", ":", ";"))
            and not re.search(r"[@·]|\s{3,}", bare)
            and ("|" not in bare or count >= 8)
            and not re.match(r"(?:By|BY|by|Subject:|Compiled by)\s", bare)
            and normalise(bare) not in not_titles
            and not any(True for _ in _full_days(bare))
        )
        title = bare if heading else title
    return None


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(sorted(words(LEXICON, 'date_labels')))})\s*:?\s*$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _issued_by() -> re.Pattern[str]:
    entry = lexicon(LEXICON)["publisher_words"]
    assert isinstance(entry, dict)
    issued = entry["issued_by"]
    assert isinstance(issued, list)
    phrases = alternatives([str(phrase) for phrase in issued])
    return re.compile(
        rf"\b(?i:{phrases})\s+(?:the\s+)?(?P<name>[A-Z][\w’'&-]+(?:\s(?:of|for|and|the|on|[A-Z][\w’'&-]+)){{1,8}})(?=[\n.,;])"
    )


def _list(name: str) -> list[object]:
    entry = lexicon(LEXICON)[name]
    assert isinstance(entry, list)
    return list(entry)
