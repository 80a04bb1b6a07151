"""The cases of a digest: each numbered item, bullet or part under a heading may be about somebody else."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from ingest.text.analysis import Analysis
from ingest.text.clusters import Entity
from ingest.text.name_headings import is_whole_heading

_ITEM = re.compile(r"\s*(?:[•●▪◦*·>]\s+|\(?\d{1,2}\s?[.)/]\s|[A-ZÀ-Þ][A-ZÀ-Þ -]{3,30}[.:]\s)")


class Segments:
    """Whom each part of a document is about.

    main: whom the whole is about; of a part that does not name that person, whom the part is about.
    """

    def __init__(
        self,
        analysis: Analysis,
        entities: Sequence[Entity],
        main: Entity | None,
        is_bystander: Callable[[int], bool],
        choose: Callable[[Sequence[Entity]], Entity | None],
    ) -> None:
        self.main = main
        self.starts = [
            block.start
            for block in analysis.blocks
            if block.heading or _ITEM.match(analysis.text, block.start, block.end)
        ]
        self._mains: list[Entity | None] = [main]
        self._cases: list[Entity | None] = [None]
        ends = [*self.starts[1:], len(analysis.text)][: len(self.starts)]
        headed: Entity | None = None
        heads = _heads(analysis, entities)
        for start, end in zip(self.starts, ends, strict=True):
            named = [
                entity
                for entity in entities
                if entity.kind == "Person" and any(start <= name.start < end for name in entity.names)
            ]
            others = [entity for entity in named if not is_bystander(entity.number)]
            headed = heads.get(start, None if start in heads else headed)
            own = choose(others) if main is not None and main not in named else None
            if headed is not None and (not named or headed in named):
                own = headed
            self._mains.append(own or main)
            self._cases.append(headed)

    def at(self, position: int) -> Entity | None:
        """Whom the text is about at `position`."""
        return self._mains[bisect_right(self.starts, position)]

    def case_at(self, position: int) -> Entity | None:
        """Whose name heads the case at `position` in a list of cases."""
        return self._cases[bisect_right(self.starts, position)]


def _heads(analysis: Analysis, entities: Sequence[Entity]) -> dict[int, Entity | None]:
    """By the start of a heading, whom it names and nothing else; None where another part begins. Empty below two."""
    first = {name.start: (name, entity) for entity in entities if entity.kind == "Person" for name in entity.names}
    found: dict[int, Entity | None] = {}
    for block in analysis.blocks:
        content = analysis.text[block.content : block.end]
        if not block.heading:
            continue
        named = [(name, entity) for at, (name, entity) in first.items() if block.content <= at < block.end]
        if len(named) == 1 and is_whole_heading(analysis.text, block, named[0][0]):
            found[block.start] = named[0][1]
        elif content.isupper() and " " in content:
            found[block.start] = None
    people = {entity.number for entity in found.values() if entity is not None}
    return found if len(people) > 1 else {}
