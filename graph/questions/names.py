"""Find people, organisations, facilities, places, offences and works by name, in any spelling that the graph knows."""

import re
import unicodedata
from dataclasses import dataclass

from graph.canonical import Json
from graph.names import normalise, words
from graph.questions.asking import Graph, Row
from graph.questions.rows import number, text, texts
from graph.wording import kind_of, title_of

MOST = 50
SHORTEST_FUZZY = 4
"""Letters from which a word may differ in one: in a shorter one that is another name."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that a search found. label: its class. names: its other spellings. events: how many have it."""

    id: str
    label: str
    title: str
    names: tuple[str, ...]
    status: str | None
    events: int

    @property
    def is_actor(self) -> bool:
        """Whether it can have a case or stand at the end of a path, rather than being an event or an offence."""
        return self.label in ("Person", "Organisation", "Facility", "Place")


def search(graph: Graph, words_of_name: str, *, most: int = MOST) -> list[Found]:
    """Return what the words may name, the likeliest first: words in any order, any case, with or without accents.

    A word may be only begun, or differ in one letter. Nothing is found for words without letters and digits.
    """
    query = lucene(words_of_name)
    if not query:
        return []
    rows = graph.ask("find_names", query=query, limit=most)
    wanted = set(words(words_of_name))
    return [_found(row) for row in sorted(rows, key=lambda row: _rank(row, wanted))]


def named(graph: Graph, entity: str) -> Found | None:
    """The entity of this id, or of which this id is an alias; None where the graph has none."""
    rows = graph.ask("entity", id=entity)
    return _found(rows[0]) if rows else None


def lucene(words_of_name: str) -> str:
    """The full-text query for some words: all words have to fit.

    >>> lucene("Sokolov")
    '(sokolov^8 OR sokolov*^3 OR sokolov~1)'
    """
    found = []
    for word in re.findall(r"\w+", unicodedata.normalize("NFC", words_of_name).casefold()):
        forms = list(dict.fromkeys([word, *normalise(word).split()]))
        ways = [way for form in forms for way in _ways(form)]
        found.append(f"({' OR '.join(ways)})")
    return " AND ".join(found)


def _ways(word: str) -> list[str]:
    return [f"{word}^8", f"{word}*^3", *([f"{word}~1"] if len(word) >= SHORTEST_FUZZY else [])]


def _rank(row: Row, wanted: set[str]) -> tuple[Json, ...]:
    """Full names first, then those that hold all words as they are, then the rest as the index ranks it."""
    forms = [set(words(name)) for name in texts(row["names"])]
    fit = 0 if wanted in forms else 1 if any(wanted <= form for form in forms) else 2
    score = row["score"]
    return fit, -number(row["events"]), -score if isinstance(score, float) else 0.0, str(row["id"])


def _found(row: Row) -> Found:
    labels = texts(row["labels"])
    return Found(
        id=str(row["id"]),
        label=kind_of(labels),
        title=title_of(labels, {"name": row["name"], "type": row["type"]}),
        names=tuple(name for name in texts(row["names"]) if name != row["name"]),
        status=text(row["status"]),
        events=number(row["events"]),
    )
