"""A file of RDF as an rdflib graph, for the validator: everything it holds, whichever graph of the file it stands in.

rdflib is imported when something is read, and nothing is fetched: a file that needs the network is refused.
"""

import ast
import json
import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import BadInput
from graph.rdf.export import SUFFIXES

if TYPE_CHECKING:
    from rdflib import Graph

PARSERS: Mapping[str, str] = {
    "turtle": "turtle",
    "trig": "trig",
    "ntriples": "nquads",  # which every line of N-Triples is; rdflib's errors there name the line
    "nquads": "nquads",
    "jsonld": "json-ld",
}


def read_rdf(path: Path) -> "Graph":
    """The triples of a file. Raises BadInput, naming file and line, where it cannot be read or is not what it says."""
    format = SUFFIXES.get(path.suffix.lower())
    if format is None:
        raise BadInput(f"{path}: no file of RDF by its name; known endings: {', '.join(SUFFIXES)}")
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadInput(f"{path} line {line}: not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror})") from error
    return parse_rdf(text, format, str(path))


def parse_rdf(text: str, format: str, name: str) -> "Graph":
    """The triples of a text. format: one of `graph.rdf.export.FORMATS`. name: of the file, for errors."""
    from rdflib import Dataset, Graph
    from rdflib.exceptions import ParserError

    if format == "jsonld":
        _refuse_what_would_be_fetched(text, name)
    graph, dataset = Graph(), Dataset()
    try:
        with quiet():
            dataset.parse(data=text, format=PARSERS[format])
    except SyntaxError as error:
        what = str(getattr(error, "_why", error))
        raise BadInput(f"{name} line {getattr(error, 'lines', 0) + 1}: not valid {format} ({what})") from error
    except ParserError as error:
        raise BadInput(f"{name}{_line_of(error, text)}: not valid {format}") from error
    except Exception as error:  # rdflib raises what it stumbles over, an IndexError as well as a ValueError
        raise BadInput(f"{name}: not valid {format} ({type(error).__name__}: {error})") from error
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    return graph


def _line_of(error: Exception, text: str) -> str:
    """Where a line of N-Quads is none: rdflib's error ends with the line as Python writes it."""
    lines = re.split("\r\n|\r|\n", text)
    try:
        return f" line {lines.index(ast.literal_eval(str(error).rpartition(chr(10))[2])) + 1}"
    except (ValueError, SyntaxError):
        return ""


@contextmanager
def quiet() -> Iterator[None]:
    """Values as they are written, without rdflib's remarks: what is wrong with one is said by the validator."""
    import rdflib

    logger = logging.getLogger("rdflib")
    level, normalising = logger.level, rdflib.NORMALIZE_LITERALS
    logger.setLevel(logging.CRITICAL)
    rdflib.NORMALIZE_LITERALS = False  # or `perhaps` as a truth value would become `false`
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of a value that is not of its data type
            warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's reader of JSON-LD about rdflib
            yield
    finally:
        logger.setLevel(level)
        rdflib.NORMALIZE_LITERALS = normalising


def _refuse_what_would_be_fetched(text: str, name: str) -> None:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(f"{name} line {error.lineno}: not valid JSON ({error.msg})") from error
    except RecursionError as error:
        raise BadInput(f"{name}: lists within lists, too deep to read") from error
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            contexts = value.get("@context")
            contexts = contexts if isinstance(contexts, list) else [contexts]
            if "@import" in value or any(isinstance(context, str) for context in contexts):
                raise BadInput(
                    f"{name}: its context is an address, and nothing is fetched from the network. "
                    "Put the context itself into the file."
                )
            waiting += value.values()
