"""Regular expressions for one of many words, in the shape in which they are tried fastest."""

import re
from collections.abc import Iterable, Iterator


def any_of(words: Iterable[str], gap: str = r"\ ") -> str:
    r"""A regular expression for any of `words`, a longer one before what it begins with.

    Words that begin alike share their beginning, so that a place in a text where none stands is left after a letter or
    two. gap: what a space in a word stands for.

    >>> any_of(["judge", "judges", "jury"])
    'ju(?:dge(?:s)?|ry)'
    """
    tree: dict[str, dict[str, object]] = {}
    for word in sorted(set(words)):
        place = tree
        for letter in word:
            place = place.setdefault(gap if letter == " " else re.escape(letter), {})  # type: ignore[assignment]
        place[""] = {}
    return _pattern(tree)


def _pattern(tree: dict[str, dict[str, object]]) -> str:
    branches = list(_branches(tree))
    whole = branches[0] if len(branches) == 1 and "" not in tree else f"(?:{'|'.join(branches)})" if branches else ""
    return f"{whole}?" if branches and "" in tree else whole


def _branches(tree: dict[str, dict[str, object]]) -> Iterator[str]:
    for letter, rest in tree.items():
        if letter:
            yield letter + _pattern(rest)  # type: ignore[arg-type]
