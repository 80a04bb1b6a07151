"""Spellings made alike by rules: what writers of one tradition vary is written one way."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

Rules = Sequence[tuple[re.Pattern[str], str]]


def rules(pairs: Iterable[tuple[str, str]]) -> Rules:
    """Rules from patterns and what stands in their place, in the order in which they apply."""
    return tuple((re.compile(pattern), letters) for pattern, letters in pairs)


@lru_cache(maxsize=1 << 17)
def respelled(text: str, all_rules: Rules) -> str:
    """The spelling after all rules."""
    for pattern, letters in all_rules:
        text = pattern.sub(letters, text)
    return text
