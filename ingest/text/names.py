"""Names in a text: a net of capitalised words over the parser's named entities, told apart by cues, votes and kind words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Span, Token

from graph.names import normalise
from ingest.lexicons.load import words
from ingest.text.analysis import Analysis, Sentence, start_of
from ontology.model import EntityClass

LEXICON = "names.en.yaml"
ROLES = ("lawyer", "relative", "official", "spokesperson", "defender", "other")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`-][^\W_]+)*")
_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ibn|bin|u|d|l)[-'’]\w", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$")
_INITIAL = re.compile(r"(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Col|Capt|Lt|Sgt|St|No)$")
_NUMBERED = re.compile(r"\s?(?:No|no|Nr|№)\.?\s?\d+|\s\d{1,3}(?=[\s,.;)]|$)")
_AGE = re.compile(r"\s*(?:,|\()\s*(?:aged\s+)?\d{2}\s*(?:,|\)|and\b|who\b|\.)")
_NER: dict[str, tuple[EntityClass, float]] = {
    "PERSON": ("Person", 2.0),
    "ORG": ("Organisation", 1.5),
    "GPE": ("Place", 2.0),
    "LOC": ("Place", 1.0),
    "FAC": ("Organisation", 0.25),
}
CERTAIN = 6.0
"""Votes of what leaves no doubt, as a kind word within the name."""
HEADING_WEIGHT = 0.3
"""What a vote counts in a heading in capitals."""
UNKNOWN = 1.0
"""Votes for a person where nothing else is known of a run of capitalised words."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands: `text[start:end]`.

    kind: what this place in the text makes it, None where nothing tells. votes: how strongly, by kind.
    role: the part in the document that a word beside it gives a person. of_somebody: it is said of somebody (`her lawyer`,
    `the wife of`), so the person is not one of those whom the document is about. heading: it stands in a heading.
    """

    start: int
    end: int
    text: str
    sentence: int
    kind: EntityClass | None
    votes: tuple[tuple[EntityClass, float], ...] = ()
    role: str | None = None
    of_somebody: bool = False
    title: str | None = None
    heading: bool = False

    @property
    def key(self) -> str:
        return normalise(self.text)


@lru_cache(maxsize=1)
def _vocabulary() -> "_Vocabulary":
    return _Vocabulary()


class _Vocabulary:
    """The lexicon of names, arranged for look-up."""

    def __init__(self) -> None:
        self.titles = words(LEXICON, "titles")
        self.roles = {word: role for role in reversed(ROLES) for word in words(LEXICON, "roles", role)}
        self.heads = words(LEXICON, "organisations", "heads")
        self.cues = words(LEXICON, "organisations", "cues")
        self.places = words(LEXICON, "places", "nouns")
        self.known_places = frozenset(normalise(place) for place in words(LEXICON, "places", "known"))
        self.things = words(LEXICON, "things")
        self.unlike_people = words(LEXICON, "unlike-people")
        self.particles = words(LEXICON, "particles")
        self.never = words(LEXICON, "never")
        nouns = "|".join(
            sorted((re.escape(noun) for noun in words(LEXICON, "facilities", "nouns")), key=len, reverse=True)
        )
        codes = "|".join(sorted(words(LEXICON, "facilities", "codes")))
        self.facility = re.compile(rf"(?i:\b(?:{nouns})s?\b|\bcamp no\b)|\b(?:Camp|Fort|Barracks)\b")
        self.numbered_facility = re.compile(rf"\b(?:[a-z-]+\s)?(?:{nouns})\s+$")
        self.facility_after = re.compile(rf"(?:\s+[a-z-]+){{0,2}}?\s+(?:{nouns})\b")
        self.facility_before = re.compile(rf"\b(?:(?:[a-z’'-]+\s)?(?:{nouns}))\s+(?:of|in)\s+(?:the\s+)?$")
        self.code = re.compile(rf"(?:{codes})-?\d+(?:/\d+)?")
        self.member_cue = re.compile(
            r"\b(?:members?|founders?|directors?|chair(?:man|woman|person)?|coordinators?|staff|offices?|headquarters|activists|"
            r"volunteers|spokes\w+|lawyers?|researchers?|branch|chapter|board|secretary)\s+of\s+(?:the\s+)?[“\"']?$"
        )
        self.group_cue = re.compile(rf"\b(?:{'|'.join(sorted(self.cues))})(?:\s+(?:called|named))?,?\s+[“\"']?$")


def role_of(word: str) -> str | None:
    """The part in a document that a noun names (`activists` → defender), None for any other word."""
    roles, plain = _vocabulary().roles, word.lower()
    return roles.get(plain) or (roles.get(plain[:-1]) if plain.endswith("s") else None)


def is_generic_facility(word: str) -> bool:
    return word.lower() in words(LEXICON, "facilities", "generic")


def find_names(analysis: Analysis, publisher: str | None = None) -> list[Name]:
    """Every name in `analysis`, in order and without overlaps; what only a heading in capitals has is left out.

    publisher: an organisation whatever its name looks like.
    """
    known = normalise(publisher) if publisher else ""
    datelines = {block.place[0]: block.place[1] for block in analysis.blocks if block.place}
    found: list[Name] = []
    for index, sentence in enumerate(analysis.sentences):
        runs = list(_runs(analysis, sentence))
        merged = _joined(runs, sentence, analysis.text)
        names = [_judge(analysis, index, sentence, start, end) for start, end in merged]
        found.extend(_agree(names, analysis.text))
    found = [_with_vote(name, "Organisation", 2 * CERTAIN) if known and name.key == known else name for name in found]
    found = [
        _with_vote(name, "Place", 3) if name.start in datelines and name.end <= datelines[name.start] else name
        for name in found
    ]
    return _settle(found)


def _with_vote(name: Name, kind: EntityClass, weight: float) -> Name:
    votes = Counter(dict(name.votes))
    votes[kind] += weight
    return replace(name, votes=tuple(votes.items()))


def _agree(names: list[Name], text: str) -> list[Name]:
    """Let the neighbours in a list (`X, Y and Z`) say what a name is that tells little by itself."""
    agreed = list(names)
    for index, name in enumerate(names):
        for other in (index - 1, index + 1):
            if not 0 <= other < len(names):
                continue
            left, right = sorted((name, names[other]), key=lambda n: n.start)
            strong = _winner(Counter(dict(names[other].votes)))
            if strong and dict(names[other].votes)[strong] >= 3 and _LISTED.fullmatch(text[left.end : right.start]):
                if strong in ("Person", "Place"):
                    agreed[index] = _with_vote(agreed[index], strong, 1.5)
    return agreed


_LISTED = re.compile(r"\s*(?:,|,?\s+and|&|,?\s+or)\s+(?:the\s+[a-z]+\s+|in\s+)?")


# --- where names stand --------------------------------------------------------------------------------------------


def _runs(analysis: Analysis, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words of a sentence, particles and numbers within them included."""
    text, vocabulary = analysis.text, _vocabulary()
    tokens = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, sentence.start, sentence.end)]
    index = 0
    while index < len(tokens):
        start, end, word = tokens[index]
        if not _is_capital(word):
            index += 1
            continue
        last = index
        stop = _without_possessive(start, end, word)
        while last + 1 < len(tokens) and stop == tokens[last][1]:
            gap = text[tokens[last][1] : tokens[last + 1][0]]
            following = tokens[last + 1][2]
            if _counts_on(tokens[last][2], gap, following, text, tokens[last + 1][1], sentence.end):
                last += 1
                stop = tokens[last][1]
                continue
            joined = (
                gap in (" ", "\n")
                or (gap in ("’ ", "' ") and tokens[last][2].endswith("s") and _is_capital(following))
                or (gap in (". ", ".") and _INITIAL.fullmatch(tokens[last][2]) is not None)
            )
            if not joined:
                break
            if _is_capital(following):
                last += 1
            elif following.lower() in vocabulary.particles and gap == " ":
                ahead = last + 1
                while (
                    ahead < len(tokens)
                    and tokens[ahead][2].lower() in vocabulary.particles
                    and not _is_capital(tokens[ahead][2])
                ):
                    ahead += 1
                if ahead >= len(tokens) or not _is_capital(tokens[ahead][2]) or ahead - last > 3:
                    break
                if text[tokens[ahead - 1][1] : tokens[ahead][0]] != " ":
                    break
                last = ahead
            else:
                break
            stop = _without_possessive(*tokens[last])
        stop = _over_possessive(text, tokens, last, stop)
        if stop > tokens[last][1]:
            last = next(i for i, token in enumerate(tokens) if token[1] >= stop)
        numbered = _NUMBERED.match(text, stop, min(sentence.end, stop + 12))
        if numbered and vocabulary.facility.search(text[start:stop] + " no"):
            stop = numbered.end()
        first, index = index, last + 1
        while index < len(tokens) and tokens[index][0] < stop:
            index += 1
        yield from _trim(text, tokens[first:index], stop)


def _counts_on(word: str, gap: str, following: str, text: str, end: int, limit: int) -> bool:
    """Whether a number continues the name: `Camp No. 4`, `Van 9th Heavy Penal Court`."""
    if word == "No":
        return gap in (". ", " ", ".") and following.isdigit()
    ordinal = re.fullmatch(r"\d+(?:st|nd|rd|th)", following)
    return gap == " " and ordinal is not None and re.match(r"\s[A-ZÀ-Þ]", text[end:limit]) is not None


def _over_possessive(text: str, tokens: list[tuple[int, int, str]], last: int, stop: int) -> int:
    """Go on over `People's` where an organisation or facility of that kind follows: `People's Court`."""
    word = text[tokens[last][0] : stop]
    if stop == tokens[last][1] or word not in words(LEXICON, "organisations", "possessives"):
        return stop
    end, ahead = stop, last + 1
    while (
        ahead < len(tokens) and text[tokens[ahead - 1][1] : tokens[ahead][0]] == " " and _is_capital(tokens[ahead][2])
    ):
        end, ahead = tokens[ahead][1], ahead + 1
    return end if end > tokens[last][1] else stop


def _trim(text: str, tokens: list[tuple[int, int, str]], stop: int) -> Iterator[tuple[int, int]]:
    """Take words that are no names off both ends."""
    vocabulary = _vocabulary()
    whole = text[tokens[0][0] : stop]
    kept = list(tokens)
    while kept and (kept[0][2] in vocabulary.never or kept[0][2].isdigit()):
        kind_word = _is_organisation(whole) or vocabulary.facility.search(whole)
        if len(kept) > 1 and kind_word and kept[0][2] not in _FUNCTION:
            break
        kept.pop(0)
    while kept and kept[-1][2] in vocabulary.never and not _is_organisation(whole) and stop == kept[-1][1]:
        kept.pop()
        stop = kept[-1][1] if kept else stop
    if kept and stop > kept[0][0] and len(text[kept[0][0] : stop]) > 1:
        yield kept[0][0], stop


_FUNCTION = frozenset(
    "The A An This That In On At By For From Of To With And But If When While After Before Since As Under Its".split()
)


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or (_ARTICLE.match(word) is not None and any(c.isupper() for c in word[2:4]))


def _without_possessive(start: int, end: int, word: str) -> int:
    match = _POSSESSIVE.search(word)
    return start + match.start() if match else end


def _is_organisation(text: str) -> bool:
    return any(
        word in _vocabulary().heads or (word.isupper() and word.title() in _vocabulary().heads)
        for word in _WORD.findall(text)
    )


_CONNECTOR = re.compile(
    r"\s(?:of|for|against|on)(?:\s(?:the|all|an?))?\s|\sin\s(?:[Dd]efen[cs]e\sof\s(?:the\s)?)|\sand\s(?:the\s)?|\s&\s|\swith(?:out)?\s"
)


def _joined(runs: list[tuple[int, int]], sentence: Sentence, text: str) -> list[tuple[int, int]]:
    """Join `Ministry` + of + `Public Security`, and what the parser's entities hold together."""
    entities = [(start_of(e[0]), start_of(e[-1]) + len(e[-1].text), e.label_) for e in sentence.span.ents]
    joined: list[tuple[int, int]] = []
    for run in runs:
        if joined:
            start, end = joined[-1]
            gap = text[end : run[0]]
            if _CONNECTOR.fullmatch(gap) and _belongs(text, (start, end), run, gap, entities):
                joined[-1] = (start, run[1])
                continue
        joined.append(run)
    return joined


def _belongs(
    text: str, left: tuple[int, int], right: tuple[int, int], gap: str, entities: list[tuple[int, int, str]]
) -> bool:
    one = any(s <= left[0] and right[1] <= e + 2 and label in ("ORG", "FAC") for s, e, label in entities)
    name = text[left[0] : left[1]]
    if gap.strip() in ("and", "and the", "&", "with", "without"):
        return one and _is_organisation(name)
    if not _is_organisation(name) or _vocabulary().facility.search(name):
        return False
    return gap.strip().startswith(("of", "for", "against", "in ")) or one


# --- what names are -----------------------------------------------------------------------------------------------


def _judge(analysis: Analysis, index: int, sentence: Sentence, start: int, end: int) -> Name:
    text, vocabulary = analysis.text, _vocabulary()
    if text[end : end + 1] in ("”", '"', "»") and re.search(
        r"[“\"«](?:The\s|An?\s)?$", text[max(0, start - 5) : start]
    ):
        return Name(start, end, text[start:end], index, None)
    title, start = _title(text, start, end)
    start = _after_a_verb(sentence, start, end)
    if not title and text[end : end + 1] == ":" and text[start:end].isupper() and " " not in text[start:end]:
        if normalise(text[start:end]) not in vocabulary.known_places:
            return Name(start, end, text[start:end], index, None)
    before, after = text[max(sentence.start, start - 60) : start], text[end : sentence.end]
    votes: Counter[EntityClass] = Counter()
    role = role_of(title) if title else None
    name = text[start:end]
    extended = _facility_span(text, sentence, start, end)
    if extended:
        start, end = extended
        votes["Facility"] = CERTAIN
    elif normalise(name) in vocabulary.known_places:
        votes["Place"] = CERTAIN
    elif any(word in vocabulary.things for word in name.split()) and not _is_organisation(name):
        return Name(start, end, name, index, None)
    elif _is_organisation(name) and (" " in name or "-" in name) and not _is_country(sentence, start, end, name):
        votes["Organisation"] = CERTAIN
    else:
        if title and " " not in title:
            votes["Person"] += CERTAIN if title not in ("President", "Minister", "Governor", "Mayor") else 3
        if vocabulary.group_cue.search(before):
            votes["Organisation"] += 4
        if vocabulary.member_cue.search(before):
            votes["Organisation"] += 2.5
        if " " in name and any(word in vocabulary.unlike_people for word in name.split()):
            votes["Organisation"] += 1.5
        cue = _person_cue(before)
        if cue and not sentence.capitals:
            votes["Person"] += 4
            role = role or cue
        region = re.match(rf"\s(?:{'|'.join(sorted(vocabulary.places))})\b", after)
        if region:
            votes["Place"] += 4
            end += region.end()
        if _AGE.match(after):
            votes["Person"] += 4
        for label in _labels(sentence.span, start, end):
            kind, weight = _NER[label]
            lone = label == "ORG" and " " not in name and sum(c.isupper() for c in name) < 2
            plain = label == "ORG" and _looks_like_a_person(sentence, name, before)
            votes[kind] += weight / 2 if lone else weight * 2 / 3 if plain else weight
            votes["Person"] += UNKNOWN / 2 if plain else 0
        acronym = sum(c.isupper() for c in name) >= 3 and len(name) <= 9 and not re.search(r"[A-Z]s$", name)
        if acronym and " " not in name and name not in vocabulary.never and not re.match(r"\s\d", after):
            votes["Organisation"] += UNKNOWN
        _by_grammar(sentence, start, end, votes)
    beside = None if _modifies(text, end, sentence.end) else _role_beside(sentence, start, end)
    if beside and not sentence.capitals and not votes["Facility"] and votes["Organisation"] < CERTAIN:
        votes["Person"] += 3
    role = role or beside
    if not votes and _looks_like_a_person(sentence, name, before):
        votes["Person"] += UNKNOWN
    kind = _winner(votes)
    owned = role is not None and _is_owned(analysis.text, sentence, start, end)
    return Name(start, end, text[start:end], index, kind, tuple(votes.items()), role, owned, title, sentence.capitals)


_OWNED = re.compile(
    r"(?:\b(?:his|her|their|its|the defen[cs]e|defen[cs]e)|['’]s?)\s+(?:[a-z-]+\s+){0,3}$", re.IGNORECASE
)


def _is_owned(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a role is somebody's: `her lawyer, X`, `X, a lawyer for`, `X, who defended`."""
    before = text[max(sentence.start, start - 45) : start]
    after = text[end : min(sentence.end, end + 45)]
    role = re.search(r"([a-z][a-z-]+),?\s*$", before)
    ahead = before[: role.start()] if role and role_of(role[1]) else before
    if re.search(r",\s*$", before) and not role:
        return False
    return bool(_OWNED.search(ahead)) or bool(
        re.match(
            r",\s*(?:who (?:defended|represents)|(?:(?:his|her|their)|a) (?:[a-z]+ )?lawyer (?:for|of|acting)|(?:his|her|their) )",
            after,
        )
    )


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
    return start_of(following)


def _modifies(text: str, end: int, limit: int) -> bool:
    """Whether a role follows at once, as in `Southeast Asia director`: then the name is no person's."""
    following = re.match(r"\s([a-z-]+)\b", text[end:limit])
    return following is not None and role_of(following[1]) is not None


def _is_country(sentence: Sentence, start: int, end: int, name: str) -> bool:
    state = name.split()[-1] in ("Federation", "Republic", "States", "Kingdom", "Union", "Emirates")
    return state and "GPE" in _labels(sentence.span, start, end)


def _looks_like_a_person(sentence: Sentence, name: str, before: str) -> bool:
    """A run of two to four plain capitalised words of which nothing is known, not after a preposition of place."""
    parts = name.split()
    plain = all(re.fullmatch(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?", part) and not part.isupper() for part in parts)
    if any(part in _vocabulary().unlike_people for part in parts):
        return False
    if sentence.capitals or not 2 <= len(parts) <= 4 or not plain:
        return False
    return re.search(r"\b(?:in|at|near|from|the|via)\s$", before) is None


def _title(text: str, start: int, end: int) -> tuple[str | None, int]:
    """Split the titles off the front of a name, `Mr. X` and `Judge X` alike."""
    found = None
    while True:
        match = re.match(r"([^\W_]+)\.?\s+(?=\S)", text[start:end])
        if not match or match[1].title() not in _vocabulary().titles or not match[1][:1].isupper():
            return found, start
        if _is_organisation(text[start:end]):
            return found, start
        found, start = match[1].title(), start + match.end()


def _facility_span(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The whole name of a facility: `Yên Khê` + `detention centre`, `regional prison of` + `San Jacinto`, `IK-2`."""
    vocabulary = _vocabulary()
    name = text[start:end]
    numbered = vocabulary.numbered_facility.search(text, max(sentence.start, start - 40), start)
    if numbered and (digits := re.match(r"\s\d[\d/-]*", text[end : sentence.end])):
        return numbered.start(), end + digits.end()
    if numbered and re.match(r"No\b|[^\s]*\d", name):
        return numbered.start(), end
    if vocabulary.code.match(name) or (vocabulary.facility.search(name) and (" " in name)):
        return start, end
    after = vocabulary.facility_after.match(text, end, sentence.end)
    if after and not re.search(r"\b(?:and|or|in|at|of|to|for|from|the|a|is|was|who|with)\s", after.group()):
        return start, after.end()
    before = vocabulary.facility_before.search(text, max(sentence.start, start - 60), start)
    if before and re.search(r"\bof\s+(?:the\s+)?$", before.group()):
        return before.start(), end
    return None


def _person_cue(before: str) -> str | None:
    """The role in `the human rights defender ` or `a witness named ` just before a name."""
    match = re.search(r"([^\W\d_][\w-]*)(?:\s+(?:named|called|identified as))?,?\s*[“\"]?$", before)
    return role_of(match[1]) if match and match[1][:1].islower() else None


def _labels(span: Span, start: int, end: int) -> Iterator[str]:
    for entity in span.ents:
        first = start_of(entity[0])
        last = start_of(entity[-1]) + len(entity[-1].text)
        if entity.label_ in _NER and first < end and start < last:
            shared = min(end, last) - max(start, first)
            if shared >= 0.6 * max(end - start, last - first - 4):
                yield entity.label_


def head_token(sentence: Sentence, start: int, end: int) -> Token | None:
    """The token of `text[start:end]` that the rest of the sentence governs."""
    inside = [token for token in sentence.span if start <= start_of(token) < end and not token.is_punct]
    if not inside:
        return None
    members = set(inside)
    outward = [token for token in inside if token.head not in members or token.head == token]
    return (outward or inside)[-1]


def _by_grammar(sentence: Sentence, start: int, end: int, votes: Counter[EntityClass]) -> None:
    head = head_token(sentence, start, end)
    if head is None:
        return
    if head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_.lower() in _HUMAN_SUBJECT and not sentence.capitals:
        votes["Person"] += 1.0
    if head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in _HUMAN_OBJECT:
        votes["Person"] += 1.0
    if head.dep_ == "pobj" and head.head.lower_ in ("of", "against") and head.head.head.lemma_.lower() in _OF_PEOPLE:
        votes["Person"] += 2.0
    if head.dep_ == "poss" and head.head.lemma_.lower() in _OF_PEOPLE:
        votes["Person"] += 2.0
    inside = [token for token in sentence.span if start <= start_of(token) < end]
    if (
        inside
        and inside[0].i > sentence.span.start
        and inside[0].nbor(-1).lower_ in ("in", "near")
        and not sentence.capitals
    ):
        votes["Place"] += 2.0


_HUMAN_SUBJECT = frozenset({"bear", "arrest", "detain", "sentence", "tell", "wear", "flee", "sleep", "weep"})
_OF_PEOPLE = frozenset({"arrest", "release", "trial", "conviction", "detention", "imprisonment", "appeal", "charge", "lawyer", "wife",
    "husband", "mother", "father", "brother", "sister", "son", "daughter", "family", "home", "murder", "killing", "torture",
    "disappearance", "sentence", "case", "prosecution", "parole", "acquittal", "health", "friend", "colleague"})  # fmt: skip
_HUMAN_OBJECT = frozenset(
    {"arrest", "detain", "sentence", "beat", "torture", "kill", "imprison", "jail", "handcuff", "acquit"}
)


def _role_beside(sentence: Sentence, start: int, end: int) -> str | None:
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
        if not (start <= start_of(token) < end) and token.text.islower():
            for noun in (token, *token.conjuncts):
                if role := role_of(noun.lemma_):
                    return role
    return None


def _winner(votes: Counter[EntityClass]) -> EntityClass | None:
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    return ranked[0][0] if ranked and ranked[0][1] >= 1.0 else None


def _settle(found: list[Name]) -> list[Name]:
    """Let all places of one form vote on its kind, and short forms follow the people whose names contain them."""
    tally: dict[str, Counter[EntityClass]] = defaultdict(Counter)
    for name in found:
        for kind, weight in name.votes:
            tally[name.key][kind] += weight * (HEADING_WEIGHT if name.heading else 1.0)
    _vote_by_short_forms(found, tally)
    people = _full_names(tally)
    bodies = frozenset(name.key for name in found if not name.heading)
    acronyms = _acronyms(found, tally)
    settled = []
    for name in found:
        kind = _kind(name, tally, people, acronyms, bodies)
        if kind and name.key:
            settled.append(replace(name, kind=kind))
    return _without_overlaps(settled)


def _vote_by_short_forms(found: Iterable[Name], tally: dict[str, Counter[EntityClass]]) -> None:
    """A name of which one word alone is used later is a person's, unless a kind word says otherwise."""
    alone = Counter(name.key for name in found if " " not in name.key and not name.heading and len(name.key) > 2)
    for key, votes in list(tally.items()):
        parts = key.split()
        if 2 <= len(parts) <= 5 and votes["Organisation"] < CERTAIN and votes["Facility"] < 1 and votes["Place"] < 2:
            used = sum(alone[part] for part in parts if part in tally and tally[part]["Place"] < 2)
            if used:
                votes["Person"] += min(3.0, 1.5 * used)


def _kind(
    name: Name,
    tally: dict[str, Counter[EntityClass]],
    people: frozenset[str],
    acronyms: frozenset[str],
    bodies: frozenset[str],
) -> EntityClass | None:
    votes = tally[name.key]
    parts = name.key.split()
    strongest = _winner(votes)
    if (
        votes["Facility"] < 1
        and votes["Organisation"] < CERTAIN
        and _within(parts, people)
        and votes["Place"] < 2 * CERTAIN
    ):
        return "Person"
    if name.key in acronyms:
        return "Organisation"
    if name.heading and name.key not in bodies:
        if votes["Place"] >= CERTAIN * HEADING_WEIGHT:
            return "Place"
        if any(body.split()[-1] == parts[-1] and set(body.split()) <= set(parts) for body in people):
            return "Person"
        return "Organisation" if votes["Organisation"] >= 2 * CERTAIN * HEADING_WEIGHT else None
    if strongest == "Person" and len(parts) == 1 and votes["Person"] < 4:
        return None
    return strongest


def _full_names(tally: dict[str, Counter[EntityClass]]) -> frozenset[str]:
    """The names of people that have two words or more."""
    return frozenset(key for key, votes in tally.items() if " " in key and _winner(votes) == "Person")


def _within(parts: list[str], people: frozenset[str]) -> bool:
    """Whether some words are a part of the name of a person, in one piece."""
    short = " ".join(parts)
    return len(short) > 2 and any(short != full and f" {short} " in f" {full} " for full in people)


def _acronyms(found: Iterable[Name], tally: dict[str, Counter[EntityClass]]) -> frozenset[str]:
    """Single words in capitals that stand right after an organisation: `Public Oversight Commission (ONK)`."""
    known = set()
    previous: Name | None = None
    for name in found:
        if previous and name.start - previous.end <= 3 and re.fullmatch(r"[^\W\d_][\w-]{1,11}", name.text):
            capitals = sum(c.isupper() for c in name.text)
            if capitals >= 2 and _winner(tally[previous.key]) == "Organisation":
                known.add(name.key)
        previous = name
    return frozenset(known)


def _without_overlaps(names: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
