"""What part a person has in a document, and whom the document is about."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ingest.lexicons.load import words
from ingest.text.analysis import Analysis
from ingest.text.clusters import Entity
from ingest.text.name_grammar import head_token
from ingest.text.verbs import is_passive

BYSTANDERS = frozenset({"lawyer", "relative", "official", "spokesperson", "staff", "other"})
"""Parts of people to whom no `he` and no `the activist` refers when something is done to somebody."""
_OF_A_BODY = frozenset({"spokesperson", "staff", "other"})
"""Parts that say nothing against somebody to whom things happen: `X, the head of a school, was arrested`."""
_PRIORITY = ("lawyer", "relative", "jurist", "official", "spokesperson", "staff", "defender", "other")
JUDGING = frozenset({"sentence", "convict", "acquit", "jail", "imprison", "remand", "indict"})
"""What only a court does."""
HEADING_WEIGHT = 2.0
CUE_WEIGHT = 2.0
SUFFERED_WEIGHT = 2.0


def cued_roles(entities: Sequence[Entity]) -> dict[int, str]:
    """The role that the words beside a person's name give, by the number of the entity."""
    found: dict[int, str] = {}
    for entity in entities:
        if entity.kind != "Person":
            continue
        cues = [_part(name.role, name.of_somebody) for name in entity.names if name.role]
        for role in _PRIORITY:
            if role in cues:
                found[entity.number] = role
                break
    return found


def with_judges(cued: Mapping[int, str], analysis: Analysis, entities: Sequence[Entity]) -> dict[int, str]:
    """`cued` with those as officials who sentence or acquit somebody, whatever stands beside their names."""
    found = dict(cued)
    for entity in entities:
        for name in entity.names if entity.kind == "Person" and entity.number not in found else ():
            head = head_token(analysis.sentences[name.sentence], name.start, name.end)
            if head is None or head.dep_ != "nsubj" or is_passive(head.head):
                continue
            if head.head.lemma_ in JUDGING and any(child.dep_ == "dobj" for child in head.head.children):
                found[entity.number] = "official"
    return found


def _part(role: str, of_somebody: bool) -> str:
    """`her lawyer` acts for somebody; `the lawyer X` may be the one whom the document is about."""
    return "jurist" if role == "lawyer" and not of_somebody else role


def main_defender(analysis: Analysis, entities: Sequence[Entity], roles: Mapping[int, str]) -> Entity | None:
    """The person a document is about: named often, in headings, called a defender, suffering what defenders suffer."""
    scores: dict[int, float] = defaultdict(float)
    suffered: set[int] = set()
    people = {entity.number: entity for entity in entities if entity.kind == "Person"}
    for entity in people.values():
        role = roles.get(entity.number)
        for name in entity.names:
            sentence = analysis.sentences[name.sentence]
            scores[entity.number] += HEADING_WEIGHT if sentence.heading else 1.0
            if (head := head_token(sentence, name.start, name.end)) is None:
                continue
            if head.head.lemma_ in words("names.en.yaml", "verbs") and (
                head.dep_ == "dobj" or (head.dep_ == "nsubjpass" and is_passive(head.head))
            ):
                scores[entity.number] += SUFFERED_WEIGHT
                suffered.add(entity.number)
        if role == "defender":
            scores[entity.number] += CUE_WEIGHT
        if role in BYSTANDERS and not (role in _OF_A_BODY and entity.number in suffered):
            scores[entity.number] /= 4
    if not scores:
        return None
    best = max(scores, key=lambda number: (scores[number], -number))
    return people[best]


def speakers(analysis: Analysis, entities: Sequence[Entity]) -> frozenset[int]:
    """Who is the subject of a verb of saying or calling for: `X, director of Y, said`."""
    verbs = words("attribution.en.yaml", "saying") | words("names.en.yaml", "public-verbs")
    found: set[int] = set()
    for entity in entities:
        for name in entity.names if entity.kind == "Person" else ():
            head = head_token(analysis.sentences[name.sentence], name.start, name.end)
            while head is not None and head.dep_ in ("appos", "compound", "nmod") and head.head != head:
                head = head.head
            if head is not None and head.dep_ in ("nsubj", "dep") and head.head.lemma_.lower() in verbs:
                found.add(entity.number)
    return frozenset(found)


def final_role(
    entity: Entity,
    cued: Mapping[int, str],
    suffered: frozenset[int],
    affiliated: frozenset[int],
    speaking: frozenset[int] = frozenset(),
) -> str:
    """The role of a person once it is known to whom things happened.

    suffered: people to whom an arrest, a charge, an abuse or the like happened. affiliated: who belongs to something.
    speaking: who says something in the document; of the staff of an organisation, those speak for it.
    """
    role = cued.get(entity.number)
    if entity.number in suffered and role not in ("lawyer", "relative", "official"):
        return "defender"
    if role == "staff":
        return "spokesperson" if entity.number in speaking else "defender"
    if role is None and entity.number in speaking and entity.number in affiliated:
        return "spokesperson"
    if role:
        return "lawyer" if role == "jurist" else role
    return "defender" if entity.number in affiliated else "other"
