"""Where a Neo4j answers, and a driver for it."""

import logging
import os
from dataclasses import dataclass, field

import neo4j

from graph.errors import StoreError

LOCAL_USER = "neo4j"
LOCAL_DATABASE = "neo4j"
ENCRYPTED = ("neo4j+s", "neo4j+ssc", "bolt+s", "bolt+ssc")


@dataclass(frozen=True, slots=True)
class Address:
    """A Neo4j: the workspace's own, or one that the user serves (`served`)."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str
    served: bool = False


def served_address() -> Address | None:
    """The Neo4j that DEFENDERS_NEO4J_URI, _USER, _PASSWORD and _DATABASE name; None where no address is set."""
    uri = os.environ.get("DEFENDERS_NEO4J_URI")
    if not uri:
        return None
    return Address(
        uri,
        os.environ.get("DEFENDERS_NEO4J_USER", LOCAL_USER),
        os.environ.get("DEFENDERS_NEO4J_PASSWORD", ""),
        os.environ.get("DEFENDERS_NEO4J_DATABASE", LOCAL_DATABASE),
        served=True,
    )


def connect(address: Address) -> neo4j.Driver:
    """Return a driver that answers. The caller closes it.

    Raises StoreError, naming the address, where nothing answers there or the password is not taken.
    """
    if address.uri.partition("://")[0] in ENCRYPTED:
        import truststore

        truststore.inject_into_ssl()
    logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)
    driver = neo4j.GraphDatabase.driver(
        address.uri,
        auth=(address.user, address.password),
        notifications_min_severity="OFF",
        connection_acquisition_timeout=30,
        user_agent="defenders",
    )
    try:
        driver.verify_connectivity()
    except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError, ValueError) as error:
        driver.close()
        raise StoreError(_reason(address, error)) from error
    return driver


def _reason(address: Address, error: Exception) -> str:
    if isinstance(error, neo4j.exceptions.AuthError):
        advice = "check DEFENDERS_NEO4J_USER and DEFENDERS_NEO4J_PASSWORD" if address.served else "try `store rebuild`"
        return f"{address.uri}: the password is not taken; {advice}."
    advice = "check DEFENDERS_NEO4J_URI and that it runs" if address.served else "try `defenders store start`"
    return f"{address.uri}: no Neo4j answers ({type(error).__name__}); {advice}."
