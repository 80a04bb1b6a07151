"""`defenders export`: the graph as files."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cli.options import WorkspacePath
from cli.output import note, out
from graph.csv_export import export_csv
from graph.exports import register_exports
from graph.project_ledger import project_ledger
from graph.workspace import Workspace, open_workspace

WARNING = (
    "accessRights: internal. This export may name private people; it is not fit to be published. "
    "Keep it where only those who need it can read it."
)


class Format(StrEnum):
    """What to write."""

    csv = "csv"


def export(
    output: Annotated[Path, typer.Option("--output", "-o", help="File or folder to write.", show_default=False)],
    format: Annotated[
        Format, typer.Option("--format", help="csv: a folder with a file a label and a relationship type.")
    ] = Format.csv,
    workspace: WorkspacePath = None,
) -> None:
    """Write the whole graph as files, made from the ledger: it needs no store.

    In CSV, lists in one cell are joined by `|`; dates are ISO 8601 or EDTF.

    Example: `defenders export --format csv -o sokolov-csv`
    """
    space = open_workspace(workspace)
    written = WRITERS[format](space, output)
    register_exports(space, written)
    note(WARNING)
    out.print(f"{len(written)} files in {output}" if output.is_dir() else str(output))


def _csv(space: Workspace, output: Path) -> list[Path]:
    return export_csv(project_ledger(space).graph, output)


WRITERS: dict[Format, Callable[[Workspace, Path], list[Path]]] = {Format.csv: _csv}
"""For each format what writes it: from a workspace to a path, giving the files that were written."""
