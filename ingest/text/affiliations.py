"""Affiliations as they stand beside names: `X, executive director, Y`, `X, 47, co-founder of the Y`, `X of the Y`.

The parser loses these in signatures, captions and long appositions; the names on both sides and the words between them
do not need it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.lexicons.load import lexicon, words
from ingest.text.analysis import Analysis
from ingest.text.clusters import Entity
from ingest.text.coreference import Resolver, is_authority
from ingest.text.name import Name

LEXICON = "affiliations.en.yaml"
_AGE = r"(?:,\s(?:aged\s)?\d{2})?"
REACH = 130
"""Characters between a person and an organisation."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A person and an organisation with the role that stands between them, `text[start:end]`."""

    person: tuple[Name, Entity]
    organisation: tuple[Name, Entity]
    role: str
    start: int
    end: int
    confidence: float


def affiliations(analysis: Analysis, resolver: Resolver) -> Iterator[Beside]:
    """Every person with an organisation right after, where the words between say how they belong together."""
    names = resolver.names_in(0, len(analysis.text))
    for index, person in enumerate(names):
        if person[1].kind != "Person":
            continue
        for organisation in names[index + 1 : index + 4]:
            if organisation[1].kind == "Person" or organisation[0].start - person[0].end > REACH:
                break
            if organisation[1].kind == "Organisation" and _same_block(analysis, person[0], organisation[0]):
                yield from _between(analysis.text, person, organisation)
                break


def _same_block(analysis: Analysis, one: Name, other: Name) -> bool:
    return analysis.sentences[one.sentence].block == analysis.sentences[other.sentence].block


def _between(text: str, person: tuple[Name, Entity], organisation: tuple[Name, Entity]) -> Iterator[Beside]:
    gap = text[person[0].end : organisation[0].start]
    start, end = person[0].start, organisation[0].end
    if match := _roles().fullmatch(gap):
        for role in re.split(r"\s+and\s+|,\s+", match["roles"]):
            if plain := _role(role):
                yield Beside(person, organisation, plain, start, end, 0.85)
    elif match := _verbs().fullmatch(gap):
        yield Beside(person, organisation, _verb_roles()[match["verb"].split()[0]], start, end, 0.8)
    elif re.fullmatch(r"\s(?:of|from)\s(?:the\s)?", gap) and not is_authority(organisation[1].name):
        yield Beside(person, organisation, "member", start, end, 0.6)


def _role(phrase: str) -> str | None:
    """The role without its article; None where the noun is a trade and no office."""
    plain = re.sub(r"^(?:an?|the|its|also|now)\s+", "", " ".join(phrase.split()))
    return plain if plain.split()[-1].lower() in words(LEXICON, "offices") else None


@lru_cache(maxsize=1)
def _roles() -> re.Pattern[str]:
    offices = "|".join(sorted(map(re.escape, words(LEXICON, "offices")), key=len, reverse=True))
    kinds = "|".join(sorted(words("names.en.yaml", "organisations", "cues")))
    one = rf"(?:(?:an?|the|its|also)\s)?(?:[\w’'-]+\s){{0,3}}?(?:{offices}|[a-z-]+ist)"
    listed = rf"(?P<roles>{one}(?:(?:\sand\s|,\s){one})*)"
    kind = rf"(?:(?:[\w-]+\s){{0,2}}(?:{kinds}|site)\s)?"
    link = rf"(?:\s(?:of|for|at|with|in|to)\s(?:(?:the|our|an?)\s)?{kind}|,\s(?:the\s)?)"
    return re.compile(rf"{_AGE},\s(?:who\s(?:is|was)\s)?{listed}{link}[“\"']?", re.IGNORECASE)


@lru_cache(maxsize=1)
def _verb_roles() -> dict[str, str]:
    entry = lexicon(LEXICON)["verbs"]
    assert isinstance(entry, dict)
    forms = entry["roles"]
    assert isinstance(forms, dict)
    return {str(form): str(role) for form, role in forms.items()}


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    forms = "|".join(sorted(map(re.escape, _verb_roles()), key=len, reverse=True))
    return re.compile(rf"{_AGE},?\s(?:who\s)?(?:had\s|has\s)?(?P<verb>{forms})\s(?:the\s|an?\s)?(?:[a-z-]+\s){{0,2}}")
