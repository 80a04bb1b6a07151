"""Names in Russian texts, each in the nominative, and the people, organisations and places that they mean."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from graph.names import normalise
from ingest.lexicons.load import lexicon
from ingest.text.clusters import Entity
from ingest.text.name import CERTAIN, Name
from ingest.text.russian.inflection import gender_of, nominative_phrase, personal_name, readings
from ingest.text.russian.parse import Sentence, Word
from ontology.model import EntityClass

LEXICON = "names.ru.yaml"
_QUOTED = re.compile(r"[«“\"]([А-ЯЁA-Z][^«»“”\"\n]{1,80})[»”\"]")
_KINDS: dict[str, EntityClass] = {"PER": "Person", "LOC": "Place", "ORG": "Organisation"}
_LIKELY = 4.0


@dataclass(frozen=True, slots=True)
class Spotted:
    """A name where it stands. forms: what it may be in the nominative, the likeliest first. genders: of a person."""

    name: Name
    forms: tuple[str, ...]
    genders: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def roles() -> dict[str, str]:
    """What a word beside a name makes of a person."""
    listed = lexicon(LEXICON)["roles"]
    assert isinstance(listed, dict)
    return {str(word): role for role, words in listed.items() if isinstance(words, list) for word in words}


@lru_cache(maxsize=4)
def listed(group: str) -> frozenset[str]:
    """The words of a group of the lexicon."""
    found = lexicon(LEXICON)[group]
    assert isinstance(found, list)
    return frozenset(str(word) for word in found)


@lru_cache(maxsize=1)
def _facility() -> re.Pattern[str]:
    entries = lexicon(LEXICON)["facilities"]
    assert isinstance(entries, list)
    return re.compile("|".join(str(entry["pattern"]) for entry in entries if isinstance(entry, dict)))


def find_names(text: str, sentences: Sequence[Sentence]) -> tuple[Spotted, ...]:
    """The names of a text in their order, none overlapping another."""
    return tuple(spotted for sentence in sentences for spotted in _in_sentence(text, sentence))


def _in_sentence(text: str, sentence: Sentence) -> list[Spotted]:
    found: list[Spotted] = []

    def free(start: int, end: int) -> bool:
        return all(end <= one.name.start or one.name.end <= start for one in found)

    for match in _facility().finditer(text, sentence.start, sentence.end):
        found.append(_phrase(text, sentence, match.start(), match.end(), "Facility", CERTAIN))
    for start, end, kind in sentence.names:
        if kind == "PER" and free(start, end) and (person := _person(sentence, start, end)) is not None:
            found.append(person)
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        span = next(
            ((a, b) for a, b, kind in sentence.names if kind == "ORG" and a < match.end(1) and match.start(1) < b), None
        )
        generic = _generic_before(sentence, match.start())
        if (span or generic) and free(match.start(), match.end()):
            found.append(_quoted(text, sentence, match, span, generic))
    for start, end, kind in sentence.names:
        named = kind in ("LOC", "ORG") and text[start].isupper() and not _is_generic(sentence, start, end)
        if named and free(start, end):
            found.append(_phrase(text, sentence, start, end, _KINDS[kind], _LIKELY))
    return sorted(found, key=lambda one: one.name.start)


def _person(sentence: Sentence, start: int, end: int) -> Spotted | None:
    words = [word for word in sentence.words_in(start, end) if word.text != "."]
    if not words or not words[0].text[:1].isupper():
        return None
    role = _role_beside(sentence, words)
    if len(words) == 1:
        forms = readings(words[0])
        told = personal_name(words)
        ordered = tuple(sorted(forms, key=lambda form: (form != told, form)))
        name = Name(start, end, ordered[0], sentence.number, "Person", (("Person", _LIKELY),), role)
        return Spotted(name, ordered, frozenset().union(*forms.values()))
    gender = gender_of(words)
    form = personal_name(words)
    name = Name(start, end, form, sentence.number, "Person", (("Person", CERTAIN),), role)
    return Spotted(name, (form,), frozenset({gender} if gender else {"Masc", "Fem"}))


def _role_beside(sentence: Sentence, words: Sequence[Word]) -> str | None:
    head = sentence.head_in(words[0].start, words[-1].end)
    if head is None:
        return None
    beside = [child for child in head.children if child.relation in ("appos", "nmod")]
    if head.head is not None and head.relation in ("appos", "nsubj", "flat:name", "nmod"):
        beside.append(head.head)
    return next((roles()[word.lemma] for word in beside if word.lemma in roles()), None)


def _generic_before(sentence: Sentence, start: int) -> bool:
    """Whether a word as `организации` stands before a quotation mark."""
    before = [word for word in sentence.words if word.end <= start]
    return bool(before) and before[-1].lemma in listed("organisations")


def _quoted(
    text: str, sentence: Sentence, match: re.Match[str], span: tuple[int, int] | None, generic: bool
) -> Spotted:
    """An organisation in quotation marks; words with a capital before them are a part of its name."""
    start, end = match.span(1)
    outside = span and text[span[0]].isupper() and span[0] < match.start()
    if span and outside and not _is_generic(sentence, span[0], match.start()):
        return _phrase(text, sentence, span[0], max(span[1], match.end()), "Organisation", CERTAIN)
    if generic:
        name = Name(start, end, match[1], sentence.number, "Organisation", (("Organisation", CERTAIN),))
        return Spotted(name, (match[1],))
    return _phrase(text, sentence, start, end, "Organisation", _LIKELY)


def _phrase(text: str, sentence: Sentence, start: int, end: int, kind: EntityClass, weight: float) -> Spotted:
    words = sentence.words_in(start, end)
    head = sentence.head_in(start, end)
    form = text[start:end]
    if head is not None:
        spaced = [(word, text[word.end : after.start]) for word, after in pairwise(words)]
        form = nominative_phrase([*spaced, (words[-1], "")], head)
    return Spotted(Name(start, end, form, sentence.number, kind, ((kind, weight),)), (form,))


def _is_generic(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch holds nothing but a word as `организация`."""
    return [word.lemma in listed("organisations") for word in sentence.words_in(start, end)] == [True]


# --- who is who ---------------------------------------------------------------------------------------------------


def entities_of(names: Iterable[Spotted], text: str) -> list[Entity]:
    """Names joined: a surname to the full name that has it, a quoted name to the longer one that holds it."""
    groups: list[list[Spotted]] = []
    for spotted in sorted(names, key=lambda one: (-len(one.forms[0].split()), one.name.start)):
        group = _group_for(spotted, groups)
        if group is None:
            groups.append([spotted])
        else:
            group.append(spotted)
    groups.sort(key=lambda group: min(one.name.start for one in group))
    return [_entity(number, group, text) for number, group in enumerate(groups)]


def _group_for(spotted: Spotted, groups: list[list[Spotted]]) -> list[Spotted] | None:
    fitting = [group for group in groups if group[0].name.kind == spotted.name.kind and _fits(spotted, group[0])]
    before = [group for group in fitting if min(one.name.start for one in group) <= spotted.name.start]
    nearest = sorted(before or fitting, key=lambda group: -max(_before(one, spotted) for one in group))
    return nearest[0] if nearest else None


def _before(one: Spotted, other: Spotted) -> int:
    return one.name.start if one.name.start <= other.name.start else -1


def _fits(short: Spotted, full: Spotted) -> bool:
    if short.name.kind == "Person" and not short.genders & full.genders:
        return False
    whole = set(normalise(full.forms[0]).split())
    if short.name.kind == "Place":
        return any(set(normalise(form).split()) == whole for form in short.forms)
    return any(set(normalise(form).split()) <= whole for form in short.forms)


def _entity(number: int, group: list[Spotted], text: str) -> Entity:
    """The entity has its name in the nominative, its mentions have the words that stand there."""
    longest = group[0]
    form, kind = longest.forms[0], longest.name.kind
    assert kind is not None
    names = tuple(
        Name(n.start, n.end, text[n.start : n.end], n.sentence, kind, n.votes, n.role)
        for n in sorted((one.name for one in group), key=lambda name: name.start)
    )
    return Entity(number, kind, form, (), names)


def genders_of(names: Iterable[Spotted]) -> Iterator[tuple[int, frozenset[str]]]:
    """Where a person's name starts, and the genders that it may have."""
    return ((one.name.start, one.genders) for one in names if one.name.kind == "Person")
