"""Lexicons: YAML files that a documentalist can read and change, each entry with an example that a test runs."""

import hashlib
from functools import lru_cache
from importlib import resources
from typing import TypeAlias

import yaml

Entry: TypeAlias = "str | int | float | bool | None | list[Entry] | dict[str, Entry]"


def _file(name: str) -> str:
    return resources.files("ingest.lexicons").joinpath(name).read_text("utf-8")


@lru_cache(maxsize=None)
def lexicon(name: str) -> dict[str, Entry]:
    """The content of the lexicon file `name`, as `names.en.yaml`."""
    content = yaml.safe_load(_file(name))
    if not isinstance(content, dict):
        raise ValueError(f"{name}: a lexicon is a mapping of entries")
    return content


def words(name: str, *path: str) -> frozenset[str]:
    """The `words` of the entry at `path` of a lexicon, as they are written."""
    entry: Entry = lexicon(name)
    for step in path:
        if not isinstance(entry, dict) or step not in entry:
            raise KeyError(f"{name}: no entry {' > '.join(path)}")
        entry = entry[step]
    listed = entry.get("words") if isinstance(entry, dict) else None
    if not isinstance(listed, list):
        raise KeyError(f"{name}: entry {' > '.join(path)} has no words")
    return frozenset(str(word) for word in listed)


@lru_cache(maxsize=1)
def lexicons_sha256() -> str:
    """One hash of all lexicons, which a run records as its configuration."""
    digest = hashlib.sha256()
    for item in sorted(resources.files("ingest.lexicons").iterdir(), key=lambda item: item.name):
        if item.name.endswith(".yaml"):
            digest.update(item.name.encode() + b"\0" + item.read_bytes() + b"\0")
    return digest.hexdigest()
