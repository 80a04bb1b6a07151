"""Whether two mentions of organisations are one: by what their names mean, in whatever language, and by acronyms.

A word that only one of two names has speaks against: Committee and Commission are two, and so are the sections of two
countries. Legal forms and, less freely, words for the kind of body may be left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.identity.circumstances import circumstances
from graph.identity.named import Context, Named, Reason
from graph.identity.organisation_names import OrganisationName, acronym_cost, codes, heads, names_of, pairs, read_name
from graph.identity.parts import FORM, SLIP, agreement
from graph.identity.scripts import Spelled
from graph.identity.traditions.registry import TRADITIONS
from graph.identity.whereabouts import Where, nearness, of_context, stem

BASE = -1.0
CALLED, MEANING, GENERIC, PLACE, WHOLE = 3.5, 2.0, 1.1, 1.0, 0.8
"""What an equal word of its own, meaning, frequent meaning and place speak for, and that nothing is left over."""

MISSING_WORD, MISSING_MEANING, MISSING_GENERIC, MISSING_HEAD, MISSING_WEAK = -3.2, -3.0, -1.5, -0.8, -0.5
MISSING_PLACE, CONFIRMED_PLACE, WIDER_PLACE, OTHER_PLACE, OTHER_WORD, TRANSLATED = -1.2, -0.2, -2.0, -9.0, -9.0, -0.3
ELSEWHERE_TOLD, UNTRANSLATED, DESCRIBED, MOST_DESCRIBED = -5.0, -1.5, -0.15, -0.3
"""What only one name has; a place in one name that the other's context holds, or that is part of the other's place;
what each has and the other not; heads that translations mix up; a place where the other is not; words of two
languages that no list holds; what a name says beside what the body is called, and the most that all of it counts."""

ACRONYM, LETTER, KNOWN_ACRONYM, SAME_ACRONYM = 3.3, 0.5, 6.0, 2.4
"""An acronym of the other's initials, more with each letter from the fourth on; a known one; the same acronym twice,
which can be two bodies."""

ELSEWHERE = {"other country": -2.5, "other region": -1.5}
"""Beside what circumstances say of any two bearers of a name: where a body works is part of which it is."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A mention made ready."""

    names: tuple[OrganisationName, ...]
    where: Where
    context: Context


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence."""

    weight: float
    what: str


def prepare(named: Named) -> Organisation:
    """Take the names of a mention apart."""
    return Organisation(tuple(map(read_name, names_of(named.names))), of_context(named.context), named.context)


def odds(a: Organisation, b: Organisation) -> float:
    """The natural logarithm of the odds that two mentions are one organisation."""
    return sum(item.weight for item in _items(a, b))


def reasons(a: Organisation, b: Organisation) -> tuple[Reason, ...]:
    """What speaks for and against it, in words; the weights add up to `odds`."""
    return tuple(Reason(item.what, item.weight) for item in sorted(_items(a, b), key=lambda item: -abs(item.weight)))


def keys(organisation: Organisation) -> frozenset[str]:
    """Blocking keys: known acronym, acronym and initials, words of its own however they are spelled, all meanings."""
    found: set[str] = set()
    for name in organisation.names:
        found |= {key for key in (name.known_as, name.acronym) if key}
        found |= {
            "".join(text[:1] for text, small in name.words if not (small and content)) for content in (True, False)
        }
        found.add("/".join(sorted(name.meanings | name.heads)))
        found.add("/".join(sorted(name.meanings)))
        for word in name.called:
            found |= {word.text, stem(word.text)}
            found |= {f"{n}{key}" for n, tradition in enumerate(TRADITIONS) for key in tradition.skeletons(word)}
    return frozenset(found - {""})


def _items(a: Organisation, b: Organisation) -> list[Item]:
    whole = [any(not name.acronym for name in x.names) for x in (a, b)]
    best = max(
        (
            list(_of_names(x, y, a.where, b.where))
            for x in a.names
            for y in b.names
            if not (x.acronym and y.acronym and all(whole))
        ),
        key=lambda items: sum(item.weight for item in items),
    )
    told = [Item(weight, what) for what, weight in circumstances(a.context, b.context)]
    near = nearness(a.where, b.where)
    return [*best, *told, *([Item(ELSEWHERE[near], f"bodies in {near}")] if near in ELSEWHERE else [])]


def _of_names(a: OrganisationName, b: OrganisationName, left: Where, right: Where) -> Iterator[Item]:
    yield Item(BASE, "chance")
    if a.known_as and b.known_as:
        same = a.known_as == b.known_as
        yield Item(KNOWN_ACRONYM if same else OTHER_WORD, f"names of {a.known_as} and {b.known_as}")
    elif a.acronym and b.acronym:
        same = a.acronym == b.acronym
        yield Item(SAME_ACRONYM if same else OTHER_WORD, f"acronyms {a.acronym}, {b.acronym}")
    elif (made := _acronym(a, b) or _acronym(b, a)) is not None:
        yield made
    else:
        yield from _of_words(a, b, left, right)


def _acronym(short: OrganisationName, full: OrganisationName) -> Item | None:
    if not short.acronym or full.acronym or len(full.words) < 2:
        return None
    cost = acronym_cost(short.acronym, full.words)
    length = len(short.acronym)
    if cost is None or cost > (max(1.3, 0.3 * length) if length > 3 else 0.4):
        return None
    weight = ACRONYM + LETTER * (length - 3) - 0.4 * cost
    return Item(weight, f"{short.acronym} is made of the initials of {full.written}")


def _of_words(a: OrganisationName, b: OrganisationName, left: Where, right: Where) -> Iterator[Item]:
    for meaning in sorted((a.meanings | a.heads) & (b.meanings | b.heads)):
        yield Item(GENERIC if meaning in heads() or meaning in codes("generic") else MEANING, f"both: {meaning}")
    matched, over_a, over_b = _called(a, b)
    for n, m in matched:
        yield _agreeing(a, b, n, m)
    only_a, only_b = sorted(a.meanings - b.meanings), sorted(b.meanings - a.meanings)
    other_tongue = a.tongue != b.tongue
    yield from _translated(only_a, only_b, other_tongue)
    heads_a, heads_b = sorted(a.heads - b.heads), sorted(b.heads - a.heads)
    yield from _translated(heads_a, heads_b, other_tongue)
    own_a = [a.called[n].text for n in over_a if a.places[n] is None]
    own_b = [b.called[n].text for n in over_b if b.places[n] is None]
    if other_tongue and own_a and own_b:
        own_a, own_b = own_a[1:], own_b[1:]
        yield Item(UNTRANSLATED, "words that can be translations")
    short = next((x for x in (a, b) if not x.meanings and not x.heads), None)
    if short and not own_a and not own_b and any(short is not a or a.places[n] is None for n, _ in matched):
        described, heads_a, heads_b = _described([*only_a, *only_b], heads_a, heads_b)
        only_a = only_b = []
        yield from described
    yield from _only(own_a + only_a, own_b + only_b)
    yield from _heads(heads_a, heads_b)
    place_a, place_b = _together(a, over_a), _together(b, over_b)
    yield from _of_places(place_a, place_b, left if place_b else right)
    alone = (place_a is None) != (place_b is None)
    if not (own_a or own_b or only_a or only_b or heads_a or heads_b or alone):
        yield Item(WHOLE, "nothing left over")


def _agreeing(a: OrganisationName, b: OrganisationName, n: int, m: int) -> Item:
    """What a word in both names says. Of places it says little, and `Korea` can be of the north and of the south."""
    p, q = a.places[n], b.places[m]
    if p and q:
        if nearness(p, q).startswith("other"):
            return Item(OTHER_PLACE, f"{a.called[n].text} is in another place")
        if len(a.words) > 2 or a.heads:
            return Item(PLACE, f"{a.called[n].text} is {b.called[m].text}")
    return Item(CALLED, f"{a.called[n].text} is {b.called[m].text}")


def _described(meanings: Sequence[str], left: list[str], right: list[str]) -> tuple[list[Item], list[str], list[str]]:
    """A body that goes by its name alone beside one whose name also says what it does; heads that are another's."""
    others = [[head for head in some if head not in codes("may_be_missing")] for some in (left, right)]
    count = len(meanings) + len(left) + len(right) - len(others[0]) - len(others[1])
    items = [Item(max(DESCRIBED * count, MOST_DESCRIBED), "only one says what it does")] if count else []
    return items, others[0], others[1]


def _together(name: OrganisationName, over: Sequence[int]) -> Where | None:
    """Where the places are that only this name has, None where it has none."""
    found = None
    for n in over:
        where = name.places[n]
        if where is not None:
            found = where if found is None else found | where
    return found


def _translated(left: list[str], right: list[str], other_tongue: bool) -> Iterator[Item]:
    """Take away what one means in one language and the other in another."""
    for x in list(left):
        for y in list(right):
            if (x, y) in pairs("alike") or (other_tongue and (x, y) in pairs("translated")):
                left.remove(x)
                right.remove(y)
                yield Item(TRANSLATED, f"{x} can be {y}")
                break


def _only(left: Sequence[str], right: Sequence[str]) -> Iterator[Item]:
    """Words and meanings that one name has and the other not."""
    for x, y in zip(left, right, strict=False):
        yield Item(OTHER_WORD, f"{x} is not {y}")
    for missing in [*left[len(right) :], *right[len(left) :]]:
        if missing in codes("weak"):
            weight = MISSING_WEAK
        elif missing in codes("generic"):
            weight = MISSING_GENERIC
        else:
            weight = MISSING_MEANING if missing in codes("concepts") else MISSING_WORD
        yield Item(weight, f"only one has {missing}")


def _heads(left: Sequence[str], right: Sequence[str]) -> Iterator[Item]:
    if left and right:
        yield Item(OTHER_WORD, f"{left[0]} is not {right[0]}")
        return
    for head in (*left, *right):
        yield Item(MISSING_HEAD if head in codes("may_be_missing") else MISSING_MEANING, f"only one has {head}")


def _of_places(a: Where | None, b: Where | None, told: Where) -> Iterator[Item]:
    """Compare places that only one name has. told: where the one without is, if only one name has a place."""
    if a and b:
        near = nearness(a, b)
        if near in ("place", "region"):
            yield Item(PLACE, "a place in both names")
        elif near == "country":
            narrower = bool(a.divisions or b.divisions)
            yield Item(WIDER_PLACE if narrower else PLACE, "a country in both names")
        else:
            yield Item(OTHER_PLACE, "other places in the names")
    elif a or b:
        near = nearness(a or b or told, told)
        weight = ELSEWHERE_TOLD if near.startswith("other") else MISSING_PLACE if near == "unknown" else CONFIRMED_PLACE
        yield Item(weight, "a place in one name only")


def _called(a: OrganisationName, b: OrganisationName) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Numbers of words that agree, and of those of either side that do not."""
    matched = []
    left, right = list(range(len(a.called))), list(range(len(b.called)))
    traditions = a.traditions | b.traditions
    for n in range(len(a.called)):
        for m in right:
            if _alike(a.called[n], b.called[m], traditions):
                matched.append((n, m))
                left.remove(n)
                right.remove(m)
                break
    joined = ["".join(name.called[n].text for n in some) for name, some in ((a, left), (b, right))]
    if left and right and len(left) != len(right) and joined[0] == joined[1]:
        matched.append((left[0], right[0]))
        return matched, [], []
    return matched, left, right


@lru_cache(maxsize=1 << 18)
def _alike(x: Spelled, y: Spelled, traditions: frozenset[int]) -> bool:
    if stem(x.text) == stem(y.text) or _singular(x.text) == _singular(y.text):
        return True
    if x.script != y.script:
        traditions = frozenset(range(len(TRADITIONS)))
    found = agreement(x, y, traditions)
    return found.quality >= FORM or (found.quality >= SLIP and min(len(x.text), len(y.text)) > 9)


def _singular(text: str) -> str:
    """An English word without plural and in one spelling."""
    if len(text) > 4 and text.endswith("s") and not text.endswith("ss"):
        text = text[:-1]
    return text.replace("isation", "ization").replace("our", "or") if len(text) > 5 else text
