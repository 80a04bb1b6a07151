"""The named graphs: each live claim with its words, its speaker, its source and the run that found it."""

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from graph.canonical import content_id
from graph.live import Records, Statement
from graph.projection.context import DATES, bounds_of
from graph.rdf.graph_resources import lexical, properties
from graph.rdf.resources import NamedGraph, Resource
from graph.rdf.terms import Term, Vocabulary
from ontology.model import Claim, Run, RunRow, Selector, TextSelector

SELECTORS: Mapping[str, tuple[str, ...]] = {
    "TextSelector": ("TextSelector", "oa:TextPositionSelector", "oa:TextQuoteSelector")
}
"""The classes of a selector, where there is more than its own."""


class ClaimResources:
    """Claims, runs, passages and selectors of each document.

    canonical: the id of the entity or event of each mention. disputed: ids of the claims that are.
    """

    def __init__(
        self, vocabulary: Vocabulary, records: Records, canonical: Mapping[str, str], disputed: Collection[str]
    ) -> None:
        self._vocabulary = vocabulary
        self._records = records
        self._canonical = canonical
        self._disputed = disputed
        self._terms = vocabulary.of(("Claim", "Statement"))
        self._words = vocabulary.literal("object", None)
        self._date = vocabulary.literal("object", self._terms["published_on"].datatype)

    def graphs(self, threshold: float) -> Iterator[NamedGraph]:
        """A graph a document of which a claim is live, by id."""
        statements: dict[str, list[Statement]] = {}
        for statement in self._records.live(threshold):
            statements.setdefault(statement.document.id, []).append(statement)
        runs: dict[str, list[Run]] = {}
        for run in self._records.runs:
            runs.setdefault(run.document, []).append(run)
        for document in sorted(statements):
            yield NamedGraph(document, self._graph(document, statements.pop(document), runs[document]))

    def _graph(self, document: str, statements: list[Statement], runs: list[Run]) -> Iterator[Resource]:
        """Claims by id, then the runs that found them, then passages with their selectors by id."""
        made_by = {(run.description, id(row)): run for run in runs for row in run.rows}
        used: dict[str, Run] = {}
        selectors: dict[str, Selector] = {}
        live = {statement.claim.id for statement in statements}
        statements.sort(key=attrgetter("claim.id"))
        for _, group in groupby(statements, key=attrgetter("claim.id")):
            found = sorted(group, key=lambda s: (-s.row.confidence, s.description.id))
            by = sorted({made_by[s.description.id, id(s.row)].id for s in found})
            used |= {run.id: run for s in found if (run := made_by[s.description.id, id(s.row)])}
            passages = {selector_id(document, one): one for s in found for one in s.row.evidence}
            selectors |= passages
            claim = found[0].claim
            derived = self._derivation(document, claim, found[0].row, selectors, live)
            yield self._claim(claim, found[0], by, passages, derived)
            if derived:
                yield derived
        yield from self._runs(used)
        yield from self._passages(document, selectors)

    def _claim(
        self, claim: Claim, best: Statement, by: list[str], passages: Collection[str], derived: Resource | None
    ) -> Resource:
        terms = self._terms
        values = [
            (terms["subject"], self._canonical.get(claim.subject, claim.subject)),
            (terms["mention"], claim.subject),
            (terms["property"], claim.property),
            *self._value(claim),
            (terms["stance"], claim.stance),
            (terms["modality"], claim.modality),
            (terms["confidence"], lexical(best.row.confidence)),
            (terms["disputed"], lexical(claim.id in self._disputed)),
        ]
        if claim.speaker:
            speaker = self._canonical.get(claim.speaker, claim.speaker)
            values += [(terms["speaker"], speaker), (terms["attributed_to"], speaker)]
        if claim.speaker_text:
            values.append((terms["speaker_text"], claim.speaker_text))
        if derived:
            values.append((terms["derived"], derived.id))
        values.append((terms["primary_source"], best.document.source))
        values += [(terms["generated_by"], run) for run in by]
        values += [(terms["has_target"], target_id(key)) for key in sorted(passages)]
        return Resource(claim.id, ("Claim", "Statement"), values)

    def _value(self, claim: Claim) -> list[tuple[Term, str]]:
        """The entity, the date with its bounds, or the words."""
        if claim.object is not None:
            return [(self._terms["object"], self._canonical.get(claim.object, claim.object))]
        value = claim.value or ""
        bounds = bounds_of(value) if claim.property in DATES else None
        if bounds is None:
            return [(self._words, value)]
        days = (("earliest", bounds.earliest), ("latest", bounds.latest))
        return [(self._date, value), *((self._terms[name], lexical(day)) for name, day in days if day)]

    def _derivation(
        self, document: str, claim: Claim, row: RunRow, selectors: dict[str, Selector], live: Collection[str]
    ) -> Resource | None:
        """How a value was reached that does not stand in the quote; its anchor is added to `selectors`.

        live: the claims of the document; what is derived from a claim that was rejected names it no more.
        """
        if row.derived is None:
            return None
        terms = self._vocabulary.of(types := ("Derivation",))
        values = [(terms["rule"], row.derived.rule)]
        if row.derived.anchor:
            anchor = selector_id(document, row.derived.anchor)
            selectors[anchor] = row.derived.anchor
            values.append((terms["anchor"], anchor))
        if row.derived.anchor_claim in live:
            values.append((terms["anchor_claim"], str(row.derived.anchor_claim)))
        return Resource(content_id({"derivation": row.derived.model_dump(), "of": claim.id}), types, values)

    def _runs(self, runs: Mapping[str, Run]) -> Iterator[Resource]:
        terms = self._vocabulary.of(types := ("Run", "Activity"))
        names = ("configuration", "description", "document", "extractor", "extractor_version")
        for key, run in sorted(runs.items()):
            yield Resource(key, types, [*properties(terms, run, names), (terms["used"], run.document)])

    def _passages(self, document: str, selectors: Mapping[str, Selector]) -> Iterator[Resource]:
        target = self._vocabulary.of(("Target",))
        for key, selector in sorted(selectors.items()):
            values = [(target["has_source"], document), (target["has_selector"], key)]
            yield Resource(target_id(key), ("Target",), values)
            name = type(selector).__name__
            terms = self._vocabulary.of(types := SELECTORS.get(name, (name,)))
            names = [slot for slot in type(selector).model_fields if slot != "type"]
            yield Resource(key, types, properties(terms, selector, names))


def selector_id(document: str, selector: Selector) -> str:
    """The id of a selector: of one place in one document it is one, whoever found something there."""
    if isinstance(selector, TextSelector):  # without the detour of a dump: a dataset is mostly these
        return content_id({"document": document, "text": [selector.start, selector.end, selector.quote]})
    return content_id({"document": document, "selector": selector.model_dump()})


def target_id(selector: str) -> str:
    """The id of the passage that a selector selects."""
    return content_id({"target": selector})
