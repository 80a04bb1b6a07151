"""Near-identical texts: which sources reprint one another, so that they are one voice.

Each text is a set of overlapping runs of words (shingles; Broder, On the resemblance and containment of documents,
1997). Of each set only the smallest hashes are kept, so that many texts are compared at little cost.
"""

import zlib
from collections.abc import Mapping

from graph.names import words

RUN = 5
"""Words of a shingle."""

KEPT = 200
"""Smallest hashes kept of a text."""

SHORTEST = 40
"""Words below which a text says too little to be called a reprint."""

SHARED = 0.7
"""Part of the shorter text's hashes that a reprint shares."""


def reprints(texts: Mapping[str, str]) -> dict[str, str]:
    """For each source that reprints another one, the first of them. texts: of each source, the original ones first.

    A text is a reprint where most of the shorter of the two stands in the other.
    """
    sketches = {key: sketch for key, text in texts.items() if (sketch := _sketch(text))}
    bearers: dict[int, list[str]] = {}
    first: dict[str, str] = {}
    for key, sketch in sketches.items():
        shared: dict[str, int] = {}
        for value in sketch:
            for other in bearers.get(value, ()):
                shared[other] = shared.get(other, 0) + 1
            bearers.setdefault(value, []).append(key)
        for other in shared:
            if _resemble(sketch, sketches[other]):
                first[key] = first.get(other, other)
                break
    return first


def _resemble(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether most of the shorter text is in the longer one, as far as the kept hashes tell.

    Hashes above the larger one's greatest were not kept there, so they say nothing.
    """
    reach = min(max(a), max(b))
    mine, theirs = ({value for value in sketch if value <= reach} for sketch in (a, b))
    return len(mine & theirs) >= SHARED * min(len(mine), len(theirs))


def _sketch(text: str) -> frozenset[int]:
    told = words(text)
    if len(told) < SHORTEST:
        return frozenset()
    hashes = {zlib.crc32(" ".join(told[n : n + RUN]).encode()) for n in range(len(told) - RUN + 1)}
    return frozenset(sorted(hashes)[:KEPT])
