"""Who has which role in which organisation, by nouns that Russian texts put beside names."""

from collections.abc import Iterator
from functools import lru_cache

from ingest.lexicons.load import lexicon, words
from ingest.text.argument import Argument, argument_of
from ingest.text.draft import Draft
from ingest.text.referent import Referent
from ingest.text.russian.modality import force_of, voice_of
from ingest.text.russian.parse import Sentence, Word
from ingest.text.russian.referents import Referents
from ingest.text.russian.relations import subjects

LEXICON = "affiliations.ru.yaml"
CONFIDENCE = 0.85
_COPULAS = ("являться", "быть", "стать", "работать", "оставаться")


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    return {word: role for role in lexicon(LEXICON) for word in words(LEXICON, role)}


def affiliations(sentence: Sentence, referents: Referents) -> Iterator[Draft]:
    """The affiliations that a sentence tells."""
    for word in sentence.words:
        role = _roles().get(word.lemma) if word.pos in ("NOUN", "PROPN") else None
        row = _together(word, sentence)
        organisation = _organisation(row, referents) if role else None
        person = _person(row, sentence, referents) if organisation else None
        if role is None or organisation is None or person is None:
            continue
        voice = voice_of(word, sentence, referents)
        start, end = min(word.start, person.start), max(word.end, person.end, organisation.end)
        start = min(start, organisation.start)
        end = next((sign.end for sign in sentence.words if sign.start == end and sign.text in "»”"), end)
        yield Draft(
            "ru-role", "Affiliation", word.start, start, end, person,
            (argument_of("organisation", organisation), Argument("role", word.start, word.end, value=role)), (),
            None, False, False, force_of(word), voice, CONFIDENCE,
        )  # fmt: skip


def _together(word: Word, sentence: Sentence) -> list[Word]:
    """The role and those that stand beside it, joined by `и` or a comma: they share person and organisation."""
    row = [word]
    for step in (1, -1):
        place = word.index + 2 * step
        while 0 <= place < len(sentence.words):
            other, between = sentence.words[place], sentence.words[place - step]
            if between.text not in ("и", ",") or other.lemma not in _roles():
                break
            row.append(other)
            place += 2 * step
    return row


def _organisation(row: list[Word], referents: Referents) -> Referent | None:
    for role in row:
        for child in role.children:
            if child.relation in ("nmod", "appos", "obl", "flat"):
                found = referents.of_kind(child, "Organisation")
                if found is not None:
                    return found
    return None


def _person(row: list[Word], sentence: Sentence, referents: Referents) -> Referent | None:
    for role in row:
        beside = [child for child in role.children if child.relation in ("nsubj", "appos", "flat:name", "flat")]
        if role.head is not None and role.relation in ("appos", "nmod", "parataxis"):
            beside.append(role.head)
        if role.head is not None and role.head.lemma in _COPULAS:
            beside += subjects(role.head)
        for one in beside:
            if people := referents.person(one, sentence):
                return people[0]
    return None
