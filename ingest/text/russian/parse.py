"""The grammar of a Russian text: sentences and words with lemma, case, gender and head, with offsets into the text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ingest.text.layout import blocks
from ingest.text.russian.inflection import lemma_of
from ingest.text.russian.models import models

LONGEST = 400
"""Words of a sentence beyond which it is no prose; it is cut there."""


@dataclass(slots=True)
class Word:
    """A word or a sign where it stands: `text[start:end]`.

    relation: Universal Dependencies, as `nsubj:pass`. features: as `Case` → `Nom`. head: None for the root.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    relation: str
    features: Mapping[str, str]
    head: "Word | None" = None
    children: list["Word"] = field(default_factory=list)

    def feature(self, name: str) -> str | None:
        return self.features.get(name)

    def ancestors(self) -> Iterator["Word"]:
        """Head, head of the head and so on."""
        seen, word = {self.index}, self.head
        while word is not None and word.index not in seen:
            seen.add(word.index)
            yield word
            word = word.head

    def subtree(self) -> Iterator["Word"]:
        """The word and all that hangs on it, in no order."""
        seen: set[int] = set()
        waiting = [self]
        while waiting:
            word = waiting.pop()
            if word.index not in seen:
                seen.add(word.index)
                yield word
                waiting.extend(word.children)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its words, and the names that the model finds: start, end, kind (`PER`, `LOC`, `ORG`)."""

    number: int
    start: int
    end: int
    words: tuple[Word, ...]
    names: tuple[tuple[int, int, str], ...]

    def words_in(self, start: int, end: int) -> list[Word]:
        """The words that lie within a stretch of the text."""
        return [word for word in self.words if start <= word.start and word.end <= end]

    def head_in(self, start: int, end: int) -> Word | None:
        """The word of a stretch on which its other words hang."""
        inside = self.words_in(start, end)
        kept = {word.index for word in inside}
        tops = [word for word in inside if word.pos != "PUNCT" and (word.head is None or word.head.index not in kept)]
        return tops[0] if tops else None


def parse(text: str) -> tuple[Sentence, ...]:
    """Parse `text`; no sentence crosses from one paragraph into the next."""
    from razdel import sentenize, tokenize

    found: list[Sentence] = []
    for block in blocks(text):
        paragraph = text[block.content : block.end]
        for part in sentenize(paragraph):
            words = [(word.start, word.stop, word.text) for word in tokenize(part.text)]
            for first in range(0, len(words), LONGEST):
                found.append(_sentence(text, len(found), block.content + part.start, words[first : first + LONGEST]))
    return tuple(found)


def _sentence(text: str, number: int, offset: int, tokens: list[tuple[int, int, str]]) -> Sentence:
    texts = [word for _, _, word in tokens]
    (tagged,) = models().morphology.map([texts])
    (parsed,) = models().syntax.map([texts])
    words: list[Word] = []
    for index, ((start, end, word), tag, node) in enumerate(zip(tokens, tagged.tokens, parsed.tokens, strict=True)):
        features = dict(tag.feats)
        lemma = lemma_of(word, tag.pos, features)
        words.append(Word(index, offset + start, offset + end, word, lemma, tag.pos, node.rel, features))
    for token, node in zip(words, parsed.tokens, strict=True):
        head = int(node.head_id) - 1
        if 0 <= head < len(words) and head != token.index:
            token.head = words[head]
            words[head].children.append(token)
    start, end = words[0].start, words[-1].end
    spans = models().names(text[start:end]).spans
    names = tuple((start + span.start, start + span.stop, str(span.type)) for span in spans)
    return Sentence(number, start, end, tuple(words), names)
