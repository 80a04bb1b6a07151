"""What every command prints with: tables and messages for people, JSON for scripts."""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from graph.canonical import Json
from graph.private_files import replacing
from graph.wording import visible

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def shown(text: object) -> str:
    """A text of a document as a terminal may show it: no markup, nothing that steers."""
    return escape(visible(text))


def complain(message: str) -> None:
    """Print an error for a person, on standard error."""
    err.print(f"[bold red]defenders:[/] {shown(message)}")


def note(message: str) -> None:
    """Print a remark that is no result, on standard error."""
    err.print(shown(message), style="dim")


def write_lines(lines: Iterable[str], output: Path | None) -> None:
    """Write lines to a file that only its owner reads, whole or not at all; to standard output where there is none."""
    if output is None:
        sys.stdout.writelines(line + "\n" for line in lines)
        return
    with replacing(output) as file:
        file.writelines(line.encode() + b"\n" for line in lines)


def print_json(value: Json) -> None:
    """Print one JSON value on standard output, for scripts."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]], title: str | None = None) -> None:
    """Print rows for people. Text of documents is shown as it is, never taken for markup."""
    table = Table(title=escape(title) if title else None, title_justify="left")
    for column in columns:
        table.add_column(shown(column), no_wrap=column == "id")
    for row in rows:
        table.add_row(*("" if cell is None else shown(cell) for cell in row))
    out.print(table)
