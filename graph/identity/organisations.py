"""Whether two mentions of organisations are one: by what their names mean, in whatever language, and by acronyms.

A name is a set of meanings (`names/organisations.yaml`), words of its own and places. A word of its own that only one
of two names has speaks against: Committee and Commission are two, and so are the sections of two countries.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from graph.identity.circumstances import circumstances
from graph.identity.gazetteer import country_of, towns_of
from graph.identity.named import Context, Named, Reason
from graph.identity.parts import FORM, agreement
from graph.identity.person_names import forms
from graph.identity.scripts import Spelled, spell
from graph.identity.traditions.registry import TRADITIONS, recognised
from graph.names import normalise

BASE = -1.0
OWN_WORD, MEANING, GENERIC, PLACE = 3.0, 2.0, 1.1, 1.0
"""What an equal word of its own, meaning, frequent meaning and place speak for."""

MISSING_WORD, MISSING_MEANING, MISSING_GENERIC, MISSING_PLACE, OTHER_PLACE, OTHER_WORD = (
    -3.2,
    -3.0,
    -1.0,
    -1.8,
    -9.0,
    -9.0,
)
"""What only one name has; what each has and the other not."""

ACRONYM, KNOWN_ACRONYM, SAME_ACRONYM = 3.2, 4.5, 2.4
"""An acronym of the other's initials; a known one; the same acronym twice, which can be two bodies."""

_ACRONYM = re.compile(r"[^\W\d_]{2,8}")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A name in its meanings, its own words and its places. initials: of all words. acronym: where it is one."""

    written: str
    meanings: frozenset[str]
    words: tuple[Spelled, ...]
    places: frozenset[str]
    initials: frozenset[str]
    acronym: str | None
    known_as: str | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """A mention made ready."""

    names: tuple[OrganisationName, ...]
    context: Context


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence."""

    weight: float
    what: str


def prepare(named: Named) -> Organisation:
    """Take the names of a mention apart."""
    return Organisation(tuple(read_name(form) for form in forms(named.names)), named.context)


def odds(a: Organisation, b: Organisation) -> float:
    """The natural logarithm of the odds that two mentions are one organisation."""
    return sum(item.weight for item in _items(a, b))


def reasons(a: Organisation, b: Organisation) -> tuple[Reason, ...]:
    """What speaks for and against it, in words; the weights add up to `odds`."""
    return tuple(Reason(item.what, item.weight) for item in _items(a, b))


def keys(organisation: Organisation) -> frozenset[str]:
    """Blocking keys: the known short name, the acronym, the initials, each word of its own."""
    found: set[str] = set()
    for name in organisation.names:
        found |= {key for key in (name.known_as, name.acronym, *name.initials) if key}
        found |= {word.text for word in name.words} | {"/".join(sorted(name.meanings))}
        found |= {
            f"{n}{key}"
            for n, tradition in enumerate(TRADITIONS)
            for word in name.words
            for key in tradition.skeletons(word)
        }
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def read_name(name: str) -> OrganisationName:
    """Take one name apart."""
    words = list(_WORD.findall(name))
    spelled = [spell(word) for word in words]
    meanings, rest = _meanings(spelled)
    places = set()
    own = []
    for n in rest:
        place = country_of(words[n]) or (words[n][:1].isupper() and len(words) > 1 and _town(words[n]))
        if place and not (len(rest) == 1 and not meanings):
            places.add(str(place))
        else:
            own.append(_singular(spelled[n]))
    text = spelled[0].text if len(spelled) == 1 else ""
    is_acronym = len(words) == 1 and bool(_ACRONYM.fullmatch(words[0])) and words[0].isupper()
    full = [word.text for word in spelled]
    content = [word for word in full if word not in _left_out()]
    initials = {"".join(w[0] for w in some if w) for some in (full, content)}
    return OrganisationName(
        name,
        frozenset(meanings),
        tuple(own),
        frozenset(places),
        frozenset(i for i in initials if len(i) >= 3),
        text if is_acronym else None,
        _known().get(normalise(name)),
    )


def _town(word: str) -> str | None:
    towns = towns_of(word)
    return f"t{towns[0].number}" if towns else None


def _meanings(spelled: list[Spelled]) -> tuple[set[str], list[int]]:
    """The meanings of words and phrases, and the numbers of the words that have none."""
    phrases = _phrases()
    found: set[str] = set()
    rest: list[int] = []
    n = 0
    while n < len(spelled):
        for length in (4, 3, 2, 1):
            text = " ".join(word.text for word in spelled[n : n + length])
            meaning = phrases.get(text) or (phrases.get(text.removesuffix("s")) if length == 1 else None)
            if meaning is not None and n + length <= len(spelled):
                if meaning:
                    found.add(meaning)
                n += length
                break
        else:
            rest.append(n)
            n += 1
    return found, rest


def _singular(word: Spelled) -> Spelled:
    text = word.text
    if len(text) > 4 and text.endswith("s") and not text.endswith("ss"):
        text = text[:-1]
    text = text.replace("isation", "ization").replace("our", "or") if len(text) > 5 else text
    return Spelled(text, text, word.script, word.syllables)


def _items(a: Organisation, b: Organisation) -> list[Item]:
    best = max(
        (list(_of_names(x, y, a.context, b.context)) for x in a.names for y in b.names),
        key=lambda items: sum(item.weight for item in items),
    )
    return [*best, *(Item(weight, what) for what, weight in circumstances(a.context, b.context))]


def _of_names(a: OrganisationName, b: OrganisationName, left: Context, right: Context) -> Iterator[Item]:
    yield Item(BASE, "chance")
    if a.known_as and a.known_as == b.known_as:
        yield Item(KNOWN_ACRONYM + 1.5, f"both are {a.known_as}")
        return
    if a.acronym and b.acronym:
        same = a.acronym == b.acronym
        yield Item(SAME_ACRONYM if same else OTHER_WORD, f"acronyms {a.acronym}, {b.acronym}")
        return
    for one, other in ((a, b), (b, a)):
        if one.acronym and one.acronym in other.initials and not other.acronym:
            yield Item(
                ACRONYM + 0.5 * (len(one.acronym) - 3), f"{one.acronym} is made of the initials of {other.written}"
            )
            return
    yield from _of_words(a, b)
    yield from _of_places(a, b, left, right)


def _of_words(a: OrganisationName, b: OrganisationName) -> Iterator[Item]:
    for meaning in sorted(a.meanings & b.meanings):
        yield Item(GENERIC if meaning in _generic() else MEANING, f"both: {meaning}")
    only = [sorted(a.meanings - b.meanings), sorted(b.meanings - a.meanings)]
    left, right = list(a.words), list(b.words)
    for word in a.words:
        for other in right:
            if agreement(word, other, recognised((word, other), frozenset())).quality >= FORM:
                yield Item(OWN_WORD, f"{word.text} is {other.text}")
                left.remove(word)
                right.remove(other)
                break
    strong_left = [m for m in only[0] if m not in _may_be_missing()] + [w.text for w in left]
    strong_right = [m for m in only[1] if m not in _may_be_missing()] + [w.text for w in right]
    for x, y in zip(strong_left, strong_right, strict=False):
        yield Item(OTHER_WORD, f"{x} is not {y}")
    over = strong_left[len(strong_right) :] + strong_right[len(strong_left) :]
    for missing in over:
        weight = (
            MISSING_GENERIC
            if missing in _generic()
            else MISSING_MEANING
            if missing in _data()["concepts"]
            else MISSING_WORD
        )
        yield Item(weight, f"only one has {missing}")
    weak = [m for m in (*only[0], *only[1]) if m in _may_be_missing()]
    if [m for m in only[0] if m in _may_be_missing()] and [m for m in only[1] if m in _may_be_missing()]:
        yield Item(OTHER_WORD, " is not ".join(weak))
    else:
        for meaning in weak:
            yield Item(MISSING_GENERIC, f"only one has {meaning}")


def _of_places(a: OrganisationName, b: OrganisationName, left: Context, right: Context) -> Iterator[Item]:
    if a.places & b.places:
        yield Item(PLACE, "a place in both names")
    elif a.places and b.places:
        yield Item(OTHER_PLACE, "other places in the names")
    elif a.places or b.places:
        known = left if not a.places else right
        places = a.places or b.places
        where = known.countries | {f"t{place}" for place in known.places}
        yield Item(0.0 if places & where else MISSING_PLACE, "a place in one name only")


@cache
def _data() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(
        files("graph.identity").joinpath("names/organisations.yaml").read_text("utf-8")
    )
    return read


@cache
def _phrases() -> dict[str, str]:
    """Meanings by spelled phrase; an empty one for what is left out."""
    found = {_spelled(phrase): "" for phrase in _data()["left_out"]}
    return found | {_spelled(phrase): meaning for meaning, phrases in _data()["concepts"].items() for phrase in phrases}


def _spelled(phrase: str) -> str:
    return " ".join(spell(word).text for word in _WORD.findall(str(phrase)))


@cache
def _left_out() -> frozenset[str]:
    return frozenset(_spelled(word) for word in _data()["left_out"])


@cache
def _generic() -> frozenset[str]:
    return frozenset(_data()["generic"])


@cache
def _may_be_missing() -> frozenset[str]:
    return frozenset(_data()["may_be_missing"])


@cache
def _known() -> dict[str, str]:
    return {normalise(form): short for short, full in _data()["acronyms"].items() for form in (short, *full)}
