"""What would be recorded of a document, before anything is: its text with the words that facts rest on."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph import records
from graph.canonical import Json
from graph.errors import BadInput
from graph.questions.rows import mapping, number
from graph.wording import date_in_words, kind_in_words, length_in_words
from ingest import facts as flat
from ingest.described import Given, describe
from ingest.extract import analyser_for, lacking, languages
from ingest.index import find
from ingest.pipeline import checked
from ingest.readers import read
from ingest.uploads import Upload, laid_out
from ontology.model import Description, Document

UNNAMED_PUBLISHER = "its publisher, whom nobody names yet"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text. kinds: of the facts that rest on it, in words; none for text between them."""

    text: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a document says, in words. what: its arguments. said_by: who says so, with how far they commit to it."""

    kind: str
    what: str
    said_by: str
    words: str


@dataclass(frozen=True)
class Preview:
    """A document as it would be read. The texts of `segments` joined are its text.

    waiting: how many more claims would be recorded but are not told as facts, for they are planned, denied or too
    unsure. rejected: how many claims have evidence that does not check. not_read: why nothing was looked for.
    """

    description: Description
    segments: tuple[Segment, ...]
    facts: tuple[Fact, ...]
    waiting: int = 0
    rejected: int = 0
    not_read: str | None = None


def preview(uploads: Sequence[Upload], which: int, option: Given, threshold: float) -> Preview:
    """Read the document at this place among them as an ingest of all `uploads` would; nothing is recorded.

    Raises BadInput where it cannot be read.
    """
    with laid_out(uploads) as (paths, folder):
        found = find([paths[which]])
        if not found.files:
            raise BadInput(found.refused[0].reason if found.refused else f"{paths[which].name}: cannot be read")
        try:
            delivered = read(paths[which])
        except BadInput as error:
            raise BadInput(str(error).replace(f"{folder}/", "")) from error
        name = paths[which].name
    source = records.source(delivered.content, delivered.media_type)
    document = records.document(source, delivered.reader, delivered.reader_version, delivered.text)
    own = Given(delivered.publisher, delivered.date, delivered.address, delivered.language, delivered.title)
    return preview_of(document, describe(source, option, found.files[0].given, own, name), threshold)


def preview_of(document: Document, description: Description, threshold: float) -> Preview:
    """Look for facts in a document that has been read."""
    analyser = analyser_for(description.language)
    if analyser is None:
        language = description.language or "a language that was not recognised"
        reason = f"it is in {language}, and only {', '.join(languages())} can be analysed so far"
        if missing := lacking(language):
            reason = f"{reason}; {missing}"
        return Preview(description, (Segment(document.text, ()),), (), not_read=reason)
    extraction, rejected = checked(analyser(document, description), document, description, "")
    told = flat.facts(extraction, description, threshold=threshold)
    everything = flat.facts(extraction, description, everything=True)
    spans, found = [], []
    for fact, (kind, _, said_by, words) in zip(told, flat.table(told), strict=True):
        evidence = mapping(mapping(fact)["evidence"])
        in_words = flat.KINDS_IN_WORDS[kind]
        spans.append((number(evidence["start"]), number(evidence["end"]), in_words))
        found.append(Fact(in_words, _in_words(mapping(mapping(fact)["args"])), said_by or UNNAMED_PUBLISHER, words))
    return Preview(
        description,
        segments(document.text, spans),
        tuple(found),
        waiting=len(everything) - len(told),
        rejected=len(rejected),
    )


def _in_words(arguments: Mapping[str, Json]) -> str:
    """The arguments of a fact as people say them, in their order."""
    said = []
    for name, value in arguments.items():
        match name, value:
            case _, None:
                continue
            case "date", "PUB":
                said.append("about the day of publication")
            case (("date" | "start" | "end"), str()):
                said.append(f"{name} {date_in_words(value)}")
            case "length", str():
                said.append(f"length {length_in_words(value)}")
            case (("type" | "how" | "role"), str()):
                said.append(kind_in_words(value))
            case _:
                said.append(f"{name} {value}")
    return "; ".join(said)


def segments(text: str, spans: Sequence[tuple[int, int, str]]) -> tuple[Segment, ...]:
    """Cut `text` where spans (start, end, kind) begin and end; joined again it is the text.

    >>> [(s.text, s.kinds) for s in segments("Mira was held", [(0, 4, "person"), (0, 13, "detention")])]
    [('Mira', ('detention', 'person')), (' was held', ('detention',))]
    """
    changes: dict[int, Counter[str]] = defaultdict(Counter)
    for start, end, kind in spans:
        changes[start][kind] += 1
        changes[end][kind] -= 1
    found = []
    present: Counter[str] = Counter()
    for start, end in pairwise(sorted({0, len(text), *changes})):
        present.update(changes.get(start, {}))
        found.append(Segment(text[start:end], tuple(sorted(+present))))
    return tuple(found)
