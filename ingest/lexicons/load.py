"""Lexicons: YAML files that a documentalist can read and change, each entry with an example that a test runs."""

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, TypeAlias

import yaml

if TYPE_CHECKING:
    from yaml import SafeLoader as _Loader
else:  # the one in C, where it was built, reads the lexicons in a tenth of the time
    _Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Entry: TypeAlias = "str | int | float | bool | list[Entry] | dict[str, Entry] | None"


def _file(name: str) -> str:
    return resources.files("ingest.lexicons").joinpath(name).read_text("utf-8")


class _WordsLoader(_Loader):
    """YAML in which only `true` and `false` are truth values: `on`, `off`, `yes` and `no` are words here."""


_WordsLoader.yaml_implicit_resolvers = {
    letter: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
    ]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_WordsLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def read_entries(name: str) -> Entry:
    """The content of the lexicon file `name`, whatever its shape."""
    return yaml.load(_file(name), _WordsLoader)  # type: ignore[no-any-return]  # noqa: S506 (a SafeLoader)


@cache
def lexicon(name: str) -> dict[str, Entry]:
    """The content of the lexicon file `name`, as `names.en.yaml`. Raises ValueError where it is no mapping."""
    content = read_entries(name)
    if not isinstance(content, dict):
        raise ValueError(f"{name}: a lexicon is a mapping of entries")
    return content


@cache
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
