"""Headings that are somebody's name: what stands above a case in a list of cases."""

import re
from functools import lru_cache

from graph.names import normalise
from ingest.lexicons.load import words
from ingest.text.analysis import Analysis, Sentence
from ingest.text.layout import Block
from ingest.text.name import Name
from ingest.text.name_words import is_organisation, role_of, vocabulary

_BEFORE = re.compile(r"(?:case(?:\s(?:of|no\.?\s?\d+))?\s?[:–-]?\s)?(?:[A-Z][a-z]{0,5}\.?\s)?", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:\((?P<aside>[^)\n]{1,40})\)|,\s(?P<age>\d{2})\b[^\n]{0,30})?\s*[.:]?\s*")
_SHEET = re.compile(
    r"\s*(?:Profession|Occupation|Age|Born|Arrested|Detained|Sentenced?|Charged?|Charges|Status|Held|Imprisoned|Nationality|Position|"
    r"Place of detention|Date of arrest|Released|Convicted|Abducted|Killed|Disappeared|Missing)\b"
)


def heads_case(analysis: Analysis, sentence: Sentence, name: Name) -> bool:
    """Whether a name is a whole heading and something tells that it is a person's.

    That is an age or a country in parentheses, a known given name, the surname alone elsewhere, or the first line of a
    case sheet below.
    """
    block, text = analysis.blocks[sentence.block], analysis.text
    after = _AFTER.fullmatch(text, name.end, block.end)
    if after is None or not is_whole_heading(text, block, name) or not _may_be_a_person(name.text):
        return False
    aside = normalise(after["aside"] or after["age"] or "")
    if re.search(r"\b\d{2}\b", aside) or aside in vocabulary().known_places:
        return True
    first, *_, last = name.text.split()
    if normalise(first) in _given():
        return True
    following = analysis.blocks[sentence.block + 1 : sentence.block + 2]
    below = text[following[0].content : following[0].end] if following else ""
    trade = len(below.split()) <= 3 and bool(below) and role_of(below.split()[-1]) is not None
    return _SHEET.match(below) is not None or trade or _is_used_alone(last.title(), text)


def is_whole_heading(text: str, block: Block, name: Name) -> bool:
    """Whether a heading is a name, a number, a title or `CASE` before and an age or country in parentheses after it."""
    before = _BEFORE.fullmatch(text, block.content, name.start)
    return block.heading and before is not None and _AFTER.fullmatch(text, name.end, block.end) is not None


def _may_be_a_person(name: str) -> bool:
    """Two to five words of letters of which none is one of headings or of other kinds of names."""
    known, parts = vocabulary(), [part.title() if part.isupper() else part for part in name.split()]
    strange = known.never | known.topics | known.heads | known.things | known.unlike_people | known.tails
    plain = all(re.fullmatch(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?", part) for part in parts)
    foreign = is_organisation(name) or normalise(name) in known.known_places
    return 2 <= len(parts) <= 5 and plain and not foreign and strange.isdisjoint(parts)


def _is_used_alone(surname: str, text: str) -> bool:
    return (
        len(surname) > 3
        and re.search(rf"(?:^|[a-z,]\s|[.!?]\s|\n){re.escape(surname)}(?=['’,.]|\s[a-z])", text) is not None
    )


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(normalise(name) for kind in ("woman", "man") for name in words("given-names.en.yaml", kind))
