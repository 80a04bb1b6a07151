"""The part that the words beside a name give a person: titles, nouns before and after, appositions."""

import re

from spacy.tokens import Token

from graph.names import normalise
from ingest.lexicons.load import words
from ingest.text.analysis import Sentence, start_of
from ingest.text.name_grammar import head_token
from ingest.text.name_offices import is_office
from ingest.text.name_words import LEXICON, role_of, vocabulary

_ACTS_FOR = re.compile(
    r",\s*(?:who (?:defended|represents)|(?:his|her|their|a) (?:[a-z]+ )?lawyer (?:for|of|acting)|(?:his|her|their) )"
)
_HAS_CLIENTS = re.compile(r"['’]s?\sclients?\b|,?\swho\s(?:represent(?:s|ed)|defend(?:s|ed)|acts?\sfor|acted\sfor)\b")
_OWNED = re.compile(
    r"(?:\b(?:his|her|their|its|the defen[cs]e|defen[cs]e)|['’]s?)\s+(?:[a-z-]+\s+){0,3}$", re.IGNORECASE
)
_DEFENDED_BY = re.compile(r"\b(?:defended|represented)\sby\s(?:the\s)?(?:lawyers?\s|attorneys?\s)?$")
_OF_STATE = re.compile(
    r"\b(?:Prince|King|Emir|Sultan|Minister|Governor|Mayor|Commander)\sof\s(?:the\s)?[A-Z][\w’'-]*(?:\s(?:and\s)?[A-Z][\w’'-]*){0,3},?\s$"
)
_ABBREVIATED = re.compile(r"\b(Col|Gen|Lt|Maj|Capt|Sgt|Brig|Insp|Supt|Adv|Atty)\.\s$")
_OFFICIAL_BODY = re.compile(
    r"\b(?:Administration|Department|Police|Prison|District|Ministry|Directorate|Unit|State|Regional)\s$"
)
_RULER = re.compile(
    r"\b(?:rule|regime|government|presidency|dictatorship|administration)\sof\s(?:President\s)?$|"
    r"(?:(?P<people>[A-Z][a-z]+)|authoritarian|autocratic|long-time|longtime)\s(?:leader|ruler|strongman|president|dictator|autocrat),?\s$"
)


def role_of_title(title: str, before: str) -> str | None:
    """The part that a title gives: `Gen.`, `Judge`; none where an organisation stands before it (`RBF President`)."""
    for role in ("official", "lawyer", "spokesperson", "other"):
        if title in words(LEXICON, "title-roles", role):
            owned = re.search(r"[A-Z][\w’'-]*\s$", before) is not None and title in ("President", "Secretary", "Chief")
            return ("staff" if owned else role) if role != "other" else None
    return role_of(title)


def person_cue(before: str) -> str | None:
    """The role in `the human rights defender ` or `a witness named ` just before a name."""
    if re.search(r"\b[Pp]risoners?\sof\sconscience\s$", before):
        return "defender"
    if _DEFENDED_BY.search(before):
        return "lawyer"
    if _OF_STATE.search(before):
        return "official"
    if short := _ABBREVIATED.search(before):
        return role_of_title(short[1], "")
    ruler = _RULER.search(before)
    if ruler and (not ruler["people"] or normalise(ruler["people"]) in vocabulary().demonyms):
        return "official"
    match = re.search(r"([^\W\d_][\w-]*)(?:\s+(?:named|called|identified as))?,?\s*[“\"]?$", before)
    if match is None or not (match[1][:1].islower() or is_office(match[1])):
        return None
    if match[1].lower() in ("officer", "officers") and _is_staff(before[: match.start()].split()[-1:]):
        return "staff"
    if match[1].lower() == "general" and re.search(r"\b[Ss]ecretary\s$", before[: match.start()]):
        return "staff"
    if is_office(match[1]) and _OFFICIAL_BODY.search(before[: match.start()]):
        return "official"
    return role_of_title(match[1], "") if is_office(match[1]) else role_of(match[1])


def _is_staff(before: list[str]) -> bool:
    return any(word.lower() in words(LEXICON, "contexts", "staff-officers") for word in before)


def plural_role(text: str, start: int) -> str | None:
    """The role of a noun in the plural before a list of names: `labour activists X, Y and Z`."""
    match = re.search(r"\b([A-Za-z][a-z-]+s)(?:,\sincluding|:)?\s$", text[max(0, start - 40) : start])
    return role_of(match[1]) if match else None


def is_owned(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a role is somebody's: `her lawyer, X`, `X, a lawyer for`, `X, who defended`."""
    before = text[max(sentence.start, start - 45) : start]
    after = text[end : min(sentence.end, end + 45)]
    role = re.search(r"([a-z][a-z-]+),?\s*(?:[A-Z][a-z]{1,4}\.?\s)?$", before)
    ahead = before[: role.start()] if role and role_of(role[1]) else before
    if re.search(r",\s*$", before) and not role:
        return False
    return bool(_OWNED.search(ahead)) or _ACTS_FOR.match(after) is not None or has_clients(after)


def has_clients(after: str) -> bool:
    """Whether the words after a name say that the person acts for somebody: `X’s client`, `X, who represented`."""
    return _HAS_CLIENTS.match(after) is not None


def role_beside(sentence: Sentence, start: int, end: int) -> str | None:
    """The role that an apposition or `is` gives: `X, the director of`, `His lawyer is X`, `his wife, X`."""
    head = head_token(sentence, start, end)
    if head is None:
        return None
    beside: list[Token] = [child for child in head.children if child.dep_ in ("appos", "compound", "amod")]
    if head.dep_ == "appos":
        beside.append(head.head)
    if head.dep_ == "attr":
        beside.extend(child for child in head.head.children if child.dep_ == "nsubj")
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        beside.extend(child for child in head.head.children if child.dep_ == "attr")
    for token in beside:
        if token.dep_ == "appos" and head.i < head.head.i < token.i:
            continue  # `Mr Tolland said at the gate, his daughter on his arm`
        if not (start <= start_of(token) < end) and (token.text.islower() or is_office(token.text)):
            for noun in (token, *token.conjuncts):
                if role := _role_of_noun(noun):
                    return role
    return None


def _role_of_noun(noun: Token) -> str | None:
    if noun.lemma_ == "partner" and any(child.lower_ in ("at", "in", "with") for child in noun.children):
        return None  # `a partner at a law firm`
    before = [child.text for child in noun.children if child.dep_ in ("compound", "amod", "nmod")]
    if noun.lemma_ == "general" and any(word.lower() == "secretary" for word in before):
        return "staff"
    if noun.lemma_.lower() == "officer" and _is_staff(before):
        return "staff"
    if noun.text[:1].isupper():
        return role_of_title(noun.text, "")
    return role_of(noun.lemma_)
