"""Whether two mentions of people are one person, by their names and by what is known beside them.

The odds are a sum of evidence (Fellegi and Sunter, 1969): each part of the names that agrees speaks for one person by
how rare it is, each that stands against another one speaks against it; so do birth, sex, country, town and occupation.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.identity.circumstances import circumstances
from graph.identity.given_names import bearings
from graph.identity.named import Context, Named, Reason
from graph.identity.parts import FORM, Agreement, agreement, plain
from graph.identity.person_names import PersonName, forms, read_name
from graph.identity.scripts import Spelled
from graph.identity.traditions.registry import TRADITIONS

BASE = -1.0
"""What two equal parts must first outweigh."""

OTHER_PART, OTHER_PATRONYMIC, OTHER_INITIAL, KIN = -8.0, -8.0, -5.0, -7.0
"""A part, a patronymic or an initial of each name that the other does not have; one is kin of the other."""

MISSING, ONE_PART, ONE_INITIAL, OTHER_ORDER, SWAPPED = -0.5, -2.6, -1.2, -0.2, -4.0
"""A part that only one has; only one part agrees, or one and an initial; another order; two given names swapped."""

INITIAL, OTHER_SEX, OTHER_ENDING, OTHER_GENERATION, ONE_GENERATION = 0.9, -6.0, -6.0, -8.0, -2.5
"""An initial that agrees; given names, surnames of both sexes; junior and senior; one of these."""


@dataclass(frozen=True, slots=True)
class Person:
    """A mention made ready: its names taken apart, and what is known beside them."""

    names: tuple[PersonName, ...]
    context: Context


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence before it is put into words."""

    weight: float
    what: str
    left: str = ""
    right: str = ""


def prepare(named: Named) -> Person:
    """Take the names of a mention apart."""
    countries = named.context.countries
    return Person(tuple(read_name(form, countries) for form in forms(named.names)), named.context)


def odds(a: Person, b: Person) -> float:
    """The natural logarithm of the odds that two mentions are one person."""
    return sum(item.weight for item in _items(a, b))


def reasons(a: Person, b: Person) -> tuple[Reason, ...]:
    """What speaks for and against it, in words; the weights add up to `odds`."""
    found = []
    for item in _items(a, b):
        both = item.left if item.left == item.right else " | ".join(word for word in (item.left, item.right) if word)
        found.append(Reason(f"{item.what}: {both}" if both else item.what, item.weight))
    return tuple(found)


def keys(person: Person) -> frozenset[str]:
    """Blocking keys: whoever can be the same person has one in common."""
    return frozenset(key for name in person.names for key in _keys(name))


def _keys(name: PersonName) -> Iterator[str]:
    """The longest two parts by their consonants, and each given name under its first form."""
    for part in name.stems:
        for number in name.traditions:
            yield from (f"{number}{key}" for key in TRADITIONS[number].skeletons(part))
        yield plain(part.text)


def _items(a: Person, b: Person) -> list[Item]:
    best = max((_of_names(x, y) for x, y in _comparable(a, b)), key=_sum)
    kin = (*_named_as_kin(a, b), *_named_as_kin(b, a))
    return [*best, *kin, *(Item(weight, what) for what, weight in circumstances(a.context, b.context))]


def _sum(items: list[Item]) -> float:
    return sum(item.weight for item in items)


def _comparable(a: Person, b: Person) -> list[tuple[PersonName, PersonName]]:
    """The pairs of names to compare. Where both are also written in Chinese characters, these decide."""
    pairs = [(x, y) for x in a.names for y in b.names]
    if len(pairs) > 1:
        written = [(x, y) for x, y in pairs if x.parts and y.parts and x.parts[0].script == y.parts[0].script == "Han"]
        return written or pairs
    return pairs


def _named_as_kin(a: Person, b: Person) -> Iterator[Item]:
    """Whether the context of one names the other as a brother, father or wife."""
    for relation, name in a.context.kin:
        first = name.split()[:1]
        if first and any(name_of.parts and name_of.parts[0].text == first[0] for name_of in b.names):
            if not any(own.parts and own.parts[0].text == first[0] for own in a.names):
                yield Item(KIN, f"{relation} of the other", a.names[0].written, b.names[0].written)
            elif relation in ("father", "mother", "brother", "sister", "twin"):
                yield Item(KIN, f"{relation} of a namesake")


def _of_names(a: PersonName, b: PersonName) -> list[Item]:
    traditions = _either(a.traditions, b.traditions)
    matched, left, right = _aligned(a, b, traditions)
    items = [Item(BASE, "chance")]
    for i, j, found, weight in matched:
        items.append(Item(weight * _worth(found), found.how, a.parts[i].text, b.parts[j].text))
    items_of_initials = _initials(a, b, left, right)
    items += items_of_initials
    items += _leftovers(a, b, left, right)
    if len(matched) == 1:
        initials = sum(item.weight > 0 for item in items_of_initials)
        if initials < 2:
            items.append(Item(ONE_INITIAL if initials else ONE_PART, "one part only"))
    order = [j for _, j, _, _ in sorted(matched, key=lambda m: m[0])]
    if order != sorted(order):
        items.append(Item(_of_order(a, b, matched), "in another order"))
    items += _of_sex(a, b)
    if a.generation != b.generation:
        weight = OTHER_GENERATION if a.generation and b.generation else ONE_GENERATION
        items.append(Item(weight, "generations", a.generation or "", b.generation or ""))
    return items


Aligned = tuple[int, int, Agreement, float]


def _aligned(a: PersonName, b: PersonName, traditions: frozenset[int]) -> tuple[list[Aligned], list[int], list[int]]:
    """Pair the parts that agree best; return them and the numbers of the parts left over on either side."""
    found: list[tuple[float, int, Aligned]] = []
    for i, x in enumerate(a.stems):
        for j, y in enumerate(b.stems):
            agree = agreement(x, y, traditions)
            if agree.quality and not _other_signs(a, i, b, j):
                found.append((-agree.quality, abs(i - j), (i, j, agree, min(a.weights[i], b.weights[j]))))
    found.sort(key=lambda f: f[:2])
    matched: list[Aligned] = []
    left, right = set(range(len(a.parts))), set(range(len(b.parts)))
    for _, _, aligned in found:
        if aligned[0] in left and aligned[1] in right:
            matched.append(aligned)
            left.discard(aligned[0])
            right.discard(aligned[1])
    if left and right:
        _join(a, b, matched, left, right, traditions)
    return matched, sorted(left), sorted(right)


def _other_signs(a: PersonName, i: int, b: PersonName, j: int) -> bool:
    """Whether accents tell two parts apart: both bear some, or one does and the other name has them on other parts."""
    x, y = a.parts[i], b.parts[j]
    if x.text != y.text or x.signs == y.signs or x.script != y.script:
        return False
    if x.signs and y.signs:
        return True
    bare, numbers = (b, j) if x.signs else (a, i)
    return any(part.signs for n, part in enumerate(bare.parts) if n != numbers)


def _join(
    a: PersonName, b: PersonName, matched: list[Aligned], left: set[int], right: set[int], traditions: frozenset[int]
) -> None:
    """Find parts that one name writes together and the other apart."""
    for one, other, mine, theirs, swapped in ((a, b, left, right, False), (b, a, right, left, True)):
        for i in sorted(mine):
            if i + 1 not in mine:
                continue
            both = _together(one.parts[i], one.parts[i + 1])
            for j in sorted(theirs):
                agree = agreement(both, other.parts[j], traditions)
                if agree.quality >= FORM:
                    weight = other.weights[j]
                    matched.append((j, i, agree, weight) if swapped else (i, j, agree, weight))
                    mine -= {i, i + 1}
                    theirs.discard(j)
                    break


@lru_cache(maxsize=1 << 12)
def _either(a: frozenset[int], b: frozenset[int]) -> frozenset[int]:
    return a | b


@lru_cache(maxsize=1 << 16)
def _together(a: Spelled, b: Spelled) -> Spelled:
    return Spelled(a.text + b.text, a.marked + b.marked, a.script, (*a.syllables, *b.syllables))


def _worth(found: Agreement) -> float:
    """How much of its weight an agreement gives: less than its quality, for what is unsure is often wrong."""
    return found.quality if found.quality >= FORM else 0.8 * found.quality


def _initials(a: PersonName, b: PersonName, left: list[int], right: list[int]) -> list[Item]:
    """Compare initials with what is left of the other name, and with its initials. Takes from left and right."""
    items: list[Item] = []
    mine, theirs = list(a.initials), list(b.initials)
    for letter in list(mine):
        if letter in theirs:
            mine.remove(letter)
            theirs.remove(letter)
            items.append(Item(INITIAL, "initial", letter, letter))
    for letters, name, over in ((mine, b, right), (theirs, a, left)):
        for letter in list(letters):
            part = next((n for n in over if _begins(name.parts[n], letter)), None)
            if part is not None:
                over.remove(part)
                letters.remove(letter)
                items.append(Item(INITIAL, "initial", letter, name.parts[part].text))
            elif over or (mine and theirs):
                letters.remove(letter)
                items.append(Item(OTHER_INITIAL, "another initial", letter, name.written))
    return items


def _begins(part: Spelled, letter: str) -> bool:
    alike = {
        "y": "yij",
        "i": "yij",
        "j": "yij",
        "e": "yej",
        "h": "hgk",
        "g": "hg",
        "k": "kxcq",
        "c": "ck",
        "v": "vw",
        "w": "vw",
    }
    return part.text.startswith(letter) or (len(letter) == 1 and part.text[:1] in alike.get(letter, letter))


def _leftovers(a: PersonName, b: PersonName, left: Sequence[int], right: Sequence[int]) -> Iterator[Item]:
    fathers_left, fathers_right = [n for n in left if n in a.patronymics], [n for n in right if n in b.patronymics]
    if fathers_left and fathers_right:
        x, y = a.parts[fathers_left[0]].text, b.parts[fathers_right[0]].text
        yield Item(OTHER_PATRONYMIC, "two patronymics", x, y)
    rest_left, rest_right = [n for n in left if n not in a.patronymics], [n for n in right if n not in b.patronymics]
    for i, j in zip(rest_left, rest_right, strict=False):
        yield Item(OTHER_PART, "two names", a.parts[i].text, b.parts[j].text)
    for name, numbers in ((a, rest_left[len(rest_right) :]), (b, rest_right[len(rest_left) :])):
        for n in numbers:
            yield Item(MISSING, "only one has", name.parts[n].text)


def _of_order(a: PersonName, b: PersonName, matched: Sequence[Aligned]) -> float:
    """What another order says: little where surnames may stand first, much where each part can be a given name."""
    order = [j for _, j, _, _ in sorted(matched, key=lambda m: m[0])]
    turned = [order[n:] + order[:n] for n in range(len(order))]
    if sorted(order) not in turned:
        return SWAPPED  # `Khalid Ahmad X` is no `Ahmad Khalid X`, whoever writes surnames first
    if a.surname_first or b.surname_first:
        return OTHER_ORDER
    given = all(bearings(a.stems[i].text) and bearings(b.stems[j].text) for i, j, _, _ in matched)
    return SWAPPED if given else OTHER_ORDER


def _of_sex(a: PersonName, b: PersonName) -> Iterator[Item]:
    if a.sex and b.sex and a.sex != b.sex:
        yield Item(OTHER_SEX, "names of a woman and of a man", a.written, b.written)
    elif (a.feminine and b.masculine) or (b.feminine and a.masculine):
        woman = "female" in (a.sex, b.sex)
        yield Item(MISSING if woman else OTHER_ENDING, "surname of a woman and of a man", a.written, b.written)
