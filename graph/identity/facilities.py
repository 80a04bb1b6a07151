"""Whether two mentions of prisons, police stations and the like are one.

A facility that goes by a number is the same only where type, number and a place or region agree. One that has a name
is the same by its name, whatever word for prison stands beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.identity.facility_names import FacilityName, alike, is_direction, read_name
from graph.identity.named import Named, Reason
from graph.identity.parts import FORM, agreement
from graph.identity.person_names import forms
from graph.identity.scripts import Spelled
from graph.identity.traditions.registry import TRADITIONS, recognised
from graph.identity.whereabouts import Where, nearness, of_context, stem

BASE = -1.0
SAME_TYPE, OTHER_TYPE, ALIKE_PLACE = 0.8, -9.0, -7.0
"""Types agree, are apart, are alike but the name is only a town's, which can have both."""

SAME_NUMBER, SAME_CODE, OTHER_NUMBER, ONE_NUMBER, ONLY_NUMBER = 2.0, 3.5, -9.0, -0.8, -3.0
"""Numbers agree, agree as `64/71` (no two share one), differ, one has none beside a name that agrees, or none."""

CALLED, TOWN, OTHER_CALLED, ONE_CALLED, ONE_DIRECTION, NOT_CALLED, KNOWN = 3.8, 3.0, -9.0, -1.0, -3.2, -3.5, 4.0
"""A word of the name agrees, or one that is a town's too; each has another; only one has one, beside some that agree,
and where it tells parts of a complex apart, or beside none; a known prison."""

SAME_WARD, OTHER_WARD, ONE_WARD, OTHER_SEX, ONE_SEX, OTHER_LETTER = 1.0, -9.0, -4.0, -9.0, -0.8, -9.0
PLACE = {
    "place": 2.2,
    "region": 1.8,
    "near": -0.5,
    "country": 0.3,
    "unknown": 0.0,
    "other region": -9.0,
    "other country": -9.0,
}

CONTRADICTION = frozenset({"near", "other region", "other country"})
_EVERY = frozenset(range(len(TRADITIONS)))


@dataclass(frozen=True, slots=True)
class Facility:
    """A mention made ready. where: for each name, where it is. told: where the context says that it is."""

    names: tuple[FacilityName, ...]
    where: tuple[Where, ...]
    told: Where


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence."""

    weight: float
    what: str


def prepare(named: Named) -> Facility:
    """Take the names of a mention apart."""
    names = tuple(read_name(form) for form in dict.fromkeys((*named.names, *_shorter(named.names))))
    told = of_context(named.context)
    return Facility(names, tuple(_where(name, told) for name in names), told)


def odds(a: Facility, b: Facility) -> float:
    """The natural logarithm of the odds that two mentions are one facility."""
    told = (a.told, b.told)
    return max(
        sum(item.weight for item in _items(x, y, p, q, told))
        for x, p in zip(a.names, a.where, strict=True)
        for y, q in zip(b.names, b.where, strict=True)
    )


def reasons(a: Facility, b: Facility) -> tuple[Reason, ...]:
    """What speaks for and against it, in words; the weights add up to `odds`."""
    told = (a.told, b.told)
    best = max(
        (
            list(_items(x, y, p, q, told))
            for x, p in zip(a.names, a.where, strict=True)
            for y, q in zip(b.names, b.where, strict=True)
        ),
        key=lambda items: sum(item.weight for item in items),
    )
    return tuple(Reason(item.what, item.weight) for item in sorted(best, key=lambda item: -abs(item.weight)))


def keys(facility: Facility) -> frozenset[str]:
    """Blocking keys: the number, alone and with each region, and the words of the name however they are spelled."""
    found: set[str] = set()
    for name, where in zip(facility.names, facility.where, strict=True):
        if name.number:
            found |= {f"no {name.number}"} | {f"no {name.number} {division}" for division in where.divisions}
        if name.known:
            found.add(f"known {name.known}")
        for word in name.called:
            found |= {word.text, stem(word.text)}
            found |= {f"{n}{key}" for n, tradition in enumerate(TRADITIONS) for key in tradition.skeletons(word)}
        if not name.called:
            found |= where.towns | where.names
    return frozenset(found)


def _shorter(names: tuple[str, ...]) -> Iterator[str]:
    """Names without and within brackets, where what stands there is no more than another name."""
    for name in names:
        for form in forms([name]):
            whole, part = read_name(name), read_name(form)
            if (whole.sex, whole.number, whole.ward, whole.types) == (part.sex, part.number, part.ward, part.types):
                yield form


def _where(name: FacilityName, told: Where) -> Where:
    """Where it is. A word of a name that nothing else supports can be a town elsewhere, and then says nothing."""
    if name.number is None and len(name.places) == len(name.called) and told:
        return told
    if told.countries and name.where.countries and not told.countries & name.where.countries:
        return told
    return told | name.where


def _items(a: FacilityName, b: FacilityName, left: Where, right: Where, told: tuple[Where, Where]) -> Iterator[Item]:
    yield Item(BASE, "chance")
    if a.ward is not None or b.ward is not None:
        yield _wards(a.ward, b.ward)
    if a.sex and b.sex and a.sex != b.sex:
        yield Item(OTHER_SEX, "one for women, one for men")
    elif a.sex != b.sex:
        yield Item(ONE_SEX, f"only one is said to be for {a.sex or b.sex}")
    if a.letter and b.letter and a.letter != b.letter:
        yield Item(OTHER_LETTER, f"of types {a.letter} and {b.letter}")
    known = a.known is not None and a.known == b.known
    if known:
        yield Item(KNOWN, "names of one known prison")
    matched, only_left, only_right = _called(a, b, left.countries | right.countries)
    for x, y in matched:
        yield Item(TOWN if any(x is a.called[n] for n in a.places) else CALLED, f"{x.text} is {y.text}")
    if not known:
        yield from _other_words(a, b, bool(matched), only_left, only_right, left, right)
    yield from _types(a, b, known, bool(matched))
    yield from _numbers(a, b, known or bool(matched))
    near = nearness(left, right)
    if near in CONTRADICTION and matched and not (a.number and b.number) and not (only_left and only_right):
        near = nearness(told[0], told[1])
    if near != "unknown":
        yield Item(PLACE[near], f"where: {near}")


def _wards(a: str | None, b: str | None) -> Item:
    if a is None or b is None:
        return Item(ONE_WARD, "a ward and the whole")
    return Item(SAME_WARD, f"ward {a}") if a == b else Item(OTHER_WARD, f"wards {a} and {b}")


def _types(a: FacilityName, b: FacilityName, known: bool, named: bool) -> Iterator[Item]:
    if not a.types or not b.types:
        return
    if a.types & b.types:
        yield Item(SAME_TYPE, f"both: {', '.join(sorted(a.types & b.types))}")
        return
    numbered = not known and (bool(a.number and b.number and "/" not in a.number) or not (named or a.number))
    kinds = f"{', '.join(sorted(a.types))} and {', '.join(sorted(b.types))}"
    if not any((x, y) in alike(numbered) for x in a.types for y in b.types):
        yield Item(OTHER_TYPE, kinds)
    elif not known and not numbered and a.where.towns and len(a.places) == len(a.called):
        yield Item(ALIKE_PLACE, f"{kinds} of one place")
    else:
        yield Item(0.0, kinds)


def _numbers(a: FacilityName, b: FacilityName, named: bool) -> Iterator[Item]:
    if a.number and b.number:
        same = a.number == b.number
        weight = SAME_CODE if "/" in a.number else SAME_NUMBER
        yield Item(weight if same else OTHER_NUMBER, f"numbers {a.number}, {b.number}")
    elif a.number or b.number:
        yield Item(ONE_NUMBER if named else ONLY_NUMBER, f"only one has number {a.number or b.number}")


def _called(
    a: FacilityName, b: FacilityName, countries: frozenset[str]
) -> tuple[list[tuple[Spelled, Spelled]], list[int], list[int]]:
    """Words that agree, and the numbers of those of either side that do not."""
    matched = []
    left, right = list(range(len(a.called))), list(range(len(b.called)))
    traditions = a.traditions | b.traditions | _spoken_in(countries)
    for n in range(len(a.called)):
        for m in right:
            x, y = a.called[n], b.called[m]
            if stem(x.text) == stem(y.text) or agreement(x, y, traditions).quality >= FORM:
                matched.append((x, y))
                left.remove(n)
                right.remove(m)
                break
    if left and right and len(left) + len(right) > 2 and _written_together(a, left, b, right):
        matched.append((a.called[left[0]], b.called[right[0]]))
        return matched, [], []
    return matched, left, right


def _written_together(a: FacilityName, left: list[int], b: FacilityName, right: list[int]) -> bool:
    """Whether what one writes as two words is one of the other."""
    x, y = (_joined(name, some) for name, some in ((a, left), (b, right)))
    return x.text == y.text or agreement(x, y, _EVERY).quality >= FORM


def _joined(name: FacilityName, some: list[int]) -> Spelled:
    text = "".join(name.called[n].text for n in some)
    marked = "".join(name.called[n].marked for n in some)
    return Spelled(text, marked, name.called[some[0]].script, (text,))


@lru_cache(maxsize=1 << 10)
def _spoken_in(countries: frozenset[str]) -> frozenset[int]:
    return recognised((), countries)


def _other_words(
    a: FacilityName, b: FacilityName, matched: bool, left: list[int], right: list[int], p: Where, q: Where
) -> Iterator[Item]:
    own_left = [n for n in left if n not in a.places]
    own_right = [n for n in right if n not in b.places]
    numbers = bool(a.number and a.number == b.number)
    if own_left and own_right:
        yield Item(OTHER_CALLED, f"{a.called[own_left[0]].text} is not {b.called[own_right[0]].text}")
    elif left and right and not (numbers and nearness(p, q) in ("place", "region")):
        yield Item(OTHER_CALLED, f"{a.called[left[0]].text} is not {b.called[right[0]].text}")
    elif own_left or own_right:
        word = a.called[own_left[0]] if own_left else b.called[own_right[0]]
        beside = ONE_DIRECTION if is_direction(word.text) else ONE_CALLED
        yield Item(beside if matched or numbers else NOT_CALLED, f"only one is called {word.text}")
