"""Find the pairs that are worth comparing: those that have a blocking key in common which not too many share."""

from collections.abc import Iterator, Mapping

from graph.identity.judgements import pair
from graph.identity.matching import Prepared

MOST = 200
"""Mentions of one key, beyond which it tells too little alone; then two such keys must be shared."""

NEAREST = 10
"""Of a group that shares two keys and is still as large, each is compared with so many whose keys are most alike."""


def candidates(prepared: Mapping[str, Prepared]) -> Iterator[tuple[str, str]]:
    """Pairs of ids, each once and in order, of one kind, with a key in common."""
    blocks: dict[tuple[str, str], list[str]] = {}
    for key in sorted(prepared):
        for block in prepared[key].keys:
            blocks.setdefault((prepared[key].kind, block), []).append(key)
    crowded = {block for block, members in blocks.items() if len(members) > MOST}
    seen: set[tuple[str, str]] = set()
    for kind_and_key in sorted(blocks.keys() - crowded):
        yield from _new(blocks[kind_and_key], seen)
    for members in _of_two(prepared, crowded):
        if len(members) <= MOST:
            yield from _new(members, seen)
        else:
            alike = sorted(members, key=lambda key: (sorted(prepared[key].keys), key))
            for n in range(len(alike)):
                yield from _new(alike[n : n + 1 + NEAREST], seen, first_alone=True)


def _new(members: list[str], seen: set[tuple[str, str]], first_alone: bool = False) -> Iterator[tuple[str, str]]:
    for n, a in enumerate(members[:1] if first_alone else members):
        for b in members[n + 1 :]:
            ids = pair(a, b)
            if ids not in seen:
                seen.add(ids)
                yield ids


def _of_two(prepared: Mapping[str, Prepared], crowded: set[tuple[str, str]]) -> Iterator[list[str]]:
    """Groups that share two crowded keys."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for key in sorted(prepared):
        kind = prepared[key].kind
        mine = sorted(block for block in prepared[key].keys if (kind, block) in crowded)
        for n, first in enumerate(mine):
            for second in mine[n + 1 :]:
                groups.setdefault((kind, first, second), []).append(key)
    for group in sorted(groups):
        yield groups[group]
