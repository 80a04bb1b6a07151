"""Who is who within one document: names joined to people, organisations, facilities and places."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from graph.names import normalise
from ingest.lexicons.load import words
from ingest.text.name import Name
from ingest.text.name_words import LEXICON
from ingest.text.variants import are_alike, spelled_alike
from ontology.model import EntityClass

_ALIAS = re.compile(
    r"[”\"’']?,?\s\(?(?:(?:also|better|widely|commonly|popularly)\sknown\s(?:as|by\s(?:his|her)\s(?:pen|stage|nick)\s?name)|aka|"
    r"a\.k\.a\.|alias|known\sas|nicknamed|dubbed|whose\sreal\sname\sis|real\sname|born|"
    r"(?:(?:also|sometimes)\s)?(?:spelled|spelt|written|transliterated)(?:\sas)?)\s[“\"‘']?"
)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, facility or place of a document.

    number: its place in the order of the text. name: the full form that is met first. forms: every other full form, as
    an acronym or a translation in parentheses. names: where it stands, short forms included. described: the words are a
    description and no name.
    """

    number: int
    kind: EntityClass
    name: str
    forms: tuple[str, ...]
    names: tuple[Name, ...]
    described: bool = False

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(normalise(form) for form in (self.name, *self.forms))


def plain(text: str) -> str:
    """A name as it is written, on one line."""
    return _SPACE.sub(" ", text).strip()


def cluster(names: Iterable[Name], text: str) -> list[Entity]:
    """Join names to entities, each name in exactly one, in the order in which entities are first met."""
    by_kind: dict[EntityClass, list[Name]] = defaultdict(list)
    for name in names:
        if name.kind:
            by_kind[name.kind].append(name)
    groups: list[tuple[EntityClass, list[Name]]] = []
    for kind, members in by_kind.items():
        joined = _people(members, text) if kind == "Person" else _others(members, text, kind)
        groups.extend((kind, group) for group in joined)
    groups.sort(key=lambda item: min(name.start for name in item[1]))
    return [_entity(number, kind, group, text) for number, (kind, group) in enumerate(groups)]


def _entity(number: int, kind: EntityClass, group: list[Name], text: str) -> Entity:
    ordered = sorted(group, key=lambda name: name.start)
    longest = min(_length(name.key) for name in ordered)
    if kind == "Person":
        full = [name for name in ordered if _length(name.key) == longest]
        wholes = [name.key.split() for name in full]
        other = [name for name in ordered if not any(_fits(name.key.split(), whole) for whole in wholes)]
        forms = _distinct([*full, *other])
    else:
        full = [name for name in ordered if not _is_short_for(name, ordered)]
        forms = _distinct(full)
    main = _best(_used_most(forms, ordered) if kind == "Person" else forms)
    return Entity(number, kind, main, tuple(form for form in forms if form != main), tuple(ordered))


def _best(forms: list[str]) -> str:
    """The first form that is not in capitals throughout and no acronym, else the first."""
    cased = [form for form in forms if not form.isupper() and (" " in form or not _is_acronym(form))]
    return (cased or forms)[0]


def _used_most(forms: list[str], names: list[Name]) -> list[str]:
    """`forms` without those spellings of the first that the text has more rarely."""
    first = normalise(forms[0])
    alike = [form for form in forms if form == forms[0] or are_alike(first, normalise(form))]
    counted = {form: sum(_fits(name.key.split(), normalise(form).split()) for name in names) for form in alike}
    met = {form: min(n.start for n in names if plain(n.text) == form) for form in alike}
    most = max(alike, key=lambda form: (not form.isupper(), counted[form], -met[form]))
    return [form for form in forms if form == most or form not in alike]


def _is_acronym(form: str) -> bool:
    return " " not in form and sum(c.isupper() for c in form) >= 2


def _distinct(names: Iterable[Name]) -> list[str]:
    seen: dict[str, str] = {}
    for name in names:
        key, form = name.key, plain(name.text)
        if key not in seen or (seen[key].isupper() and not form.isupper()):
            seen[key] = form
    return list(seen.values())


def _is_short_for(name: Name, group: list[Name]) -> bool:
    mine = name.key.split()
    return any(
        len(other.key.split()) > len(mine) and set(mine) <= set(other.key.split()) and not name.text.isupper()
        for other in group
    )


# --- people -------------------------------------------------------------------------------------------------------


def _people(names: list[Name], text: str) -> list[list[Name]]:
    """Full names first; then each shorter form to the full name that holds its words, the one used most if several."""
    by_key: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(names, key=lambda n: n.start):
        by_key[name.key].append(name)
    groups: dict[str, list[Name]] = {}
    holding: dict[str, list[str]] = defaultdict(list)
    for key in sorted(by_key, key=lambda k: (*_length(k), by_key[k][0].start)):
        parts = key.split()
        candidates = dict.fromkeys(full for part in parts for full in holding[part])
        fitting = [full for full in candidates if _fits(parts, full.split()) and not _is_kin(by_key[key], groups[full])]
        for name in by_key[key]:
            groups.setdefault(_owner(name, fitting, groups) or key, []).append(name)
        if key in groups:
            for part in parts:
                holding[part].append(key)
    return _with_aliases(spelled_alike(groups), text)


def _length(key: str) -> tuple[int, int]:
    """How long a name is, the longest first: the words that are no initials, then all."""
    parts = key.split()
    return -sum(len(part) > 1 for part in parts), -len(parts)


def _is_kin(short: list[Name], full: list[Name]) -> bool:
    """Whether a longer name is that of a relative of the shorter one's: `Mira Tolland and her son Mira Lev Tolland`."""
    if " " not in short[0].key:
        return False
    beside = {name.sentence for name in short}
    return any(name.role == "relative" and name.of_somebody and name.sentence in beside for name in full)


def _with_aliases(found: list[list[Name]], text: str) -> list[list[Name]]:
    """Join `X, also known as Y` to one person."""
    owner = {id(name): group for group in found for name in group}
    ordered = sorted((name for group in found for name in group), key=lambda name: name.start)
    for left, right in pairwise(ordered):
        if _ALIAS.fullmatch(text[left.end : right.start]) or _is_enclosed_spelling(left, right, text):
            first, second = owner[id(left)], owner[id(right)]
            if first is not second:
                first.extend(second)
                owner.update({id(name): first for name in second})
                second.clear()
    return [group for group in found if group]


def _is_enclosed_spelling(left: Name, right: Name, text: str) -> bool:
    """Whether a full name in parentheses after another begins like it: `Uladzislau Brankou (Vladislav Brankov)`."""
    enclosed = text[left.end : right.start] == " (" and text[right.end : right.end + 1] in (")", ",", ";")
    one, other = left.key.split(), right.key.split()
    full = len(one) > 1 and len(one) == len(other)
    return enclosed and full and one[-1][0] == other[-1][0] and abs(len(one[-1]) - len(other[-1])) <= 2


def _owner(name: Name, fitting: list[str], groups: dict[str, list[Name]]) -> str | None:
    """The full name of which a form is short, None where it stands for itself."""
    parts = name.key.split()
    if name.key in groups:
        return name.key
    if not fitting:
        return None
    if len(fitting) == 1:
        return fitting[0]
    surname = [key for key in fitting if parts[-1] in _surnames(key)] if len(parts) == 1 else fitting
    pool = surname or fitting
    counted = Counter({key: len(groups[key]) for key in pool})
    before = [key for key in pool if any(other.start < name.start for other in groups[key])]
    ranked = before or pool
    return max(ranked, key=lambda key: (not _is_relative(groups[key]), counted[key], -groups[key][0].start))


def _surnames(key: str) -> list[str]:
    """The words by which alone somebody may be called: the last, of three and more the last two."""
    parts = key.split()
    return parts[-2:] if len(parts) > 2 else parts[-1:]


def _is_relative(group: list[Name]) -> bool:
    return any(name.role == "relative" and name.of_somebody for name in group)


def _fits(short: list[str], full: list[str]) -> bool:
    """Whether the words of a shorter form are those of a full name in their order; initials stand for words."""
    if _fits_by_initials(short, full):
        return True
    if len(short) > len(full):
        return False
    if len(short) == len(full):
        return all(
            a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(short, full, strict=True)
        ) and any(len(a) > 1 and a == b for a, b in zip(short, full, strict=True))
    position = 0
    for word in short:
        hit = next(
            (i for i in range(position, len(full)) if full[i] == word or (len(word) == 1 and full[i].startswith(word))),
            None,
        )
        if hit is None:
            return False
        position = hit + 1
    return any(len(word) > 1 for word in short)


def _fits_by_initials(short: list[str], full: list[str]) -> bool:
    """Whether initials and a surname, in either order, are those of a full name: `Tolandov A.V.`, `A.V. Tolandov`."""
    initials = [word for word in short if len(word) == 1]
    surname = [word for word in short if len(word) > 1]
    if not initials or not surname or ([*initials, *surname] != short and [*surname, *initials] != short):
        return False
    given = full[: -len(surname)]
    if full[-len(surname) :] != surname or not given or len(given[0]) == 1:
        return False
    return all(name.startswith(letter) for name, letter in zip(given, initials, strict=False))


# --- everything else ----------------------------------------------------------------------------------------------


def _others(names: list[Name], text: str, kind: EntityClass) -> list[list[Name]]:
    """Equal forms; `Full Name (ACRONYM)` and `Name (Translation)`; short forms such as `the Initiative`."""
    ordered = sorted(names, key=lambda name: name.start)
    parent: dict[str, str] = {name.key: name.key for name in ordered}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    for left, right in pairwise(ordered):
        if kind != "Place" and _in_parentheses(text, left, right):
            parent[root(right.key)] = root(left.key)
    if kind != "Place":
        forms = _LongForms(dict.fromkeys(name.key for name in ordered))
        for key in sorted(parent):
            if root(key) == key and (longer := forms.of(key)) and root(longer) != key:
                parent[key] = root(longer)
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in ordered:
        groups[root(name.key)].append(name)
    return list(groups.values())


def _in_parentheses(text: str, left: Name, right: Name) -> bool:
    between = text[left.end : right.start]
    closed = re.match(r"[”\"’']?\s*[),;]", text[right.end : right.end + 4]) is not None
    return closed and re.fullmatch(r"\s*[”\"]?\s*\((?:or |the |in English,? )?[“\"]?", between) is not None


class _LongForms:
    """The forms of several words, by what may stand for them: a tail, a kind word, initials."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._by_short: dict[str, str] = {}
        heads = {head.lower() for head in words(LEXICON, "organisations", "heads")}
        for key in keys:
            parts = key.split()
            if len(parts) < 2:
                continue
            shorts = [" ".join(parts[start:]) for start in range(1, len(parts) - 1)]
            shorts += [part for part in parts if part in heads]
            shorts += [
                " ".join(parts[:end]) for end in range(2, len(parts)) if parts[-1] in heads and parts[0] not in heads
            ]
            shorts += [
                " ".join(parts[:end]) for end in range(2, len(parts)) if parts[end] in _NOT_IN_INITIALS - {"the", "and"}
            ]
            initials = "".join(part[0] for part in parts if part not in _NOT_IN_INITIALS)
            if len(initials) > 2:
                shorts.append(initials)
            for short in shorts:
                self._by_short.setdefault(short, key)

    def of(self, key: str) -> str | None:
        """The first longer form of which `key` is a part (`the Initiative`) or whose initials it is."""
        return self._by_short.get(key)


_NOT_IN_INITIALS = frozenset({"of", "for", "the", "and", "in", "on", "to"})
