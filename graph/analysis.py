"""What a notebook needs: `from graph.analysis import frames, network`. Both read the ledger and need no store."""

from pathlib import Path

from graph.frames import Frames, frames_of
from graph.project_ledger import project_ledger
from graph.workspace import Workspace, open_workspace

__all__ = ["Frames", "frames"]

Where = Workspace | Path | str | None
"""A workspace, its folder, or None for DEFENDERS_WORKSPACE, else ./workspace."""


def frames(workspace_or_path: Where = None) -> Frames:
    """The workspace as pandas frames. Raises LedgerError where it holds nothing yet."""
    space = _opened(workspace_or_path)
    projected = project_ledger(space)
    return frames_of(projected.graph, projected.records, space.settings.threshold)


def _opened(workspace_or_path: Where) -> Workspace:
    if isinstance(workspace_or_path, Workspace):
        return workspace_or_path
    return open_workspace(Path(workspace_or_path) if workspace_or_path is not None else None)
