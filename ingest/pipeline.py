"""From files to records: read, describe, extract, check the evidence, append; then resolve what was added.

Each file is one transaction: whatever happens, the ledger holds whole documents. A file that cannot be used is listed
with the reason and the rest goes on. Files are read a few ahead, so that several processes can analyse them; they are
recorded in the order in which they were given.
"""

import os
import traceback
from collections import Counter, deque
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from graph import originals, records
from graph.errors import BadInput
from graph.evidence import problems
from graph.identity.resolve import resolve
from graph.ledger import Ledger
from graph.live import gather
from graph.workspace import Workspace
from graph.writing import only_writer
from ingest.analysts import Analysts, Task, sensible_workers
from ingest.catalogue import Catalogue
from ingest.configuration import configuration
from ingest.described import Given, choose, describe
from ingest.extract import EXTRACTOR, VERSION, analyser_for, extract, lacking
from ingest.extraction import Extraction
from ingest.index import Found, FoundFile, find
from ingest.interruption import noted_interruption
from ingest.judged import take_in
from ingest.readers import read
from ontology.model import Description, Document, Record, Run, RunRow, Source

LONGEST_NAME = 500
"""Characters of a name or an offence; what is longer is a fault of reading, and no index takes it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or a row that was not used, and why."""

    name: str
    reason: str


@dataclass
class Report:
    """What an ingest did.

    added: new records by kind. unread: documents whose language no analyser reads yet. rejected: claims whose evidence
    did not check. interrupted: Ctrl-C came; what was finished before is kept.
    """

    documents: int = 0
    known: int = 0
    added: Counter[str] = field(default_factory=Counter)
    judgements: Counter[str] = field(default_factory=Counter)
    unread: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    rejected: list[Refused] = field(default_factory=list)
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """One file's records. content: bytes to keep, None where they are kept or withdrawn."""

    records: tuple[Record, ...]
    descriptions: tuple[Description, ...]
    content: bytes | None
    rejected: tuple[Refused, ...]
    new: bool
    read: bool


Progress = Callable[[int, int, str], None]
"""Called with how many files are done, how many there are, and the name of the next."""


Analyse = Callable[[Document, Description], Extraction | None]
"""Gives what a document says under a description; None where its language has no analyser."""


def ingest(
    workspace: Workspace,
    inputs: Sequence[Path],
    option: Given,
    author: str,
    progress: Progress,
    workers: int | None = None,
) -> Report:
    """Read files, folders and globs into the ledger of `workspace`, which appears if it is not there.

    option: what the user says of every file. author: who signs corrections. workers: processes that analyse, as many as
    are sensible unless given. Raises LedgerError where another ingest runs or the disk is full: then nothing of that
    file is recorded.
    """
    found = find(inputs)
    report = Report(skipped=[str(path) for path in found.skipped])
    report.refused += [Refused(refusal.name, refusal.reason) for refusal in found.refused]
    if not found.files:
        return report
    workspace.create()
    with only_writer(workspace), Ledger.open(workspace.ledger, create=True) as ledger:
        processes = workers or sensible_workers(len(found.files), os.cpu_count() or 1)
        with Analysts(processes) as analysts:
            _ingest_files(workspace, ledger, found, option, author, progress, report, analysts)
        for path in found.judgements:
            _take_in(path, ledger, report)
        report.judgements += resolve(ledger, workspace.settings.threshold)
    return report


def _take_in(path: Path, ledger: Ledger, report: Report) -> None:
    """Record the judgements that lie beside the documents."""
    try:
        taken = take_in(path, gather(ledger.entries()))
    except (BadInput, OSError) as error:
        report.refused.append(Refused(str(path), str(error)))
        return
    report.refused += [Refused(f"{path} line {number}", reason) for number, reason in taken.refused]
    report.skipped += [f"{path} line {number} {reason}" for number, reason in taken.waiting]
    ledger.append(taken.decisions)
    report.judgements += Counter(decision.decision_type for decision in taken.decisions)


@dataclass(frozen=True, slots=True)
class Begun:
    """A file that was read, with its own description, and the analysis that is under way; or why it cannot be used."""

    file: FoundFile
    source: Source | None = None
    content: bytes = b""
    document: Document | None = None
    description: Description | None = None
    task: Task | None = None
    refusal: str | None = None


def _ingest_files(
    workspace: Workspace,
    ledger: Ledger,
    found: Found,
    option: Given,
    author: str,
    progress: Progress,
    report: Report,
    analysts: Analysts,
) -> None:
    catalogue = Catalogue.of(ledger)
    files = iter(found.files)
    begun: deque[Begun] = deque()
    with noted_interruption() as interruption:
        for number in range(len(found.files)):
            begun += (_begin(file, option, catalogue, analysts) for file in islice(files, analysts.ahead - len(begun)))
            if interruption.came:
                report.interrupted = True
                return
            this = begun.popleft()
            progress(number, len(found.files), this.file.path.name)
            prepared = _finished_or_refused(this, catalogue, author, analysts, report)
            if prepared is None:
                continue
            if prepared.content is not None:
                originals.keep(workspace.sources, prepared.content)
            report.added += ledger.append(prepared.records)
            catalogue.take(prepared.records, prepared.descriptions)
            report.documents += prepared.new
            report.known += not prepared.new
            report.rejected += prepared.rejected
            if not prepared.read:
                language = prepared.descriptions[-1].language or "language not recognised"
                missing = lacking(language)
                report.unread.append(f"{this.file.path} ({language}{f': {missing}' if missing else ''})")
    progress(len(found.files), len(found.files), "")


def _begin(file: FoundFile, option: Given, known: Catalogue, analysts: Analysts) -> Begun:
    """Read one file and hand it over to be analysed, unless that was done before; it records nothing.

    known: what the ledger holds already.
    """
    try:
        delivered = read(file.path)
        source = records.source(delivered.content, delivered.media_type)
        document = known.redacted.get(source.id) or records.document(
            source, delivered.reader, delivered.reader_version, delivered.text
        )
        own = Given(delivered.publisher, delivered.date, delivered.address, delivered.language, delivered.title)
        description = describe(source, option, file.given, own, file.path.name)
    except BadInput as error:
        return Begun(file, refusal=str(error))
    except OSError as error:
        return Begun(file, refusal=f"{error.strerror or error}; nothing of this was recorded")
    except Exception as error:  # a defect of ours in one document must not cost the others
        return Begun(file, refusal=_defect(error))
    new = analyser_for(description.language) and _run(document, description, ()).id not in known.runs
    task = analysts.begin(document, description) if new else None
    return Begun(file, source, delivered.content, document, description, task)


def _finished_or_refused(
    begun: Begun, known: Catalogue, author: str, analysts: Analysts, report: Report
) -> Prepared | None:
    """The records of a file; where there are none, list it with the reason and return None."""
    try:
        if begun.refusal is None:
            return _finished(begun, known, author, analysts)
        reason = begun.refusal
    except BadInput as error:
        reason = str(error)
    except OSError as error:
        reason = f"{error.strerror or error}; nothing of this was recorded"
    except Exception as error:  # a defect of ours in one document must not cost the others
        reason = _defect(error)
    report.refused.append(Refused(str(begun.file.path), reason))
    return None


def _finished(begun: Begun, known: Catalogue, author: str, analysts: Analysts) -> Prepared:
    """The records of a file that was read. Raises BadInput where the file cannot be used."""
    source, document, description = begun.source, begun.document, begun.description
    assert source is not None
    assert document is not None
    assert description is not None
    choice = choose(description, known.descriptions.get(source.id, ()), author)

    def analyse(document: Document, under: Description) -> Extraction | None:
        ours = begun.task is not None and under.id == description.id
        return analysts.result(begun.task) if ours and begun.task else extract(document, under)

    found, rejected = read_under(choice.descriptions, document, known.runs, str(begun.file.path), analyse)
    return Prepared(
        (source, document, *choice.added, *found),
        choice.descriptions,
        None if source.id in known.sources else begun.content,
        rejected,
        new=document.id not in known.documents,
        read=any(analyser_for(description.language) for description in choice.descriptions),
    )


def read_under(
    descriptions: Iterable[Description],
    document: Document,
    known_runs: Container[str],
    name: str,
    analyse: Analyse = extract,
) -> tuple[tuple[Record, ...], tuple[Refused, ...]]:
    """Extract from `document` under each description that has an analyser and no run yet.

    Return the records, and the claims whose evidence did not check. name: what to call the document in messages.
    """
    found: list[Record] = []
    rejected: list[Refused] = []
    for description in descriptions:
        if analyser_for(description.language) is None or _run(document, description, ()).id in known_runs:
            continue
        if (whole := analyse(document, description)) is None:
            continue
        extraction, refused = checked(whole, document, description, name)
        rejected += refused
        found += [*extraction.mentions, *extraction.claims, _run(document, description, extraction.rows)]
    return tuple(found), tuple(rejected)


def checked(
    extraction: Extraction, document: Document, description: Description, name: str
) -> tuple[Extraction, list[Refused]]:
    """Return the extraction without claims whose evidence does not check, and these as refusals."""
    by_id = {description.id: description}
    names = {c.id: c.value or "" for c in extraction.claims if c.property in ("name", "offence")}
    rows: list[RunRow] = []
    refused: list[Refused] = []
    for row in extraction.rows:
        wrong = problems(row, document, by_id.get)
        if len(names.get(row.claim, "")) > LONGEST_NAME:
            wrong.append(f"a name of {len(names[row.claim]):,} characters is none")
        if wrong:
            refused.append(Refused(f"{name} claim {row.claim[:12]}", "; ".join(wrong)))
        else:
            rows.append(row)
    kept = {row.claim for row in rows}
    claims = tuple(claim for claim in extraction.claims if claim.id in kept)
    return Extraction(extraction.mentions, claims, tuple(rows)), refused


def _defect(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"could not be analysed: {type(error).__name__} in {Path(place.filename).name} line {place.lineno} ({error}). "
        "This is a defect of the program: please report it. Nothing of this file was recorded."
    )


def _run(document: Document, description: Description, rows: tuple[RunRow, ...]) -> Run:
    language = (description.language or "").split("-")[0]
    return records.run(document, description, EXTRACTOR, VERSION, configuration(language), rows)
