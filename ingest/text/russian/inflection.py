"""Forms of Russian words: the lemma of a word in its sentence, and the nominative of names and phrases."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol

from ingest.text.russian.models import models

CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct", "Par": "gent"}
GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
_PERSONAL = ("Name", "Surn", "Patr")
_CLASSES = {
    "NOUN": ("NOUN",), "PROPN": ("NOUN", "ADJF"), "ADJ": ("ADJF", "ADJS"),
    "VERB": ("VERB", "INFN", "PRTF", "PRTS", "GRND"),
    "AUX": ("VERB", "INFN"), "PRON": ("NPRO",), "DET": ("ADJF",), "NUM": ("NUMR",), "ADV": ("ADVB", "COMP"),
    "ADP": ("PREP",),
}  # fmt: skip
"""For each part of speech of the parser, those of the dictionary."""


class Inflected(Protocol):
    """A word with what the parser knows of its form."""

    @property
    def text(self) -> str: ...
    @property
    def pos(self) -> str: ...
    @property
    def relation(self) -> str: ...
    @property
    def features(self) -> Mapping[str, str]: ...


def lemma_of(text: str, pos: str, features: Mapping[str, str]) -> str:
    """The lemma of a word, in small letters and without ё."""
    return _lemma(text.lower(), pos, features.get("Case"), features.get("Gender"))


@lru_cache(maxsize=50_000)
def _lemma(text: str, pos: str, case: str | None, gender: str | None) -> str:
    best = _best(text, _CLASSES.get(pos, ()), case, gender)
    return plain_letters(str(best.normal_form)) if best is not None else plain_letters(text)


def plain_letters(text: str) -> str:
    """`text` with е for ё, which writers put or leave out as they like."""
    return text.replace("ё", "е").replace("Ё", "Е")


def _parses(text: str) -> Sequence[Any]:
    parses: Sequence[Any] = models().dictionary.parse(text)
    return parses


def _best(text: str, classes: Sequence[str], case: str | None, gender: str | None) -> Any:
    """The reading of the dictionary that fits best to what the parser says; the likelier of two."""
    wanted, kind = CASES.get(case or ""), GENDERS.get(gender or "")

    def fit(parse: Any) -> tuple[bool, bool, bool, float]:
        tag = parse.tag
        same_case = tag.case is None or wanted is None or str(tag.case)[:3] == wanted[:3]
        return (tag.POS in classes, same_case, kind is None or tag.gender in (kind, None), float(parse.score))

    return max(_parses(text), key=fit, default=None)


def cased_like(form: str, model: str) -> str:
    """`form` with the capital letters of `model`, part by part at hyphens: `ростов-на-дону` as `Ростова-на-Дону`."""
    parts = zip(form.split("-"), model.split("-"), strict=False)
    if form.count("-") != model.count("-"):
        return form[:1].upper() + form[1:] if model[:1].isupper() else form
    return "-".join(_cased(part, like) for part, like in parts)


def _cased(form: str, model: str) -> str:
    if len(model) > 1 and model.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if model[:1].isupper() else form


# --- people -------------------------------------------------------------------------------------------------------


def gender_of(words: Sequence[Inflected]) -> str | None:
    """`Masc` or `Fem` by the given name or patronymic, else as the parser has it; None where nothing tells."""
    names = {code: key for key, code in GENDERS.items()}
    for grammeme in ("Patr", "Name"):
        for word in words:
            genders = {p.tag.gender for p in _parses(word.text.lower()) if grammeme in p.tag and p.score >= 0.05}
            if len(genders) == 1 and (found := names.get(str(genders.pop()))) is not None:
                return found
    told = {word.features.get("Gender") for word in words} - {None}
    return told.pop() if len(told) == 1 else None


def personal_name(words: Sequence[Inflected]) -> str:
    """A person's name in the nominative, its words in their order: `Анну Петрову` → `Анна Петрова`."""
    gender, case = gender_of(words), words[0].features.get("Case")
    return " ".join(_personal(word.text, case, gender, given=word is words[0] and len(words) > 1) for word in words)


def readings(word: Inflected) -> dict[str, frozenset[str]]:
    """What a surname that stands alone may be in the nominative, with the genders: `Соколова` → Соколов, Соколова."""
    found: dict[str, set[str]] = {}
    for gender in ("Masc", "Fem"):
        cases = [word.features.get("Case"), *CASES]
        for case in cases:
            parse = _personal_parse(word.text, case, gender)
            if parse is not None:
                form = _nominative(parse, word.text, gender)
                found.setdefault(form, set()).add(gender)
    return {form: frozenset(genders) for form, genders in found.items()} or {word.text: frozenset(("Masc", "Fem"))}


def _personal(text: str, case: str | None, gender: str | None, *, given: bool) -> str:
    if len(text.rstrip(".")) == 1 or text.isupper():
        return text
    parse = _personal_parse(text, case, gender, given=given)
    return _nominative(parse, text, gender) if parse is not None else text


def _personal_parse(text: str, case: str | None, gender: str | None, *, given: bool = False) -> Any:
    """The reading as a name in a case and gender, None where the dictionary has none."""
    wanted, kind = CASES.get(case or ""), GENDERS.get(gender or "")
    fitting = [
        parse
        for parse in _parses(text.lower())
        if parse.tag.POS in ("NOUN", "ADJF")
        and (wanted is None or parse.tag.case is None or str(parse.tag.case)[:3] == wanted[:3])
        and (kind is None or parse.tag.gender == kind or "Ms-f" in parse.tag)
        and parse.tag.number != "plur"
    ]
    named = [parse for parse in fitting if any(grammeme in parse.tag for grammeme in _PERSONAL)]

    def likely(parse: Any) -> tuple[bool, float, str]:
        return (given and "Name" in parse.tag, float(parse.score), str(parse.normal_form))  # Игорь before Игор

    return max(named or fitting, key=likely, default=None)


def _nominative(parse: Any, text: str, gender: str | None) -> str:
    if parse.tag.case == "nomn":
        return text
    grammemes = {"nomn", "sing"} | ({GENDERS[gender]} if gender in GENDERS and parse.tag.POS == "ADJF" else set())
    inflected = parse.inflect(grammemes)
    return cased_like(str(inflected.word), text) if inflected is not None else text


# --- phrases ------------------------------------------------------------------------------------------------------


def nominative_phrase(words: Iterable[tuple[Inflected, str]], head: Inflected) -> str:
    """A phrase in the nominative: its head and what agrees with it change, the rest stays.

    words: each with the white space after it. `Свердловской области` → `Свердловская область`.
    """
    case, number, gender = (head.features.get(name) for name in ("Case", "Number", "Gender"))
    parts = []
    for word, space in words:
        text = word.text
        if word is head:
            text = _in_nominative(text, ("NOUN", "ADJF"), case, number, gender)
        elif (
            word.relation in ("amod", "det")
            and word.features.get("Case") == case
            and word.pos in ("ADJ", "DET", "VERB")
        ):
            text = _in_nominative(text, ("ADJF", "PRTF"), case, number, gender)
        parts.append(text + space)
    return "".join(parts).strip()


def _in_nominative(text: str, classes: Sequence[str], case: str | None, number: str | None, gender: str | None) -> str:
    if case in (None, "Nom") or (not text.isalpha() and "-" not in text) or (len(text) > 1 and text.isupper()):
        return text
    parse = _best(text.lower(), classes, case, gender if number != "Plur" else None)
    if parse is None or parse.tag.POS not in classes:
        return text
    grammemes = {"nomn", "plur" if number == "Plur" else "sing"}
    if number != "Plur" and parse.tag.POS in ("ADJF", "PRTF") and gender in GENDERS:
        grammemes.add(GENDERS[gender])
    inflected = parse.inflect(grammemes)
    return cased_like(str(inflected.word), text) if inflected is not None else text
