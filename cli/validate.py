"""`defenders validate`: is a dataset what the ontology says?"""

from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import AsJson, WorkspacePath
from cli.output import out, print_json, shown
from graph.project_ledger import project_ledger
from graph.workspace import open_workspace

if TYPE_CHECKING:
    from rdflib import Graph

    from graph.rdf.validation import Problem


def validate(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="A file of RDF: .ttl, .trig, .nt, .nq or .jsonld. Default: what export would write."
        ),
    ] = None,
    as_json: AsJson = False,
    workspace: WorkspacePath = None,
) -> None:
    """Check a dataset against the shapes of the ontology (SHACL); exit code 1 where something is wrong.

    It needs no store and fetches nothing. A dataset is read into memory as a whole.

    Examples:

    `defenders validate`

    `defenders validate sokolov.trig --json`
    """
    from graph.rdf.reading import read_rdf
    from graph.rdf.validation import problems_of

    graph = _of_workspace(workspace) if file is None else read_rdf(file)
    problems = problems_of(graph, str(file or "the workspace"))
    if as_json:
        print_json(
            [{key: value for key, value in asdict(problem).items() if value is not None} for problem in problems]
        )
    elif problems:
        _print(problems)
    else:
        out.print(f"Sound: {len(graph):,} triples, nothing wrong.")
    if problems:
        raise typer.Exit(1)


def _of_workspace(path: Path | None) -> "Graph":
    from graph.rdf.export import lines
    from graph.rdf.reading import parse_rdf

    space = open_workspace(path)
    text = "\n".join(lines(project_ledger(space), space.settings, "ntriples"))
    return parse_rdf(text, "ntriples", str(space.root))


def _print(problems: "Sequence[Problem]") -> None:
    for key, group in groupby(problems, key=attrgetter("id")):
        found = list(group)
        name = f"[bold]{shown(found[0].name)}[/] " if found[0].name else ""
        out.print(f"{name}({', '.join(map(shown, found[0].classes)) or 'no class'})  {shown(key)}")
        for problem in found:
            out.print(f"  [bold]{shown(problem.property)}[/] ({shown(problem.path)}) {shown(problem.wrong)}")
            if problem.expected:
                out.print(f"    expected: {shown(problem.expected)}", style="dim")
    resources = len({problem.id for problem in problems})
    out.print(f"{len(problems)} wrong, in {resources} of the resources.")
