"""The lexicon of names, arranged for look-up: roles, kinds of organisations and facilities, titles, particles."""

import re
from functools import lru_cache

from graph.names import normalise
from ingest.lexicons.load import words
from ingest.text.alternatives import any_of

LEXICON = "names.en.yaml"
ROLES = ("lawyer", "relative", "official", "spokesperson", "staff", "defender", "other")
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
        self.known_organisations = frozenset(normalise(name) for name in words(LEXICON, "organisations", "known"))
        self.starters_in = words(LEXICON, "organisations", "starters-in")
        self.starters = words(LEXICON, "organisations", "starters") | self.starters_in
        self.purposes = words(LEXICON, "organisations", "purposes")
        self.alone = words(LEXICON, "organisations", "alone")
        self.offices = words(LEXICON, "offices")
        self.office_modifiers = words(LEXICON, "office-modifiers")
        self.documents = words(LEXICON, "documents")
        self.cues = words(LEXICON, "organisations", "cues")
        self.places = words(LEXICON, "places", "nouns")
        self.known_places = frozenset(
            normalise(place) for group in ("known", "cities") for place in words(LEXICON, "places", group)
        )
        self.things = words(LEXICON, "things")
        self.unlike_people = words(LEXICON, "unlike-people")
        self.tails = words(LEXICON, "tails")
        self.verbs = words(LEXICON, "verbs")
        self.belongings = words(LEXICON, "belongings")
        self.particles = words(LEXICON, "particles")
        self.never = words(LEXICON, "never")
        nouns = any_of(words(LEXICON, "facilities", "nouns"))
        codes = "|".join(sorted(words(LEXICON, "facilities", "codes")))
        self.facility = re.compile(rf"(?i:\b(?:{nouns})s?\b|\bcamp no\b)|\b(?:Camp|Fort|Barracks)\b")
        joint = any_of(noun for noun in words(LEXICON, "facilities", "nouns") if " " in noun)
        self.several_words = re.compile(rf"\b(?:{joint})\b")
        self.numbered_facility = re.compile(rf"\b(?:[a-z-]+\s)?(?:{nouns})\s+$")
        self.facility_after = re.compile(rf"(?:\s+[a-z’'-]+){{0,2}}?\s+(?:{nouns})\b|\s\d{{1,3}}\s(?i:{nouns})\b")
        self.facility_before = re.compile(rf"\b(?:(?:[a-z’'-]+\s)?(?:{nouns}))\s+(?:of|in|at)\s+(?:the\s+)?$")
        self.code = re.compile(rf"(?:{codes})-?\d+(?:/\d+)?")
        self.member_cue = re.compile(
            r"\b(?:[Mm]embers?|(?:co-)?[Ff]ounders?|[Dd]irectors?|[Cc]hair(?:man|woman|person)?|[Cc]oordinators?|[Ss]taff|offices?|"
            r"headquarters|activists|[Vv]olunteers?|[Ss]pokes\w+|[Ll]awyers?|[Rr]esearchers?|branch|chapter|[Bb]oard|"
            r"[Ss]ecretary(?:[ -][Gg]eneral)?|[Gg]eneral\s[Ss]ecretary|[Ee]ditors?|[Ee]ditor-in-chief|[Ee]mployees?|"
            r"[Cc]orrespondents?|[Rr]eporters?|[Cc]olumnists?|journalists?|[Tt]reasurer|[Pp]resident|[Cc]hairs?|[Cc]ampaigners?|"
            r"supporters?|newsroom|subsidiary|unit|presenters?|hosts?|anchor|[Oo]fficers?|[Mm]anagers?|[Aa]dvis[eo]rs?|"
            r"[Cc]onsultants?|[Rr]epresentatives?|[Tt]rustees?|[Ff]ellows?|[Cc]onvenors?|[Ll]eaders?\sof\sthe\sgroup|bloggers?|"
            r"photographers?|interns?|contributors?|CEO|chief\sexecutive|producers?|accountant|paralegals?|organi[sz]ers?)\s+(?:of|for|with|at)\s+(?:the\s+)?"
            r"[“\"'‘«]?$"
        )
        self.group_cue = re.compile(
            rf"\b(?:{'|'.join(sorted(self.cues))}|NGOs?)(?:\s+(?:called|named|known as))?,?\s+(?:[Tt]he\s+)?[“\"'‘«]?$"
        )


def role_of(word: str) -> str | None:
    """The part in a document that a noun names (`activists` → defender), None for any other word."""
    roles, plain = vocabulary().roles, word.lower()
    return roles.get(plain) or (roles.get(plain[:-1]) if plain.endswith("s") else None)


def is_generic_facility(word: str) -> bool:
    return word.lower() in words(LEXICON, "facilities", "generic")


def is_organisation(text: str) -> bool:
    """Whether a name has a kind word of organisations in it, or is of the form `Citizens for Clean Courts`."""
    known = vocabulary()
    if any(word in known.heads or (word.isupper() and word.title() in known.heads) for word in WORD.findall(text)):
        return True
    first, _, rest = text.partition(" ")
    return first in known.starters and rest.split(" ")[0] in ("for", "against", "without", "to", "in", "of", "at")


def is_authority(name: str) -> bool:
    """Whether a name is that of a court, a ministry, the police: no `organisation` in a release means these."""
    return not words("arguments.en.yaml", "authorities").isdisjoint(name.lower().split())
