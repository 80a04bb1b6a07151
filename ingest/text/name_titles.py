"""Titles before the names of people, which are no part of the names."""

import re

from graph.names import normalise
from ingest.text.analysis import Sentence
from ingest.text.name_words import is_organisation, vocabulary


def split_title(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The last title and where the name begins: in `Mr. X`, `Filipino Major X`, `Supreme Court Justice X`."""
    known, found, position = vocabulary(), None, start
    while match := re.match(r"([^\W_]+(?:-[^\W_]+)?)\.?\s+(?=\S)", text[position:end]):
        word = match[1].title()
        demonym = position == start and normalise(match[1]) in known.demonyms
        if not match[1][:1].isupper() or not (
            demonym or word in known.titles | known.before_titles or match[1] in known.offices
        ):
            break
        position += match.end()
        if (word in known.titles or match[1] in known.offices) and not is_organisation(text[position:end]):
            found, start = word, position
    return found, start


def after_several_titles(sentence: Sentence, text: str, start: int, end: int) -> int:
    """Leave out `Lawyers` in `Lawyers Mira Tolland and Lev Brankov`."""
    match = re.match(r"([^\W_]+)\s+(?=[A-ZÀ-Þ]\S*\s+\S)", text[start:end])
    if not match or match[1] not in vocabulary().several_titles:
        return start
    rest = text[start + match.end() : end]
    listed = re.match(r"(?:,|\s(?:and|&))\s(?:[a-z]+\s)?[A-ZÀ-Þ]", text[end : sentence.end]) is not None
    strange = is_organisation(rest) or any(word in vocabulary().unlike_people for word in rest.split())
    return start + match.end() if listed and not strange else start
