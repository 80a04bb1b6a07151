"""The lexicon of names, arranged for look-up: roles, kinds of organisations and facilities, titles, particles."""

import re
from functools import lru_cache

from graph.names import normalise
from ingest.lexicons.load import words

LEXICON = "names.en.yaml"
ROLES = ("lawyer", "relative", "official", "spokesperson", "defender", "other")
WORD = re.compile(r"[^\W_]+(?:['’ʼ`-][^\W_]+)*")


@lru_cache(maxsize=1)
def vocabulary() -> "_Vocabulary":
    return _Vocabulary()


class _Vocabulary:
    """The lexicon of names, arranged for look-up."""

    def __init__(self) -> None:
        self.titles = words(LEXICON, "titles")
        self.weak_titles = words(LEXICON, "weak-titles")
        self.before_titles = words(LEXICON, "before-titles")
        self.several_titles = words(LEXICON, "several-titles")
        self.topics = words(LEXICON, "topics")
        self.demonyms = frozenset(normalise(word) for word in words(LEXICON, "demonyms"))
        self.currencies = words(LEXICON, "currencies")
        self.roles = {word: role for role in reversed(ROLES) for word in words(LEXICON, "roles", role)}
        self.heads = words(LEXICON, "organisations", "heads")
        self.cues = words(LEXICON, "organisations", "cues")
        self.places = words(LEXICON, "places", "nouns")
        self.known_places = frozenset(normalise(place) for place in words(LEXICON, "places", "known"))
        self.things = words(LEXICON, "things")
        self.unlike_people = words(LEXICON, "unlike-people")
        self.tails = words(LEXICON, "tails")
        self.verbs = words(LEXICON, "verbs")
        self.belongings = words(LEXICON, "belongings")
        self.particles = words(LEXICON, "particles")
        self.never = words(LEXICON, "never")
        nouns = "|".join(
            sorted((re.escape(noun) for noun in words(LEXICON, "facilities", "nouns")), key=len, reverse=True)
        )
        codes = "|".join(sorted(words(LEXICON, "facilities", "codes")))
        self.facility = re.compile(rf"(?i:\b(?:{nouns})s?\b|\bcamp no\b)|\b(?:Camp|Fort|Barracks)\b")
        self.numbered_facility = re.compile(rf"\b(?:[a-z-]+\s)?(?:{nouns})\s+$")
        self.facility_after = re.compile(rf"(?:\s+[a-z’'-]+){{0,2}}?\s+(?:{nouns})\b")
        self.facility_before = re.compile(rf"\b(?:(?:[a-z’'-]+\s)?(?:{nouns}))\s+(?:of|in)\s+(?:the\s+)?$")
        self.code = re.compile(rf"(?:{codes})-?\d+(?:/\d+)?")
        self.member_cue = re.compile(
            r"\b(?:members?|founders?|directors?|chair(?:man|woman|person)?|coordinators?|staff|offices?|headquarters|activists|"
            r"volunteers|spokes\w+|lawyers?|researchers?|branch|chapter|board|secretary|editors?|editor-in-chief|employees?|"
            r"correspondents?|reporters?|columnists?|journalists?|treasurer|president|chairs?|campaigners?|supporters?|newsroom|"
            r"subsidiary|unit)\s+(?:of|for|with|at)\s+(?:the\s+)?[“\"']?$"
        )
        self.group_cue = re.compile(
            rf"\b(?:{'|'.join(sorted(self.cues))}|NGOs?)(?:\s+(?:called|named|known as))?,?\s+(?:the\s+)?[“\"']?$"
        )


def role_of(word: str) -> str | None:
    """The part in a document that a noun names (`activists` → defender), None for any other word."""
    roles, plain = vocabulary().roles, word.lower()
    return roles.get(plain) or (roles.get(plain[:-1]) if plain.endswith("s") else None)


def is_generic_facility(word: str) -> bool:
    return word.lower() in words(LEXICON, "facilities", "generic")


def is_organisation(text: str) -> bool:
    return any(
        word in vocabulary().heads or (word.isupper() and word.title() in vocabulary().heads)
        for word in WORD.findall(text)
    )
