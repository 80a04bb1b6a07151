"""How people, offices and organisations stand beside each other, as patterns over the shadow of a text."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.lexicons.load import lexicon, words
from ingest.text.alternatives import any_of
from ingest.text.shadow import ORGANISATION, PERSON, PLACE

LEXICON = "affiliations.en.yaml"
_TITLES = r"(?:(?!The\s|An?\s)[A-Z][\w-]{0,12}\.?\s){0,4}"
_AGE = r"(?:,\s(?:aged\s)?\d{2}|\s\(\d{2}\))?"
_ACRONYM = r"(?:[”\"’']?\s\([^)\n]{1,60}\))?"
_NO_MODIFIER = (
    "and|or|but|who|whom|which|that|the|a|an|of|for|with|at|in|on|to|from|by|is|was|are|were|be|been|has|had|have|his|her|"
    "their|its|when|while|as|than|not|no|he|she|they|it|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|all|both|"
    "several|many|some|other|after|before|during|against|about|said|told|met"
)
_PART = (
    rf"(?:(?:(?:[a-z-]+|{PLACE})\s){{0,2}}(?:[Bb]oard|presidium|committee|council|staff|branch|chapter|section|leadership|team|"
    rf"office|secretariat|bureau|unit|department|desk|programme|program)s?\s(?:of\s[Dd]irectors\s|of\s[Tt]rustees\s)?"
    rf"(?:of|at)\s(?:the\s)?)?"
)
_FIELD = (
    rf"(?:\s(?:of|for|on|in)\s(?!the\s)(?:{PLACE}|[A-Za-z][\w’-]*)(?:\s(?:and\s|&\s)?(?:{PLACE}|[\w’-]+)){{0,3}}"
    r"(?=\s(?:at|with|for|of)\s))?"
)
_BECAME = (
    r"(?:is|was|remains|became|has\sbeen|had\sbeen|ha[sd]\sserved\sas|ha[sd]\sworked\sas|used\sto\sbe|serves\sas|served\sas|works\sas|worked\sas|"
    r"(?:was|has\sbeen|had\sbeen)\s(?:made|named|appointed|elected|re-elected))"
)
_LABEL = re.compile(
    r"(?:^|\n)(?:Affiliations?|Positions?|Functions?|Roles?|Organi[sz]ations?|Occupation|Profession|Work):\s*"
)
_LEAD = re.compile(r"\b(?:colleagues|staff|members|employees|team|leaders|leadership|volunteers)\b[^.]*:\s*$")
_SPECIAL = (
    "continued",
    "again",
    "paired",
    "and-verb",
    "owned",
    "owned-after",
    "owned-later",
    "counted",
    "group",
    "fellow",
    "signed",
    "written",
    "rapporteur",
    "labelled",
    "item",
)
_NAMED = re.compile(r"[\ue000-\uf8ff]")
"""A name in the shadow of a text."""
_MODIFIED = (
    r"one\s+of\s+(?:the|its)(?:\s+(?:two|three|four|five|six))?|an?|the|its|their|also|now|then|currently|both|all|fellow|new|our|younger|older|last|first|veteran|longtime|long-time|"
    r"prominent|leading|well-known|respected|local|current|active|late|\d+-year-old"
)
_NUMBER = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|all"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns by name, with the groups `p` (people), `o` (the organisation) and `roles` or `verb`.

    `s` are words that mean a person, `n` a noun that means an organisation. shapes: those that are tried everywhere, in
    their order. special: those that the reader asks for by name.
    confidence: how often each is right. verbs: the role that a verb gives.
    """

    shapes: dict[str, re.Pattern[str]]
    special: dict[str, re.Pattern[str]]
    confidence: dict[str, float]
    verbs: dict[str, str]
    offices: frozenset[str]
    trades: frozenset[str]
    label: re.Pattern[str] = _LABEL
    lead: re.Pattern[str] = _LEAD

    def may_match(self, name: str, shadow: str) -> bool:
        """Whether a shadow has the person and the organisation that a shape cannot do without: a search costs more."""
        groups = self.shapes[name].groupindex
        return ("o" not in groups or ORGANISATION in shadow) and (
            "p" not in groups or "s" in groups or PERSON in shadow
        )

    def roles(self, phrase: str) -> list[str]:
        """The roles of a list; of trades (`blogger and co-founder of`) only the last, which is the one `of` it."""
        if _NAMED.search(phrase):
            phrase = phrase.split()[-1]  # `Deputy Europe and Central Asia Director`
        found = [self.role(one) for one in re.split(r"\s+and\s+|,\s+|/", phrase)]
        kept = [role for role in found[:-1] if role and role.split()[-1].lower() not in self.trades]
        return [*kept, *(role for role in found[-1:] if role)]

    def role(self, phrase: str) -> str | None:
        """The role without its article, one person's; None where the noun is a trade and no office."""
        plain = re.sub(rf"^(?:(?:{_MODIFIED})\s+)+", "", " ".join(phrase.split()), flags=re.IGNORECASE)
        if not plain or re.search(r"['’]s\b", plain):
            return None
        *before, last = plain.split()
        for form in (last, *_singular(last)):
            if form.lower() in self.offices:
                return " ".join([*before, form])
        return None


def _singular(noun: str) -> list[str]:
    if noun.endswith("men"):
        return [noun[:-3] + "man"]
    return [noun[:-1]] if noun.endswith("s") else []


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The patterns of the lexicon with its offices and verbs."""
    entries, pieces = lexicon(LEXICON)["patterns"], _pieces()
    assert isinstance(entries, dict)
    compiled: dict[str, re.Pattern[str]] = {}
    confidence: dict[str, float] = {}
    for name, entry in entries.items():
        assert isinstance(entry, dict)
        compiled[name] = re.compile(_filled(str(entry["shape"]), pieces), re.VERBOSE)
        confidence[name] = float(str(entry["confidence"]))
    return Patterns(
        {name: compiled[name] for name in compiled if name not in _SPECIAL},
        {name: compiled[name] for name in _SPECIAL},
        confidence,
        _verbs("verbs") | _verbs("verbs-for"),
        words(LEXICON, "offices"),
        words(LEXICON, "trades"),
    )


def _filled(shape: str, pieces: dict[str, str]) -> str:
    """`shape` with each word in angle brackets replaced; `(?P<name>` names a group and stays."""
    return re.sub(r"(?<!\?P)<([A-Za-z-]+)>", lambda match: pieces[match[1]], shape)


def _pieces() -> dict[str, str]:
    nouns = {*words(LEXICON, "offices"), *words("names.en.yaml", "roles", "defender")}
    offices = f"{any_of(nouns)}|[a-z-]+ist"
    kinds = "|".join(sorted({*words("names.en.yaml", "organisations", "cues"), "site", "group", "NGO", "CSO"}))
    past = r"(?![a-z]+ed\s(?<!retired\s)(?<!elected\s)(?<!appointed\s))"
    modifier = rf"(?!(?:{_NO_MODIFIER})\s){past}[\w’'-]+\s"
    article = (
        r"(?:(?:an?|the|its|also|then|currently|now|our|one\sof\s(?:the|its)(?:\s(?:two|three|four|five|six))?)\s)?"
    )
    role = rf"(?i:{article}(?:{modifier}){{0,3}}?(?:{offices})s?\b(?:\s(?:general|in\schief))?)"
    kind = rf"(?:(?:[\w’'-]+\s){{0,4}}?(?:{kinds})\s(?:called\s|named\s)?)?(?:[a-z][\w-]*\s)?"
    inner = rf"(?!(?:{_NO_MODIFIER})\s){past}[A-Za-z][\w’'-]*\s"
    owner = (
        r"(?:(?:the|our|an?|its|their)\s)?"
        rf"(?:(?:[A-Z][\w’'-]*|{ORGANISATION}|{PLACE})-(?:based|run|led|owned|born|funded|backed|affiliated)\s)?"
    )
    described = r"[Hh]e|[Ss]he|[Tt]he\s(?:[\w-]+\s){0,4}?[a-z-]+"
    return {
        "P": rf"(?P<p>{PERSON})",
        "person": PERSON,
        "place": PLACE,
        "organisation": ORGANISATION,
        "org": rf"(?:(?:{ORGANISATION}|{PLACE}|[A-Z][\w-]+)['’]s\s)?(?P<o>{ORGANISATION})(?!-[a-z])",
        "meant": rf"(?:(?P<p>{PERSON}){_AGE}(?:,\s(?!who)[^,.;:{PERSON}{ORGANISATION}]{{3,60}})?|\b(?P<s>{described}))",
        "list": rf"(?P<p>{PERSON}(?:,\s(?:and\s)?{_TITLES}{PERSON}|\sand\s{_TITLES}{PERSON}){{1,20}})",
        "apposed": rf"(?:,\s(?:an?|the)\s[\w-]{{3,30}}\s(?:of|in)\s"
        rf"[^.,;:{PERSON}{ORGANISATION}{PLACE}]{{3,40}}\sand\s|,\s(?:who\s{_BECAME}\s)?|"
        rf"(?:,\s[^.;:{PERSON}]{{3,90}},|\s[^.;:{PERSON}]{{3,90}}\sand)\s{_BECAME}\s|"
        rf"\s{_BECAME}\s(?:(?:also|currently|then|now|both)\s)?(?:one\sof\s)?|"
        r",\sone\sof\s|\s[–—-]\s|\s\()(?:one\sof\s)?(?:the\s(?:two|three|four|five|six)\s)?",
        "became": _BECAME,
        "inner": inner,
        "roles": rf"(?P<roles>{role}(?:(?:,?\sand\s|,\s|/){role}){{0,5}})",
        "role": role,
        "offices": offices,
        "verbs": any_of(_verbs("verbs")),
        "verbs-for": any_of(_verbs("verbs-for")),
        "of": rf"{_FIELD}\s(?:of|for|at|with|in|to|on|from)\s(?:both\s)?{owner}{_PART}{kind}[“\"'‘«]?",
        "field": _FIELD,
        "kind": kind,
        "article": owner,
        "titles": _TITLES,
        "age": _AGE,
        "acronym": _ACRONYM,
        "number": _NUMBER,
    }


def _verbs(group: str) -> dict[str, str]:
    entry = lexicon(LEXICON)[group]
    assert isinstance(entry, dict)
    forms = entry["roles"]
    assert isinstance(forms, dict)
    return {str(form): str(role) for form, role in forms.items()}
