"""A part of the graph as it is drawn: what lies around some entities and events, filtered by kind and time."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.canonical import Json
from graph.property_graph import Node
from graph.questions.asking import Graph
from graph.questions.rows import day, mapping, node, number, text
from graph.walking import SHOWN, may_walk_through
from graph.wording import kind_of, title_of, when_in_words

MOST_LINKS = 400
"""More of them nobody can read; the answer says how many it left out."""

LASTING = ("start_earliest", "start_latest", "end_earliest", "end_latest")


@dataclass(frozen=True, slots=True)
class PictureNode:
    """A node as it is drawn. label: its class. kind: its most telling label. first, last: its possible days."""

    id: str
    label: str
    kind: str
    title: str
    when: str
    disputed: bool
    alleged: bool
    first: date | None
    last: date | None
    sources: int

    @property
    def is_event(self) -> bool:
        """Whether it happened, rather than being there."""
        return self.label == "Event"


@dataclass(frozen=True, slots=True)
class PictureLink:
    """A relationship as it is drawn. role: of an affiliation, or whether an authority acted as agency or court."""

    id: str
    type: str
    start: str
    end: str
    role: str | None
    disputed: bool
    alleged: bool


@dataclass(frozen=True)
class Picture:
    """Nodes and links, each sorted by id. complete: no link was left out because there are too many."""

    nodes: tuple[PictureNode, ...] = ()
    links: tuple[PictureLink, ...] = ()
    complete: bool = True

    def joined(self, other: "Picture") -> "Picture":
        """Both in one."""
        nodes = {n.id: n for n in (*self.nodes, *other.nodes)}
        links = {n.id: n for n in (*self.links, *other.links)}
        return Picture(_sorted(nodes.values()), _sorted_links(links.values()), self.complete and other.complete)

    def only(
        self,
        kinds: Collection[str],
        first_year: int | None = None,
        last_year: int | None = None,
        *,
        undated: bool = True,
    ) -> "Picture":
        """What is of these kinds and may touch these years. undated: keep events of which nobody tells the date."""
        kept = {n.id: n for n in self.nodes if n.kind in kinds and _touches(n, first_year, last_year, undated)}
        links = tuple(link for link in self.links if link.start in kept and link.end in kept)
        return Picture(tuple(kept.values()), links, self.complete)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its nodes, sorted."""
        return tuple(sorted({n.kind for n in self.nodes}))

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year of its events, None where none is dated."""
        days = [d for n in self.nodes if n.is_event or n.label == "Work" for d in (n.first, n.last) if d]
        return (min(days).year, max(days).year) if days else None


def around(graph: Graph, ids: Collection[str]) -> Picture:
    """What lies around these entities and events: what they take part in, and who and what else takes part in that.

    Walks as the ontology allows (`graph.walking`).
    """
    rows = graph.ask("one_step", ids=sorted(ids), types=sorted(SHOWN), limit=MOST_LINKS + 1)
    events = {
        str(row["other"])
        for row in rows
        if (other := node(row["labels"], row["other_properties"])) and _is_between(other) and other.id not in ids
    }
    further = graph.ask("one_step", ids=sorted(events), types=sorted(SHOWN), limit=MOST_LINKS + 1) if events else []
    complete = max(len(rows), len(further)) <= MOST_LINKS
    found = rows[:MOST_LINKS] + further[:MOST_LINKS]
    nodes = {n.id: n for n in (picture_node(node(row["labels"], row["other_properties"])) for row in found)}
    for row in graph.ask("nodes", ids=sorted(set(ids) - nodes.keys())):
        nodes[str(row["id"])] = picture_node(node(row["labels"], row["properties"]))
    links = {n.id: n for n in map(picture_link, found)}
    return Picture(_sorted(nodes.values()), _sorted_links(links.values()), complete)


def picture_node(found: Node) -> PictureNode:
    """A node as it is drawn."""
    properties = mapping(mapping(found.row())["properties"])
    days = {name: day(properties.get(name)) for name in ("earliest", "latest", "observed", *LASTING)}
    label = "Event" if "Event" in found.labels else found.labels[0]
    return PictureNode(
        id=found.id,
        label=label,
        kind=kind_of(found.labels),
        title=title_of(found.labels, properties),
        when=when_in_words(properties),
        disputed=properties.get("disputed") is True,
        alleged=properties.get("alleged") is True,
        first=days["earliest"] or days["start_earliest"] or days["observed"],
        last=days["latest"] or days["end_latest"] or days["observed"] or days["start_latest"],
        sources=number(properties.get("sources")),
    )


def _is_between(found: Node) -> bool:
    """Whether it joins others, as an event or a work does, and may be walked through."""
    return bool({"Event", "Work", "Case"} & set(found.labels)) and may_walk_through(found.labels, found.properties)


def picture_link(row: Mapping[str, Json]) -> PictureLink:
    """A relationship as it is drawn. row: id, type, start, end and properties."""
    properties = mapping(row["properties"])
    return PictureLink(
        id=str(row["id"]),
        type=str(row["type"]),
        start=str(row["start"]),
        end=str(row["end"]),
        role=text(properties.get("role")),
        disputed=properties.get("disputed") is True,
        alleged=properties.get("alleged") is True,
    )


def _touches(found: PictureNode, first: int | None, last: int | None, undated: bool) -> bool:
    """Whether it may have happened in these years; people and places are always there."""
    if not (found.is_event or found.label == "Work") or (first is None and last is None):
        return True
    if found.first is None and found.last is None:
        return undated
    after = found.last is None or first is None or found.last.year >= first
    return after and (found.first is None or last is None or found.first.year <= last)


def _sorted(nodes: Iterable[PictureNode]) -> tuple[PictureNode, ...]:
    return tuple(sorted(nodes, key=lambda n: n.id))


def _sorted_links(links: Iterable[PictureLink]) -> tuple[PictureLink, ...]:
    return tuple(sorted(links, key=lambda link: link.id))
