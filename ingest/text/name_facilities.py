"""Names of places that hold people, with the nouns and numbers beside them that belong to the name."""

import re
from collections.abc import Iterator

from graph.names import normalise
from ingest.text.analysis import Sentence
from ingest.text.name_words import is_organisation, vocabulary

CUSTODY_REACH = 160
"""Characters before a name in which somebody is said to be held."""
_CALLED = re.compile(
    r"\b(?:prison|jail|complex|centre|center|camp|facility|colony|dungeon|barracks|site|house)\s(?:known\sas|called|named|nicknamed|dubbed)"
    r"\s(?:the\s)?[“\"‘]?$"
)
_CUSTODY_IN = re.compile(
    r"\b(?:held|holding|detained|detaining|kept|keeping|taken|driven|moved|transferred|sent|imprisoned|locked|tortured|brought|remanded|"
    r"questioned|interrogated)\b"
    r"[^.;]{0,50}\b(?:in|at|to|into)\s(?:the|an?)\s(?:[a-z-]+\s)?$"
)
_CAMP = re.compile(r"\s(?:(?:training|army|military)\s)?camp\b|\spolice\s(?:unit|compound|academy|command)\b")
_PLACE_CALLED = re.compile(
    r"\b(?:held|detained|kept|taken|driven|moved|transferred|imprisoned|locked|tortured|brought|beaten)\b[^.;]*\b(?:place|villa|building|"
    r"compound|house|cellar|basement|school|warehouse)\s(?:known\sas|called|nicknamed|dubbed)\s(?:the\s)?[“\"‘]?$"
)
_PART_OF = re.compile(
    r"\b(?:(?:punishment|isolation|disciplinary|segregation|women['’]s|juvenile|high-security|maximum-security|solitary)\s"
    r"(?:wing|block|cells?|section|ward|unit|pavilion)|death\srow|inmates|warden|prison\sguards)\s(?:of|at|in)\s(?:the\s)?$"
)
"""What only places that hold people have, before the name."""
_CUSTODY = re.compile(
    r"\b(?:held|detained|kept|taken|driven|moved|transferred|sent|imprisoned|interned|tortured|brought|locked|confined|seen|told)\b[^.;]*"
    r"\b(?:in|at|to|into)\s(?:the\s)?$"
)


def facility_span(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The whole name of a facility: `Yên Khê` + `detention centre`, `regional prison of` + `San Jacinto`, `IK-2`."""
    known = vocabulary()
    name = text[start:end]
    if normalise(name) in known.demonyms:
        return None
    numbered = known.numbered_facility.search(text, max(sentence.start, start - 40), start)
    if numbered and (digits := re.match(r"\s\d[\d/-]*", text[end : sentence.end])):
        return numbered.start(), end + digits.end()
    if numbered and re.match(r"No\b|[^\s]*\d", name):
        return numbered.start(), end
    if known.code.match(name) or _is_facility(name):
        return start, end
    after = known.facility_after.match(text, end, sentence.end)
    camp = _CAMP.match(text, end)
    if after is None and camp and _CUSTODY.search(text, max(sentence.start, start - CUSTODY_REACH), start):
        return start, camp.end()
    if after and not re.search(r"\b(?:and|or|in|at|of|to|for|from|the|a|is|was|who|with)\s", after.group()):
        return start, after.end()
    before = known.facility_before.search(text, max(sentence.start, start - 60), start)
    if before and re.search(r"\b(?:of|at)\s+(?:the\s+)?$", before.group()) and not is_organisation(name):
        return before.start(), end
    if _PART_OF.search(text, max(sentence.start, start - 60), start) and not is_organisation(name):
        return start, end
    return None


def is_called_facility(text: str, start: int) -> bool:
    """Whether the words before say that a place that holds people is so called: `the prison known as “X`."""
    if _PLACE_CALLED.search(text, max(0, start - CUSTODY_REACH), start):
        return True
    return _CALLED.search(text, max(0, start - 60), start) is not None


def unnamed_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`police station` in `held at the police station in Velmar`: a place of custody without a name of its own."""
    for match in vocabulary().several_words.finditer(text, start, end):
        held = _CUSTODY_IN.search(text, max(start, match.start() - 90), match.start())
        if held and re.match(r"\sin\s[A-ZÀ-Þ]", text[match.end() : match.end() + 5]):
            yield match.span()


def _is_facility(name: str) -> bool:
    """A name with a facility noun and something more, not `Penitentiary Service` nor `IN PRISON`."""
    nouns = list(vocabulary().facility.finditer(name))
    if not nouns or is_organisation(name[nouns[-1].end() :]):
        return False
    found = nouns[-1]
    rest = re.findall(r"[\w’'-]+", name[: found.start()] + " " + name[found.end() :])
    return any(word not in vocabulary().never and word.capitalize() not in vocabulary().never for word in rest)
