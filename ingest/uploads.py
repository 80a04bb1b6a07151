"""Documents that come as bytes with a name, not as files: laid out in a folder of their own, read, and removed."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from graph.errors import BadInput
from graph.ledger import Ledger
from graph.records import source
from graph.workspace import Workspace
from ingest.described import Given
from ingest.index import INDEX
from ingest.pipeline import Progress, Refused, Report, ingest

UNNAMED = "document.txt"
LONGEST_FILE_NAME = 200
"""Bytes; file systems take 255."""
_NOT_IN_NAMES = re.compile(r"[/\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Upload:
    """A document, or an `index.csv` that describes the others. name: its file's, where it was."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Ingested:
    """What became of uploads. documents: name and id of each that the ledger holds now, new or known."""

    report: Report
    documents: tuple[tuple[str, str], ...]


def ingest_uploads(
    workspace: Workspace, uploads: Sequence[Upload], option: Given, author: str, progress: Progress
) -> Ingested:
    """Ingest uploads as `ingest.pipeline.ingest` does files; names in the report are theirs.

    No other process analyses: where a server shows pages, a new one would begin by running the page.
    Raises BadInput where there is no document among them, and what `ingest` raises.
    """
    with laid_out(uploads) as (paths, folder):
        report = ingest(workspace, paths, option, author, progress, workers=1)
    for refusals in (report.refused, report.rejected):
        refusals[:] = [Refused(_without(folder, r.name), _without(folder, r.reason)) for r in refusals]
    for lines in (report.unread, report.skipped):
        lines[:] = [_without(folder, line) for line in lines]
    return Ingested(report, _documents(workspace, uploads))


@contextmanager
def laid_out(uploads: Sequence[Upload]) -> Iterator[tuple[list[Path], Path]]:
    """Write uploads into a new folder that only its owner reads, and remove it when the context ends.

    Gives the paths of the documents, in order, and the folder. An `index.csv` lies beside them, where it is looked for.
    """
    if uploads and all(upload.name == INDEX for upload in uploads):
        raise BadInput(f"{INDEX} describes documents: give it together with them")
    with TemporaryDirectory(prefix="defenders-") as name:
        folder = Path(name)
        paths = []
        for upload in uploads:
            path = _free(folder / _file_name(upload.name))
            path.write_bytes(upload.content)
            if path.name != INDEX:
                paths.append(path)
        yield paths, folder


def _file_name(name: str) -> str:
    """The name without the folders that a browser or a mail may put before it, fit for every file system."""
    last = PurePosixPath(name.replace("\\", "/")).name
    name = _NOT_IN_NAMES.sub("_", last.encode("utf-8", "replace").decode("utf-8")).lstrip(".")
    stem, dot, suffix = (name or UNNAMED).rpartition(".")
    room = LONGEST_FILE_NAME - len((dot + suffix).encode())
    short = (stem.encode()[: max(room, 0)]).decode("utf-8", "ignore")
    return (
        f"{short}{dot}{suffix}" if room > 0 and short else name.encode()[:LONGEST_FILE_NAME].decode("utf-8", "ignore")
    )


def _free(path: Path) -> Path:
    """This path, or the next one with a number where one of that name lies there already."""
    number = 2
    found = path
    while found.exists():
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return found


def _without(folder: Path, text: str) -> str:
    return text.replace(f"{folder}/", "").replace(str(folder), "the files that were given")


def _documents(workspace: Workspace, uploads: Sequence[Upload]) -> tuple[tuple[str, str], ...]:
    if not workspace.exists():
        return ()
    found = []
    with Ledger.open(workspace.ledger) as ledger:
        newest = {of: document for document, of, _ in ledger.newest_documents()}
        for upload in uploads:
            document = newest.get(source(upload.content, "").id)
            if document is not None:
                found.append((upload.name, document))
    return tuple(dict.fromkeys(found))
