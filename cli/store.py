"""`defenders store`: the local Neo4j that the program fetches, runs and stops."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from cli.options import AsJson, WorkspacePath
from cli.output import err, note, out, print_json, print_table, write_lines
from graph.workspace import open_workspace

if TYPE_CHECKING:
    from graph.store.local import StoreStatus

store_commands = typer.Typer(no_args_is_help=True, help="The graph store: a Neo4j that is fetched and run for you.")


@store_commands.command()
def install() -> None:
    """Fetch Neo4j Community (158 MB, once for all workspaces) and check every file. It goes on where it stopped.

    Example: `defenders store install`
    """
    from graph.store import artifacts

    columns = (TextColumn("Neo4j {task.fields[version]}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("install", total=None, version=artifacts.VERSION)
        artifacts.install(lambda done, total: bar.update(task, completed=done, total=total))
    note(f"Neo4j {artifacts.VERSION} is installed in {artifacts.library()}")


@store_commands.command()
def start(as_json: AsJson = False, workspace: WorkspacePath = None) -> None:
    """Start the store, bring its graph up to date, and keep it up until `store stop`.

    Example: `defenders store start && defenders store status --json`
    """
    from graph.store import local, refresh

    space = open_workspace(workspace)
    with err.status("Starting Neo4j"), refresh.current(space):
        local.hold_open(space)
    _print_status(local.status(space), as_json)


@store_commands.command()
def stop(workspace: WorkspacePath = None) -> None:
    """Stop the store of this workspace.

    Example: `defenders store stop`
    """
    from graph.store import local

    out.print("stopped" if local.stop(open_workspace(workspace)) else "it was not running")


@store_commands.command()
def status(as_json: AsJson = False, workspace: WorkspacePath = None) -> None:
    """Say how the store stands and where it answers. `password_file` holds the password alone.

    Example: `defenders store status --json`
    """
    from graph.store import local

    _print_status(local.status(open_workspace(workspace)), as_json)


@store_commands.command()
def rebuild(workspace: WorkspacePath = None) -> None:
    """Make the graph anew from the ledger. The former one answers until the new one is complete.

    Example: `defenders store rebuild`
    """
    from graph.ledger import Ledger
    from graph.store import refresh

    space = open_workspace(workspace)
    with Ledger.open(space.ledger):
        pass  # a missing ledger is said before anything is made
    with err.status("Loading the graph"):
        refresh.rebuild(space)
    out.print("rebuilt")


@store_commands.command()
def dump(
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File, else standard output.")] = None,
    workspace: WorkspacePath = None,
) -> None:
    """Read the whole graph back and write it as sorted JSON Lines: the same ledger gives the same bytes.

    Example: `defenders store dump -o graph.jsonl`
    """
    from graph.exports import register_exports
    from graph.store import refresh
    from graph.store.dump import dump as dump_graph

    space = open_workspace(workspace)
    with refresh.current(space) as (driver, database):
        write_lines(dump_graph(driver, database), output)
    if output:
        register_exports(space, [output])


def _print_status(status: "StoreStatus", as_json: bool) -> None:
    values = asdict(status)
    if as_json:
        print_json(values)
    else:
        print_table(("store", ""), list(values.items()))
