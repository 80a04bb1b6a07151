"""`defenders explain`: says who, where and in which words."""

from dataclasses import asdict
from typing import Annotated

import typer

from cli.options import AsJson, WorkspacePath
from cli.output import out, print_json, shown
from graph.explain import ExplainedClaim, Explanation
from graph.explain import explain as explain_in
from graph.project_ledger import project_ledger
from graph.workspace import open_workspace


def explain(
    what: Annotated[
        str, typer.Argument(metavar="ID|NAME", help="An id, its first digits, or a name.", show_default=False)
    ],
    as_json: AsJson = False,
    workspace: WorkspacePath = None,
) -> None:
    """Show the claims on which a person, an organisation, a facility, an offence or an event rests.

    Examples:

    `defenders explain "Aleksei Sokolov"`

    `defenders explain IK-2 --json`
    """
    graph = project_ledger(open_workspace(workspace)).graph
    found = explain_in(graph, what)
    if as_json:
        print_json([asdict(explanation) for explanation in found])
        return
    for explanation in found:
        _print(explanation)


def _print(explanation: Explanation) -> None:
    properties = explanation.properties
    out.print(f"[bold]{shown(explanation.name)}[/] ({', '.join(explanation.labels)})  {explanation.id[:12]}")
    known = [f"{key}: {properties[key]}" for key in ("status", "status_as_of", "date", "type") if key in properties]
    names = properties.get("names")
    if isinstance(names, list) and len(names) > 1:
        known.append(f"also: {', '.join(str(name) for name in names if name != explanation.name)}")
    if known:
        out.print(shown("  " + "; ".join(known)))
    if properties.get("disputed"):
        out.print(f"  [yellow]disputed[/]: {shown(str(properties.get('disputed_on', 'that it happened')))}")
    for claim in explanation.claims:
        _print_claim(claim)
    out.print()


def _print_claim(claim: ExplainedClaim) -> None:
    arguments = ", ".join(f"{key} {value}" for key, value in claim.arguments.items())
    doubt = "" if claim.stance == "asserted" else f" [yellow]({claim.stance})[/]"
    out.print(f"  [bold]{claim.kind}[/]{doubt} {shown(arguments)}")
    for quote in claim.quotes[:5]:
        out.print(f"    \u201c{shown(' '.join(quote.split()))}\u201d", style="italic")
    if len(claim.quotes) > 5:
        out.print(f"    and {len(claim.quotes) - 5} more passages", style="dim")
    where = ", ".join(part for part in (claim.publisher, claim.date, claim.file, claim.url) if part)
    speaker = f"{claim.speaker}, in: " if claim.speaker and claim.speaker != claim.publisher else ""
    out.print(f"    \u2014 {shown(speaker + (where or claim.source[:12]))}", style="dim")
