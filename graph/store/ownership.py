"""Whose graph it is: a database that holds anything but the graph of this workspace is never touched."""

from dataclasses import dataclass

import neo4j

from graph.errors import StoreError
from graph.store.rows import HEADER_LABEL


@dataclass(frozen=True, slots=True)
class Header:
    """What a graph says of itself. digest: of the graph without this. state: loading or complete."""

    workspace: str
    digest: str
    schema: str
    state: str


def owned_header(driver: neo4j.Driver, database: str, workspace_id: str) -> Header | None:
    """Return the header of this workspace's graph, None for an empty database.

    Raises StoreError where the database holds something else, or another workspace's graph.
    """
    with driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session:
        found = session.run(f"MATCH (g:{HEADER_LABEL}) RETURN properties(g) AS g").values()
        if not found:
            if session.run("MATCH (n) RETURN 1 LIMIT 1").single():
                raise StoreError(
                    f"database {database!r} holds data that is not ours, so nothing was written. Give an empty one."
                )
            return None
    properties = found[0][0]
    header = Header(*(str(properties.get(name)) for name in ("workspace", "digest", "schema", "state")))
    if len(found) > 1 or header.workspace != workspace_id:
        raise StoreError(
            f"database {database!r} holds the graph of another workspace ({header.workspace[:12]}), so nothing was "
            "written. Give each workspace a database of its own."
        )
    return header
