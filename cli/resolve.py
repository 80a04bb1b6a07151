"""`defenders resolve`: who is who across sources, and what people decide about it."""

import csv
import sys
from pathlib import Path
from typing import Annotated

import typer

from cli.output import complain
from graph.errors import BadInput
from graph.identity.matching import label, probability
from graph.identity.pairs import BadRow, odds_of, read_pairs

resolve_commands = typer.Typer(
    no_args_is_help=False,
    help="Join what is one person, organisation, facility or place; every judgement can be undone.",
)


@resolve_commands.command("score")
def score(
    pairs: Annotated[
        Path, typer.Argument(metavar="PAIRS.csv", help="Columns id, kind, left, right, left_context, right_context.")
    ],
) -> None:
    """Score pairs of names with the matcher: prints id, score (0 to 1) and label (same, different, unsure) as CSV.

    kind: person, organisation, facility or place. A context is what is known beside a name, parted by semicolons, as
    `born 1973; Yekaterinburg; lawyer`. Rows that cannot be scored are listed on standard error.

    **Example:** `defenders resolve score pairs.csv > scores.csv`
    """
    try:
        file = pairs.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise BadInput(f"{pairs}: {error.strerror}") from error
    bad = 0
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("id", "score", "label"))
    with file:
        rows = []
        for row in read_pairs(file):
            if isinstance(row, BadRow):
                bad += 1
                complain(f"{pairs} row {row.number}: {row.reason}")
            else:
                rows.append(row)
    for row, odds in odds_of(rows):
        writer.writerow((row.id, probability(odds), label(row.left.kind, odds)))
    if bad:
        complain(f"{bad} rows were not scored")
        raise typer.Exit(1)
