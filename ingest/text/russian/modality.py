"""Whether what a Russian word tells of happened, and who says so."""

from functools import lru_cache
from typing import cast

from ingest.lexicons.load import words
from ingest.text.attribution import NARRATOR, Voice
from ingest.text.modality import Force
from ingest.text.russian.parse import Sentence, Word
from ingest.text.russian.referents import Referents
from ingest.text.russian.relations import subjects

LEXICON = "modality.ru.yaml"
_GROUPS = ("requested", "planned", "hypothetical", "denied")
_SOURCES = ("слово", "данные", "сообщение", "информация", "мнение")
_CLAUSE = ("xcomp", "ccomp", "nmod", "obl", "obj", "conj", "advcl", "csubj", "nsubj", "nsubj:pass", "acl", "iobj")


@lru_cache(maxsize=1)
def _forces() -> dict[str, Force]:
    return {word: cast(Force, group) for group in reversed(_GROUPS) for word in words(LEXICON, group)}


def force_of(trigger: Word) -> Force:
    """Whether what `trigger` tells of is actual; else what stands against it."""
    if _negated(trigger):
        return "denied"
    if any(child.lemma in ("если", "бы") for child in trigger.children):
        return "hypothetical"
    if any(child.lemma == "чтобы" for child in trigger.children):
        return "requested"
    future = [trigger, *(child for child in trigger.children if child.pos == "AUX")]
    if any(word.feature("Tense") == "Fut" for word in future):
        return "planned"
    below = trigger
    for above in trigger.ancestors():
        if below.relation not in _CLAUSE or (below.relation == "conj" and below.feature("VerbForm") != "Inf"):
            break
        if (force := _forces().get(above.lemma)) is not None:
            return force
        if below.feature("VerbForm") == "Inf" and _negated(above):
            return "denied"
        below = above
    return "hypothetical" if trigger.feature("Mood") == "Imp" else "actual"


def voice_of(trigger: Word, sentence: Sentence, referents: Referents) -> Voice:
    """Who commits to what `trigger` tells of, and how far."""
    hedges = words(LEXICON, "alleged")
    if any(child.lemma in hedges for child in trigger.children):
        return Voice(None, "alleged")
    sayings = words(LEXICON, "saying")
    above = next((word for word in trigger.ancestors() if word.lemma in sayings), None)
    beside = [child for child in trigger.children if child.relation == "parataxis" and child.lemma in sayings]
    for verb in [*([above] if above else []), *beside]:
        for subject in subjects(verb):
            people = referents.person(subject, sentence)
            speaker = people[0] if people else referents.of_kind(subject, "Organisation")
            if speaker is not None:
                return Voice(speaker, "alleged" if verb.lemma in hedges else "asserted")
    for word in trigger.children:
        if word.lemma in _SOURCES and any(child.lemma == "по" for child in word.children):
            for under in word.children:
                people = referents.person(under, sentence)
                speaker = people[0] if people else referents.of_kind(under, "Organisation")
                if speaker is not None:
                    return Voice(speaker, "alleged")
    return NARRATOR


def _negated(word: Word) -> bool:
    near = [*word.children, *(c for child in word.children if child.pos == "AUX" for c in child.children)]
    return any(one.lemma in ("не", "ни") and one.pos == "PART" for one in near)
