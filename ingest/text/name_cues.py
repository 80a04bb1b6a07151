"""What a name is where it stands: kind words within it, titles and roles beside it, the parser's label, the grammar."""

import re
from collections.abc import Iterator

from graph.names import normalise
from ingest.text.analysis import Analysis, Sentence, start_of
from ingest.text.name import CERTAIN, UNKNOWN, Name, Votes, no_votes, winner
from ingest.text.name_context import context_votes, is_country_branch, is_part_of_office, is_world
from ingest.text.name_facilities import facility_span, is_called_facility
from ingest.text.name_grammar import head_token
from ingest.text.name_nothing import is_in_title, is_named_after, is_nothing, is_people, is_title_of_work
from ingest.text.name_offices import is_office
from ingest.text.name_organisations import is_cued, is_foreign
from ingest.text.name_roles import has_clients, is_owned, person_cue, role_beside, role_of_title
from ingest.text.name_titles import after_several_titles, split_title
from ingest.text.name_words import is_organisation, role_of, vocabulary
from ontology.model import EntityClass

_AGE = re.compile(r"\s*(?:,|\()\s*(?:aged\s+)?\d{2}\s*(?:,|\)|and\b|who\b|\.)")
_NER: dict[str, tuple[EntityClass, float]] = {
    "PERSON": ("Person", 2.0),
    "ORG": ("Organisation", 1.5),
    "GPE": ("Place", 2.0),
    "LOC": ("Place", 1.0),
    "FAC": ("Organisation", 0.25),
}
_STAFF = re.compile(
    r"(?:['’]s)?\s(?:(?:former|deputy|executive|national|founding|general|programme|program|country)\s)*(?:president|director|"
    r"chair(?:man|woman|person)?|coordinator|spokes(?:man|woman|person)|secretary[- ]general|founder|co-founder|"
    r"treasurer|vice-president|researcher|campaigner|editor(?:-in-chief)?)s?,?\s[A-ZÀ-Þ]"
)
"""Staff that organisations have and places have not, before a name."""
_OWNS = re.compile(
    r"['’]s?\s(?:(?:former|deputy|executive|national|founding|general|programme|program|country|managing|legal)\s)*(?:director|"
    r"chair(?:man|woman|person)?|coordinator|spokes(?:man|woman|person)|secretary[- ]general|treasurer|researcher)\b"
)
"""The same after a possessive."""
_OF_KIND_NAMED = re.compile(r"\snews\s(?:site|outlet|website|agency|portal|channel)\s[A-ZÀ-Þ“\"]")
"""After what is no name of its own: `the Velmari news site Bartos Voice`."""
_BASED = re.compile(r"-based\s$|\b(?:shut\sdown|closed\sdown|dissolved|liquidated|de-?registered)\s(?:the\s)?$")
_ACTS = re.compile(
    r"\s(?:(?:also|further|strongly|today|again)\s)?(?:has|have|calls?|urges?|expresses|condemns?|welcomes?|recalls|asks|"
    r"reiterates|demands|believes|considers|fears|denounces|deplores|requests|notes|is\s(?:deeply|gravely|very|extremely|seriously)\s)"
)
_BRANCH = re.compile(
    r"\s(?:[a-z]+\s)?(?:office|branch|bureau|chapter|section|desk|premises|headquarters)\s(?:of|at|for)\s"
)
_FOLLOWED_BY_KIND = re.compile(
    r"\s(?:(?:news|online|daily|weekly|monthly|opposition|political|environmental|rights|advocacy|human|youth|media|television|"
    r"radio)\s|[a-z]+s['’]\s|(?:wo)?men['’]s\s|people['’]s\s){0,2}(?:newspaper|magazine|party|movement|website|channel|newsletter|collective|network|association|organi[sz]ation|NGO|"
    r"union|foundation|group|outlet|portal|news agency|coalition)\b"
)


def judge(analysis: Analysis, index: int, sentence: Sentence, start: int, end: int) -> Name:
    text, known = analysis.text, vocabulary()
    start = _after_a_people(text, start, end)
    end = _before_a_region(text, start, end, sentence.end)
    if text[start:end].islower():
        return Name(start, end, text[start:end], index, "Facility", (("Facility", CERTAIN),))
    if is_called_facility(text, start):
        return Name(start, end, text[start:end], index, "Facility", (("Facility", CERTAIN),))
    if _is_quoted(text, start, end):
        return _quoted(text, sentence, start, end, index)
    first = start
    start = after_several_titles(sentence, text, start, end)
    several = role_of(text[first:start].strip()) if start > first else None
    first = start
    title, start = split_title(text, start, end)
    if title and text[start:end] in known.titles | known.offices | {"Delegate"}:
        return Name(start, end, text[start:end], index, None)  # `Inspector General`, `Minister Delegate`
    if normalise(text[start:end]) not in known.known_organisations:
        start = _after_a_verb(sentence, start, end)
    shouted = text[end : end + 1] == ":" and text[start:end].isupper() and " " not in text[start:end]
    if not title and shouted and normalise(text[start:end]) not in known.known_places:
        return Name(start, end, text[start:end], index, None)
    before, after = text[max(sentence.start, start - 60) : start], text[end : sentence.end]
    votes = no_votes()
    ahead = text[max(sentence.start, first - 60) : first] if title else before
    role = role_of_title(title, ahead) if title else several
    role = None if role == "relative" else role  # `Sister Mira Tolland` is a nun
    name = text[start:end]
    extended = facility_span(text, sentence, start, end)
    if extended:
        start, end = extended
        votes["Facility"] = CERTAIN
    elif normalise(name) in known.known_places:
        votes["Place"] = CERTAIN
    elif normalise(name) in known.known_organisations and not is_named_after(text, start, end, sentence.end):
        votes["Organisation"] = CERTAIN
    elif (
        is_nothing(name)
        or (is_people(name) and not _is_called_a_person(sentence, start, end, before))
        or (is_world(name) and _modifies(text, end, sentence.end))
    ):
        return Name(start, end, name, index, None, (("Person", -CERTAIN),), nothing=True)
    elif (
        is_named_after(text, start, end, sentence.end)
        or _OF_KIND_NAMED.match(after)
        or is_in_title(text, start, end)
        or is_title_of_work(text, sentence.start, start, end)
        or is_part_of_office(before, name)
    ):
        return Name(start, end, name, index, None, nothing=True)
    elif " " not in name and name in known.heads:
        if not _acts_alone(text, start, end):
            return Name(start, end, name, index, None)
        votes["Organisation"] = CERTAIN
    elif (
        (is_organisation(name) or is_foreign(name))
        and (" " in name or "-" in name)
        and not _is_country(sentence, start, end, name)
    ):
        votes["Organisation"] = CERTAIN
    else:
        if title:
            votes["Person"] += 3 if title in known.weak_titles else CERTAIN
        if _FOLLOWED_BY_KIND.match(after) and not title:
            votes["Organisation"] += 3
        if not title and normalise(name) not in known.demonyms:
            votes["Organisation"] += _votes_of_staff(name, after)
        if _BASED.search(before):
            votes["Organisation"] += 3
        if " " not in name and re.search(r"\b[Tt]he\s$", before) and _ACTS.match(after):
            votes["Organisation"] += 3
        if known.group_cue.search(before):
            votes["Organisation"] += 4
            end += _number_after(after)
        if _BRANCH.match(after):
            votes["Place"] += 4
        elif known.member_cue.search(before):
            votes["Organisation"] += 2.5
            end += _number_after(after) if not known.group_cue.search(before) else 0
        if " " in name and any(word in known.unlike_people for word in name.split()):
            votes["Organisation"] += 1.5
        cue = person_cue(ahead)
        if cue and not sentence.capitals:
            votes["Person"] += 4
            role = role or cue
        if has_clients(after):
            votes["Person"] += 2
            role = role or "lawyer"
        region = re.match(rf"\s(?:{'|'.join(sorted(known.places))})\b", after)
        if region:
            votes["Place"] += 4
            end += region.end()
        if _AGE.match(after):
            votes["Person"] += 4
        for label in _labels(sentence, start, end):
            labelled, weight = _NER[label]
            lone = label == "ORG" and " " not in name and sum(c.isupper() for c in name) < 2
            plain = label == "ORG" and _looks_like_a_person(sentence, name, before)
            votes[labelled] += weight / 2 if lone else weight * 2 / 3 if plain else weight
            votes["Person"] += UNKNOWN * 1.1 if plain else 0
        acronym = sum(c.isupper() for c in name) >= 3 and len(name) <= 9 and not re.search(r"[A-Z]s$", name)
        word = name in known.never or name.title() in known.never
        if acronym and " " not in name and not word and not re.match(r"\s\d", after):
            votes["Organisation"] += UNKNOWN
        if not sentence.capitals:
            context_votes(before, name, text[end : sentence.end], votes)
        if _is_label(sentence, text, start, end) and not title and (" " not in name or not votes.get("Person")):
            votes["Place"] += 4
        if votes.get("Place", 0.0) >= 3 and " " not in name and not title and not cue:
            votes["Person"] = max(0.0, votes["Person"] - 1.5)  # the parser's label against what stands around
        _by_grammar(sentence, start, end, votes)
    beside = None if _modifies(text, end, sentence.end) else role_beside(sentence, start, end)
    if beside and not sentence.capitals and not votes["Facility"] and votes["Organisation"] < CERTAIN:
        votes["Person"] += 3
    role = role or beside
    if re.search(r"\s(?:QC|KC|SC)$", name):
        role = role or "lawyer"
    if max(votes.values(), default=0.0) < 1 and _looks_like_a_person(sentence, name, before):
        votes["Person"] += UNKNOWN
    if _is_no_person(sentence, text[start:end], title, after):
        votes["Person"] = min(0.0, votes["Person"])
    if re.fullmatch(r"[A-Z]{2,6}\d{0,2}", name) and name.isupper() and not sentence.capitals and votes["Place"] < 4:
        votes["Place"] = min(0.5, votes["Place"])  # the parser takes many acronyms for places
    kind = winner(votes)
    owned = role is not None and is_owned(analysis.text, sentence, start, end)
    return Name(
        start,
        end,
        text[start:end],
        index,
        kind,
        tuple((voted, weight) for voted, weight in votes.items() if weight),
        role,
        owned,
        title,
        sentence.capitals,
    )


def _quoted(text: str, sentence: Sentence, start: int, end: int, index: int) -> Name:
    """A name alone in quotation marks: an organisation where the words before or a kind word say so, else nothing."""
    name = text[start:end]
    if is_cued(text, sentence.start, start) or (len(name.split()) > 2 and is_organisation(name)):
        return Name(start, end, name, index, "Organisation", (("Organisation", CERTAIN),))
    return Name(start, end, name, index, None)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a name stands alone in quotation marks."""
    closed = re.match(r"[?!]?[”\"»]|[?!]?’(?=[\s,.;:)])", text[end : end + 3])
    opened = re.search(r"[“\"«‘](?:The\s|An?\s)?$", text[max(0, start - 5) : start])
    return closed is not None and opened is not None


def _after_a_people(text: str, start: int, end: int) -> int:
    """Leave out the people before a name that a kind word follows: `Armenian Agos newspaper`."""
    first, _, rest = text[start:end].partition(" ")
    strange = normalise(first) not in vocabulary().demonyms or is_organisation(text[start:end])
    return start if not rest or strange or not _FOLLOWED_BY_KIND.match(text[end:]) else start + len(first) + 1


def _before_a_region(text: str, start: int, end: int, limit: int) -> int:
    """Leave out the part of the world after an acronym that an office follows: `FPM West Africa coordinator`."""
    first, _, rest = text[start:end].partition(" ")
    responsible = rest and first.isupper() and len(first) > 2 and is_world(rest) and _modifies(text, end, limit)
    return start + len(first) if responsible else end


def _is_label(sentence: Sentence, text: str, start: int, end: int) -> bool:
    """Whether a name alone opens a paragraph of a digest: `Borsk. The trial of`."""
    alone = sentence.start == start and sentence.end <= end + 1 and text[end : end + 1] == "."
    return alone and end - start > 3 and not sentence.heading and re.match(r"\.[ \t]+[A-ZÀ-Þ]", text[end:]) is not None


def _votes_of_staff(name: str, after: str) -> float:
    """Votes of the staff that a name has after it, and of its own form: `Velmar Watch's director`, `Save Velmar`."""
    parts = name.split()
    votes = (
        3.0 if _STAFF.match(after) and len(parts) == 1 else 2.5 if _STAFF.match(after) or _OWNS.match(after) else 0.0
    )
    if len(parts) > 1 and (parts[0] in vocabulary().purposes - {"Free"} or is_country_branch(name)):
        votes += 2.5
    return votes


def _number_after(after: str) -> int:
    """Characters of a number that belongs to a broadcaster's name: `Canal 24`."""
    number = re.match(r"\s\d{1,3}(?=[,.;:)]|\s(?:in|on|and|who|was|is|said)\b)", after)
    return number.end() if number else 0


def _acts_alone(text: str, start: int, end: int) -> bool:
    """Whether a kind word stands for an organisation by itself: `The Observatory has received word`."""
    acts = _ACTS.match(text[end : end + 40])
    article = re.search(r"\bThe\s$", text[max(0, start - 4) : start])
    return acts is not None and article is not None and text[start:end] in vocabulary().alone


def _after_a_verb(sentence: Sentence, start: int, end: int) -> int:
    """Leave out a capitalised verb or preposition that opens the sentence: `Tell Mehrdil`, `Near Wadh`."""
    first = next((token for token in sentence.span if not token.is_punct), None)
    if first is None or start_of(first) != start or sentence.capitals or first.ent_type_ in ("PERSON", "GPE", "ORG"):
        return start
    following = first.nbor() if first.i + 1 < len(first.doc) else None
    if (
        following is None
        or start_of(following) >= end
        or first.pos_ not in ("VERB", "ADP", "SCONJ", "ADV", "AUX", "INTJ")
    ):
        return start
    if following.text in vocabulary().tails:
        return start  # `Severny Most`
    return start_of(following)


def _modifies(text: str, end: int, limit: int) -> bool:
    """Whether a role follows at once, as in `Southeast Asia director`: then the name is no person's."""
    following = re.match(r"\s([A-Za-z-]+)\b", text[end:limit])
    if following is None or not (following[1].islower() or is_office(following[1])):
        return False
    return role_of(following[1]) is not None


def _is_country(sentence: Sentence, start: int, end: int, name: str) -> bool:
    state = name.split()[-1] in ("Federation", "Republic", "States", "Kingdom", "Union", "Emirates")
    return state and "GPE" in _labels(sentence, start, end)


def _looks_like_a_person(sentence: Sentence, name: str, before: str) -> bool:
    """A run of two to four plain capitalised words of which nothing is known, not after a preposition of place."""
    parts = name.split()
    plain = all(re.fullmatch(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?", part) and not part.isupper() for part in parts)
    if any(part in vocabulary().unlike_people for part in parts):
        return False
    if sentence.capitals or not 2 <= len(parts) <= 4 or not plain:
        return False
    return re.search(r"\b(?:in|at|near|from|the|via)\s$", before) is None


def _is_no_person(sentence: Sentence, name: str, title: str | None, after: str) -> bool:
    """Whether a name cannot be a person's: capitals throughout, `and` within, `which` after it."""
    shouted = " " not in name and len(name) > 2 and name.isupper() and not sentence.capitals
    long = name.isupper() and len(name.split()) > 3
    other = shouted or " and " in name or name.endswith("Rights") or re.match(r",?\swhich\b", after) is not None
    return long or (not title and other)


def _is_called_a_person(sentence: Sentence, start: int, end: int, before: str) -> bool:
    return person_cue(before) is not None or "PERSON" in _labels(sentence, start, end) or before.endswith(" and ")


def _labels(sentence: Sentence, start: int, end: int) -> Iterator[str]:
    for first, last, label in sentence.entities:
        if label in _NER and first < end and start < last:
            shared = min(end, last) - max(start, first)
            if shared >= 0.6 * max(end - start, last - first - 4):
                yield label


def _by_grammar(sentence: Sentence, start: int, end: int, votes: Votes) -> None:
    head = head_token(sentence, start, end)
    if head is None:
        return
    if head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in vocabulary().verbs and not sentence.capitals:
        votes["Person"] += 1.0
    if (
        head.dep_ == "pobj"
        and head.head.lower_ in ("of", "against")
        and head.head.head.lemma_.lower() in vocabulary().belongings
    ):
        votes["Person"] += 2.0
    if head.dep_ == "poss" and head.head.lemma_.lower() in vocabulary().belongings:
        votes["Person"] += 2.0
