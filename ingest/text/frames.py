"""Frames: which words, in which relations, tell of what; read from `frames-*.en.yaml`, matched on the parse."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from spacy.tokens import Span, Token

from ingest.lexicons.load import read_entries
from ingest.text.analysis import same_sentence
from ingest.text.grammar import relation
from ingest.text.modality import is_imperative
from ingest.text.phrases import listed
from ingest.text.verbs import is_lasting, is_passive
from ontology.model import ClaimProperty, EntityClass, MentionKind

SubjectKind = Literal["Person", "Organisation", "Facility", "Place", "words"]


class Expected(BaseModel):
    """A fact as `extract --facts` prints it that the example of an entry must give."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    args: dict[str, str | int | None]
    modality: str = "factual"
    asserted_by: str | None = None


class Frame(BaseModel):
    """One way of telling something.

    verb, noun: lemmas of the trigger. needs: relation → lemmas, one of which must stand there (`*`: anything,
    `number`: a number, `a-name`: a name). excludes: the same, which must not. context: words of which one must stand in
    the sentence or the one before. form: `passive`, `active` or `imperative` only. lasting: whether the verb must tell
    of a state (`is being held`) or of an act.

    subject: relations in which the subject of the event may stand, tried in order; `topic` is the person of whom the
    text has been speaking. subjects: what it may be. words: lemmas of the unnamed groups that it may be, any if empty.
    arguments: claim property → relations. values: claim property → value. types: claim property → value → lemmas, where
    a word beside the trigger decides. required: properties without which nothing was told. spoken: the actor is the
    voice that says it. voiced: the text's own voice does not count.

    date: `told` as the sentence has it; `end` of what lasted; `none`, the sentence dates something else; `statement`:
    the words are the act, so that without a date of its own it is of the day of publication; `edition`: the year in the
    name of a prize, else as told.
    gate: `plain`; `negated`, it happened because the verb is negated (`was not allowed to see`); `must`, which makes
    it; `off`, where a negation is a part of it. presupposed: for a noun, whether it tells of a fact without a factive
    word above it.
    confidence: a prior that nobody has calibrated yet; below the threshold of a workspace the claim waits for review.
    never: sentences that look alike and must not set the frame off, or only as something planned, requested or denied.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kind: MentionKind
    verb: frozenset[str] = frozenset()
    noun: frozenset[str] = frozenset()
    needs: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    excludes: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    context: tuple[str, ...] = ()
    form: Literal["passive", "active", "imperative"] | None = None
    subject: tuple[str, ...] = ("patient",)
    subjects: tuple[SubjectKind, ...] = ("Person",)
    arguments: dict[ClaimProperty, tuple[str, ...]] = Field(default_factory=dict)
    values: dict[ClaimProperty, str] = Field(default_factory=dict)
    types: dict[ClaimProperty, dict[str, tuple[str, ...]]] = Field(default_factory=dict)
    required: tuple[ClaimProperty, ...] = ()
    lasting: bool | None = None
    words: frozenset[str] = frozenset()
    spoken: bool = False
    voiced: bool = False
    date: Literal["told", "end", "none", "statement", "edition"] = "told"
    gate: Literal["plain", "negated", "must", "off"] = "plain"
    presupposed: bool = True
    confidence: float = Field(ge=0, le=1)
    example: str
    expect: tuple[Expected, ...]
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A frame and the word of the text that set it off."""

    frame: Frame
    trigger: Token


def frames() -> tuple[Frame, ...]:
    """All frames of English, in the order of their files."""
    return frames_of("en")


@lru_cache(maxsize=2)
def frames_of(language: str) -> tuple[Frame, ...]:
    """All frames of a language, in the order of their files. Raises ValueError, naming one that is not understood."""
    found: list[Frame] = []
    folder = resources.files("ingest.lexicons")
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name.startswith("frames-") and item.name.endswith(f".{language}.yaml"):
            entries = read_entries(item.name)
            assert isinstance(entries, list)
            found.extend(_frame(entry, item.name) for entry in entries if isinstance(entry, dict))
    if len({frame.id for frame in found}) != len(found):
        raise ValueError("two frames have the same id")
    return tuple(found)


def _frame(entry: Mapping[str, object], file: str) -> Frame:
    relations = dict(entry)
    for name in ("subject", "subjects", "context", "required"):
        if isinstance(relations.get(name), str):
            relations[name] = [relations[name]]
    arguments = relations.get("arguments")
    if isinstance(arguments, dict):
        relations["arguments"] = {key: [value] if isinstance(value, str) else value for key, value in arguments.items()}
    try:
        return Frame.model_validate(relations)
    except ValueError as error:
        raise ValueError(f"{file}: frame {entry.get('id')}: {error}") from error


_STRADDLING = frozenset({"before", "entitled", "enumerated", "focus", "neither", "quotation", "titled"})
"""Relations that may reach beyond the sentence of the trigger."""
_ANY = frozenset({"*", "number", "a-name"})


@dataclass(frozen=True, slots=True)
class _Listed:
    """A frame as it is looked up by its trigger. needs: sets of words of each of which one must be in the sentence."""

    frame: Frame
    needs: tuple[frozenset[str], ...]


@lru_cache(maxsize=1)
def _by_lemma() -> tuple[dict[str, list[_Listed]], dict[str, list[_Listed]]]:
    verbs: dict[str, list[_Listed]] = {}
    nouns: dict[str, list[_Listed]] = {}
    for frame in frames():
        one = _Listed(frame, tuple(frozenset(lemmas) for name, lemmas in frame.needs.items() if _is_near(name, lemmas)))
        for lemma in frame.verb:
            verbs.setdefault(lemma, []).append(one)
        for lemma in frame.noun:
            nouns.setdefault(lemma, []).append(one)
    return verbs, nouns


@lru_cache(maxsize=4096)
def _is_near(name: str, lemmas: tuple[str, ...]) -> bool:
    """Whether what stands in a relation can be one of `lemmas` only where the sentence has that word."""
    return _ANY.isdisjoint(lemmas) and _STRADDLING.isdisjoint(name.replace("|", ".").split("."))


def matches(sentence: Span, before: str) -> Iterator[Match]:
    """Every frame that a word of `sentence` sets off. before: the sentence before, for frames with a context."""
    verbs, nouns = _by_lemma()
    tokens = [(token, token.lemma_.lower()) for token in sentence]
    present = frozenset({lemma for _, lemma in tokens} | {token.lower_ for token, _ in tokens})
    surroundings: frozenset[str] | None = None
    for token, lemma in tokens:
        if lemma not in verbs and lemma not in nouns:
            continue
        for one in verbs.get(lemma, ()) if _is_verb(token) else nouns.get(lemma, ()) if _is_noun(token) else ():
            if any(present.isdisjoint(need) for need in one.needs):
                continue
            if one.frame.context:
                if surroundings is None:
                    surroundings = frozenset({lemma for _, lemma in tokens} | set(before.lower().split()))
                if surroundings.isdisjoint(one.frame.context):
                    continue
            if _fits(one.frame, token, present):
                yield Match(one.frame, token)


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or (token.tag_ in ("VBN", "VBD") and token.dep_ != "compound")


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "ADJ")


def _fits(frame: Frame, trigger: Token, present: frozenset[str]) -> bool:
    if frame.lasting is not None and is_lasting(trigger) != frame.lasting:
        return False
    if frame.form == "imperative":
        if not is_imperative(trigger):
            return False
    elif frame.form and (is_passive(trigger) != (frame.form == "passive")):
        return False
    for name, lemmas in frame.needs.items():
        if not any(_has_word(token, lemmas) for token in related(frame, trigger, name)):
            return False
    return not any(
        _has_word(token, lemmas)
        for name, lemmas in frame.excludes.items()
        if not (_is_near(name, lemmas) and present.isdisjoint(lemmas))
        for token in related(frame, trigger, name)
    )


def related(frame: Frame, trigger: Token, name: str) -> list[Token]:
    """`relation` for a frame: what leads on from a complement leads on from the one that the frame needs."""
    return relation(trigger, name, frame.needs.get("complement", ()))


def needed(frame: Frame, trigger: Token) -> list[Token]:
    """The words beside the trigger without which the frame would not have matched."""
    return [
        token
        for name, lemmas in frame.needs.items()
        for token in related(frame, trigger, name)
        if _has_word(token, lemmas) and same_sentence(token, trigger)
    ]


def _has_word(token: Token, lemmas: tuple[str, ...]) -> bool:
    if "*" in lemmas:
        return True
    if "number" in lemmas and (token.pos_ == "NUM" or any(child.dep_ == "nummod" for child in token.children)):
        return True
    if "a-name" in lemmas and token.pos_ == "PROPN" and token.text[:1].isupper():
        return True
    candidates = [
        token,
        *(child for child in token.children if child.dep_ in ("compound", "amod", "advmod", "prt", "punct", "det")),
    ]
    return any(word.lemma_.lower() in lemmas or word.lower_ in lemmas for word in candidates)


def types_of(options: Mapping[str, tuple[str, ...]], trigger: Token, names: tuple[str, ...]) -> list[str]:
    """The values whose words stand in one of the relations, as `parole` in `released on parole`, in their order."""
    for name in names:
        found: dict[str, None] = {}
        for token in relation(trigger, name):
            for one in (token, *listed(token)):
                found.update({value: None for value, lemmas in options.items() if _has_word(one, lemmas)})
        if found:
            return list(found)
    return []


def entity_kinds(frame: Frame) -> tuple[EntityClass, ...]:
    """The classes of entity that may be the subject of a frame."""
    return tuple(kind for kind in frame.subjects if kind != "words")
