"""Whether two names are one name in two spellings: `Aleksei Sokolov` and `Alexey Sokolow`, never `Ivan` and `Ivana`."""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.names import normalise
from ingest.lexicons.load import words

LEXICON = "spellings.en.yaml"
SLIP = 6
"""Letters from which on one other letter is a slip and no other name."""
SHORT = 4
"""Letters up to which a word is its own spelling."""
_VOWELS = re.compile(r"[aeiou]+")


def sounds(word: str) -> str:
    """The normalised `word` in one of the spellings in which it may be written.

    >>> sounds("aleksey") == sounds("alexei")
    True
    """
    return _named().get(word) or _by_letters(word)


def is_telling(word: str) -> bool:
    """Whether the spelling of `word` may vary: a syllable such as `Trung` and `Truong` is a name of its own."""
    return len(word) > SHORT and len(_VOWELS.findall(sounds(word))) > 1


def same_spelling(one: str, other: str) -> bool:
    """Whether two full names, normalised, are one in two spellings; sure where only the way of writing differs."""
    left, right = _with_articles(one.split()), _with_articles(other.split())
    if len(left) < 2 or len(right) < 2:
        return False
    if len(left) != len(right):
        return "".join(map(sounds, left)) == "".join(map(sounds, right))
    return all(a == b or (sounds(a) == sounds(b) and _may_vary(a, b)) for a, b in zip(left, right, strict=True))


def is_slip(one: str, other: str) -> bool:
    """Whether two full names differ as by a slip of the hand: a letter of the last word, an `h`."""
    left, right = _with_articles(one.split()), _with_articles(other.split())
    if min(len(left), len(right)) < 2:
        return False
    if len(left) != len(right):
        left, right = _spaced_alike(left, right), _spaced_alike(right, left)
    if len(left) != len(right):
        return False
    pairs = list(zip(left, right, strict=True))
    same = [sounds(a) == sounds(b) and (a == b or _may_vary(a, b)) for a, b in pairs]
    if not any(alike and len(a) > 2 for alike, (a, _) in zip(same, pairs, strict=True)):
        return False
    return all(
        alike or _without_h(a, b) or (place == len(pairs) - 1 and _one_letter(sounds(a), sounds(b), sum(same)))
        for place, (alike, (a, b)) in enumerate(zip(same, pairs, strict=True))
    )


def _may_vary(one: str, other: str) -> bool:
    return (is_telling(one) and is_telling(other)) or (one in _named() and other in _named())


def _spaced_alike(words_: Sequence[str], others: Sequence[str]) -> list[str]:
    """Write together what the other name has in one word: `Mehr Dil` for `Mehrdil`."""
    together = set(map(sounds, others))
    found: list[str] = []
    index = 0
    while index < len(words_):
        pair = "".join(words_[index : index + 2])
        if index + 1 < len(words_) and sounds(pair) in together:
            found.append(pair)
            index += 2
        else:
            found.append(words_[index])
            index += 1
    return found


def _without_h(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= SLIP - 1 and one.replace("h", "") == other.replace("h", "")


def _one_letter(one: str, other: str, others_alike: int) -> bool:
    """Whether one letter differs, and not at the end, where it makes another name: `Ivanov` and `Ivanova`."""
    if min(len(one), len(other)) < SLIP:
        return False
    if one[0] != other[0] and others_alike < 2:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        crossed = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
        changed = one[start + 1 :] == other[start + 1 :]
        return crossed or (changed and not (start == len(one) - 1 and "a" in (one[-1], other[-1])))
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer[start + 1 :] == shorter[start:] and 0 < start < len(shorter)


def _with_articles(parts: Sequence[str]) -> list[str]:
    """Write an article in one word with the name that follows: `al khawaja`, `alkhawaja`."""
    articles = words(LEXICON, "articles")
    found: list[str] = []
    held = ""
    for part in parts:
        if part in articles and not held:
            held = "al"
        else:
            found.append(held + part)
            held = ""
    return [*found, held] if held else found


@lru_cache(maxsize=4096)
def _by_letters(word: str) -> str:
    for pair in _letters():
        word = word.replace(*pair)
    word = re.sub(r"c(?![hei])", "k", word)
    word = re.sub(r"(.)\1+", r"\1", word)
    word = re.sub(r"^ie", "e", word)
    word = re.sub(r"(?<=[aeiou])h$", "", word)
    return re.sub(r"^el(?=[^aeiou])", "al", word)


@lru_cache(maxsize=1)
def _letters() -> tuple[tuple[str, str], ...]:
    """In the order of the lengths, longest first, as `shch` before `ch`; of one length none touches another."""
    pairs = [tuple(pair.split(">")) for pair in words(LEXICON, "letters")]
    return tuple(sorted(((a, b) for a, b in pairs), key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=1)
def _named() -> dict[str, str]:
    """The sound of each name that the lexicon knows in several spellings."""
    return {
        normalise(spelling): _by_letters(normalise(spellings.split("/")[0]))
        for spellings in words(LEXICON, "names")
        for spelling in spellings.split("/")
    }
