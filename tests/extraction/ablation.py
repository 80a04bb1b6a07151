"""What each mechanism of the extraction is worth: the corpus is read with one of them taken out at a time.

    make ablation, or python -m tests.extraction.ablation [--only NAME...]

Scores the part on which rules are tuned as `evaluate` does. Each mechanism is one or a few functions that others stand
in for while the documents are read; nothing else changes, so what another mechanism makes up for does not count.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

sys.path.insert(0, str(Path(__file__).parent))

import evaluate
import score

from graph.names import normalise
from ingest.text import analysis, clusters, distribution, facility_told, phrases, terms
from ingest.text.analysis import Analysis, end_of, sentence_of, start_of
from ingest.text.arguments import ArgumentReader
from ingest.text.attribution import NARRATOR, Attributor
from ingest.text.calibration import calibrated
from ingest.text.coreference import Referent, Resolver
from ingest.text.frames import Match, entity_kinds, matches
from ingest.text.name import Name
from ingest.text.name_cues import judge
from ingest.text.names import find_names
from ingest.text.numbers import number
from ingest.text.subjects import SubjectReader
from ingest.text.term_told import terms_told
from ingest.text.timing import Timeline
from ingest.text.unframed import UnframedReader
from ingest.text.verbs import clause_verb, subject
from ontology.model import EntityClass

Swap: TypeAlias = tuple[Any, str, Any]
"""A module or class, the name of one of its functions, and what stands in for it."""
OF_MODEL: dict[str, EntityClass] = {
    "PERSON": "Person",
    "ORG": "Organisation",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Facility",
}
EVENTS = tuple(kind for kind in score.CORE if kind not in score.ENTITIES)


@dataclass(frozen=True, slots=True)
class Ablation:
    """A mechanism that can be taken out. what: what happens in its place. swaps: the functions that others stand for.

    threshold: confidence from which a fact counts.
    """

    name: str
    what: str
    swaps: Callable[[], Iterable[Swap]] = tuple
    threshold: float = evaluate.THRESHOLD


@contextmanager
def without(ablation: Ablation) -> Iterator[None]:
    """A stretch in which documents are read without a mechanism; afterwards everything is as it was."""
    kept: list[Swap] = []
    try:
        for owner, name, substitute in ablation.swaps():
            kept.append((owner, name, vars(owner)[name]))
            setattr(owner, name, substitute)
        yield
    finally:
        for owner, name, original in reversed(kept):
            setattr(owner, name, original)


def read_without(ablation: Ablation, golds: Iterable[score.Gold]) -> dict[str, list[score.Fact]]:
    """The facts of each document that are found without a mechanism."""
    with without(ablation):
        return {gold.id: evaluate.read(gold, threshold=ablation.threshold) for gold in golds}


def _everywhere(function: Callable[..., Any], substitute: Callable[..., Any]) -> list[Swap]:
    """The places to which a function of a module was imported, its own module among them."""
    name = function.__name__
    modules = [module for key, module in sorted(sys.modules.items()) if key.startswith("ingest.")]
    return [(module, name, substitute) for module in modules if vars(module).get(name) is function]


# --- lists --------------------------------------------------------------------------------------------------------


def _no_distribution() -> list[Swap]:
    return _everywhere(distribution.shared_terms, lambda *_, **__: [])


def _no_lists() -> list[Swap]:
    alone = _everywhere(phrases.listed, lambda head: [head])
    return [*alone, *_no_distribution(), (SubjectReader, "_with_list", lambda _, referents: referents)]


# --- names --------------------------------------------------------------------------------------------------------


def _names_of_model(analysed: Analysis, publisher: str | None = None) -> list[Name]:
    """What the model takes for names, of the kinds that it gives them; the publisher by its name."""
    known = normalise(publisher).removeprefix("the ") if publisher else ""
    found: list[Name] = []
    for index, sentence in enumerate(analysed.sentences):
        for start, end, label in sentence.entities:
            name = judge(analysed, index, sentence, start, end)
            kind = "Organisation" if known and name.key == known else OF_MODEL.get(label)
            if kind and name.key and (not found or name.start >= found[-1].end):
                found.append(replace(name, kind=kind, votes=((kind, 2.0),)))
    return found


def _people_by_whole_name(names: list[Name], _: str) -> list[list[Name]]:
    groups: dict[str, list[Name]] = {}
    for name in sorted(names, key=lambda name: name.start):
        groups.setdefault(name.key, []).append(name)
    return list(groups.values())


def _whole_names() -> list[Swap]:
    return [
        (clusters, "_people", _people_by_whole_name),
        (clusters, "_others", lambda names, text, _: _people_by_whole_name(names, text)),
    ]


# --- who ----------------------------------------------------------------------------------------------------------


def _nearest_before(reader: SubjectReader, frame: Any, trigger: Any, *_: Any) -> list[Referent]:
    kinds = entity_kinds(frame)
    before = reader.resolver.names_in(0, start_of(trigger))
    fitting = [Referent(name.start, name.end, entity) for name, entity in before if entity.kind in kinds]
    return fitting[-1:]


def _is_name(referent: Referent, resolver: Resolver) -> bool:
    """Whether a referent was found by its own name, or is nobody whom the text names."""
    spans = resolver.names_in(referent.start, referent.end) if referent.entity is not None else []
    return referent.anchor is None and (referent.entity is None or any(e == referent.entity for _, e in spans))


def _no_coreference() -> list[Swap]:
    resolve, subjects = Resolver.resolve, SubjectReader.read

    def resolved(self: Resolver, token: Any, **options: Any) -> list[Referent]:
        return [one for one in resolve(self, token, **options) if _is_name(one, self)]

    def named(self: SubjectReader, *given: Any) -> list[Referent]:
        return [one for one in subjects(self, *given) if _is_name(one, self.resolver)]

    return [
        (Resolver, "resolve", resolved),
        (SubjectReader, "read", named),
        *_everywhere(terms_told, lambda *given: terms_told(*given[:3], lambda _: [])),
    ]


def _no_attribution() -> list[Swap]:
    return [
        (Attributor, "voice", lambda *_: NARRATOR),
        (Attributor, "first_person", lambda *_: None),
        (Attributor, "speaker_at", lambda *_: None),
    ]


# --- whether, where, when -----------------------------------------------------------------------------------------


def _no_modality() -> list[Swap]:
    complete = UnframedReader.complete

    def without_gate(*given: Any) -> Iterator[Match]:
        """Frames that tell of a refusal still need their negation."""
        for match in matches(*given):
            negated = match.frame.gate == "negated"
            yield match if negated else Match(match.frame.model_copy(update={"gate": "off"}), match.trigger)

    return [
        *_everywhere(matches, without_gate),
        (facility_told, "force_of", lambda *_, **__: "actual"),
        (UnframedReader, "complete", lambda *given: [replace(one, force="actual") for one in complete(*given)]),
    ]


def _in_clause(token: Any, resolver: Resolver) -> tuple[Referent, ...]:
    """The people whom the clause of a facility has for its object or subject."""
    verb = clause_verb(token)
    own = subject(verb)
    candidates = [*(child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), *([own] if own else [])]
    for candidate in candidates:
        found = resolver.resolve(candidate, suffering=True)
        if people := tuple(one for one in found if one.entity and one.entity.kind == "Person"):
            return people
    return ()


def _every_facility() -> list[Swap]:
    stays = facility_told.stays

    def of_everybody(analysed: Analysis, resolver: Resolver, _: Any, known: Any) -> Iterator[facility_told.Stay]:
        everybody = {entity.number for entity in resolver.entities if entity.kind == "Person"}
        return stays(analysed, resolver, everybody, known)

    return [(facility_told, "_within", _in_clause), *_everywhere(stays, of_everybody)]


def _no_stays() -> list[Swap]:
    return _everywhere(facility_told.stays, lambda *_: iter(()))


def _nearest_date() -> list[Swap]:
    def nearest(timeline: Timeline, trigger: Any) -> Any:
        sentence, position = sentence_of(trigger), start_of(trigger)
        found = timeline.between(start_of(sentence[0]), end_of(sentence[-1]))
        return min(found, key=lambda one: abs((one.start or 0) - position), default=None)

    return [(Timeline, "date_of", nearest)]


def _no_document_date() -> list[Swap]:
    described, facts = evaluate.described, evaluate.facts

    def undated(gold: score.Gold) -> Any:
        document, description = described(gold)
        return document, description.model_copy(update={"date": None})

    def without_its_day(*given: Any, **options: Any) -> Any:
        """The scorer would take `the day of publication` for the date of the gold."""
        found = facts(*given, **options)
        for fact in found:
            fact["args"] = {name: None if value == "PUB" else value for name, value in fact["args"].items()}
        return found

    return [(evaluate, "described", undated), (evaluate, "facts", without_its_day)]


# --- what ---------------------------------------------------------------------------------------------------------


def _numbered_terms() -> list[Swap]:
    find_terms = terms.find_terms

    def with_number(text: str, *span: Any) -> list[terms.Term]:
        found = find_terms(text, *span)
        return [
            term for term in found if any(number(word) for word in text[term.start : term.end].split("-")[0].split())
        ]

    return _everywhere(find_terms, with_number)


def _one_charge() -> list[Swap]:
    read = ArgumentReader.read

    def first_offence(self: ArgumentReader, *given: Any) -> list[Any]:
        found = read(self, *given)
        first = next((one for one in found if one.property == "offence"), None)
        return [one for one in found if one.property != "offence" or one is first]

    return [(ArgumentReader, "read", first_offence)]


def _no_mending() -> list[Swap]:
    return [
        (analysis, "_set_boundaries", lambda *_: None),
        (analysis, "reading_text", lambda text, *_: text),
    ]


# --- the list -----------------------------------------------------------------------------------------------------

NOTHING = Ablation("nothing", "everything as it is")
ABLATIONS: Sequence[Ablation] = (
    Ablation("distribution", "of several terms after one verb everybody gets the first", _no_distribution),
    Ablation("lists", "of `X, Y and Z` only the first counts, in every relation", _no_lists),
    Ablation("names", "only what the model takes for names, of its kinds",
        lambda: _everywhere(find_names, _names_of_model)),
    Ablation("subject", "the nearest name before the verb or noun, whatever the grammar",
        lambda: [(SubjectReader, "read", _nearest_before)]),
    Ablation("modality", "what is planned, asked for, supposed or denied happened", _no_modality),
    Ablation("facility as topic", "whoever is named in a clause with a facility is held there", _every_facility),
    Ablation("detention by its place", "only frames tell of detention", _no_stays),
    Ablation("terms", "no life, no death, no `a year`: only terms with a number", _numbered_terms),
    Ablation("several charges", "one charge for each verb or noun", _one_charge),
    Ablation("forms of a name", "only equal names are one: no surname alone, initial or acronym", _whole_names),
    Ablation("mending of sentences", "sentences end where the parser thinks", _no_mending),
    Ablation("date of the event", "the nearest date of the sentence", _nearest_date),
    Ablation("attribution", "the text itself says everything", _no_attribution),
    Ablation("coreference", "only names mean somebody: no pronoun, description or topic", _no_coreference),
    Ablation("date of the document", "the day of publication is not known", _no_document_date),
    Ablation("calibration", "confidences as the author of a frame supposed", lambda: _everywhere(calibrated, list)),
    Ablation("threshold", "what would wait for review counts", threshold=0.0),
)  # fmt: skip


def row(ablation: Ablation, outcome: score.Outcome, whole: score.Outcome | None = None) -> str:
    """The figures of a reading. whole: that of the reading from which nothing is taken out."""
    micro, found = outcome.figures(score.CORE)["f1"], outcome.figures(EVENTS)
    change = f"{found['f1'] - whole.figures(EVENTS)['f1']:+.3f}" if whole else ""
    figures = (micro, found["f1"], found["precision"], found["recall"], found["arguments"])
    return f"{ablation.name:<24}" + "".join(f"{figure:>8.3f}" for figure in figures) + f"{change:>9}"


def scored(golds: Iterable[score.Gold], found: dict[str, list[score.Fact]]) -> score.Outcome:
    """The outcome of all documents together."""
    total = score.Outcome()
    for gold in golds:
        total.add(score.score_document(gold, found[gold.id], score.read_text(gold.text)))
    return total


def main() -> int:
    """Read the corpus once for each mechanism and print what it is worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=[one.name for one in ABLATIONS], help="only these mechanisms")
    options = parser.parse_args()
    golds = [gold for gold in score.read_gold([evaluate.CORPUS]) if gold.language == "en" and gold.split == "tune"]
    print(f"{'without':<24}{'micro':>8}{'events':>8}{'P':>8}{'R':>8}{'whole':>8}{'change':>9}", flush=True)
    whole = scored(golds, read_without(NOTHING, golds))
    print(row(NOTHING, whole), flush=True)
    for ablation in ABLATIONS:
        if not options.only or ablation.name in options.only:
            print(row(ablation, scored(golds, read_without(ablation, golds)), whole), flush=True)
    print("\nevents: F1, P precision, R recall; whole: the share of right events of which every argument agrees")
    print("\n".join(f"{one.name}: {one.what}" for one in ABLATIONS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
