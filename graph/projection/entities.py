"""Nodes of people, organisations, facilities, places, offences and sources."""

from collections.abc import Iterable, Iterator, Mapping

from graph.canonical import content_id
from graph.live import Records
from graph.names import normalise
from graph.projection.context import Context, Said, bounds_of, grounds
from graph.projection.tellings import Telling
from graph.property_graph import Node, Value

DESCRIBING = {"publisher", "date", "language", "title", "file", "licence"}
"""What of a description stands on the node of its source under the same name."""


def entity_nodes(context: Context, statuses: Mapping[str, Mapping[str, Value]]) -> Iterator[Node]:
    """A node an entity. statuses: `status` and `status_as_of` of people by canonical id."""
    aliases: dict[str, list[str]] = {}
    for mention, leader in context.canonical.items():
        aliases.setdefault(leader, []).append(mention)
    for key, said in context.entities.items():
        entity_class = context.mentions[key].entity_class
        properties: dict[str, Value] = {"id": key, "name": context.names[key], **grounds(said)}
        properties["names"] = tuple(sorted(_values(said, "name")))
        if others := tuple(sorted(set(aliases[key]) - {key})):
            properties["aliases"] = others
        if roles := tuple(sorted(_values(said, "role"))):
            properties["roles"] = roles
        if entity_class == "Person":
            properties |= statuses.get(key, {"status": "unknown"})
        yield Node(key, (entity_class,), properties)


def offence_id(value: str) -> str:
    """The id of an offence: it is the same in all documents."""
    return content_id({"offence": normalise(value)})


def offence_nodes(tellings: Iterable[Telling]) -> Iterator[Node]:
    """A node an offence of which somebody is accused, under the form that most voices use.

    tellings: of events that somebody asserts.
    """
    said: dict[str, list[Said]] = {}
    for telling in tellings:
        for s in telling.of("offence") if telling.mention.kind != "Affiliation" else ():
            if s.claim.value and s.claim.stance != "denied":
                said.setdefault(offence_id(s.claim.value), []).append(s)
    for key, group in said.items():
        voices: dict[str, set[str]] = {}
        for s in group:
            voices.setdefault(str(s.claim.value), set()).add(s.voice)
        name = min(voices, key=lambda form: (-len(voices[form]), -len(form), form))
        yield Node(key, ("Offence",), {"id": key, "name": name, "names": tuple(sorted(voices)), **grounds(group)})


def source_nodes(records: Records) -> Iterator[Node]:
    """A node a source, as its first current description has it. read: whether an extractor has read it."""
    unread = {document.source for document in records.unread()}
    ordered = sorted(records.current_descriptions.values(), key=lambda d: -records.sequence[d.id])
    described = {description.source: description for description in ordered}
    for key in records.sources:
        properties: dict[str, Value] = {"id": key, "read": key not in unread}
        if description := described.get(key):
            words = description.model_dump(include=DESCRIBING, exclude_none=True)
            properties |= {name: text for name, text in words.items() if text}
            if description.address:
                properties["url"] = description.address
            if bounds := bounds_of(description.date):
                properties |= {k: v for k, v in (("earliest", bounds.earliest), ("latest", bounds.latest)) if v}
        yield Node(key, ("Source",), properties)


def _values(said: Iterable[Said], prop: str) -> set[str]:
    return {s.claim.value for s in said if s.claim.property == prop and s.claim.value and s.claim.stance != "denied"}
