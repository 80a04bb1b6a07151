"""The manifest file of a home: what was loaded into it, against which the next changes are taken."""

import json
from dataclasses import dataclass
from pathlib import Path

from graph.store.changes import Manifest

FILE = "manifest.json"


@dataclass(frozen=True)
class LoadedGraph:
    """What a home holds. fingerprint: from what it was made. digest: of the graph without its header."""

    fingerprint: str
    digest: str
    rows: Manifest


def save(home: Path, loaded: LoadedGraph) -> None:
    """Write the manifest; half of one never appears."""
    partial = home / f".{FILE}"
    partial.write_text(
        json.dumps({"fingerprint": loaded.fingerprint, "digest": loaded.digest, "rows": loaded.rows}), "utf-8"
    )
    partial.replace(home / FILE)


def read(home: Path) -> LoadedGraph | None:
    """Read the manifest; None where there is none or it is damaged: then the graph is made anew."""
    try:
        raw = json.loads((home / FILE).read_text("utf-8"))
        rows = {key: (row[0], row[1], row[2]) for key, row in raw["rows"].items()}
        return LoadedGraph(raw["fingerprint"], raw["digest"], rows)
    except (FileNotFoundError, NotADirectoryError, ValueError, LookupError, TypeError, AttributeError):
        return None
