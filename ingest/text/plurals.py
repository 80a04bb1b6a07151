"""Which people are meant by `they`, `the two`, `the three men`, `the other four`."""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from ingest.lexicons.load import words
from ingest.text.analysis import start_of
from ingest.text.clusters import Entity
from ingest.text.discourse import LEXICON, Discourse
from ingest.text.numbers import number as number_of
from ingest.text.referent import Referent, standing_for

NEAR = 600
"""Characters beyond which `they` means no list of people."""
FAR = 20_000
"""Characters beyond which no noun refers back."""


class Plurals:
    """Finds the people meant by the plurals of one document, and keeps to whom something has happened."""

    def __init__(self, discourse: Discourse, is_bystander: Callable[[int], bool]) -> None:
        self.discourse = discourse
        self.victims: dict[int, Entity] = {}
        """To whom something has happened so far, in the order of the text."""
        self._told: list[tuple[int, Entity]] = []
        self._eligible = [e for e in discourse.entities if e.kind == "Person" and not is_bystander(e.number)]
        self._meant: dict[int, Sequence[Entity]] = {}
        self._named_of: list[tuple[int, Sequence[Entity]]] = []
        """Of groups of that size, those who were named: `nine teachers, including X and Y`."""

    def suffered(self, entity: Entity, position: int) -> None:
        """Remember that the words at `position` tell of something that happened to a person."""
        self.victims.setdefault(entity.number, entity)
        self._told.append((position, entity))

    def named_of(self, size: int, members: Sequence[Entity]) -> None:
        """Remember those who were named of a group of that size."""
        self._named_of.append((size, members))

    def group(self, token: Token, size: int | None) -> list[Referent]:
        """The list of people of that size that was named or meant last."""
        position = start_of(token)
        gender = "f" if token.lower_ == "women" else "m" if token.lower_ == "men" else None
        members = self._members(position, size, gender)
        if members:
            self._meant[position] = members
        return [standing_for(token, member) for member in members]

    def others(self, token: Token, size: int | None) -> list[Referent]:
        """`the other four`: a group with one more, without those whom the text has named since."""
        position = start_of(token)
        for whole in (size + 1, size + 2) if size else (None,):
            ended, listed = self.discourse.last_list(position, whole, position - NEAR)
            since = {e for _, e in self.discourse.names_in(ended if listed else max(0, position - 300), position)}
            members = listed or self._members(position, whole, None)
            rest = [member for member in members if member not in since]
            if rest and len(rest) < len(members) and size in (None, len(rest)):
                return [standing_for(token, member) for member in rest]
        return self.group(token, size) if size and token.lower_ == "others" else []

    def _members(self, position: int, size: int | None, gender: str | None) -> Sequence[Entity]:
        """Those of a list near by, else to whom something has just happened, else of a list farther back."""
        lately = self._lately(position, gender)
        if size is None:
            reach = position - NEAR
            meant = max((earlier for earlier in self._meant if reach <= earlier < position), default=None)
            named = self.discourse.list_before(position, None, reach)
            ended = max((name.end for member in named for name in member.names if name.end <= position), default=0)
            if meant is not None and meant >= ended:
                return self._meant[meant]
            return named or self._together(position, gender) or self._only_two(position, gender)
        near = self.discourse.list_before(position, size, position - NEAR)
        far = self.discourse.list_before(position, size, position - FAR)
        if near and all(self.discourse.may_be(member, gender) for member in near):
            return near
        if len(lately) == size:
            return lately
        if (some := next((named for of, named in reversed(self._named_of) if of == size), None)) is not None:
            return some
        if far and all(self.discourse.may_be(member, gender) for member in far):
            return far
        pools = (list(self.victims.values()), [e for e in self._eligible if e.names[0].start < position])
        sure = [[e for e in pool if gender is None or self.discourse.gender.get(e.number) == gender] for pool in pools]
        return next((pool for pool in sure if len(pool) == size), ())

    def _only_two(self, position: int, gender: str | None) -> Sequence[Entity]:
        """The two to whom alone something has happened in the text, if both are named near by."""
        near = {entity.number for _, entity in self.discourse.names_in(max(0, position - NEAR), position)}
        found = list(self.victims.values())
        agree = all(one.number in near and self.discourse.may_be(one, gender) for one in found)
        return found if len(found) == 2 and agree else ()

    def _together(self, position: int, gender: str | None) -> Sequence[Entity]:
        """Those to whom the same thing happened in the same words, if nothing has happened to anybody since."""
        last = max((told for told, _ in self._told if position - NEAR <= told < position), default=None)
        found = list(dict.fromkeys(entity for told, entity in self._told if told == last))
        return found if len(found) > 1 and all(self.discourse.may_be(one, gender) for one in found) else ()

    def _lately(self, position: int, gender: str | None) -> list[Entity]:
        """Those to whom something happened just before, in the order of the text."""
        near = [entity for told, entity in self._told if position - NEAR <= told < position]
        return [entity for entity in dict.fromkeys(near) if self.discourse.may_be(entity, gender)]


def count_of(word: str) -> int | None:
    """How many people a number counts: `three`, `23`; no year."""
    if word.lower() in words(LEXICON, "numbers"):
        return number_of(word.lower())
    return int(word) if word.isdecimal() and 1 < int(word) < 200 else None


def size_of_collective(token: Token) -> int | None:
    """How many `the pair` or `the trio` are."""
    if token.tag_ not in ("NN", "NNS") or any(child.lower_ == "of" for child in token.children):
        return None
    sizes = ((2, "pairs"), (3, "trios"))
    return next((size for size, group in sizes if token.lower_ in words(LEXICON, group)), None)
