"""`defenders ledger`: check, export, import, withdraw."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from cli.options import AsJson, WorkspacePath
from cli.output import note, out, print_json, print_table, write_lines
from graph import check as ledger_check
from graph.errors import BadInput
from graph.explain import find
from graph.ledger import Ledger
from graph.ledger_files import export_lines, import_lines
from graph.project_ledger import project_ledger
from graph.rewriting import withdraw_from
from graph.withdrawal import REASONS
from graph.workspace import author_of, open_workspace

ledger_commands = typer.Typer(no_args_is_help=True, help="The ledger: check it, carry it over, withdraw from it.")


@ledger_commands.command()
def check(as_json: AsJson = False, workspace: WorkspacePath = None) -> None:
    """Verify every hash, offset, quote and reference. Exit code 1 where something is wrong.

    Example: `defenders ledger check`
    """
    space = open_workspace(workspace)
    with Ledger.open(space.ledger) as ledger:
        report = ledger_check.check(ledger, space.sources)
    if as_json:
        print_json(asdict(report))
    else:
        for finding in report.findings:
            out.print(f"{finding.kind} {finding.id[:12]} (record {finding.sequence}): {finding.problem}", markup=False)
        if report.missing:
            note(f"the original bytes of {len(report.missing)} sources are not kept here; their text is")
        out.print(f"{report.records} records checked, {len(report.findings)} defects")
    if report.findings:
        raise typer.Exit(1)


@ledger_commands.command("export")
def export_(
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File, else standard output.")] = None,
    workspace: WorkspacePath = None,
) -> None:
    """Write the whole ledger with the original bytes as JSON Lines. Nothing is lost: `ledger import` gives it back.

    Example: `defenders ledger export -o backup.jsonl`
    """
    from graph.exports import register_exports

    space = open_workspace(workspace)
    with Ledger.open(space.ledger) as ledger:
        write_lines(export_lines(ledger, space.sources), output)
    if output is None:
        return
    register_exports(space, [output])
    note("This file names people and holds whole sources: keep it where only those who need it can read it.")


@ledger_commands.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="An export; - for standard input.", show_default=False)],
    workspace: WorkspacePath = None,
) -> None:
    """Fill an empty workspace from an export.

    Example: `defenders ledger import backup.jsonl --workspace restored`
    """
    space = open_workspace(workspace)
    try:
        lines = sys.stdin if str(file) == "-" else file.open(encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{file}: cannot be read ({error.strerror})") from error
    space.create()
    with lines, Ledger.open(space.ledger, create=True) as ledger:
        added = import_lines(lines, ledger, space.sources, str(file))
    out.print(f"{sum(added.values())} records imported into {space.root}")


@ledger_commands.command()
def withdraw(
    what: Annotated[str, typer.Argument(metavar="ID|NAME", help="A source or a person.", show_default=False)],
    reason: Annotated[str, typer.Option(help=f"One of: {', '.join(REASONS)}.", show_default=False)],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    workspace: WorkspacePath = None,
) -> None:
    """Delete a source, or a person out of every source. The only deletion there is, and it is for ever.

    A person's name becomes `█` in stored texts and quotes; the original bytes go; the ledger is written anew; graphs
    are made again. A record without content stays. Exports that were made before are listed: mend those yourself.

    Example: `defenders ledger withdraw "Maria Ivanova" --reason leaked-relative`
    """
    from graph.store.refresh import renew_after_withdrawal

    space = open_workspace(workspace)
    projected = project_ledger(space)
    targets = [key for key in projected.records.sources if key.startswith(what)] if len(what) >= 6 else []
    if not targets:
        found = find(projected.graph, what)
        if len(found) != 1:
            names = ", ".join(f"{n.properties.get('name', n.labels[0])} ({n.id[:12]})" for n in found) or "nothing"
            raise BadInput(f"{what!r} names {names}; give the id of one")
        aliases = found[0].properties.get("aliases", ())
        targets = [found[0].id, *(aliases if isinstance(aliases, tuple) else ())]
    if not yes:
        typer.confirm(f"Withdraw {what} ({len(targets)} records and what rests on them) for ever?", abort=True)
    report = withdraw_from(space, targets, reason, author_of(space))
    renew_after_withdrawal(space)
    out.print(f"{report.removed} records removed, {report.redacted} documents redacted")
    if report.still_named:
        note(f"the name stays in sources where it is somebody else's: {', '.join(s[:12] for s in report.still_named)}")
    if report.still_held:
        print_table(("exported before and still there",), [(path,) for path in report.still_held])
