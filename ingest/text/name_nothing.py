"""What is written like a name and is neither person nor organisation: laws, prizes, peoples, projects, titles."""

import re
from functools import lru_cache

from graph.names import normalise
from ingest.lexicons.load import words
from ingest.text.alternatives import any_of
from ingest.text.name_words import LEXICON, is_organisation, role_of, vocabulary

_LINK = re.compile(r"\s(?:of|for|on|against|to|in)\s")
_SUBUNITS = frozenset(
    {"Desk", "Programme", "Program", "Office", "Division", "Section", "Unit", "Department", "Team", "Bureau"}
)
_TOO_LARGE = frozenset({"Africa", "Europe", "Asia", "America", "Americas", "West", "East", "North", "South"})
"""Parts of the world in which nothing happens that a release tells of."""
_AWARDED = frozenset({"Award", "Awards", "Prize", "Prizes", "Medal", "Act", "Law", "Index"})
_REALMS = frozenset({"Republic", "Kingdom", "Regime"})
_GIVEN = frozenset({"Bill", "Spring", "Summer"})
"""Words that are also given names, where they stand first."""
_LABEL = re.compile(
    r"\b(?:Occupation|Profession|Status|Nationality|Ethnicity|Religion|Language|Gender|Codes?|Process):\s*$"
)
_FUNDED = re.compile(r"-(?:funded|backed|owned|financed|sponsored|linked|led|run|affiliated)\b")
_NUMBERED = re.compile(r"\d\($")
_TITLE_SMALL = frozenset(
    {"a", "an", "the", "of", "in", "on", "for", "from", "to", "and", "or", "at", "by", "with", "without"}
)


def is_nothing(name: str) -> bool:
    """Whether a name is that of a people, a law, a prize, a street, a desk of a region, or a mere office."""
    known, parts = vocabulary(), name.split()
    if normalise(name) in known.demonyms or name in _TOO_LARGE:
        return True
    if len(parts) == 2 and parts[1].lower() in known.currencies:
        return True
    if len(parts) == 2 and normalise(parts[0]) in known.demonyms and parts[1] in _REALMS:
        return True
    if len(parts) == 2 and normalise(parts[0]) in known.demonyms and parts[1] in _SUBUNITS | {"Service"}:
        return True
    if len(parts) > 1 and parts[-1] in _SUBUNITS and (parts[0] in _continents() or parts[1] in _continents()):
        return True
    if parts[-1] in _AWARDED or (name.isupper() and len(parts) > 1 and _is_heading(parts)):
        return True
    if _LINK.split(name)[0].split()[-1] in known.documents and parts[-1] not in known.heads:
        return True
    office = len(parts) > 1 and role_of(parts[-1]) is not None
    things = parts[1:] if parts[0] in _GIVEN else parts
    return not is_organisation(name) and (office or not known.things.isdisjoint(things))


def _is_heading(parts: list[str]) -> bool:
    """Whether all words are those of headings: `HUMAN RIGHTS DEFENDERS`, `JOURNALISTS AND BLOGGERS`."""
    known = vocabulary()
    common = known.never | known.topics | known.several_titles | {"Defenders"}
    return all(word.title() in common or len(word) < 3 for word in (part.strip(".") for part in parts))


def is_people(name: str) -> bool:
    """Whether a name of two words is that of a people: `Crimean Tatar`. The second may be a surname."""
    parts = name.split()
    if len(parts) == 2 and parts[0] in ("Indigenous", "Native", "Simplified", "Traditional"):
        return True
    return len(parts) == 2 and normalise(parts[1]) in vocabulary().demonyms and parts[0] not in vocabulary().titles


def is_named_after(text: str, start: int, end: int, limit: int) -> bool:
    """Whether a prize, a project or a people follows that has its name from the words: `the Velmar gas project`."""
    name, known = text[start:end], vocabulary()
    if _NUMBERED.search(text, max(0, start - 2), start) or text[start - 1 : start] == "#":
        return True
    if name.isupper() and len(name) <= 4 and re.search(r"\d\s$", text[max(0, start - 2) : start]):
        return True  # a currency: `200,000 CFA`
    if re.search(r"['’]s\s$", text[max(0, start - 3) : start]) and name.split()[-1] in (
        "Program",
        "Programme",
        "Project",
    ):
        return True
    if _FUNDED.match(text, end, limit) and normalise(name) not in known.known_places:
        return True  # `the Velmar-funded broadcaster`
    if _LABEL.search(text, max(0, start - 30), start) or re.fullmatch(r"[A-Z]\.(?:\s?[A-Z]\.?)?", name):
        return True
    if is_organisation(name) or normalise(name) in known.known_places:
        return False
    return _work().match(text, end, limit) is not None or (
        " " not in name and _people().match(text, end, limit) is not None
    )


def is_in_title(text: str, start: int, end: int) -> bool:
    """Whether a name is a word of a title in quotation marks: `“Notes from Velmar”`."""
    opened = max(text.rfind(mark, max(0, start - 60), start) for mark in '“"')
    if opened < 0 or re.search(r"[”\"\n]", text[opened + 1 : start]):
        return False
    closed = re.match(r"[^“”\"\n]{0,60}?[”\"]", text[end:])
    if closed is None:
        return False
    title = re.findall(r"[\w’'-]+", text[opened + 1 : end + closed.end() - 1])
    cased = all(word[0].isupper() or word[0].isdigit() or word in _TITLE_SMALL for word in title)
    return 2 <= len(title) <= 8 and cased and title[0][0].isupper() and len(title) > len(text[start:end].split())


def is_title_of_work(text: str, sentence: int, start: int, end: int) -> bool:
    """Whether a report or book is called so: `her report Doors Without Handles, on`."""
    called = re.search(
        r"\b(?:the|an?|his|her|their|its|whose)\s(?:[a-z-]+\s){0,2}(?:report|book|novel|film|documentary|memoir|song|album|poem|play|"
        r"study|exhibition|anthology|pamphlet|essay)\s$",
        text[max(sentence, start - 60) : start],
    )
    ends = re.match(r"[,.;)]|\s(?:on|about|\(|was|is|which|and)\b", text[end : end + 8])
    return called is not None and ends is not None and " " in text[start:end]


def acronyms_of_nothing(text: str) -> frozenset[str]:
    """The acronyms in parentheses after a law, a prize or the like: `the Public Order Act (POA)`."""
    after = {
        normalise(match["letters"])
        for match in _abbreviated().finditer(text)
        if not is_organisation(match["rest"] or "")
    }
    laws = re.findall(r"\b(?:[A-Z][a-z-]+\s){2,6}(?:Law|Act|Code|Ordinance)\b", text)
    return frozenset(after | {normalise("".join(word[0] for word in law.split())) for law in laws})


@lru_cache(maxsize=1)
def _continents() -> frozenset[str]:
    return words(LEXICON, "contexts", "regions") | {"Asia-Pacific"}


@lru_cache(maxsize=1)
def _work() -> re.Pattern[str]:
    kinds, before = any_of(words(LEXICON, "contexts", "works")), any_of(words(LEXICON, "contexts", "works-before"))
    inner = r"(?:/[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)?(?:\s(?:to|at|in|for|of|on)\s[A-Z][\w’'-]+)?"
    return re.compile(rf"{inner}\s(?:(?:{before})\s){{0,2}}(?:{kinds})\b")


@lru_cache(maxsize=1)
def _people() -> re.Pattern[str]:
    return re.compile(rf"\s(?:indigenous\s|ethnic\s)?(?:{any_of(words(LEXICON, 'contexts', 'peoples'))})\b")


@lru_cache(maxsize=1)
def _abbreviated() -> re.Pattern[str]:
    inner = r"(?:\s(?:of|on|for|against|and|the|to|in|with|at|a)\b|,?\s[A-Z][\w’'-]*|\s\d{4}|\s\([A-Z][\w’'-]+\))*?"
    heads = any_of(vocabulary().documents | vocabulary().things)
    return re.compile(rf"\b(?:{heads})(?P<rest>{inner})\s?\([“\"]?(?P<letters>[A-Z][A-Za-z-]{{1,9}})[”\"]?\)")
