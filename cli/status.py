"""`defenders status`: what a workspace holds, and whether its graph is up to date."""

from dataclasses import asdict

from cli.options import AsJson, WorkspacePath
from cli.output import out, print_json, print_table
from graph.project_ledger import project_ledger
from graph.summary import Summary, summarise
from graph.workspace import Workspace, open_workspace

WORDS = {
    "sources": "sources",
    "documents": "documents",
    "unread": "documents not read yet",
    "claims": "claims",
    "in_review": "claims in review",
    "people": "people",
    "organisations": "organisations",
    "facilities": "facilities",
    "places": "places",
    "events": "events",
    "disputed": "disputed events",
    "judgements": "judgements on identity",
    "unsure": "left to you to judge",
}


def status(as_json: AsJson = False, workspace: WorkspacePath = None) -> None:
    """Count documents, claims, people, events and disputes; say whether the graph store is up to date.

    Example: `defenders status --json`
    """
    from graph.store.refresh import freshness

    space = open_workspace(workspace)
    summary = summary_of(space)
    graph = freshness(space)
    if as_json:
        print_json({"workspace": str(space.root), **asdict(summary), "graph": graph})
        return
    print_summary(summary)
    out.print(f"graph: {graph}")


def summary_of(space: Workspace) -> Summary:
    """Project the ledger and count."""
    projected = project_ledger(space)
    return summarise(projected.graph, projected.records, space.settings.threshold)


def print_summary(summary: Summary) -> None:
    """Print the figures for people."""
    print_table(("what", "how many"), [(WORDS[name], number) for name, number in asdict(summary).items()])
