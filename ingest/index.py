"""Which documents are meant: files, folders and globs, with what an `index.csv` beside them says of each.

`index.csv` has the columns file, publisher, date, language, url and licence, in any order; `file` alone must be there.
It describes what lies in its folder and below it. A `judgements.jsonl` in a folder is found too (`ingest.judged`).
"""

import csv
import io
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from glob import glob, has_magic
from pathlib import Path, PurePosixPath

from graph import edtf
from graph.errors import BadInput
from ingest.described import Given
from ingest.judged import NAME as JUDGEMENTS
from ingest.readers import is_known_kind
from ingest.readers.delivered import content_of, decoded

INDEX = "index.csv"
COLUMNS = ("file", "publisher", "date", "language", "url", "licence")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A document to read, and what the index beside it says of it."""

    path: Path
    given: Given


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, folder or row that cannot be used. name: which, with the row's number; reason: why, and what to do."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """files: to read, in order, none twice. skipped: those in folders that no reader knows. refused: all unusable.

    judgements: files of judgements that lie in folders.
    """

    files: tuple[FoundFile, ...] = ()
    skipped: tuple[Path, ...] = ()
    refused: tuple[Refusal, ...] = ()
    judgements: tuple[Path, ...] = ()


@dataclass
class _Search:
    files: dict[Path, FoundFile] = field(default_factory=dict)
    skipped: dict[Path, None] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    indexes: dict[Path, dict[Path, Given]] = field(default_factory=dict)
    judgements: dict[Path, None] = field(default_factory=dict)


def find(inputs: Iterable[Path]) -> Found:
    """Find the documents that `inputs` mean: a file as it is named, a folder with all below it in order, a glob.

    What is named itself goes to the readers, whatever its kind. Hidden files and folders within a folder are left out.
    Nothing is raised: what cannot be used is in `refused`.
    """
    search = _Search()
    for path in inputs:
        if not has_magic(str(path)) or _exists(path):
            _take(path, search)
            continue
        matches = sorted(glob(str(path), recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not matches:
            search.refused.append(Refusal(str(path), "no file has such a name; check the pattern"))
        for match in matches:
            _take(Path(match), search, from_glob=True)
    return Found(tuple(search.files.values()), tuple(search.skipped), tuple(search.refused), tuple(search.judgements))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _take(path: Path, search: _Search, from_glob: bool = False) -> None:
    if path.is_dir():
        _walk(path, search, {})
    elif path.name == INDEX:
        _index_of(path.parent, search)
        if not from_glob:
            search.refused.append(Refusal(str(path), f"an index describes documents; name its folder, {path.parent}"))
    elif from_glob and not is_known_kind(path):
        search.skipped[path] = None
    else:
        _add(path, search, _index_of(path.parent, search))


def _walk(folder: Path, search: _Search, given: dict[Path, Given]) -> None:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        search.refused.append(Refusal(str(folder), f"the folder cannot be opened ({reason}); check its permissions"))
        return
    given = given | _index_of(folder, search)
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(".") or entry.name == INDEX:
            continue
        if entry.is_dir(follow_symlinks=False):
            _walk(path, search, given)
        elif entry.name == JUDGEMENTS:
            search.judgements[path] = None
        elif entry.is_symlink() and path.is_dir():
            search.refused.append(Refusal(str(path), "a link to a folder is not followed; name that folder"))
        elif is_known_kind(path):
            _add(path, search, given)
        else:
            search.skipped[path] = None


def _add(path: Path, search: _Search, given: dict[Path, Given]) -> None:
    key = path.resolve()
    search.files.setdefault(key, FoundFile(path, given.get(key, Given())))


def _index_of(folder: Path, search: _Search) -> dict[Path, Given]:
    """Read the index of `folder` once; its bad rows go to the refused, the good ones count."""
    key = folder.resolve()
    if key not in search.indexes:
        search.indexes[key] = {}
        if _exists(folder / INDEX):
            search.indexes[key] = _read_index(folder / INDEX, search.refused)
    return search.indexes[key]


def _read_index(path: Path, refused: list[Refusal]) -> dict[Path, Given]:
    try:
        text = decoded(content_of(path), str(path)).removeprefix("\ufeff")
    except BadInput as error:
        refused.append(Refusal(str(path), str(error)))
        return {}
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    described: dict[Path, Given] = {}
    try:
        header = [(name or "").strip().lower() for name in rows.fieldnames or ()]
        rows.fieldnames = header
        unknown = [name or "(empty)" for name in header if name not in COLUMNS]
        if unknown:
            allowed = ", ".join(COLUMNS)
            refused.append(
                Refusal(f"{path} row 1", f'unknown column "{unknown[0]}" is not read; the columns are {allowed}')
            )
        if "file" not in header:
            refused.append(Refusal(f"{path} row 1", 'no column "file"; the index describes nothing without it'))
            return {}
        for row in rows:
            place = f"{path} row {rows.line_num}"
            try:
                file, given = _row(row, path.parent)
                if file in described:
                    raise BadInput(f'"{row["file"]}" has a row already; one row a file')
                described[file] = given
            except BadInput as error:
                refused.append(Refusal(place, str(error)))
    except csv.Error as error:
        refused.append(Refusal(f"{path} row {rows.line_num}", f"no CSV from here on ({error}); check the quotes"))
    return described


def _row(row: dict[str | None, str | list[str] | None], folder: Path) -> tuple[Path, Given]:
    """The file that a row describes, and what it says. Raises BadInput."""
    if None in row:
        raise BadInput("more fields than columns; put a field that has a comma in double quotes")
    said = {name: value.strip() or None for name, value in row.items() if name and isinstance(value, str)}
    file = said.get("file")
    if file is None:
        raise BadInput("no file named")
    inner = PurePosixPath(file)
    if inner.is_absolute() or ".." in inner.parts:
        raise BadInput(f'"{file}" is not in this folder; an index describes what lies beside and below it')
    path = folder / inner
    if not path.is_file():
        raise BadInput(f'there is no file "{file}"; check the name')
    date = said.get("date")
    return path.resolve(), Given(
        publisher=said.get("publisher"),
        date=edtf.parse(date).text if date else None,
        address=said.get("url"),
        language=said.get("language"),
        licence=said.get("licence"),
    )
