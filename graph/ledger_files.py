"""A ledger as JSON Lines and back, without loss: every record with its sequence, and the original bytes.

The first line names the format and the workspace. A record's line holds its body as the ledger stores it; an original's
line holds its bytes in Base64.
"""

import base64
import binascii
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph import originals
from graph.canonical import canonical_json, sha256
from graph.errors import BadInput, LedgerError
from graph.ledger import Ledger, record_of

FORMAT = "defenders-ledger/1"


def export_lines(ledger: Ledger, sources: Path) -> Iterator[str]:
    """The ledger's lines, without line ends. sources: folder of the originals."""
    yield canonical_json({"format": FORMAT, "workspace": ledger.workspace_id})
    for sequence, kind, record_id, body, recorded_at in ledger.rows():
        yield canonical_json(
            {
                "sequence": sequence,
                "kind": kind,
                "id": record_id,
                "body": json.loads(body),
                "recorded_at": recorded_at,
            }
        )
    for source_id in originals.kept(sources):
        content = originals.load(sources, source_id) or b""
        yield canonical_json({"original": source_id, "base64": base64.b64encode(content).decode("ascii")})


def import_lines(lines: Iterable[str], ledger: Ledger, sources: Path, name: str) -> Counter[str]:
    """Fill an empty ledger from `export_lines`; return how many records of each kind came in.

    name: what to call the input in messages. Raises LedgerError where the ledger is not empty and BadInput, naming the
    line, where a line is not as it was exported: then nothing is imported.
    """
    if ledger.head():
        raise LedgerError(f"{ledger.path}: import needs an empty ledger; choose another --workspace")
    rows: list[tuple[int | None, str, str, str, str]] = []
    contents: list[bytes] = []
    workspace = ""
    for number, line in enumerate(lines, 1):
        where = f"{name} line {number}"
        value = _object(line, where)
        if number == 1:
            if value.get("format") != FORMAT:
                raise BadInput(f"{where}: no ledger export (expected format {FORMAT})")
            workspace = str(value.get("workspace"))
        elif "original" in value:
            contents.append(_original(value, where))
        else:
            rows.append(_row(value, where))
    if not workspace:
        raise BadInput(f"{name}: empty; expected a ledger export")
    for content in contents:
        originals.keep(sources, content)
    ledger.adopt_identity(workspace)
    return ledger.append_entries(rows)


def _object(line: str, where: str) -> dict[str, object]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInput(f"{where}: no JSON ({error})") from error
    if not isinstance(value, dict):
        raise BadInput(f"{where}: no JSON object")
    return value


def _row(value: dict[str, object], where: str) -> tuple[int, str, str, str, str]:
    try:
        sequence, kind, record_id = int(str(value["sequence"])), str(value["kind"]), str(value["id"])
        body, recorded_at = canonical_json(value["body"]), str(value["recorded_at"])  # type: ignore[arg-type]
    except (KeyError, ValueError) as error:
        raise BadInput(f"{where}: no record ({error})") from error
    try:
        record = record_of(kind, body)
    except LedgerError as error:
        raise BadInput(f"{where}: {error}") from error
    if record.id != record_id:
        raise BadInput(f"{where}: id {record_id[:12]} is not that of its body, {record.id[:12]}")
    return sequence, kind, record_id, body, recorded_at


def _original(value: dict[str, object], where: str) -> bytes:
    try:
        content = base64.b64decode(str(value["base64"]), validate=True)
    except (KeyError, binascii.Error) as error:
        raise BadInput(f"{where}: no Base64 ({error})") from error
    if sha256(content) != value["original"]:
        raise BadInput(f"{where}: bytes do not hash to {value['original']}")
    return content
