"""The `defenders` command: puts the groups together and turns expected errors into one line and an exit code."""

import sys

import typer

from cli.contradictions import contradictions_commands
from cli.dashboard import dashboard
from cli.demo import demo
from cli.explain import explain
from cli.export import export
from cli.extract import extract
from cli.ingest import ingest
from cli.ledger import ledger_commands
from cli.output import complain
from cli.query import query
from cli.resolve import resolve_commands
from cli.review import review_commands
from cli.sources import sources_commands
from cli.status import status
from cli.store import store_commands
from cli.validate import validate
from graph.errors import DefendersError

application = typer.Typer(
    name="defenders",
    help="A knowledge graph of human rights defenders: every statement shows who said it, where and in which words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="markdown",
)

application.command()(ingest)
application.add_typer(sources_commands, name="sources")
application.command()(extract)
application.command()(dashboard)
application.command()(query)
application.command()(explain)
application.command()(export)
application.command()(validate)
application.command()(status)
application.add_typer(review_commands, name="review")
application.add_typer(resolve_commands, name="resolve")
application.add_typer(contradictions_commands, name="contradictions")
application.add_typer(store_commands, name="store")
application.add_typer(ledger_commands, name="ledger")
application.command()(demo)


def main() -> None:
    """Run the command line. Expected errors end in a message and exit 1, Ctrl-C in exit 130."""
    try:
        application()
    except DefendersError as error:
        complain(str(error))
        sys.exit(1)
    except KeyboardInterrupt:
        complain("stopped; what was finished is kept")
        sys.exit(130)
