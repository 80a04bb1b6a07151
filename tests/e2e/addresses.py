"""Addresses that show each page with something on it."""

from graph.project_ledger import project_ledger
from graph.workspace import Workspace

Address = tuple[str, dict[str, str]]


def addresses(space: Workspace, name: str) -> list[Address]:
    """Every page, with the person of this name, a document that tells of them, and a query that finds them."""
    projected = project_ledger(space)
    person = next(n.id for n in projected.graph.nodes if "Person" in n.labels and n.properties.get("name") == name)
    other = next(n.id for n in projected.graph.nodes if "Organisation" in n.labels)
    document = next(d.id for d in projected.records.documents.values() if name in d.text)
    cypher = f"MATCH path = (p:Person {{id: '{person}'}})-[:SUBJECT_OF]->() RETURN path, p.name AS name, p"
    return [
        ("", {}),
        ("explore", {"q": name}),
        ("explore", {"entity": person}),
        ("case", {"entity": person}),
        ("path", {"start": person, "end": other}),
        ("sources", {}),
        ("sources", {"document": document}),
        ("query", {"cypher": cypher}),
        ("add", {}),
    ]
