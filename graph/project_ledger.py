"""The graph of a workspace as it stands in the ledger, without any store."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.ledger import Ledger
from graph.live import Records, Statement, gather
from graph.projection import project
from graph.property_graph import PropertyGraph
from graph.workspace import Workspace


@dataclass(frozen=True)
class ProjectedLedger:
    """The graph, the records from which it is made, and the id of their workspace.

    canonical, live: as in `graph.projection.Projection`.
    """

    graph: PropertyGraph
    records: Records
    workspace_id: str
    canonical: Mapping[str, str]
    live: tuple[Statement, ...]


def project_ledger(workspace: Workspace) -> ProjectedLedger:
    """Project the ledger of `workspace` with its settings. Raises LedgerError where there is none."""
    with Ledger.open(workspace.ledger) as ledger:
        return project_open_ledger(workspace, ledger)


def project_open_ledger(workspace: Workspace, ledger: Ledger) -> ProjectedLedger:
    """Project a ledger that is open already, with the settings of `workspace`."""
    records = gather(ledger.entries())
    projection = project(records, workspace.settings.threshold)
    return ProjectedLedger(projection.graph, records, ledger.workspace_id, projection.canonical, projection.live)
