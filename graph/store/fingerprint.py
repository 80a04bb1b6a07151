"""From what a graph was made: if nothing of it changed, the graph is up to date and nothing has to be projected."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from graph.canonical import content_id, sha256
from graph.ledger import Ledger
from graph.workspace import Workspace

PROJECTING = ("graph", "graph.identity", "graph.projection", "ontology")
"""The packages whose code decides what the graph looks like."""


def fingerprint(workspace: Workspace, ledger: Ledger) -> str:
    """Hash of the ledger's state, the settings and the code that projects."""
    settings = workspace.settings.model_dump_json(include={"threshold"})
    return content_id([ledger.workspace_id, ledger.state(), settings, _code()])


@cache
def _code() -> str:
    modules = {
        f"{package}.{entry.name}": sha256(entry.read_bytes())
        for package in PROJECTING
        for entry in _modules(files(package))
    }
    return content_id(modules)


def _modules(package: Traversable) -> list[Traversable]:
    return sorted((e for e in package.iterdir() if e.name.endswith((".py", ".txt", ".cypher"))), key=lambda e: e.name)
