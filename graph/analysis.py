"""What a notebook needs: `from graph.analysis import frames, network`. Both read the ledger and need no store."""

from pathlib import Path

import networkx as nx

from graph.frames import Frames, frames_of
from graph.network import network_of
from graph.project_ledger import project_ledger
from graph.workspace import Workspace, open_workspace

__all__ = ["Frames", "frames", "network"]

Where = Workspace | Path | str | None
"""A workspace, its folder, or None for DEFENDERS_WORKSPACE, else ./workspace."""


def frames(workspace_or_path: Where = None) -> Frames:
    """The workspace as pandas frames. Raises LedgerError where it holds nothing yet."""
    space = _opened(workspace_or_path)
    projected = project_ledger(space)
    return frames_of(projected.graph, projected.records, space.settings.threshold)


def network(
    workspace_or_path: Where = None, around: str | None = None, depth: int = 2, connects_only: bool = True
) -> "nx.MultiDiGraph[str]":
    """The workspace as a NetworkX graph, or what lies around a name: see `graph.network.network_of`.

    Raises LedgerError where the workspace holds nothing yet, BadInput where `around` names nothing.
    """
    return network_of(project_ledger(_opened(workspace_or_path)).graph, around, depth, connects_only)


def _opened(workspace_or_path: Where) -> Workspace:
    if isinstance(workspace_or_path, Workspace):
        return workspace_or_path
    return open_workspace(Path(workspace_or_path) if workspace_or_path is not None else None)
