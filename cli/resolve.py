"""`defenders resolve`: who is who across sources, and what people decide about it."""

import csv
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import AsJson, WorkspacePath
from cli.output import complain, note, out, print_json, shown, write_lines
from graph.canonical import Json
from graph.errors import BadInput
from graph.identity import log, transfer
from graph.identity.log import Judged
from graph.identity.named import Label
from graph.ledger import Ledger
from graph.live import Records, gather
from graph.workspace import author_of, open_workspace
from graph.writing import only_writer

if TYPE_CHECKING:
    from graph.identity.pairs import BadRow, Row

resolve_commands = typer.Typer(
    help="Join what is one person, organisation, facility or place across sources. Every judgement can be undone."
)

Name = Annotated[str, typer.Argument(metavar="ID|NAME", help="A name, an id of a mention, or its first digits.")]
Reason = Annotated[str | None, typer.Option("--reason", help="Why, for who reads it later.")]
Nomenklatura = Annotated[bool, typer.Option("--nomenklatura", help="In the format of nomenklatura's resolver.")]


@resolve_commands.callback(invoke_without_command=True)
def resolve_all(context: typer.Context, workspace: WorkspacePath = None) -> None:
    """Match all names and record what is the same. What a person judged stays; running it again adds nothing.

    `defenders ingest` does this for what it adds. Examples:

    `defenders resolve`

    `defenders resolve review`
    """
    if context.invoked_subcommand is not None:
        return
    from graph.identity.resolve import resolve

    space = open_workspace(workspace)
    with Ledger.open(space.ledger) as ledger, only_writer(space):
        added = resolve(ledger, space.settings.threshold)
        waits = len(log.waiting(gather(ledger.entries())))
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(added.items())) or "nothing new"
    out.print(f"judged: {told}; {waits} wait for `defenders resolve review`")


@resolve_commands.command("score")
def score(
    pairs: Annotated[
        Path, typer.Argument(metavar="PAIRS.csv", help="Columns id, kind, left, right, left_context, right_context.")
    ],
) -> None:
    """Score pairs of names with the matcher: prints id, score (0 to 1) and label (same, different, unsure) as CSV.

    kind: person, organisation, facility or place. A context is what is known beside a name, parted by semicolons, as
    `born 1973; Yekaterinburg; lawyer`. Rows that cannot be scored are listed on standard error, with exit code 1.

    Example: `defenders resolve score pairs.csv > scores.csv`
    """
    from graph.identity.matching import label, probability
    from graph.identity.pairs import odds_of

    rows, bad = _rows_of(pairs)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("id", "score", "label"))
    for row, odds in odds_of(rows):
        writer.writerow((row.id, probability(odds), label(row.left.kind, odds)))
    if bad:
        complain(f"{len(bad)} rows were not scored")
        raise typer.Exit(1)


@resolve_commands.command("log")
def log_(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Only judgements about this name.")] = None,
    as_json: AsJson = False,
    workspace: WorkspacePath = None,
) -> None:
    """List the judgements: who or what judged, why, and whether it still stands.

    Example: `defenders resolve log Sokolov`
    """
    found = log.log_of(_known(workspace))
    if name:
        found = [row for row in found if name.casefold() in f"{row.left} {row.right}".casefold()]
    _print(found, as_json)


@resolve_commands.command()
def review(
    list_only: Annotated[bool, typer.Option("--list", help="Only list, ask nothing.")] = False,
    as_json: AsJson = False,
    workspace: WorkspacePath = None,
) -> None:
    """Go through the pairs that the matcher is not sure of, one key each: same, different, later, quit.

    Example: `defenders resolve review --list`
    """
    found = log.waiting(_known(workspace))
    if list_only or as_json or not sys.stdin.isatty():
        _print(found, as_json)
        return
    for number, row in enumerate(found, start=1):
        out.print(f"\n[bold]{number} of {len(found)}[/]  {row.kind}  {row.decision.id[:12]}")
        out.print(f"  {shown(row.left)}\n  {shown(row.right)}\n  [dim]{shown(row.decision.reason or '')}[/]")
        key = typer.prompt("  [s]ame, [d]ifferent, [l]ater, [q]uit", default="l", show_default=False)[:1].lower()
        if key == "q":
            break
        if key in ("s", "d"):
            choice: Label = "same" if key == "s" else "different"
            _record(workspace, choice, row.decision.targets[0], row.decision.targets[1], None)


@resolve_commands.command()
def same(left: Name, right: Name, reason: Reason = None, workspace: WorkspacePath = None) -> None:
    """Judge that two names are one. It goes before what the matcher says.

    Example: `defenders resolve same "Memorial Human Rights Centre" Мемориал --reason "the same organisation"`
    """
    _judge("same", left, right, reason, workspace)


@resolve_commands.command()
def different(left: Name, right: Name, reason: Reason = None, workspace: WorkspacePath = None) -> None:
    """Judge that two names are two. No score overrides it.

    Example: `defenders resolve different 3f9a2c77b01d 90aa13cc0e52 --reason "father and son"`
    """
    _judge("different", left, right, reason, workspace)


@resolve_commands.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="ID", help="Id of a judgement, or its first digits.")],
    reason: Reason = None,
    workspace: WorkspacePath = None,
) -> None:
    """Take a judgement back: everything is as if it had not been said. The matcher does not say it again.

    Example: `defenders resolve undo 3f9a2c --reason "two namesakes"`
    """
    space = open_workspace(workspace)
    with Ledger.open(space.ledger) as ledger, only_writer(space):
        decision = log.undo(gather(ledger.entries()), judgement, author_of(space), reason)
        ledger.append([decision])
    out.print(f"taken back: {decision.targets[0][:12]}; undo this with `defenders resolve redo {decision.id[:12]}`")


@resolve_commands.command()
def redo(
    taking_back: Annotated[str, typer.Argument(metavar="ID", help="Id of what took a judgement back.")],
    workspace: WorkspacePath = None,
) -> None:
    """Let a judgement that was taken back stand again.

    Example: `defenders resolve redo 3f9a2c`
    """
    space = open_workspace(workspace)
    with Ledger.open(space.ledger) as ledger, only_writer(space):
        decision = log.redo(gather(ledger.entries()), taking_back, author_of(space))
        ledger.append([decision])
    out.print("it stands again")


@resolve_commands.command()
def explain(left: Name, right: Name, as_json: AsJson = False, workspace: WorkspacePath = None) -> None:
    """Show why the matcher holds two names for one, or not: what agrees, what speaks against, what was judged.

    Example: `defenders resolve explain "Aleksei Sokolov" "Алексей Вениаминович Соколов"`
    """
    from graph.identity import explained

    space = open_workspace(workspace)
    with Ledger.open(space.ledger) as ledger:
        found = explained.explain(gather(ledger.entries()), space.settings.threshold, left, right)
    if as_json:
        print_json(found.as_json())
        return
    out.print(f"{shown(found.left)} | {shown(found.right)}: [bold]{found.match.label}[/] ({found.match.score:.2f})")
    for reason in found.match.reasons:
        out.print(f"  {reason.weight:+5.1f}  {shown(reason.text)}")
    for row in found.judged:
        stands = "" if row.stands else " (taken back)"
        why = shown(row.decision.reason or "")
        out.print(f"  {row.decision.decision_type} by {shown(row.decision.author)}{stands}: {why}")
    out.print("one entity in the graph" if found.joined else "two entities in the graph")


@resolve_commands.command("export")
def export_(
    file: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write. Default: standard output.")
    ] = None,
    nomenklatura: Nomenklatura = False,
    workspace: WorkspacePath = None,
) -> None:
    """Write the standing judgements as lines of JSON.

    Example: `defenders resolve export -o judgements.jsonl`
    """
    known = _known(workspace)
    write_lines(transfer.nomenklatura_lines_of(known) if nomenklatura else transfer.lines_of(known), file)


@resolve_commands.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Lines of JSON: ours, or nomenklatura's resolver.")],
    workspace: WorkspacePath = None,
) -> None:
    """Take in judgements that were made elsewhere about the same sources. Known ones add nothing.

    Example: `defenders resolve import judgements.jsonl`
    """
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{file}: cannot be read ({error})") from error
    space = open_workspace(workspace)
    with Ledger.open(space.ledger) as ledger, only_writer(space):
        found = transfer.read_lines(lines, gather(ledger.entries()), author_of(space))
        ledger.append(found.decisions)
    for number, why in found.refused:
        complain(f"{file} line {number}: {why}")
    out.print(f"{len(found.decisions)} judgements added, {found.known} known, {len(found.refused)} refused")
    if found.refused:
        raise typer.Exit(1)


def _rows_of(pairs: Path) -> "tuple[list[Row], list[BadRow]]":
    from graph.identity.pairs import BadRow, Row, read_pairs

    try:
        with pairs.open(encoding="utf-8-sig", newline="") as file:
            read = list(read_pairs(file))
    except OSError as error:
        raise BadInput(f"{pairs}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{pairs}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8") from error
    bad = [row for row in read if isinstance(row, BadRow)]
    for row in bad:
        complain(f"{pairs} row {row.number}: {row.reason}")
    return [row for row in read if isinstance(row, Row)], bad


def _known(workspace: WorkspacePath) -> Records:
    with Ledger.open(open_workspace(workspace).ledger) as ledger:
        return gather(ledger.entries())


def _judge(choice: Label, left: str, right: str, reason: str | None, workspace: WorkspacePath) -> None:
    known = _known(workspace)
    a, b = (log.mentions_called(known, text)[0] for text in (left, right))
    _record(workspace, choice, a, b, reason)


def _record(workspace: WorkspacePath, choice: Label, left: str, right: str, reason: str | None) -> None:
    space = open_workspace(workspace)
    decision = log.judge(choice, left, right, author_of(space), reason)
    with Ledger.open(space.ledger) as ledger, only_writer(space):
        ledger.append([decision])
    out.print(f"{choice}, by {shown(decision.author)}; undo with `defenders resolve undo {decision.id[:12]}`")


def _print(found: Iterable[Judged], as_json: bool) -> None:
    found = list(found)
    if as_json:
        print_json([_as_json(row) for row in found])
        return
    for row in found:
        stands = "" if row.stands else " [yellow](taken back)[/]"
        sign = {"same": "=", "different": "≠"}.get(row.decision.decision_type, "?")
        out.print(f"{row.decision.id[:12]}  {row.kind}  [bold]{shown(row.left)} {sign} {shown(row.right)}[/]{stands}")
        out.print(f"    {shown(row.decision.author)}: {shown(row.decision.reason or '')}", style="dim")
    note(f"{len(found)} judgements")


def _as_json(row: Judged) -> Json:
    return {
        "id": row.decision.id,
        "judgement": row.decision.decision_type,
        "stands": row.stands,
        "kind": row.kind,
        "left": row.left,
        "right": row.right,
        "mentions": list(row.decision.targets),
        "author": row.decision.author,
        "reason": row.decision.reason,
        "time": row.decision.time,
    }
