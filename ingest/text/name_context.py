"""What the words beside a name tell of its kind: `the town of X`, `X, a network of farmers`, `X airport`, `X, who`.

The parser's label is often wrong for names that its training did not have; what stands around them is not.
"""

import re
from functools import lru_cache

from ingest.lexicons.load import words
from ingest.text.alternatives import any_of
from ingest.text.name import CERTAIN, Votes
from ingest.text.name_organisations import led
from ingest.text.name_words import LEXICON, role_of, vocabulary

STRONG = 4.0
"""Votes of words that tell the kind of a name outright."""
_HEAD_ENDS = re.compile(
    r"\s(?:of|in|on|at|for|from|with|by|near|and|or|that|which|who|whose|where|working|based|run|founded|behind|to|is|was|"
    r"has|had|led|between|under|against|close|outside|about|dedicated|campaigning|banned|known|owned)\b|[,.;:()–—“”\"]"
)
_APPOSED = re.compile(
    r"[”\"’']?\s?(?:\([^)\n]{2,60}\)\s?)?(?:,\s|(?:is|was|are|were)\s)(?:also\s)?"
    r"(?:an?|the|another|one of the|one of|[A-Z][\w-]*['’]s)\s(?P<words>[^.;:()\n]{3,90})"
)
_POSSESSIVE = re.compile(r"['’]s?\b")
_OWN_SITE = re.compile(
    r"['’]s\s(?:[A-Z][\w-]*\s){0,3}(?:Prison|Jail|Colony|Centre|Center|Court|Tribunal|Penitentiary|Barracks|Airport|University)\b"
)
_LOCAL = re.compile(r"\s(?:bar|courthouse|authorities|(?:[a-z]+\s)?plantations?|oilfields?|suburbs?|slums?)\b")
_PLACE_BEFORE = re.compile(
    r"\b(?P<word>[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|[Tt]hroughout|[Aa]cross|[Tt]owards?|[Ii]nside|[Nn]earby|[Nn]eighbou?ring)\s"
    r"(?:(?:nearby|neighbou?ring|northern|southern|eastern|western|central|rural|downtown|mainland)\s)?$"
)
_OFFICE_FOR = (
    r"\b(?i:director|campaigner|researcher|advis[eo]r|expert|coordinator|representative|head|manager|specialist|analyst|officer|"
    r"correspondent|editor|desk|programme|program)\s(?:for|on|of|in\scharge\sof)\s(?:the\s)?$"
)
_WHENCE = re.compile(r"\b([a-z-]+)\sfrom\s$")
_SURNAMES = frozenset({"Jordan", "Chad", "Israel", "Georgia", "East", "Delta", "Island", "Bank"})
_OF_GROUP = re.compile(r"\([A-Z][A-Z-]+\)\sof\s$")
_FROM = re.compile(r"\bfrom\s$")
_AIMED = re.compile(
    r"\b(?:shot|shooting|look(?:ed|ing)?|shout(?:ed|ing)?|fir(?:ed|ing)|laugh(?:ed|ing)?|aimed|directed|thrown?)\sat\s$"
)
_AT = re.compile(r"\b(?:at|via)\s$")


def context_votes(before: str, name: str, after: str, votes: Votes) -> None:
    """Add to `votes` what the words before and after `name` in its sentence tell."""
    if vocabulary().heads.isdisjoint(name.split()):
        _place(before, name, after, votes)
    _apposition(after, votes)
    if led().search(before):
        votes["Organisation"] += 3.5
    if " " in name and re.search(r"\bDear\s$", before) and re.match(r",|\s(?:and|&)\s", after):
        votes["Person"] += STRONG
    if re.search(r"\b[A-Z]{3,}\b", name) and re.search(r"[a-z]", name):
        votes["Organisation"] += 1.5
    if re.match(r",?\s(?:who|whose|whom)\b", after) or _human_verb().match(after):
        votes["Person"] += 1.0


def is_region(name: str) -> bool:
    """Whether a name is made of a point of the compass and a part of the world: `South Caucasus`."""
    parts = name.split()
    return len(parts) > 1 and parts[0] in _set("compass") and parts[1] in _set("regions")


def is_part_of_office(before: str, name: str) -> bool:
    """Whether a field or a part of the world says what an office is for: `Regional Director for Africa`."""
    parts = name.split()
    world = parts[-1] in _set("regions") or parts[0] in _set("regions")
    fields = vocabulary().topics | _set("fields")
    work = all(part in fields for part in parts)
    ahead = world and re.search(r"\b(?:deputy|acting|regional|senior)\s$", before) is not None
    return ahead or ((world or work) and re.search(_OFFICE_FOR, before) is not None)


def is_country_branch(name: str) -> bool:
    """Whether a name ends in that of a country, as those of branches do: `Harbour Watch Ukraine`."""
    first, _, last = name.rpartition(" ")
    countries = words(LEXICON, "places", "known") | words(LEXICON, "contexts", "regions")
    whole = name.lower() in vocabulary().known_places or is_region(name)
    return bool(first) and last in countries - _SURNAMES and not whole


def is_world(name: str) -> bool:
    """Whether a name is a part of the world for which somebody may be responsible: `Africa`, `South Caucasus`."""
    return is_region(name) or name in _set("regions")


def _place(before: str, name: str, after: str, votes: Votes) -> None:
    parts = name.split()
    if _place_of().search(before):
        votes["Place"] += CERTAIN
        return
    peoples = parts[0].lower() in vocabulary().demonyms  # `Islamic State`
    numbered = re.search(r"\d(?:st|nd|rd|th)\s$", before) is not None  # `the 5th Military Region`
    if len(parts) > 1 and parts[-1] in words(LEXICON, "contexts", "endings") and not peoples and not numbered:
        votes["Place"] += STRONG
    if is_region(name):
        votes["Place"] += STRONG
    if _sites().match(after):
        votes["Place"] += STRONG
    if _OWN_SITE.match(after) and parts[-1] not in vocabulary().titles:
        votes["Place"] += STRONG
    if _POSSESSIVE.match(after):
        return
    if _LOCAL.match(after):
        votes["Place"] += STRONG
    followed = re.match(r",\s([A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+)?)", after)
    if followed and followed[1].lower() in vocabulary().known_places and _PLACE_BEFORE.search(before):
        votes["Place"] += STRONG
    abroad = re.match(r"\s\(([A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+)*)\)", after)
    if (
        len(parts) > 1
        and abroad
        and abroad[1].lower() in vocabulary().known_places
        and not _PLACE_BEFORE.search(before)
    ):
        votes["Person"] += 2.5  # `prizes go to Mira Tolland (Guinea)`
        return
    if (found := _PLACE_BEFORE.search(before)) and not re.match(r"\s(?:and|or)\s[A-Z][\w’'-]+['’]s\b", after):
        votes["Place"] += 2.0 if found["word"].lower() in ("in", "near") else 2.5
        if len(parts) <= 3 and not re.match(r"\s[A-Z]", after):
            votes["Place"] += 1.0
    elif (
        _towards().search(before)
        or _of_place().search(before)
        or (_FROM.search(before) and re.match(r"\sto\s[A-Z]", after))
    ) or _OF_GROUP.search(before):
        votes["Place"] += 3.0
    elif (whence := _WHENCE.search(before)) and role_of(whence[1]) and not name.isupper():
        votes["Place"] += 2.0
    elif _AT.search(before) and not re.match(r"\s[a-z]", after):
        votes["Place"] += 1.5 if _AIMED.search(before) else 2.2


def _apposition(after: str, votes: Votes) -> None:
    """Follow `, a grassroots network of`: the last noun of the phrase before what goes on from it says the kind."""
    match = _APPOSED.match(after)
    if match is None:
        return
    phrase = _HEAD_ENDS.split(match["words"], maxsplit=1)[0].strip()
    last = phrase.lower().split()
    if not last or phrase.split()[-1][0].isupper():
        return  # `in Velmar, the Harbour Group`
    two = " ".join(last[-2:])
    if two in _set("facility-nouns") or last[-1] in _set("facility-nouns"):
        votes["Facility"] += CERTAIN
    elif last[-1] in _set("organisation-nouns") or two in _set("organisation-nouns"):
        votes["Organisation"] += STRONG + 1
    elif last[-1] in _set("place-nouns"):
        votes["Place"] += STRONG
    elif role_of(last[-1]):
        votes["Person"] += STRONG - 1


def _set(group: str) -> frozenset[str]:
    return words(LEXICON, "contexts", group)


def _any_of(group: str) -> str:
    return any_of(_set(group))


@lru_cache(maxsize=1)
def _place_of() -> re.Pattern[str]:
    """`in the northern town of `, `the village `."""
    nouns = _any_of("place-nouns")
    return re.compile(
        rf"\b(?i:{nouns})s?\s(?:of|called|named)\s(?:the\s)?$|\bthe\s(?:[a-z-]+\s)?(?i:town|city|village)\s$"
    )


@lru_cache(maxsize=1)
def _of_place() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of('of-places')})\s(?:of|from)\s$")


@lru_cache(maxsize=1)
def _sites() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)?\s(?:[a-z-]+\s)?(?:{_any_of('sites')})\b")


@lru_cache(maxsize=1)
def _towards() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of('towards')})\s(?:back\s|home\s|again\s|on\s|over\s|from\s[A-Z][\w’'-]+\s)?to\s$")


@lru_cache(maxsize=1)
def _human_verb() -> re.Pattern[str]:
    return re.compile(rf"\s(?:has\s|had\s|was\s|also\s)?(?:{_any_of('human-verbs')})\b")
