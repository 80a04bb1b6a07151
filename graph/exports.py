"""Which exports a workspace has given out: a withdrawal lists those that are still there."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from graph.canonical import canonical_json
from graph.workspace import Workspace

REGISTER = "register.jsonl"


def register_exports(workspace: Workspace, files: Iterable[Path]) -> None:
    """Note that these files were written from `workspace`."""
    workspace.exports.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with (workspace.exports / REGISTER).open("a", encoding="utf-8") as register:
        register.writelines(canonical_json({"file": str(path.resolve()), "time": now}) + "\n" for path in files)


def existing_exports(workspace: Workspace) -> Iterator[Path]:
    """The files that were exported and are still where they were written, each once, sorted."""
    register = workspace.exports / REGISTER
    lines = register.read_text("utf-8").splitlines() if register.exists() else []
    yield from sorted({path for line in lines if (path := Path(json.loads(line)["file"])).exists()})
