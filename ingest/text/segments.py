"""The cases of a digest: each numbered item, bullet or part under a heading may be about somebody else."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from ingest.text.analysis import Analysis
from ingest.text.clusters import Entity

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
        ends = [*self.starts[1:], len(analysis.text)][: len(self.starts)]
        for start, end in zip(self.starts, ends, strict=True):
            named = [
                entity
                for entity in entities
                if entity.kind == "Person" and any(start <= name.start < end for name in entity.names)
            ]
            others = [entity for entity in named if not is_bystander(entity.number)]
            own = choose(others) if main is not None and main not in named else None
            self._mains.append(own or main)

    def at(self, position: int) -> Entity | None:
        """Whom the text is about at `position`."""
        return self._mains[bisect_right(self.starts, position)]
