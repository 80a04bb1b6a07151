"""A text as it is read: accents composed, invisible signs left out, and where each character stands."""

import re
import unicodedata
from dataclasses import dataclass

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_LIGATURES = "\ufb00-\ufb06"
_ODD = re.compile(rf"(?P<accented>[^\W\d_][{_MARKS}]+)|[{_INVISIBLE}{_LIGATURES}]")

_UNSEEN = re.compile(rf"[{_INVISIBLE}{_LIGATURES}]")


@dataclass(frozen=True, slots=True)
class ReadingForm:
    """A text as it is read.

    starts, ends: where the character in the delivered text begins and ends that a character of `text` stands for; both
    empty where the two texts are the same.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the delivered text of which `text[start:end]` is the form."""
        return (self.starts[start], self.ends[end - 1]) if self.starts and start < end else (start, end)

    def written(self, delivered: str, start: int, end: int) -> str:
        """`text[start:end]` with the marks that it has in the delivered text, composed as far as they can be."""
        if not self.starts or start >= end:
            return self.text[start:end]
        first, last = self.span(start, end)
        return unicodedata.normalize("NFC", _UNSEEN.sub(_visible, delivered[first:last]))


def reading_form(text: str) -> ReadingForm:
    """Compose the accents of `text`, part its ligatures, leave out soft hyphens and signs of direction.

    A mark that no letter is composed with (`ọ́`) is left out too, because the parser would end the word there.

    >>> reading_form("O\u0308zgu\u0308r").text
    'Özgür'
    """
    if not _ODD.search(text):
        return ReadingForm(text)
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for odd in _ODD.finditer(text):
        for index in range(position, odd.start()):
            characters.append(text[index])
            starts.append(index)
            ends.append(index + 1)
        position = odd.end()
        for character in _read_as(odd):
            characters.append(character)
            starts.append(odd.start())
            ends.append(odd.end())
    for index in range(position, len(text)):
        characters.append(text[index])
        starts.append(index)
        ends.append(index + 1)
    return ReadingForm("".join(characters), tuple(starts), tuple(ends))


def _read_as(odd: re.Match[str]) -> str:
    if not odd["accented"]:
        return _visible(odd)
    composed = unicodedata.normalize("NFC", odd["accented"])
    return "".join(character for character in composed if not unicodedata.combining(character))


def _visible(odd: re.Match[str]) -> str:
    """The letters of a ligature, nothing for a sign that is not seen."""
    sign = odd.group()
    return unicodedata.normalize("NFKD", sign) if re.match(f"[{_LIGATURES}]", sign) else ""
