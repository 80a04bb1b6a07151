"""Affiliations as they stand beside names: `X, executive director, Y`, `Y's lawyer X`, `X and Z, both members of Y`.

The parser loses these in signatures, captions and long appositions; the names on both sides and the words between them
do not need it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from graph.names import normalise
from ingest.lexicons.load import words
from ingest.text.affiliation_patterns import patterns
from ingest.text.analysis import Analysis
from ingest.text.clusters import Entity
from ingest.text.coreference import Resolver
from ingest.text.discourse import LEXICON as COREFERENCE
from ingest.text.name import Name
from ingest.text.name_words import is_authority, role_of
from ingest.text.numbers import number as number_of
from ingest.text.shadow import ORGANISATION, PERSON, Shadow, shadow

FAR = 1_500
"""Characters between `five members of Y` and the list of the five."""
_LOOSE = ("of", "in-brackets", "owner-plain")
"""Shapes that say too little for a court or a ministry."""
_BENCH = re.compile(r"\b([Jj]udge|Justice|[Mm]agistrate|[Pp]rosecutor|[Ww]arden)\s$")
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


_KIN = frozenset({"colleague", "supporter", "follower", "associate", "partner"})
_SIGNATORY = re.compile(rf"\s*(?:[A-Z][a-z]+\.?\s)?{PERSON}(?:[,\n][^{PERSON}.]{{0,80}})?\s*")


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
                if not self.words.may_match(name, found.written):
                    continue
                for match in pattern.finditer(found.written):
                    yield from self._matched(name, match, found, self.words.confidence[name])
            yield from self._owned(found)
            yield from self._counted(found)
            yield from self._labelled(found)
            yield from self._items(found, index)
            yield from self._groups(found)
            yield from self._fellows(found)
            yield from self._signed(found, index)
            yield from self._written(found, index)
            yield from self._rapporteurs(found)

    # --- one pattern ----------------------------------------------------------------------------------------------

    def _matched(self, name: str, match: re.Match[str], found: Shadow, confidence: float) -> Iterator[Beside]:
        groups = match.groupdict()
        organisation = self._organisation(match, groups, found)
        if organisation is None or self._is_too_little(name, match, found, organisation):
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
        if name in ("verb", "works-for"):
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
        if name not in ("list-of-roles", "roles-before-list", "owner-role") or len(people) < 2:
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
        words_of = (groups["s"] or "").split()
        if (
            not resolved
            and words_of[0] == "The"
            and role_of(words_of[-1]) == "defender"
            and self.resolver.main is not None
        ):
            return [(self.resolver.main.names[0], self.resolver.main)]  # `The 44-year-old fisherman, a founder of`
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
            if (second := groups.get("second")) is not None:  # `founded and headed`
                place = (found.position(match.start("second")), found.end(match.end("second")))
                yield self.words.verbs[second.split()[0].lower()], *place
        else:
            bench = self._presiding(match, found) if groups.get("p") else None
            yield bench or "member", found.position(match.start()), found.end(match.end())

    def _is_too_little(self, name: str, match: re.Match[str], found: Shadow, organisation: Named) -> bool:
        """Whether the shape says too little for a court or a ministry, its own judges excepted."""
        loose = name in _LOOSE and is_authority(organisation[1].name)
        return loose and (name != "of" or self._presiding(match, found) is None)

    def _presiding(self, match: re.Match[str], found: Shadow) -> str | None:
        """The title of a judge of a court or the like who stands before it: `Judge X of the Regional Court`."""
        title = _BENCH.search(found.written, 0, match.start("p"))
        return title[1].lower() if title else None

    def _continued(self, people: Sequence[Named], found: Shadow, at: int, first: int) -> Iterator[Beside]:
        """`and a member of Z` after `X, director of Y`."""
        while match := self.words.special["continued"].match(found.written, at):
            organisation = found.names[match.start("o")]
            place = (found.position(match.start("roles")), found.end(match.end("roles")))
            roles = [(role, *place) for role in self.words.roles(match["roles"])]
            for role, start, end in roles:
                for person in people:
                    span = (found.position(first), found.end(match.end()))
                    yield Beside(person, organisation, role, *span, 0.8, (start, end))
            yield from self._repeated(people, roles[-1:], found, match)
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

    def _groups(self, found: Shadow) -> Iterator[Beside]:
        """`The three belong to Y`, `Both women were students of Y`."""
        for match in self.words.special["group"].finditer(found.written):
            token = next((t for t in self._tokens(found, match.start("several"), match.end("several"))), None)
            role = self.words.role(match["roles"]) if match["roles"] else "member"
            organisation = found.names[match.start("o")]
            meant = self.resolver.resolve(token, suffering=True) if token is not None and role else []
            span = (found.position(match.start()), found.end(match.end()))
            for referent in meant if len(meant) > 1 else ():
                if referent.entity is not None and referent.entity.kind == "Person":
                    person = (referent.anchor or referent.entity.names[0], referent.entity)
                    yield Beside(person, organisation, role or "member", *span, 0.72, span)

    def _tokens(self, found: Shadow, start: int, end: int) -> Iterator[Token]:
        """The tokens of a stretch without names, the last first, because it is the head of `both women`."""
        for index in range(end - 1, start - 1, -1):
            if (token := self.tokens.get(found.position(index))) is not None:
                yield token

    def _fellows(self, found: Shadow) -> Iterator[Beside]:
        """`Fellow member X`: of the organisation that was named last."""
        for match in self.words.special["fellow"].finditer(found.written):
            person, at = found.names[match.start("p")], found.position(match.start())
            before = [
                named for named in self.resolver.names_in(max(0, at - FAR // 2), at) if named[1].kind == "Organisation"
            ]
            own = [named for named in before if not is_authority(named[1].name)]
            if own:
                span = (at, person[0].end)
                yield Beside(person, own[-1], match["roles"], *span, 0.66, span)

    def _signed(self, found: Shadow, index: int) -> Iterator[Beside]:
        """`X, convenor` as the whole of a block below the text of a publisher."""
        publisher, match = self.resolver.publisher, self.words.special["signed"].fullmatch(found.written)
        if match is None or publisher is None or not publisher.names or index < 2 or index < len(self.shadows) - 8:
            return
        if role := self.words.role(match["roles"]):
            person, place = found.names[match.start("p")], found.position(match.start("roles"))
            span = (person[0].start, found.end(match.end("roles")))
            yield Beside(person, (publisher.names[0], publisher), role, *span, 0.68, (place, span[1]))

    def _written(self, found: Shadow, index: int) -> Iterator[Beside]:
        """`I write as president of Y` in a letter that X signs."""
        for match in self.words.special["written"].finditer(found.written):
            role, signatory = self.words.role(match["roles"]), self._signatory(index)
            if role is not None and signatory is not None:
                span = (found.position(match.start()), found.end(match.end()))
                yield Beside(
                    signatory, found.names[match.start("o")], role, *span, self.words.confidence["written"], span
                )

    def _signatory(self, after: int) -> Named | None:
        """The person alone at the head of one of the last blocks, where no other signs."""
        last = [s for s in self.shadows[max(after + 1, len(self.shadows) - 8) :] if _SIGNATORY.fullmatch(s.written)]
        return last[0].names[last[0].written.index(PERSON)] if len(last) == 1 else None

    def _rapporteurs(self, found: Shadow) -> Iterator[Beside]:
        """`X, Special Rapporteur on`: of the United Nations, if the text names them."""
        for match in self.words.special["rapporteur"].finditer(found.written):
            everyone = self.resolver.names_in(0, len(self.analysis.text))
            named = [name for name in everyone if name[1].keys & {"united nations", "un"}]
            if named:
                person, end = found.names[match.start("p")], found.end(match.end("roles"))
                told, confidence = (found.position(match.start("roles")), end), self.words.confidence["rapporteur"]
                yield Beside(person, named[0], match["roles"], person[0].start, end, confidence, told)

    # --- organisations and people that are meant, not named ---------------------------------------------------------

    def _owned(self, found: Shadow) -> Iterator[Beside]:
        """`its founder, X`, `the site's accountant, X`."""
        for shape in ("owned", "owned-after", "owned-later"):
            for match in self.words.special[shape].finditer(found.written):
                organisation, role = self._owner(match, found), self.words.role(match["roles"])
                kin = role is not None and role.split()[-1] in _KIN
                if organisation is None or role is None or (kin and match["owner"].lower() in ("their", "our")):
                    continue
                person, told = found.names[match.start("p")], found.position(match.start("roles"))
                span = (min(found.position(match.start()), person[0].start), found.end(match.end()))
                confidence = self.words.confidence[shape]
                yield Beside(person, organisation, role, *span, confidence, (told, told + len(match["roles"])))

    def _owner(self, match: re.Match[str], found: Shadow) -> Named | None:
        """The organisation that `its` or `the club's` means: the one before in the sentence, else the one spoken of."""
        at = match.start("owner")
        if match["owner"].lower() == "our":
            publisher = self.resolver.publisher
            quoted = (
                found.written.count("“", 0, at) > found.written.count("”", 0, at) or found.written.count('"', 0, at) % 2
            )
            return (publisher.names[0], publisher) if publisher is not None and publisher.names and not quoted else None
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
        if is_authority(meant[0].entity.name) or normalise(meant[0].entity.name) == "european union":
            return None
        return meant[0].anchor, meant[0].entity

    def _counted(self, found: Shadow) -> Iterator[Beside]:
        """`five members of Y`, with the list of the five further on."""
        for match in self.words.special["counted"].finditer(found.written):
            size = number_of(match["number"].lower())
            start, organisation = found.position(match.start()), found.names[match.start("o")]
            role = self.words.role(match["roles"]) if match["roles"] else "member"
            lists = [
                members
                for first, _, members in self.resolver.discourse.enumerations
                if start < first < start + FAR and len(members) == size and not self._is_anyone_named(start, first)
            ]
            if role is None or not lists:
                continue
            span = (start, organisation[0].end)
            for entity in lists[0]:
                yield Beside((entity.names[0], entity), organisation, role, *span, 0.75, span)

    def _is_anyone_named(self, start: int, end: int) -> bool:
        return any(entity.kind == "Person" for _, entity in self.resolver.names_in(start, end))

    def _labelled(self, found: Shadow) -> Iterator[Beside]:
        """`Affiliation: co-founder, Y; member, Z` of a sheet about one person."""
        main = self.resolver.segments.at(found.position(0)) or self.resolver.main
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
