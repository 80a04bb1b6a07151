"""The `defenders` command: puts the groups together and turns expected errors into one line and an exit code."""

import sys

import typer

from cli.output import complain
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
