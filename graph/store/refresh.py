"""Keep the graph store in step with the ledger: every reader looks first, and brings it up to date where it is not."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j
from filelock import FileLock

from graph.errors import StoreError
from graph.ledger import Ledger
from graph.project_ledger import project_ledger, project_open_ledger
from graph.property_graph import PropertyGraph
from graph.store import artifacts, homes, local, manifests
from graph.store.changes import apply, changes_between, manifest_of
from graph.store.connection import connect, served_address
from graph.store.dump import stored_graph
from graph.store.fingerprint import fingerprint
from graph.store.importing import import_words
from graph.store.manifests import LoadedGraph
from graph.store.ownership import owned_header
from graph.store.rows import schema_statements, with_header
from graph.workspace import Workspace

SCHEMA = "0.1.0"
"""Version of the graph model, as the header says it."""


@contextmanager
def current(workspace: Workspace) -> Iterator[tuple[neo4j.Driver, str]]:
    """Give a driver and the name of the database that hold the ledger's graph as it is now.

    Starts, loads or updates what is needed. Raises LedgerError where there is no workspace, StoreError where Neo4j is
    not installed or does not answer.
    """
    with Ledger.open(workspace.ledger):
        pass  # a missing ledger is said before anything is started
    for attempt in (1, 2):
        bring_up_to_date(workspace)
        with local.lease(workspace) as address:
            try:
                driver = connect(address)
            except StoreError:
                if attempt == 2 or address.served:
                    raise
                continue  # it ended between the look and the call: the second time it is started
            with driver:
                yield driver, address.database
            return


def bring_up_to_date(workspace: Workspace) -> None:
    """Make the store hold the graph of the ledger: nothing to do, one transaction, or a full load."""
    if served_address():
        _update_served(workspace)
        return
    if not artifacts.is_installed():
        raise StoreError(local.NOT_INSTALLED)
    workspace.graph.mkdir(parents=True, exist_ok=True)
    with FileLock(workspace.graph / "refresh.lock"):
        home = homes.current_home(workspace)
        loaded = manifests.read(home) if home else None
        with Ledger.open(workspace.ledger) as ledger:
            mark = fingerprint(workspace, ledger)
            if loaded and loaded.fingerprint == mark:
                return
            projected = project_open_ledger(workspace, ledger)
        graph, workspace_id = projected.graph, projected.workspace_id
        whole = with_header(graph, workspace_id, SCHEMA)
        wanted = LoadedGraph(mark, graph.digest, manifest_of(whole))
        if home and loaded and loaded.digest == graph.digest:
            manifests.save(home, wanted)
        elif home and loaded and len(changes_between(loaded.rows, whole)) <= workspace.settings.transaction_rows:
            _update(workspace, home, loaded, whole, wanted, workspace_id)
        else:
            small = home is None and len(wanted.rows) <= workspace.settings.transaction_rows
            _load(workspace, whole, wanted, offline=not small)


def rebuild(workspace: Workspace) -> None:
    """Make the graph anew in a new home, whatever the present one holds."""
    if served_address():
        _update_served(workspace)
        return
    home = homes.current_home(workspace)
    if home:
        (home / manifests.FILE).unlink(missing_ok=True)
    bring_up_to_date(workspace)


def update_if_installed(workspace: Workspace) -> bool:
    """Update the store where there is one; return whether there is."""
    if not served_address() and not artifacts.is_installed():
        return False
    bring_up_to_date(workspace)
    return True


def freshness(workspace: Workspace) -> str:
    """Say how the store stands, without starting it: not installed, none, out of date, up to date, served."""
    if served_address():
        return "served"
    if not artifacts.is_installed():
        return "not installed"
    home = homes.current_home(workspace)
    loaded = manifests.read(home) if home else None
    if loaded is None:
        return "none"
    with Ledger.open(workspace.ledger) as ledger:
        return "up to date" if loaded.fingerprint == fingerprint(workspace, ledger) else "out of date"


def renew_after_withdrawal(workspace: Workspace) -> None:
    """Remove every home with its logs, so that nothing withdrawn is left in one, and make the graph anew."""
    local.stop(workspace)
    pointer = workspace.graph / "current"
    pointer.unlink(missing_ok=True)
    shutil.rmtree(homes.homes(workspace), ignore_errors=True)
    if served_address() or artifacts.is_installed():
        bring_up_to_date(workspace)


def _load(workspace: Workspace, graph: PropertyGraph, wanted: LoadedGraph, *, offline: bool) -> None:
    """Load the whole graph into a new home, look at it over Bolt, and switch.

    offline: by the importer. Else in one transaction, which for a small graph saves a run of Java.
    """

    def fill(home: Path, admin: local.Admin) -> None:
        if offline:
            files = home / "import"
            admin(*import_words(graph, files))
            shutil.rmtree(files)
        manifests.save(home, wanted)

    def verify(driver: neo4j.Driver) -> None:
        _apply_schema(driver, "neo4j")
        if not offline:
            apply(driver, "neo4j", changes_between({}, graph), graph)
        nodes = driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"]
        links = driver.execute_query("MATCH ()-[r]->() RETURN count(r) AS n").records[0]["n"]
        if (nodes, links) != (len(graph.nodes), len(graph.relationships)):
            raise StoreError(
                f"the importer wrote {nodes} nodes and {links} relationships, not all; nothing was changed"
            )

    local.load(workspace, fill, verify)


def _update(
    workspace: Workspace,
    home: Path,
    loaded: LoadedGraph,
    graph: PropertyGraph,
    wanted: LoadedGraph,
    workspace_id: str,
) -> None:
    """Write what changed in one transaction. If the store does not hold what its manifest says, take a full load."""
    with local.lease(workspace) as address, connect(address) as driver:
        header = owned_header(driver, address.database, workspace_id)
        if header and header.digest == loaded.digest:
            try:
                apply(driver, address.database, changes_between(loaded.rows, graph), graph)
            except StoreError:
                pass  # it has drifted: the full load below is the way back
            else:
                manifests.save(home, wanted)
                return
    _load(workspace, graph, wanted, offline=True)


def _update_served(workspace: Workspace) -> None:
    """Write what differs into the user's own Neo4j, which is asked what it holds."""
    address = served_address()
    if address is None:
        return
    projected = project_ledger(workspace)
    graph, workspace_id = projected.graph, projected.workspace_id
    with connect(address) as driver:
        header = owned_header(driver, address.database, workspace_id)
        if header and header.digest == graph.digest:
            return
        _apply_schema(driver, address.database)
        whole = with_header(graph, workspace_id, SCHEMA)
        stored = manifest_of(stored_graph(driver, address.database))
        apply(driver, address.database, changes_between(stored, whole), whole)


def _apply_schema(driver: neo4j.Driver, database: str) -> None:
    for statement in schema_statements():
        driver.execute_query(statement, database_=database)
    driver.execute_query("CALL db.awaitIndexes(300)", database_=database)
