"""Names in a text: a net of capitalised words over the parser's named entities, told apart by cues and votes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from graph.names import normalise
from ingest.text.analysis import Analysis, Sentence
from ingest.text.name import CERTAIN, HEADING_WEIGHT, Name, Votes, no_votes, tally_of, winner, with_vote
from ingest.text.name_cues import judge
from ingest.text.name_headings import heads_case
from ingest.text.name_nothing import acronyms_of_nothing
from ingest.text.name_roles import plural_role
from ingest.text.name_runs import name_spans
from ingest.text.name_words import vocabulary
from ingest.text.spellings import is_telling, sounds
from ontology.model import EntityClass

LONGEST_NAME = 8
"""Words of a name that are looked at for its short forms."""
DEMANDS = frozenset({"Free", "Release", "Save", "Protect", "Help", "Support", "Bring", "Remember"})
SHORTEST_PUBLISHER = 4
"""Letters from which the name of a publisher is looked for as it stands."""
LONE_NAME = 4.0
"""Votes from which a single word is a person's name."""
_ITEM = 80
"""Characters of an item in a list of organisations."""
_OPENING = re.compile(r"(?:^|[.!?:;\n”\"]\s*)(?:In|At|Near|From|Outside)\s$")
_LISTED = re.compile(r"\s*(?:,|,?\s+and|&|,?\s+or)\s+(?:the\s+[a-z]+\s+|in\s+)?")


def find_names(analysis: Analysis, publisher: str | None = None) -> list[Name]:
    """Every name in `analysis`, in order and without overlaps; what only a heading in capitals has is left out.

    publisher: an organisation whatever its name looks like.
    """
    known = normalise(publisher).removeprefix("the ") if publisher else ""
    never = acronyms_of_nothing(analysis.text)
    datelines = [block.place for block in analysis.blocks if block.place]
    found: list[Name] = []
    for index, sentence in enumerate(analysis.sentences):
        spans = name_spans(analysis, sentence)
        names = [judge(analysis, index, sentence, start, end) for start, end in spans]
        names = [replace(n, heading=False) if n.heading and _fills_item(analysis, sentence, n) else n for n in names]
        names = [_called(n) if heads_case(analysis, sentence, n) else n for n in names]
        names = _with_publisher(names, index, sentence, analysis.text, publisher)
        found.extend(_share_roles(_agree([n for n in names if n.key not in never], analysis.text), analysis.text))
    found = [with_vote(name, "Organisation", 2 * CERTAIN) if known and name.key == known else name for name in found]
    found = [
        with_vote(name, "Place", 3) if any(s <= name.start and name.end <= e for s, e in datelines) else name
        for name in found
    ]
    return _settle(_without_demands(_translated(found, analysis.text)), analysis.text)


def _called(name: Name) -> Name:
    """A name that heads a case, as a person's."""
    return replace(name, kind="Person", votes=(("Person", CERTAIN),), heading=False, nothing=False)


def _with_publisher(names: list[Name], index: int, sentence: Sentence, text: str, publisher: str | None) -> list[Name]:
    """`names` of a sentence with the publisher whole where it is named, whatever its words are alone."""
    if not publisher or len(publisher) < SHORTEST_PUBLISHER:
        return names
    votes: tuple[tuple[EntityClass, float], ...] = (("Organisation", CERTAIN),)
    whole = [
        Name(match.start(), match.end(), match.group(), index, "Organisation", votes, heading=sentence.capitals)
        for match in re.compile(rf"(?<!\w){re.escape(publisher)}(?!\w)").finditer(text, sentence.start, sentence.end)
    ]
    rest = [name for name in names if not any(name.start < other.end and other.start < name.end for other in whole)]
    return sorted([*rest, *whole], key=lambda name: name.start)


def _fills_item(analysis: Analysis, sentence: Sentence, name: Name) -> bool:
    """Whether an organisation is the whole of an item in a list, as those who sign a statement are."""
    index = sentence.block
    if name.text.isupper() and dict(name.votes).get("Organisation", 0.0) < CERTAIN:
        return False  # a person's name in capitals above a case
    block, text = analysis.blocks[index], analysis.text
    rest = re.fullmatch(r"\s?(?:\([^)\n]*\))?\s*[.,;]?\s*", text[name.end : block.end])
    if name.kind != "Organisation" or name.start > block.content + len("The ") or rest is None:
        return False
    beside = [b for b in analysis.blocks[max(0, index - 2) : index + 3] if b is not block and b.capitals]
    return block.content > block.start or sum(b.end - b.start < _ITEM for b in beside) >= 3


def _translated(found: list[Name], text: str) -> list[Name]:
    """Let what stands in parentheses after an organisation be its other name: `Pravovaya Osnova (Legal Basis)`."""
    voted = list(found)
    for index in range(1, len(voted)):
        left, right = voted[index - 1], voted[index]
        enclosed = (
            re.fullmatch(r"[”\"]?\s\([“\"]?", text[left.end : right.start]) and text[right.end : right.end + 1] in ')”"'
        )
        if enclosed and text[right.end : right.end + 1] and winner(tally_of(left.votes)) == "Organisation":
            voted[index] = with_vote(right, "Organisation", 3.0)
    return voted


def _without_demands(found: list[Name]) -> list[Name]:
    """Leave out the verb of a slogan before a name that the text has without it: `Free Mira!`."""
    known = {part for name in found for part in (name.key, *name.key.split()[:1])}
    kept = []
    for name in found:
        verb, _, rest = name.text.partition(" ")
        slogan = verb in DEMANDS and normalise(rest) in known and dict(name.votes).get("Organisation", 0.0) < CERTAIN
        kept.append(replace(name, start=name.start + len(verb) + 1, text=rest) if slogan else name)
    return kept


def _agree(names: list[Name], text: str) -> list[Name]:
    """Let the neighbours in a list (`X, Y and Z`) say what a name is that tells little by itself."""
    agreed = list(names)
    for index, name in enumerate(names):
        for other in (index - 1, index + 1):
            if not 0 <= other < len(names):
                continue
            left, right = sorted((name, names[other]), key=lambda n: n.start)
            strong = winner(tally_of(names[other].votes))
            listed = _LISTED.fullmatch(text[left.end : right.start]) is not None
            if strong == "Place" and "," in text[left.end : right.start] and _OPENING.search(text, 0, left.start):
                continue  # `In Borsk, Mira Tolland was`
            least = 2 if strong == "Person" and " " in name.text else 3
            if strong in ("Person", "Place") and dict(names[other].votes)[strong] >= least and listed:
                agreed[index] = with_vote(agreed[index], strong, 1.5)
    return agreed


def _share_roles(names: list[Name], text: str) -> list[Name]:
    """Give each name of a list the role of the plural noun before it: `labour activists X, Y and Z`."""
    shared = list(names)
    role: str | None = None
    for index, name in enumerate(names):
        listed = index > 0 and _LISTED.fullmatch(text[names[index - 1].end : name.start]) is not None
        role = (role if listed else None) or plural_role(text, name.start)
        if role and not name.role:
            shared[index] = replace(name, role=role)
    return shared


def _settle(found: list[Name], text: str) -> list[Name]:
    """Let all places of one form vote on its kind, and short forms follow the people whose names contain them."""
    tally: dict[str, Votes] = defaultdict(no_votes)
    for name in found:
        for voted, weight in name.votes:
            tally[name.key][voted] += weight * (HEADING_WEIGHT if name.heading else 1.0)
    _vote_by_short_forms(found, tally)
    certain = frozenset(name.key for name in found if dict(name.votes).get("Organisation", 0.0) >= CERTAIN)
    bodies = frozenset(name.key for name in found if not name.heading)
    called = frozenset(name.key for name in found if dict(name.votes).get("Person", 0.0) >= LONE_NAME)
    titled = frozenset(name.key for name in found if name.heading and name.title and not name.text.isupper())
    count = _Count(tally, bodies, _acronyms(found, tally, text), certain, called, titled)
    settled = []
    for name in found:
        kind = count.kind(name)
        if kind and name.key and not name.nothing:
            settled.append(replace(_cut_to_known(name, count.bodies & count.people), kind=kind))
    return _without_overlaps(settled)


class _Count:
    """The votes of a whole document.

    bodies: the forms that stand outside of headings. certain: those of which some place makes an organisation
    beyond doubt. called: those that some place calls a person by more than the parser's label.
    titled: those that have a title in a heading.
    """

    def __init__(
        self,
        tally: dict[str, Votes],
        bodies: frozenset[str],
        acronyms: dict[str, EntityClass],
        certain: frozenset[str],
        called: frozenset[str],
        titled: frozenset[str],
    ) -> None:
        self.tally, self.bodies, self.acronyms, self.certain, self.called = tally, bodies, acronyms, certain, called
        self.people = frozenset(key for key, votes in tally.items() if " " in key and winner(votes) == "Person")
        self.short_forms = _short_forms(self.people)
        self.sounds = frozenset(sounds(form) for form in self.short_forms if " " not in form and is_telling(form))
        self.kind_words = frozenset(
            part
            for key, votes in tally.items()
            if " " in key and winner(votes) == "Organisation"
            for part in key.split()
        )
        self.by_last_word: dict[str, list[frozenset[str]]] = defaultdict(list)
        for full in self.people:
            if not (
                full in bodies or full in titled or any(p in bodies and tally[p]["Person"] > 0 for p in full.split())
            ):
                continue
            heard = [_heard(part) for part in full.split()]
            self.by_last_word[heard[-1]].append(frozenset(heard))

        self.of_facilities = _of_facilities(key for key, votes in tally.items() if winner(votes) == "Facility")
        self.openings = _openings(key for key, votes in tally.items() if winner(votes) == "Organisation")

    def kind(self, name: Name) -> EntityClass | None:
        """What a name is, None for what is no name."""
        votes = self.tally[name.key]
        foreign = votes["Facility"] >= 1 or name.key in self.certain or votes["Place"] >= 2 * CERTAIN
        if name.key in self.short_forms and not foreign:
            return "Person"
        doubtful = winner(votes) in (None, "Person") or (winner(votes) == "Place" and votes["Place"] < LONE_NAME)
        if doubtful and not foreign and is_telling(name.key) and sounds(name.key) in self.sounds:
            return "Person"
        if (full := self.acronyms.get(name.key)) is not None:
            return full
        if name.key in self.openings and votes["Person"] < CERTAIN and votes["Place"] < CERTAIN:
            return "Organisation"
        if name.text in vocabulary().heads and name.key in self.kind_words:
            return "Organisation"
        if name.heading and name.key not in self.bodies:
            return self._kind_in_heading(name, votes)
        if name.key in self.certain and name.key not in self.called:
            return "Organisation"
        strongest = winner(votes)
        if strongest == "Person" and name.key in self.of_facilities and name.key not in self.called:
            return "Facility"
        if strongest == "Person" and " " not in name.key and votes["Person"] < LONE_NAME:
            return None
        return strongest

    def _kind_in_heading(self, name: Name, votes: Votes) -> EntityClass | None:
        """A form that only a heading has: a known place, a longer form of a person's name, the publisher."""
        if votes["Place"] >= CERTAIN * HEADING_WEIGHT:
            return "Place"
        parts = [_heard(part) for part in name.key.split()]
        if parts and any(body <= set(parts) for body in self.by_last_word.get(parts[-1], ())):
            return "Person"
        return "Organisation" if votes["Organisation"] >= 2 * CERTAIN * HEADING_WEIGHT else None


def _heard(word: str) -> str:
    """A word in one of the spellings in which it may be written, where its spelling may vary."""
    return sounds(word) if is_telling(word) else word


def _cut_to_known(name: Name, people: frozenset[str]) -> Name:
    """Leave out the words of a headline before a name that the text has: `Rights Defender Mira Tolland`."""
    if not name.heading or name.key in people:
        return name
    rest, start = name.text, name.start
    while " " in rest:
        first, _, rest = rest.partition(" ")
        start += len(first) + 1
        if normalise(rest) in people:
            return replace(name, start=start, text=rest)
    return name


def _vote_by_short_forms(found: Iterable[Name], tally: dict[str, Votes]) -> None:
    """A name of which one word alone is used later is a person's, unless a kind word says otherwise."""
    alone = Counter(name.key for name in found if " " not in name.key and not name.heading and len(name.key) > 2)
    for key, votes in list(tally.items()):
        parts = key.split()
        if 2 <= len(parts) <= 5 and votes["Organisation"] < CERTAIN and votes["Facility"] < 1 and votes["Place"] < 2:
            used = sum(alone[part] for part in parts if part in tally and _may_be_short(tally[part]))
            if used:
                votes["Person"] += min(3.0, 1.5 * used)


def _may_be_short(votes: Votes) -> bool:
    """Whether a single word may stand for a person: not the bodies of a joint one, as `FIDH` in `FIDH-OMCT`."""
    return votes["Place"] < 2 and votes["Organisation"] <= votes["Person"] + 1


def _openings(organisations: Iterable[str]) -> frozenset[str]:
    """The names that kind words follow in longer ones: `justice loom` of `justice loom legal centre`."""
    known = vocabulary()
    kinds = {word.lower() for word in known.heads}
    passed = kinds | {word.lower() for word in known.topics}
    found: set[str] = set()
    for key in organisations:
        parts = key.split()
        while len(parts) > 2 and (parts[-1] in passed):
            parts = parts[:-1]
        if 2 <= len(parts) < len(key.split()) and key.split()[-1] in kinds and kinds.isdisjoint(parts):
            found.add(" ".join(parts))
    return frozenset(found)


def _of_facilities(facilities: Iterable[str]) -> frozenset[str]:
    """The names after which facilities are called and by which alone they may be: `ostrel` of `ostrel prison`."""
    found: set[str] = set()
    for key in facilities:
        parts = key.split()
        forms = (" ".join(parts[:end]) for end in range(1, len(parts)))
        found.update(form for form in forms if len(form) > 3 and not vocabulary().facility.search(form))
    return frozenset(found)


def _short_forms(people: frozenset[str]) -> frozenset[str]:
    """Every part in one piece of the names of people: what may be used for the whole."""
    found: set[str] = set()
    for full in people:
        parts = full.split()[:LONGEST_NAME]
        for start in range(len(parts)):
            found.update(" ".join(parts[start:end]) for end in range(start + 1, len(parts) + 1))
    return frozenset(form for form in found if len(form) > 2) - people


def _acronyms(found: Iterable[Name], tally: dict[str, Votes], text: str) -> dict[str, EntityClass]:
    """Single words in capitals in brackets after an organisation or place: `Public Oversight Commission (ONK)`."""
    known: dict[str, EntityClass] = {}
    previous: Name | None = None
    for name in found:
        between = text[previous.end : name.start] if previous else ""
        if (
            previous
            and re.fullmatch(r"[”\"’']?\s?[(/,]\s?[“\"‘]?", between)
            and re.fullmatch(r"[^\W\d_][\w-]{1,11}", name.text)
        ):
            capitals = sum(c.isupper() for c in name.text)
            if "," in between and tally[name.key]["Place"] >= 2:
                previous = name
                continue  # `Harbour Guardians, BORSK`
            full = winner(tally[previous.key])
            if full and capitals >= 2 and (full == "Organisation" or (full == "Place" and capitals == len(name.text))):
                known[name.key] = full
        previous = name
    return known


def _without_overlaps(names: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
