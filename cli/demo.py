"""`defenders demo`: the main job from end to end on the sample cases."""

from importlib.resources import files
from typing import Annotated

import typer

from cli.options import WorkspacePath
from cli.output import out
from cli.status import print_summary, summary_of
from graph.workspace import Workspace, open_workspace

QUESTION = "Who was held where?"
QUERY = """\
MATCH (p:Person)-[:SUBJECT_OF]->(e:Event)-[:AT]->(f:Facility)
MATCH (c:Claim)-[:FROM]->(s:Source) WHERE c.id IN e.claims
RETURN p.name AS person, f.name AS facility, e.observed AS seen, c.quote AS words, s.publisher AS according_to
ORDER BY person, facility"""


def demo(
    graph: Annotated[bool, typer.Option("--graph/--no-graph", help="Fetch and start Neo4j, and ask it.")] = True,
    workspace: WorkspacePath = None,
) -> None:
    """Ingest the sample cases, print figures, ask the graph one question, write one file of RDF.

    Example: `defenders demo --workspace demo`
    """
    from cli.ingest import ingest

    space = open_workspace(workspace)
    if graph:
        from cli.store import install

        install()
    with_cases = files("data").joinpath("cases")
    ingest([str(with_cases)], graph=graph, workspace=space.root)
    print_summary(summary_of(space))
    if graph:
        from cli.query import query

        out.print(f"\n[bold]{QUESTION}[/]\n{QUERY}\n", highlight=False)
        query(QUERY, workspace=space.root)
    _write_rdf(space)
    out.print(
        f"\nLook at it: defenders dashboard --workspace {space.root}"
        f'\n\nNow try:  defenders explain "Aleksei Sokolov" --workspace {space.root}\n'
        f"          defenders query 'MATCH (p:Person) RETURN p.name, p.status' --workspace {space.root}"
    )


def _write_rdf(space: Workspace) -> None:
    """Write the whole graph as TriG, with every claim in the named graph of its document."""
    from cli.export import Format, export

    out.print("\n[bold]The same as linked data[/]")
    space.exports.mkdir(parents=True, exist_ok=True)
    export(space.exports / "demo.trig", Format.trig, workspace=space.root)
