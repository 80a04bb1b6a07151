"""Blocks of a text: paragraphs, headings and list items, and a reading text of equal length without their furniture."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.names import normalise
from ingest.lexicons.load import words

NAMES = "names.en.yaml"
MARKER = re.compile(r"\s*(?:[•●▪◦*·>–—-]\s+|\(?(?:\d{1,3}|[a-hivx]{1,4})[.)]\s+|#{1,6}\s+)")
WRAPPED_WIDTH = 55
"""A line shorter than this was ended by its author, not by the width of the page."""
HEADING_WORDS = 16
MOSTLY = 0.7
"""Share of words with a capital from which a heading is in title case."""
LONGEST_SMALL = 5
"""Letters of a word that a title in capitals may write small: `about`, `after`."""
_DATELINE = re.compile(
    r"\s*(?=[^\W\d_])(?P<place>[^\n.;:!?]{2,70}?(?:\([^)\n]{2,40}\))?)\s+[-–—]{1,2}\s+(?=[“\"']?[A-Z0-9À-ÞĀ-Ž])"
)
_LABEL_LEAD = re.compile(r"(?:[Oo]n|[Ii]n|[Bb]y)\s+(?:the\s)?")
_AFTER_LABEL = re.compile(r"\s*(?::(?!\d)|[ \u00a0]{2,}|\t|\s[-–—]\s|[-–—]\s)\s*")
_DATED_LINE = re.compile(
    r"\s*(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
    r"(?:\s\d{1,2}(?:st|nd|rd|th)?,?)?(?:\s\d{4})?(?::\s|[ ]{2,}|\t|\s[–—-]\s)\s*[A-Z]"
)
_LABELLED = re.compile(r"(?P<label>[A-Z][a-z]+(?: [a-z]+){0,4}):\s+\S")
_PLACE_AND_DATE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w’'-]+(?:,\s[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?)?)(?:,|\s[-–—])\s(?:[A-Z][a-z]+day,?\s)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8},?\s\d{4}|[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4})\s*(?:\.\s|$)",
    re.MULTILINE,
)
"""`Borsk, 3 May 2016` on a line of its own or before the first sentence."""
_SALUTATION = re.compile(r"(?:Dear|Esteemed|Honou?rable)\s[^.:;\n]{2,60},")
_SIGNATURE = re.compile(r"[^,\d\n]{5,40}, [^,\d\n]{3,50}, [^,\d\n]{3,80}")
_SIGNING = re.compile(
    r"\s*(?:(?:yours\s)?(?:sincerely|faithfully|truly|respectfully)|respectfully(?:\syours)?|kind regards|"
    r"signed(?:\sby)?|"
    r"(?:the\s)?(?:signator(?:y|ies)|undersigned)(?:\sorgani[sz]ations)?|endorsed by|co-signed by|"
    r"on behalf of[^.\n]{0,60})\s*[,:]?\s*",
    re.IGNORECASE,
)
"""A line after which those who sign stand, each in a line."""
_SIGNED_LINE = 140
"""Characters of a line that is prose again and no signature."""
_ENDED = re.compile(r"[.!?:;…][”\"'’)\]]*\s*$")
_UNFINISHED = re.compile(r"[a-z,]\s(?:a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|was|were|with)\s*$")
"""The end of a line at which no paragraph, heading or item ends."""
_LEAD = re.compile(r"((?:On|In|By|Since|During|Around|At|Late in|Early in)\s(?:the\s)?)$")
_SENTENCE_BEFORE = re.compile(r"[.!?][”\"’')\]]*\s+$")
_NEXT_WORD = re.compile(
    r"[ \n](?=[^\W\d_])(?!(?:and|or|to|until|till|at|in|on|when|while|of|through|before|after|but|as|for|with|by|that|"
    r"is|was|were|the same|this)\b)"
)
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "over", "the", "to", "with"}
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item: `text[start:end]`.

    content: where it begins after bullet, number and dateline. capitals: a heading in title case or capitals, whose
    capital letters tell nothing. place: the dateline's span, where there is one. label: the span of the date that
    stands before the content, as in a chronology.
    """

    start: int
    end: int
    content: int
    heading: bool
    capitals: bool
    place: tuple[int, int] | None = None
    label: tuple[int, int] | None = None


_NOTE = re.compile(
    r"(?<=[a-z”\"’)][.,;])\d{1,2}(?=\s+[A-Z“\"]|\s*\Z)"
    r"|(?<=[a-z]{6})\d{1,2}(?=[\s.,;])"
    r"|(?<=[\w.,;”\"])\[\d{1,2}\](?=[\s.,;])"
    r"|[¹²³⁴-⁹⁰]+"
)
"""The marks of footnotes: `was arrested.8 She`, `the representative9 said`, `released[12].`"""


def labelled(found: list[Block], text: str, dates: Iterable[tuple[int, int]]) -> list[Block]:
    """`found` with the dates that label a block taken out of its content: `12 March: Appeal lodged.`"""
    ends = dict(dates)
    return [_without_label(block, text, ends) for block in found]


def _without_label(block: Block, text: str, ends: Mapping[int, int]) -> Block:
    lead = _LABEL_LEAD.match(text, block.content, block.end)
    start = lead.end() if lead else block.content
    if start not in ends or block.place:
        return block
    after = _AFTER_LABEL.match(text, ends[start], block.end)
    if not after or after.end() >= block.end:
        return block
    return replace(block, content=after.end(), label=(start, ends[start]))


def blocks(text: str) -> list[Block]:
    """Cut `text` at blank lines, list markers and lines that end before the page does; hard-wrapped lines stay one."""
    found: list[Block] = []
    start: int | None = None
    previous = ""
    position = 0
    signing = False
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if start is not None and (not bare or signing or _begins_block(previous, line)):
            found.append(_block(text, start, position, signing))
            start = None
        if bare and start is None:
            start = position
        if _SIGNING.fullmatch(line):
            signing = True
        elif len(bare) > _SIGNED_LINE or re.match(r"[^.]{60,}\.$", bare):
            signing = False
        previous = line
        position += len(line)
    if start is not None:
        found.append(_block(text, start, position, signing))
    return [block for block in found if text[block.start : block.end].strip()]


def reading_text(text: str, found: list[Block], dates: Iterable[tuple[int, int]] = ()) -> str:
    """Return `text` for the parser, every character at its place: markers, breaks and footnote marks become spaces.

    dates: spans of dates. The space after a date that opens a sentence becomes a comma, because the parser takes what
    follows for a part of the date: `On 14 May 2010 Mira Tolland was sentenced`.
    """
    characters = list(" " * len(text))
    for block in found:
        first = block.place[0] if block.place else block.content
        for index in range(first, block.end):
            characters[index] = " " if text[index].isspace() else text[index]
    for note in _NOTE.finditer(text):
        characters[note.start() : note.end()] = " " * len(note.group())
    starts = {block.content for block in found}
    for start, end in dates:
        if _opens_sentence(text, start, starts) and _NEXT_WORD.match(text, end):
            characters[end] = ","
    return "".join(characters)


def _opens_sentence(text: str, start: int, block_starts: set[int]) -> bool:
    lead = _LEAD.search(text, max(0, start - 25), start)
    first = lead.start(1) if lead else start
    return first in block_starts or _SENTENCE_BEFORE.search(text, max(0, first - 6), first) is not None


def _begins_block(previous: str, line: str) -> bool:
    if MARKER.match(line) and not line.strip().startswith(("- ", "– ", "— ")):
        return True
    if _DATED_LINE.match(line):
        return True
    bare = line.strip()
    if _UNFINISHED.search(previous):
        return False
    wrapped = len(previous.rstrip()) >= WRAPPED_WIDTH and not _ENDED.search(previous)
    return not (
        wrapped
        or bare[:1].islower()
        or (
            len(previous.rstrip()) >= WRAPPED_WIDTH
            and len(line) - len(line.lstrip()) == 0
            and previous[:1] != " "
            and _flows(previous, bare)
        )
    )


def _flows(previous: str, bare: str) -> bool:
    """Whether a sentence ended by chance where a wrapped line ends: the next line is a line of prose too."""
    return _ENDED.search(previous) is not None and not previous.rstrip().endswith(":") and len(bare) >= WRAPPED_WIDTH


def _block(text: str, start: int, end: int, signing: bool = False) -> Block:
    while end > start and text[end - 1].isspace():
        end -= 1
    marker = MARKER.match(text, start, end)
    content = marker.end() if marker and marker.end() < end else start
    while content < end and text[content].isspace():
        content += 1
    dateline = _DATELINE.match(text, content, end)
    place = None
    if dateline and _is_dateline(dateline["place"], text[dateline.end() : end]):
        place = (dateline.start("place"), dateline.end("place"))
        content = dateline.end()
    elif dated := _PLACE_AND_DATE.match(text, content, end):
        place = dated.span("place")
    signature = _SIGNATURE.fullmatch(text, content, end)
    spoken = (
        signing or signature or place or _SALUTATION.fullmatch(text, content, end) or _is_labelled(text[content:end])
    )
    share = 0.0 if spoken else _share_of_capitals(text[content:end])
    heading = not signing and _is_heading(text[content:end], share)
    return Block(start, end, content, heading, heading and share >= MOSTLY, place)


def _is_dateline(place: str, rest: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", place)
    return len(rest) > 40 and bool(words) and (words[0].isupper() or ("(" in place and words[0].istitle()))


def _is_heading(content: str, share: float) -> bool:
    count = len(content.split())
    if content.rstrip().endswith(":"):
        return count <= 6
    if _ENDED.search(content) or count > HEADING_WORDS + 8:
        return False
    return count <= HEADING_WORDS or share >= MOSTLY


def _is_labelled(content: str) -> bool:
    """Whether a line is of the form `Name: Mira Tolland`, and no headline of a country: `Velmar: Lawyer Freed`."""
    labelled = _LABELLED.match(content)
    return labelled is not None and normalise(labelled["label"]) not in _countries()


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(normalise(place) for group in ("known", "cities") for place in words(NAMES, "places", group))


def _share_of_capitals(content: str) -> float:
    telling = [word for word in content.split() if word[:1].isalpha() and word.lower() not in _SMALL]
    small = [word for word in telling if word[:1].islower()]
    if any(len(word) > LONGEST_SMALL for word in small):
        return 0.0  # a title in capitals has none such: `Tolland walked out of Ostrel Prison`
    return 1.0 - len(small) / len(telling) if telling else 0.0
