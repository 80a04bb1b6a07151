"""How Chinese and Korean names fall into surname and given name, in their own script and in Latin letters."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from graph.identity.scripts import LATIN, Spelled, script_of, simplified, spell
from graph.identity.traditions import burmese, korean
from graph.identity.traditions.syllables import divided, readings, surnames, table

SYSTEMS = "PWCK"

ELSEWHERE = frozenset(["VN", "MM", "KH", "TH", "LA", "JP", "IN", "BD", "LK", "PK", "NP", "ID", "ET", "ER", "NG", "GH"])
"""Countries whose names have short syllables too."""

CHINESE = frozenset(["CN", "TW", "HK", "MO", "SG", "MY"])

_HYPHENS = re.compile(r"[-‐‑–]")
_TITLES = re.compile(r"^(?:(?:mr|mrs|ms|miss|dr|prof|rev|pastor|father|sister|adv|lawyer)\.?\s+)+", re.IGNORECASE)

Token = tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def arranged(written: str, countries: frozenset[str]) -> tuple[Spelled, ...] | None:
    """The surname and the given name of a name in Latin letters that is Chinese or Korean as a whole, else None.

    The given name is one part whether its syllables are joined, hyphenated or apart; another given name (Anthony) may
    stand beside it.
    """
    if countries & ELSEWHERE and not countries & (CHINESE | {"KR", "KP"}):
        return None
    words = _TITLES.sub("", written.strip()).replace("’", "").replace("'", "").replace(",", " ").split()
    if not 2 <= len(words) <= 4 or any(script_of(word) != LATIN or "." in word for word in words):
        return None
    spelled = [[spell(half) for half in _HYPHENS.split(word) if half] for word in words]
    tokens: list[Token] = [tuple(half.text for half in halves) for halves in spelled]
    if not all(all(token) for token in tokens):
        return None
    shown = [system for system in SYSTEMS if _is_whole(tokens, system)]
    extra = None
    if not shown:
        extra, shown = _beside_another_name(tokens)
    if not shown and (countries & CHINESE or any(len(token) == 2 for token in tokens)) and _is_mixed(tokens):
        shown = ["P", "W", "C"]
    if not shown:
        return None
    own = [n for n in range(len(tokens)) if n != extra]
    groups = _groups(own, tokens, shown)
    return tuple(
        _one([half for n in group for half in spelled[n]], "" if group == [extra] else "".join(shown))
        for group in sorted(groups + ([[extra]] if extra is not None else []))
    )


@lru_cache(maxsize=1 << 16)
def split(part: Spelled, alone: bool) -> Sequence[Spelled]:
    """The parts of a name that Chinese, Korean or Burmese writes as one word. alone: whether it is all there is."""
    if part.script == "Myanmar":
        return burmese.split(part.written) or (part,)
    if part.script not in ("Han", "Hangul") or len(part.written) != len(part.syllables):
        return (part,)
    if part.script == "Han" and (names := _transcribed(part.written)):
        return names
    syllables = tuple(map(korean.reading, part.written)) if part.script == "Hangul" else part.syllables
    if not alone or not 2 <= len(syllables) <= 4:
        return (_characters(part.written, syllables, part.script, len(syllables) == 1),)
    size = 2 if "".join(syllables[:2]) in _DOUBLE and len(syllables) > 2 else 1
    return (
        _characters(part.written[:size], syllables[:size], part.script, True),
        _characters(part.written[size:], syllables[size:], part.script, False),
    )


@lru_cache(maxsize=1 << 16)
def _characters(written: str, syllables: tuple[str, ...], script: str, surname: bool) -> Spelled:
    """A part of a name in characters, with the reading that they have in names."""
    other = table("surname_readings" if surname else "given_readings") if script == "Han" else {}
    read = tuple(other.get(character, syllable) for character, syllable in zip(written, syllables, strict=True))
    text = "".join(read)
    return Spelled(text, text, script, read, written if script == "Han" else "", written)


def is_one_syllable(part: Spelled) -> bool:
    """Whether a part of a Chinese or Korean name in Latin letters is one syllable, which many characters share."""
    return len(part.syllables) == 1 and any(part.text in readings(system) for system in part.systems)


def as_surname(part: Spelled) -> Spelled:
    """The part with the reading that its character has as a surname."""
    reading = table("surname_readings").get(part.written) if part.script == "Han" else None
    return Spelled(reading, reading, part.script, (reading,), written=part.written) if reading else part


_DOUBLE = frozenset(
    [
        *("ouyang", "sima", "situ", "shangguan", "zhuge", "dongfang", "huangfu", "murong", "linghu", "gongsun"),
        *("namgung", "hwangbo", "seonu", "jegal", "sagong", "dokgo"),
    ]
)


@lru_cache(maxsize=1 << 14)
def _transcribed(written: str) -> tuple[Spelled, ...]:
    """Tibetan names that characters transcribe, one after the other: 丹增坚赞 is Tenzin Gyaltsen."""
    known, found, text = tibetan_in_characters(), [], simplified(written)
    while text:
        size = next((n for n in (4, 3, 2) if text[:n] in known and n <= len(text)), 0)
        if not size:
            return ()
        found.append(spell(text[:size]))
        text = text[size:]
    return tuple(found) if len(found) > 1 else ()


@cache
def tibetan_in_characters() -> frozenset[str]:
    """The names of `names/given-tibetan.yaml` that stand in Chinese characters."""
    from importlib.resources import files

    import yaml

    entries = yaml.safe_load(files("graph.identity").joinpath("names/given-tibetan.yaml").read_text("utf-8"))
    return frozenset(simplified(form) for entry in entries for form in entry["form"] if script_of(form) == "Han")


def _is_whole(tokens: Sequence[Token], system: str) -> bool:
    """Whether all of a name is syllables of one romanisation, with a surname at one end."""
    known = readings(system)
    count = 0
    for token in tokens:
        joined = "".join(token)
        if len(token) > 1 and all(half in known for half in token):
            count += len(token)
        elif len(token) == 1 and joined in surnames(system):
            count += 1
        elif len(token) == 1 and (ways := divided(joined, system)):
            count += len(ways[0])
        else:
            return False
    if not 2 <= count <= 5:
        return False
    return any("".join(tokens[n]) in surnames(system) for n in (0, -1))


def _beside_another_name(tokens: Sequence[Token]) -> tuple[int | None, list[str]]:
    """Which word is a name of another kind, at an end, where the rest is a whole name of three syllables."""
    if len(tokens) < 3:
        return None, []
    for extra in (len(tokens) - 1, 0):
        rest = [token for n, token in enumerate(tokens) if n != extra]
        shown = [system for system in SYSTEMS if _is_whole(rest, system)]
        if shown and len(tokens[extra]) == 1 and len(tokens[extra][0]) > 2 and sum(map(len, rest)) >= 3:
            return extra, shown
    return None, []


def _is_mixed(tokens: Sequence[Token]) -> bool:
    """Whether each word is syllables of some romanisation of Chinese, as names in Taiwan are often spelled."""
    known = {syllable for system in "PWC" for syllable in readings(system)}
    whole = all(
        all(half in known for half in token) or any(divided("".join(token), system) for system in "PWC")
        for token in tokens
    )
    return whole and any("".join(tokens[n]) in table("surnames") for n in (0, -1))


def _groups(own: Sequence[int], tokens: Sequence[Token], shown: Sequence[str]) -> list[list[int]]:
    """Numbers of the words of the surname and of those of the given name."""
    known = {surname for system in shown for surname in surnames(system)}
    first, last = "".join(tokens[own[0]]) in known, "".join(tokens[own[-1]]) in known
    if first and not (last and len(tokens[own[0]]) == 2 and len(own) == 2):
        return [[own[0]], list(own[1:])]
    return [list(own[:-1]), [own[-1]]] if last else [[n] for n in own]


def _one(halves: Sequence[Spelled], systems: str) -> Spelled:
    return _latin(
        tuple(half.text for half in halves),
        "".join(half.marked for half in halves),
        "" if systems else "".join(half.signs for half in halves),
        systems,
    )


@lru_cache(maxsize=1 << 17)
def _latin(syllables: tuple[str, ...], marked: str, signs: str, systems: str) -> Spelled:
    return Spelled("".join(syllables), marked, LATIN, syllables, signs, systems=systems)
