"""Offices written with capitals beside names: `General Coordinator of`, `RBF Secretary-General Mira Tolland`.

An office is no name; it parts the organisation before it from the person after it.
"""

import re
from collections.abc import Iterator

from ingest.text.analysis import Sentence
from ingest.text.name_words import WORD, is_organisation, vocabulary

_OFFICE_OF = re.compile(
    r"(?:^|[.!?”\"]\s|\b(?!(?:an?|the|as|is|was|became|his|her|their|and|or)\s)[a-z]+\s)(?:(?:[A-Z][\w-]+|former|acting)\s){0,3}"
    r"(?:Director|Head|President|Chair\w*|Coordinator|Leader|Founder|Secretary|Spokes\w+|General|Representative|Editor)"
    r"\s(?:of|for|at)\s(?:the\s)?$"
)
"""An office without article, at the head of a phrase: somebody's name must follow."""
_OF_PARLIAMENT = re.compile(r"\b[Mm]embers?\sof\s(?:the\s)?(?:[A-Z]\w+\s)?$")
_ABROAD = re.compile(r"(?:U\.?S\.?A?|U\.?K\.?|E\.?U\.?|U\.?N\.?)(?=\s)\.?\s")
_LONGEST = 5
"""Words of a person's name after an office."""

Token = tuple[int, int, str]


def is_office(word: str) -> bool:
    """Whether a capitalised word names an office and never a person."""
    return word in vocabulary().offices


def without_offices(text: str, sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in `text[start:end]` once its offices are taken out; the span itself where it has none."""
    found = [(match.start(), match.end(), match.group()) for match in WORD.finditer(text, start, end)]
    if sentence.capitals or any(not word[:1].isupper() and word.lower() in _LINKS for _, _, word in found):
        yield start, end
        return
    if found[0][2] == "Parliament" and len(found) > 2 and _OF_PARLIAMENT.search(text, max(0, start - 30), start):
        yield found[1][0], end
        return
    if parted := _organisation_and_person(text, sentence, found, start, end):
        yield from parted
        return
    yield from _parted(text, found, start, end)


def _parted(text: str, found: list[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    offices = [i for i, (_, stop, word) in enumerate(found) if is_office(word) and not _owns(text, stop)]
    if not offices:
        yield start, end
        return
    last = offices[-1]
    first = last
    while first > 0 and (is_office(found[first - 1][2]) or found[first - 1][2] in vocabulary().office_modifiers):
        first -= 1
    rest, before = found[last + 1 :], found[:first]
    if rest and found[last][2] != "General" and rest[0][2] == "General":
        last, rest = last + 1, rest[1:]
    if rest and not _may_be_person(text, rest, end):
        yield start, end
        return
    if before and (abroad := _ABROAD.match(text, start)):
        before = [token for token in before if token[0] >= abroad.end()]
    if before and not (len(before) == 1 and before[0][2] in vocabulary().heads):
        yield before[0][0], before[-1][1]
    if rest:
        yield found[last][0], end


def _owns(text: str, stop: int) -> bool:
    return re.match(r"['’]", text[stop : stop + 1]) is not None


def _may_be_person(text: str, rest: list[Token], end: int) -> bool:
    """Whether what follows an office may be a person's name and is no kind word or field of work."""
    known = vocabulary()
    strange = known.heads | known.unlike_people | known.topics | known.things | known.tails
    plain = all(word not in strange and normal(word) for _, _, word in rest)
    return plain and len(rest) <= _LONGEST and not is_organisation(text[rest[0][0] : end])


def normal(word: str) -> bool:
    """Whether a word is written as a name is: one capital first, or a particle."""
    return not word.isupper() or len(word) <= 2


def _organisation_and_person(
    text: str, sentence: Sentence, found: list[Token], start: int, end: int
) -> list[tuple[int, int]] | None:
    """`the director of the` + `Harbour Legal Group Mira Tolland`, where the parser sees the person too."""
    heads = [i for i, (_, _, word) in enumerate(found) if word in vocabulary().heads]
    before = text[max(sentence.start, start - 60) : start]
    if not heads or not 1 <= heads[-1] < len(found) - 2 or not _OFFICE_OF.search(before):
        return None
    rest = found[heads[-1] + 1 :]
    if not _may_be_person(text, rest, end):
        return None
    return [(start, found[heads[-1]][1]), (rest[0][0], end)]


_LINKS = frozenset({"of", "for", "against", "on", "and", "in", "with", "without", "to", "des", "pour", "para"})
