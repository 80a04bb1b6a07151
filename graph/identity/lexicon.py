"""Words and phrases by meaning, in many languages at once: the lists of `names/*.yaml` made searchable.

An entry is a word or a phrase. `tyuremn*` stands for every word that begins so, which is how inflected languages are
listed. Entries and names are compared in Latin spelling, so that an entry may stand in any script.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.identity.scripts import Spelled, spell

_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʻʼ`´][^\W\d_]+)*\*?|\d+")
_ELIDED = re.compile(r"^(?:[ldnsj]|qu|dell|all|nell|sull)['’](?=[^\W\d_]{2})", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_SOFT = re.compile(r"\u200c|\u00ad|ـ")
_ARTICLE = re.compile(r"^(?:وال|بال|كال|فال|ال|لل)(?=..)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name. written: as it stands. spelled: without article or mark of the genitive."""

    written: str
    spelled: Spelled

    @property
    def text(self) -> str:
        """Its Latin spelling."""
        return self.spelled.text


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of a lexicon in a name: what it means, and the words from `start` up to `end`."""

    meaning: str
    start: int
    end: int


@lru_cache(maxsize=1 << 16)
def words_of(name: str) -> tuple[Word, ...]:
    """The words and numbers of a name.

    >>> [word.text for word in words_of("Coalition contre l'impunité")]
    ['coalition', 'contre', 'impunite']
    """
    return tuple(word for text in _WORD.findall(_SOFT.sub("", name)) if (word := _word(text)).text)


@lru_cache(maxsize=1 << 16)
def _word(text: str) -> Word:
    bare = _ARTICLE.sub("", _POSSESSIVE.sub("", _ELIDED.sub("", text)))
    return Word(text, spell(bare.replace("ё", "е").replace("Ё", "Е")))


_FOLDED = (
    (re.compile(r"kh"), "h"),
    (re.compile(r"shch|sch"), "sh"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?<=.)[yj]+|(?<!^)i[yj]+"), "i"),
    (re.compile(r"(?<=.)i(?=[aeou])"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """A spelled word without what its romanisations vary: `obshchestvennyi` and `obschestvenny` are one."""
    for pattern, letter in _FOLDED:
        text = pattern.sub(letter, text)
    return text


class Lexicon:
    """Phrases and what they mean."""

    def __init__(self, meanings: Mapping[str, Sequence[object]]) -> None:
        """meanings: for each meaning its phrases."""
        self._exact: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._begun: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for meaning, phrases in meanings.items():
            for phrase in phrases:
                pattern = tuple(fold(word.text) + "*" * word.written.endswith("*") for word in words_of(str(phrase)))
                if pattern:
                    first = pattern[0]
                    index = self._begun if first.endswith("*") else self._exact
                    index.setdefault(first.removesuffix("*"), []).append((pattern, meaning))

    def read(self, words: Sequence[Word]) -> tuple[list[Found], list[int]]:
        """The phrases of a name, the longest first where two overlap, and the numbers of the words left."""
        texts = [fold(word.text) for word in words]
        found: list[Found] = []
        rest: list[int] = []
        n = 0
        while n < len(texts):
            best = self._best(texts, n)
            if best is None:
                rest.append(n)
                n += 1
            else:
                found.append(best)
                n = best.end
        return found, rest

    def meaning(self, text: str) -> str | None:
        """What one spelled word means, None where it is not listed."""
        best = self._best([fold(text)], 0)
        return best.meaning if best else None

    def _best(self, texts: Sequence[str], start: int) -> Found | None:
        first = texts[start]
        choices = list(self._exact.get(first, ()))
        if len(first) > 3 and first.endswith("s"):
            choices += self._exact.get(first[:-1], ())
        for length in range(len(first), 1, -1):
            choices += self._begun.get(first[:length], ())
        best: tuple[int, int, Found] | None = None
        for order, (pattern, meaning) in enumerate(choices):
            end = start + len(pattern)
            if end <= len(texts) and all(map(_fits, pattern[1:], texts[start + 1 : end])):
                rank = (len(pattern), -order)
                if best is None or rank > best[:2]:
                    best = (*rank, Found(meaning, start, end))
        return best[2] if best else None


def _fits(pattern: str, text: str) -> bool:
    if pattern.endswith("*"):
        return text.startswith(pattern[:-1])
    return text == pattern or (len(text) > 3 and text == pattern + "s")
