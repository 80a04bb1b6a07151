"""A ledger as JSON Lines and back, without loss: every record with its sequence, and the original bytes.

The first line names the format and the workspace, the last one how many lines stand between and their SHA-256, so that
half a file is noticed. A record's line holds its body as the ledger stores it; an original's its bytes in Base64.
"""

import base64
import binascii
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph import originals
from graph.canonical import canonical_json, sha256
from graph.check import content_problems
from graph.errors import BadInput, LedgerError
from graph.ledger import Ledger, Row, checksum, record_body, record_of
from graph.withdrawal import redactions
from ontology.model import Decision, Document, Record, Source

FORMAT = "defenders-ledger/1"
_WORKSPACE = re.compile("[0-9a-f]{32}")


def export_lines(ledger: Ledger, sources: Path) -> Iterator[str]:
    """The ledger's lines, without line ends. sources: folder of the originals."""
    yield canonical_json({"format": FORMAT, "workspace": ledger.workspace_id})
    digest, count = hashlib.sha256(), 0
    for line in _content_lines(ledger, sources):
        digest.update(line.encode("utf-8") + b"\n")
        count += 1
        yield line
    yield canonical_json({"lines": count, "sha256": digest.hexdigest()})


def _content_lines(ledger: Ledger, sources: Path) -> Iterator[str]:
    for row in ledger.rows():
        yield canonical_json(
            {
                "sequence": row.sequence,
                "kind": row.kind,
                "id": row.id,
                "body": json.loads(row.body),
                "recorded_at": row.recorded_at,
                "checksum": row.checksum,
            }
        )
    redacted = set(redactions(ledger.of(Decision)))
    withheld = {document.source for document in ledger.of(Document) if document.id in redacted} if redacted else set()
    known = ledger.ids(Source) - withheld
    for source_id in originals.kept(sources):
        content = originals.load(sources, source_id) if source_id in known else None
        if content is not None:
            yield canonical_json({"original": source_id, "base64": base64.b64encode(content).decode("ascii")})


@dataclass
class _Incoming:
    """What was read of an export so far. lines: the line on which each record stands."""

    workspace: str = ""
    rows: list[Row] = field(default_factory=list)
    records: dict[str, Record] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    contents: list[bytes] = field(default_factory=list)
    complete: bool = False


def import_lines(lines: Iterable[str], ledger: Ledger, sources: Path, name: str) -> Counter[str]:
    """Fill an empty ledger from `export_lines`; return how many records of each kind came in.

    name: what to call the input in messages. Raises LedgerError where the ledger is not empty and BadInput, naming the
    line, where a line is not as it was exported: then nothing is imported.
    """
    if ledger.head():
        raise LedgerError(f"{ledger.path}: import needs an empty ledger; choose another --workspace")
    incoming = _read(lines, name)
    _verify(incoming, name)
    for content in incoming.contents:
        originals.keep(sources, content)
    ledger.adopt_identity(incoming.workspace)
    return ledger.append_entries(row[:5] for row in incoming.rows)


def _read(lines: Iterable[str], name: str) -> _Incoming:
    incoming = _Incoming()
    digest = hashlib.sha256()
    number = 0
    for number, line in enumerate(lines, 1):
        where = f"{name} line {number}"
        value = _object(line, where)
        if incoming.complete:
            raise BadInput(f"{where}: stands after the end of the export")
        if number == 1:
            if value.get("format") != FORMAT or not _WORKSPACE.fullmatch(str(value.get("workspace"))):
                raise BadInput(f"{where}: no ledger export (expected format {FORMAT} and the workspace's id)")
            incoming.workspace = str(value["workspace"])
        elif "lines" in value:
            if value != {"lines": number - 2, "sha256": digest.hexdigest()}:
                raise BadInput(f"{where}: the lines before are not those that were exported")
            incoming.complete = True
        else:
            digest.update(line.rstrip("\r\n").encode("utf-8", "surrogatepass") + b"\n")
            if "original" in value:
                incoming.contents.append(_original(value, where))
            else:
                _take_row(value, where, number, incoming)
    if not incoming.complete:
        raise BadInput(f"{name}: ends after line {number}, but not as a ledger export does; part of it is missing")
    return incoming


def _verify(incoming: _Incoming, name: str) -> None:
    redacted = redactions(record for record in incoming.records.values() if isinstance(record, Decision))
    for key, record in incoming.records.items():
        for problem in content_problems(record, redacted):
            raise BadInput(f"{name} line {incoming.lines[key]}: {type(record).__name__} {key[:12]}: {problem}")


def _object(line: str, where: str) -> dict[str, object]:
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadInput(f"{where}: no JSON ({error})") from error
    if not isinstance(value, dict):
        raise BadInput(f"{where}: no JSON object")
    return value


def _take_row(value: dict[str, object], where: str, number: int, incoming: _Incoming) -> None:
    try:
        body = canonical_json(value["body"])  # type: ignore[arg-type]
        row = Row(
            int(str(value["sequence"])),
            str(value["kind"]),
            str(value["id"]),
            body,
            str(value["recorded_at"]),
            str(value["checksum"]),
        )
    except (KeyError, ValueError) as error:
        raise BadInput(f"{where}: no record ({error})") from error
    try:
        record = record_of(row.kind, body)
    except LedgerError as error:
        raise BadInput(f"{where}: {error}") from error
    if record.id != row.id:
        raise BadInput(f"{where}: id {row.id[:12]} is not that of its body, {record.id[:12]}")
    if checksum(*row[1:5]) != row.checksum or record_body(record) != body:
        raise BadInput(
            f"{where}: {row.kind} {row.id[:12]} does not match its checksum: it was changed after its export"
        )
    if row.id in incoming.lines:
        raise BadInput(f"{where}: {row.kind} {row.id[:12]} stands on line {incoming.lines[row.id]} already")
    if row.sequence <= (incoming.rows[-1].sequence if incoming.rows else 0):
        raise BadInput(f"{where}: sequence {row.sequence} does not come after the one before")
    incoming.rows.append(row)
    incoming.records[row.id] = record
    incoming.lines[row.id] = number


def _original(value: dict[str, object], where: str) -> bytes:
    try:
        content = base64.b64decode(str(value["base64"]), validate=True)
    except (KeyError, ValueError, binascii.Error) as error:
        raise BadInput(f"{where}: no Base64 ({error})") from error
    if sha256(content) != value["original"]:
        raise BadInput(f"{where}: bytes do not hash to {value['original']}")
    return content
