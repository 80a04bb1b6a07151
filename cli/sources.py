"""`defenders sources`: what was ingested, and how it is described."""

from typing import Annotated

import typer

from cli.options import AsJson, WorkspacePath
from cli.output import out, print_json, print_table
from graph.errors import BadInput
from graph.ledger import Ledger
from graph.live import gather
from graph.workspace import author_of, open_workspace
from graph.writing import only_writer

sources_commands = typer.Typer(no_args_is_help=False, help="What was ingested, and how it is described.")


@sources_commands.callback(invoke_without_command=True)
def sources(context: typer.Context, as_json: AsJson = False, workspace: WorkspacePath = None) -> None:
    """List the sources with publisher, date, language, claims and whether they are read.

    Examples:

    `defenders sources`

    `defenders sources correct 3f9a2c --publisher "Amnesty International USA" --date 2011-07-27`
    """
    if context.invoked_subcommand:
        return
    space = open_workspace(workspace)
    with Ledger.open(space.ledger) as ledger:
        records = gather(ledger.entries())
    counts: dict[str, int] = {}
    for statement in records.live(space.settings.threshold):
        counts[statement.document.source] = counts.get(statement.document.source, 0) + 1
    unread = {document.source for document in records.unread()}
    rows = [
        (d.source, d.file, d.publisher, d.date, d.language, counts.get(d.source, 0), d.source not in unread)
        for d in records.current_descriptions.values()
    ]
    if as_json:
        names = ("id", "file", "publisher", "date", "language", "claims", "read")
        print_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        shown = [(r[0][:12], *r[1:5], r[5] if r[6] else "not read yet") for r in rows]
        print_table(("id", "file", "publisher", "date", "language", "claims"), shown)


@sources_commands.command()
def correct(
    source: Annotated[str, typer.Argument(help="Id of the source, or its first digits.", show_default=False)],
    publisher: Annotated[str | None, typer.Option(help="Who really published it.")] = None,
    date: Annotated[str | None, typer.Option(help="The real day of publication (EDTF).")] = None,
    url: Annotated[str | None, typer.Option(help="Its real web address.")] = None,
    workspace: WorkspacePath = None,
) -> None:
    """Correct who published a source and when. It is read again, and what rested on the former is no longer live.

    Example: `defenders sources correct 3f9a2c --date 2011-07-27`
    """
    from ingest.correction import correct_source
    from ingest.described import Given

    if not (publisher or date or url):
        raise BadInput("say what to correct: --publisher, --date or --url")
    space = open_workspace(workspace)
    change = Given(publisher=publisher, date=date, address=url)
    with Ledger.open(space.ledger) as ledger, only_writer(space):
        added = correct_source(ledger, source, change, author_of(space), space.settings.threshold)
    out.print(f"{added['Description']} new description, {added['Claim']} new claims")
