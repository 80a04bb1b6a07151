"""Names of prisons and police stations taken apart: type, number, ward, for whom, where, what it is called."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from graph.identity.lexicon import Lexicon, Word, words_of
from graph.identity.scripts import Spelled
from graph.identity.traditions.registry import recognised
from graph.identity.whereabouts import Where, is_region_word, of_words

_JOINED = re.compile(r"(?<=[^\W\d_])(?=\d)|№|#|º")
_NUMBER = re.compile(
    r"(?<![\w/])(\d+(?:/\d+)?)(?:(?:st|nd|rd|th)\b|[-‑ ]?(?:й|я|го|ой)\b)?\s?-?([A-Za-zА-Яа-я](?![\w'’.]))?"
)
_TYPED = re.compile(r"\b([A-Z])[-‑ ]?(?:[Tt]ype|[Tt]ip[iı]?)\b")
_ASSIMILATED = re.compile(r"^[ae]([rsnzdt])(?=\1)\1")
_BRACKET = re.compile(r"[()\[\]«»\"“”„;]")


@dataclass(frozen=True, slots=True)
class FacilityName:
    """A name in its parts.

    types: codes of `names/facilities.yaml`. number: as `2` or `64/71`. ward: `209`, empty for one without a mark, None
    for the whole. sex: for whom it says it is. letter: of a type of building, as Turkey names them. called: words of
    its own; places: numbers of those that are places too. known: which prison with a name of its own it is.
    """

    written: str
    types: frozenset[str]
    number: str | None
    ward: str | None
    sex: Literal["women", "men"] | None
    letter: str | None
    called: tuple[Spelled, ...]
    places: frozenset[int]
    where: Where
    known: str | None
    traditions: frozenset[int]


@lru_cache(maxsize=1 << 16)
def read_name(name: str) -> FacilityName:
    """Take one name apart."""
    typed = _TYPED.search(name)
    text = _JOINED.sub(" ", _BRACKET.sub(" , ", _TYPED.sub(" ", name)))
    words = list(words_of(text))
    found, rest = _lexicon().read(words)
    ward, used = _ward(words, [f.end for f in found if f.meaning == "ward"])
    numbers = [n for n in rest if words[n].text.isdigit() and n not in used]
    types = {f.meaning.removeprefix("type:") for f in found if f.meaning.startswith("type:")}
    if numbers and words[numbers[0] - 1].text in ("t", "st") and numbers[0]:
        types.add("prison")
    types = _narrowed(types)
    sexes = [f.meaning for f in found if f.meaning in ("women", "men")]
    known = next((f.meaning.removeprefix("known:") for f in found if f.meaning.startswith("known:")), None)
    where, place_words = of_words(words, frozenset(rest))
    own = [n for n in rest if not words[n].text.isdigit() and n not in used and len(words[n].text) > 1]
    own = [n for n in own if not is_region_word(words[n].text)]
    called = tuple(_without_article(words[n].spelled) for n in own)
    read = FacilityName(
        name,
        frozenset(types),
        _number(text, [words[n].text for n in numbers]),
        ward,
        "women" if "women" in sexes else "men" if sexes else None,
        typed.group(1).lower() if typed else None,
        called,
        frozenset(i for i, n in enumerate(own) if n in place_words),
        where,
        known,
        recognised(called, frozenset()),
    )
    return _completed(read) if known else read


def _without_article(word: Spelled) -> Spelled:
    """The word without the Arabic article that is joined to it: `Erroumi` is `Roumi`."""
    text = _ASSIMILATED.sub(r"\1", word.text)
    return word if text == word.text else Spelled(text, text, word.script, (text,))


def _ward(words: Sequence[Word], ends: Sequence[int]) -> tuple[str | None, frozenset[int]]:
    """The mark of a ward and the numbers of the words that give it."""
    for end in ends:
        mark: list[int] = []
        for n in range(end, min(end + 3, len(words))):
            text = words[n].text
            if text in ("no", "n", "number", "nomer") and not mark:
                continue
            if (text.isdigit() and not mark) or (len(text) == 1 and text.isalpha() and len(mark) < 2):
                mark.append(n)
            else:
                break
        if mark:
            return "".join(words[n].text for n in mark), frozenset(mark)
    return ("" if ends else None), frozenset()


def _narrowed(types: set[str]) -> set[str]:
    """What is told more closely leaves out what is told more widely."""
    for close, wide in (("remand", "detention"), ("remand", "prison"), ("camp", "prison"), ("juvenile", "colony")):
        if close in types:
            types.discard(wide)
    return types


def _number(text: str, numbers: Sequence[str]) -> str | None:
    if not numbers:
        return None
    for match in _NUMBER.finditer(text):
        if match.group(1).split("/")[0].lstrip("0") == numbers[0].lstrip("0"):
            return "/".join(part.lstrip("0") for part in match.group(1).split("/"))
    return numbers[0].lstrip("0")


def _completed(read: FacilityName) -> FacilityName:
    """With the number, type and place of a prison that has a name of its own, where the name does not tell them."""
    entry = _data()["known"][int(read.known or 0)]
    official = read_name(f"{entry.get('is', '')}, {entry['in']}")
    number = read.number or (None if entry.get("number") is False else official.number)
    if read.number and official.number and read.number != official.number:
        return replace(read, known=None)
    return replace(read, types=read.types or official.types, number=number, where=read.where or official.where)


@cache
def _lexicon() -> Lexicon:
    data = _data()
    meanings: dict[str, Any] = {f"known:{n}": entry["names"] for n, entry in enumerate(data["known"])}
    meanings |= {f"type:{code}": phrases for code, phrases in data["types"].items()}
    meanings |= {"ward": data["wards"], "women": data["women"], "men": data["men"], "": data["left_out"]}
    return Lexicon(meanings)


@cache
def _data() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(files("graph.identity").joinpath("names/facilities.yaml").read_text("utf-8"))
    return read


@lru_cache(maxsize=1 << 14)
def is_direction(text: str) -> bool:
    """Whether a spelled word tells parts of one complex apart, as `upper`."""
    return _directions().meaning(text) is not None


@cache
def _directions() -> Lexicon:
    return Lexicon({"direction": _data()["directions"]})


@cache
def alike(numbered: bool) -> frozenset[tuple[str, str]]:
    """Pairs of types that can be one place. numbered: where its number names it."""
    pairs = _data()["alike_numbered" if numbered else "alike"]
    return frozenset(pair for x, y in pairs for pair in ((x, y), (y, x)))
