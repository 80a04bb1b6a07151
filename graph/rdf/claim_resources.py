"""The named graphs: each live claim with its words, its speaker, its source and the run that found it."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from graph.canonical import content_id, sha256
from graph.live import Statement
from graph.project_ledger import ProjectedLedger
from graph.projection.context import DATES, bounds_of
from graph.rdf.escapes import iri_escaped
from graph.rdf.graph_resources import properties
from graph.rdf.resources import NamedGraph, Resource
from graph.rdf.terms import Term, Vocabulary
from ontology.model import Claim, Run, Selector, TextSelector

ALWAYS = ("subject", "mention", "property", "stance", "modality", "confidence", "disputed")
"""What every claim has, looked up once."""

TEXT = ("TextSelector", "oa:TextPositionSelector", "oa:TextQuoteSelector")
"""The classes of a span of text."""


class ClaimResources:
    """Claims, runs, passages and selectors of each document.

    disputed: ids of the claims that are.
    """

    def __init__(self, vocabulary: Vocabulary, projected: ProjectedLedger, disputed: Collection[str]) -> None:
        self._vocabulary = vocabulary
        self._live = projected.live
        self._every_run = projected.records.runs
        self._canonical = projected.canonical
        self._disputed = disputed
        self._terms = vocabulary.of(("Claim", "Statement"))
        self._always = tuple(self._terms[name] for name in ALWAYS)
        spans = vocabulary.of(TEXT)
        self._span = spans["start"], spans["end"], spans["quote"]
        self._words = vocabulary.literal("object", None)
        self._date = vocabulary.literal("object", self._terms["published_on"].datatype)

    def graphs(self) -> Iterator[NamedGraph]:
        """A graph a document of which a claim is live, by id."""
        statements: dict[str, list[Statement]] = {}
        for statement in self._live:
            statements.setdefault(statement.document.id, []).append(statement)
        runs: dict[str, list[Run]] = {}
        for run in self._every_run:
            runs.setdefault(run.document, []).append(run)
        for document in sorted(statements):
            yield NamedGraph(document, self._graph(document, statements.pop(document), runs[document]))

    def _graph(self, document: str, statements: list[Statement], runs: list[Run]) -> Iterator[Resource]:
        """Claims by id, then the runs that found them, then passages with their selectors by id."""
        # by identity: a live statement holds the very row of its run, and a row does not know its run
        made_by = {(run.description, id(row)): run for run in runs for row in run.rows}
        claims: dict[str, list[Statement]] = {}
        for statement in statements:
            claims.setdefault(statement.claim.id, []).append(statement)
        used: dict[str, Run] = {}
        passages: dict[str, _Passage] = {}
        for key in sorted(claims):
            found = sorted(claims[key], key=_best_first) if len(claims[key]) > 1 else claims[key]
            found_by = [made_by[s.description.id, id(s.row)] for s in found]
            for run in found_by:
                used[run.id] = run
            rests_on = [_passage(document, one, passages) for s in found for one in s.row.evidence]
            targets = [rests_on[0].target] if len(rests_on) == 1 else sorted({passage.target for passage in rests_on})
            derived = self._derivation(document, found[0], passages, claims)
            by = [found_by[0].id] if len(found_by) == 1 else sorted({run.id for run in found_by})
            yield self._claim(found[0], by, targets, derived)
            if derived:
                yield derived
        yield from self._runs(used)
        yield from self._passages(document, passages)

    def _claim(self, said: Statement, by: list[str], passages: list[str], derived: Resource | None) -> Resource:
        """said: the surest of the statements that make the claim. by: runs. passages: their ids."""
        terms, claim = self._terms, said.claim
        subject, mention, prop, stance, modality, confidence, disputed = self._always
        values = [
            (subject, self._resolved(claim.subject)),
            (mention, claim.subject),
            (prop, claim.property),
            *self._value(claim),
            (stance, claim.stance),
            (modality, claim.modality),
            (confidence, repr(said.row.confidence)),
            (disputed, "true" if claim.id in self._disputed else "false"),
        ]
        if claim.speaker:
            speaker = self._resolved(claim.speaker)
            values += [(terms["speaker"], speaker), (terms["attributed_to"], speaker)]
        if claim.speaker_text:
            values.append((terms["speaker_text"], claim.speaker_text))
        if derived:
            values.append((terms["derived"], derived.id))
        values.append((terms["primary_source"], said.document.source))
        values += [(terms["generated_by"], run) for run in by]
        target = terms["has_target"]
        values += [(target, key) for key in passages]
        return Resource(claim.id, ("Claim", "Statement"), values)

    def _resolved(self, mention: str) -> str:
        """The id of what a mention resolves to; its own where it is not known."""
        return self._canonical.get(mention) or iri_escaped(mention)

    def _value(self, claim: Claim) -> list[tuple[Term, str]]:
        """The entity, the date with its bounds, or the words."""
        if claim.object is not None:
            return [(self._terms["object"], self._resolved(claim.object))]
        value = claim.value or ""
        bounds = bounds_of(value) if claim.property in DATES else None
        if bounds is None:
            return [(self._words, value)]
        days = (("earliest", bounds.earliest), ("latest", bounds.latest))
        return [(self._date, value), *((self._terms[name], day.isoformat()) for name, day in days if day)]

    def _derivation(
        self, document: str, said: Statement, passages: dict[str, "_Passage"], live: Collection[str]
    ) -> Resource | None:
        """How a value was reached that does not stand in the quote; its anchor is added to `passages`.

        live: the claims of the document; what is derived from a claim that was rejected names it no more.
        """
        if (way := said.row.derived) is None:
            return None
        terms = self._vocabulary.of(types := ("Derivation",))
        values = [(terms["rule"], way.rule)]
        if way.anchor:
            values.append((terms["anchor"], _passage(document, way.anchor, passages).id))
        if way.anchor_claim in live:
            values.append((terms["anchor_claim"], str(way.anchor_claim)))
        return Resource(content_id({"derivation": way.model_dump(), "of": said.claim.id}), types, values)

    def _runs(self, runs: Mapping[str, Run]) -> Iterator[Resource]:
        terms = self._vocabulary.of(types := ("Run", "Activity"))
        names = ("configuration", "description", "document", "extractor", "extractor_version")
        for key, run in sorted(runs.items()):
            yield Resource(key, types, [*properties(terms, run, names), (terms["used"], run.document)])

    def _passages(self, document: str, passages: Mapping[str, "_Passage"]) -> Iterator[Resource]:
        source, chosen = (self._vocabulary.of(("Target",))[name] for name in ("has_source", "has_selector"))
        for key, (_, target, selector) in sorted(passages.items()):
            yield Resource(target, ("Target",), [(source, document), (chosen, key)])
            if isinstance(selector, TextSelector):
                yield self._words_of(key, selector)
            else:
                terms = self._vocabulary.of(types := (type(selector).__name__,))
                names = [slot for slot in type(selector).model_fields if slot != "type"]
                yield Resource(key, types, properties(terms, selector, names))

    def _words_of(self, key: str, selector: TextSelector) -> Resource:
        """A span of text: most of a dataset is these."""
        start, end, exact = self._span
        return Resource(key, TEXT, [(start, str(selector.start)), (end, str(selector.end)), (exact, selector.quote)])


def _best_first(said: Statement) -> tuple[float, str]:
    return -said.row.confidence, said.description.id


class _Passage(NamedTuple):
    """A selector with its id and that of the passage that it selects."""

    id: str
    target: str
    selector: Selector


def _passage(document: str, selector: Selector, known: dict[str, _Passage]) -> _Passage:
    """The passage of a selector: of one place in one document it is one, whoever found something there."""
    if isinstance(selector, TextSelector):  # most are: no detour
        key = sha256(f"{document} {selector.start} {selector.end} {selector.quote}")
    else:
        key = content_id({"document": document, "selector": selector.model_dump()})
    if key not in known:
        known[key] = _Passage(key, sha256(f"target {key}"), selector)
    return known[key]
