"""Says who? The claims on which a node or a relationship rests, with their words in context."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.explain import ExplainedClaim, explained_claim
from graph.ledger import Ledger
from graph.questions.asking import Graph, Row
from graph.questions.documents import Reading, read_document
from graph.questions.rows import mapping, node, text, texts
from graph.quotations import Quoted, in_context
from graph.wording import LINKS, kind_of, title_of, when_in_words

MOST_CLAIMS = 200


@dataclass(frozen=True, slots=True)
class Witness:
    """A claim, its words in their context, how values were reached that stand in no words, and other evidence."""

    claim: ExplainedClaim
    quotes: tuple[Quoted, ...]
    derived: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is shown for a node or a relationship. disputed_on: properties in which voices differ. voices: their number.

    complete: no claim was left out because there are too many.
    """

    id: str
    kind: str
    title: str
    when: str
    disputed: bool
    disputed_on: tuple[str, ...]
    alleged: bool
    witnesses: tuple[Witness, ...]
    complete: bool

    @property
    def values(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """For each disputed property its values, and for each value who gives it."""
        found: dict[str, dict[str, set[str]]] = {}
        for name in self.disputed_on:
            for witness in self.witnesses:
                claim = witness.claim
                said = claim.arguments.get(ARGUMENTS.get(name, name))
                for value in texts(said) or ((str(said),) if said is not None else ()):
                    words = f"not {value}" if claim.stance == "denied" else value
                    by = claim.speaker or claim.publisher or "an unnamed source"
                    found.setdefault(name, {}).setdefault(words, set()).add(by)
        return {name: {value: tuple(sorted(by)) for value, by in values.items()} for name, values in found.items()}


ARGUMENTS = {"start": "start_date", "end": "end_date"}
"""Arguments of a `:Claim` node that have another name than the property."""


def evidence_of_node(graph: Graph, ledger: Ledger, key: str, threshold: float) -> Evidence | None:
    """The evidence for an entity or event; None where the graph has none of this id."""
    found = graph.ask("nodes", ids=[key])
    if not found:
        return None
    row = found[0]
    rows = graph.ask("claims_about", id=key, limit=MOST_CLAIMS + 1)
    title = title_of(texts(row["labels"]), mapping(row["properties"]))
    return _evidence(key, kind_of(texts(row["labels"])), title, row, rows, ledger, threshold)


def evidence_of_link(graph: Graph, ledger: Ledger, key: str, start: str, threshold: float) -> Evidence | None:
    """The evidence for a relationship that starts at the node `start`; None where there is none."""
    found = graph.ask("link", id=key, start=start)
    if not found:
        return None
    row = found[0]
    rows = graph.ask("claims_of_link", ids=list(texts(mapping(row["properties"]).get("claims"))), limit=MOST_CLAIMS + 1)
    ends = [title_of(texts(row[f"{end}_labels"]), mapping(row[f"{end}_properties"])) for end in ("start", "end")]
    kind = str(row["type"])
    role = mapping(row["properties"]).get("role")
    words = LINKS.get(kind, kind) + (f" ({role})" if role else "")
    return _evidence(key, kind, f"{ends[0]} – {words} – {ends[1]}", row, rows, ledger, threshold)


def witnesses_of(rows: Iterable[Row], ledger: Ledger, threshold: float) -> tuple[Witness, ...]:
    """The claims of these rows (`claim` and `source`: properties), in the order of what they tell."""
    readings: dict[str, Reading | None] = {}
    found = []
    for row in rows:
        claim = node(["Claim"], row["claim"])
        document = text(mapping(row["claim"]).get("document"))
        if document and document not in readings:
            readings[document] = read_document(ledger, document, threshold)
        found.append(
            _witness(
                explained_claim(claim, node(["Source"], row["source"])),
                claim.properties.get("ledger_claims"),
                readings.get(document or ""),
            )
        )
    return tuple(sorted(found, key=lambda w: (str(w.claim.arguments.get("date", "9")), w.claim.kind, w.claim.id)))


def _evidence(key: str, kind: str, title: str, row: Row, rows: list[Row], ledger: Ledger, threshold: float) -> Evidence:
    properties = mapping(row["properties"])
    return Evidence(
        id=key,
        kind=kind,
        title=title,
        when=when_in_words(properties),
        disputed=properties.get("disputed") is True,
        disputed_on=texts(properties.get("disputed_on")),
        alleged=properties.get("alleged") is True,
        witnesses=witnesses_of(rows[:MOST_CLAIMS], ledger, threshold),
        complete=len(rows) <= MOST_CLAIMS,
    )


def _witness(claim: ExplainedClaim, ledger_claims: object, reading: Reading | None) -> Witness:
    wanted = set(ledger_claims) if isinstance(ledger_claims, tuple) else set()
    if reading is None:
        return Witness(claim, (), (), ())
    passages = [p for p in reading.passages if p.claim in wanted]
    spans = sorted({(p.start, p.end) for p in passages})
    notes = [note for note in reading.notes if note.claim in wanted]
    return Witness(
        claim,
        tuple(in_context(reading.document, reading.text, start, end) for start, end in _outermost(spans)),
        tuple(dict.fromkeys(note.words for note in notes if note.derived)),
        tuple(dict.fromkeys(note.words for note in notes if not note.derived)),
    )


def _outermost(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that lie in no other one, in their order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept
