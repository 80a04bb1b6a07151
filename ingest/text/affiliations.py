"""Affiliations as they stand beside names: `X, executive director, Y`, `Y's lawyer X`, `X and Z, both members of Y`.

The parser loses these in signatures, captions and long appositions; the names on both sides and the words between them
do not need it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.lexicons.load import words
from ingest.text.affiliation_patterns import patterns
from ingest.text.analysis import Analysis
from ingest.text.clusters import Entity
from ingest.text.coreference import LEXICON as COREFERENCE
from ingest.text.coreference import Resolver, is_authority
from ingest.text.name import Name
from ingest.text.numbers import number as number_of
from ingest.text.shadow import ORGANISATION, PERSON, Shadow, shadow

FAR = 1_500
"""Characters between `five members of Y` and the list of the five."""
Named = tuple[Name, Entity]


@dataclass(frozen=True, slots=True)
class Beside:
    """A person and an organisation with the role that the words between them give, `text[start:end]`.

    told: where the role itself stands.
    """

    person: Named
    organisation: Named
    role: str
    start: int
    end: int
    confidence: float
    told: tuple[int, int]


def affiliations(analysis: Analysis, resolver: Resolver) -> Iterator[Beside]:
    """Every person with an organisation beside, where the words between say how they belong together."""
    seen: set[tuple[int, int, str]] = set()
    reader = _Reader(analysis, resolver)
    for beside in reader.read():
        key = (beside.person[1].number, beside.organisation[1].number, beside.role.lower())
        if key not in seen:
            seen.add(key)
            yield beside


class _Reader:
    def __init__(self, analysis: Analysis, resolver: Resolver) -> None:
        self.analysis, self.resolver, self.words = analysis, resolver, patterns()
        self.shadows = [
            shadow(analysis.text, block.start, block.end, resolver.names_in(block.start, block.end))
            for block in analysis.blocks
        ]
        self.tokens = {
            int(token.doc.user_data["offset"]) + token.idx: token for s in analysis.sentences for token in s.span
        }

    def read(self) -> Iterator[Beside]:
        for index, found in enumerate(self.shadows):
            if PERSON not in found.written and ORGANISATION not in found.written:
                continue
            for name, pattern in self.words.shapes.items():
                for match in pattern.finditer(found.written):
                    yield from self._matched(name, match, found, self.words.confidence[name])
            yield from self._owned(found)
            yield from self._counted(found)
            yield from self._labelled(found)
            yield from self._items(found, index)

    # --- one pattern ----------------------------------------------------------------------------------------------

    def _matched(self, name: str, match: re.Match[str], found: Shadow, confidence: float) -> Iterator[Beside]:
        groups = match.groupdict()
        organisation = self._organisation(match, groups, found)
        if organisation is None or (
            name in ("of", "in-brackets", "owner-plain") and is_authority(organisation[1].name)
        ):
            return
        people = self._of_number(name, match, self._people(match, groups, found))
        if name == "verb" and len(people) == 1 and people[0][0].start >= found.position(match.start()):
            people = self.resolver.discourse.enumeration(people[0][0].start) or people
        for person in people:
            for role, start, end in self._roles(match, groups, found):
                yield self._beside(person, organisation, role, found, match, confidence, (start, end))
        if not people:
            return
        if name in ("role-of", "role-comma"):
            yield from self._continued(people, found, match.end(), match.start())
        roles = [*self._roles(match, groups, found)][-1:]
        yield from self._repeated(people, roles, found, match)
        if name == "verb":
            yield from self._other_verb(people, found, match)

    def _repeated(
        self, people: Sequence[Named], roles: Sequence[tuple[str, int, int]], found: Shadow, match: re.Match[str]
    ) -> Iterator[Beside]:
        """`and of Z` after `member of Y`, `and later for Z`, `and Z` after `both Y`."""
        shape = "paired" if re.search(r"\bboth\s", match.group()) else "again"
        at = match.end()
        while another := self.words.special[shape].match(found.written, at):
            at = another.end()
            for person in people:
                for role, start, end in roles:
                    place = (min(found.position(match.start()), start), max(found.end(at), end))
                    yield Beside(person, found.names[_place_of(another)], role, *place, 0.76, (start, end))

    def _other_verb(self, people: Sequence[Named], found: Shadow, match: re.Match[str]) -> Iterator[Beside]:
        """`and coordinates Z` after `X, who chairs Y`."""
        at = match.end()
        while another := self.words.special["and-verb"].match(found.written, at):
            at = another.end()
            told = (found.position(another.start("verb")), found.end(another.end("verb")))
            roles = [(self.words.verbs[another["verb"].split()[0].lower()], *told)]
            for person in people:
                span = (found.position(match.start()), found.end(at))
                yield Beside(person, found.names[another.start("o")], roles[0][0], *span, 0.78, told)
            yield from self._repeated(people, roles, found, another)

    def _organisation(self, match: re.Match[str], groups: dict[str, str | None], found: Shadow) -> Named | None:
        """The organisation that is named, or that `the same organisation` means."""
        if groups.get("o") is not None:
            return found.names[match.start("o")]
        token = self.tokens.get(found.position(match.start("n")))
        if token is None or token.lemma_.lower() not in words(COREFERENCE, "organisation"):
            return None
        for referent in self.resolver.resolve(token):
            if referent.entity is not None and referent.entity.kind == "Organisation" and referent.anchor is not None:
                return referent.anchor, referent.entity
        return None

    def _of_number(self, name: str, match: re.Match[str], people: list[Named]) -> list[Named]:
        """The last of a list alone where the role is one person's: `X and Z, a member of Y`."""
        if name not in ("list-of-roles", "roles-before-list") or len(people) < 2:
            return people
        last = match["roles"].split()[-1]
        plural = last.endswith("s") or last.endswith(("men", "women"))
        if plural or re.search(r"\b(?:both|all|each|two|three|four|five|six)\b", match.group()):
            return people
        return people[-1:] if name == "list-of-roles" else people[:1]

    def _people(self, match: re.Match[str], groups: dict[str, str | None], found: Shadow) -> list[Named]:
        """The people who are named, or whom `she` or `the farmer` means."""
        if groups.get("p") is not None:
            return [found.names[i] for i in range(match.start("p"), match.end("p")) if i in found.names]
        last = max(match.start("s"), match.start("s") + (groups["s"] or "").rfind(" ") + 1)
        token = self.tokens.get(found.position(last)) or self.tokens.get(found.position(match.end("s") - len("old")))
        resolved = self.resolver.resolve(token, suffering=True) if token is not None else []
        return [
            (referent.anchor, referent.entity)
            for referent in resolved
            if referent.entity is not None and referent.entity.kind == "Person" and referent.anchor is not None
        ][:1]

    def _roles(
        self, match: re.Match[str], groups: dict[str, str | None], found: Shadow
    ) -> Iterator[tuple[str, int, int]]:
        if (phrase := groups.get("roles")) is not None:
            place = (found.position(match.start("roles")), found.end(match.end("roles")))
            for role in self.words.roles(phrase):
                yield role, *place
        elif (verb := groups.get("verb")) is not None:
            place = (found.position(match.start("verb")), found.end(match.end("verb")))
            yield self.words.verbs[verb.split()[0].lower()], *place
        else:
            yield "member", found.position(match.start()), found.end(match.end())

    def _continued(self, people: Sequence[Named], found: Shadow, at: int, first: int) -> Iterator[Beside]:
        """`and a member of Z` after `X, director of Y`."""
        while match := self.words.special["continued"].match(found.written, at):
            organisation = found.names[match.start("o")]
            place = (found.position(match.start("roles")), found.end(match.end("roles")))
            for role in self.words.roles(match["roles"]):
                for person in people:
                    yield Beside(person, organisation, role, found.position(first), found.end(match.end()), 0.8, place)
            at = match.end()

    def _beside(
        self,
        person: Named,
        organisation: Named,
        role: str,
        found: Shadow,
        match: re.Match[str],
        confidence: float,
        told: tuple[int, int],
    ) -> Beside:
        start, end = found.position(match.start()), found.end(match.end())
        start, end = min(start, told[0]), max(end, told[1])
        return Beside(person, organisation, role, start, end, confidence, told)

    # --- organisations and people that are meant, not named ---------------------------------------------------------

    def _owned(self, found: Shadow) -> Iterator[Beside]:
        """`its founder, X`, `the site's accountant, X`."""
        for shape in ("owned", "owned-after", "owned-later"):
            for match in self.words.special[shape].finditer(found.written):
                organisation, role = self._owner(match, found), self.words.role(match["roles"])
                kin = role is not None and role.split()[-1] in (
                    "colleague",
                    "supporter",
                    "follower",
                    "associate",
                    "partner",
                )
                if organisation is None or role is None or (kin and match["owner"].lower() == "their"):
                    continue
                person, told = found.names[match.start("p")], found.position(match.start("roles"))
                span = (min(found.position(match.start()), person[0].start), found.end(match.end()))
                confidence = self.words.confidence[shape]
                yield Beside(person, organisation, role, *span, confidence, (told, told + len(match["roles"])))

    def _owner(self, match: re.Match[str], found: Shadow) -> Named | None:
        """The organisation that `its` or `the club's` means: the one before in the sentence, else the one spoken of."""
        at = match.start("owner")
        if match["owner"].lower() in ("its", "their"):
            begins = max((found.written.rfind(mark, 0, at) for mark in (". ", "? ", "! ", "\n")), default=0)
            here = [named for i, named in found.names.items() if begins < i < at and named[1].kind == "Organisation"]
            own = [named for named in here if not is_authority(named[1].name)]
            if own:
                return own[-1] if len({entity.number for _, entity in own}) == 1 or match["owner"] == "its" else None
        token = self.tokens.get(found.position(at))
        if token is None or match["owner"].lower() == "their":
            return None
        meant = [r for r in self.resolver.resolve(token) if r.entity is not None and r.entity.kind == "Organisation"]
        if len(meant) != 1 or meant[0].anchor is None or meant[0].entity is None:
            return None
        return meant[0].anchor, meant[0].entity

    def _counted(self, found: Shadow) -> Iterator[Beside]:
        """`five members of Y`, with the list of the five further on."""
        for match in self.words.special["counted"].finditer(found.written):
            size = number_of(match["number"].lower())
            start, organisation = found.position(match.start()), found.names[match.start("o")]
            role = self.words.role(match["roles"])
            lists = [
                members
                for first, _, members in self.resolver.discourse.enumerations
                if start < first < start + FAR and len(members) == size
            ]
            if role is None or not lists:
                continue
            span = (start, organisation[0].end)
            for entity in lists[0]:
                yield Beside((entity.names[0], entity), organisation, role, *span, 0.75, span)

    def _labelled(self, found: Shadow) -> Iterator[Beside]:
        """`Affiliation: co-founder, Y; member, Z` of a sheet about one person."""
        main = self.resolver.main
        if main is None or (label := self.words.label.search(found.written)) is None:
            return
        at = label.end()
        while match := self.words.special["labelled"].match(found.written, at):
            organisation = found.names[match.start("o")]
            span = (found.position(match.start("roles")), organisation[0].end)
            if role := self.words.role(match["roles"]):
                yield Beside((main.names[0], main), organisation, role, *span, 0.78, span)
            at = match.end()

    def _items(self, found: Shadow, index: int) -> Iterator[Beside]:
        """`X, chair` in a list that begins with `Y and its staff:`."""
        match = self.words.special["item"].match(found.written)
        if match is None:
            return
        above = index - 1
        while above >= 0 and self.words.special["item"].match(self.shadows[above].written):
            above -= 1
        head = self.shadows[above] if above >= 0 else None
        if head is None or index - above > 15 or not self.words.lead.search(head.written):
            return
        organisations = [named for named in head.names.values() if named[1].kind == "Organisation"]
        own = [named for named in organisations if not is_authority(named[1].name)]
        if own and (role := self.words.role(match["roles"])):
            person = found.names[match.start("p")]
            span = (person[0].start, found.end(match.end("roles")))
            yield Beside(person, own[-1], role, *span, 0.72, span)


def _place_of(match: re.Match[str]) -> int:
    """Where the organisation of a match stands, which may be the last of two."""
    return match.start("o") if match.groupdict().get("o") is not None else match.start("last")
