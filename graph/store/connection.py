"""Where a Neo4j answers, and a driver for it."""

import logging
import os
import ssl
from dataclasses import dataclass, field
from typing import Any

import neo4j

from graph.errors import StoreError

LOCAL_USER = "neo4j"
LOCAL_DATABASE = "neo4j"
SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
ENCRYPTED = {"neo4j+s": "neo4j", "bolt+s": "bolt"}
"""Schemes whose certificates are checked, and what the driver calls them where we say by which."""


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
    logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)
    scheme, _, rest = address.uri.partition("://")
    security: dict[str, Any] = {}
    if scheme in ENCRYPTED:
        security = {"encrypted": True, "ssl_context": _system_certificates()}
    if scheme not in SCHEMES or not rest:
        raise StoreError(f"{address.uri}: no address of a Neo4j; DEFENDERS_NEO4J_URI begins with neo4j:// or bolt://.")
    try:
        driver = neo4j.GraphDatabase.driver(
            f"{ENCRYPTED.get(scheme, scheme)}://{rest}",
            auth=(address.user, address.password),
            notifications_min_severity="OFF",
            telemetry_disabled=True,
            connection_acquisition_timeout=30,
            max_transaction_retry_time=30 if address.served else 2,  # a cluster elects anew, ours is there or not
            user_agent="defenders",
            **security,
        )
    except (neo4j.exceptions.DriverError, ValueError) as error:
        raise StoreError(f"{address.uri}: no address of a Neo4j ({error}); check DEFENDERS_NEO4J_URI.") from error
    try:
        driver.verify_connectivity()
    except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError, ValueError) as error:
        driver.close()
        raise StoreError(_reason(address, error)) from error
    return driver


def _system_certificates() -> ssl.SSLContext:
    """Trust what the system trusts, for this connection alone."""
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _reason(address: Address, error: Exception) -> str:
    if isinstance(error, neo4j.exceptions.AuthError):
        advice = "check DEFENDERS_NEO4J_USER and DEFENDERS_NEO4J_PASSWORD" if address.served else "try `store rebuild`"
        return f"{address.uri}: the password is not taken; {advice}."
    advice = "check DEFENDERS_NEO4J_URI and that it runs" if address.served else "try `defenders store start`"
    return f"{address.uri}: no Neo4j answers ({type(error).__name__}); {advice}."
