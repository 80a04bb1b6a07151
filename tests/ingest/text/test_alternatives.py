"""One expression for many words finds what the words would find, each tried alone."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.text.alternatives import any_of

WORDS = st.lists(st.text("ab .(", min_size=1, max_size=5).filter(str.strip), min_size=1, max_size=8)


@given(WORDS, st.text("ab .(", max_size=8))
def test_the_longest_of_the_words_is_found(words: list[str], text: str) -> None:
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    found = re.match(any_of(words), text, re.VERBOSE)
    assert (found.group() if found else None) == longest


def test_a_space_may_stand_for_any_gap() -> None:
    assert re.fullmatch(any_of(["day after", "day"], r"\s+"), "day \n after")
