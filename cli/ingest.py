"""`defenders ingest`: sources into the ledger, then into the graph."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from cli.options import AsJson, Date, Language, Publisher, Url, WorkspacePath
from cli.output import complain, err, note, out, print_json, print_table
from graph.errors import StoreError
from graph.workspace import Workspace, author_of, open_workspace

if TYPE_CHECKING:
    from ingest.pipeline import Report


def ingest(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders or globs.", show_default=False)],
    date: Date = None,
    publisher: Publisher = None,
    url: Url = None,
    language: Language = None,
    graph: Annotated[bool, typer.Option("--graph/--no-graph", help="Update the graph store at the end.")] = True,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Processes that analyse. Default: one, for many documents one a processor."),
    ] = None,
    as_json: AsJson = False,
    workspace: WorkspacePath = None,
) -> None:
    """Read documents and record what they say, each statement with its words.

    A folder may hold an `index.csv` (file, publisher, date, language, url, licence) that describes what lies in it.
    Reading the same file again adds nothing. Exit code 1 where something was refused; the rest is recorded.

    Examples:

    `defenders ingest release.txt --date 2011-07-27 --publisher "Amnesty International USA"`

    `defenders ingest data/cases "letters/2024-*.html"`
    """
    from ingest import pipeline
    from ingest.described import Given

    space = open_workspace(workspace)
    option = Given(publisher=publisher, date=date, address=url, language=language)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=err,
        transient=True,
        disable=as_json,
    ) as bar:
        task = bar.add_task("Reading", total=None)

        def show(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=name or "Reading")

        report = pipeline.ingest(space, [Path(path) for path in paths], option, author_of(space), show, workers)
    if graph and not report.interrupted:
        _update_store(space)
    _print_report(report, as_json)
    if report.interrupted:
        raise KeyboardInterrupt
    if report.refused:
        raise typer.Exit(1)


def _update_store(space: Workspace) -> None:
    from graph.store.refresh import update_if_installed

    try:
        with err.status("Updating the graph"):
            update_if_installed(space)
    except StoreError as error:
        complain(f"{error} The ledger is complete; the next query brings the graph up to date.")


def _print_report(report: "Report", as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "documents": report.documents,
                "known": report.known,
                "claims": report.added["Claim"],
                "records": dict(sorted(report.added.items())),
                "judgements": dict(report.judgements),
                "not_read_yet": report.unread,
                "skipped": report.skipped,
                "refused": [{"name": r.name, "reason": r.reason} for r in report.refused],
                "rejected": [{"name": r.name, "reason": r.reason} for r in report.rejected],
                "interrupted": report.interrupted,
            }
        )
        return
    out.print(
        f"{report.documents} new documents, {report.known} known already; {report.added['Claim']} new claims; "
        f"{report.judgements['same']} names joined, {report.judgements['unsure']} left to you"
    )
    for title, lines in (("Not read yet (no analyser for the language)", report.unread), ("Skipped", report.skipped)):
        if lines:
            note(f"{title}: {len(lines)}")
            for line in lines:
                note(f"  {line}")
    for title, refusals in (("Refused", report.refused), ("Rejected: evidence did not check", report.rejected)):
        if refusals:
            print_table(("what", "why"), [(r.name, r.reason) for r in refusals], title=f"{title}: {len(refusals)}")
