"""A text in which every name is one letter, so that a pattern can say `P, director of O` and nothing more.

P is a person, O an organisation, F a facility, L a place; no letter of the text itself is one of these signs.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.text.clusters import Entity
from ingest.text.name import Name

PERSON, ORGANISATION, FACILITY, PLACE = "\ue001", "\ue002", "\ue003", "\ue004"
_SIGNS = {"Person": PERSON, "Organisation": ORGANISATION, "Facility": FACILITY, "Place": PLACE}


@dataclass(frozen=True, slots=True)
class Shadow:
    """`written` is the text with signs for names.

    names: the name and entity of each sign, by its position in `written`.
    """

    written: str
    names: dict[int, tuple[Name, Entity]]
    _steps: list[tuple[int, int]] = field(default_factory=list)

    def position(self, index: int) -> int:
        """Where in the text the character `written[index]` stands."""
        step = self._steps[max(0, bisect_right(self._steps, (index, 1 << 62)) - 1)]
        return step[1] + index - step[0]

    def end(self, index: int) -> int:
        """Where in the text the character before `written[index]` ends."""
        if index - 1 in self.names:
            return self.names[index - 1][0].end
        return self.position(index - 1) + 1


def shadow(text: str, start: int, end: int, names: Sequence[tuple[Name, Entity]]) -> Shadow:
    """The shadow of `text[start:end]`; names: those that stand in it, in order."""
    parts: list[str] = []
    steps = [(0, start)]
    found: dict[int, tuple[Name, Entity]] = {}
    position, length = start, 0
    for name, entity in names:
        before = text[position : name.start]
        parts += [before, _SIGNS.get(entity.kind, name.text)]
        length += len(before)
        found[length] = (name, entity)
        steps.append((length, name.start))
        length += len(parts[-1])
        steps.append((length, name.end))
        position = name.end
    parts.append(text[position:end])
    return Shadow("".join(parts), found, steps)
