"""Names of organisations taken apart: what kind of body it is, what it is about, where, and what it is called.

`names/organisations.yaml` lists the meanings, in the languages that we meet.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from graph.identity.lexicon import Lexicon, Word, words_of
from graph.identity.scripts import LATIN, Spelled
from graph.identity.traditions.registry import recognised
from graph.identity.whereabouts import Where, is_region_word, of_words, placed
from graph.names import normalise

_ACRONYM = re.compile(r"[^\W\d_]{2,10}")
_HYPHENED = re.compile(r"\b(co|non|anti|inter|multi|trans)[-‐‑–](?=\w)", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[]([^)\]]*)[)\]]")
_ALIAS = re.compile(r"\b(?:aka|a\.k\.a\.|also known as)\b:?", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”«„]([^\"“”«»„]+)[\"“”»]")
_ROMANCE = frozenset({"de", "des", "du", "del", "della", "la", "les", "los", "las", "para", "por", "pour", "do", "dos"})
_CLUSTERS = re.compile(r"(?:shch|sch|kh|ts|ch|sh|zh|yu|ya|ye|.)")


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A name in its parts.

    heads, meanings: codes of `names/organisations.yaml`. called: words of its own; places: for each of them where it
    is, if it is a place too. words: each in Latin letters, and whether acronyms may pass over it. acronym: its
    letters, where it is no more than one. known_as: which acronym of the list it is or stands for. tongue: its
    language as far as shown.
    """

    written: str
    heads: frozenset[str]
    meanings: frozenset[str]
    called: tuple[Spelled, ...]
    places: tuple[Where | None, ...]
    words: tuple[tuple[str, bool], ...]
    acronym: str | None
    known_as: str | None
    tongue: str
    traditions: frozenset[int]


def names_of(names: Iterable[str]) -> tuple[str, ...]:
    """All forms of these names, with other names and acronyms that stand in brackets or after `aka`.

    >>> names_of(["Committee to Protect Journalists (CPJ)"])
    ('Committee to Protect Journalists', 'CPJ')
    """
    found: dict[str, None] = {}
    for name in names:
        for text in _ALIAS.split(name):
            inner = [bracket.strip() for bracket in _BRACKETED.findall(text)]
            others = [bracket for bracket in inner if _is_name(bracket)]
            outer = _BRACKETED.sub(_without_other_name, text)
            found |= dict.fromkeys(form.strip(" ,") for form in (outer, *others))
    return tuple(form for form in found if form)


def _without_other_name(bracket: re.Match[str]) -> str:
    return " " if _is_name(bracket.group(1).strip()) else f" {bracket.group(1)} "


def _is_name(bracket: str) -> bool:
    """Whether what stands in brackets is another name rather than a place or a remark."""
    words = words_of(bracket)
    if len(words) == 1:
        return bracket[1:].isupper() and len(bracket) > 1
    _, used = of_words(words, frozenset(range(len(words))))
    return len(words) > 1 and len(used) < len(words) and words[0].written[:1].isupper()


@lru_cache(maxsize=1 << 16)
def read_name(name: str) -> OrganisationName:
    """Take one name apart."""
    words = words_of(_HYPHENED.sub(r"\1", name.replace("&", " and ")))
    is_acronym = len(words) == 1 and bool(_ACRONYM.fullmatch(name.strip())) and name.strip()[1:].isupper()
    found, rest = _lexicon().read(words)
    places = placed(words, frozenset(rest)) if len(words) > 1 else {}
    places = {n: where for n, where in places.items() if n not in _quoted(name, words)}
    used = frozenset(places)
    codes = {f.meaning for f in found if f.meaning and not used.issuperset(range(f.start, f.end))}
    small = {n for n, word in enumerate(words) if _lexicon().meaning(word.text) == ""}
    own = [n for n in rest if not is_region_word(words[n].text) or words[n].written.isupper()]
    if not codes and not own:
        own = list(range(len(words)))
    called = tuple(words[n].spelled for n in own)
    return OrganisationName(
        name,
        frozenset(code for code in codes if code in heads()),
        frozenset(code for code in codes if code not in heads()),
        called,
        tuple(places.get(n) for n in own),
        tuple((word.text, n in small or n in used) for n, word in enumerate(words)),
        words[0].text if is_acronym else None,
        _known().get(normalise(name)),
        _tongue(words),
        recognised(called, frozenset(code for where in places.values() for code in where.countries)),
    )


def _quoted(name: str, words: Sequence[Word]) -> frozenset[int]:
    """Numbers of the words in quotation marks: those name a body, not a place."""
    quoted = {word.text for text in _QUOTED.findall(name) for word in words_of(text)}
    return frozenset(n for n, word in enumerate(words) if word.text in quoted)


def _tongue(words: Iterable[Word]) -> str:
    """The language as far as it tells: its script, `romance` by its small words, else Latin."""
    scripts = {word.spelled.script for word in words}
    if scripts - {LATIN}:
        return min(scripts - {LATIN})
    return "romance" if any(word.text in _ROMANCE or _elided(word) for word in words) else LATIN


def _elided(word: Word) -> bool:
    return word.written[1:2] in ("'", "’") and word.written[:1] in "ldLD"


@lru_cache(maxsize=1 << 16)
def acronym_cost(acronym: str, words: tuple[tuple[str, bool], ...]) -> float | None:
    """How freely an acronym is made of a name's initials, None where it is not.

    0: of the first letters of all words, with or without the small ones. A word left out costs 1, less at the end; two
    letters of one word cost less. The first letter is always that of the first word.
    """
    return _cost(acronym, words, 0, 0)


def _cost(acronym: str, words: tuple[tuple[str, bool], ...], at: int, n: int) -> float | None:
    if n == len(words):
        return 0.0 if at == len(acronym) else None
    if at == len(acronym):
        return sum(0.6 for _, small in words[n:] if not small)
    text, small = words[n]
    choices: list[float] = []
    for letters, cost in _openings(text):
        if acronym.startswith(letters, at) and (rest := _cost(acronym, words, at + len(letters), n + 1)) is not None:
            choices.append(cost + rest + (0.0 if not small else 0.05))
    if (at or small) and (rest := _cost(acronym, words, at, n + 1)) is not None:
        choices.append(rest + (0.0 if small else 1.0))
    return min(choices, default=None)


def _openings(text: str) -> Iterator[tuple[str, float]]:
    """What a word can give to an acronym: its first letter, which a script may write as several, or two."""
    clusters = _CLUSTERS.findall(text)
    yield text[:1], 0.0
    if len(clusters[0]) > 1:
        yield clusters[0], 0.0
    if len(text) > 3:
        yield text[:2], 0.3
    if len(text) > 4:
        yield text[:3], 0.4


def heads() -> frozenset[str]:
    """Codes of kinds of body."""
    return codes("heads")


@cache
def codes(kind: str) -> frozenset[str]:
    """The codes of one list of `names/organisations.yaml`."""
    return frozenset(_data()[kind])


@cache
def pairs(kind: str) -> frozenset[tuple[str, str]]:
    """The pairs of one list of `names/organisations.yaml`, either way round."""
    return frozenset(pair for x, y in _data()[kind] for pair in ((x, y), (y, x)))


@cache
def _data() -> dict[str, Any]:
    text = files("graph.identity").joinpath("names/organisations.yaml").read_text("utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read


@cache
def _lexicon() -> Lexicon:
    return Lexicon({**_data()["concepts"], **_data()["heads"], "": _data()["left_out"]})


@cache
def _known() -> dict[str, str]:
    return {normalise(form): short for short, full in _data()["acronyms"].items() for form in (short, *full)}
