"""Numbers in words and digits: `fifteen`, `twenty-three`, `41`, `a`."""

import re
from functools import lru_cache

from ingest.lexicons.load import lexicon
from ingest.text.alternatives import any_of

LEXICON = "dates.en.yaml"


@lru_cache(maxsize=1)
def number_words() -> dict[str, int]:
    """The number words of the lexicon."""
    listed = lexicon(LEXICON)["numbers"]
    assert isinstance(listed, dict)
    return {word: int(str(number)) for word, number in listed.items()}


@lru_cache(maxsize=1)
def number_pattern() -> str:
    """A regular expression without groups for a whole number up to 99 in words, or in up to three digits."""
    tens = any_of(word for word, number in number_words().items() if number >= 20)
    all_words = any_of(number_words())
    return rf"(?:(?:{tens})[-\s](?:{all_words})|{all_words}|(?<![\d.,/])\d{{1,3}}(?![\d/]|[.,]\d))"


def number(words: str) -> int | None:
    """Return the number that `words` say, None where they say none.

    >>> number("twenty-three")
    23
    """
    if words.isdecimal():
        return int(words)
    parts = re.split(r"[-\s]+", words.casefold())
    if all(part in number_words() for part in parts):
        return sum(number_words()[part] for part in parts)
    return None
