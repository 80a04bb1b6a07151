"""`defenders contradictions`: where sources contradict one another, with all sides."""

from typing import Annotated

import typer

from cli.options import AsJson, WorkspacePath
from cli.output import note, out, print_json, shown
from graph import contradictions as found_in
from graph.contradictions import Contradiction, Testimony, in_words
from graph.ledger import Ledger
from graph.live import gather
from graph.workspace import author_of, open_workspace
from graph.writing import only_writer

contradictions_commands = typer.Typer(help="Where sources contradict one another: every side, with its words.")


@contradictions_commands.callback(invoke_without_command=True)
def contradictions(
    context: typer.Context,
    entity: Annotated[str | None, typer.Option("--entity", help="Only of this name or id.")] = None,
    as_json: AsJson = False,
    workspace: WorkspacePath = None,
) -> None:
    """List what cannot all be true, with who says it, where and in which words, and which value the graph shows.

    Dates that only differ in precision are no contradiction, nor are two events of one kind. Examples:

    `defenders contradictions --entity Sokolov`

    `defenders contradictions choose 3f9a2c date 2010-05-14 --reason "the verdict is dated so"`
    """
    if context.invoked_subcommand is not None:
        return
    space = open_workspace(workspace)
    with Ledger.open(space.ledger) as ledger:
        found = found_in.contradictions(gather(ledger.entries()), space.settings.threshold, entity)
    if as_json:
        print_json([one.as_json() for one in found])
        return
    for one in found:
        _print(one)
    note(f"{len(found)} contradictions")


@contradictions_commands.command()
def choose(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Id of the event, or its first digits.")],
    prop: Annotated[str, typer.Argument(metavar="PROPERTY", help="What is disputed, as `date`.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The value to show.")],
    reason: Annotated[str, typer.Option("--reason", help="Why, for who reads it later.")],
    workspace: WorkspacePath = None,
) -> None:
    """Choose which value the graph shows. The other sides stay, and so does the mark that it is disputed.

    Example: `defenders contradictions choose 3f9a2c date 2010-05-14 --reason "the verdict is dated so"`
    """
    space = open_workspace(workspace)
    with Ledger.open(space.ledger) as ledger, only_writer(space):
        known = gather(ledger.entries())
        decision = found_in.choose(known, space.settings.threshold, event, prop, value, author_of(space), reason)
        ledger.append([decision])
    out.print(f"{shown(in_words(value, prop))} is shown, by {shown(decision.author)}")


def _print(one: Contradiction) -> None:
    whom = ", ".join(one.subjects.values())
    out.print(f"[bold]{one.kind}[/] of {shown(whom)}, {one.property}  {one.event[:12]}")
    for side in one.sides:
        mark = "[green]shown[/] " if side.value == one.shown else "      "
        out.print(f"  {mark}[bold]{shown(in_words(side.value, one.property))}[/]  {len(side.voices)} voices")
        for testimony in side.testimonies:
            _print_testimony(testimony)
    for title, testimonies in (("agrees with all of them", one.also), ("denied", one.denied)):
        if testimonies:
            out.print(f"        {title}")
            for testimony in testimonies:
                _print_testimony(testimony)
    out.print(f"  [dim]{shown(one.why)}[/]\n")


def _print_testimony(testimony: Testimony) -> None:
    where = ", ".join(part for part in (testimony.publisher, testimony.date, testimony.file) if part)
    for quote in testimony.quotes[:2]:
        out.print(f"          \u201c{shown(' '.join(quote.split()))}\u201d", style="italic")
    out.print(f"          \u2014 {shown(where)}", style="dim")
