"""`make bench NAME=rdf`: the ledger as N-Triples, beside rdflib and pyoxigraph on the same projection.

Prints a JSON line a comparison: triples a second, the best of the rounds, all from the same projected ledger of made-up
cases. Ours formats lines. pyoxigraph's `serialize` (written in Rust) takes triples from a generator. rdflib builds its
graph and serialises it, of the first part of the triples alone, since its rate does not grow with size. Before anything
is printed, the files must hold the same triples. peak_mb is what writing takes beyond the projection (tracemalloc, in a
run of its own); the notes have that of the peer.
"""

import argparse
import json
import random
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

import pyoxigraph
import rdflib

from cli.output import write_lines
from graph import records
from graph.ledger import Entry
from graph.live import gather
from graph.private_files import BUFFER
from graph.project_ledger import ProjectedLedger
from graph.projection import project
from graph.rdf.export import dataset, lines
from graph.rdf.resources import Resource
from graph.rdf.terms import TYPE, Term, Vocabulary
from graph.workspace import Settings
from ontology.model import Claim, EntityMention, EventMention, Record, RunRow, TextSelector

BASE = Settings().base
THRESHOLD = Settings().threshold
WORDS = (
    "was",
    "arrested",
    "by",
    "police",
    "after",
    "a",
    "search",
    "of",
    "the",
    "office",
    "and",
    "«taken»",
    "to",
    "court",
)
TRIPLES_A_DOCUMENT = 1125
"""About how many triples come of one made-up document."""

Write = Callable[[ProjectedLedger, Path, int | None], None]


class MadeDocument:
    """A document that tells of the arrest, charge and sentence of three people, as records."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self._text = f'Case "{number}":\n' + " ".join(chance.choices(WORDS, k=150))
        self._chance = chance
        source = records.source(self._text.encode(), "text/plain")
        self._document = records.document(source, "plain", "1", self._text)
        self._source = source.id
        description = records.description(source, "index", publisher=f"Herald {number % 50}", date="2011-07-27")
        self._rows: list[RunRow] = []
        self.records: list[Record] = [source, self._document, description]
        self._speaker = self._entity("Organisation", f"Herald {number % 50}")
        for place in range(3):
            self._case(self._entity("Person", f"Person {number} the {place}."), place)
        self.records.append(records.run(self._document, description, "frames", "1", "0" * 64, tuple(self._rows)))

    def _case(self, person: EntityMention, place: int) -> None:
        day = f"20{self._chance.randrange(10, 24)}-{self._chance.randrange(1, 13):02d}"
        self._event("Arrest", person, place * 10 + 1, date=day)
        self._event("Charge", person, place * 10 + 2, date=day, offence=self._chance.choice(("theft", "robbery")))
        self._event("Sentence", person, place * 10 + 3, length=f"{self._chance.randrange(1, 9)}y")

    def _entity(self, kind: str, name: str) -> EntityMention:
        mention = records.entity_mention(self._source, kind, name, 0)  # type: ignore[arg-type]
        self.records.append(mention)
        self._speaker = getattr(self, "_speaker", mention)
        self._claim(mention, "name", name)
        return mention

    def _event(self, kind: str, person: EntityMention, trigger: int, **values: str) -> None:
        mention = records.event_mention(self._document.id, kind, person.id, trigger, ())  # type: ignore[arg-type]
        self.records.append(mention)
        self._claim(mention, "kind", kind)
        self._claim(mention, "subject", None, person)
        for prop, value in values.items():
            self._claim(mention, prop, value)

    def _claim(
        self, subject: EntityMention | EventMention, prop: str, value: str | None, thing: EntityMention | None = None
    ) -> None:
        claim: Claim = records.claim(
            subject.id,
            prop,  # type: ignore[arg-type]
            value,
            object=thing.id if thing else None,
            speaker=self._speaker.id,
            speaker_text=None,
            stance="asserted",
            modality="actual",
        )
        self.records.append(claim)
        start = self._chance.randrange(len(self._text) - 80)
        quote = TextSelector(start=start, end=start + 80, quote=self._text[start : start + 80])
        confidence = round(self._chance.uniform(0.6, 0.99), 3)
        self._rows.append(RunRow(claim=claim.id, confidence=confidence, evidence=(quote,)))


def made_ledger(triples: int, seed: int) -> ProjectedLedger:
    """A projected ledger of which at least so many triples come."""
    chance = random.Random(seed)
    seen: dict[str, Record] = {}
    for number in range(triples // TRIPLES_A_DOCUMENT + 1):
        seen |= {record.id: record for record in MadeDocument(number, chance).records}
    found = gather(Entry(place, record, "") for place, record in enumerate(seen.values(), 1))
    projection = project(found, THRESHOLD)
    return ProjectedLedger(projection.graph, found, "benchmark", projection.canonical, projection.live)


def resources(projected: ProjectedLedger, vocabulary: Vocabulary) -> Iterator[Resource]:
    """The resources of all graphs."""
    for _, found in dataset(vocabulary, projected):
        yield from found


class Terms:
    """Triples in the terms of a library. Predicates, classes and data types are made once, as one in a hurry does.

    node: makes an IRI. literal: makes a literal of a text and a data type, which is an IRI or None.
    """

    def __init__(self, node: Callable[[str], Any], literal: Callable[[str, Any], Any]) -> None:
        self._node, self._literal = node, literal
        self._vocabulary = Vocabulary()
        self._made: dict[str, Any] = {}

    def triples(self, projected: ProjectedLedger) -> Iterator[tuple[Any, Any, Any]]:
        node, is_a = self._node, self._node(TYPE)
        for resource in resources(projected, self._vocabulary):
            subject = node(BASE + resource.id)
            for kind in resource.types:
                yield subject, is_a, self._shared(self._vocabulary.class_curie(kind))
            for term, value in resource.values:
                yield subject, self._shared(term.curie), self._value(term, value)

    def _value(self, term: Term, value: str) -> Any:
        if term.kind == "resource":
            return self._node(BASE + value)
        if term.kind == "word":
            return self._shared(self._vocabulary.word_curie(term.name, value))
        if term.kind == "iri":
            return self._node(value)
        return self._literal(value, self._shared(term.datatype) if term.datatype else None)

    def _shared(self, curie: str) -> Any:
        return self._made.get(curie) or self._made.setdefault(curie, self._node(self._vocabulary.expand(curie)))


def ours(projected: ProjectedLedger, file: Path, most: int | None = None) -> None:
    """Lines as `defenders export --format ntriples` writes them; all of them, whatever `most` is."""
    write_lines(lines(projected, Settings(), "ntriples"), file)


def with_pyoxigraph(projected: ProjectedLedger, file: Path, most: int | None = None) -> None:
    """`most` triples through pyoxigraph's `serialize`, all where it is None."""
    made = Terms(pyoxigraph.NamedNode, lambda text, kind: pyoxigraph.Literal(text, datatype=kind))
    triples = (pyoxigraph.Triple(*triple) for triple in islice(made.triples(projected), most))
    with file.open("wb", BUFFER) as output:
        pyoxigraph.serialize(triples, output, format=pyoxigraph.RdfFormat.N_TRIPLES)


def with_rdflib(projected: ProjectedLedger, file: Path, most: int | None = None) -> None:
    """`most` triples into a graph of rdflib, which is then serialised."""
    graph = rdflib.Graph()
    made = Terms(rdflib.URIRef, lambda text, kind: rdflib.Literal(text, datatype=kind))
    for triple in islice(made.triples(projected), most):
        graph.add(triple)
    with file.open("wb", BUFFER) as output:
        graph.serialize(output, format="nt", encoding="utf-8")


def seconds_of(write: Write, projected: ProjectedLedger, file: Path, most: int | None) -> float:
    begun = perf_counter()
    write(projected, file, most)
    return perf_counter() - begun


def peak_of(write: Write, projected: ProjectedLedger, file: Path, most: int | None) -> float:
    """MB that writing takes beyond what is there before."""
    tracemalloc.start()
    write(projected, file, most)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1024**2


def lines_of(file: Path, most: int | None = None) -> list[bytes]:
    """The lines, sorted; `most` of them in the order of the file."""
    with file.open("rb") as text:
        return sorted(line for line in islice(text, most) if line.strip())


def check(name: str, found: list[bytes], wanted: list[bytes]) -> None:
    """End the benchmark where the other side wrote other triples."""
    if sha256(b"".join(found)).digest() != sha256(b"".join(wanted)).digest():
        odd = next((pair for pair in zip(found, wanted, strict=False) if pair[0] != pair[1]), None)
        sys.exit(f"{name}: wrote {len(found):,} triples, not the {len(wanted):,} of ours: {odd}")


def main() -> None:
    """Write, check, print."""
    parser = argparse.ArgumentParser(description="N-Triples beside rdflib and pyoxigraph")
    parser.add_argument("--triples", type=int, default=1_000_000, help="at least so many")
    parser.add_argument("--slice", type=int, default=100_000, help="how many of them rdflib writes")
    parser.add_argument("--rounds", type=int, default=3, help="an odd number")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.rounds % 2 == 0:
        parser.error("--rounds wants an odd number")
    projected = made_ledger(options.triples, options.seed)
    projected.graph.digest  # noqa: B018 - part of the projection, and kept there
    peers: dict[str, tuple[Write, int | None, float]] = {
        "rdflib": (with_rdflib, options.slice, 20.0),
        "pyoxigraph": (with_pyoxigraph, None, 1.0),
    }
    with tempfile.TemporaryDirectory() as folder:
        file, other = Path(folder) / "ours.nt", Path(folder) / "peer.nt"
        peaks = {name: peak_of(write, projected, other, most) for name, (write, most, _) in peers.items()}
        peak = peak_of(ours, projected, file, None)
        for name, (write, most, _) in peers.items():
            write(projected, other, most)
            check(name, lines_of(other), lines_of(file, most))
        size = len(lines_of(file))
        times: dict[str, list[float]] = {name: [] for name in ("ours", *peers)}
        for _ in range(options.rounds):
            times["ours"].append(seconds_of(ours, projected, file, None))
            for name, (write, most, _) in peers.items():
                times[name].append(seconds_of(write, projected, other, most))
    mine = size / min(times["ours"])
    for name, (_, most, goal) in peers.items():
        count = min(most or size, size)
        theirs = count / min(times[name])
        notes = f"best of {options.rounds}; {name} wrote {count:,} of the triples, peak {peaks[name]:.0f} MB for these"
        measured = {"ours": round(mine), "peer": round(theirs), "ratio": round(mine / theirs, 2), "goal": goal}
        what = {"name": "write N-Triples", "unit": "triples/s", "peer_name": name, "size": size}
        print(json.dumps({**what, **measured, "peak_mb": round(peak, 1), "notes": notes}))


if __name__ == "__main__":
    main()
